from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import Network
from queries.missing import Link, missing


def ends(links: tuple[Link, ...]) -> list[tuple[str, str]]:
    return [(link.source.name, link.target.name) for link in links]


def test_the_municipality_by_hand(municipality: Network) -> None:
    answer = missing(municipality)
    assert (answer.respondents, answer.respondent_pairs) == (3, 3)
    assert (answer.linked_pairs, answer.mutual_pairs) == (3, 1)
    assert answer.edge_reciprocity == 2 / 4
    assert answer.edge_reciprocity_expected == pytest.approx(3 / 5)
    assert answer.dyad_reciprocity == pytest.approx(1 / 3)
    assert ends(answer.one_sided) == [("School", "HR"), ("Library", "HR")]  # certain first
    assert ends(answer.proposed) == [("Library", "Pool"), ("School", "Library")]  # new first
    assert ends(answer.strained) == [("HR", "Library")]


def test_each_link_comes_with_what_was_said(municipality: Network) -> None:
    answer = missing(municipality)
    rota = answer.one_sided[0]
    assert (rota.low, rota.high, rota.purposes) == (12, None, ("rota", "Pay"))
    assert (rota.evidence, rota.exists, rota.also, rota.back) == (("s04",), True, (), ())
    assert answer.one_sided[1].back == ("strained",)
    new, known = answer.proposed
    assert (new.exists, new.also, new.back, new.evidence) == (False, (), (), ("s10",))
    assert (known.exists, known.also, known.back) == (True, ("existing",), ("existing",))
    assert (answer.strained[0].exists, answer.strained[0].back) == (True, ("existing",))


def test_who_filed_no_list_leaves_no_gap(municipality: Network) -> None:
    named = {link.target.name for link in missing(municipality).one_sided}
    assert named.isdisjoint({"NAV", "Pool"})


@pytest.mark.parametrize("size", [0, 1, 5])
def test_without_ties_there_is_no_reciprocity(size: int) -> None:
    graph = nx.empty_graph(size)
    graph.add_edges_from((i, i) for i in range(size))
    answer = missing(Network.from_networkx(graph))
    assert answer.edge_reciprocity is answer.dyad_reciprocity is None
    assert answer.edge_reciprocity_expected is None
    assert answer.one_sided == answer.proposed == answer.strained == ()


def test_one_respondent_has_nobody_to_agree_with() -> None:
    graph = nx.DiGraph([("a", "b")])
    graph.nodes["b"]["respondent"] = False
    answer = missing(Network.from_networkx(graph))
    assert (answer.respondents, answer.respondent_pairs, answer.linked_pairs) == (1, 0, 0)
    assert answer.edge_reciprocity is None
    assert answer.one_sided == ()


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert missing(municipality) == missing(shuffled)


@settings(max_examples=200)
@given(st.data())
def test_reciprocity_equals_that_of_networkx(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 9))
    node = st.integers(0, size - 1)
    edges = data.draw(st.lists(st.tuples(node, node), unique=True, max_size=30))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(edges)
    answer = missing(Network.from_networkx(graph))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    if graph.number_of_edges():
        assert answer.edge_reciprocity == pytest.approx(nx.overall_reciprocity(graph))
    alone = {(str(u), str(v)) for u, v in graph.edges if not graph.has_edge(v, u)}
    assert set(ends(answer.one_sided)) == alone
    assert answer.linked_pairs == graph.to_undirected().number_of_edges()


def test_the_chance_of_an_answer_over_all_ways_to_place_three_ties() -> None:
    pairs = [(u, v) for u in "abc" for v in "abc" if u != v]
    placed = [nx.DiGraph(list(three)) for three in combinations(pairs, 3)]
    for graph in placed:
        graph.add_nodes_from("abc")
    answers = [missing(Network.from_networkx(graph)) for graph in placed]
    seen = [answer.edge_reciprocity or 0 for answer in answers]
    for answer in answers:
        assert answer.edge_reciprocity_expected == pytest.approx(np.mean(seen))
