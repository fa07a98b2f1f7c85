"""Labels in the place of names: a graph that can be shown without saying who is who.

The labels follow from a secret that the user keeps. The same secret gives the same labels in
every graph, so two reports can be compared; without it nobody can go from a label to a name by
trying names.
"""

from __future__ import annotations

import base64
import hmac
import os
import secrets
from dataclasses import replace
from pathlib import Path

from graph.collaborations import Name
from graph.errors import UsageError
from graph.evidence import Evidence
from graph.model import Actor, Place, Source, Statement
from graph.network import Network

__all__ = ["Labels", "keep_secret", "pseudonymous"]

_BITS = 40  # eight letters: two of a million names share a label less than once in two graphs
_SHORTEST = 16  # bytes of a secret: below, the names could be found by trying secrets


class Labels:
    """The label of each name under one secret."""

    def __init__(self, secret: bytes) -> None:
        """Take the secret.

        Raises
        ------
        UsageError
            If it is too short to be one.
        """
        if len(secret) < _SHORTEST:
            raise UsageError(
                f"the secret has fewer than {_SHORTEST} bytes: let Samspill make it"
            )
        self._secret = secret

    def label(self, kind: str, text: str) -> str:
        """A stable label such as ``U-4KQ2ZTAB``: the first letter of its kind, and a code."""
        digest = hmac.digest(
            self._secret, f"{kind}\x1f{text}".encode("utf-8", "surrogatepass"), "sha256"
        )
        return f"{kind[:1].upper()}-{base64.b32encode(digest[: _BITS // 8]).decode()}"

    def actor(self, actor: Actor) -> str:
        """The label of an actor, whatever kind it is."""
        return self.label("unit", actor.id)


def keep_secret(path: Path) -> bytes:
    """The secret in a file, which is made when it is not there, for its owner's eyes only.

    Raises
    ------
    UsageError
        If the file cannot be read or made.
    """
    try:
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_hex(32) + "\n")
        return path.read_bytes().strip()
    except OSError as error:
        raise UsageError(
            f"{path}: the secret cannot be kept there: {error.strerror}"
        ) from error


def pseudonymous(
    network: Network, evidence: Evidence, labels: Labels
) -> tuple[Network, Evidence]:
    """The same graph with labels for names, and without any text of a document.

    Parameters
    ----------
    network, evidence
        As `graph.assembly.assemble` gives them.
    labels : Labels

    Returns
    -------
    Network
        Actors have a label as id and name, no spellings, and labelled organisations and
        groups; ties have no purposes. Kinds, scopes, statuses and frequencies stay.
    Evidence
        Sources are labels with their language; statements have no quote, purpose, note,
        heading or words of a frequency. Left out are problems, questions and doubtful
        statements, which a person can judge by the quote only.

    Notes
    -----
    Who knows the organisation may still know a unit by its place in the graph: labels make
    data pseudonymous in the sense of the General Data Protection Regulation, art. 4 (5), not
    anonymous.
    """
    hidden = _Hidden(labels, network)
    actors = {actor.id: hidden.actor(actor) for actor in network.actors}
    ties = [network.collaboration(row) for row in range(len(network.source))]
    doubtful = set(evidence.doubtful)
    said = {
        key: hidden.statement(s, evidence)
        for key, s in evidence.statements.items()
        if key not in doubtful
    }
    new_key = {key: statement.id for key, statement in said.items()}
    shown = Network.build(
        actors.values(),
        [
            tie.model_copy(
                update={
                    "source": actors[tie.source].id,
                    "target": actors[tie.target].id,
                    "purposes": (),
                    "statements": tuple(new_key[key] for key in tie.statements),
                }
            )
            for tie in ties
        ],
    )
    shown = replace(shown, withheld=network.withheld)
    return shown, _evidence(evidence, hidden, said)


class _Hidden:
    """What each record is shown as."""

    def __init__(self, labels: Labels, network: Network) -> None:
        self._labels = labels
        self._shown = {actor.id: labels.actor(actor) for actor in network.actors}
        if len(set(self._shown.values())) < len(network.actors):
            raise UsageError("two units have one label under this secret: make another secret")

    def actor(self, actor: Actor) -> Actor:
        shown = self._shown[actor.id]
        return actor.model_copy(
            update={
                "id": shown,
                "name": shown,
                "names": (shown,),
                "organisation": self.organisation(actor.organisation),
                "groups": {
                    name: self._labels.label("group", f"{name}\x1f{value}")
                    for name, value in actor.groups.items()
                },
            }
        )

    def organisation(self, name: str) -> str:
        return self._labels.label("organisation", name) if name else ""

    def actors(self, ids: tuple[str, ...]) -> str:
        return " + ".join(self._shown[i] for i in ids)

    def ids(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._shown[i] for i in ids)

    def source(self, source: Source) -> Source:
        label = self.key(source.sha256)
        return Source(
            name=label,
            sha256=label,
            organisation=self.organisation(source.organisation),
            language=source.language,
        )

    def key(self, sha256: str) -> str:
        return self._labels.label("source", sha256)

    def statement(self, said: Statement, evidence: Evidence) -> Statement:
        subject = self.actors(evidence.actors_of(said, said.subject))
        place = said.place
        return Statement(
            source=self.key(said.source),
            speaker=subject,
            subject=subject,
            object=self.actors(evidence.actors_of(said, said.object)),
            status=said.status,
            frequency=said.frequency.model_copy(update={"text": ""}),
            quote="",
            place=Place(
                page=place.page,
                line=place.line,
                sheet=place.sheet and self._labels.label("sheet", place.sheet),
                row=place.row,
            ),
            confidence=said.confidence,
            rule=said.rule,
        )


def _evidence(evidence: Evidence, hidden: _Hidden, said: dict[str, Statement]) -> Evidence:
    meaning: dict[Name, tuple[str, ...]] = {}
    for key in said:
        statement = evidence.statements[key]
        organisation = hidden.organisation(evidence.source_of(statement).organisation)
        for name, label in (
            (statement.subject, said[key].subject),
            (statement.object, said[key].object),
        ):
            meaning[organisation, label] = hidden.ids(evidence.actors_of(statement, name))
    return replace(
        evidence,
        sources={hidden.key(sha): hidden.source(s) for sha, s in evidence.sources.items()},
        statements={statement.id: statement for statement in said.values()},
        problems=(),
        questions=(),
        meaning=meaning,
        doubtful=(),
    )
