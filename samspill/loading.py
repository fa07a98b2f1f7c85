"""Load files into a graph: one outcome a file, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.errors import NotUnicode
from graph.model import Conventions, Problem, ProblemKind, Reading, Source
from graph.own_words import in_use
from graph.store import Store
from loaders.folders.find import File, Found, find
from loaders.folders.pool import TIME_LIMIT, read_files
from loaders.folders.worker import Answer, Setup
from loaders.load import Ours, Unread
from loaders.vocabulary.coverage import check

__all__ = ["TIME_LIMIT", "Found", "Outcome", "Result", "Twin", "find", "load"]


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"  # earlier versions of it went
    BESIDE = "beside"  # earlier versions of it stay
    REREAD = "reread"  # the same bytes were in the graph, and say something else now
    OURS = "ours"  # a report or a map that Samspill made
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
    """One file and what became of it.

    Attributes
    ----------
    name : str
        What its source is called: the file's name, or its path in the folder that was loaded.
    path : Path
    outcome : Outcome
    reading : Reading, optional
        What was read; None for a file that failed, or whose bytes are in the graph already.
    problem : Problem, optional
        Why a file failed.
    held_as : str
        The source that has the same bytes, where it has another name.
    """

    name: str
    path: Path
    outcome: Outcome
    reading: Reading | None = None
    problem: Problem | None = None
    held_as: str = ""

    @property
    def lost(self) -> bool:
        """Whether something in the file that may matter is not in the graph."""
        if self.outcome in (Outcome.FAILED, Outcome.REFUSED):
            return True
        return self.reading is not None and any(p.lost for p in self.reading.problems)


def load(
    store: Store,
    found: Found,
    *,
    organisation: str = "",
    twin: Twin = Twin.REFUSE,
    again: bool = False,
    conventions: Conventions | None = None,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    done: Callable[[], object] = lambda: None,
) -> Generator[Result]:
    """Load each file as one transaction, and say what became of it.

    Files are read in several processes and kept in the order of `found`, so that the graph is
    the same whatever their number. What is in the graph already is not read again: a load that
    was killed goes on where it was.

    Parameters
    ----------
    store : Store
    found : Found
        As `find` gives it.
    organisation : str
        Whose documents these are; names are compared within one organisation only.
    twin : Twin
        What to do with a corrected version of a file that is in the graph.
    again : bool
        Read what is in the graph already once more, as after words were added.
    conventions : Conventions, optional
        How many contacts a year a word stands for.
    workers, time_limit, done
        See `loaders.folders.pool.read_files`.

    Raises
    ------
    UsageError
        If the person's own words, with which files are read, do not fit.
    """
    if in_use():
        check()
    for problem in found.problems:
        _note(store, Path(problem.file), problem)
        yield Result(problem.file, Path(problem.file), Outcome.FAILED, problem=problem)
    keeper = _Keeper(store, twin, again=again)
    known = frozenset[str]() if again else frozenset(keeper.held)
    setup = Setup(organisation, conventions or Conventions(), known, in_use())
    read = read_files(found.files, setup, workers=workers, time_limit=time_limit, done=done)
    with closing(read):
        for file, answer in read:
            yield keeper.kept(file, answer)


def _note(store: Store, path: Path, problem: Problem) -> None:
    """Keep a problem with a file; a path that leads nowhere is a slip of the hand."""
    if path.exists():
        store.note_failure(problem)


class _Keeper:
    """Puts what was read into the store, and remembers which sources that has."""

    def __init__(self, store: Store, twin: Twin, *, again: bool) -> None:
        self._store = store
        self._again = again
        self._read: set[str] = set()
        self._twin = twin
        self._versions: dict[str, list[str]] = {}  # SHA-256s by the names of sources
        self.held: dict[str, str] = {}  # names of sources by SHA-256
        for source in store.sources():
            self._remember(source)
        self._read.clear()

    def kept(self, file: File, answer: Answer) -> Result:
        if isinstance(answer, Ours):
            return Result(file.name, file.path, Outcome.OURS)
        if isinstance(answer, Unread):
            held_as = self._held_as(answer.sha256, file.name)
            return Result(file.name, file.path, Outcome.UNCHANGED, held_as=held_as)
        if isinstance(answer, Reading):
            try:
                sha256 = answer.source.sha256
                held_as = self._held_as(sha256, file.name)
                outcome = self._keep(answer)
                return Result(file.name, file.path, outcome, reading=answer, held_as=held_as)
            except NotUnicode as error:
                answer = Problem(kind=ProblemKind.ENCODING, file=file.name, text=str(error))
        _note(self._store, file.path, answer)
        return Result(file.name, file.path, Outcome.FAILED, problem=answer)

    def _held_as(self, sha256: str, name: str) -> str:
        """The source with these bytes, when it has another name."""
        held = self.held.get(sha256, name)
        return held if held != name else ""

    def _keep(self, reading: Reading) -> Outcome:
        source = reading.source
        if source.sha256 in self.held:
            return self._renewed(reading)
        older = self._versions.get(source.name, [])
        if older and self._twin is Twin.REFUSE:
            return Outcome.REFUSED
        replaced = older if self._twin is Twin.REPLACE else []
        self._store.add(reading, replacing=replaced)
        if replaced:
            for old in self._versions.pop(source.name):
                del self.held[old]
        self._remember(source)
        if not older:
            return Outcome.ADDED
        return Outcome.REPLACED if replaced else Outcome.BESIDE

    def _renewed(self, reading: Reading) -> Outcome:
        """Put what a file says now in the place of what it said when it was loaded."""
        sha256 = reading.source.sha256
        if not self._again or sha256 in self._read:
            return Outcome.UNCHANGED
        self._read.add(sha256)
        if self._store.reading(sha256) == reading:
            return Outcome.UNCHANGED
        self._store.add(reading, replacing=[sha256])
        self.held[sha256] = reading.source.name
        return Outcome.REREAD

    def _remember(self, source: Source) -> None:
        self._read.add(source.sha256)
        self.held[source.sha256] = source.name
        self._versions.setdefault(source.name, []).append(source.sha256)
