"""Put sources into the tables of the SQLite store, and take them away.

To be called inside a transaction.
"""

from __future__ import annotations

import sqlite3

from graph.model import Reading
from graph.stores import sql
from graph.stores.rows import problem_json, source_row, statement_row

__all__ = ["delete", "find", "insert"]


def find(db: sqlite3.Connection, sha256: str) -> int | None:
    """Row of a source, None when it is not there."""
    row = db.execute("SELECT id FROM source WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else int(row[0])


def insert(db: sqlite3.Connection, reading: Reading) -> None:
    """Write a source and all it gave."""
    source = int(db.execute(sql.INSERT_SOURCE, source_row(reading.source)).lastrowid or 0)
    respondents = list(dict.fromkeys(reading.respondents))
    names = {n for s in reading.statements for n in (s.subject, s.object)} | set(respondents)
    at = _mentions(db, reading.source.organisation, names)
    db.executemany(
        sql.INSERT_STATEMENT, (statement_row(s, source, at) for s in reading.statements)
    )
    db.executemany(
        "INSERT INTO respondent VALUES (?, ?, ?)",
        ((source, position, at[name]) for position, name in enumerate(respondents)),
    )
    db.executemany(
        "INSERT INTO unit (source, record) VALUES (?, ?)",
        ((source, unit.model_dump_json(exclude_defaults=True)) for unit in reading.units),
    )
    db.executemany(
        "INSERT INTO problem (source, file, record) VALUES (?, ?, ?)",
        ((source, p.file, problem_json(p)) for p in reading.problems),
    )


def _mentions(db: sqlite3.Connection, organisation: str, names: set[str]) -> dict[str, int]:
    keys = [(organisation, name) for name in sorted(names)]
    db.executemany(sql.INSERT_MENTION, keys)
    return {key[1]: int(db.execute(sql.MENTION, key).fetchone()[0]) for key in keys}


def delete(db: sqlite3.Connection, sha256: str) -> bool:
    """Take a source away, and the names that nobody else uses; False when it is not there."""
    source = find(db, sha256)
    if source is None:
        return False
    named = db.execute(sql.MENTIONS_OF, {"source": source}).fetchall()
    db.execute("DELETE FROM source WHERE id = ?", (source,))
    db.executemany(sql.DELETE_UNUSED_MENTION, named)
    return True
