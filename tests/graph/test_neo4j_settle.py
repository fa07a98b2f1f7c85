"""Settling in Neo4j: what was left alone is right as well, and nobody sees it half done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assembly import settle
from graph.checks import check
from graph.decisions import Decision, Judgement
from graph.identity import Resolution
from graph.model import Actor, Frequency, Place, Reading, Source, Statement
from graph.store import Columns, Store
from graph.stores import cypher, neo4j_meaning
from graph.stores.bolt import Connection, address
from graph.stores.neo4j import Neo4jStore

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Pool", "Library", "Works", "Schools", "Choir")
MakeReading = Callable[..., Reading]


@pytest.fixture
def graph(neo4j_server: Callable[[], str]) -> Iterator[Neo4jStore]:
    with Neo4jStore(address(neo4j_server()), create=True) as store:
        yield store


def _reading(number: int, said: tuple[tuple[str, str, float], ...]) -> Reading:
    sha = f"sha{number}"
    statements = tuple(
        Statement(
            source=sha,
            speaker=subject,
            subject=subject,
            object=object_,
            frequency=Frequency(low=line, high=line),
            purpose=f"purpose {line % 2}",
            quote="",
            place=Place(line=line),
            confidence=confidence,
        )
        for line, (subject, object_, confidence) in enumerate(said, 1)
    )
    about = Source(name=f"{number}.txt", sha256=sha)
    return Reading(source=about, statements=statements, respondents=(said[0][0],))


bullets = st.lists(
    st.tuples(*[st.sampled_from(NAMES)] * 2, st.sampled_from([0.2, 1.0])),
    min_size=1,
    max_size=5,
).map(tuple)
pairs = st.lists(st.permutations(NAMES).map(lambda p: tuple(p[:2])), max_size=2).map(tuple)
actions = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 3), bullets),
    st.tuples(st.just("remove"), st.integers(0, 3)),
    st.tuples(st.just("settle"), pairs),
)


def test_whatever_was_done_before_the_graph_is_as_gathered_anew(graph: Neo4jStore) -> None:
    link = Connection(address(graph.location))

    @settings(max_examples=10)
    @given(st.lists(actions, min_size=3, max_size=9), pairs)
    def follow(done: list[tuple[object, ...]], last: tuple[tuple[str, str], ...]) -> None:
        for source in graph.sources():
            graph.remove(source.sha256)
        for what, *values in [*done, ("settle", last)]:
            if what == "add":
                graph.add(_reading(*values))  # type: ignore[arg-type]
            elif what == "remove":
                graph.remove(f"sha{values[0]}")
            else:
                settle(graph, [_same(*pair) for pair in values[0]])  # type: ignore[attr-defined]
        assert check(graph) == ()
        found = _ties(link)
        link.define("MATCH (g:Samspill) SET g.settled = ''")
        settle(graph, [_same(*pair) for pair in last])
        assert _ties(link) == found

    follow()
    link.close()


def _same(one: str, other: str) -> Decision:
    return Decision(judgement=Judgement.SAME, names=(one, other))


def _ties(link: Connection) -> list[dict[str, object]]:
    return link.read(
        "MATCH (a:Actor)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS r, "
        "properties(a) AS p, properties(b) AS b ORDER BY a, type, r.key"
    )


def test_only_the_ties_of_who_is_concerned_are_read_again(
    graph: Neo4jStore, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    stream = Connection.stream

    def listen(self: Connection, text: str, **values: list[str]) -> Iterator[dict[str, object]]:
        if text == cypher.SAID_BY:
            asked.extend(values["names"])
        return stream(self, text, **values)

    monkeypatch.setattr(Connection, "stream", listen)
    graph.add(reading())
    settle(graph)
    assert len(asked) == 3
    asked.clear()
    graph.add(reading("b.txt", (("Pool", "Library", 1, 1, ""),)))
    settle(graph)
    assert len(asked) == 1
    asked.clear()
    graph.remove(reading("b.txt").source.sha256)
    settle(graph)
    assert asked == []


def test_nothing_is_asked_where_nothing_has_changed(
    graph: Neo4jStore, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.add(reading())
    settle(graph)
    resolution = Resolution(tuple(graph.actors()), graph.meaning(), tuple(graph.questions()))
    asked: list[str] = []
    read = Connection.read
    monkeypatch.setattr(
        Connection, "read", lambda self, text, **v: asked.append(text) or read(self, text, **v)
    )
    monkeypatch.setattr(Connection, "write", None)
    graph.settle(resolution, graph.settled)
    assert set(asked) == {cypher.GRAPH}


def test_a_group_may_change(graph: Store) -> None:
    for number, group in enumerate(("Culture", "Leisure")):
        actor = Actor(id="pool", name="Pool", groups={"department": group})
        graph.settle(Resolution((actor,), {}, ()), str(number))
        assert graph.actors() == [actor]


def test_a_change_too_large_for_one_transaction_is_made_in_several(
    graph: Neo4jStore, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.add(reading())
    settle(graph)
    monkeypatch.setattr(neo4j_meaning, "AT_LAST", 2)
    graph.add(reading("b.txt", (("Pool", "Rangers", 1, 1, ""), ("Pool", "Works", 1, 1, ""))))
    settle(graph)
    assert check(graph) == ()


def test_a_graph_of_format_1_is_brought_up_to_date(
    graph: Neo4jStore, reading: MakeReading
) -> None:
    given_ = reading()
    graph.add(given_)
    settle(graph)
    link = Connection(address(graph.location))
    link.define("MATCH (s:Statement) REMOVE s.confidence, s.rule")
    link.define("MATCH (g:Samspill) SET g.format = 1")
    link.define("DROP INDEX samspill_confidence")
    with Neo4jStore(address(graph.location)) as store:
        assert store.settled == ""
        settle(store)
        assert store.reading(given_.source.sha256) == given_
        assert check(store) == ()
    assert link.read("MATCH (g:Samspill) RETURN g.format AS f") == [{"f": 2}]
    link.close()


ACTORS, KILLS = 300, 4
CLIENT = """
import sys
from graph.identity import Resolution
from graph.model import Actor
from graph.stores import neo4j_writer, open_store

neo4j_writer.LEASE_SECONDS = 1.0
neo4j_writer.BATCH = 50
store = open_store(sys.argv[1])
groups = int(sys.argv[2])
names = sorted(m.name for m in store.mentions())
meaning = {("", n): (f"actor {at % groups}",) for at, n in enumerate(names)}
ids = sorted({i for i, in meaning.values()})
print("settling", flush=True)
store.settle(Resolution(tuple(Actor(id=i, name=i) for i in ids), meaning, ()), str(groups))
print("done", flush=True)
"""


def _settle(url: str, groups: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT, url, str(groups)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def _state(store: Store) -> tuple[str, int, list[tuple[float, ...]]]:
    """What is settled, all of one moment: the commit of a killed client may still come."""
    settled = store.settled
    columns: Columns = store.columns()
    if store.settled != settled:
        return _state(store)
    rows = zip(columns.source, columns.target, columns.low, columns.high, strict=True)
    return settled, len(columns.actors), [tuple(map(float, row)) for row in rows]


def test_a_client_killed_while_it_settles_leaves_the_old_state_or_the_new(
    graph: Neo4jStore,
) -> None:
    chosen = random.Random(5)
    names = [f"Unit {n}" for n in range(ACTORS)]
    said = tuple((chosen.choice(names), chosen.choice(names), 1.0) for _ in range(4 * ACTORS))
    graph.add(_reading(1, said))
    wanted = {}
    for groups in (ACTORS // 2, ACTORS // 3):
        started = time.monotonic()
        _settle(graph.location, groups).communicate(timeout=60)
        wanted[str(groups)] = _state(graph)
    took = time.monotonic() - started
    seen = set()
    for kill in range(KILLS):
        settled = wanted[graph.settled]
        other = next(groups for groups in wanted if groups != settled[0])
        client = _settle(graph.location, int(other))
        assert client.stdout is not None
        client.stdout.readline()
        time.sleep(took * (kill + 0.5) / KILLS / 2)
        client.kill()
        client.communicate()
        found = _state(graph)
        assert found == wanted[found[0]]
        seen.add(found == settled)
    assert True in seen, "no kill came before the end"
