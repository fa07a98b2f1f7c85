from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest

from graph.network import Network
from queries import cuts as room
from queries.cuts import Cuts, cuts, fragments
from queries.partners import partners


def random_graph(seed: int) -> nx.DiGraph[int]:
    chance = random.Random(seed)
    n = chance.randint(0, 13)
    ties = chance.randint(0, int(1.4 * n))
    graph = nx.gnm_random_graph(n, ties, seed=seed, directed=True)
    if n and chance.random() < 0.3:
        graph.add_edge(0, 0)
    return graph


def projection(graph: nx.DiGraph[int]) -> nx.Graph[int]:
    flat = nx.Graph(graph)
    flat.remove_edges_from(list(nx.selfloop_edges(flat)))
    return flat


def apart(graph: nx.Graph[int]) -> float | None:
    """Share of pairs that cannot reach each other, pair by pair."""
    every = list(graph)
    pairs = [(u, v) for i, u in enumerate(every) for v in every[:i]]
    reach = {u: nx.node_connected_component(graph, u) for u in every}
    return sum(v not in reach[u] for u, v in pairs) / len(pairs) if pairs else None


def ask(graph: nx.Graph[int]) -> Cuts:
    return cuts(Network.from_networkx(graph))


@pytest.mark.parametrize("part", range(5))
def test_cut_points_bridges_and_pieces_equal_those_of_networkx(part: int) -> None:
    for seed in range(100 * part, 100 * part + 100):
        graph = random_graph(seed)
        flat, answer = projection(graph), ask(graph)
        assert {int(c.actor.id) for c in answer.cut_points} == set(nx.articulation_points(flat))
        found = {frozenset((int(b.one.id), int(b.other.id))) for b in answer.bridges}
        assert found == {frozenset(bridge) for bridge in nx.bridges(flat)}
        assert answer.parts == nx.number_connected_components(flat)
        assert answer.fragmentation == pytest.approx(apart(flat), abs=1e-12)
        for point in answer.cut_points:
            _check_pieces(flat, point)
        for bridge in answer.bridges:
            held = flat.copy()
            held.remove_edge(int(bridge.one.id), int(bridge.other.id))
            sides = [
                len(nx.node_connected_component(held, int(end.id)))
                for end in (bridge.other, bridge.one)
            ]
            assert bridge.cut_off == sides[0] <= sides[1]


def _check_pieces(flat: nx.Graph[int], point: room.CutPoint) -> None:
    actor = int(point.actor.id)
    rest = flat.subgraph(nx.node_connected_component(flat, actor) - {actor})
    sizes = sorted((len(piece) for piece in nx.connected_components(rest)), reverse=True)
    assert point.pieces == tuple(sizes)
    assert point.cut_off == sum(sizes[1:])
    named = {int(party.id) for party in point.named}
    assert len(named) == point.cut_off
    kept = set(rest) - named
    assert len(kept) == sizes[0]
    assert nx.is_connected(flat.subgraph(kept))


@pytest.mark.parametrize("part", range(5))
def test_fragmentation_without_each_actor_pair_by_pair(part: int) -> None:
    for seed in range(100 * part, 100 * part + 100):
        graph = random_graph(seed)
        network, flat = Network.from_networkx(graph), projection(graph)
        found = fragments(partners(network)).without
        for actor in graph:
            expected = apart(flat.subgraph(set(flat) - {actor}))
            value = found[network.find(str(actor))]
            assert value == pytest.approx(np.nan if expected is None else expected, nan_ok=True)


def test_the_kite_as_published() -> None:
    answer = ask(nx.krackhardt_kite_graph())
    assert [(c.actor.id, round(c.fragmentation or 0, 4)) for c in answer.cut_points] == [
        ("7", 0.3889),
        ("8", 0.2222),
    ]
    assert answer.fragmentation == 0
    assert [(b.one.id, b.other.id, b.cut_off) for b in answer.bridges] == [
        ("7", "8", 2),
        ("8", "9", 1),
    ]


def test_florence_as_published() -> None:
    answer = cuts(Network.from_networkx(nx.florentine_families_graph()))
    names = {c.actor.name for c in answer.cut_points}
    assert names == {"Albizzi", "Guadagni", "Medici", "Salviati"}
    medici = next(c for c in answer.cut_points if c.actor.name == "Medici")
    assert {p.name for p in medici.named} == {"Acciaiuoli", "Pazzi", "Salviati"}


def test_only_the_first_few_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "NAMED", 3)
    (point,) = ask(nx.star_graph(9)).cut_points
    assert (point.pieces, point.cut_off, len(point.named)) == ((1,) * 9, 8, 3)


def test_a_long_chain_is_no_deep_recursion() -> None:
    answer = ask(nx.path_graph(3000))
    assert (len(answer.cut_points), len(answer.bridges)) == (2998, 2999)
    assert answer.bridges[0].cut_off == 1500
    assert answer.cut_points[0].pieces == (1500, 1499)


@pytest.mark.parametrize(("size", "expected"), [(0, None), (1, None), (2, 1.0)])
def test_too_few_actors(size: int, expected: float | None) -> None:
    answer = ask(nx.empty_graph(size))
    assert (answer.fragmentation, answer.cut_points, answer.bridges) == (expected, (), ())


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert cuts(municipality) == cuts(shuffled)
