from __future__ import annotations

import itertools
import random

import networkx as nx
import numpy as np
import pytest

from graph.network import Network
from queries import inequality
from queries.inequality import concentration


def of(graph: nx.Graph[int], seed: int = 0) -> inequality.Concentration:
    return concentration(Network.from_networkx(graph), seed=seed)


def by_definition(values: list[int]) -> float:
    """Mean difference between two actors, divided by twice the mean."""
    gaps = sum(abs(x - y) for x, y in itertools.product(values, repeat=2))
    return gaps / (2 * len(values) * sum(values))


def test_gini_and_top_shares_on_random_graphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inequality, "DRAWS", 9)
    for seed in range(500):
        chance = random.Random(seed)
        n = chance.randint(1, 40)
        graph = nx.gnp_random_graph(n, chance.random(), seed=seed, directed=True)
        graph.add_edge(0, 0)
        answer = of(graph)
        named = [d - (i == 0) for i, d in graph.in_degree]
        assert answer.ties == sum(named)
        if not answer.ties:
            assert (answer.gini, answer.expected, answer.p, answer.lorenz) == (None,) * 3 + (
                (),
            )
            continue
        assert answer.gini == pytest.approx(by_definition(named))
        for top in answer.top:
            units = -(-n * top.percent // 100)
            assert (top.units, top.ties) == (units, sum(sorted(named)[-units:]))
            assert top.share == top.ties / answer.ties
        assert (answer.lorenz[0], answer.lorenz[-1], len(answer.lorenz)) == (0, 1, 21)
        assert list(answer.lorenz) == sorted(answer.lorenz)


def test_the_ends_of_the_scale() -> None:
    assert of(nx.cycle_graph(10, create_using=nx.DiGraph)).gini == 0
    inward = nx.DiGraph([(i, 0) for i in range(1, 10)])
    answer = of(inward)
    assert answer.gini == pytest.approx(0.9)
    assert answer.top[0].share == 1
    assert answer.lorenz[18] == 0
    assert answer.p == 1 / 200
    assert of(nx.complete_graph(6)).p == 1


def test_the_chance_level_is_that_of_random_graphs() -> None:
    graph = nx.gnm_random_graph(12, 40, seed=1, directed=True)
    answer, chance = of(graph), random.Random(1)
    drawn = []
    for _ in range(3000):
        seed = chance.randrange(10**9)
        other = nx.gnm_random_graph(12, 40, seed=seed, directed=True)
        drawn.append(by_definition([d for _, d in other.in_degree]))
    assert answer.expected == pytest.approx(np.mean(drawn), abs=4 * np.std(drawn) / 199**0.5)
    assert answer.p is not None
    assert answer.gini is not None
    as_high = np.mean([value >= answer.gini - 1e-12 for value in drawn])
    assert answer.p == pytest.approx(as_high, abs=0.12)


def test_only_respondents_could_have_named(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.DiGraph([(0, 1), (0, 2), (0, 3)])
    nx.set_node_attributes(graph, {i: i == 0 for i in graph}, "respondent")
    # One respondent that names all others: chance cannot do otherwise.
    assert of(graph).expected == of(graph).gini == pytest.approx(0.25)
    monkeypatch.setattr(inequality, "HYPERGEOMETRIC", 0)
    assert of(graph).expected != pytest.approx(0.25)


def test_a_seed_decides_the_draws() -> None:
    graph = nx.gnm_random_graph(12, 40, seed=1, directed=True)
    assert of(graph, 1) == of(graph, 1)
    assert of(graph, 1).expected != of(graph, 2).expected


def test_nobody_at_all() -> None:
    answer = of(nx.empty_graph(0))
    assert (answer.actors, answer.gini, answer.top[0].units) == (0, None, 0)
