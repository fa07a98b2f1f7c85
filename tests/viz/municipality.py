"""Made-up networks for the tests of the pictures. All words are our own."""

from __future__ import annotations

import random

from graph.evidence import Evidence
from graph.model import (
    Actor,
    Basis,
    Collaboration,
    Frequency,
    Kind,
    Note,
    NoteField,
    Place,
    Scope,
    Source,
    Statement,
    Status,
)
from graph.network import Network

SOURCE = Source(name="liste.txt", sha256="a" * 64, organisation="Vikly", language="nb")

_FRONT = [
    "Blå",
    "Grønn",
    "Lys",
    "Ny",
    "Øvre",
    "Ytre",
    "Nordre",
    "Vest",
    "Søndre",
    "Indre",
    "Fjell",
    "Skog",
    "Elve",
    "Strand",
    "Ås",
    "Mo",
]
_BACK = [
    "hagen",
    "skolen",
    "tunet",
    "kontoret",
    "verkstedet",
    "biblioteket",
    "hallen",
    "laget",
    "tjenesten",
    "teamet",
    "senteret",
    "parken",
    "legevakten",
    "kjøkkenet",
    "museet",
    "garasjen",
    "utvalget",
    "sentralen",
]
_PURPOSES = (
    "felles vaktplan",
    "lån av lokaler og bil",
    "ukentlig møte om elever",
    "innkjøp av møbler",
    "sommerdager for unge",
    "",
)


def names(count: int, rng: random.Random) -> list[str]:
    """Different names, some long, with the letters of the north."""
    found: dict[str, None] = {}
    while len(found) < count:
        name = rng.choice(_FRONT) + rng.choice(_BACK)
        if rng.random() < 0.3:
            name += f" for {rng.choice(_BACK)} og {rng.choice(_BACK)}"
        if name in found:
            name += f" {len(found)}"
        found[name] = None
    return list(found)


def municipality(
    actors: int = 90,
    respondents: int = 16,
    ties: int = 150,
    groups: int = 0,
    seed: int = 7,
) -> tuple[Network, Evidence]:
    """A network with hubs, all statuses, all bands, and a quote behind every tie."""
    rng = random.Random(seed)
    called = names(actors, rng)
    people = [_actor(i, name, i < respondents, groups, rng) for i, name in enumerate(called)]
    rows: dict[tuple[str, str, Status], Collaboration] = {}
    said: dict[str, Statement] = {}
    home = [rng.randrange(max(groups, 8)) if not groups else i % groups for i in range(actors)]
    # A few targets are named often, most once: popularity falls off with the position.
    popular = [1 / (1 + (i * 37 % actors)) ** 0.7 for i in range(actors)]
    targets = list(range(actors))
    while len(rows) < ties:
        a = rng.randrange(respondents)
        weights = [p * (6 if home[t] == home[a] else 1) for t, p in enumerate(popular)]
        b = rng.choices(targets, weights)[0]
        if a == b:
            continue
        status = rng.choices(list(Status), (12, 2, 1))[0]
        key = (people[a].id, people[b].id, status)
        if key in rows:
            continue
        statement = _statement(people[a], people[b], status, len(said) + 10, rng)
        said[statement.id] = statement
        rows[key] = Collaboration(
            source=key[0],
            target=key[1],
            status=status,
            low=statement.frequency.low,
            high=statement.frequency.high,
            purposes=statement.purposes,
            statements=(statement.id,),
        )
    return Network.build(people, rows.values()), Evidence(
        sources={SOURCE.sha256: SOURCE}, statements=said, problems=(), questions=(), meaning={}
    )


def _actor(i: int, name: str, respondent: bool, groups: int, rng: random.Random) -> Actor:
    external = not respondent and rng.random() < 0.2
    return Actor(
        id=name.casefold(),
        name=name,
        kind=Kind.UNIT if respondent else rng.choices(list(Kind), (6, 2, 2, 2))[0],
        scope=Scope.INTERNAL if respondent else Scope.EXTERNAL if external else Scope.UNKNOWN,
        organisation="Vikly",
        names=(name, name.upper()),
        groups={"avdeling": f"Avdeling {1 + i % groups}"} if groups else {},
        respondent=respondent,
    )


def _statement(a: Actor, b: Actor, status: Status, line: int, rng: random.Random) -> Statement:
    often = rng.choice([230, 52, 12, 8, 2, None, None])
    purpose = rng.choice(_PURPOSES)
    words = f" ({often} ganger i året)" if often else ""
    heading = ("3 Samarbeid", a.name)
    note = Note(
        field=NoteField.PURPOSE, text="Gjelder hele lista.", place=Place(page=2, line=line + 1)
    )
    return Statement(
        source=SOURCE.sha256,
        speaker=a.name,
        subject=a.name,
        object=b.name,
        status=status,
        frequency=Frequency(low=often, high=often, text=words.strip(), basis=Basis.STATED)
        if often
        else Frequency(),
        purpose=purpose,
        quote=f"{b.name}{words}: {purpose}",
        place=Place(page=2, line=line, heading=heading),
        notes=(note,) if line % 9 == 0 else (),
    )
