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
from typing import Any, Self

from graph.collaborations import Name
from graph.errors import StoreError
from graph.identity import Mention, Question, Resolution
from graph.model import Actor, Problem, Reading, Source, Statement, Unit
from graph.store import Columns, Counts, Label
from graph.stores.columns import pack, unpack
from graph.stores.rows import (
    INSERT_STATEMENT,
    SOURCE,
    STATEMENT,
    problem_json,
    source_of,
    source_row,
    statement_of,
    statement_row,
)
from graph.stores.sqlite_file import GraphFile
from graph.stores.unicode import NOT_TEXT, refusal

__all__ = ["SqliteStore", "backup"]

_STATEMENTS = f"""
SELECT {STATEMENT} FROM statement
JOIN source ON source.id = statement.source
JOIN mention s ON s.id = subject
JOIN mention o ON o.id = object
"""

_MENTIONS = """
SELECT organisation, name,
       (SELECT count(*) FROM statement WHERE subject = mention.id)
           + (SELECT count(*) FROM statement WHERE object = mention.id),
       EXISTS (SELECT 1 FROM respondent WHERE mention = mention.id)
FROM mention ORDER BY organisation, name
"""

_GATHER = """
SELECT source, target, status, max(low), CASE WHEN max(unknown) THEN NULL ELSE sum(high) END
FROM (
    SELECT s.actor AS source, o.actor AS target,
           CASE status WHEN 'existing' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END AS status,
           max(low) AS low, max(high) AS high, max(low IS NULL) AS unknown
    FROM statement
    JOIN meaning s ON s.mention = subject
    JOIN meaning o ON o.mention = object
    GROUP BY 1, 2, 3, casefold(purpose)
)
GROUP BY source, target, status ORDER BY source, target, status
"""
"""What `graph.collaborations` says of the intervals, in SQL; a property test compares them."""

_UNUSED = """
DELETE FROM mention WHERE id = ?
AND NOT EXISTS (SELECT 1 FROM statement WHERE subject = mention.id)
AND NOT EXISTS (SELECT 1 FROM statement WHERE object = mention.id)
AND NOT EXISTS (SELECT 1 FROM respondent WHERE mention = mention.id)
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
        self._file = GraphFile(path, create=create)
        self._db = self._file.db

    @property
    def location(self) -> str:
        """The path of the file."""
        return str(self._file.path)

    def add(self, reading: Reading, *, replacing: Sequence[str] = ()) -> bool:
        """See `graph.store.Store.add`."""
        source = reading.source
        try:
            with self._file.write():
                if self._source_id(source.sha256) is not None:
                    return False
                for sha256 in replacing:
                    self._delete(sha256)
                self._forget_failure(source.name)
                row = self._db.execute(
                    "INSERT INTO source (sha256, name, title, organisation, date, language) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    source_row(source),
                )
                self._fill(int(row.lastrowid or 0), reading)
        except NOT_TEXT as error:
            raise refusal(reading) from error
        return True

    def _fill(self, source: int, reading: Reading) -> None:
        names = {n for s in reading.statements for n in (s.subject, s.object)}
        at = self._mention_ids(reading.source.organisation, names | set(reading.respondents))
        self._db.executemany(
            INSERT_STATEMENT, (statement_row(s, source, at) for s in reading.statements)
        )
        self._db.executemany(
            "INSERT INTO respondent VALUES (?, ?, ?)",
            (
                (source, position, at[name])
                for position, name in enumerate(dict.fromkeys(reading.respondents))
            ),
        )
        self._db.executemany(
            "INSERT INTO unit (source, record) VALUES (?, ?)",
            ((source, unit.model_dump_json(exclude_defaults=True)) for unit in reading.units),
        )
        self._db.executemany(
            "INSERT INTO problem (source, file, record) VALUES (?, ?, ?)",
            ((source, p.file, problem_json(p)) for p in reading.problems),
        )

    def _mention_ids(self, organisation: str, names: set[str]) -> dict[str, int]:
        keys = [(organisation, name) for name in sorted(names)]
        self._db.executemany(
            "INSERT INTO mention (organisation, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
            keys,
        )
        find = "SELECT id FROM mention WHERE organisation = ? AND name = ?"
        return {key[1]: int(self._db.execute(find, key).fetchone()[0]) for key in keys}

    def _source_id(self, sha256: str) -> int | None:
        row = self._db.execute("SELECT id FROM source WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else int(row[0])

    def _delete(self, sha256: str) -> bool:
        source = self._source_id(sha256)
        if source is None:
            return False
        named = self._db.execute(
            "SELECT subject FROM statement WHERE source = :source UNION "
            "SELECT object FROM statement WHERE source = :source UNION "
            "SELECT mention FROM respondent WHERE source = :source",
            {"source": source},
        ).fetchall()
        self._db.execute("DELETE FROM source WHERE id = ?", (source,))
        self._db.executemany(_UNUSED, named)
        return True

    def remove(self, sha256: str) -> bool:
        """See `graph.store.Store.remove`."""
        with self._file.write():
            return self._delete(sha256)

    def note_failure(self, problem: Problem) -> None:
        """See `graph.store.Store.note_failure`."""
        try:
            with self._file.write():
                self._forget_failure(problem.file)
                self._db.execute(
                    "INSERT INTO problem (source, file, record) VALUES (NULL, ?, ?)",
                    (problem.file, problem_json(problem)),
                )
        except NOT_TEXT as error:
            source = Source(name=problem.file, sha256="")
            raise refusal(Reading(source=source, problems=(problem,))) from error

    def _forget_failure(self, file: str) -> None:
        self._db.execute("DELETE FROM problem WHERE source IS NULL AND file = ?", (file,))

    def sources(self) -> list[Source]:
        """See `graph.store.Store.sources`."""
        rows = self._file.read(f"SELECT {SOURCE} FROM source ORDER BY name, sha256")
        return [source_of(row) for row in rows]

    def reading(self, sha256: str) -> Reading:
        """See `graph.store.Store.reading`."""
        with self._file.snapshot():
            id_ = self._source_id(sha256)
            if id_ is None:
                raise StoreError(f"{self.location}: there is no source {sha256}")
            row = self._file.read(f"SELECT {SOURCE} FROM source WHERE id = ?", id_)[0]
            said = self._file.stream(
                f"{_STATEMENTS} WHERE statement.source = ? ORDER BY statement.id", id_
            )
            filed = self._file.stream(
                "SELECT name FROM respondent JOIN mention ON id = mention "
                "WHERE source = ? ORDER BY position",
                id_,
            )
            units = self._file.stream(
                "SELECT record FROM unit WHERE source = ? ORDER BY id", id_
            )
            problems = self._problems("WHERE source = ?", id_)
            return Reading(
                source=source_of(row),
                statements=tuple(map(statement_of, said)),
                respondents=tuple(name for (name,) in filed),
                units=tuple(Unit.model_validate_json(record) for (record,) in units),
                problems=tuple(problems),
            )

    def statements(self) -> Iterator[Statement]:
        """See `graph.store.Store.statements`."""
        order = "ORDER BY source.name, source.sha256, statement.id"
        return map(statement_of, self._file.stream(_STATEMENTS + order))

    def mentions(self) -> list[Mention]:
        """See `graph.store.Store.mentions`."""
        rows = self._file.read(_MENTIONS)
        return [Mention(o, name, times, bool(answered)) for o, name, times, answered in rows]

    def units(self) -> list[tuple[str, Unit]]:
        """See `graph.store.Store.units`."""
        rows = self._file.read(
            "SELECT organisation, record FROM unit JOIN source ON source.id = unit.source "
            "ORDER BY source.name, source.sha256, unit.id"
        )
        return [(organisation, Unit.model_validate_json(r)) for organisation, r in rows]

    def problems(self) -> list[Problem]:
        """See `graph.store.Store.problems`."""
        return self._problems("")

    def _problems(self, where: str, *values: object) -> list[Problem]:
        # The text of `where` is our own.
        rows = self._file.read(
            "SELECT record, file, sha256 FROM problem "  # noqa: S608
            f"LEFT JOIN source ON source.id = problem.source {where} ORDER BY file, problem.id",
            *values,
        )
        return [
            Problem.model_validate({**json.loads(r), "file": file, "source": sha256})
            for r, file, sha256 in rows
        ]

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
                "INSERT INTO meaning SELECT id, ?, ? FROM mention "
                "WHERE organisation = ? AND name = ?",
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
                pack(self._db.execute(_GATHER)),
            )
            self._set("settled", state)

    def _set(self, key: str, value: str) -> None:
        self._db.execute(
            "INSERT INTO meta VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def _get(self, key: str) -> str:
        rows = self._file.read("SELECT value FROM meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    @property
    def settled(self) -> str:
        """See `graph.store.Store.settled`."""
        return self._get("settled")

    def actors(self) -> list[Actor]:
        """See `graph.store.Store.actors`."""
        rows = self._file.read("SELECT record FROM actor ORDER BY position")
        return [Actor.model_validate_json(record) for (record,) in rows]

    def meaning(self) -> Mapping[Name, tuple[str, ...]]:
        """See `graph.store.Store.meaning`."""
        found: dict[Name, tuple[str, ...]] = {}
        for organisation, name, actor in self._file.read(
            "SELECT organisation, name, actor.id FROM meaning "
            "JOIN mention ON mention.id = mention JOIN actor ON actor.position = actor "
            "ORDER BY mention, meaning.position"
        ):
            key = (organisation, name)
            found[key] = (*found.get(key, ()), actor)
        return found

    def questions(self) -> list[Question]:
        """See `graph.store.Store.questions`."""
        rows = self._file.read("SELECT record FROM question ORDER BY id")
        return [Question.model_validate_json(record) for (record,) in rows]

    def columns(self) -> Columns:
        """See `graph.store.Store.columns`."""
        with self._file.snapshot():
            ids = [id_ for (id_,) in self._file.read("SELECT id FROM actor ORDER BY position")]
            packed = self._file.read("SELECT * FROM collaboration")
        return unpack(ids, packed[0] if packed else (b"",) * 5)

    @property
    def label(self) -> Label | None:
        """See `graph.store.Store.label`."""
        held = self._get("label")
        if not held:
            return None
        name, date = json.loads(held)
        return Label(name, datetime.date.fromisoformat(date) if date else None)

    def set_label(self, label: Label | None) -> None:
        """See `graph.store.Store.set_label`."""
        date = label.date.isoformat() if label and label.date else None
        with self._file.write():
            self._set("label", json.dumps([label.name, date]) if label else "")

    def counts(self) -> Counts:
        """See `graph.store.Store.counts`."""
        return Counts(
            *self._file.read(
                "SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM statement), "
                "(SELECT count(*) FROM actor), (SELECT count(*) FROM problem), "
                "(SELECT count(*) FROM question)"
            )[0]
        )

    def faults(self) -> Iterator[str]:
        """See `graph.store.Store.faults`: damaged pages, lost references, wrong keys."""
        for (text,) in self._file.read("PRAGMA integrity_check"):
            if text != "ok":
                yield f"damaged: {text}"
        for table, row, other, _ in self._file.read("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} points at a row of {other} that is not there"
        order = "ORDER BY statement.id"
        keyed = _STATEMENTS.replace("SELECT ", "SELECT key, ", 1)
        for key, *row in self._file.stream(keyed + order):
            if statement_of(tuple(row)).id != key:
                yield f"statement {key} is not what was loaded: its key does not fit"

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

    Raises
    ------
    StoreError
        If there is no graph at `path`, or `target` exists or cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; name a file that does not")
    with SqliteStore(path) as store:
        store._file.copy_to(target)
    with SqliteStore(target) as copy:
        return copy.counts()
