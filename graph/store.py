"""What every store of a graph can do; one suite of tests holds each of them to it.

A store keeps two things apart: what the sources say (never changed, only added or removed by
whole sources) and what the names are taken to mean (`settle`, replaced as a whole). The
second follows from the first and the decisions; `settled` tells for which state it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from graph.collaborations import Name
from graph.identity import Mention, Question, Resolution
from graph.model import Actor, Problem, Reading, Source, Statement, Unit

__all__ = ["Counts", "Store"]


class Counts(NamedTuple):
    """How much a store holds."""

    sources: int
    statements: int
    actors: int
    problems: int
    questions: int


class Store(Protocol):
    """A place that keeps a graph. Every method that writes does so whole or not at all."""

    @property
    def location(self) -> str:
        """Where the graph is, fit to be shown: never with a password."""
        ...

    def add(self, reading: Reading, *, replacing: Sequence[str] = ()) -> bool:
        """Add a source and all it gave; the sources `replacing` go in the same step.

        Returns
        -------
        bool
            False when the source (by its SHA-256) was there already: nothing changes then.
        """
        ...

    def remove(self, sha256: str) -> bool:
        """Remove a source and all it gave. False when it is not there."""
        ...

    def note_failure(self, problem: Problem) -> None:
        """Remember that a file could not be loaded; forgotten when a file so named is."""
        ...

    def sources(self) -> list[Source]:
        """All sources, by name and SHA-256."""
        ...

    def statements(self) -> Iterator[Statement]:
        """All statements, by source and then in the order of the source."""
        ...

    def mentions(self) -> list[Mention]:
        """All names in the statements, with how often, by organisation and name."""
        ...

    def units(self) -> list[tuple[str, Unit]]:
        """All rows of structure files, each with the organisation of its source."""
        ...

    def problems(self) -> list[Problem]:
        """All problems, by file and in the order of the file."""
        ...

    def settle(self, resolution: Resolution, state: str) -> None:
        """Replace what the names mean; `state` is what `settled` answers from now on."""
        ...

    @property
    def settled(self) -> str:
        """The state for which `settle` was last called; empty before the first time."""
        ...

    def actors(self) -> list[Actor]:
        """All actors, by id."""
        ...

    def meaning(self) -> Mapping[Name, tuple[str, ...]]:
        """Actor ids of each (organisation, name)."""
        ...

    def questions(self) -> list[Question]:
        """Doubtful names, the most consequential first."""
        ...

    def counts(self) -> Counts:
        """How much there is of everything."""
        ...

    def close(self) -> None:
        """Let go of the graph. Nothing else works afterwards."""
        ...
