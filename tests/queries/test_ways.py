"""Ways from a few sources give what networkx gives, ties in length and lost roads included."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graph.network import Network
from queries.partners import Partners, partners
from queries.ways import Ways

WEIGHTS = (1.0, 2.0, 3.0, 4.0, 0.5, 52.0, 230.0)


def drawn(seed: int) -> tuple[Partners, np.ndarray, nx.Graph]:  # type: ignore[type-arg]
    """A network in several parts, whose lengths often add up to the same."""
    random = np.random.default_rng(seed)
    size = int(random.integers(2, 22))
    graph = nx.gnp_random_graph(size, float(random.uniform(0.05, 0.4)), seed=seed)
    named = nx.relabel_nodes(graph, lambda i: f"{i:02}")
    for _, _, data in named.edges(data=True):
        data["weight"] = float(random.choice(WEIGHTS))
    network = Network.from_networkx(named, "weight")
    links = partners(network)
    return links, links.strongest(network.low[network.rows()]), named


@pytest.mark.parametrize("seed", range(60))
def test_dependencies_over_all_sources_are_betweenness(seed: int) -> None:
    links, strength, graph = drawn(seed)
    ends = zip(links.one.tolist(), links.other.tolist(), strict=True)
    # Whole numbers, so that networkx tells equal lengths: 1/strength times 2 · 3 · 52 · 230.
    lengths = {
        (f"{a:02}", f"{b:02}"): round(71760 / s)
        for (a, b), s in zip(ends, strength.tolist(), strict=True)
    }
    nx.set_edge_attributes(graph, lengths, "length")
    for ways, weight in ((Ways(links), None), (Ways(links, strength), "length")):
        total = sum(ways.dependencies(source) for source in range(links.size))
        expected = nx.betweenness_centrality(graph, normalized=False, weight=weight)
        values = [expected[f"{i:02}"] for i in range(links.size)]
        assert np.allclose(total / 2, values, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_distances_are_those_of_networkx(seed: int) -> None:
    links, strength, graph = drawn(seed)
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / data["weight"]
    for ways, weight in ((Ways(links), None), (Ways(links, strength), "length")):
        far = nx.single_source_dijkstra_path_length(
            graph, "00", weight=weight or (lambda *_: 1)
        )
        expected = [far.get(f"{i:02}", np.inf) for i in range(links.size)]
        assert np.allclose(ways.far(0), expected)


def test_a_road_too_short_for_rounding_does_not_lead_in_circles() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 1.0), ("b", "c", 1e15), ("c", "d", 1e15)])
    network = Network.from_networkx(graph, "weight")
    links = partners(network)
    ways = Ways(links, links.strongest(network.low[network.rows()]))
    assert ways.dependencies(0).tolist() == [0, 2, 1, 0]


def test_no_contact_is_no_road() -> None:
    graph = nx.Graph([("a", "b", {"weight": 0.0}), ("b", "c", {"weight": 1.0})])
    network = Network.from_networkx(graph, "weight")
    links = partners(network)
    ways = Ways(links, links.strongest(network.low[network.rows()]))
    assert ways.far(1).tolist() == [np.inf, 0, 1]
