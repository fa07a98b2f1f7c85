from __future__ import annotations

import math
import random
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.network import Network
from queries.cohesion import Cohesion, GroupCohesion, cohesion

WEIGHTS = (0.5, 1, 4, 12, 52, 230)


def organisation(
    groups: str, ties: nx.DiGraph[int], mute: frozenset[int] = frozenset()
) -> Network:
    """Actor i is in group ``groups[i]``; those in `mute` filed no list."""
    for i, group in enumerate(groups):
        ties.add_node(i, team=group, respondent=i not in mute)
    return Network.from_networkx(ties, "weight")


def group(answer: Cohesion, name: str) -> GroupCohesion:
    (found,) = [g for g in answer.groups if g.name == name]
    return found


@st.composite
def organisations(draw: st.DrawFn) -> tuple[str, nx.DiGraph[int]]:
    """Directed weighted graphs with isolates, self-loops and separate parts."""
    size = draw(st.integers(2, 12))
    groups = draw(st.text("abc", min_size=size, max_size=size))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    node = st.integers(0, size - 1)
    for u, v in draw(st.lists(st.tuples(node, node), max_size=3 * size, unique=True)):
        graph.add_edge(u, v, weight=draw(st.sampled_from(WEIGHTS)))
    return groups, graph


def projection(graph: nx.DiGraph[int]) -> nx.Graph[int]:
    flat: nx.Graph[int] = nx.Graph()
    flat.add_nodes_from(graph.nodes(data=True))
    for u, v, weight in graph.edges(data="weight"):
        strongest = max(weight, flat.edges[u, v]["weight"] if flat.has_edge(u, v) else 0)
        flat.add_edge(u, v, weight=strongest)
    return flat


def teams(graph: nx.Graph[int]) -> list[set[int]]:
    found: dict[str, set[int]] = {}
    for node, team in graph.nodes(data="team"):
        found.setdefault(team, set()).add(node)
    return list(found.values())


@settings(max_examples=500)
@given(organisations())
def test_all_figures_equal_those_of_networkx(case: tuple[str, nx.DiGraph[int]]) -> None:
    groups, graph = case
    answer = cohesion(organisation(groups, graph), "team", permutations=1)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    flat = projection(graph)
    if len(set(groups)) < 2 or not graph.number_of_edges():
        assert answer.partners.reason == ("one_group" if len(set(groups)) < 2 else "no_ties")
        return
    modularity = nx.community.modularity
    assert answer.said.modularity == pytest.approx(modularity(graph, teams(graph), weight=None))
    for mixing, weight in ((answer.partners, None), (answer.if_unknown_yearly, "weight")):
        assert mixing.modularity == pytest.approx(modularity(flat, teams(flat), weight=weight))
    for mixing, net in ((answer.said, graph), (answer.partners, flat)):
        with np.errstate(invalid="ignore"):
            expected = float(nx.attribute_assortativity_coefficient(net, "team"))
        alone = mixing.assortativity is None
        assert alone == math.isnan(expected)
        if not alone:
            assert mixing.assortativity == pytest.approx(expected, abs=1e-12)
    assert answer.if_unknown_yearly == _same(answer.if_unknown_daily, "pairs_if_yearly")
    for found in answer.groups:
        _border_is_that_of_networkx(
            found, flat, {i for i, g in enumerate(groups) if g == found.name}
        )


def _same(mixing: object, of: str) -> object:
    from dataclasses import replace

    return replace(mixing, of=of)  # type: ignore[type-var]


def _border_is_that_of_networkx(
    found: GroupCohesion, flat: nx.Graph[int], members: set[int]
) -> None:
    for border, weight in ((found.conductance, None), (found.if_unknown_daily, "weight")):
        assert border.cut == pytest.approx(nx.cut_size(flat, members, weight=weight))
        inside = flat.subgraph(members).size(weight=weight)
        assert border.inside == pytest.approx(inside)
        volumes = (nx.volume(flat, s, weight=weight) for s in (members, set(flat) - members))
        if found.reason is None and min(volumes) > 0:
            expected = nx.conductance(flat, members, weight=weight)
            assert border.value == pytest.approx(expected)
        else:
            assert border.value is None


@settings(max_examples=500)
@given(organisations())
def test_homophily_in_strength_is_counted_edge_by_edge(
    case: tuple[str, nx.DiGraph[int]],
) -> None:
    groups, graph = case
    answer = cohesion(organisation(groups, graph), "team", permutations=1)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    for who in ("", *sorted(set(groups))):
        index = group(answer, who).strength_if_daily if who else answer.strength_if_daily
        own = [e for e in graph.edges(data="weight") if not who or groups[e[0]] == who]
        inside = sum(w for u, v, w in own if groups[u] == groups[v])
        total = sum(w for _, _, w in own)
        assert (index.internal, index.external) == pytest.approx((inside, total - inside))
        if index.value is not None:
            assert index.value == pytest.approx((total - 2 * inside) / total)
    for member in answer.members:
        own = [e for e in graph.edges(data="weight") if str(e[0]) == member.id]
        if own and len(set(groups)) > 1:
            sides = sum(w if groups[u] != groups[v] else -w for u, v, w in own)
            assert member.value_if_yearly == pytest.approx(sides / sum(w for *_, w in own))
        else:
            assert member.value_if_yearly is None


def drawn_groups(groups: str, mute: frozenset[int]) -> list[str]:
    """Every way to hand the groups out among respondents, and among the others."""
    answered = [i for i in range(len(groups)) if i not in mute]
    silent = sorted(mute)
    found: list[str] = []
    for one in set(permutations([groups[i] for i in answered])):
        for other in set(permutations([groups[i] for i in silent])):
            label = dict(zip(answered + silent, one + other, strict=True))
            found.append("".join(label[i] for i in range(len(groups))))
    return found


@pytest.mark.parametrize("mute", [frozenset[int](), frozenset({1, 5, 6})])
def test_chance_is_exact_whoever_answered(mute: frozenset[int]) -> None:
    random, groups = np.random.default_rng(4), "aaabbbc"
    graph: nx.DiGraph[int] = nx.DiGraph()
    while graph.number_of_edges() < 14:
        u, v = (int(i) for i in random.integers(7, size=2))
        if u != v and u not in mute:
            graph.add_edge(u, v, weight=float(random.choice(WEIGHTS)))
    answer = cohesion(organisation(groups, graph.copy(), mute), "team", permutations=4000)
    every = [
        cohesion(organisation(x, graph.copy(), mute), "team", permutations=1)
        for x in drawn_groups(groups, mute)
    ]
    for name in ("said", "partners", "if_unknown_daily"):
        mine, theirs = getattr(answer, name), [getattr(x, name) for x in every]
        mean = np.mean([x.modularity for x in theirs])
        assert mine.modularity_expected == pytest.approx(mean)
        if name == "said":
            continue
        for figure in ("modularity", "assortativity"):
            seen = getattr(mine, figure)
            p = np.mean([getattr(x, figure) >= seen - 1e-9 for x in theirs])
            assert getattr(mine, f"p_{figure}") == pytest.approx(p, abs=0.04)
    index = answer.strength_if_daily
    values = [x.strength_if_daily.value for x in every]
    assert index.expected == pytest.approx(np.mean(values))
    assert index.p_silo == pytest.approx(
        np.mean(np.array(values) <= index.value + 1e-9), abs=0.04
    )
    assert index.p_open == pytest.approx(
        np.mean(np.array(values) >= index.value - 1e-9), abs=0.04
    )
    border = group(answer, "a").conductance
    opened = [group(x, "a").conductance.value for x in every]
    drawn = np.array([x for x in opened if x is not None])
    assert border.value is not None
    assert border.expected == pytest.approx(drawn.mean(), abs=0.02)
    assert border.p_closed == pytest.approx((drawn <= border.value + 1e-9).mean(), abs=0.04)


def test_the_karate_club() -> None:
    answer = cohesion(Network.from_networkx(nx.karate_club_graph()), "club")
    assert answer.partners.modularity is not None
    assert round(answer.partners.modularity, 5) == 0.35823
    assert answer.said.modularity == pytest.approx(answer.partners.modularity)
    for found in answer.groups:
        assert found.conductance.value is not None
        assert round(found.conductance.value, 5) in (0.14667, 0.14103)
        assert found.conductance.cut == 11
    assert round(min(_value(g) for g in answer.groups), 5) == 0.14667
    assert answer.partners.p_modularity == 1 / (answer.permutations + 1)


def _value(found: GroupCohesion) -> float:
    assert found.conductance.value is not None
    return found.conductance.value


def two_triangles() -> Network:
    graph = nx.Graph([(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
    nx.set_node_attributes(graph, {i: "ab"[i > 2] for i in range(6)}, "side")
    return Network.from_networkx(graph)


def test_two_triangles_joined_by_a_tie() -> None:
    answer = cohesion(two_triangles(), "side", permutations=999)
    assert answer.partners.modularity == pytest.approx(5 / 14, abs=1e-15)
    assert answer.partners.assortativity == pytest.approx(5 / 7, abs=1e-15)
    assert [g.conductance.value for g in answer.groups] == [1 / 7, 1 / 7]
    assert [g.conductance.insularity for g in answer.groups] == [3 / 4, 3 / 4]
    assert answer.partners.p_modularity == pytest.approx(1 / 10, abs=0.03)
    assert (answer.ties, answer.pairs) == (14, 7)


def test_busy_ties_inside_close_a_group_that_its_ties_leave_open() -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    for u, v in ((0, 1), (1, 0), (2, 3), (3, 2)):
        graph.add_edge(u, v, weight=230)
    for u, v in ((0, 2), (0, 3), (1, 2), (1, 3)):
        graph.add_edge(u, v, weight=1)
    found = cohesion(organisation("aabb", graph), "team").strength_if_yearly
    assert found.value == pytest.approx((4 - 920) / 924)
    assert found.expected == pytest.approx(1 / 3)


def test_unknown_frequencies_give_two_readings(municipality: Network) -> None:
    answer = cohesion(municipality, "department", permutations=50)
    rare, often = answer.strength_if_yearly, answer.strength_if_daily
    assert rare.external == 52 + 12 + 12 + 230 + 1
    assert often.external == 52 + 26 + 230 + 230 + 230
    assert answer.said.modularity == pytest.approx(-_alike())


def _alike() -> float:
    # Ties leave Culture 2, Learning 2, Staff 1 of 5; they reach 2, 1, 2 of 5; none stays.
    return (2 * 2 + 2 * 1 + 1 * 2) / 25


@pytest.mark.parametrize(
    ("groups", "ties", "mute", "reason"),
    [
        ("a", [], frozenset[int](), "one_group"),
        ("aaa", [(0, 1), (1, 2)], frozenset[int](), "one_group"),
        ("aabb", [], frozenset[int](), "no_ties"),
        ("aabb", [(0, 0), (1, 1)], frozenset[int](), "no_ties"),
        ("aabb", [(0, 1), (0, 2)], frozenset({1, 2, 3}), "too_few_respondents"),
    ],
)
def test_too_little_data_is_no_number(
    groups: str, ties: list[tuple[int, int]], mute: frozenset[int], reason: str
) -> None:
    answer = cohesion(organisation(groups, nx.DiGraph(ties), mute), "team")
    for mixing in (answer.said, answer.partners, answer.if_unknown_daily):
        assert (mixing.reason, mixing.modularity, mixing.assortativity) == (reason, None, None)
    assert {g.reason for g in answer.groups} == {reason}
    assert {g.conductance.value for g in answer.groups} == {None}


def test_a_tie_of_no_contacts_weighs_nothing() -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edge(0, 2, weight=0)
    answer = cohesion(organisation("aabb", graph), "team")
    assert answer.strength_if_daily.reason == "no_ties"
    assert answer.if_unknown_daily.reason == "no_ties"
    assert answer.partners.reason is None


def test_an_attribute_that_nobody_has() -> None:
    with pytest.raises(UsageError, match="structure file"):
        cohesion(Network.from_networkx(nx.empty_graph(3)), "team")


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    one = cohesion(municipality, "department", permutations=50)
    assert one == cohesion(shuffled, "department", permutations=50)


def test_other_names_change_no_exact_figure() -> None:
    graph = nx.gnp_random_graph(12, 0.3, seed=3, directed=True)
    turned = nx.relabel_nodes(graph, {i: 11 - i for i in range(12)})
    one = cohesion(organisation("aaaabbbbcccc", graph), "team", permutations=9)
    other = cohesion(organisation("ccccbbbbaaaa", turned), "team", permutations=9)
    assert one.partners.modularity == pytest.approx(other.partners.modularity)
    assert one.said.assortativity == pytest.approx(other.said.assortativity)
    for name in "abc":
        assert _value(group(one, name)) == pytest.approx(_value(group(other, name)))


@pytest.mark.parametrize("seed", range(20))
def test_rounding_gives_no_figure_to_a_side_without_ties(seed: int) -> None:
    # Sums of such weights in another order differ in the last digit.
    chance = random.Random(seed)
    ties: nx.DiGraph[int] = nx.DiGraph()
    for u, v in permutations(range(7), 2):
        ties.add_edge(u, v, weight=chance.lognormvariate(0, 3))
    found = cohesion(organisation("aaaaaaabbb", ties), "team", permutations=1)
    for mixing in (found.said, found.partners, found.if_unknown_yearly):
        assert mixing.assortativity is None
        assert mixing.modularity == pytest.approx(0, abs=1e-12)
    for side in found.groups:
        assert side.conductance.value is None
        assert side.if_unknown_yearly.value is None


@pytest.mark.parametrize("seed", range(20))
def test_what_is_all_open_is_open_by_one_and_no_more(seed: int) -> None:
    chance = random.Random(seed)
    ties: nx.DiGraph[int] = nx.DiGraph()
    for u, v in ((0, 2), (0, 3), (1, 2), (1, 3), (1, 4)):
        ties.add_edge(u, v, weight=chance.lognormvariate(0, 3))
    found = cohesion(organisation("aabbb", ties), "team", permutations=50)
    for side in found.groups:
        assert side.if_unknown_yearly.value == 1
        assert 0 <= (side.if_unknown_yearly.expected or 0) <= 1
