"""Bring what names mean in Neo4j in line with a resolution: only what differs is written.

The statements that are read again are those of the actors whose ties may have changed: who
speaks in a source that is new or gone, in a name that now means another, or about one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from graph.identity import Resolution
from graph.stores import cypher
from graph.stores import neo4j_rows as to
from graph.stores.bolt import Connection
from graph.stores.neo4j_gather import AT_ONCE, Spoken
from graph.stores.neo4j_writer import Step, Writer

__all__ = ["settle"]

Row = dict[str, Any]

AT_LAST = 50_000  # rows that one transaction takes: about 100 MB of the server's memory


def settle(
    link: Connection, writer: Writer, resolution: Resolution, doubtful: set[str], state: str
) -> None:
    """Write what differs in one transaction: the old state is there, or the new one.

    Only where nothing was settled yet, or where the differences would take too much of the
    server's memory, they are written in several; the graph is not settled meanwhile, and what
    was broken off there is gone over anew.

    Parameters
    ----------
    link : Connection
    writer : Writer
    resolution : Resolution
    doubtful : set of str
        Ids of actors that only doubtful statements name.
    state : str
        What the graph is settled for afterwards.
    """
    anew = not link.read(cypher.GRAPH)[0]["graph"]["settled"]
    steps = _Steps(link, writer, resolution, doubtful).all(anew)
    held, rows = list[Step](), 0
    for step in () if anew else steps:
        held.append(step)
        rows += len(step.rows)
        if rows > AT_LAST:
            writer.once(cypher.SET_GRAPH, values={"settled": ""})
            break
    else:
        if not anew:
            writer.whole(held, cypher.SETTLED, state=state)
            return
    for step in chain(held, steps):
        writer.rows(step.text, step.rows)
    writer.once(cypher.SETTLED, state=state)


class _Steps:
    """What to write, in an order in which it can be written."""

    def __init__(
        self, link: Connection, writer: Writer, resolution: Resolution, doubtful: set[str]
    ) -> None:
        self._link, self._writer = link, writer
        self._wanted, self._doubtful = resolution, doubtful
        self._turned: set[str] = set()  # keys of names that mean others than before
        self._touched: set[str] = set()  # keys of actors whom they meant or mean

    def all(self, anew: bool) -> Iterator[Step]:
        """The steps; `anew`: as if nothing had been gathered yet."""
        actors = self._wanted.actors
        changed, gone = self._compared("Actor", to.actor_rows(actors, self._doubtful))
        for kind, text in cypher.ACTORS.items():
            yield Step(text, [row for row in changed if row["kind"] == kind])
        yield from self._both("IN_GROUP", to.group_rows(actors))
        yield from self._meanings()
        yield from self._ties(anew)
        yield from self._both("Question", to.question_rows(self._wanted.questions))
        yield Step(cypher.STALE["Actor"], gone)

    def _both(self, kind: str, rows: Iterable[Row]) -> Iterator[Step]:
        changed, gone = self._compared(kind, rows)
        yield Step(cypher.STALE[kind], gone)
        yield Step(cypher.WRITE[kind], changed)

    def _compared(
        self, kind: str, rows: Iterable[Row], **values: Any
    ) -> tuple[list[Row], list[Row]]:
        """Rows that are new or other than what is there, and what is there and not wanted."""
        found = self._link.stream(cypher.HELD[kind], **values)
        left = {row.pop("key"): row for row in found}
        changed: list[Row] = []
        for row in rows:
            held = left.pop(row["key"], None)
            if held is None or held["digest"] != row["digest"]:
                changed.append(row)
        self._writer.renew()
        return changed, [{"key": key, **row} for key, row in left.items()]

    def _meanings(self) -> Iterator[Step]:
        names = {row["key"] for row in self._link.stream(cypher.GET_NAME_KEYS)}
        rows = to.meaning_rows(self._wanted.meaning, names)
        changed, gone = self._compared("MEANS", rows)
        self._turned = {row["name"] for row in (*changed, *gone)}
        self._touched = {row["actor"] for row in (*changed, *gone)}
        yield Step(cypher.STALE["MEANS"], gone)
        yield Step(cypher.WRITE["MEANS"], changed)

    def _ties(self, anew: bool) -> Iterator[Step]:
        spoken = Spoken(self._link, self._wanted.meaning)
        ids = {actor.id for actor in self._wanted.actors}
        if not anew:
            ids &= self._affected(spoken)
        for batch, ties in spoken.batches(ids):
            keys = [to.key(i) for i in batch]
            rows = map(to.collaboration_row, ties)
            changed, gone = self._compared("COLLABORATES_WITH", rows, actors=keys)
            yield Step(cypher.STALE["COLLABORATES_WITH"], gone)
            yield Step(cypher.WRITE["COLLABORATES_WITH"], changed)

    def _affected(self, spoken: Spoken) -> set[str]:
        """Ids of the actors whose own ties may have changed."""
        at = {to.key(actor.id): actor.id for actor in self._wanted.actors}
        keys = self._touched | {row["key"] for row in self._link.stream(cypher.STALE_ACTORS)}
        found = {at[key] for key in keys if key in at}
        speakers = {row["key"] for row in self._link.stream(cypher.NEW_SPEAKERS)}
        left = iter(sorted(self._turned))
        while batch := list(islice(left, AT_ONCE)):
            rows = self._link.stream(cypher.SPEAKERS_ABOUT, names=batch)
            speakers |= {row["key"] for row in rows}
        return found | spoken.of(speakers)
