from __future__ import annotations

import math
import random
from functools import cache

import networkx as nx
import numpy as np
import pytest

from graph.model import Conventions
from graph.network import Network
from queries import sampling, spectral
from queries.centrality import Central, Centrality, Score, centrality
from queries.closeness import closeness
from queries.partners import partners
from queries.spectral import eigenvector

STRENGTHS = (0.5, 1, 2, 12, 52, 230)


def random_graph(seed: int) -> nx.DiGraph[int]:
    """Directed and weighted, with isolates, self-loops and separate parts."""
    chance = random.Random(seed)
    n = chance.randint(1, 12)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(n))
    for _ in range(chance.randint(0, 3 * n)):
        u, v = chance.randrange(n), chance.randrange(n)
        if chance.random() < 0.8 and n > 4:
            v = u - u % 4 + v % 4 if u - u % 4 + v % 4 < n else v  # parts
        graph.add_edge(u, v, weight=chance.choice(STRENGTHS))
    return graph


def ask(graph: nx.Graph[int]) -> tuple[Centrality, dict[int, Central]]:
    answer = centrality(Network.from_networkx(graph, "weight"))
    return answer, {int(c.id): c for c in answer.actors_by_pagerank}


@cache
def case(seed: int) -> tuple[nx.DiGraph[int], Centrality, dict[int, Central]]:
    graph = random_graph(seed)
    return graph, *ask(graph)


def said(graph: nx.DiGraph[int]) -> nx.DiGraph[int]:
    """The ties: no self-loops, and each with 1 beside its weight."""
    plain = graph.copy()
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    for u, v in plain.edges:
        plain.edges[u, v]["one"] = 1
    return plain


def projection(graph: nx.DiGraph[int]) -> nx.Graph[int]:
    flat: nx.Graph[int] = nx.Graph()
    flat.add_nodes_from(graph)
    for u, v, weight in graph.edges(data="weight"):
        if u != v:
            most = max(weight, flat.edges[u, v]["weight"] if flat.has_edge(u, v) else 0)
            flat.add_edge(u, v, weight=most, length=1 / most, one=1)
    return flat


def close(got: dict[int, float], expected: dict[int, float], within: float) -> None:
    for node, value in expected.items():
        assert got[node] == pytest.approx(value, abs=within), node


def plain(score: Score) -> float:
    return score.plain


def weighted(score: Score) -> float:
    assert score.if_unknown_daily == score.if_unknown_yearly  # nothing is unknown
    return score.if_unknown_daily


READINGS = ((plain, "one"), (weighted, "weight"))


@pytest.mark.parametrize("part", range(5))
def test_closeness_and_cores_equal_those_of_networkx(part: int) -> None:
    for seed in range(100 * part, 100 * part + 100):
        graph, _, found = case(seed)
        flat, n = projection(graph), len(graph)
        assert {i: c.core for i, c in found.items()} == nx.core_number(flat)
        for read, length in ((plain, None), (weighted, "length")):
            sums = nx.harmonic_centrality(flat, distance=length)
            expected = {i: value / max(n - 1, 1) for i, value in sums.items()}
            close({i: read(c.closeness) for i, c in found.items()}, expected, 1e-9)


@pytest.mark.parametrize("part", range(5))
def test_pagerank_and_katz_equal_networkx_and_a_dense_solution(part: int) -> None:
    for seed in range(100 * part, 100 * part + 100):
        graph, answer, found = case(seed)
        ties = said(graph)
        for read, weight in READINGS:
            ranks = nx.pagerank(ties, 0.85, weight=weight, tol=1e-14, max_iter=5000)
            close({i: read(c.pagerank) for i, c in found.items()}, ranks, 1e-11)
            alpha = answer.alpha if weight == "one" else answer.alpha_if_unknown_daily
            matrix = nx.to_numpy_array(ties, weight=weight)
            solved = np.linalg.solve(
                np.eye(len(ties)) - (alpha or 0) * matrix.T, np.ones(len(ties))
            )
            status = dict(enumerate((solved / np.linalg.norm(solved)).tolist()))
            close({i: read(c.katz) for i, c in found.items()}, status, 1e-11)


def power_iteration(matrix: np.ndarray) -> np.ndarray:
    """(A + I)ᵏ on equal starts for k = 2²⁸: far, but not so far that rounding breaks ties."""
    step = matrix / max(matrix.sum(axis=1).max(), 1) + np.eye(len(matrix))
    for _ in range(28):
        step = step @ step
        step /= np.linalg.norm(step)
    vector = step @ np.ones(len(matrix))
    return vector / np.linalg.norm(vector)


@pytest.mark.parametrize("part", range(5))
def test_the_eigenvector_is_where_power_iteration_ends(part: int) -> None:
    for seed in range(100 * part, 100 * part + 100):
        graph, answer, found = case(seed)
        flat = projection(graph)
        for read, weight in READINGS:
            matrix = nx.to_numpy_array(flat, weight=weight)
            expected = dict(enumerate(power_iteration(matrix).tolist()))
            close({i: read(c.eigenvector) for i, c in found.items()}, expected, 1e-6)
            largest = float(np.linalg.eigvalsh(matrix)[-1])
            alpha = answer.alpha if weight == "one" else answer.alpha_if_unknown_daily
            assert alpha == (pytest.approx(0.9 / largest) if flat.edges else None)


def test_the_eigenvector_equals_that_of_networkx() -> None:
    flat = nx.karate_club_graph()
    expected = nx.eigenvector_centrality(flat, tol=1e-14, max_iter=9999)
    _, found = ask(nx.Graph(flat.edges))
    close({i: c.eigenvector.plain for i, c in found.items()}, expected, 1e-9)


def test_a_large_part_is_solved_like_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.disjoint_union(nx.barabasi_albert_graph(150, 3, seed=1), nx.path_graph(90))
    links = partners(Network.from_networkx(graph))
    matrix = links.matrix(np.ones(len(links.one)))
    sparse = eigenvector(matrix)
    monkeypatch.setattr(spectral, "DENSE_UP_TO", 1000)
    assert sparse.vector == pytest.approx(eigenvector(matrix).vector, abs=1e-10)
    assert sparse.value == pytest.approx(eigenvector(matrix).value, rel=1e-12)


def test_two_equal_parts_share_and_a_weaker_one_has_nothing() -> None:
    graph = nx.disjoint_union_all(
        [nx.complete_graph(4), nx.complete_graph(4), nx.Graph([(0, 1)])]
    )
    _, found = ask(graph)
    values = [found[i].eigenvector.plain for i in range(10)]
    assert values == pytest.approx([math.sqrt(1 / 8)] * 8 + [0, 0])


def test_the_kite_as_published() -> None:
    # Classic closeness of the kite, which has one part: recovered here from the distances.
    kite = nx.krackhardt_kite_graph()
    near = nx.closeness_centrality(kite)
    assert [round(near[i], 3) for i in (5, 7, 0, 2, 8, 9)] == [
        0.643,
        0.6,
        0.529,
        0.5,
        0.429,
        0.31,
    ]
    _, found = ask(kite)
    by_hand = (6 + 1 / 2 + 1 / 3 + 1 / 4) / 9  # of the one with six partners
    assert found[3].closeness.plain == pytest.approx(by_hand)
    assert found[9].core == 1
    assert found[3].core == 3


def test_katz_equals_that_of_networkx() -> None:
    graph = nx.gnp_random_graph(30, 0.1, seed=5, directed=True)
    answer, found = ask(graph)
    assert answer.alpha is not None
    close(
        {i: c.katz.plain for i, c in found.items()},
        nx.katz_centrality(graph, answer.alpha, tol=1e-14, max_iter=9999),
        1e-11,
    )


def test_katz_on_a_path_by_hand() -> None:
    _, found = ask(nx.DiGraph([(0, 1), (1, 2)]))
    alpha = 0.9 / math.sqrt(2)
    raw = np.array([1, 1 + alpha, 1 + alpha + alpha**2])
    expected = dict(enumerate((raw / np.linalg.norm(raw)).tolist()))
    close({i: c.katz.plain for i, c in found.items()}, expected, 1e-12)


def test_being_named_counts_and_naming_does_not() -> None:
    _, found = ask(nx.DiGraph([(0, 2), (1, 2)]))
    for measure in ("pagerank", "katz"):
        assert getattr(found[2], measure).rank == (1, 1)
        assert getattr(found[0], measure).rank == (2, 3)


def test_two_readings_of_what_is_unknown(municipality: Network) -> None:
    found = {c.id: c for c in centrality(municipality).actors_by_pagerank}
    library = found["library"].closeness
    assert library.if_unknown_yearly < library.if_unknown_daily
    rarely = centrality(municipality, conventions=Conventions(daily=52, yearly=12))
    one = {c.id: c for c in rarely.actors_by_pagerank}["library"].closeness
    assert library.if_unknown_yearly < one.if_unknown_yearly
    assert one.if_unknown_daily < library.if_unknown_daily
    assert one.plain == library.plain


@pytest.mark.parametrize("size", [0, 1, 2])
def test_without_ties_all_are_equal(size: int) -> None:
    graph = nx.empty_graph(size)
    graph.add_edges_from((i, i) for i in range(size))
    answer, found = ask(graph)
    assert (answer.alpha, answer.ties, len(found)) == (None, 0, size)
    for c in found.values():
        assert (c.closeness.plain, c.core, c.pagerank.plain) == (0, 0, 1 / size)
        assert c.eigenvector.plain == c.katz.plain == pytest.approx(1 / math.sqrt(size))
        assert c.pagerank.rank == (1, size)


def test_no_contact_is_no_tie_in_a_weighted_reading() -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_weighted_edges_from([(0, 1, 0), (1, 2, 12)])
    _, found = ask(graph)
    assert found[0].closeness.plain == 0.75
    assert found[0].closeness.if_unknown_daily == 0
    assert found[0].eigenvector.if_unknown_daily == 0


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert centrality(municipality) == centrality(shuffled)


@pytest.mark.parametrize("seed", range(40))
def test_names_change_nothing(seed: int) -> None:
    graph = random_graph(seed)
    names = list(graph)
    random.Random(seed).shuffle(names)
    _, one = ask(graph)
    _, other = ask(nx.relabel_nodes(graph, dict(zip(graph, names, strict=True))))
    for old, new in zip(graph, names, strict=True):
        assert one[old].core == other[new].core
        for measure in ("closeness", "eigenvector", "pagerank", "katz"):
            mine, theirs = getattr(one[old], measure), getattr(other[new], measure)
            assert mine.rank == theirs.rank
            for name in ("plain", "if_unknown_yearly", "if_unknown_daily"):
                assert getattr(mine, name) == pytest.approx(getattr(theirs, name), abs=1e-9)


def test_the_standard_error_is_the_error_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    links = partners(Network.from_networkx(nx.barabasi_albert_graph(60, 2, seed=1)))
    exact = closeness(links).values
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 59)
    monkeypatch.setattr(sampling, "SAMPLE", 20)
    sampled = [closeness(links, seed=seed) for seed in range(300)]
    gaps = np.array([one.values - exact for one in sampled])
    claimed = np.array([one.errors for one in sampled])
    assert np.abs(gaps.mean(axis=0)).max() < 4 * claimed.mean(axis=0).max() / np.sqrt(300)
    assert (gaps**2).mean() == pytest.approx((claimed**2).mean(), rel=0.1)


def test_a_sampled_answer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.barabasi_albert_graph(100, 2, seed=1)
    assert ask(graph)[0].sampled_sources is None
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 99)
    monkeypatch.setattr(sampling, "SAMPLE", 48)
    answer, found = ask(graph)
    assert answer.sampled_sources == 48
    assert found[0].closeness.standard_errors is not None
    assert found[0].pagerank.standard_errors is None
    assert found[0].closeness.rank[0] < found[0].closeness.rank[1]
