"""The default store: one SQLite file.

A source is one transaction, so a killed process leaves whole sources only. Write-ahead
logging lets others read meanwhile; `synchronous=FULL` keeps what was committed over a power
cut; `BEGIN IMMEDIATE` makes a second writer wait instead of fail half-way.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from graph.collaborations import MIN_CONFIDENCE, Name
from graph.errors import StoreError
from graph.identity import Mention, Question, Resolution
from graph.model import Actor, Problem, Reading, Source, Statement, Unit
from graph.store import Columns, Counts, Label
from graph.stores import sql
from graph.stores.columns import NOTHING, columns, pack, unpack
from graph.stores.rows import problem_json, problem_of, source_of, statement_of
from graph.stores.sqlite_file import GraphFile
from graph.stores.sqlite_sources import delete, find, insert
from graph.stores.unicode import NOT_TEXT, refusal

__all__ = ["SqliteStore", "backup"]


class SqliteStore:
    """A graph in a SQLite file (see `graph.store.Store` for what the methods promise).

    Parameters
    ----------
    path : Path
        The file.
    create : bool
        Make the file when it is not there.

    Raises
    ------
    StoreError
        If the file is missing (and not to be made), damaged, locked or cannot be written.
    ForeignStore, NewerStore
        If it is something else than a graph, or from a newer Samspill.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._file = GraphFile(path, create=create)
        self._db = self._file.db

    @property
    def location(self) -> str:
        """The path of the file."""
        return str(self._file.path)

    def add(self, reading: Reading, *, replacing: Sequence[str] = ()) -> bool:
        """See `graph.store.Store.add`."""
        try:
            with self._file.write():
                held = find(self._db, reading.source.sha256) is not None
                if held and reading.source.sha256 not in replacing:
                    return False
                for sha256 in replacing:
                    delete(self._db, sha256)
                self._db.execute(sql.SET_META, ("settled", ""))
                self._db.execute(sql.DELETE_FAILURE, (reading.source.name,))
                insert(self._db, reading)
        except NOT_TEXT as error:
            raise refusal(reading) from error
        return True

    def remove(self, sha256: str) -> bool:
        """See `graph.store.Store.remove`."""
        with self._file.write():
            self._db.execute(sql.SET_META, ("settled", ""))
            return delete(self._db, sha256)

    def note_failure(self, problem: Problem) -> None:
        """See `graph.store.Store.note_failure`."""
        try:
            with self._file.write():
                self._db.execute(sql.DELETE_FAILURE, (problem.file,))
                self._db.execute(
                    "INSERT INTO problem (source, file, record) VALUES (NULL, ?, ?)",
                    (problem.file, problem_json(problem)),
                )
        except NOT_TEXT as error:
            file = Source(name=problem.file, sha256="")
            raise refusal(Reading(source=file, problems=(problem,))) from error

    def sources(self) -> list[Source]:
        """See `graph.store.Store.sources`."""
        return [source_of(row) for row in self._file.read(sql.SOURCES)]

    def reading(self, sha256: str) -> Reading:
        """See `graph.store.Store.reading`."""
        read = self._file.read
        with self._file.snapshot():
            source = find(self._db, sha256)
            if source is None:
                raise StoreError(f"{self.location}: there is no source {sha256}")
            return Reading(
                source=source_of(read(sql.SOURCE, source)[0]),
                statements=tuple(map(statement_of, read(sql.STATEMENTS_OF, source))),
                respondents=tuple(name for (name,) in read(sql.RESPONDENTS_OF, source)),
                units=tuple(Unit.model_validate_json(r) for (r,) in read(sql.UNITS_OF, source)),
                problems=tuple(map(problem_of, read(sql.PROBLEMS_OF, source))),
            )

    def statements(self) -> Iterator[Statement]:
        """See `graph.store.Store.statements`."""
        return map(statement_of, self._file.stream(sql.STATEMENTS))

    def mentions(self) -> list[Mention]:
        """See `graph.store.Store.mentions`."""
        rows = self._file.read(sql.MENTIONS)
        return [Mention(o, name, times, bool(answered)) for o, name, times, answered in rows]

    def units(self) -> list[tuple[str, Unit]]:
        """See `graph.store.Store.units`."""
        rows = self._file.read(sql.UNITS)
        return [(organisation, Unit.model_validate_json(r)) for organisation, r in rows]

    def problems(self) -> list[Problem]:
        """See `graph.store.Store.problems`."""
        return [problem_of(row) for row in self._file.read(sql.PROBLEMS)]

    def settle(self, resolution: Resolution, state: str) -> None:
        """See `graph.store.Store.settle`."""
        at = {actor.id: position for position, actor in enumerate(resolution.actors)}
        with self._file.write():
            for table in ("collaboration", "meaning", "actor", "question"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            self._db.executemany(
                "INSERT INTO actor VALUES (?, ?, ?)",
                (
                    (at[a.id], a.id, a.model_dump_json(exclude_defaults=True))
                    for a in resolution.actors
                ),
            )
            self._db.executemany(
                sql.INSERT_MEANING,
                (
                    (position, at[actor], organisation, name)
                    for (organisation, name), actors in resolution.meaning.items()
                    for position, actor in enumerate(actors)
                ),
            )
            self._db.executemany(
                "INSERT INTO question (record) VALUES (?)",
                ((q.model_dump_json(),) for q in resolution.questions),
            )
            self._db.execute(
                "INSERT INTO collaboration VALUES (?, ?, ?, ?, ?)",
                pack(self._db.execute(sql.GATHER, (MIN_CONFIDENCE,))),
            )
            self._db.execute(sql.SET_META, ("settled", state))

    @property
    def settled(self) -> str:
        """See `graph.store.Store.settled`."""
        return self._meta("settled")

    def _meta(self, key: str) -> str:
        rows = self._file.read("SELECT value FROM meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    def actors(self) -> list[Actor]:
        """See `graph.store.Store.actors`."""
        rows = self._file.read("SELECT record FROM actor ORDER BY position")
        return [Actor.model_validate_json(record) for (record,) in rows]

    def meaning(self) -> Mapping[Name, tuple[str, ...]]:
        """See `graph.store.Store.meaning`."""
        found: dict[Name, tuple[str, ...]] = {}
        for organisation, name, actor in self._file.read(sql.MEANING):
            key = (organisation, name)
            found[key] = (*found.get(key, ()), actor)
        return found

    def questions(self) -> list[Question]:
        """See `graph.store.Store.questions`."""
        rows = self._file.read("SELECT record FROM question ORDER BY id")
        return [Question.model_validate_json(record) for (record,) in rows]

    def columns(self, min_confidence: float = MIN_CONFIDENCE) -> Columns:
        """See `graph.store.Store.columns`."""
        with self._file.snapshot():
            ids = [id_ for (id_,) in self._file.read("SELECT id FROM actor ORDER BY position")]
            if min_confidence != MIN_CONFIDENCE:
                return columns(ids, self._file.stream(sql.GATHER, min_confidence))
            packed = self._file.read("SELECT * FROM collaboration")
        return unpack(ids, packed[0] if packed else NOTHING)

    def doubtful(self, min_confidence: float = MIN_CONFIDENCE) -> list[Name]:
        """See `graph.store.Store.doubtful`."""
        return self._file.read(sql.DOUBTFUL, min_confidence)

    @property
    def label(self) -> Label | None:
        """See `graph.store.Store.label`."""
        held = self._meta("label")
        if not held:
            return None
        name, date = json.loads(held)
        return Label(name, datetime.date.fromisoformat(date) if date else None)

    def set_label(self, label: Label | None) -> None:
        """See `graph.store.Store.set_label`."""
        date = label.date.isoformat() if label and label.date else None
        with self._file.write():
            held = json.dumps([label.name, date]) if label else ""
            self._db.execute(sql.SET_META, ("label", held))

    def counts(self) -> Counts:
        """See `graph.store.Store.counts`."""
        return Counts(*self._file.read(sql.COUNTS)[0])

    def faults(self) -> Iterator[str]:
        """See `graph.store.Store.faults`: damaged pages, lost references, wrong keys."""
        for (text,) in self._file.read("PRAGMA integrity_check"):
            if text != "ok":
                yield f"damaged: {text}"
        for table, row, other, _ in self._file.read("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} points at a row of {other} that is not there"
        for row in self._file.stream(sql.STATEMENTS):
            if statement_of(row).id != row[-1]:
                yield f"statement {row[-1]} is not what was loaded: its key does not fit"

    def snapshot(self) -> AbstractContextManager[None]:
        """See `graph.store.Store.snapshot`: the state holds still for as long as it takes."""
        return self._file.snapshot()

    def close(self) -> None:
        """See `graph.store.Store.close`."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def backup(path: Path, target: Path) -> Counts:
    """Copy a graph to a file that is not there yet, while others may read and write it.

    Returns
    -------
    Counts
        What the copy holds, read from the copy.

    Raises
    ------
    StoreError
        If there is no graph at `path`, or `target` exists or cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; name a file that does not")
    file = GraphFile(path, create=False)
    try:
        file.copy_to(target)
    finally:
        file.db.close()
    with SqliteStore(target) as copy:
        return copy.counts()
