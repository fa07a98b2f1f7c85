"""One suite for every store: what it is given comes back, once, whole, and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from graph.assembly import settle
from graph.errors import UsageError
from graph.identity import Resolution
from graph.model import Actor, Problem, ProblemKind, Reading
from graph.store import Store
from graph.stores import open_store

MakeReading = Callable[..., Reading]


@pytest.fixture(params=["sqlite", "neo4j"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """A maker of places without a graph."""
    if request.param == "neo4j":
        return cast("Callable[[], str]", request.getfixturevalue("empty_neo4j"))
    numbers = count()
    return lambda: str(tmp_path / f"{next(numbers)}.db")


@pytest.fixture
def location(empty: Callable[[], str]) -> str:
    return empty()


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    opened = open_store(location, create=True)
    yield opened
    opened.close()


def test_a_reading_comes_back_whole(store: Store, reading: MakeReading) -> None:
    given = reading()
    assert store.add(given)
    assert store.sources() == [given.source]
    assert tuple(store.statements()) == given.statements
    assert [unit for _, unit in store.units()] == list(given.units)
    assert store.problems() == list(given.problems)


def test_the_same_source_again_changes_nothing(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    before = (store.counts(), list(store.statements()), store.mentions())
    assert not store.add(reading())
    assert (store.counts(), list(store.statements()), store.mentions()) == before


def test_mentions_count_both_ends_and_know_who_answered(
    store: Store, reading: MakeReading
) -> None:
    store.add(reading())
    assert [tuple(m) for m in store.mentions()] == [
        ("", "Library", 3, True),
        ("", "Schools", 1, False),
        ("", "Works", 2, True),
    ]


def test_replacing_takes_the_old_version_away(store: Store, reading: MakeReading) -> None:
    old = reading(bullets=(("Pool", "Rangers", 1, 1, "swim"),))
    new = reading(version="2")
    store.add(old)
    store.add(new, replacing=[old.source.sha256])
    assert store.sources() == [new.source]
    assert tuple(store.statements()) == new.statements
    assert "Rangers" not in {m.name for m in store.mentions()}
    assert store.problems() == list(new.problems)


def test_removing_a_source_leaves_the_others(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    other = reading("other.txt", (("Pool", "Library", 4, 4, ""),))
    store.add(other)
    assert store.remove(reading().source.sha256)
    assert not store.remove("nobody")
    assert tuple(store.statements()) == other.statements
    assert [m.name for m in store.mentions()] == ["Library", "Pool"]


def test_order_of_loading_does_not_show(
    empty: Callable[[], str], reading: MakeReading
) -> None:
    readings = [reading("a.txt"), reading("b.txt", (("Pool", "Library", 4, 4, ""),))]
    seen = []
    for order in (readings, readings[::-1]):
        store = open_store(empty(), create=True)
        for one in order:
            store.add(one)
        settle(store)
        seen.append(
            (list(store.statements()), store.mentions(), store.actors(), store.problems())
        )
        store.close()
    assert seen[0] == seen[1]


def test_a_failure_is_remembered_until_the_file_loads(
    store: Store, reading: MakeReading
) -> None:
    failure = Problem(kind=ProblemKind.EMPTY, file="list.txt")
    store.note_failure(failure)
    store.note_failure(failure)
    assert store.problems() == [failure]
    store.add(reading())
    assert failure not in store.problems()


def test_what_names_mean_is_replaced_as_a_whole(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    everyone = Actor(id="all", name="All", names=("Library", "Schools", "Works"))
    meaning = {("", m.name): ("all",) for m in store.mentions()}
    store.settle(Resolution((everyone,), meaning, ()), "first")
    assert (store.actors(), dict(store.meaning()), store.settled) == (
        [everyone],
        meaning,
        "first",
    )
    two = (Actor(id="a", name="A"), Actor(id="b", name="B"))
    store.settle(Resolution(two, {("", "Works"): ("b", "a")}, ()), "second")
    assert store.actors() == list(two)
    assert dict(store.meaning()) == {("", "Works"): ("b", "a")}


def test_it_is_all_there_when_opened_again(location: str, reading: MakeReading) -> None:
    first = open_store(location, create=True)
    first.add(reading())
    settle(first)
    held = (list(first.statements()), first.actors(), first.counts())
    first.close()
    again = open_store(location)
    assert (list(again.statements()), again.actors(), again.counts()) == held
    assert not settle(again)
    again.close()


def test_text_that_could_be_code_is_data(store: Store, reading: MakeReading) -> None:
    nasty = ("Robert'); DROP TABLE statement;--", '"`}) DETACH DELETE n //', "\u202eæøå\u2028")
    given = reading(bullets=tuple((name, name + "!", 1.5, 2.5, name) for name in nasty))
    store.add(given)
    assert tuple(store.statements()) == given.statements


def test_an_address_that_no_store_serves() -> None:
    with pytest.raises(UsageError, match="ftp"):
        open_store("ftp://example.org/graph")
