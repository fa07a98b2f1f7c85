from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from itertools import repeat

import pytest

from graph.network import Network
from queries.bulk import AT_ONCE, in_order, made, places_by_name, who
from queries.threads import side_by_side


@dataclass(frozen=True, slots=True)
class _Record:
    number: int
    words: tuple[str, ...]
    missing: None


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 3])
def test_records_made_in_bulk_are_those_made_one_by_one(count: int) -> None:
    columns = (range(count), [(str(i),) for i in range(count)], repeat(None))
    expected = [_Record(*one) for one in zip(*columns, strict=False)]
    found = list(made(_Record, *columns))
    assert found == expected
    assert [hash(one) for one in found] == [hash(one) for one in expected]


def test_a_record_needs_a_column_for_each_field() -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(made(_Record, [1], [()]))


def test_actors_are_told_in_the_order_that_is_asked_for(municipality: Network) -> None:
    order = in_order(-places_by_name(municipality))
    ids, names, answered = who(municipality, order)
    assert names == sorted(names, key=str.casefold, reverse=True)
    assert ids == [municipality.actors[i].id for i in order]
    assert answered == [municipality.actors[i].respondent for i in order]


def test_tasks_side_by_side_answer_in_their_own_order() -> None:
    later = threading.Event()

    def first() -> str:
        assert later.wait(10)
        return "first"

    def second() -> str:
        later.set()
        return "second"

    assert side_by_side(first, second, partial(str, 3)) == ["first", "second", "3"]


def test_what_fails_side_by_side_is_told() -> None:
    def fails() -> int:
        raise ValueError("no figure")

    with pytest.raises(ValueError, match="no figure"):
        side_by_side(fails, partial(int, 1))
