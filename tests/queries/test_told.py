"""Every figure leads to the statements behind it: as many as there are, the first by id."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph.model import Actor, Collaboration, Status
from graph.network import Network
from queries.brokers import brokers
from queries.bulk import in_order, many_records, places_by_name
from queries.hubs import hubs
from queries.ranks import bounded
from queries.silos import silos
from queries.told import SHOWN, about, naming, of_pairs
from queries.uncertainty import uncertainty


def behind(network: Network, actor: str, *, named_only: bool = False) -> list[str]:
    """By hand: statements of the existing ties of an actor."""
    ids = [a.id for a in network.actors]
    at, found = ids.index(actor), dict[str, None]()
    for row in network.rows().tolist():
        if network.target[row] == at:
            found |= dict.fromkeys(network.evidence[row])
    for row in network.rows().tolist():
        if network.source[row] == at and not named_only:
            found |= dict.fromkeys(network.evidence[row])
    return list(found)


def test_hubs_and_brokers_lead_to_the_statements_of_their_ties(municipality: Network) -> None:
    answers = [*hubs(municipality).hubs, *brokers(municipality, "department").brokers]
    for unit in (*answers, *brokers(municipality, "department").roles):
        expected = behind(municipality, unit.id)
        assert unit.statements == len(expected)
        assert list(unit.evidence) == expected
    for standing in uncertainty(municipality).standings:
        assert list(standing.evidence) == behind(municipality, standing.id, named_only=True)


def test_cells_of_the_matrix_lead_to_their_ties(municipality: Network) -> None:
    answer = silos(municipality, "department", permutations=20)
    cells = {(c.source, c.target): c.evidence for c in answer.cells}
    assert cells["Culture", "Learning"] == ("s01",)
    assert cells["Learning", "Staff"] == ("s04",)
    assert cells["Staff", "Staff"] == ()
    groups = {g.name: set(g.evidence) for g in answer.groups}
    assert groups["Culture"] == {"s01", "s03", "s05", "s07"}


def test_the_ids_are_bounded_and_the_number_is_not() -> None:
    actors = [Actor(id=f"{i:03}", name=f"{i:03}", respondent=True) for i in range(60)]
    ties = [
        Collaboration(
            source=f"{i:03}",
            target="000",
            status=Status.EXISTING,
            low=None,
            high=None,
            purposes=(),
            statements=(f"s{i:03}", "shared"),
        )
        for i in range(1, 60)
    ]
    network = Network.build(actors, ties)
    count, ids = about(network).of(0)
    assert count == 60
    assert len(ids) == SHOWN
    assert ids[:3] == ("s001", "shared", "s002")
    assert naming(network).of(1) == (0, ())
    pairs = of_pairs(network, np.array([5, 3, 7]), np.array([0, 0, 8]))
    assert [pairs.of(i)[1] for i in range(3)] == [("s005", "shared"), ("s003", "shared"), ()]


def test_each_unit_and_group_that_an_answer_tells_of_has_its_evidence(
    municipality: Network,
) -> None:
    known = {i for ids in municipality.evidence for i in ids}
    for answer in (hubs(municipality), silos(municipality, "department", permutations=20)):
        for record in _records(answer):
            assert set(record.evidence) <= known
            assert len(record.evidence) == min(record.statements, SHOWN)


def _records(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _records(each)
    elif is_dataclass(value):
        if hasattr(value, "evidence"):
            yield value
        for field in fields(value):
            yield from _records(getattr(value, field.name))


def test_places_within_bounds_hold_the_place_of_any_value_between_them() -> None:
    random = np.random.default_rng(3)
    for _ in range(50):
        low = random.integers(0, 6, 8).astype(float)
        high = low + random.choice([0.0, 1.0, 4.0, np.inf], 8)
        places = bounded(low, high)
        for _ in range(20):
            values = random.uniform(low, np.minimum(high, 20.0))
            for (best, worst), value in zip(places, values, strict=True):
                assert best <= 1 + (values > value).sum()
                assert worst >= (values >= value).sum()


def test_strengths_that_are_unknown_give_an_interval_of_places(municipality: Network) -> None:
    found = {h.id: h for h in hubs(municipality).hubs}
    assert found["pool"].in_strength_rank == (1, 3)  # only NAV and HR may have more
    assert found["nav"].in_strength_rank == (1, 6)
    assert found["pool"].out_strength_rank is None


def test_names_decide_the_order_whatever_their_case() -> None:
    graph = nx.empty_graph(["b", "a", "c"])
    nx.set_node_attributes(graph, {"a": "Zoo", "b": "archive", "c": "Archive"}, "name")
    network = Network.from_networkx(graph)
    assert places_by_name(network).tolist() == [2, 0, 1]
    assert in_order(np.array([1, 0, 0]), np.array([0, 2, 1])) == [2, 1, 0]


@many_records()
def _failing() -> float:
    assert not gc.isenabled()
    return 1 / 0


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            _failing()
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()
