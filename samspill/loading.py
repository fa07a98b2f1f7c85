"""Load files into a graph: one outcome a file, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.errors import NotUnicode
from graph.model import Conventions, Problem, ProblemKind, Reading
from graph.store import Store
from loaders.load import load as read_file

__all__ = ["Outcome", "Result", "Twin", "load"]


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"  # earlier versions of it went
    BESIDE = "beside"  # earlier versions of it stay
    UNCHANGED = "unchanged"  # the same bytes are in the graph already
    REFUSED = "refused"  # another version is in the graph, and nobody said what to do
    FAILED = "failed"


class Twin(StrEnum):
    """What to do with a file whose name is in the graph with other content."""

    REFUSE = "refuse"
    REPLACE = "replace"
    BESIDE = "beside"


@dataclass(frozen=True)
class Result:
    """One file and what became of it."""

    path: Path
    outcome: Outcome
    reading: Reading | None = None
    problem: Problem | None = None

    @property
    def lost(self) -> bool:
        """Whether something in the file that may matter is not in the graph."""
        if self.outcome in (Outcome.FAILED, Outcome.REFUSED):
            return True
        return self.reading is not None and any(p.lost for p in self.reading.problems)


def load(
    store: Store,
    paths: Iterable[Path],
    *,
    organisation: str = "",
    twin: Twin = Twin.REFUSE,
    conventions: Conventions | None = None,
) -> Iterator[Result]:
    """Load each file as one transaction, and say what became of it.

    Parameters
    ----------
    store : Store
    paths : iterable of Path
    organisation : str
        Whose documents these are; names are compared within one organisation only.
    twin : Twin
        What to do with a corrected version of a file that is in the graph.
    conventions : Conventions, optional
        How many contacts a year a word stands for.
    """
    for path in paths:
        read = read_file(
            path, organisation=organisation, conventions=conventions or Conventions()
        )
        yield _kept(store, path, read, twin)


def _kept(store: Store, path: Path, read: Reading | Problem, twin: Twin) -> Result:
    if isinstance(read, Reading):
        try:
            return Result(path, _keep(store, read, twin), reading=read)
        except NotUnicode as error:
            file = read.source.name
            read = Problem(kind=ProblemKind.ENCODING, file=file, text=str(error))
    store.note_failure(read)
    return Result(path, Outcome.FAILED, problem=read)


def _keep(store: Store, reading: Reading, twin: Twin) -> Outcome:
    held = store.sources()
    if any(s.sha256 == reading.source.sha256 for s in held):
        return Outcome.UNCHANGED
    older = [s.sha256 for s in held if s.name == reading.source.name]
    if not older:
        store.add(reading)
        return Outcome.ADDED
    if twin is Twin.REFUSE:
        return Outcome.REFUSED
    store.add(reading, replacing=older if twin is Twin.REPLACE else ())
    return Outcome.REPLACED if twin is Twin.REPLACE else Outcome.BESIDE
