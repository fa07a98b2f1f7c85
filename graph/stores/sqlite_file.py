"""A SQLite file that is a graph of ours: opened safely, migrated, its errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.errors import ForeignStore, NewerStore, StoreError
from graph.stores.drive import on_network

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "GraphFile"]

APPLICATION_ID = 0x53414D53  # "SAMS"
SCHEMA_VERSION = 3
BUSY_SECONDS = 30.0

_HINTS = {
    sqlite3.SQLITE_BUSY: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_FULL: "the disk is full; the last committed state is whole",
    sqlite3.SQLITE_READONLY: "it cannot be written; check the permissions of file and folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check folder and permissions",
    sqlite3.SQLITE_CORRUPT: "it is damaged; go back to a backup, or load anew",
    sqlite3.SQLITE_IOERR: "the disk failed or is full; the last committed state is whole",
    sqlite3.SQLITE_TOOBIG: "a text is larger than a graph can keep (1 GB)",
}


class GraphFile:
    """An open file; `db` is for use within `told` or `write` only.

    Parameters
    ----------
    path : Path
    create : bool
        Make the file when it is not there.

    Raises
    ------
    StoreError, ForeignStore, NewerStore
        See `graph.stores.sqlite.SqliteStore`.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no graph here. Make one: samspill load FILE…")
        if path.is_dir():
            raise StoreError(f"{path} is a folder; the graph is a file in it, e.g. samspill.db")
        unclean = _left_open(path)
        try:
            self.db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened ({error})") from error
        try:
            with self.told():
                self._open(unclean)
        except BaseException:
            self.db.close()
            raise

    def _open(self, unclean: bool) -> None:
        empty = not self._one("SELECT count(*) FROM sqlite_master")
        if not empty:
            self._refuse_foreign()
        # Write-ahead logging needs memory that all programs share: not so over a network.
        journal = "DELETE" if on_network(self.path) else "WAL"
        self.db.execute(f"PRAGMA journal_mode = {journal}")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute("PRAGMA cache_size = -64000")
        self.db.create_function("casefold", 1, str.casefold, deterministic=True)
        if empty:
            self._create()
        if unclean and self._one("PRAGMA quick_check(1)") != "ok":
            raise StoreError(f"{self.path}: {_HINTS[sqlite3.SQLITE_CORRUPT]}")
        if self._one("PRAGMA user_version") < SCHEMA_VERSION:
            self._migrate()

    def _one(self, sql: str) -> Any:
        return self.db.execute(sql).fetchone()[0]

    def _refuse_foreign(self) -> None:
        version = self._one("PRAGMA user_version")
        if self._one("PRAGMA application_id") != APPLICATION_ID:
            raise ForeignStore(
                f"{self.path} is a database of another program; nothing was done"
            )
        if version > SCHEMA_VERSION:
            raise NewerStore(
                f"{self.path} was written by a newer Samspill (format {version}; this one "
                f"reads up to {SCHEMA_VERSION}). Update Samspill; nothing was done."
            )

    def _create(self) -> None:
        with self.write():
            # Another process may have made the tables since we looked.
            if self._one("SELECT count(*) FROM sqlite_master"):
                return
            self._run("schema.sql")
            self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _migrate(self) -> None:
        """Bring an older file to this format in one transaction, a copy of it kept beside."""
        older = self._one("PRAGMA user_version")
        self.copy_to(self.path.with_name(f"{self.path.name}.format-{older}"))
        # Tables are rebuilt under other names meanwhile; rows are checked before the end.
        self.db.execute("PRAGMA foreign_keys = OFF")
        with self.write():
            for version in range(self._one("PRAGMA user_version") + 1, SCHEMA_VERSION + 1):
                self._run(f"migration_{version}.sql")
                self.db.execute(f"PRAGMA user_version = {version}")
            if self.db.execute("PRAGMA foreign_key_check").fetchone():
                raise StoreError(f"{self.path}: {_HINTS[sqlite3.SQLITE_CORRUPT]}")
        self.db.execute("PRAGMA foreign_keys = ON")

    def _run(self, script: str) -> None:
        """Run a script of ours inside the transaction (`executescript` would end it)."""
        text = files("graph.stores").joinpath(script).read_text("utf-8")
        for statement in text.split(";\n"):
            self.db.execute(statement)

    def copy_to(self, target: Path) -> None:
        """Copy the state of now to a file, whole or not at all, while others read and write."""
        part = target.with_name(f"{target.name}.part")
        part.unlink(missing_ok=True)
        try:
            copy = sqlite3.connect(part)
            try:
                with self.told():
                    self.db.backup(copy)
            finally:
                copy.close()
            part.replace(target)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{target}: cannot be written ({error})") from error
        finally:
            part.unlink(missing_ok=True)

    @contextmanager
    def told(self) -> Generator[None]:
        """Turn SQLite's errors into ones that say which file and what to do."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_NOTADB:
                raise ForeignStore(
                    f"{self.path} is not a Samspill graph; nothing was done"
                ) from error
            raise StoreError(f"{self.path}: {_HINTS.get(code, str(error))}") from error

    @contextmanager
    def write(self) -> Generator[None]:
        """One transaction: all of it or nothing."""
        with self.told():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled back already.
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """One state for all reads within; may be nested."""
        if self.db.in_transaction:
            yield
            return
        with self.told():
            self.db.execute("BEGIN")
            try:
                yield
            finally:
                self.db.execute("ROLLBACK")

    def read(self, sql: str, *values: object) -> list[Any]:
        """All rows of a question."""
        with self.told():
            return self.db.execute(sql, values).fetchall()

    def stream(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, one at a time."""
        with self.told():
            yield from self.db.execute(sql, values)


def _left_open(path: Path) -> bool:
    """Whether a log of changes lies beside the file: in use elsewhere, or not ended well."""
    for ending in ("-wal", "-journal"):
        try:
            if path.with_name(path.name + ending).stat().st_size:
                return True
        except OSError:
            continue
    return False
