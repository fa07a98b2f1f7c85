"""The default store: one SQLite file.

A source is one transaction, so a killed process leaves whole sources only. Write-ahead
logging lets others read meanwhile; `synchronous=FULL` keeps what was committed over a power
cut; `BEGIN IMMEDIATE` makes a second writer wait instead of fail half-way.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from graph.collaborations import Name
from graph.errors import ForeignStore, NewerStore, StoreError
from graph.identity import Mention, Question, Resolution
from graph.model import (
    Actor,
    Frequency,
    Place,
    Problem,
    Reading,
    Source,
    Statement,
    Unit,
)
from graph.store import Counts

__all__ = ["SqliteStore"]

APPLICATION_ID = 0x53414D53  # "SAMS"
SCHEMA_VERSION = 1
_BUSY_SECONDS = 30.0

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -64000",
)

_STATEMENTS = """
SELECT source.sha256, speaker, s.name, o.name, status, low, high, frequency_text, basis,
       purpose, quote, place, notes
FROM statement
JOIN source ON source.id = statement.source
JOIN mention s ON s.id = subject
JOIN mention o ON o.id = object
ORDER BY source.name, source.sha256, statement.id
"""

_MENTIONS = """
SELECT organisation, name,
       (SELECT count(*) FROM statement WHERE subject = mention.id)
           + (SELECT count(*) FROM statement WHERE object = mention.id),
       EXISTS (SELECT 1 FROM respondent WHERE mention = mention.id)
FROM mention ORDER BY organisation, name
"""


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
        self._path = path
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no graph here. Make one: samspill load FILE…")
        if path.is_dir():
            raise StoreError(f"{path} is a folder; the graph is a file in it, e.g. samspill.db")
        try:
            self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened ({error})") from error
        try:
            with self._told():
                self._open()
        except BaseException:
            self._db.close()
            raise

    def _open(self) -> None:
        empty = not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not empty:
            self._refuse_foreign()
        for setting in _SETTINGS:
            self._db.execute(setting)
        if empty:
            self._create()

    def _refuse_foreign(self) -> None:
        application = self._db.execute("PRAGMA application_id").fetchone()[0]
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID:
            raise ForeignStore(
                f"{self._path} is a database of another program; nothing was done"
            )
        if version > SCHEMA_VERSION:
            raise NewerStore(
                f"{self._path} was written by a newer Samspill (format {version}; this one "
                f"reads up to {SCHEMA_VERSION}). Update Samspill; nothing was done."
            )

    def _create(self) -> None:
        schema = files("graph.stores").joinpath("schema.sql").read_text("utf-8")
        with self._write():
            # Another process may have made the tables since we looked.
            if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return
            for statement in schema.split(";\n"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def _told(self) -> Generator[None]:
        """Turn SQLite's errors into ones that say which file and what to do."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_NOTADB:
                raise ForeignStore(
                    f"{self._path} is not a Samspill graph; nothing was done"
                ) from error
            hint = {
                sqlite3.SQLITE_BUSY: "another program keeps it locked; try again in a moment",
                sqlite3.SQLITE_FULL: "the disk is full; the last committed state is whole",
                sqlite3.SQLITE_READONLY: "it cannot be written; check its permissions",
                sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check folder and permissions",
                sqlite3.SQLITE_CORRUPT: "it is damaged; go back to a backup, or load anew",
                sqlite3.SQLITE_IOERR: "the disk failed or is full; the last state is whole",
            }.get(code, str(error))
            raise StoreError(f"{self._path}: {hint}") from error
        except UnicodeEncodeError as error:
            raise StoreError(f"{self._path}: text that is not Unicode ({error})") from error

    @contextmanager
    def _write(self) -> Generator[None]:
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled back already.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _read(self, sql: str, *values: object) -> list[Any]:
        with self._told():
            return self._db.execute(sql, values).fetchall()

    @property
    def location(self) -> str:
        """The path of the file."""
        return str(self._path)

    def add(self, reading: Reading, *, replacing: Sequence[str] = ()) -> bool:
        """See `graph.store.Store.add`."""
        source = reading.source
        with self._write():
            if self._source_id(source.sha256) is not None:
                return False
            for sha256 in replacing:
                self._delete(sha256)
            self._db.execute(
                "DELETE FROM problem WHERE source IS NULL AND file = ?", (source.name,)
            )
            row = self._db.execute(
                "INSERT INTO source (sha256, name, title, organisation, date, language) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    source.sha256,
                    source.name,
                    source.title,
                    source.organisation,
                    source.date.isoformat() if source.date else None,
                    source.language,
                ),
            )
            self._fill(int(row.lastrowid or 0), reading)
        return True

    def _fill(self, source: int, reading: Reading) -> None:
        names = {n for s in reading.statements for n in (s.subject, s.object)}
        at = self._mention_ids(reading.source.organisation, names | set(reading.respondents))
        self._db.executemany(
            "INSERT INTO statement (key, source, speaker, subject, object, status, low, high, "
            "frequency_text, basis, purpose, quote, place, notes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
            ((s.id, source, *_statement_row(s, at)) for s in reading.statements),
        )
        self._db.executemany(
            "INSERT INTO respondent VALUES (?, ?)",
            ((source, at[name]) for name in dict.fromkeys(reading.respondents)),
        )
        self._db.executemany(
            "INSERT INTO unit (source, record) VALUES (?, ?)",
            ((source, unit.model_dump_json(exclude_defaults=True)) for unit in reading.units),
        )
        self._db.executemany(
            "INSERT INTO problem (source, file, record) VALUES (?, ?, ?)",
            ((source, p.file, _problem_json(p)) for p in reading.problems),
        )

    def _mention_ids(self, organisation: str, names: set[str]) -> dict[str, int]:
        self._db.executemany(
            "INSERT INTO mention (organisation, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((organisation, name) for name in sorted(names)),
        )
        rows = self._db.execute(
            "SELECT name, id FROM mention WHERE organisation = ?", (organisation,)
        )
        return {name: id_ for name, id_ in rows if name in names}

    def _source_id(self, sha256: str) -> int | None:
        row = self._db.execute("SELECT id FROM source WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else int(row[0])

    def _delete(self, sha256: str) -> bool:
        gone = self._db.execute("DELETE FROM source WHERE sha256 = ?", (sha256,)).rowcount > 0
        self._db.execute(
            "DELETE FROM mention WHERE id NOT IN (SELECT subject FROM statement) "
            "AND id NOT IN (SELECT object FROM statement) "
            "AND id NOT IN (SELECT mention FROM respondent)"
        )
        return gone

    def remove(self, sha256: str) -> bool:
        """See `graph.store.Store.remove`."""
        with self._write():
            return self._delete(sha256)

    def note_failure(self, problem: Problem) -> None:
        """See `graph.store.Store.note_failure`."""
        with self._write():
            self._db.execute(
                "DELETE FROM problem WHERE source IS NULL AND file = ?", (problem.file,)
            )
            self._db.execute(
                "INSERT INTO problem (source, file, record) VALUES (NULL, ?, ?)",
                (problem.file, _problem_json(problem)),
            )

    def sources(self) -> list[Source]:
        """See `graph.store.Store.sources`."""
        rows = self._read(
            "SELECT name, sha256, title, organisation, date, language FROM source "
            "ORDER BY name, sha256"
        )
        keys = ("name", "sha256", "title", "organisation", "date", "language")
        return [Source.model_validate(dict(zip(keys, row, strict=True))) for row in rows]

    def statements(self) -> Iterator[Statement]:
        """See `graph.store.Store.statements`."""
        with self._told():
            for row in self._db.execute(_STATEMENTS):
                yield _statement(row)

    def mentions(self) -> list[Mention]:
        """See `graph.store.Store.mentions`."""
        return [Mention(o, name, times, bool(r)) for o, name, times, r in self._read(_MENTIONS)]

    def units(self) -> list[tuple[str, Unit]]:
        """See `graph.store.Store.units`."""
        rows = self._read(
            "SELECT organisation, record FROM unit JOIN source ON source.id = unit.source "
            "ORDER BY source.name, source.sha256, unit.id"
        )
        return [(organisation, Unit.model_validate_json(r)) for organisation, r in rows]

    def problems(self) -> list[Problem]:
        """See `graph.store.Store.problems`."""
        rows = self._read(
            "SELECT record, file, sha256 FROM problem "
            "LEFT JOIN source ON source.id = problem.source ORDER BY file, problem.id"
        )
        return [
            Problem.model_validate({**json.loads(r), "file": file, "source": sha256})
            for r, file, sha256 in rows
        ]

    def settle(self, resolution: Resolution, state: str) -> None:
        """See `graph.store.Store.settle`."""
        with self._write():
            for table in ("meaning", "actor", "question"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            self._db.executemany(
                "INSERT INTO actor VALUES (?, ?)",
                ((a.id, a.model_dump_json(exclude_defaults=True)) for a in resolution.actors),
            )
            self._db.executemany(
                "INSERT INTO meaning SELECT id, ?, ? FROM mention "
                "WHERE organisation = ? AND name = ?",
                (
                    (position, actor, organisation, name)
                    for (organisation, name), actors in resolution.meaning.items()
                    for position, actor in enumerate(actors)
                ),
            )
            self._db.executemany(
                "INSERT INTO question (record) VALUES (?)",
                ((q.model_dump_json(),) for q in resolution.questions),
            )
            self._db.execute(
                "INSERT INTO meta VALUES ('settled', ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (state,),
            )

    @property
    def settled(self) -> str:
        """See `graph.store.Store.settled`."""
        rows = self._read("SELECT value FROM meta WHERE key = 'settled'")
        return str(rows[0][0]) if rows else ""

    def actors(self) -> list[Actor]:
        """See `graph.store.Store.actors`."""
        rows = self._read("SELECT record FROM actor ORDER BY id")
        return [Actor.model_validate_json(record) for (record,) in rows]

    def meaning(self) -> Mapping[Name, tuple[str, ...]]:
        """See `graph.store.Store.meaning`."""
        found: dict[Name, tuple[str, ...]] = {}
        for organisation, name, actor in self._read(
            "SELECT organisation, name, actor FROM meaning JOIN mention ON id = mention "
            "ORDER BY mention, position"
        ):
            key = (organisation, name)
            found[key] = (*found.get(key, ()), actor)
        return found

    def questions(self) -> list[Question]:
        """See `graph.store.Store.questions`."""
        rows = self._read("SELECT record FROM question ORDER BY id")
        return [Question.model_validate_json(record) for (record,) in rows]

    def counts(self) -> Counts:
        """See `graph.store.Store.counts`."""
        return Counts(
            *self._read(
                "SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM statement), "
                "(SELECT count(*) FROM actor), (SELECT count(*) FROM problem), "
                "(SELECT count(*) FROM question)"
            )[0]
        )

    def close(self) -> None:
        """See `graph.store.Store.close`."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _problem_json(problem: Problem) -> str:
    return problem.model_dump_json(exclude_defaults=True, exclude={"file", "source"})


def _statement_row(statement: Statement, at: Mapping[str, int]) -> tuple[object, ...]:
    frequency = statement.frequency
    return (
        statement.speaker,
        at[statement.subject],
        at[statement.object],
        statement.status,
        frequency.low,
        frequency.high,
        frequency.text,
        frequency.basis,
        statement.purpose,
        statement.quote,
        statement.place.model_dump_json(exclude_defaults=True),
        json.dumps([n.model_dump(mode="json", exclude_defaults=True) for n in statement.notes]),
    )


def _statement(row: tuple[Any, ...]) -> Statement:
    source, speaker, subject, object_, status, low, high, text, basis = row[:9]
    purpose, quote, place, notes = row[9:]
    return Statement(
        source=source,
        speaker=speaker,
        subject=subject,
        object=object_,
        status=status,
        frequency=Frequency(low=low, high=high, text=text, basis=basis),
        purpose=purpose,
        quote=quote,
        place=Place.model_validate_json(place),
        notes=json.loads(notes),
    )
