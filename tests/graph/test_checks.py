"""A check finds what is broken, and nothing where all is well."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.assembly import settle
from graph.checks import check
from graph.model import Reading
from graph.store import Store
from graph.stores.bolt import Connection, address
from graph.stores.sqlite import SqliteStore

MakeReading = Callable[..., Reading]


def _promises(store: Store) -> set[str]:
    return {finding.promise for finding in check(store)}


def test_all_is_well_with_a_settled_graph(store: Store, reading: MakeReading) -> None:
    settle(store)
    assert check(store) == ()
    store.add(reading())
    store.add(reading("other.txt", (("Pool", "Library", 4, 4, ""),)))
    settle(store)
    assert check(store) == ()
    store.remove(reading().source.sha256)
    settle(store)
    assert check(store) == ()


def test_a_graph_that_is_not_settled_is_told(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    assert _promises(store) == {"names"}


DAMAGE = {
    "a quote under another place": ("UPDATE statement SET place = '{\"line\":77}'", "kept"),
    "a statement without a source": ("UPDATE statement SET source = 99", "kept"),
    "a name that means nobody": ("DELETE FROM meaning", "names"),
    "an actor whom nobody means": ("DELETE FROM meaning", "actors"),
    "other frequencies": ("UPDATE statement SET low = 1, high = 2", "columns"),
    "lost collaborations": ("DELETE FROM collaboration", "columns"),
    "a lost name": ("UPDATE statement SET subject = 99", "counted"),
}


@pytest.mark.parametrize(("sql", "promise"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_to_the_file_is_found(
    tmp_path: Path, reading: MakeReading, sql: str, promise: str
) -> None:
    path = tmp_path / "graph.db"
    with SqliteStore(path, create=True) as store:
        store.add(reading())
        settle(store)
    with sqlite3.connect(path) as db:
        db.execute(sql)
    db.close()
    with SqliteStore(path) as store:
        assert promise in _promises(store)


CYPHER_DAMAGE = {
    "a statement under another place": ("MATCH (s:Statement) SET s.line = 77", "kept"),
    "a statement that nobody says": ("MATCH ()-[r:SAYS]->() DELETE r", "kept"),
    "half a source": ("MATCH (s:Source) SET s.state = 'loading'", "kept"),
    "a missing constraint": ("DROP CONSTRAINT samspill_means", "kept"),
    "a name that means nobody": ("MATCH ()-[r:MEANS]->() DELETE r", "names"),
    "a lost tie": ("MATCH ()-[r:COLLABORATES_WITH]->() WITH r LIMIT 1 DELETE r", "columns"),
    "a changed tie": ("MATCH ()-[r:COLLABORATES_WITH]->() SET r.low = 3.5", "columns"),
}


@pytest.mark.parametrize(("text", "promise"), CYPHER_DAMAGE.values(), ids=CYPHER_DAMAGE.keys())
def test_damage_to_the_database_is_found(
    neo4j_server: Callable[[], str], reading: MakeReading, text: str, promise: str
) -> None:
    from graph.stores import cypher, open_store

    store = open_store(neo4j_server(), create=True)
    store.add(reading())
    settle(store)
    link = Connection(address(store.location))
    link.define(text)
    assert promise in _promises(store)
    for constraint in cypher.CONSTRAINTS.values():
        link.define(constraint)
    link.close()
    store.close()
