"""Gather statements in Neo4j into collaborations: of some actors, or for another limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from graph.collaborations import MIN_CONFIDENCE, Name, collaborations, interval
from graph.model import Collaboration, Frequency
from graph.stores import cypher
from graph.stores import neo4j_rows as to
from graph.stores.bolt import Connection

__all__ = ["Spoken", "gathered"]

Row = dict[str, Any]

AT_ONCE = 2_000  # names


class Spoken:
    """What the names are said to do, once it is known whom they mean.

    Parameters
    ----------
    link : Connection
    meaning : mapping from (organisation, name) to actor ids

    Attributes
    ----------
    actors : mapping from the key of a name to actor ids
    """

    def __init__(self, link: Connection, meaning: Mapping[Name, tuple[str, ...]]) -> None:
        self._link, self._meaning = link, meaning
        self.actors = {to.key(*name): ids for name, ids in meaning.items()}
        rows = link.read(cypher.GET_SOURCES)
        self._organisation = {row["sha256"]: row["organisation"] for row in rows}

    def of(self, keys: Iterable[str]) -> set[str]:
        """Ids of the actors that some names mean."""
        return {i for key in keys for i in self.actors.get(key, ())}

    def batches(self, wanted: Iterable[str]) -> Iterator[tuple[list[str], list[Collaboration]]]:
        """All collaborations that start at some actors, a number of actors at a time.

        Parameters
        ----------
        wanted : iterable of str
            Actor ids; those that no name means have no collaborations.

        Yields
        ------
        tuple of list of str, list of Collaboration
            Some of the actors, and all that starts at them.
        """
        names: dict[str, list[str]] = {i: [] for i in sorted(wanted)}
        for key, ids in self.actors.items():
            for i in ids:
                if i in names:
                    names[i].append(key)
        left = iter(names)
        while batch := list(islice(left, AT_ONCE)):
            yield batch, self._from(set(batch), [key for i in batch for key in names[i]])

    def _from(self, actors: set[str], keys: Sequence[str]) -> list[Collaboration]:
        rows = self._link.stream(cypher.SAID_BY, names=list(keys), limit=MIN_CONFIDENCE)
        said = (
            to.statement_of(row)
            for row in rows
            if (self._organisation[row["source"]], row["object"]) in self._meaning
        )
        ties = collaborations(said, self._organisation, self._meaning)
        # A name may mean others as well, of whom not all that is said was read.
        return [tie for tie in ties if tie.source in actors]


def gathered(rows: Iterable[Row]) -> Iterator[Row]:
    """One row a pair and status from those of `GET_GATHERED`.

    Upper and lower case of a purpose are told apart here, as `graph.collaborations` does it:
    Cypher folds letters in another way.
    """
    by_tie: dict[tuple[str, str, str], list[tuple[str, Frequency]]] = {}
    for row in rows:
        said = by_tie.setdefault((row["source"], row["target"], row["status"]), [])
        purpose = row["purpose"].casefold()
        if row["unknown"]:
            said.append((purpose, Frequency()))
        if row["low"] is not None:
            said.append((purpose, Frequency(low=row["low"], high=row["high"])))
    for (source, target, status), said in by_tie.items():
        low, high = interval(said)
        yield {"source": source, "target": target, "status": status, "low": low, "high": high}
