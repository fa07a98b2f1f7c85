"""One suite for every store: what it is given comes back, once, whole, and in order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from graph.assembly import assemble, outline, settle
from graph.checks import check
from graph.errors import StoreError, UsageError
from graph.exchange import statement_row
from graph.identity import Resolution
from graph.model import Actor, Place, Problem, ProblemKind, Reading
from graph.store import Label, Store
from graph.stores import open_store

MakeReading = Callable[..., Reading]


def test_a_reading_comes_back_whole(store: Store, reading: MakeReading) -> None:
    given = reading()
    assert store.add(given)
    assert store.sources() == [given.source]
    assert tuple(store.statements()) == given.statements
    assert [unit for _, unit in store.units()] == list(given.units)
    assert store.problems() == list(given.problems)
    assert store.reading(given.source.sha256) == given


def test_a_source_that_is_not_there_cannot_be_read(store: Store) -> None:
    with pytest.raises(StoreError, match="no source"):
        store.reading("nobody")


def test_respondents_and_units_keep_the_order_of_their_source(
    store: Store, reading: MakeReading
) -> None:
    store.add(reading("a.txt", (("Library", "Works", 1, 1, ""), ("Pool", "Works", 1, 1, ""))))
    given = reading("b.txt", (("Pool", "Works", 1, 1, ""), ("Library", "Works", 1, 1, "")))
    store.add(given)
    assert store.reading(given.source.sha256).respondents == ("Pool", "Library")


def test_of_two_statements_with_one_id_the_first_is_kept(
    store: Store, reading: MakeReading
) -> None:
    given = reading()
    first = given.statements[0]
    again = first.model_copy(update={"purpose": "something else"})
    store.add(given.model_copy(update={"statements": (*given.statements, again)}))
    assert tuple(store.statements()) == given.statements


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


def test_a_source_replaces_itself_by_what_it_says_anew(
    store: Store, reading: MakeReading
) -> None:
    old = reading(bullets=(("Pool", "Rangers", 1, 1, "swim"),))
    other = reading("other.txt", (("Pool", "Library", 4, 4, ""),))
    store.add(old)
    store.add(other)
    settle(store)
    new = reading()
    assert new.source == old.source
    assert store.add(new, replacing=[new.source.sha256])
    assert store.sources() == sorted([new.source, other.source], key=lambda s: s.name)
    assert store.reading(new.source.sha256) == new
    assert store.reading(other.source.sha256) == other
    assert "Rangers" not in {m.name for m in store.mentions()}
    assert not store.settled
    assert not list(store.faults())


def test_removing_a_source_leaves_the_others(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    other = reading("other.txt", (("Pool", "Library", 4, 4, ""),))
    store.add(other)
    assert store.remove(reading().source.sha256)
    assert not store.remove("nobody")
    assert tuple(store.statements()) == other.statements
    assert [m.name for m in store.mentions()] == ["Library", "Pool"]


def test_order_of_loading_does_not_show(empty: Callable[[], str], reading: MakeReading) -> None:
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


def test_a_label_names_the_state(location: str) -> None:
    first = open_store(location, create=True)
    assert first.label is None
    first.set_label(Label("before the merger", date(2026, 5, 1)))
    first.close()
    again = open_store(location)
    assert again.label == Label("before the merger", date(2026, 5, 1))
    again.set_label(Label("undated"))
    assert again.label == Label("undated")
    again.set_label(None)
    assert again.label is None
    again.close()


def test_the_outline_is_the_network_without_its_texts(
    store: Store, reading: MakeReading
) -> None:
    bullets = (
        ("Library", "Schools", 52, 52, "Ægir"),
        ("Library", "Schools", 12, 13, "ægir"),
        ("Library", "Schools", 12, 20, "other"),
        ("Schools", "Library", None, None, ""),
        ("Schools", "Library", 4, 4, ""),
    )
    store.add(reading(bullets=bullets))
    settle(store)
    network, _ = assemble(store)
    bare = outline(store)
    assert bare.actors == network.actors
    for column in ("source", "target", "status", "low", "high"):
        found, wanted = getattr(bare, column), getattr(network, column)
        assert found.dtype == wanted.dtype
        assert found.tolist() == pytest.approx(wanted.tolist(), nan_ok=True)
    assert network.high.tolist() == pytest.approx([72, float("nan")], nan_ok=True)


@pytest.fixture
def doubting(reading: MakeReading) -> Reading:
    """Sure that the library works with the schools, perhaps with the works, hardly a choir."""
    given = reading()
    sure, perhaps, _ = given.statements
    hardly = perhaps.model_copy(
        update={
            "object": "Choir",
            "place": Place(line=8),
            "confidence": 0.2,
            "rule": "meeting",
        }
    )
    perhaps = perhaps.model_copy(update={"confidence": 0.6, "rule": "verb"})
    return given.model_copy(update={"statements": (sure, hardly, perhaps)})


@pytest.mark.parametrize(
    ("limit", "ties", "doubtful"),
    [(0.0, 3, 0), (0.2, 3, 0), (0.5, 2, 1), (0.6, 2, 1), (0.7, 1, 2), (1.0, 1, 2)],
)
def test_statements_below_the_limit_make_no_tie_but_stay(
    store: Store, doubting: Reading, limit: float, ties: int, doubtful: int
) -> None:
    store.add(doubting)
    settle(store)
    network, evidence = assemble(store, limit)
    assert tuple(evidence.statements.values()) == doubting.statements
    assert (len(network.source), len(evidence.doubtful)) == (ties, doubtful)
    assert all(evidence.statements[i].confidence < limit for i in evidence.doubtful)
    bare = outline(store, limit)
    assert bare.actors == network.actors
    assert bare.target.tolist() == network.target.tolist()


def test_who_stands_only_in_doubtful_statements_is_no_actor(
    store: Store, doubting: Reading
) -> None:
    store.add(doubting)
    settle(store)
    assert store.doubtful() == [("", "Choir")]
    network, evidence = assemble(store)
    assert [a.name for a in network.actors] == ["Library", "Schools", "Works"]
    doubted = evidence.statements[evidence.doubtful[0]]
    assert statement_row(doubted, network, evidence)["object_actors"] == []
    assert "Choir" in {a.name for a in assemble(store, 0)[0].actors}


def test_who_is_in_doubt_but_filed_a_list_or_stands_in_the_structure_is_an_actor(
    store: Store, doubting: Reading
) -> None:
    hardly = doubting.statements[1]
    # The works stand in the structure, the pool filed a list with nothing sure in it.
    said = tuple(
        hardly.model_copy(update={"object": name, "place": Place(line=line)})
        for line, name in enumerate(("Works", "Pool"))
    )
    given = doubting.model_copy(update={"statements": said, "respondents": ("Library", "Pool")})
    store.add(given)
    settle(store)
    assert store.doubtful() == [("", "Works")]
    network, _ = assemble(store)
    assert [a.name for a in network.actors] == ["Library", "Pool", "Works"]
    assert outline(store).actors == network.actors
    assert check(store) == ()


def test_a_graph_without_statements_has_no_columns(store: Store) -> None:
    settle(store)
    assert len(store.columns().source) == 0


def test_a_source_not_settled_yet_is_left_out_whole(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    settle(store)
    before, _ = assemble(store)
    store.add(
        reading("late.txt", (("Library", "Rangers", 1, 1, ""), ("Pool", "Works", 1, 1, "")))
    )
    network, evidence = assemble(store)
    assert network.actors == before.actors
    assert [s.name for s in evidence.sources.values()] == ["list.txt"]
    settle(store)
    assert len(assemble(store)[1].sources) == 2


def test_settling_anew_leaves_nothing_of_before(store: Store, reading: MakeReading) -> None:
    store.add(reading())
    store.add(reading("other.txt", (("Pool", "Rangers", 4, 4, ""),)))
    settle(store)
    store.remove(reading("other.txt").source.sha256)
    settle(store)
    assert "Pool" not in {actor.name for actor in store.actors()}
    assert {name for _, name in store.meaning()} == {"Library", "Schools", "Works"}
    assert len(store.columns().source) == 3


def test_a_source_that_went_and_came_again_is_settled_anew(
    store: Store, reading: MakeReading
) -> None:
    store.add(reading())
    assert settle(store)
    assert not settle(store)
    store.remove(reading().source.sha256)
    store.add(reading())
    assert settle(store)
    assert check(store) == ()


def test_programs_that_write_at_once_wait_for_each_other(
    location: str, reading: MakeReading
) -> None:
    open_store(location, create=True).close()

    def work(writer: int) -> None:
        store = open_store(location)
        for number in range(4):
            store.add(reading(f"{writer}-{number}.txt"))
            settle(store)
        store.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    store = open_store(location)
    assert store.counts()[:2] == (8, 24)
    store.close()


def test_an_address_that_no_store_serves() -> None:
    with pytest.raises(UsageError, match="ftp"):
        open_store("ftp://example.org/graph")
