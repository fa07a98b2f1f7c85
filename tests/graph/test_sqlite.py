"""What only the SQLite file promises: safe refusals, older formats, drives, permissions."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.assembly import settle
from graph.errors import ForeignStore, NewerStore, StoreError
from graph.model import Reading
from graph.stores import drive, sqlite_file
from graph.stores.sqlite import SqliteStore

MakeReading = Callable[..., Reading]
FORMER = Path(__file__).parent


def test_a_missing_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="samspill load"):
        SqliteStore(tmp_path / "none.db")


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        SqliteStore(tmp_path, create=True)


@pytest.mark.parametrize(
    "content", [b"Meeting notes, not a database at all. " * 40, b"\x00" * 5000]
)
def test_a_file_of_another_kind_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        SqliteStore(path, create=True)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignStore):
        SqliteStore(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_graph_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    SqliteStore(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    with pytest.raises(NewerStore, match="Update Samspill"):
        SqliteStore(path)


def test_a_reader_sees_whole_sources_while_another_writes(
    tmp_path: Path, reading: MakeReading
) -> None:
    path = tmp_path / "graph.db"
    with SqliteStore(path, create=True) as writer, SqliteStore(path) as reader:
        writer.add(reading("a.txt"))
        assert reader.counts().statements == 3
        writer.add(reading("b.txt"))
        assert reader.counts().statements == 6


ROWS = """
INSERT INTO source VALUES (1, 'sha', 'list.txt', 'A list', '', NULL, 'en');
INSERT INTO mention VALUES (1, '', 'Library'), (2, '', 'Works');
INSERT INTO statement VALUES (1, 'some key', 1, 'Library', 1, 2, 'existing', 52, 52, 'weekly',
    'stated', '', 'Works: weekly', '{"line":1}', '[]');
INSERT INTO meta VALUES ('settled', 'then');
"""
ROWS_OF = {
    1: """
INSERT INTO respondent VALUES (1, 1);
INSERT INTO actor VALUES ('library', '{"id":"library","name":"Library"}');
INSERT INTO meaning VALUES (1, 0, 'library');
""",
    2: """
INSERT INTO respondent VALUES (1, 0, 1);
INSERT INTO actor VALUES (0, 'library', '{"id":"library","name":"Library"}');
INSERT INTO meaning VALUES (1, 0, 0);
""",
}


def _schema(path: Path) -> set[tuple[str, str, str]]:
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    db.close()
    return {(kind, name, _bare(sql or "")) for kind, name, sql in rows}


def _bare(text: str) -> str:
    """The text of a table without comments, quotes and blanks."""
    return re.sub(r"--.*|[\s\"]", "", text)


def _made_by_format(version: int, path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.executescript((FORMER / f"schema_{version}.sql").read_text("utf-8"))
        db.executescript(ROWS + ROWS_OF[version])
        db.execute(f"PRAGMA application_id = {sqlite_file.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
    db.close()


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_format_is_brought_up_to_date_beside_a_copy(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "graph.db"
    _made_by_format(version, path)
    SqliteStore(tmp_path / "new.db", create=True).close()
    with SqliteStore(path) as store:
        said = list(store.statements())
        assert [(s.object, s.confidence, s.rule) for s in said] == [("Works", 1, "")]
        assert [m.respondent for m in store.mentions()] == [True, False]
        assert store.reading("sha").respondents == ("Library",)
        assert settle(store)
        assert store.columns().low.tolist() == [52]
    assert _schema(path) == _schema(tmp_path / "new.db")
    with sqlite3.connect(tmp_path / f"graph.db.format-{version}") as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (version,)
        assert kept.execute("SELECT value FROM meta").fetchall() == [("then",)]
    kept.close()


def test_a_migration_that_fails_leaves_the_older_format_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.db"
    _made_by_format(1, path)
    run = sqlite_file.GraphFile._run

    def fail_late(self: sqlite_file.GraphFile, script: str) -> None:
        run(self, script)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sqlite_file.GraphFile, "_run", fail_late)
        with pytest.raises(KeyboardInterrupt):
            SqliteStore(path)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT actor FROM meaning").fetchall() == [("library",)]
    db.close()
    with SqliteStore(path) as store:
        assert store.counts().statements == 1


def test_a_file_that_is_damaged_is_told_after_an_unclean_stop(
    tmp_path: Path, reading: MakeReading
) -> None:
    path, left = tmp_path / "graph.db", tmp_path / "left.db"
    with SqliteStore(path, create=True) as store:
        store.add(reading(bullets=tuple((f"Unit {n}", "Works", 1, 1, "") for n in range(500))))
    with SqliteStore(path) as store:
        store.add(reading("b.txt"))
        # What a killed process leaves: the file, and a log that was never written back.
        shutil.copy(path, left)
        shutil.copy(tmp_path / "graph.db-wal", tmp_path / "left.db-wal")
    with SqliteStore(left) as store:
        assert store.counts().sources == 2
    shutil.copy(path, left)
    content = bytearray(left.read_bytes())
    content[8192:40960] = b"\x55" * (40960 - 8192)
    left.write_bytes(bytes(content))
    (tmp_path / "left.db-wal").write_bytes(b"\x00" * 100)
    with pytest.raises(StoreError, match="damaged"):
        SqliteStore(left)


def test_a_file_that_somebody_keeps_locked_is_told(
    tmp_path: Path, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    path = tmp_path / "graph.db"
    with SqliteStore(path, create=True) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked; try again"):
            store.add(reading())
        other.execute("ROLLBACK")
        other.close()
        assert store.add(reading())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach, too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_file_that_may_not_be_written_is_told_and_kept(
    open_folder: Path, reading: MakeReading, folder_mode: int
) -> None:
    path = open_folder / "graph.db"
    with SqliteStore(path, create=True) as store:
        store.add(reading())
    before = path.read_bytes()
    path.chmod(0o444)
    open_folder.chmod(folder_mode)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)  # to root everything may be written
    try:
        with (
            pytest.raises(StoreError, match=r"graph\.db: it cannot be (written|opened)"),
            SqliteStore(path) as store,
        ):
            store.add(reading("b.txt"))
    finally:
        os.seteuid(user)
        open_folder.chmod(0o755)
    assert path.read_bytes() == before


def test_on_a_network_drive_the_log_is_not_shared(
    tmp_path: Path, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.db"
    SqliteStore(path, create=True).close()
    monkeypatch.setattr(sqlite_file, "on_network", lambda _: True)
    with SqliteStore(path) as store:
        store.add(reading())
        assert store.counts().statements == 3
        assert [p.name for p in tmp_path.iterdir()] == ["graph.db"]
    monkeypatch.undo()
    with SqliteStore(path) as store:
        assert store.counts().statements == 3
        assert (tmp_path / "graph.db-wal").exists()


def test_kinds_of_drives_are_told_by_the_table_of_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    monkeypatch.setattr(drive, "_MOUNTS", table)
    shared = str(tmp_path / "our share").replace(" ", "\\040")
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/x {shared} cifs rw 0 0\nodd\n")
    assert drive.on_network(tmp_path / "our share" / "graph.db")
    assert not drive.on_network(tmp_path / "graph.db")
    table.unlink()
    assert not drive.on_network(tmp_path / "our share" / "graph.db")
