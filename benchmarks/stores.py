"""How fast the stores are, beside the least that anybody could do with the same rows.

    python benchmarks/stores.py sqlite [ACTORS STATEMENTS]
    python benchmarks/stores.py neo4j [ACTORS STATEMENTS]     SAMSPILL_TEST_NEO4J(_PASSWORD) set

Absolute times depend on the machine; the ratios are what is promised. The Neo4j database is
emptied first.
"""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j

from graph.identity import Resolution
from graph.model import Actor, Basis, Frequency, Place, Reading, Source, Statement
from graph.stores import cypher, open_store, sql
from graph.stores.neo4j_rows import names_of, statement_row
from graph.stores.neo4j_writer import BATCH
from graph.stores.sqlite import SqliteStore, backup

SOURCE_SIZE = 10_000


def readings(actors: int, statements: int) -> list[Reading]:
    chosen = random.Random(1)  # noqa: S311 - the same rows each time
    names = [f"Unit {n:06d}" for n in range(actors)]
    made = []
    for first in range(0, statements, SOURCE_SIZE):
        sha = f"{first:064x}"
        said = tuple(
            Statement(
                source=sha,
                speaker=names[(first + line) % actors],
                subject=names[(first + line) % actors],
                object=chosen.choice(names),
                frequency=Frequency(low=12, high=52, text="monthly", basis=Basis.STATED),
                purpose="plans and shared rooms",
                quote=f"Partner {line}: monthly, plans and shared rooms",
                place=Place(page=1, line=line, heading=("Collaboration",)),
            )
            for line in range(min(SOURCE_SIZE, statements - first))
        )
        made.append(Reading(source=Source(name=f"{first}.txt", sha256=sha), statements=said))
    return made


def timed(what: str, work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    print(f"{what:<58}{took:8.2f} s", flush=True)
    return took


def resolution(names: list[str]) -> Resolution:
    actors = tuple(Actor(id=n, name=n, names=(n,)) for n in sorted(names))
    return Resolution(actors, {("", n): (n,) for n in names}, ())


def measure_sqlite(given: list[Reading], folder: Path) -> None:
    path = folder / "graph.db"
    store = SqliteStore(path, create=True)
    ours = timed("load", lambda: [store.add(reading) for reading in given])
    write = _plain_sqlite(path, folder)
    plain = timed("  plain executemany of the same rows", write)
    print(f"  ratio {ours / plain:.2f} (promised: at most 3)")
    meaning = resolution([m.name for m in store.mentions()])
    timed("settle (names as they are)", lambda: store.settle(meaning, "settled"))
    timed("arrays out (promised: at most .6 s)", store.columns)
    timed("all statements as records", lambda: sum(1 for _ in store.statements()))
    timed("backup", lambda: backup(path, folder / "backup.db"))
    store.close()
    print(f"file {path.stat().st_size / 1e6:.0f} MB")


def _plain_sqlite(path: Path, folder: Path) -> Callable[[], None]:
    """The rows of the three big tables, into the same tables, one transaction a source."""
    held = sqlite3.connect(path)
    mentions = held.execute("SELECT * FROM mention").fetchall()
    sources = held.execute("SELECT * FROM source").fetchall()
    columns = sql.INSERT_STATEMENT.split("(")[1].split(")")[0]
    rows = held.execute(f"SELECT {columns} FROM statement ORDER BY id").fetchall()  # noqa: S608
    held.close()
    SqliteStore(folder / "plain.db", create=True).close()
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA cache_size = -64000")

    def write() -> None:
        db.execute("BEGIN")
        db.executemany("INSERT INTO mention VALUES (?, ?, ?)", mentions)
        db.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?)", sources)
        db.execute("COMMIT")
        for first in range(0, len(rows), SOURCE_SIZE):
            db.execute("BEGIN")
            db.executemany(sql.INSERT_STATEMENT, rows[first : first + SOURCE_SIZE])
            db.execute("COMMIT")
        db.close()

    return write


def _emptied(driver: neo4j.Driver) -> None:
    text = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
    while driver.execute_query(text, database_="neo4j").records[0]["n"]:
        pass


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def measure_neo4j(given: list[Reading]) -> None:
    url = os.environ["SAMSPILL_TEST_NEO4J"]
    password = os.environ["SAMSPILL_TEST_NEO4J_PASSWORD"]
    os.environ["SAMSPILL_NEO4J_PASSWORD"] = password
    with neo4j.GraphDatabase.driver(
        url, auth=("neo4j", password), notifications_min_severity="OFF"
    ) as driver:
        _emptied(driver)
        open_store(url, create=True).close()
        _plain_load(driver, readings(1000, 5000))  # the server compiles what it runs often
        _emptied(driver)
        plain = timed("plain UNWIND of the same rows", lambda: _plain_load(driver, given))
        _emptied(driver)
        store = open_store(url, create=True)
        ours = timed("load", lambda: [store.add(reading) for reading in given])
        print(f"  rate {plain / ours:.2f} of plain (promised: at least .8)")
        _plain_read(driver)
        out = timed("plain read of the same rows", lambda: _plain_read(driver))
        back = timed("all statements as records", lambda: sum(1 for _ in store.statements()))
        print(f"  rate {out / back:.2f} of plain (promised: at least .8)")
    meaning = resolution([m.name for m in store.mentions()])
    timed("settle (names as they are)", lambda: store.settle(meaning, "settled"))
    timed("settle again with nothing changed", lambda: store.settle(meaning, "settled"))
    timed("arrays out", store.columns)
    store.close()


def _plain_load(driver: neo4j.Driver, given: list[Reading]) -> None:
    """The same nodes and relationships in the same batches, with nothing looked after."""

    def run(text: str, rows: Iterator[Any], **values: Any) -> None:
        for batch in _batches(rows):
            driver.execute_query(text, rows=batch, database_="neo4j", **values)

    unwind = "UNWIND $rows AS row\n"
    names = cypher.NAMES.split(unwind)[1]
    statements = cypher.STATEMENTS.split(unwind)[1]
    for reading in given:
        sha256 = reading.source.sha256
        driver.execute_query("CREATE (:Source {sha256: $s})", s=sha256, database_="neo4j")
        rows = names_of(reading)
        keys = {row["name"]: row["key"] for row in rows}
        run(unwind + names, iter(rows))
        said = (statement_row(s, s.id, at, keys) for at, s in enumerate(reading.statements))
        run(unwind + statements, said, sha256=sha256)


def _plain_read(driver: neo4j.Driver) -> None:
    text = (
        "MATCH (source:Source)<-[:IN_SOURCE]-(s:Statement) "
        "MATCH (a:Name)-[:SAYS]->(s)-[:ABOUT]->(b:Name) "
        "RETURN source.sha256, a.name, b.name, properties(s)"
    )
    with driver.session(database="neo4j", fetch_size=10_000) as session:
        for _ in session.run(text):
            pass


def main() -> None:
    what, *size = sys.argv[1:] or ["sqlite"]
    actors, statements = map(int, size or ("100000", "700000"))
    given = readings(actors, statements)
    print(f"{what}: {actors} actors, {statements} statements in {len(given)} sources")
    if what == "neo4j":
        measure_neo4j(given)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure_sqlite(given, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB (records of the test included)")


if __name__ == "__main__":
    main()
