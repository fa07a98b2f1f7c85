"""What only the Neo4j store promises: safe connections, one writer, sources seen whole."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.assembly import assemble, settle
from graph.errors import ForeignStore, GraphChanged, NewerStore, StoreError, UsageError
from graph.model import Reading
from graph.stores import cypher, neo4j_writer, open_store
from graph.stores.bolt import Connection, address, credentials
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j_writer import Writer

MakeReading = Callable[..., Reading]


@pytest.mark.parametrize(
    ("location", "wanted"),
    [
        ("neo4j://localhost:7687", "neo4j://localhost:7687/neo4j"),
        ("bolt+s://db.example.org/our-graph", "bolt+s://db.example.org/our-graph"),
        ("neo4j://[::1]:7688/x/", "neo4j://[::1]:7688/x"),
    ],
)
def test_an_address_names_server_and_database(location: str, wanted: str) -> None:
    assert str(address(location)) == wanted


@pytest.mark.parametrize(
    "location",
    [
        "http://localhost:7474",
        "https://localhost",
        "file:///etc/passwd",
        "neo4j://ann:s3cret@localhost",
        "neo4j://:s3cret@localhost",
        "neo4j://localhost/a/b?s3cret",
        "neo4j://localhost/a?policy=s3cret",
        "neo4j://",
        "neo4j://localhost:s3cret",
        "neo4j://[s3cret",
    ],
)
def test_other_addresses_are_refused_without_repeating_a_password(location: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_store(location)
    assert "s3cret" not in str(refused.value)


def test_a_password_in_the_open_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        address("neo4j://localhost")
        address("bolt://127.0.0.1")
        address("neo4j+s://db.example.org")
        assert caplog.text == ""
        address("bolt://db.example.org")
    assert "not encrypted" in caplog.text


def test_the_password_comes_from_the_environment_or_a_file_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "PASSWORD", "PASSWORD_FILE"):
        monkeypatch.delenv(f"SAMSPILL_NEO4J_{name}", raising=False)
    with pytest.raises(StoreError, match="SAMSPILL_NEO4J_PASSWORD"):
        credentials()
    file = tmp_path / "password"
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD_FILE", str(file))
    with pytest.raises(StoreError, match="cannot be read"):
        credentials()
    file.write_text("s3cret\n")
    file.chmod(0o644)
    with pytest.raises(StoreError, match="chmod 600"):
        credentials()
    file.chmod(0o600)
    assert credentials() == ("neo4j", "s3cret")
    monkeypatch.setenv("SAMSPILL_NEO4J_USER", "ann")
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", "other")
    assert credentials() == ("ann", "other")


def test_a_server_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", "s3cret")
    with pytest.raises(StoreError, match=r"bolt://127\.0\.0\.1:1/neo4j: .*running") as told:
        open_store("bolt://127.0.0.1:1")
    assert "s3cret" not in str(told.value)


def test_a_wrong_password_is_told_and_not_repeated(
    neo4j_server: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = neo4j_server()
    monkeypatch.setenv("SAMSPILL_NEO4J_PASSWORD", "s3cret")
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(StoreError, match="not accepted") as told,
    ):
        open_store(url)
    assert "s3cret" not in str(told.value) + repr(told.value.__cause__) + caplog.text


def test_a_certificate_is_asked_for(neo4j_server: Callable[[], str]) -> None:
    with pytest.raises(StoreError, match="certificate"):
        open_store(neo4j_server().replace("neo4j://", "bolt+s://"))


def test_a_database_that_is_not_there_is_told(neo4j_server: Callable[[], str]) -> None:
    with pytest.raises(StoreError, match="elsewhere"):
        open_store(neo4j_server() + "/elsewhere")


def test_an_empty_database_is_no_graph_until_one_is_made(
    neo4j_server: Callable[[], str],
) -> None:
    with pytest.raises(StoreError, match="samspill load"):
        open_store(neo4j_server())


@pytest.fixture
def pair(neo4j_server: Callable[[], str]) -> Iterable[tuple[Neo4jStore, Connection]]:
    """An empty graph, and a connection beside it."""
    where = address(neo4j_server())
    with Neo4jStore(where, create=True) as store:
        link = Connection(where)
        yield store, link
        link.close()


Pair = tuple[Neo4jStore, Connection]


def test_data_of_others_is_not_touched(neo4j_server: Callable[[], str]) -> None:
    where = address(neo4j_server())
    link = Connection(where)
    link.define("CREATE (:Recipe {name: 'Soup'})")
    with pytest.raises(ForeignStore):
        Neo4jStore(where, create=True)
    assert link.read(cypher.ANYTHING) == [{"nodes": 1}]
    link.close()


def test_a_newer_graph_is_refused(pair: Pair) -> None:
    store, link = pair
    link.define("MATCH (g:Samspill) SET g.format = 99")
    with pytest.raises(NewerStore, match="Update Samspill"):
        open_store(store.location)


def _broken_off(store: Neo4jStore, given: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load all of a source but its last step."""
    once = Writer.once

    def fail(self: Writer, text: str, **values: Any) -> int:
        if text == cypher.FINISH_SOURCE:
            raise StoreError("broken off")
        return once(self, text, **values)

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "once", fail)
        with pytest.raises(StoreError, match="broken off"):
            store.add(given)


def test_a_source_that_was_broken_off_is_not_seen_and_can_be_loaded_again(
    pair: Pair, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, link = pair
    given = reading()
    _broken_off(store, given, monkeypatch)
    assert link.read("MATCH (s:Statement) RETURN count(s) AS n") == [{"n": 3}]
    assert store.counts() == (0, 0, 0, 0, 0)
    assert (store.sources(), store.mentions(), store.units(), store.problems()) == (
        [],
        [],
        [],
        [],
    )
    assert list(store.statements()) == []
    assert [f for f in store.faults() if "load it again" in f]
    assert store.add(given)
    assert store.reading(given.source.sha256) == given
    assert list(store.faults()) == []
    assert link.read("MATCH (s:Statement) RETURN count(s) AS n") == [{"n": 3}]


def test_what_was_broken_off_does_not_mix_with_another_reading_of_the_file(
    pair: Pair, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = pair
    _broken_off(store, reading(organisation="Vik"), monkeypatch)
    other = reading(bullets=(("Pool", "Rangers", 1, 1, "swim"),), organisation="Nes")
    store.add(other)
    assert store.reading(other.source.sha256) == other
    assert {m.organisation for m in store.mentions()} == {"Nes"}
    assert list(store.faults()) == []


def test_a_removal_that_was_broken_off_is_finished_by_the_next(
    pair: Pair, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, link = pair
    store.add(reading())
    with monkeypatch.context() as patched:
        patched.setattr(Writer, "until_none", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.remove(reading().source.sha256)
    assert store.counts().sources == 0
    settle(store)
    assert link.read("MATCH (n:Statement|Name|Source) RETURN count(n) AS n") == [{"n": 0}]


def test_rows_that_were_not_written_are_told(pair: Pair) -> None:
    _, link = pair
    row = {"key": "k", "name": "nobody", "actor": "nobody", "position": 0, "digest": "d"}
    with Writer(link) as writer, pytest.raises(StoreError, match="0 of 1 rows"):
        writer.rows(cypher.MEANS, [row])


def test_who_is_silent_too_long_is_stopped_by_who_took_over(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, link = pair
    rows = [{"key": "k", "organisation": "", "name": "Library"}]
    with Writer(link) as slow:
        monkeypatch.setattr(neo4j_writer, "LEASE_SECONDS", 0.0)
        with Writer(link) as quick:
            quick.rows(cypher.NAMES, rows)
            with pytest.raises(GraphChanged, match="took over"):
                slow.rows(cypher.NAMES, [{**rows[0], "name": "Works"}])
    assert link.read("MATCH (n:Name) RETURN n.name AS name") == [{"name": "Library"}]


def test_who_writes_too_long_is_told_to_who_waits(
    pair: Pair, reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, link = pair
    monkeypatch.setattr(neo4j_writer, "WAIT_SECONDS", 0.3)
    with Writer(link), pytest.raises(StoreError, match="keeps writing"):
        store.add(reading())
    assert store.add(reading())


def test_a_state_that_did_not_hold_still_is_read_again(
    pair: Pair, reading: MakeReading
) -> None:
    store, _ = pair
    store.add(reading())
    settle(store)
    with pytest.raises(GraphChanged), store.snapshot():
        store.add(reading("b.txt"))
    network, _ = assemble(store)
    assert len(network) == 3


def test_labels_and_captions_please_who_opens_the_browser(
    pair: Pair, reading: MakeReading
) -> None:
    store, link = pair
    store.add(reading())
    settle(store)
    labels = {tuple(sorted(r["l"])) for r in link.read("MATCH (n) RETURN labels(n) AS l")}
    assert ("Actor", "Unit") in labels
    unnamed = "MATCH (n) WHERE coalesce(n.name, '') = '' RETURN labels(n) AS labels"
    assert link.read(unnamed) == []
    types = {r["t"] for r in link.read("MATCH ()-[r]->() RETURN DISTINCT type(r) AS t")}
    wanted = {"COLLABORATES_WITH", "SAYS", "ABOUT", "IN_SOURCE", "MEANS", "FILED", "IN_GROUP"}
    assert types == wanted
