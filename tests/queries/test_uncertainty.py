from __future__ import annotations

from dataclasses import replace
from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.network import Network
from queries.hubs import hubs
from queries.ranks import ranks
from queries.ties import ties
from queries.uncertainty import Assumed, Uncertainty, if_unknown_were, uncertainty


def test_what_if_the_unknown_were_weekly(municipality: Network) -> None:
    weekly = if_unknown_were(municipality, 52)
    assert isinstance(weekly, Assumed)
    assert isinstance(weekly, Network)
    assert weekly.contacts == 52
    before = {t.evidence: (t.low, t.high) for t in ties(municipality)}
    after = {t.evidence: (t.low, t.high) for t in ties(weekly)}
    for said, (low, high) in before.items():
        if low is None:
            assert after[said] == (52, 52)
        elif high is None:
            assert after[said] == (low, max(low, 52))
        else:
            assert after[said] == (low, high)
    changed = [e for e, f in zip(weekly.evidence, weekly.filled, strict=True) if f]
    assert set(changed) == {e for e, (_, high) in before.items() if high is None}


def test_any_question_can_be_asked_again(municipality: Network) -> None:
    yearly = {h.id: h for h in hubs(if_unknown_were(municipality, 1)).hubs}
    nav = yearly["nav"].in_strength
    assert (nav.low, nav.high, nav.unknown) == (2, 2, 0)
    found = hubs(municipality)
    for hub in found.hubs:
        assert yearly[hub.id].if_unknown_yearly == hub.if_unknown_yearly


def test_the_network_itself_is_left_alone(municipality: Network) -> None:
    low = municipality.low.copy()
    if_unknown_were(municipality, 0)
    assert np.array_equal(municipality.low, low, equal_nan=True)


@pytest.mark.parametrize("contacts", [-1, float("nan"), float("inf")])
def test_a_guess_must_be_a_frequency(municipality: Network, contacts: float) -> None:
    with pytest.raises(UsageError, match="no frequency"):
        if_unknown_were(municipality, contacts)


@st.composite
def half_answered(draw: st.DrawFn) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(4))
    mute = draw(st.sets(st.integers(0, 3), max_size=2))
    external = draw(st.sets(st.sampled_from(sorted(mute)), max_size=1)) if mute else set()
    for i in graph:
        graph.nodes[i]["respondent"] = i not in mute
        graph.nodes[i]["scope"] = "external" if i in external else "unknown"
    pairs = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda p: p[0] != p[1])
    graph.add_edges_from(draw(st.lists(pairs, max_size=6, unique=True)))
    return graph


@settings(max_examples=500)
@given(half_answered())
def test_bounds_are_those_of_all_answers_that_could_come(graph: nx.DiGraph[int]) -> None:
    answer = uncertainty(Network.from_networkx(graph))
    silent = [
        i
        for i, data in graph.nodes(data=True)
        if not data["respondent"] and data["scope"] != "external"
    ]
    open_ = [(i, v) for i in silent for v in graph if v != i and not graph.has_edge(i, v)]
    named = np.array([graph.in_degree(i) for i in range(4)])
    best, worst, most = np.full(4, 9), np.zeros(4, int), named.copy()
    for said in product((0, 1), repeat=len(open_)):
        after = named.copy()
        for (_, v), yes in zip(open_, said, strict=True):
            after[v] += yes
        for i, (low, high) in enumerate(ranks(after)):
            best[i], worst[i] = min(best[i], low), max(worst[i], high)
        most = np.maximum(most, after)
    assert answer.silent == len(silent)
    for found in answer.standings:
        i = int(found.id)
        assert found.bounds == (best[i], worst[i])
        assert (found.in_degree, found.most) == (named[i], most[i])
        assert found.rank == ranks(named)[i]


def by_id(answer: Uncertainty) -> dict[str, tuple[int, int]]:
    return {s.id: s.bootstrap for s in answer.standings if s.bootstrap is not None}


def test_a_place_that_hangs_on_one_list_is_wide() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for i in range(20):
        graph.add_edge(f"u{i}", "desk")
    graph.add_edge("u0", "cellar")
    graph.add_edge("u1", "attic")
    found = by_id(uncertainty(Network.from_networkx(graph)))
    assert found["desk"] == (1, 1)
    assert found["cellar"][0] == 2
    assert found["cellar"][1] > 3


def test_bootstrap_holds_the_rank_of_a_fair_sample() -> None:
    graph = nx.gnp_random_graph(30, 0.3, seed=4, directed=True)
    for found in uncertainty(Network.from_networkx(graph)).standings:
        assert found.bootstrap is not None
        assert found.bootstrap[0] <= found.rank[0]
        assert found.bootstrap[1] >= found.rank[1]


@pytest.mark.parametrize("size", [0, 1])
def test_one_list_cannot_be_drawn_anew(size: int) -> None:
    answer = uncertainty(Network.from_networkx(nx.empty_graph(size)))
    assert answer.repeats == 0
    assert [s.bootstrap for s in answer.standings] == [None] * size


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert uncertainty(municipality) == uncertainty(shuffled)
    other = uncertainty(municipality, seed=1)
    assert other != uncertainty(municipality)
    assert (
        replace(other, seed=0).standings[0].bounds
        == uncertainty(municipality).standings[0].bounds
    )
