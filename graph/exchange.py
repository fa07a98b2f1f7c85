"""The exchange form of a statement: one flat record that other programs can rely on."""

from __future__ import annotations

from typing import Any

from graph.evidence import Evidence
from graph.model import Statement
from graph.network import Network

__all__ = ["statement_row"]


def statement_row(statement: Statement, network: Network, evidence: Evidence) -> dict[str, Any]:
    """One statement with its names resolved, ready for JSON.

    Parameters
    ----------
    statement : Statement
        One of ``evidence.statements``.
    network : Network
        Gives the actors their names.
    evidence : Evidence
        Gives the source, and whom the names of the statement mean.

    Returns
    -------
    dict
        ``source`` (file name), ``sha256``, ``speaker``, ``subject`` and ``object`` as
        written, ``subject_actors`` and ``object_actors`` (lists of names; two where the text
        names two, none where only doubtful statements name it), ``status``, ``frequency``
        (``low`` and ``high`` in contacts a year, null when unknown, ``text``, ``basis``),
        ``purpose``, ``quote`` (verbatim), ``page``,
        ``line``, ``heading``, ``confidence`` (0 to 1) and ``rule`` (empty for lists and
        tables); ``sheet`` and ``row`` as well when it stands in a table.

    Notes
    -----
    Keys are only ever added: what stands here is a promise to the programs that read it.
    """
    source = evidence.source_of(statement)
    place = statement.place
    row: dict[str, Any] = {
        "source": source.name,
        "sha256": source.sha256,
        "speaker": statement.speaker,
        "subject": statement.subject,
        "object": statement.object,
        "subject_actors": _names(statement, statement.subject, network, evidence),
        "object_actors": _names(statement, statement.object, network, evidence),
        "status": statement.status.value,
        "frequency": statement.frequency.model_dump(mode="json"),
        "purpose": statement.purpose,
        "quote": statement.quote,
        "page": place.page,
        "line": place.line,
        "heading": list(place.heading),
        "confidence": statement.confidence,
        "rule": statement.rule,
    }
    if place.sheet is not None or place.row is not None:
        row |= {"sheet": place.sheet, "row": place.row}
    return row


def _names(statement: Statement, name: str, network: Network, evidence: Evidence) -> list[str]:
    ids = evidence.actors_of(statement, name)
    return [network.actors[network.position[i]].name for i in ids]
