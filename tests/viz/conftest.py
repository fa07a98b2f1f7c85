"""A made-up municipality: 16 units with a list, some 90 actors, some 150 ties, all evidence."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.collaborations import collaborations
from graph.evidence import Evidence
from graph.identity import Question
from graph.model import (
    Actor,
    Basis,
    Frequency,
    Kind,
    Note,
    NoteField,
    Place,
    Problem,
    ProblemKind,
    Scope,
    Source,
    Statement,
    Status,
)
from graph.network import Network
from tests.viz.visits import ARGUMENTS, Open, Visit, opener

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Graph = tuple[Network, Evidence]

DEPARTMENTS = {
    "Oppvekst": ("Skole", "Barnehage", "PPT", "Kulturskole"),
    "Helse": ("Hjemmetjeneste", "Sykehjem", "Legevakt", "Helsestasjon og skolehelsetjeneste"),
    "Teknisk": ("Byggesak", "Vei og park", "Vann og avløp", "Brannvern"),
    "Stab": ("HR", "IKT", "Økonomi", "Arkiv"),
}
UNITS = tuple(unit for units in DEPARTMENTS.values() for unit in units)
BODIES = ("NAV", "Statsforvalteren", "Politiet", "Fylkeskommunen", "Husbanken")
PARTNERS = (
    *BODIES,
    *(
        f"{word} {part}"
        for word in ("Lag", "Råd", "Utvalg", "Verksted")
        for part in range(1, 18)
    ),
)
FREQUENCIES = (
    Frequency(low=52, high=52, text="ukentlig", basis=Basis.STATED),
    Frequency(low=230, high=230, text="daglig", basis=Basis.STATED),
    Frequency(low=12, high=12, text="månedlig", basis=Basis.UNIT_NOTE),
    Frequency(),
    Frequency(low=12, high=52, text="1–4 ganger i måneden", basis=Basis.STATED),
    Frequency(text="ved behov", basis=Basis.STATED),
    Frequency(low=4, high=4, text="hvert kvartal", basis=Basis.DOCUMENT_NOTE),
)
UNKNOWN = Frequency()
PURPOSES = ("vaktplaner", "felles møter", "", "anskaffelser", "oppfølging av enkeltsaker")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def statement(
    subject: str,
    partner: str,
    line: int,
    *,
    source: str,
    status: Status = Status.EXISTING,
    frequency: Frequency = UNKNOWN,
    purpose: str = "",
    quote: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Statement:
    said = f"{partner} ({frequency.text})" if frequency.text else partner
    return Statement(
        source=source,
        speaker=subject,
        subject=subject,
        object=partner,
        status=status,
        frequency=frequency,
        purpose=purpose,
        quote=quote if quote is not None else said + (f": {purpose}" if purpose else ""),
        place=Place(page=1 + line // 40, line=line, heading=("Samarbeid", subject)),
        notes=notes,
    )


def gather(
    statements: Iterable[Statement],
    sources: Iterable[Source],
    *,
    problems: tuple[Problem, ...] = (),
    questions: tuple[Question, ...] = (),
    actor: Callable[[str, bool], Actor] | None = None,
) -> Graph:
    """Network and evidence in which every name is an actor of its own."""
    said = list(statements)
    by_hash = {s.sha256: s for s in sources}
    speakers = {s.subject for s in said if s.place.row is None}
    names = sorted({n for s in said for n in (s.subject, s.object)})
    make = actor or (lambda name, filed: Actor(id=name, name=name, respondent=filed))
    actors = [make(name, name in speakers) for name in names]
    meaning = {
        (source.organisation, name): (who.id,)
        for source in by_hash.values()
        for name, who in zip(names, actors, strict=True)
    }
    organisation = {s.sha256: s.organisation for s in by_hash.values()}
    evidence = Evidence(
        sources=by_hash,
        statements={s.id: s for s in said},
        problems=problems,
        questions=questions,
        meaning=meaning,
    )
    return Network.build(actors, collaborations(said, organisation, meaning)), evidence


def municipality_actor(name: str, filed: bool) -> Actor:
    department = next((d for d, units in DEPARTMENTS.items() if name in units), "")
    body = name in BODIES
    return Actor(
        id=name.casefold().replace(" ", "-"),
        name=name,
        kind=Kind.BODY if body else Kind.COLLECTIVE if name.startswith("Lag") else Kind.UNIT,
        scope=Scope.EXTERNAL if body else Scope.INTERNAL if filed else Scope.UNKNOWN,
        organisation="Fjordvik",
        names=(name,) if name != "HR" else ("HR", "Personal", "Personalavdelingen"),
        groups={"department": department} if department else {},
        respondent=filed,
    )


def municipality_statements(listed: str, table: str) -> list[Statement]:
    said: list[Statement] = []
    line = 10
    for i, unit in enumerate(UNITS):
        line += 3
        home = next(units for units in DEPARTMENTS.values() if unit in units)
        partners = [p for p in home if p != unit]
        partners += (
            [UNITS[(i * 5 + 3) % 16]] if UNITS[(i * 5 + 3) % 16] not in (unit, *home) else []
        )
        partners += ["HR"] * (unit != "HR" and "HR" not in partners and i % 3 != 0)
        partners += [PARTNERS[(i * 5 + k) % len(PARTNERS)] for k in range(5)]
        for k, partner in enumerate(partners):
            line += 1
            said.append(
                statement(
                    unit,
                    partner,
                    line,
                    source=listed,
                    frequency=FREQUENCIES[(i + 2 * k) % len(FREQUENCIES)],
                    purpose=PURPOSES[(i + k) % len(PURPOSES)],
                )
            )
    note = Note(
        field=NoteField.PURPOSE, text="Gjelder all drift.", place=Place(page=1, line=30)
    )
    said += [
        statement("Skole", "HR", 400, source=listed, purpose="lønn", notes=(note,)),
        statement(
            "Skole",
            "Legevakt",
            401,
            source=listed,
            status=Status.PROPOSED,
            quote="Vi ønsker faste møter med Legevakt.",
        ),
        statement(
            "Byggesak",
            "Arkiv",
            402,
            source=listed,
            status=Status.STRAINED,
            quote="Saker blir liggende mellom oss og Arkiv.",
        ),
        statement("Arkiv", "Sykehjem", 403, source=listed, status=Status.PROPOSED),
    ]
    row = Place(sheet="Ark1", row=2)
    said.append(
        Statement(
            source=table,
            speaker="PPT",
            subject="PPT",
            object="NAV",
            quote="PPT | NAV | ukentlig",
            frequency=FREQUENCIES[0],
            place=row,
        )
    )
    return said


@pytest.fixture(scope="session")
def organisation() -> Graph:
    """Network and evidence of the made-up municipality."""
    listed = Source(
        name="samarbeid.txt",
        sha256=digest("list"),
        title="Samarbeid i Fjordvik",
        organisation="Fjordvik",
        date=datetime.date(2027, 3, 1),
        language="nb",
    )
    table = Source(
        name="tabell.xlsx", sha256=digest("table"), organisation="Fjordvik", language="sv"
    )
    problems = (
        Problem(
            kind=ProblemKind.FREQUENCY,
            file=listed.name,
            source=listed.sha256,
            place=Place(page=2, line=44),
            text="når det passer",
        ),
        Problem(
            kind=ProblemKind.FREQUENCY,
            file=listed.name,
            source=listed.sha256,
            place=Place(page=2, line=61),
            text="iblant",
        ),
        Problem(
            kind=ProblemKind.ORPHAN_BULLET,
            file=listed.name,
            source=listed.sha256,
            place=Place(page=1, line=9),
            text="Bibliotek",
        ),
        Problem(kind=ProblemKind.UNREADABLE, file="bilde.pdf"),
    )
    questions = (
        Question(
            organisation="Fjordvik", names=("Lag 1", "Lag 11"), reason="spelling", weight=7
        ),
        Question(
            organisation="Fjordvik", names=("Råd 1", "Råd 2"), reason="spelling", weight=4
        ),
    )
    return gather(
        municipality_statements(listed.sha256, table.sha256),
        (listed, table),
        problems=problems,
        questions=questions,
        actor=municipality_actor,
    )


HOSTILE = (
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "\"'><b onclick=window.hit=1>&amp;",
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }}{# #}{name}",
    "bell\x07 null\x00 end",
    "line\u2028para\u2029 \u202eltr \ufeffmark",
    "tab\tcr\rlf\nend",
    "javascript:window.hit=1",
    "-1+1",
    "@SUM(A1)",
    "'quoted",
    "𝕏 emoji 🧩",
    "x]]></data></node></graphml><!--",
    "👩\u200d👩\u200d👧 🇳🇴 \ufeffzero\u200bwidth\u00ad",
    "Z\u0351\u0346a\u0321\u0322l\u0348g\u0334o",
    "long " * 1000 + "end",
)


@pytest.fixture(scope="session")
def hostile() -> Graph:
    """A network whose every name, purpose and quote tries to break the page or the file."""
    sources = [
        Source(name=HOSTILE[0], sha256=digest("h"), title=HOSTILE[1], organisation=HOSTILE[2])
    ]
    said = [
        statement(
            name,
            HOSTILE[(i + 1) % len(HOSTILE)],
            i + 1,
            source=sources[0].sha256,
            purpose=HOSTILE[(i + 2) % len(HOSTILE)],
            quote=name,
            status=tuple(Status)[i % 3],
        )
        for i, name in enumerate(HOSTILE)
    ]

    def actor(name: str, filed: bool) -> Actor:
        return Actor(
            id=name, name=name, names=(name,), respondent=filed, groups={"gr<b>up": name}
        )

    problems = tuple(Problem(kind=ProblemKind.NOTE, file=t, text=t) for t in HOSTILE)
    questions = (
        Question(organisation=HOSTILE[2], names=(HOSTILE[0], HOSTILE[1]), reason="spelling"),
    )
    return gather(said, sources, problems=problems, questions=questions, actor=actor)


@pytest.fixture(scope="module")
def map_browser(chromium: str) -> Iterator[Browser]:
    """Chromium, for a module of tests of the map."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(map_browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens maps; in the end nothing may have gone wrong on any."""
    visits: list[Visit] = []
    yield opener(map_browser, tmp_path, visits)
    for found in visits:
        assert found.wrong == []
        found.page.context.close()
