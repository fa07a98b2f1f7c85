"""Bring what names mean in Neo4j in line with a resolution: only what differs is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.identity import Resolution
from graph.model import Collaboration
from graph.stores import cypher
from graph.stores import neo4j_rows as to
from graph.stores.bolt import Connection
from graph.stores.neo4j_writer import Writer

__all__ = ["bring_in_line"]

Row = dict[str, Any]


def bring_in_line(
    link: Connection, writer: Writer, resolution: Resolution, ties: Iterable[Collaboration]
) -> None:
    """Write the actors, groups, meanings, collaborations and questions that differ.

    What is no more goes last, relationships before the nodes that they hang on.
    """
    stale = {"Actor": _actors(link, writer, resolution)}
    names = {row["key"] for row in link.stream(cypher.GET_NAME_KEYS)}
    for kind, rows in (
        ("IN_GROUP", to.group_rows(resolution.actors)),
        ("MEANS", to.meaning_rows(resolution.meaning, names)),
        ("COLLABORATES_WITH", map(to.collaboration_row, ties)),
        ("Question", to.question_rows(resolution.questions)),
    ):
        changed, stale[kind] = _compared(link, kind, rows)
        writer.rows(cypher.WRITE[kind], changed)
    for kind in reversed(stale):
        writer.rows(cypher.STALE[kind], stale[kind])
    writer.once(cypher.DELETE_EMPTY_GROUPS)


def _actors(link: Connection, writer: Writer, resolution: Resolution) -> list[Row]:
    changed, stale = _compared(link, "Actor", to.actor_rows(resolution.actors))
    for kind, text in cypher.ACTORS.items():
        writer.rows(text, (row for row in changed if row["kind"] == kind))
    return stale


def _compared(link: Connection, kind: str, rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Rows that are new or other than what is there, and what is there and no more wanted."""
    left = {row["key"]: row["digest"] for row in link.stream(cypher.HELD[kind])}
    changed = [row for row in rows if left.pop(row["key"], None) != row["digest"]]
    return changed, [{"key": key} for key in left]
