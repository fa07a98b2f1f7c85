"""Nothing is lost to a killed process, a full disk, or several programs at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.stores.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[2]
KILLS = 150
EACH = 50  # statements in a source

PROGRAM = """
import sys
from pathlib import Path
from graph.assembly import assemble
from graph.errors import StoreError
from graph.identity import Resolution
from graph.model import Actor, Place, Reading, Source, Statement
from graph.stores.sqlite import SqliteStore

def source(name):
    said = tuple(
        Statement(source=name, speaker="A", subject="A", object=f"B{name}-{i}", quote="q" * 400,
                  place=Place(line=i + 1))
        for i in range(50)
    )
    return Reading(source=Source(name=f"{name}.txt", sha256=name), statements=said,
                   respondents=("A",))

def settle(store):
    meaning = {(m.organisation, m.name): ("all",) for m in store.mentions()}
    store.settle(Resolution((Actor(id="all", name="All"),), meaning, ()), str(len(meaning)))

path = Path(sys.argv[1])
"""

KILL = """
import os, random, signal, time

def load(said):
    with SqliteStore(path, create=True) as store:
        for n in range(store.counts().sources, 100000):
            store.add(source(str(n)))
            os.write(said, b"%d " % n)

def whole(thoroughly):
    with SqliteStore(path, create=True) as store:
        counts = store.counts()
        assert counts.statements == 50 * counts.sources
        assert not thoroughly or list(store.faults()) == []
        return counts.sources

moments, acknowledged, kill, kills = random.Random(7), 0, 0, int(sys.argv[2])
# A slow machine is killed more often, until as much has come through as on a fast one.
while kill < kills or acknowledged <= kills:
    kill += 1
    hear, say = os.pipe()
    child = os.fork()
    if not child:
        load(say)
    os.close(say)
    time.sleep(moments.uniform(0.001, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = os.fdopen(hear).read().split()
    if said:
        acknowledged = int(said[-1]) + 1
    there = whole(kill % 30 == 0)
    assert acknowledged <= there <= acknowledged + 1, (acknowledged, there)
    acknowledged = there
print(acknowledged)
"""

LOAD_SOME = """
store = SqliteStore(path)
for n in range(20):
    store.add(source(f"{sys.argv[2]}-{n}"))
    settle(store)
"""

READ_SOME = """
store = SqliteStore(path)
for n in range(20):
    network, evidence = assemble(store)
    with store.snapshot():
        counts = store.counts()
        assert counts.statements == 50 * counts.sources == len(list(store.statements()))
    assert len(evidence.statements) == 50 * len(evidence.sources)
"""

MAKE = """
SqliteStore(path, create=True).add(source(sys.argv[2]))
"""

FILL_THE_DISK = """
import resource
store = SqliteStore(path, create=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    for n in range(100000):
        store.add(source(str(n)))
        print(n, flush=True)
except StoreError as error:
    print(error)
"""


def _start(code: str, path: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM + code, str(path), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def _whole(path: Path) -> int:
    """Number of sources, all of which have all their statements."""
    with SqliteStore(path) as store:
        counts = store.counts()
        assert counts.statements == EACH * counts.sources
        assert list(store.faults()) == []
        return counts.sources


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_killed_processes_lose_no_committed_source_and_leave_no_half(tmp_path: Path) -> None:
    process = _start(KILL, tmp_path / "graph.db", str(KILLS))
    said, wrong = process.communicate(timeout=300)
    assert (process.returncode, wrong) == (0, "")
    assert int(said) > KILLS


def test_two_writers_and_four_readers_only_wait(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    SqliteStore(path, create=True).close()
    work = [(LOAD_SOME, "a"), (LOAD_SOME, "b"), *((READ_SOME, str(n)) for n in range(4))]
    processes = [_start(code, path, name) for code, name in work]
    for process in processes:
        _, wrong = process.communicate(timeout=120)
        assert (process.returncode, wrong) == (0, "")
    assert _whole(path) == 40


def test_programs_that_make_the_file_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    processes = [_start(MAKE, path, str(n)) for n in range(4)]
    for process in processes:
        _, wrong = process.communicate(timeout=60)
        assert (process.returncode, wrong) == (0, "")
    assert _whole(path) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_full_disk_is_told_and_the_last_state_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    said, wrong = _start(FILL_THE_DISK, path).communicate(timeout=60)
    *numbers, told = said.splitlines()
    assert wrong == ""
    assert "graph.db" in told
    assert "full; the last committed state is whole" in told
    assert _whole(path) == len(numbers) > 0
