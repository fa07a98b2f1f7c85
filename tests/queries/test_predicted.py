from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.network import Network
from queries.holdout import area
from queries.likeness import METHODS, best_pairs, circles
from queries.partners import partners
from queries.predicted import Predicted, predicted
from queries.walks import decay, katz, katz_matrix

KARATE = Network.from_networkx(nx.karate_club_graph())


def ends(answer: Predicted) -> list[tuple[str, str]]:
    return [(s.one.id, s.other.id) for s in answer.suggestions]


def test_the_karate_club() -> None:
    answer = predicted(KARATE, limit=3)
    assert [set(pair) for pair in ends(answer)] == [{"2", "33"}, {"0", "33"}, {"1", "33"}]
    values = [(s.adamic_adar, s.resource_allocation) for s in answer.suggestions]
    assert [(round(a, 4), round(r, 4)) for a, r in values] == [
        (4.7194, 1.5667),
        (2.7110, 0.9000),
        (2.2529, 0.7833),
    ]
    assert {p.id for p in answer.suggestions[0].shared} == {"8", "9", "13", "27", "28", "32"}
    assert answer.looked_at == 34 * 33 // 2 - 78


@pytest.mark.parametrize(
    ("method", "published"),
    [
        ("common_neighbours", 0.696),
        ("jaccard", 0.613),
        ("adamic_adar", 0.722),
        ("resource_allocation", 0.730),
    ],
)
def test_ties_of_the_karate_club_are_found_again(method: str, published: float) -> None:
    found = {a.method: a for a in predicted(KARATE).accuracies}[method]
    assert found.auc is not None
    assert found.standard_error is not None
    assert found.auc == pytest.approx(published, abs=0.03)
    assert 0.01 < found.standard_error < 0.05
    assert (found.repeats, found.hidden, found.compared) == (20, 8, 483)


def test_katz_on_a_path() -> None:
    links = partners(Network.from_networkx(nx.path_graph(3)))
    one, other = np.array([0, 0]), np.array([1, 2])
    values = katz(circles(links), 0.1, one, other)
    assert [round(v, 6) for v in values] == [0.102041, 0.010204]
    whole = katz_matrix(circles(links), 0.1)
    assert [round(whole[0, i], 6) for i in (1, 2)] == [0.102041, 0.010204]
    assert decay(circles(links)) == pytest.approx(0.5 / math.sqrt(2))


def brute(flat: nx.Graph[str], u: str, v: str) -> dict[str, float]:
    shared, either = set(flat[u]) & set(flat[v]), set(flat[u]) | set(flat[v])
    return {
        "adamic_adar": sum(1 / math.log(flat.degree(z)) for z in shared),
        "resource_allocation": sum(1 / flat.degree(z) for z in shared),
        "jaccard": len(shared) / len(either) if either else 0,
        "common_neighbours": len(shared),
    }


@st.composite
def networks(draw: st.DrawFn) -> nx.DiGraph[str]:
    size = draw(st.integers(2, 12))
    graph: nx.DiGraph[str] = nx.DiGraph()
    for i in range(size):
        graph.add_node(f"n{i:02}", respondent=draw(st.integers(0, 3)) > 0)
    node = st.sampled_from(sorted(graph))
    graph.add_edges_from(draw(st.lists(st.tuples(node, node), max_size=30, unique=True)))
    return graph


@settings(max_examples=500)
@given(networks(), st.sampled_from(METHODS[:4]), st.integers(1, 6), st.integers(1, 40))
def test_the_best_pairs_are_those_of_a_brute_force(
    graph: nx.DiGraph[str], method: str, limit: int, fill: int
) -> None:
    network = Network.from_networkx(graph)
    flat = nx.Graph(graph.to_undirected())
    flat.remove_edges_from(list(nx.selfloop_edges(flat)))
    could = [
        (u, v)
        for u, v in combinations(sorted(flat), 2)
        if not flat.has_edge(u, v)
        and set(flat[u]) & set(flat[v])
        and (graph.nodes[u]["respondent"] or graph.nodes[v]["respondent"])
    ]
    wanted = sorted(could, key=lambda p: (-round(brute(flat, *p)[method], 9), p))[:limit]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("queries.likeness.FILL", fill)
        links = partners(network)
        found = best_pairs(links, method, network.respondent, limit)
    pairs = [(f"n{u:02}", f"n{v:02}") for u, v in zip(found.one, found.other, strict=True)]
    assert pairs == wanted
    assert found.score == pytest.approx([brute(flat, *p)[method] for p in wanted])


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.sampled_from(METHODS))
def test_every_figure_of_a_suggestion(seed: int, method: str) -> None:
    graph = nx.gnp_random_graph(14, 0.35, seed=seed)
    graph = nx.relabel_nodes(graph, {i: f"n{i:02}" for i in graph})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("queries.predicted._too_little", lambda *_: None)
        answer = predicted(Network.from_networkx(graph), method=method, limit=5)
    inverse = np.linalg.inv(np.eye(14) - answer.beta * nx.to_numpy_array(graph)) - np.eye(14)
    place = {node: i for i, node in enumerate(graph)}
    degrees = [d for _, d in graph.degree]
    for found in answer.suggestions:
        u, v = found.one.id, found.other.id
        for name, value in brute(graph, u, v).items():
            assert getattr(found, name) == pytest.approx(value)
        assert found.katz == pytest.approx(inverse[place[u], place[v]], rel=1e-6)
        assert {p.id for p in found.shared} == set(nx.common_neighbors(graph, u, v))
        spread = sum(d * (d - 1) for d in degrees) / sum(degrees) ** 2
        assert found.expected == pytest.approx(graph.degree(u) * graph.degree(v) * spread)
        below = [found.expected**k / math.factorial(k) for k in range(found.common_neighbours)]
        assert found.p == pytest.approx(1 - math.exp(-found.expected) * sum(below), abs=1e-9)
    ranked = [getattr(s, method) for s in answer.suggestions]
    assert ranked == pytest.approx(sorted(ranked, reverse=True), rel=1e-5)


@settings(max_examples=200)
@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=9),
    st.lists(st.integers(0, 5), min_size=1, max_size=9),
)
def test_the_area_counts_pairs(positive: list[int], negative: list[int]) -> None:
    sides = [(p > q) + (p == q) / 2 for p in positive for q in negative]
    found = area(np.array(positive, float), np.array(negative, float))
    assert found == pytest.approx(np.mean(sides))


@pytest.mark.parametrize(
    ("graph", "reason"),
    [
        (nx.empty_graph(0), "too_few_ties"),
        (nx.empty_graph(5), "too_few_ties"),
        (nx.cycle_graph(19), "too_few_ties"),
        (nx.gnm_random_graph(40, 100, seed=1), "no_better_than_chance"),
        (nx.complete_graph(8), "too_few_ties"),  # nothing to compare with
    ],
)
def test_too_little_data_suggests_nothing(graph: nx.Graph[int], reason: str) -> None:
    answer = predicted(Network.from_networkx(graph))
    assert (answer.reason, answer.suggestions) == (reason, ())


def test_pairs_of_which_nobody_answered_are_not_suggested() -> None:
    graph: nx.Graph[int] = nx.caveman_graph(4, 6)
    graph.remove_edges_from([(0, 1), (6, 7)])
    for node in (0, 1):
        graph.nodes[node]["respondent"] = False
    answer = predicted(Network.from_networkx(graph))
    assert ends(answer) == [("6", "7")]
    assert answer.looked_at == 24 * 23 // 2 - graph.number_of_edges() - 1


def test_a_wish_beside_a_suggestion_is_shown() -> None:
    graph: nx.DiGraph[int] = nx.caveman_graph(4, 6).to_directed()
    graph.remove_edges_from([(0, 1), (1, 0)])
    wish = {"status": "proposed", "low": None, "high": None, "purposes": ()}
    graph.add_edge(0, 1, collaborations=[{**wish, "statements": ("s1",)}])
    (found,) = predicted(Network.from_networkx(graph)).suggestions
    assert found.said == ("proposed",)


def test_a_method_must_exist_and_fit() -> None:
    with pytest.raises(UsageError, match="adamic_adar, resource_allocation"):
        predicted(KARATE, method="guess")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="500"):
        predicted(Network.from_networkx(nx.path_graph(501)), method="katz")


def test_a_large_network_is_compared_with_a_sample() -> None:
    answer = predicted(Network.from_networkx(nx.connected_caveman_graph(100, 8)))
    assert {a.compared for a in answer.accuracies} == {20_000}
    assert answer.accuracies[-1].auc is None
    assert (answer.accuracies[0].auc or 0) > 0.95


def test_other_names_change_no_score() -> None:
    graph = nx.karate_club_graph()
    turned = nx.relabel_nodes(graph, {i: 33 - i for i in range(34)})
    one = predicted(KARATE, limit=30).suggestions
    other = predicted(Network.from_networkx(turned), limit=30).suggestions
    assert [s.adamic_adar for s in one] == pytest.approx([s.adamic_adar for s in other])


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert predicted(municipality) == predicted(shuffled)
    graph = nx.karate_club_graph()
    again: nx.Graph[int] = nx.Graph()
    again.add_nodes_from(list(graph)[::-1])
    again.add_edges_from(list(graph.edges)[::-1])
    assert predicted(KARATE) == predicted(Network.from_networkx(again))
