"""Write to Neo4j in batches that can be repeated, one program at a time.

Relationships lock both their ends, so that two programs that write at once run into each
other. Whoever writes therefore holds the graph's node by a token, and renews it with every
batch; a token that nobody has renewed for `LEASE_SECONDS` is of a program that is no more.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, Self

from graph.errors import GraphChanged, StoreError
from graph.stores import cypher
from graph.stores.bolt import Connection, Part

__all__ = ["Step", "Writer"]

LEASE_SECONDS = 20.0
WAIT_SECONDS = 60.0
BATCH = 5_000  # rows in a transaction


class Step(NamedTuple):
    """A text that writes, and its rows."""

    text: str
    rows: list[dict[str, Any]]


class Writer:
    """The right to write, within a `with`.

    Raises
    ------
    StoreError
        If another program keeps writing, or rows could not be written.
    GraphChanged
        If another program took over because this one was silent for too long.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._token = uuid.uuid4().hex

    def __enter__(self) -> Self:
        end = time.monotonic() + WAIT_SECONDS
        lease = int(LEASE_SECONDS * 1000)
        while not self._connection.write(cypher.TAKE, token=self._token, lease=lease):
            if time.monotonic() > end:
                raise StoreError(
                    f"{self._connection.where}: another program keeps writing; try again later"
                )
            time.sleep(0.1)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self._connection.write(cypher.RELEASE, token=self._token)
        except StoreError:
            # The right ends by itself; the first error is the one to tell.
            if kind is None:
                raise

    def once(self, text: str, **values: Any) -> int:
        """Run a text; the rows it wrote."""
        return self._connection.write(text, token=self._token, **values)

    def rows(self, text: str, rows: Iterable[dict[str, Any]], **values: Any) -> None:
        """Write rows in batches, and compare what was sent with what was written."""
        for batch in _batches(rows):
            written = self.once(text, rows=batch, **values)
            if written != len(batch):
                self._explain(written, len(batch))

    def whole(self, steps: Iterable[Step], last: str, **values: Any) -> None:
        """Write the rows of several steps, and then run a text, in one transaction."""
        texts = [
            Part(step.text, {"token": self._token, "rows": batch}, len(batch))
            for step in steps
            for batch in _batches(step.rows)
        ]
        texts.append(Part(last, {"token": self._token, **values}, 1))
        if short := self._connection.write_whole(texts):
            self._explain(*short)

    def renew(self) -> None:
        """Keep the right to write while there is nothing to be written."""
        if not self.once(cypher.RENEW):
            self._explain(0, 1)

    def _explain(self, written: int, sent: int) -> None:
        where = self._connection.where
        graph = self._connection.read(cypher.GRAPH)
        if not graph or graph[0]["graph"].get("writer") != self._token:
            raise GraphChanged(f"{where}: another program took over; do the same again")
        raise StoreError(f"{where}: {written} of {sent} rows were written; see samspill check")

    def until_none(self, text: str, **values: Any) -> None:
        """Run a text that takes a limited number each time, until it takes none."""
        while self.once(text, **values):
            pass


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
