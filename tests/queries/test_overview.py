from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from graph.network import Network
from queries.finding import Figure, finding, ranked
from queries.overview import Overview, groupings, overview

DECIDED = {"strained", "wished", "one_sided", "silent"}


def kinds(answer: Overview) -> Counter[str]:
    return Counter(f.kind for f in answer.findings)


def rooms(count: int, size: int, seed: int = 1) -> nx.DiGraph[str]:
    """Rooms in which nearly all name each other; one in the middle is named by all."""
    random = np.random.default_rng(seed)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for room in range(count):
        members = [f"{'abcdef'[room]}{i}" for i in range(size)]
        graph.add_nodes_from(members, team="abcdef"[room])
        graph.add_edges_from(p for p in combinations(members, 2) if random.random() < 0.8)
        graph.add_edges_from((v, u) for u, v in list(graph.edges) if random.random() < 0.8)
    everyone = sorted(graph)
    graph.add_node("desk", team="a")
    graph.add_edges_from((u, "desk") for u in everyone)
    return graph


def test_closed_rooms_round_a_desk() -> None:
    answer = overview(Network.from_networkx(rooms(5, 8)))
    found = kinds(answer)
    assert {"closed", "silo", "gap", "hub", "one_sided", "communities"} <= set(found)
    (hub,) = [f for f in answer.findings if f.kind == "hub"]
    assert [p.id for p in hub.actors] == ["desk"]
    assert hub.figures[0].value == 40
    assert hub.p is not None
    assert hub.p < 1e-6
    (top,) = [f for f in answer.findings if f.kind == "closed"]
    assert top.attribute == "team"
    assert answer.considered >= len(answer.findings) == 10


def test_random_ties_give_no_pattern() -> None:
    seen: Counter[str] = Counter()
    for seed in range(20):
        graph = nx.gnm_random_graph(40, 160, seed=seed, directed=True)
        for i in graph:
            graph.nodes[i]["team"] = "abcd"[i % 4]
        answer = overview(Network.from_networkx(graph), seed=seed)
        seen += Counter(f.kind for f in answer.findings if f.kind not in DECIDED)
    assert sum(seen.values()) <= 12  # ten kinds of test, at most one in twenty by chance
    assert max(seen.values(), default=0) <= 4


def test_every_finding_is_beyond_chance_or_was_said(municipality: Network) -> None:
    for network in (municipality, Network.from_networkx(rooms(4, 6))):
        answer = overview(network, limit=100)
        ids = {i for said in network.evidence for i in said}
        for place in answer.findings:
            assert (place.p is None) == (place.kind in DECIDED)
            assert place.p is None or place.p <= 0.05 + 1e-9
            assert 0 <= place.beyond_chance <= 1
            assert place.weight == pytest.approx(
                place.beyond_chance * place.touches / place.of / place.turn
            )
            assert set(place.evidence) <= ids
            assert place.figures
            assert {type(f.value) for f in place.figures} <= {int, float}
        weights = [f.weight for f in answer.findings]
        assert weights == pytest.approx(sorted(weights, reverse=True))


def test_what_the_municipality_says(municipality: Network) -> None:
    found = {f.kind: f for f in overview(municipality).findings}
    assert set(found) == DECIDED
    assert found["strained"].evidence == ("s09",)
    assert found["wished"].evidence == ("s10",)  # the other wish is there already
    assert found["silent"].figures[0] == Figure("silent", 1, None)
    assert [p.name for p in found["silent"].actors] == ["Pool"]
    assert found["one_sided"].figures[0].value == 2
    assert found["one_sided"].beyond_chance == pytest.approx(2 / 3)


def test_kinds_take_turns() -> None:
    made = [
        finding("hub", [Figure("in_degree", 10, 1)], touches=10, of=20, caveat="as_said", p=0.0)
        for _ in range(3)
    ]
    made.append(
        finding("wished", [Figure("wished", 3, None)], touches=5, of=20, caveat="as_said")
    )
    order = ranked(made)
    assert [(f.kind, f.turn) for f in order] == [
        ("hub", 1),
        ("wished", 1),
        ("hub", 2),
        ("hub", 3),
    ]
    assert order[0].weight == pytest.approx(0.9 * 0.5)


def test_each_part_of_the_work_is_told() -> None:
    told: list[str] = []
    overview(Network.from_networkx(rooms(3, 5)), step=told.append)
    assert told == ["said", "random networks", "communities", "units", "team"]


def test_the_unit_above_counts_only_alone() -> None:
    graph = rooms(3, 5)
    for unit in graph:
        graph.nodes[unit]["parent"] = graph.nodes[unit]["team"]
        graph.nodes[unit]["town"] = "Nordby"  # one group is no grouping
    network = Network.from_networkx(graph)
    assert overview(network).attributes == ("team",)
    assert overview(network, attributes=["parent"]).attributes == ("parent",)
    closed = [f for f in overview(network, limit=50).findings if f.kind == "closed"]
    assert [(f.attribute, f.tested) for f in closed] == [("team", 1)]
    for unit in graph:
        del graph.nodes[unit]["team"]
    assert groupings(Network.from_networkx(graph)) == ("parent",)


@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_nothing_said_is_nothing_found(size: int) -> None:
    assert overview(Network.from_networkx(nx.empty_graph(size))).findings == ()


def test_a_bridge_of_two_rooms_is_a_cut_point() -> None:
    graph: nx.Graph[int] = nx.barbell_graph(9, 1)
    answer = overview(Network.from_networkx(graph), limit=50)
    assert "cut_point" in kinds(answer) or "broker" in kinds(answer)


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert overview(municipality) == overview(shuffled)
    network = Network.from_networkx(rooms(3, 6))
    assert overview(network, seed=2) == overview(network, seed=2)
