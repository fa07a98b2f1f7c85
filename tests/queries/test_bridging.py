from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.network import Network
from queries.bridging import bridging


def rooms(count: int, size: int) -> nx.Graph[str]:
    """Rooms in which all work with all; each is tied to the next by one pair."""
    graph: nx.Graph[str] = nx.Graph()
    for room in range(count):
        members = [f"{'abcdef'[room]}{i}" for i in range(size)]
        graph.add_nodes_from(members, team="abcdef"[room])
        graph.add_edges_from(combinations(members, 2))
        if room:
            graph.add_edge(f"{'abcdef'[room - 1]}0", f"{'abcdef'[room]}1")
    return graph


def test_the_ends_of_a_row_of_rooms_gain_most() -> None:
    answer = bridging(Network.from_networkx(rooms(4, 4)), "team", limit=3)
    first = answer.bridges[0]
    assert {first.group, first.other_group} == {"a", "d"}
    assert (first.pairs, answer.actors, answer.tried) == (0, 16, 16)
    assert first.steps is not None
    assert first.steps >= 5
    assert first.constraint is not None
    assert first.constraint_after is not None
    assert first.constraint_after < first.constraint


def reach(graph: nx.Graph[str], node: str) -> float:
    return float(nx.harmonic_centrality(graph, [node])[node])


def pairs_expected(graph: nx.Graph[str], a: str, b: str) -> float:
    """Where all answered: m 2 n_a n_b / (n (n-1))."""
    size = {g: sum(t == g for _, t in graph.nodes(data="team")) for g in (a, b)}
    n, m = len(graph), graph.number_of_edges()
    return m * 2 * size[a] * size[b] / (n * (n - 1))


@settings(max_examples=500)
@given(st.integers(0, 10_000), st.integers(2, 12), st.floats(0.05, 0.5), st.data())
def test_every_figure_is_that_of_networkx(
    seed: int, size: int, density: float, data: st.DataObject
) -> None:
    graph = nx.gnp_random_graph(size, density, seed=seed)
    for i in graph:
        graph.nodes[i]["team"] = data.draw(st.sampled_from("abc"))
    graph = nx.relabel_nodes(graph, {i: f"n{i:02}" for i in graph})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("queries.bridging.EACH", 1000)
        answer = bridging(Network.from_networkx(graph), "team", limit=1000)
    team = dict(graph.nodes(data="team"))
    between = {
        pair: sum({team[u], team[v]} == set(pair) for u, v in graph.edges)
        for pair in combinations("abc", 2)
    }
    thin = {p for p, count in between.items() if count < pairs_expected(graph, *p) - 1e-12}
    wanted = {
        (u, v)
        for u, v in combinations(sorted(graph), 2)
        if not graph.has_edge(u, v) and (min(team[u], team[v]), max(team[u], team[v])) in thin
    }
    assert {(b.one.id, b.other.id) for b in answer.bridges} == wanted
    for found in answer.bridges[:6]:
        u, v = found.one.id, found.other.id
        after = graph.copy()
        after.add_edge(u, v)
        gain = sum(reach(after, s) - reach(graph, s) for s in (u, v))
        assert found.reach == pytest.approx(gain)
        assert found.pairs_expected == pytest.approx(
            pairs_expected(graph, found.group, found.other_group)
        )
        path = nx.shortest_path_length(graph, u, v) if nx.has_path(graph, u, v) else None
        assert found.steps == path
        for node, now, then in (
            (u, found.constraint, found.constraint_after),
            (v, found.other_constraint, found.other_constraint_after),
        ):
            assert then == pytest.approx(nx.constraint(after, [node])[node])
            if graph.degree(node):
                assert now == pytest.approx(nx.constraint(graph, [node])[node])
            else:
                assert now is None
    ranked = [b.reach for b in answer.bridges]
    assert ranked == pytest.approx(sorted(ranked, reverse=True))


def test_no_two_groups_take_more_than_three_places() -> None:
    answer = bridging(Network.from_networkx(rooms(4, 5)), "team", limit=100)
    places = [frozenset((b.group, b.other_group)) for b in answer.bridges]
    assert max(places.count(p) for p in places) == 3


def test_a_large_network_is_searched_among_the_best_connected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = Network.from_networkx(rooms(4, 6))
    whole = bridging(network, "team").bridges[0].reach
    monkeypatch.setattr("queries.bridging.FEWEST", 8)
    monkeypatch.setattr("queries.bridging.WORK", 1)
    answer = bridging(network, "team")
    assert answer.tried == 8
    assert {b.group for b in answer.bridges} | {b.other_group for b in answer.bridges} == set(
        "abcd"
    )
    assert answer.bridges[0].reach <= whole


@pytest.mark.parametrize("teams", ["a", "aaa", "ab"])
def test_without_a_gap_there_is_no_bridge(teams: str) -> None:
    graph = nx.complete_graph(len(teams))
    for i, team in enumerate(teams):
        graph.nodes[i]["team"] = team
    assert bridging(Network.from_networkx(graph), "team").bridges == ()


def test_an_attribute_that_nobody_has() -> None:
    with pytest.raises(UsageError, match="structure file"):
        bridging(Network.from_networkx(nx.empty_graph(3)), "team")


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert bridging(municipality, "department") == bridging(shuffled, "department")


def test_other_names_change_no_figure() -> None:
    graph = rooms(4, 4)
    turned = nx.relabel_nodes(
        graph, {node: f"x{i:02}" for i, node in enumerate(reversed(list(graph)))}
    )
    one, other = (bridging(Network.from_networkx(g), "team") for g in (graph, turned))
    assert [b.reach for b in one.bridges] == pytest.approx([b.reach for b in other.bridges])
