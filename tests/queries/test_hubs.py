from __future__ import annotations

import math
from dataclasses import asdict

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Conventions
from graph.network import Network
from queries import sampling
from queries.betweenness import betweenness
from queries.hubs import Hub, hubs
from queries.inequality import concentration
from queries.partners import partners
from queries.ranks import ranks

FREQUENCIES = (1, 2, 4, 12, 26, 52, 230)
SCALE = math.lcm(*FREQUENCIES)  # lengths in whole numbers: networkx compares them with ==


@st.composite
def graphs(draw: st.DrawFn) -> nx.DiGraph[int]:
    """Directed weighted graphs with isolates, self-loops and separate parts."""
    size = draw(st.integers(0, 14))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    if size:
        node = st.integers(0, size - 1)
        ends = st.lists(st.tuples(node, node), max_size=3 * size, unique=True)
        for u, v in draw(ends):
            graph.add_edge(u, v, weight=draw(st.sampled_from(FREQUENCIES)))
    return graph


def found(graph: nx.DiGraph[int]) -> dict[str, Hub]:
    return {h.id: h for h in hubs(Network.from_networkx(graph, "weight")).hubs}


def projection(graph: nx.DiGraph[int]) -> nx.Graph[int]:
    """Built edge by edge, the way a reader of the docstring would."""
    flat: nx.Graph[int] = nx.Graph()
    flat.add_nodes_from(graph)
    for u, v, weight in graph.edges(data="weight"):
        if u != v:
            strongest = max(weight, flat.edges[u, v]["weight"] if flat.has_edge(u, v) else 0)
            flat.add_edge(u, v, weight=strongest, length=SCALE // strongest)
    return flat


@settings(max_examples=300)
@given(graphs())
def test_all_figures_equal_those_of_networkx(graph: nx.DiGraph[int]) -> None:
    answer, flat = found(graph), projection(graph)
    plain = nx.betweenness_centrality(flat, normalized=False)
    weighted = nx.betweenness_centrality(flat, normalized=False, weight="length")
    shares = nx.betweenness_centrality(flat, normalized=True)
    graph = graph.copy()
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    for node in graph:
        hub = answer[str(node)]
        assert hub.in_degree == graph.in_degree(node)
        assert hub.out_degree == graph.out_degree(node)
        assert hub.degree == flat.degree(node)
        assert hub.in_strength.low == hub.in_strength.high
        assert hub.in_strength.low == graph.in_degree(node, weight="weight")
        assert hub.out_strength is not None
        assert hub.out_strength.high == graph.out_degree(node, weight="weight")
        assert hub.betweenness.pairs == pytest.approx(plain[node], abs=1e-9)
        assert hub.if_unknown_yearly.pairs == pytest.approx(weighted[node], abs=1e-9)
        assert hub.if_unknown_daily == hub.if_unknown_yearly  # nothing is unknown
        if len(graph) > 2:
            assert hub.betweenness.share == pytest.approx(shares[node], abs=1e-12)


def test_lengths_that_rounding_keeps_apart_tie() -> None:
    # 1/3 + 1/3 + 1/3 against 1, and 1/10 + 1/5 + 7/10 against 1: both are two shortest paths.
    for strengths in ((3.0, 3.0, 3.0), (10.0, 5.0, 10 / 7)):
        graph: nx.Graph[str] = nx.Graph()
        nx.add_path(graph, "abcd")
        for (u, v), value in zip(list(graph.edges), strengths, strict=True):
            graph.edges[u, v]["weight"] = value
        graph.add_edge("a", "d", weight=1.0)
        answer = {h.id: h for h in hubs(Network.from_networkx(graph, "weight")).hubs}
        assert answer["b"].if_unknown_daily.pairs == pytest.approx(1.5)
        assert answer["c"].if_unknown_daily.pairs == pytest.approx(1.5)


def test_frequent_contact_is_the_short_way() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        [("a", "often", 52), ("often", "b", 52), ("a", "seldom", 1), ("seldom", "b", 1)]
    )
    answer = {h.id: h for h in hubs(Network.from_networkx(graph, "weight")).hubs}
    assert answer["often"].if_unknown_daily.pairs == 1
    assert answer["seldom"].if_unknown_daily.pairs == 0
    assert answer["seldom"].betweenness.pairs == 0.5


def test_a_pair_of_which_one_never_answered_is_not_weaker() -> None:
    # Both ways from a to b are weekly; that "mute" filed no list must not make its way longer.
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("mute", respondent=False)
    for u, v in (("a", "mute"), ("b", "mute"), ("a", "x"), ("x", "a"), ("b", "x"), ("x", "b")):
        graph.add_edge(u, v, weight=52)
    answer = {h.id: h for h in hubs(Network.from_networkx(graph, "weight")).hubs}
    assert answer["mute"].if_unknown_daily.pairs == answer["x"].if_unknown_daily.pairs == 0.5


def test_no_contact_is_no_path() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 0), ("b", "c", 12)])
    answer = {h.id: h for h in hubs(Network.from_networkx(graph, "weight")).hubs}
    assert answer["b"].if_unknown_daily.pairs == 0
    assert answer["b"].betweenness.pairs == 1
    assert answer["b"].in_strength.low == 12


def test_the_municipality_by_hand(municipality: Network) -> None:
    answer = hubs(municipality)
    order = [hub.name for hub in answer.hubs]
    assert order == ["HR", "NAV", "Library", "Pool", "School", "Attic"]
    places = [hub.in_degree_rank for hub in answer.hubs]
    assert places == [(1, 2), (1, 2), (3, 5), (3, 5), (3, 5), (6, 6)]
    assert (answer.actors, answer.respondents, answer.ties, answer.pairs) == (6, 3, 7, 6)
    assert answer.centralisation == pytest.approx(12 / 20)
    assert (answer.yearly, answer.daily, answer.sampled_sources) == (1, 230, None)


def test_strength_is_an_interval(municipality: Network) -> None:
    hub = {h.id: h for h in hubs(municipality).hubs}

    def incoming(name: str) -> tuple[float | None, float | None, int]:
        strength = hub[name].in_strength
        return strength.low, strength.high, strength.unknown

    assert incoming("school") == (52, 52, 0)
    assert incoming("library") == (12, 26, 0)  # the wish and the self-loop do not count
    assert incoming("hr") == (12, None, 2)  # at least 12: one partly, one wholly unknown
    assert incoming("nav") == (None, None, 2)
    assert incoming("attic") == (0, 0, 0)
    assert asdict(hub["library"])["out_strength"] == {"low": 52, "high": None, "unknown": 2}
    assert asdict(hub["school"])["out_strength"] == {"low": 24, "high": None, "unknown": 1}


def test_silence_of_a_non_respondent_is_not_zero(municipality: Network) -> None:
    hub = {h.id: h for h in hubs(municipality).hubs}
    assert [hub[i].out_degree for i in ("library", "school", "hr")] == [3, 2, 2]
    assert [hub[i].out_degree for i in ("pool", "nav", "attic")] == [None] * 3
    assert [hub[i].out_strength for i in ("pool", "nav", "attic")] == [None] * 3


def test_two_readings_of_what_is_unknown(municipality: Network) -> None:
    hub = {h.id: h for h in hubs(municipality).hubs}
    plain = {i: h.betweenness.pairs for i, h in hub.items()}
    rare = {i: h.if_unknown_yearly.pairs for i, h in hub.items()}
    often = {i: h.if_unknown_daily.pairs for i, h in hub.items()}
    nobody = {"pool": 0, "nav": 0, "attic": 0}
    assert plain == {"hr": 3.5, "library": 0.5, "school": 0, **nobody}
    assert rare == {"hr": 3, "library": 1, "school": 2, **nobody}
    assert often == {"hr": 5, "library": 0, "school": 0, **nobody}
    assert hub["hr"].weighted_rank == (1, 1)
    assert hub["school"].weighted_rank == (2, 6)
    assert hub["nav"].weighted_rank == (2, 6)


def test_what_is_known_in_part_is_never_read_as_less() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    said = {"status": "existing", "purposes": (), "statements": ("s",)}
    for u, v, low in (("a", "x", 460), ("x", "b", 460), ("a", "y", 230), ("y", "b", 230)):
        graph.add_edge(u, v, collaborations=[{**said, "low": low, "high": None}])
    answer = {h.id: h for h in hubs(Network.from_networkx(graph)).hubs}
    assert answer["x"].if_unknown_yearly.pairs == answer["x"].if_unknown_daily.pairs == 1
    assert answer["y"].if_unknown_daily.pairs == 0


@pytest.mark.parametrize("size", [0, 1, 2])
def test_too_few_actors_for_a_share(size: int) -> None:
    graph = nx.empty_graph(size)
    graph.add_edges_from((i, i) for i in range(size))
    answer = hubs(Network.from_networkx(graph))
    assert (answer.ties, answer.pairs, answer.centralisation) == (0, 0, None)
    assert len(answer.hubs) == size
    for hub in answer.hubs:
        assert (hub.in_degree, hub.betweenness.pairs, hub.betweenness.share) == (0, 0, None)


def test_without_ties_all_share_the_first_place() -> None:
    answer = hubs(Network.from_networkx(nx.empty_graph(4)))
    assert answer.centralisation == 0
    assert {hub.in_degree_rank for hub in answer.hubs} == {(1, 4)}
    assert {hub.betweenness.share for hub in answer.hubs} == {0}


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert hubs(municipality) == hubs(shuffled)


@settings(max_examples=50)
@given(graphs(), st.randoms(use_true_random=False))
def test_names_change_nothing(graph: nx.DiGraph[int], random: object) -> None:
    names = list(graph)
    random.shuffle(names)  # type: ignore[attr-defined]
    renamed = found(nx.relabel_nodes(graph, dict(zip(graph, names, strict=True))))
    for old, new in zip(graph, names, strict=True):
        one, other = found(graph)[str(old)], renamed[str(new)]
        assert one.in_degree_rank == other.in_degree_rank
        assert one.betweenness_rank == other.betweenness_rank
        assert one.weighted_rank == other.weighted_rank
        assert one.betweenness.pairs == pytest.approx(other.betweenness.pairs)


def test_large_networks_are_sampled_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network.from_networkx(nx.barabasi_albert_graph(300, 2, seed=1))
    exact = {h.id: h.betweenness.pairs for h in hubs(network).hubs}
    assert hubs(network).sampled_sources is None
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 299)
    monkeypatch.setattr(sampling, "SAMPLE", 192)
    answer = hubs(network, seed=3)
    assert answer.sampled_sources == 192
    assert answer == hubs(network, seed=3)
    assert answer != hubs(network, seed=4)
    top = max(answer.hubs, key=lambda hub: hub.betweenness.pairs)
    assert top.betweenness.standard_error is not None
    assert abs(top.betweenness.pairs - exact[top.id]) < 3 * top.betweenness.standard_error


def test_the_standard_error_is_the_error_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    links = partners(Network.from_networkx(nx.barabasi_albert_graph(60, 2, seed=1)))
    exact = betweenness(links).values
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 59)
    monkeypatch.setattr(sampling, "SAMPLE", 20)
    sampled = [betweenness(links, seed=seed) for seed in range(400)]
    gaps = np.array([scores.values - exact for scores in sampled])
    claimed = np.array([scores.errors for scores in sampled])
    assert np.abs(gaps.mean(axis=0)).max() < 4 * claimed.mean(axis=0).max() / np.sqrt(400)
    assert (gaps**2).mean() == pytest.approx((claimed**2).mean(), rel=0.1)


def test_a_sample_of_all_sources_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    links = partners(Network.from_networkx(nx.krackhardt_kite_graph()))
    exact = betweenness(links)
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 5)
    monkeypatch.setattr(sampling, "SAMPLE", 10)
    sampled = betweenness(links)
    assert sampled.values == pytest.approx(exact.values)
    assert sampled.errors == pytest.approx(np.zeros(10))


@given(st.lists(st.integers(-5, 5)))
def test_a_rank_counts_those_above_and_those_beside(values: list[int]) -> None:
    assert ranks(values) == [
        (1 + sum(v > x for v in values), sum(v >= x for v in values)) for x in values
    ]


def test_rounding_makes_no_rank() -> None:
    assert ranks([0.1 + 0.2, 0.3, 0.1]) == [(1, 2), (1, 2), (3, 3)]


def test_estimates_that_may_touch_are_not_told_apart() -> None:
    assert ranks([10, 9, 4, 0], [0.4, 0.2, 0.1, 0]) == [(1, 2), (1, 2), (3, 3), (4, 4)]
    assert ranks([10, 9, 4, 0], [0.2, 0.2, 0.1, 3]) == [(1, 1), (2, 2), (3, 4), (3, 4)]
    assert ranks([0, 0], [0, 0]) == [(1, 2), (1, 2)]


def test_a_sampled_rank_holds_the_exact_one(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network.from_networkx(nx.barabasi_albert_graph(200, 2, seed=1))
    exact = {h.id: h.betweenness_rank for h in hubs(network).hubs}
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 199)
    monkeypatch.setattr(sampling, "SAMPLE", 96)
    answer = hubs(network)
    top = [h for h in answer.hubs if exact[h.id][0] <= 10]
    held = [h.betweenness_rank[0] <= exact[h.id][0] <= h.betweenness_rank[1] for h in top]
    assert sum(held) >= len(top) - 1
    assert any(h.weighted_rank[0] < h.weighted_rank[1] for h in top)
    assert answer.sampling_error is not None
    errors = [h.betweenness.standard_error or 0 for h in answer.hubs]
    assert answer.sampling_error <= max(errors) / min(h.betweenness.pairs for h in top) * 1.01


def test_the_words_of_the_user_count(municipality: Network) -> None:
    answer = hubs(municipality, conventions=Conventions(daily=20, yearly=3))
    assert (answer.yearly, answer.daily) == (3, 20)
    usual = {h.id: h.if_unknown_daily for h in hubs(municipality).hubs}
    assert {h.id: h.if_unknown_daily for h in answer.hubs} != usual


def test_the_concentration_is_told(municipality: Network) -> None:
    answer = hubs(municipality)
    assert answer.concentration == concentration(municipality)
    assert answer.sampling_error is None


@pytest.mark.parametrize("scale", [1e-90, 1e-9, 1e6, 1e8, 1e12, 1e90])
def test_the_unit_of_contacts_changes_no_shortest_path(scale: float) -> None:
    graph = nx.gnp_random_graph(14, 0.3, seed=2, directed=True)
    for i, (_, _, said) in enumerate(graph.edges(data=True)):
        said["weight"] = FREQUENCIES[i % 7]
    expected = {i: h.if_unknown_daily.pairs for i, h in found(graph).items()}
    assert any(expected.values())
    for _, _, said in graph.edges(data=True):
        said["weight"] *= scale
    scaled = {i: h.if_unknown_daily.pairs for i, h in found(graph).items()}
    assert scaled == pytest.approx(expected)
