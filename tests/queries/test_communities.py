from __future__ import annotations

from itertools import permutations

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import Network
from queries.agreement import adjusted_rand, normalised_information
from queries.communities import Communities, communities
from queries.partners import partners
from queries.rewiring import rewired


@settings(max_examples=500)
@given(st.data())
def test_agreement_equals_that_of_igraph(data: st.DataObject) -> None:
    one = data.draw(st.lists(st.integers(0, 4), min_size=2, max_size=12))
    other = data.draw(st.lists(st.integers(0, 4), min_size=len(one), max_size=len(one)))
    a, b = np.array(one), np.array(other)
    pairs = [(i, j) for i in range(len(one)) for j in range(i)]
    alike = [(one[i] == one[j], other[i] == other[j]) for i, j in pairs]
    if len({x for x, _ in alike}) == 2 or len({y for _, y in alike}) == 2:
        expected = igraph.compare_communities(one, other, method="adjusted_rand")
        assert adjusted_rand(a, b) == pytest.approx(expected, abs=1e-12)
    if len(set(one)) > 1 or len(set(other)) > 1:
        expected = igraph.compare_communities(one, other, method="nmi")
        assert normalised_information(a, b) == pytest.approx(expected, abs=1e-12)
    assert adjusted_rand(a, b) == pytest.approx(adjusted_rand(b, a))
    assert adjusted_rand(a, a) == 1
    assert normalised_information(a, a) == pytest.approx(1)


@pytest.mark.parametrize("division", [[], [3], [0, 0, 0], [0, 1, 2]])
def test_the_same_division_agrees_with_itself(division: list[int]) -> None:
    same = np.array(division, np.int64)
    assert adjusted_rand(same, same) == normalised_information(same, same) == 1


def test_agreement_is_nought_on_average_by_chance() -> None:
    formal, found = [0, 0, 0, 1, 1, 2], np.array([0, 0, 1, 1, 2, 2])
    drawn = [adjusted_rand(np.array(x), found) for x in permutations(formal)]
    assert np.mean(drawn) == pytest.approx(0, abs=1e-12)


def members(answer: Communities) -> list[set[int]]:
    return [{int(p.id) for p in c.members} for c in answer.communities]


KARATE = (
    {8, 9, 14, 15, 18, 20, 22, 26, 29, 30, 32, 33},
    {0, 1, 2, 3, 7, 11, 12, 13, 17, 19, 21},
    {23, 24, 25, 27, 28, 31},
    {4, 5, 6, 10, 16},
)


@pytest.mark.parametrize("seed", range(10))
def test_the_karate_club_reaches_its_optimum(seed: int) -> None:
    answer = communities(Network.from_networkx(nx.karate_club_graph()), seed=seed)
    assert answer.modularity is not None
    assert round(answer.modularity, 7) == 0.4197896
    assert members(answer) == list(KARATE)
    assert answer.p == 1 / 20
    assert answer.modularity_expected is not None
    assert answer.modularity_expected < 0.33


@pytest.mark.parametrize(
    "graph", [nx.karate_club_graph(), nx.gnm_random_graph(60, 180, seed=2)]
)
def test_rewired_networks_keep_degrees_and_little_else(graph: nx.Graph[int]) -> None:
    links = partners(Network.from_networkx(graph))
    random, seen, kept = np.random.default_rng(5), set(), []
    for _ in range(50):
        one, other = rewired(links, random)
        pairs = set(zip(one.tolist(), other.tolist(), strict=True))
        assert len(pairs) == len(links.one)
        assert all(u < v for u, v in pairs)
        ends = np.concatenate([one, other])
        assert np.array_equal(np.bincount(ends, minlength=links.size), links.degree)
        there = pairs & set(zip(links.one.tolist(), links.other.tolist(), strict=True))
        kept.append(len(there) / len(pairs))
        seen.add(frozenset(pairs))
    swapped = [graph.copy() for _ in range(50)]
    for i, other_graph in enumerate(swapped):
        edges = other_graph.number_of_edges()
        nx.double_edge_swap(other_graph, 10 * edges, max_tries=10**5, seed=i)
    expected = [
        len({frozenset(e) for e in g.edges} & {frozenset(e) for e in graph.edges})
        / g.number_of_edges()
        for g in swapped
    ]
    assert len(seen) == 50
    assert np.mean(kept) == pytest.approx(np.mean(expected), abs=0.04)


def test_the_karate_club_against_its_split() -> None:
    (fit,) = communities(Network.from_networkx(nx.karate_club_graph())).fits
    assert (fit.attribute, fit.groups, fit.actors) == ("club", 2, 34)
    club = nx.get_node_attributes(nx.karate_club_graph(), "club")
    found = {i: c for c, group in enumerate(KARATE) for i in group}
    formal = [int(club[i] == "Officer") for i in range(34)]
    expected = igraph.compare_communities(
        formal, [found[i] for i in range(34)], method="adjusted_rand"
    )
    assert fit.adjusted_rand == pytest.approx(expected)
    assert fit.p == 1 / 1000


def test_florence_reaches_its_optimum() -> None:
    answer = communities(Network.from_networkx(nx.florentine_families_graph()))
    assert answer.modularity is not None
    assert round(answer.modularity, 5) == 0.39875
    assert len(answer.communities) == 3


@settings(max_examples=150)
@given(st.integers(0, 10_000), st.integers(2, 25), st.floats(0.02, 0.5), st.booleans())
def test_what_is_found_is_a_division_with_the_modularity_it_says(
    seed: int, size: int, density: float, weighted: bool
) -> None:
    graph = nx.gnp_random_graph(size, density, seed=seed, directed=True)
    random = np.random.default_rng(seed)
    flat: nx.Graph[int] = nx.Graph()
    for u, v in graph.edges:
        weight = float(random.choice([1, 12, 52, 230]))
        graph.edges[u, v]["weight"] = weight
        strongest = max(weight, flat.edges[u, v]["weight"] if flat.has_edge(u, v) else 0)
        flat.add_edge(u, v, weight=strongest)
    by = "pairs_if_daily" if weighted else "pairs"
    answer = communities(Network.from_networkx(graph, "weight"), by=by)
    groups = members(answer)
    assert sum(len(g) for g in groups) == answer.actors == len(flat)
    assert answer.isolates == size - len(flat)
    assert (
        sum(c.inside for c in answer.communities) * 2
        + sum(c.across for c in answer.communities)
        == 2 * flat.number_of_edges()
    )
    if not flat.number_of_edges():
        assert answer.modularity is answer.p is answer.agreement is None
        return
    weight = "weight" if weighted else None
    expected = nx.community.modularity(flat, groups, weight=weight)
    assert answer.modularity == pytest.approx(expected)
    greedy = nx.community.louvain_communities(flat, weight=weight, seed=1)
    louvain = nx.community.modularity(flat, greedy, weight=weight)
    assert answer.modularity >= louvain - 0.02
    assert answer.modularity_lowest is not None
    assert answer.modularity_lowest <= answer.modularity + 1e-12


def cliques(extra: list[tuple[int, int]]) -> nx.Graph[int]:
    """Three rooms of six in which all work with all; actor 0 sits with the second by paper."""
    graph: nx.Graph[int] = nx.Graph()
    for g in range(3):
        room = range(6 * g, 6 * g + 6)
        graph.add_edges_from((u, v) for u in room for v in room if u < v)
        for i in room:
            graph.add_node(i, team="abc"[g])
    graph.add_edges_from(extra)
    graph.nodes[0]["team"] = "b"
    return graph


def test_who_sits_elsewhere_than_its_ties() -> None:
    answer = communities(Network.from_networkx(cliques([(5, 6), (11, 12), (0, 7)])))
    assert len(answer.communities) == 3
    (fit,) = answer.fits
    (moved,) = fit.elsewhere
    assert (moved.actor.id, moved.group, moved.sits_with) == ("0", "b", "a")
    assert (moved.partners, moved.own, moved.there, moved.runs) == (6, 1, 5, 1.0)
    assert moved.expected == pytest.approx(6 * 5 / 17)
    assert moved.p == pytest.approx(_at_least_five_of_five())


def _at_least_five_of_five() -> float:
    # 6 of the 17 others are drawn, and all 5 of team a are among them.
    from math import comb

    return comb(12, 1) / comb(17, 6)


def test_nobody_without_ties_is_in_a_community() -> None:
    answer = communities(Network.from_networkx(nx.empty_graph(4)))
    assert (answer.actors, answer.isolates, answer.communities) == (0, 4, ())
    assert answer.modularity is answer.modularity_expected is answer.agreement_lowest is None
    assert communities(Network.from_networkx(nx.empty_graph(0))).fits == ()


def test_a_pair_without_contact_does_not_hold_together() -> None:
    graph = cliques([(5, 6)])
    nx.set_edge_attributes(graph, 12.0, "weight")
    graph.add_edge(30, 31, weight=0.0)
    answer = communities(Network.from_networkx(graph, "weight"), by="pairs_if_yearly")
    assert answer.isolates == 2
    assert answer.actors == 18


def test_a_network_without_communities_is_no_more_than_chance() -> None:
    graph = nx.gnm_random_graph(60, 180, seed=2)
    answer = communities(Network.from_networkx(graph))
    assert answer.p is not None
    assert answer.p > 0.05
    assert answer.agreement is not None
    assert answer.agreement < 0.8


def test_clear_communities_are_found_whatever_the_names() -> None:
    graph = cliques([(5, 6), (11, 12)])
    turned = nx.relabel_nodes(graph, {i: 17 - i for i in range(18)})
    one = members(communities(Network.from_networkx(graph)))
    other = members(communities(Network.from_networkx(turned)))
    assert {frozenset(g) for g in one} == {frozenset(17 - i for i in g) for g in other}


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert communities(municipality) == communities(shuffled)
    one, other = communities(municipality, seed=3), communities(municipality, seed=3)
    assert one == other


def test_the_random_numbers_of_others_are_left_alone() -> None:
    import random

    random.seed(7)
    expected = random.random()
    random.seed(7)
    communities(Network.from_networkx(nx.karate_club_graph()))
    assert random.random() == expected


def test_above_a_million_pairs_one_run_claims_no_stability(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    karate = Network.from_networkx(nx.karate_club_graph())
    several = communities(karate)
    monkeypatch.setattr("queries.leiden.FEW_RUNS_ABOVE", 10)
    monkeypatch.setattr("queries.leiden.LARGE", 20)
    once = communities(karate)
    assert (once.runs, once.agreement, once.agreement_lowest) == (1, None, None)
    assert several.modularity is not None
    assert once.modularity == once.modularity_lowest
    assert once.modularity == pytest.approx(several.modularity, rel=0.05)
