"""A load into a real Neo4j goes on when the server or the client is killed, several times each.

SAMSPILL_FAULT_STATEMENTS sets the size (a third as many actors); 300000 takes half an hour.
"""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.checks import check
from graph.identity import Resolution
from graph.model import Actor, Frequency, Place, Reading, Source, Statement
from graph.stores import open_store
from graph.stores.bolt import Connection, address
from graph.stores.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[2]
STATEMENTS = int(os.environ.get("SAMSPILL_FAULT_STATEMENTS", "6000"))
ACTORS = STATEMENTS // 3
SOURCES = 6
KILLS = 3

CLIENT = """
import sys, time
from pathlib import Path
from graph.copying import copy
from graph.errors import StoreError
from graph.stores import neo4j_writer, open_store
from graph.stores.sqlite import SqliteStore

neo4j_writer.LEASE_SECONDS = 2.0
neo4j_writer.BATCH = int(sys.argv[3])
with SqliteStore(Path(sys.argv[1])) as held:
    for attempt in range(30):
        try:
            store = open_store(sys.argv[2], create=True)
            print("loading", flush=True)
            copy(held, store)
            store.close()
            print("done", flush=True)
            break
        except StoreError as error:
            print("again:", error, flush=True)
            time.sleep(1)
"""


@pytest.fixture(scope="module")
def own_server(
    neo4j_server: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """A server that a test may kill (beside the one of the other tests)."""
    del neo4j_server  # where that one is, this one can run
    spec = importlib.util.spec_from_file_location("server", ROOT / ".ci/neo4j/server.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = module.Server(tmp_path_factory.mktemp("neo4j"), port=17688)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph in a file, to be copied to the server."""
    path = tmp_path_factory.mktemp("held") / "graph.db"
    chosen = random.Random(11)
    names = [f"Unit {n}" for n in range(ACTORS)]
    with SqliteStore(path, create=True) as store:
        for source in range(SOURCES):
            said = tuple(
                Statement(
                    source=f"sha{source}",
                    speaker=subject,
                    subject=subject,
                    object=chosen.choice(names),
                    frequency=Frequency(low=12, high=52, text="now and then"),
                    purpose="plans",
                    quote=f"statement {line} of {source}",
                    place=Place(line=line),
                )
                for line in range(1, STATEMENTS // SOURCES + 1)
                for subject in [chosen.choice(names)]
            )
            about = Source(name=f"{source}.txt", sha256=f"sha{source}")
            store.add(Reading(source=about, statements=said, respondents=(said[0].subject,)))
        meaning = {("", m.name): (m.name,) for m in store.mentions()}
        actors = tuple(Actor(id=n, name=n, names=(n,)) for n in sorted(n for _, n in meaning))
        store.settle(Resolution(actors, meaning, ()), "settled")
    return path


def _client(held: Path, url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(held), url, str(max(50, STATEMENTS // 60))],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def _emptied(url: str) -> None:
    link = Connection(address(url))
    while link.write("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS written"):
        pass
    link.close()


def _wait_for(url: str, statements: int) -> None:
    link = Connection(address(url))
    while link.read("MATCH (s:Statement) RETURN count(s) AS n")[0]["n"] < statements:
        time.sleep(0.1)
    link.close()


def _nothing_lost_nothing_doubled(held: Path, url: str) -> None:
    store = open_store(url)
    link = Connection(address(url))
    nodes = link.read("MATCH (n) UNWIND labels(n) AS l RETURN l AS label, count(*) AS n")
    found = {row["label"]: row["n"] for row in nodes}
    with SqliteStore(held) as wanted:
        assert store.counts() == wanted.counts()
        assert found["Statement"] == wanted.counts().statements
        assert found["Source"] == SOURCES
        assert found["Name"] == found["Actor"] == wanted.counts().actors
        ties = link.read("MATCH ()-[r:COLLABORATES_WITH]->() RETURN count(r) AS n")[0]["n"]
        assert ties == len(wanted.columns().source)
        assert all(a == b for a, b in zip(store.statements(), wanted.statements(), strict=True))
    assert check(store) == ()
    link.close()
    store.close()


def _moments(seed: int) -> list[int]:
    """Numbers of statements, at random, at which to kill."""
    among = range(STATEMENTS // 20, STATEMENTS * 19 // 20)
    return sorted(random.Random(seed).sample(among, KILLS))


def test_the_server_is_killed_and_restarted_during_a_load(held: Path, own_server: Any) -> None:
    _emptied(own_server.url)
    client = _client(held, own_server.url)
    for moment in _moments(3):
        _wait_for(own_server.url, moment)
        assert client.poll() is None, "the load was over before the kill"
        own_server.kill()
        time.sleep(0.5)
        own_server.start()
    said, _ = client.communicate(timeout=3600)
    assert said.splitlines()[-1] == "done"
    _nothing_lost_nothing_doubled(held, own_server.url)


def test_the_client_is_killed_during_a_load_and_started_again(
    held: Path, own_server: Any
) -> None:
    _emptied(own_server.url)
    for moment in _moments(5):
        client = _client(held, own_server.url)
        _wait_for(own_server.url, moment)
        assert client.poll() is None, "the load was over before the kill"
        client.kill()
        client.communicate()
    client = _client(held, own_server.url)
    said, _ = client.communicate(timeout=3600)
    assert said.splitlines()[-1] == "done"
    _nothing_lost_nothing_doubled(held, own_server.url)
