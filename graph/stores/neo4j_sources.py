"""Put sources into Neo4j, and take them away, in steps that can be broken off anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import StoreError
from graph.model import Reading
from graph.stores import cypher
from graph.stores import neo4j_rows as to
from graph.stores.bolt import Connection
from graph.stores.neo4j_writer import Writer

__all__ = ["delete", "insert", "sweep"]


def insert(
    link: Connection, writer: Writer, reading: Reading, replacing: Sequence[str]
) -> bool:
    """Write a source and all it gave; False when it is there already.

    A load of the same content that was broken off is gone over again and completed; what is
    left of other content is taken away first.
    """
    sha256 = reading.source.sha256
    digest = to.reading_digest(reading)
    held = link.read(cypher.SOURCE_STATE, sha256=sha256)
    again = bool(held) and held[0]["state"] == "complete"
    if again and sha256 not in replacing:
        return False
    if again:
        writer.once(cypher.HIDE_SOURCE, sha256=sha256)
    if held and (held[0]["state"], held[0]["digest"]) != ("loading", digest):
        _purge(writer, sha256)
    values = {**to.source_values(reading.source), "digest": digest}
    writer.rows(cypher.BEGIN_SOURCE, [{"sha256": sha256, "values": values}])
    _write(writer, reading)
    others = [other for other in replacing if other != sha256]
    if not writer.once(cypher.FINISH_SOURCE, sha256=sha256, replacing=others):
        raise StoreError(f"{link.where}: {reading.source.name} could not be completed")
    if others:
        sweep(link, writer)
    if again:
        writer.until_none(cypher.DELETE_UNUSED_NAMES)
    return True


def _write(writer: Writer, reading: Reading) -> None:
    sha256 = reading.source.sha256
    names = to.names_of(reading)
    keys = {row["name"]: row["key"] for row in names}
    writer.rows(cypher.NAMES, names)
    # The first of several with one id.
    said = {s.id: s for s in reversed(reading.statements)}
    order = dict.fromkeys(s.id for s in reading.statements)
    writer.rows(
        cypher.STATEMENTS,
        (to.statement_row(said[id_], id_, at, keys) for at, id_ in enumerate(order)),
        sha256=sha256,
    )
    filed = enumerate(dict.fromkeys(reading.respondents))
    writer.rows(
        cypher.RESPONDENTS,
        ({"key": keys[name], "position": at} for at, name in filed),
        sha256=sha256,
    )
    writer.rows(
        cypher.STRUCTURE_ROWS,
        (to.unit_row(u, to.key(sha256, at), at) for at, u in enumerate(reading.units)),
        sha256=sha256,
    )
    writer.rows(
        cypher.PROBLEMS,
        (to.problem_row(p, to.key(sha256, at), at) for at, p in enumerate(reading.problems)),
        sha256=sha256,
    )


def delete(link: Connection, writer: Writer, sha256: str) -> bool:
    """Take a source away; False when it is not there."""
    held = link.read(cypher.SOURCE_STATE, sha256=sha256)
    if not held or held[0]["state"] == "leaving":
        return False
    writer.once(cypher.HIDE_SOURCE, sha256=sha256)
    sweep(link, writer)
    return bool(held[0]["state"] == "complete")


def sweep(link: Connection, writer: Writer) -> None:
    """Finish what removals have left behind."""
    leaving = [row["sha256"] for row in link.read(cypher.LEAVING)]
    for sha256 in leaving:
        _purge(writer, sha256)
    if leaving:
        writer.until_none(cypher.DELETE_UNUSED_NAMES)


def _purge(writer: Writer, sha256: str) -> None:
    writer.until_none(cypher.DELETE_PARTS, sha256=sha256)
    writer.once(cypher.DELETE_SOURCE, sha256=sha256)
