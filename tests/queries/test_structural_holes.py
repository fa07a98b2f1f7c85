from __future__ import annotations

import math
import random

import networkx as nx
import numpy as np
import pytest

from graph.network import Network
from queries import triangles as finder
from queries.partners import partners
from queries.structural_holes import Holes, structural_holes
from queries.triangles import triangles

Measures = tuple[float, float, float, float]


def random_graph(seed: int) -> nx.DiGraph[int]:
    chance = random.Random(seed)
    n = chance.randint(1, 9)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(n))
    density = chance.random() ** 2
    for u in range(n):
        for v in range(n):
            if chance.random() < density:
                graph.add_edge(u, v, weight=chance.choice([1, 2, 2, 12, 52, 0.5, 0]))
    return graph


def by_definition(graph: nx.Graph[int], weight: str | None) -> dict[int, Measures]:
    """Burt's formulas written out, over all actors each time."""
    every = list(graph)

    def said(i: int, j: int) -> float:
        if i == j or not graph.has_edge(i, j):
            return 0
        return float(graph.edges[i, j][weight]) if weight else 1.0

    both = {(i, j): said(i, j) + said(j, i) for i in every for j in every}
    total = {i: sum(both[i, k] for k in every) for i in every}
    most = {i: max(both[i, k] for k in every) for i in every}
    found: dict[int, Measures] = {}
    for i in every:
        near = [j for j in every if both[i, j] > 0]
        if not near:
            found[i] = (math.nan,) * 4
            continue
        terms, size = [], 0.0
        for j in near:
            via = [q for q in every if q not in (i, j) and both[i, q] and both[q, j]]
            part = {q: both[i, q] / total[i] for q in (*via, j)}
            terms.append((part[j] + sum(part[q] * both[q, j] / total[q] for q in via)) ** 2)
            size += 1 - sum(part[q] * both[j, q] / most[j] for q in via)
        share = [term / sum(terms) * len(near) for term in terms]
        spread = sum(r * math.log(r) for r in share)
        hierarchy = spread / (len(near) * math.log(len(near))) if len(near) > 1 else math.nan
        found[i] = (sum(terms), size, size / len(near), hierarchy)
    return found


def measure(graph: nx.Graph[int], weight: str | None = None) -> dict[int, Measures]:
    network = Network.from_networkx(graph, "weight" if weight else None)
    rows = network.rows()
    values = network.low[rows] if weight else np.ones(len(rows))
    return _by_node(graph, network, structural_holes(partners(network), values))


def _by_node(graph: nx.Graph[int], network: Network, holes: Holes) -> dict[int, Measures]:
    columns = (holes.constraint, holes.effective_size, holes.efficiency, holes.hierarchy)
    return {
        v: tuple(float(column[network.find(str(v))]) for column in columns)  # type: ignore[misc]
        for v in graph
    }


@pytest.mark.parametrize("part", range(5))
def test_all_four_equal_the_formulas_written_out(part: int) -> None:
    for seed in range(100 * part, 100 * part + 100):
        graph = random_graph(seed)
        for weight in (None, "weight"):
            found = measure(graph, weight)
            for node, expected in by_definition(graph, weight).items():
                assert found[node] == pytest.approx(expected, abs=1e-12, nan_ok=True)


def test_constraint_and_effective_size_equal_those_of_networkx() -> None:
    # Asked for named nodes: asked for all, its weighted effective size is another one.
    compared = 0
    for seed in range(500):
        graph = random_graph(seed)
        graph.remove_edges_from([(u, v) for u, v in nx.selfloop_edges(graph)])
        graph.remove_edges_from([(u, v) for u, v, w in graph.edges(data="weight") if not w])
        for weight in (None, "weight"):
            found = measure(graph, weight)
            nodes = [v for v in graph if graph[v]]  # it leaves out who is named only
            theirs = nx.constraint(graph, nodes, weight=weight)
            sizes = nx.effective_size(graph, nodes, weight=weight)
            for node in nodes:
                assert found[node][0] == pytest.approx(theirs[node], abs=1e-12)
                assert found[node][1] == pytest.approx(sizes[node], abs=1e-12)
                compared += 1
    assert compared > 2000


TIES = "A-B A-F A-G A-E E-G F-G B-G B-D D-G G-C"
HEAVY = {
    "AB": 2,
    "AF": 3,
    "AG": 5,
    "AE": 2,
    "EG": 8,
    "FG": 3,
    "BG": 4,
    "BD": 1,
    "DG": 3,
    "GC": 10,
}


def test_the_example_as_published() -> None:
    graph = nx.Graph([tuple(tie.split("-")) for tie in TIES.split()])
    for u, v in graph.edges:
        graph.edges[u, v]["weight"] = HEAVY.get(u + v, HEAVY.get(v + u))
    plain, heavy = measure(graph), measure(graph, "weight")
    assert [round(plain[i][0], 3) for i in "GAC"] == [0.400, 0.595, 1]
    assert [round(plain[i][1], 2) for i in "GAC"] == [4.67, 2.50, 1]
    assert [round(heavy[i][0], 3) for i in "GA"] == [0.299, 0.795]
    assert [heavy[i][1] for i in "GA"] == pytest.approx([5.47, 2.47], abs=0.01)


def test_the_directed_example_as_published() -> None:
    found = measure(nx.DiGraph([(0, 1), (0, 2), (1, 0), (2, 1)]))
    assert [round(found[i][0], 3) for i in range(3)] == [1.003, 1.003, 1.389]
    assert [round(found[i][1], 3) for i in range(3)] == [1.167, 1.167, 1]


def test_known_networks() -> None:
    kite = measure(nx.krackhardt_kite_graph())
    assert min(kite, key=lambda i: kite[i][0]) == 7
    assert round(kite[7][0], 4) == 0.4311
    karate = measure(nx.Graph(nx.karate_club_graph().edges))
    assert [round(karate[i][0], 4) for i in (0, 33)] == [0.1554, 0.1564]
    assert [round(karate[i][1], 3) for i in (0, 33)] == [13.75, 15.235]
    florence = measure(nx.florentine_families_graph())
    families = ("Medici", "Guadagni", "Albizzi")
    assert [round(florence[name][0], 4) for name in families] == [0.2099, 0.25, 0.3333]


def test_equal_partners_have_no_hierarchy_and_one_of_all_has_it_all() -> None:
    star = measure(nx.star_graph(5))
    assert star[0] == pytest.approx((1 / 5, 5, 1, 0), abs=1e-12)
    assert star[1][:3] == (1, 1, 1)
    assert math.isnan(star[1][3])
    pair = measure(nx.complete_graph(3))
    assert pair[0][0] == pytest.approx(9 / 8)


def test_without_partners_nothing_is_defined() -> None:
    assert all(map(math.isnan, measure(nx.DiGraph([(0, 0)]))[0]))
    assert measure(nx.empty_graph(0)) == {}


@pytest.mark.parametrize("at_once", [1, 7, 10**6])
def test_every_triangle_once(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "AT_ONCE", at_once)
    for seed in range(20):
        graph = nx.gnp_random_graph(14, 0.4, seed=seed)
        links = partners(Network.from_networkx(nx.relabel_nodes(graph, lambda i: f"{i:02}")))
        found = [
            frozenset(int(end[pair]) for pair in three for end in (links.one, links.other))
            for three in triangles(links)
        ]
        cliques = [c for c in nx.enumerate_all_cliques(graph) if len(c) == 3]
        assert len(found) == len(cliques)
        assert set(found) == {frozenset(c) for c in cliques}


@pytest.mark.parametrize("seed", range(30))
def test_names_change_nothing(seed: int) -> None:
    graph = random_graph(seed)
    mirror = nx.relabel_nodes(graph, {i: len(graph) - 1 - i for i in graph})
    one, other = measure(graph, "weight"), measure(mirror, "weight")
    for i in graph:
        assert one[i] == pytest.approx(other[len(graph) - 1 - i], abs=1e-12, nan_ok=True)
