"""What only the SQLite file promises: safe refusals, and nothing lost to a killed process."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import ForeignStore, NewerStore, StoreError
from graph.model import Reading
from graph.stores.sqlite import SqliteStore

MakeReading = Callable[..., Reading]
ROOT = Path(__file__).resolve().parents[2]


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


WRITER = """
import sys
from pathlib import Path
from graph.model import Place, Reading, Source, Statement
from graph.stores.sqlite import SqliteStore
store = SqliteStore(Path(sys.argv[1]), create=True)
print("open", flush=True)
for n in range(store.counts().sources, 100000):
    said = tuple(
        Statement(source=str(n), speaker="A", subject="A", object=f"B{n}-{i}", quote="q" * 400,
                  place=Place(line=i + 1))
        for i in range(50)
    )
    store.add(Reading(source=Source(name=f"{n}.txt", sha256=str(n)), statements=said,
                      respondents=("A",)))
    print(n, flush=True)
"""


def test_a_killed_process_loses_no_committed_source_and_leaves_no_half(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    moments = random.Random(7)
    acknowledged = -1
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0.01, 0.25))
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        acknowledged = max([acknowledged, *(int(n) for n in said.split() if n.isdigit())])
        with SqliteStore(path) as store:
            counts = store.counts()
            assert counts.sources >= acknowledged + 1
            assert counts.statements == 50 * counts.sources
    assert acknowledged > 0
