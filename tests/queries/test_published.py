"""Figures of the literature, and cases that can be solved in closed form."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.network import Network
from queries.hubs import Hub, hubs
from queries.missing import missing
from queries.silos import silos

KITE = {7: 14.0, 5: 8.333, 6: 8.333, 8: 8.0, 3: 3.667, 0: 0.833, 1: 0.833, 2: 0, 4: 0, 9: 0}
KITE_SHARE = {7: 0.3889, 5: 0.2315, 6: 0.2315, 8: 0.2222, 3: 0.1019, 0: 0.0231, 1: 0.0231}
FLORENCE = {
    "Medici": 0.522,
    "Guadagni": 0.255,
    "Albizzi": 0.212,
    "Salviati": 0.143,
    "Ridolfi": 0.114,
    "Bischeri": 0.104,
    "Strozzi": 0.103,
    "Barbadori": 0.093,
    "Tornabuoni": 0.092,
    "Castellani": 0.055,
    "Peruzzi": 0.022,
    "Acciaiuoli": 0,
    "Ginori": 0,
    "Lamberteschi": 0,
    "Pazzi": 0,
}
KARATE = {0: 0.4376, 33: 0.3041, 32: 0.1452, 2: 0.1437, 31: 0.1383}


def by_name(network: Network) -> dict[str, Hub]:
    return {hub.name: hub for hub in hubs(network).hubs}


def share(hub: Hub) -> float:
    assert hub.betweenness.share is not None
    return hub.betweenness.share


def test_the_kite() -> None:
    network = Network.from_networkx(nx.krackhardt_kite_graph())
    answer, found = hubs(network), by_name(network)
    for node, pairs in KITE.items():
        assert round(found[str(node)].betweenness.pairs, 3) == pairs
        assert round(share(found[str(node)]), 4) == KITE_SHARE.get(node, 0)
    assert answer.centralisation == pytest.approx(1 / 3, abs=1e-12)
    assert (answer.pairs, answer.ties) == (18, 36)
    assert answer.hubs[0].name == "3"
    assert answer.hubs[0].in_degree == 6
    assert answer.hubs[0].in_degree_rank == (1, 1)


def test_florence() -> None:
    graph = nx.florentine_families_graph()
    found = by_name(Network.from_networkx(graph))
    assert {name: round(share(hub), 3) for name, hub in found.items()} == FLORENCE
    assert found["Medici"].betweenness.pairs == pytest.approx(47.5)


def test_an_isolate_counts_among_the_actors() -> None:
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    found = by_name(Network.from_networkx(graph))
    assert round(share(found["Medici"]), 4) == 0.4524
    assert share(found["Pucci"]) == 0


def test_the_karate_club() -> None:
    network = Network.from_networkx(nx.karate_club_graph())  # its weights are not read
    found = by_name(network)
    for node, value in KARATE.items():
        assert round(share(found[str(node)]), 4) == value
    assert [found[str(n)].in_degree for n in (33, 0, 32)] == [17, 16, 12]


def test_the_split_of_the_karate_club() -> None:
    answer = silos(Network.from_networkx(nx.karate_club_graph()), "club")
    index = answer.index
    assert (index.external, index.internal) == (2 * 11, 2 * 67)  # each edge is two ties
    assert index.value is not None
    assert index.expected is not None
    assert round(index.value, 5) == -0.71795
    assert round(index.expected, 5) == 0.03030
    assert index.expected == pytest.approx(index.expected_if_all_answered, abs=1e-12)
    assert answer.density is not None
    assert round(answer.density, 5) == 0.13904
    assert index.p_silo == 1 / 5001
    assert index.p_open == 1.0
    assert [group.silo for group in answer.groups] == [True, True]


def test_two_triangles_joined_by_a_tie() -> None:
    graph = nx.Graph([(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
    nx.set_node_attributes(graph, {i: "ab"[i > 2] for i in range(6)}, "side")
    index = silos(Network.from_networkx(graph), "side").index
    assert index.value == pytest.approx(-5 / 7, abs=1e-15)
    assert index.expected == pytest.approx(0.2, abs=1e-15)
    assert index.p_silo == pytest.approx(1 / 10, abs=0.015)  # one of ten ways to split
    assert index.p_open == 1.0


def test_one_answered_tie_and_one_not() -> None:
    answer = missing(Network.from_networkx(nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c")])))
    assert answer.edge_reciprocity == pytest.approx(2 / 3)
    assert answer.dyad_reciprocity == 1 / 2


@pytest.mark.parametrize("size", [3, 10, 40])
def test_a_star_and_a_ring_are_the_ends_of_centralisation(size: int) -> None:
    star = nx.star_graph(size - 1)
    assert hubs(Network.from_networkx(star)).centralisation == 1
    assert hubs(Network.from_networkx(nx.cycle_graph(size))).centralisation == 0
