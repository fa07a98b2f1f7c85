from __future__ import annotations

import networkx as nx
import pytest

from graph.errors import UsageError
from graph.model import Conventions
from graph.network import Network
from queries.brokerage import brokerage
from queries.brokers import brokers
from queries.cuts import cuts


def test_the_municipality_by_hand(municipality: Network) -> None:
    answer = brokers(municipality, "department")
    order = [b.name for b in answer.brokers]
    assert order == ["HR", "Library", "NAV", "School", "Pool", "Attic"]
    found = {b.id: b for b in answer.brokers}
    assert (answer.actors, answer.respondents, answer.pairs) == (6, 3, 6)
    assert (found["hr"].degree, found["hr"].cuts_off) == (4, 1)
    assert [c.actor.name for c in answer.cuts.cut_points] == ["HR"]
    assert [(b.one.name, b.other.name) for b in answer.cuts.bridges] == [("HR", "Pool")]
    assert answer.cuts == cuts(municipality)
    assert found["pool"].holes.constraint == 1
    assert found["attic"].holes.constraint is None
    assert found["attic"].constraint_rank is None
    assert found["attic"].weighted_rank is None
    assert found["attic"].fragmentation_without == 0
    assert found["hr"].fragmentation_without == pytest.approx(1 - 3 * 2 / (5 * 4))
    assert answer.roles == brokerage(municipality, "department")
    assert {role.name for role in answer.roles} == {"Library", "School", "HR"}


def test_the_lowest_constraint_has_the_first_place() -> None:
    answer = brokers(Network.from_networkx(nx.krackhardt_kite_graph()))
    first = answer.brokers[0]
    assert (first.name, first.constraint_rank, first.fragmentation_without) == (
        "7",
        (1, 1),
        pytest.approx(0.3889, abs=1e-4),
    )
    assert answer.attribute is None
    assert answer.roles == ()


def test_two_readings_of_what_is_unknown(municipality: Network) -> None:
    hr = next(b for b in brokers(municipality).brokers if b.id == "hr")
    assert hr.if_unknown_yearly.constraint != hr.if_unknown_daily.constraint
    same = Conventions(daily=230, yearly=230)
    other = next(b for b in brokers(municipality, conventions=same).brokers if b.id == "hr")
    assert hr.if_unknown_daily.constraint == other.if_unknown_daily.constraint
    assert hr.if_unknown_yearly.constraint != other.if_unknown_yearly.constraint
    assert hr.holes == other.holes


def test_an_empty_network_has_no_brokers() -> None:
    answer = brokers(Network.from_networkx(nx.empty_graph(0)))
    assert (answer.brokers, answer.cuts.cut_points, answer.pairs) == ((), (), 0)


def test_an_attribute_that_nobody_has(municipality: Network) -> None:
    with pytest.raises(UsageError, match="department"):
        brokers(municipality, "floor")


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert brokers(municipality, "department") == brokers(shuffled, "department")
