from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import numpy as np
import pytest

from graph.errors import UsageError
from graph.model import Actor
from graph.network import Network
from queries.brokerage import ROLES, Brokerage, brokerage


def role(a: str, v: str, b: str) -> str:
    """Which role v has between a and b, straight from the definition."""
    if a == v == b:
        return "coordinator"
    if a == b:
        return "consultant"
    if v == b:
        return "gatekeeper"
    return "representative" if a == v else "liaison"


def by_definition(graph: nx.DiGraph[int]) -> dict[tuple[int, str], int]:
    team = dict(graph.nodes(data="team"))
    count = dict.fromkeys(itertools.product(graph, ROLES), 0)
    for a, v, b in itertools.permutations([x for x in graph if team[x]], 3):
        if graph.has_edge(a, v) and graph.has_edge(v, b) and not graph.has_edge(a, b):
            count[v, role(str(team[a]), str(team[v]), str(team[b]))] += 1
            count[v, "total"] += 1
    return count


def organisation(
    teams: str, ties: object, mute: frozenset[int] = frozenset()
) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    for i, team in enumerate(teams):
        graph.add_node(i, team=team.strip(), respondent=i not in mute)
    graph.add_edges_from(ties)  # type: ignore[arg-type]
    return graph


def found(graph: nx.DiGraph[int]) -> dict[int, Brokerage]:
    return {int(b.id): b for b in brokerage(Network.from_networkx(graph), "team")}


@pytest.mark.parametrize("seed", range(5))
def test_counts_are_those_of_the_definition(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        n = chance.randint(1, 9)
        teams = "a" + "".join(chance.choice("abc ") for _ in range(n - 1))
        mute = frozenset(i for i in range(n) if chance.random() < 0.2)
        density = chance.random()
        ties = [
            (u, v)
            for u in range(n)
            for v in range(n)
            if u not in mute and chance.random() < density
        ]
        graph = organisation(teams, ties, mute)
        expected, answer = by_definition(graph), found(graph)
        assert set(answer) == {i for i in range(n) if i not in mute and teams[i] != " "}
        for i, name in itertools.product(answer, ROLES):
            assert getattr(answer[i], name).count == expected[i, name]


@pytest.mark.parametrize(
    ("teams", "mute"),
    [
        ("aaaa", frozenset[int]()),
        ("aabb", frozenset[int]()),
        ("abcc", frozenset[int]()),
        ("aabc", frozenset({1})),
        ("aaab", frozenset({2, 3})),
        ("abbb", frozenset({3})),
        ("abcd", frozenset({3})),
    ],
)
def test_the_chance_level_over_every_graph_there_is(teams: str, mute: frozenset[int]) -> None:
    # Each of the ties that could be said is there or not: all cases, with their probability.
    answered = [i for i in range(4) if i not in mute]
    could = [(u, v) for u in answered for v in range(4) if u != v]
    said = could[: len(could) // 3]
    density = len(said) / len(could)
    answer = found(organisation(teams, said, mute))
    total = {key: np.zeros(2) for key in itertools.product(answer, ROLES)}
    for there in itertools.product([0, 1], repeat=len(could)):
        graph = organisation(teams, itertools.compress(could, there))
        odds = density ** sum(there) * (1 - density) ** (len(could) - sum(there))
        for key, count in by_definition(graph).items():
            if key in total:
                total[key] += odds * count, odds * count**2
    for (i, name), (mean, square) in total.items():
        one = getattr(answer[i], name)
        assert one.expected == pytest.approx(mean, abs=1e-12)
        assert one.deviation == pytest.approx(np.sqrt(max(square - mean**2, 0)), abs=1e-7)


def test_the_chance_level_where_all_answered_in_closed_form() -> None:
    # Means and variances as published for conditional size, density and group sizes.
    sizes = {"a": 5, "b": 3, "c": 4}
    teams = "".join(name * size for name, size in sizes.items())
    graph = organisation(teams, nx.gnp_random_graph(12, 0.3, seed=4, directed=True).edges)
    n, m = 12, graph.number_of_edges()
    d = m / (n * (n - 1))
    x = d**2 * (1 - d)
    for one in found(graph).values():
        own = sizes[one.group]
        others = [size for name, size in sizes.items() if name != one.group]
        crossing = (n - own) * (own - 1)
        pairs = {
            "coordinator": (own - 1) * (own - 2),
            "consultant": sum(s * (s - 1) for s in others),
            "gatekeeper": crossing,
            "representative": crossing,
            "liaison": 2 * others[0] * others[1],
            "total": (n - 1) * (n - 2),
        }
        out = n - own
        both_ways = crossing * (out - 1) + crossing * (own - 2)
        sharing = {
            "coordinator": 2 * (own - 1) * (own - 2) * (own - 3),
            "consultant": 2 * sum(s * (s - 1) * (s - 2) for s in others),
            "gatekeeper": both_ways,
            "representative": both_ways,
            "liaison": 2 * sum(s * (out - s) * (out - s - 1) for s in others),
            "total": 2 * (n - 1) * (n - 2) * (n - 3),
        }
        for name in ROLES:
            got = getattr(one, name)
            variance = pairs[name] * x * (1 - x) + sharing[name] * d**3 * (1 - d) ** 3
            assert got.expected == pytest.approx(x * pairs[name])
            assert got.deviation == pytest.approx(np.sqrt(variance))
            assert got.z == pytest.approx((got.count - got.expected) / got.deviation)


def test_the_five_roles_one_by_one() -> None:
    for teams, name in (
        ("aaa", "coordinator"),
        ("aba", "consultant"),
        ("abb", "gatekeeper"),
        ("aab", "representative"),
        ("abc", "liaison"),
    ):
        one = found(organisation(teams, [(0, 1), (1, 2)]))[1]
        assert [n for n in ROLES if getattr(one, n).count] == [name, "total"]
        assert one.total.count == 1


def test_what_is_said_of_a_silent_one_makes_no_broker() -> None:
    graph = organisation("abc", [(0, 1), (1, 2)], frozenset({1}))
    assert 1 not in found(graph)
    assert {b.total.count for b in found(graph).values()} == {0}


def test_one_alone_expects_nothing() -> None:
    (one,) = found(organisation("a", [(0, 0)])).values()
    assert (one.total.count, one.total.expected, one.total.z) == (0, 0, None)


def test_names_and_order_change_nothing() -> None:
    graph = organisation("aabbccab", nx.gnp_random_graph(8, 0.4, seed=2, directed=True).edges)
    mirror = nx.relabel_nodes(graph, {i: 7 - i for i in graph})
    one, other = found(graph), found(mirror)
    for i, name in itertools.product(graph, ROLES):
        assert getattr(one[i], name) == getattr(other[7 - i], name)


def test_an_attribute_that_nobody_has() -> None:
    with pytest.raises(UsageError, match="structure file"):
        brokerage(Network.build([Actor(id="a", name="a")], []), "team")


def test_what_cannot_be_is_expected_0_times_and_not_minus_0() -> None:
    for one in found(organisation("abbb", [(0, 1), (1, 2), (2, 3), (3, 0)])).values():
        for name in ROLES:
            assert math.copysign(1, getattr(one, name).expected) == 1
