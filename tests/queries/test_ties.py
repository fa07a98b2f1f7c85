from __future__ import annotations

import math
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnknownActor, UsageError
from graph.network import Network
from queries.ties import Tie, show, ties


def evidence(network: Network, **filters: Any) -> set[str]:
    return {i[1:].lstrip("0") for tie in ties(network, **filters) for i in tie.evidence}


def test_without_a_filter_all_but_what_actors_say_of_themselves(municipality: Network) -> None:
    found = ties(municipality)
    assert evidence(municipality) == set("1234567") | {"9", "10", "11"}
    names = [(tie.source.name, tie.target.name, tie.status) for tie in found]
    assert names == sorted(names, key=lambda n: (n[0].lower(), n[1].lower(), n[2]))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"source": "HR"}, "5 6 9"),
        ({"source": "the library "}, "1 2 7 10"),  # a spelling, whatever the case
        ({"target": "nav"}, "2 6"),
        ({"either": "pool"}, "5 10"),
        ({"source": "school", "target": "library"}, "3 11"),
        ({"source": "school", "either": "hr"}, "4"),
        ({"source": "nav"}, ""),
        ({"status": "existing"}, "1 2 3 4 5 6 7"),
        ({"status": "proposed"}, "10 11"),
        ({"status": "strained"}, "9"),
        ({"text": "PAY"}, "4"),
        ({"text": "ærlig"}, "3"),
        ({"text": "read"}, "1"),
        ({"text": "nothing of the kind"}, ""),
        ({"text": ""}, "1 2 3 4 5 6 7 9 10 11"),
        ({"low": 52, "high": 52}, "1"),
        ({"low": 52}, "1 5"),  # "at least 12" may be 52, but nobody says so
        ({"high": 12}, "3 4 11"),
        ({"low": 20, "high": 30}, "3"),
        ({"low": 26, "high": 26}, "3"),
        ({"low": 27, "high": 51}, ""),
        ({"low": 12, "high": 12}, "3 4"),  # "at least 12" counts as 12
        ({"low": 0}, "1 3 4 5 11"),  # of the rest nothing is known
        ({"group": ("department", "Culture")}, "1 2 3 5 7 9 10 11"),
        ({"group": ("department", "Staff")}, "4 5 6 7 9"),
        ({"group": ("department", "Staff"), "low": 100, "status": "existing"}, "5"),
    ],
)
def test_filters(municipality: Network, filters: dict[str, Any], expected: str) -> None:
    assert evidence(municipality, **filters) == set(expected.split())


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        ({"status": "wished"}, "existing, proposed, strained"),
        ({"low": 12, "high": 1}, "holds nothing"),
        ({"low": math.nan}, "holds nothing"),
        ({"high": -1}, "holds nothing"),
        ({"group": ("team", "x")}, "department"),
        ({"group": ("department", "x")}, "Culture, Learning, Staff"),
    ],
)
def test_a_filter_that_cannot_be_says_what_can(
    municipality: Network, filters: dict[str, Any], text: str
) -> None:
    with pytest.raises(UsageError, match=text):
        ties(municipality, **filters)


@pytest.mark.parametrize("end", ["source", "target", "either"])
def test_an_unknown_name_is_met_with_the_nearest(municipality: Network, end: str) -> None:
    with pytest.raises(UnknownActor, match="Library"):
        ties(municipality, **{end: "librari"})


def test_a_tie_is_plain(municipality: Network) -> None:
    (tie,) = ties(municipality, source="school", target="hr")
    assert isinstance(tie, Tie)
    assert (tie.source.id, tie.source.name, tie.source.respondent) == ("school", "School", True)
    assert (tie.status, tie.low, tie.high) == ("existing", 12.0, None)
    assert type(tie.status) is str
    assert tie.purposes == ("rota", "Pay")


known = st.floats(0, 500)


@given(known, known, known, known)
def test_a_band_matches_when_some_value_is_in_both(
    a: float, b: float, low: float, high: float
) -> None:
    a, b, low, high = *sorted((a, b)), *sorted((low, high))
    graph = nx.DiGraph()
    said = {"status": "existing", "purposes": (), "statements": ("s1",)}
    graph.add_edge("x", "y", collaborations=[{**said, "low": a, "high": b}])
    matches = bool(ties(Network.from_networkx(graph), low=low, high=high))
    assert matches == any(
        low <= value <= high and a <= value <= b for value in (a, b, low, high)
    )


def test_a_neighbourhood_by_hand(municipality: Network) -> None:
    answer = show(municipality, "the library")
    assert (answer.id, answer.name, answer.respondent) == ("library", "Library", True)
    assert (answer.kind, answer.scope) == ("unit", "internal")
    assert answer.groups == (("department", "Culture"),)
    assert answer.about_itself == ("s08",)
    assert [(n.name, n.status, n.direction) for n in answer.neighbours] == [
        ("School", "existing", "both"),
        ("HR", "existing", "says"),
        ("NAV", "existing", "says"),
        ("School", "proposed", "is_said"),
        ("Pool", "proposed", "says"),
        ("HR", "strained", "is_said"),
    ]
    school = answer.neighbours[0]
    assert school.says is not None
    assert school.is_said is not None
    assert (school.says.low, school.says.high) == (52, 52)
    assert (school.says.purposes, school.says.evidence) == (("reading weeks",), ("s01",))
    assert (school.is_said.low, school.is_said.high) == (12, 26)
    assert school.is_said.evidence == ("s03",)
    assert answer.neighbours[1].is_said is None
    assert answer.neighbours[1].says is not None
    assert answer.neighbours[1].says.low is None


def test_the_neighbourhood_of_one_that_filed_no_list(municipality: Network) -> None:
    answer = show(municipality, "nav")
    assert answer.respondent is False
    assert [(n.name, n.direction) for n in answer.neighbours] == [
        ("HR", "is_said"),
        ("Library", "is_said"),
    ]
    assert show(municipality, "Attic").neighbours == ()


def test_every_row_is_in_the_neighbourhoods_of_both_its_ends(municipality: Network) -> None:
    for actor in municipality.actors:
        sides = [
            s for n in show(municipality, actor.id).neighbours for s in (n.says, n.is_said)
        ]
        ids = {i for side in sides if side is not None for i in side.evidence}
        at_ends = ties(municipality, either=actor.id)
        assert ids == {i for tie in at_ends for i in tie.evidence}


def test_nobody_answers_in_an_empty_network() -> None:
    empty = Network.from_networkx(nx.empty_graph(0))
    assert ties(empty) == ()
    with pytest.raises(UnknownActor):
        show(empty, "anyone")


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert ties(municipality) == ties(shuffled)
    assert show(municipality, "library") == show(shuffled, "library")
