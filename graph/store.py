"""What every store of a graph can do; one suite of tests holds each of them to it.

A store keeps two things apart: what the sources say (never changed, only added or removed by
whole sources) and what the names are taken to mean (`settle`, replaced as a whole). The
second follows from the first and the decisions; `settled` tells for which state it stands.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from graph.collaborations import MIN_CONFIDENCE, Name
from graph.identity import Mention, Question, Resolution
from graph.model import Actor, Problem, Reading, Source, Statement, Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Columns", "Counts", "Label", "Store"]


class Counts(NamedTuple):
    """How much a store holds."""

    sources: int
    statements: int
    actors: int
    problems: int
    questions: int


class Label(NamedTuple):
    """What somebody calls the present state of the graph, such as "before the merger"."""

    name: str
    date: datetime.date | None = None


class Columns(NamedTuple):
    """The collaborations as arrays, without their texts: rows by source, target and status.

    Attributes
    ----------
    actors : tuple of str
        Ids of the actors, sorted, shape (n,).
    source, target : int32 arrays of shape (m,)
        Positions in `actors`.
    status : int8 array of shape (m,)
        Position in ``tuple(Status)``.
    low, high : float64 arrays of shape (m,)
        Contacts a year, as `graph.collaborations` counts them; NaN is unknown.
    """

    actors: tuple[str, ...]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    status: NDArray[np.int8]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


class Store(Protocol):
    """A place that keeps a graph.

    Every method that writes does so whole or not at all, and waits for others that write.
    """

    @property
    def location(self) -> str:
        """Where the graph is, fit to be shown: never with a password."""
        ...

    def add(self, reading: Reading, *, replacing: Sequence[str] = ()) -> bool:
        """Add a source and all it gave; the sources `replacing` go in the same step.

        Of several statements with one id the first is kept. A source may replace itself, by
        what it says when it is read anew; on a server it is gone between the two, and a load
        that was broken off there completes it.

        Returns
        -------
        bool
            False when the source (by its SHA-256) was there already and is not among
            `replacing`: nothing changes then.

        Raises
        ------
        NotUnicode
            If a text holds a lone surrogate; nothing of the source is kept then.
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

    def reading(self, sha256: str) -> Reading:
        """A source and all it gave, as it was added.

        Raises
        ------
        StoreError
            If it is not there.
        """
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
        """The state for which `settle` was last called.

        Empty before the first time, and since a source came or went.
        """
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

    def columns(self, min_confidence: float = MIN_CONFIDENCE) -> Columns:
        """The collaborations as of the last `settle`, as arrays.

        Those of the default limit are kept ready; for others all statements are gone through.
        """
        ...

    def doubtful(self, min_confidence: float = MIN_CONFIDENCE) -> list[Name]:
        """Names that stand only in statements below the limit and filed no list, sorted."""
        ...

    @property
    def label(self) -> Label | None:
        """What the present state of the graph is called, if anything."""
        ...

    def set_label(self, label: Label | None) -> None:
        """Name the present state of the graph, or take its name away."""
        ...

    def counts(self) -> Counts:
        """How much there is of everything."""
        ...

    def faults(self) -> Iterator[str]:
        """What is wrong in the keeping itself; nothing when all is well (`graph.checks`)."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Within it all reads belong to one state of the graph; nothing may be written.

        Raises
        ------
        GraphChanged
            On leaving, when the store cannot hold its state still and it changed meanwhile:
            what was read may be of two states, so read again.
        """
        ...

    def close(self) -> None:
        """Let go of the graph. Nothing else works afterwards."""
        ...
