"""The columns say what the records said, both ways, in networkx and back."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnknownActor, UsageError
from graph.model import Actor, Collaboration, Kind, Scope, Status
from graph.network import Network

NAMES = [f"Unit {letter}" for letter in "ABCDEFG"]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    actors = [
        Actor(
            id=name.lower(),
            name=name,
            kind=draw(st.sampled_from(Kind)),
            scope=draw(st.sampled_from(Scope)),
            names=(name,),
            groups=draw(st.dictionaries(st.just("department"), st.sampled_from("XY"))),
            respondent=draw(st.booleans()),
        )
        for name in names
    ]
    ends = st.sampled_from([name.lower() for name in names] or ["nobody"])
    keys = draw(
        st.sets(st.tuples(ends, ends, st.sampled_from(Status)), max_size=12 if names else 0)
    )
    ties = [_tie(draw, key) for key in sorted(keys)]
    return Network.build(actors, ties)


def _tie(draw: st.DrawFn, key: tuple[str, str, Status]) -> Collaboration:
    low = draw(st.none() | st.integers(0, 230))
    high = draw(st.none() | st.integers(231, 500)) if low is not None else None
    return Collaboration(
        source=key[0],
        target=key[1],
        status=key[2],
        low=low,
        high=high,
        purposes=tuple(draw(st.lists(st.text(max_size=5), max_size=2, unique=True))),
        statements=(f"{key[0]}-{key[1]}-{key[2]}",),
    )


def records(network: Network) -> tuple[tuple[Actor, ...], list[Collaboration]]:
    return network.actors, [network.collaboration(i) for i in range(len(network.source))]


@given(networks())
def test_networkx_and_back_loses_nothing(network: Network) -> None:
    assert records(Network.from_networkx(network.to_networkx())) == records(network)


@given(networks(), st.randoms())
def test_order_of_building_does_not_show(network: Network, rng) -> None:  # type: ignore[no-untyped-def]
    actors, ties = records(network)
    shuffled = list(actors)
    rng.shuffle(shuffled)
    rng.shuffle(ties)
    assert records(Network.build(shuffled, ties)) == records(network)


def test_an_undirected_graph_becomes_ties_both_ways() -> None:
    network = Network.from_networkx(nx.karate_club_graph(), weight="weight")
    assert len(network) == 34
    assert len(network.rows()) == 156
    expected = nx.to_numpy_array(nx.karate_club_graph(), nodelist=sorted(range(34), key=str))
    assert np.array_equal(network.adjacency(network.low).toarray(), expected)
    assert network.attributes == ("club",)


def test_a_self_loop_is_kept_and_is_no_tie() -> None:
    network = Network.from_networkx(nx.DiGraph([("a", "a"), ("a", "b")]))
    assert len(network.source) == 2
    assert len(network.rows()) == 1


def test_groups_leave_out_who_has_no_value() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c")])
    nx.set_node_attributes(graph, {"a": "North", "b": "South"}, "department")
    groups = Network.from_networkx(graph).groups("department")
    assert groups.labels == ("North", "South")
    assert groups.codes.tolist() == [0, 1, -1]
    with pytest.raises(UsageError, match="department"):
        Network.from_networkx(graph).groups("colour")


def test_finding_by_id_name_or_spelling() -> None:
    network = Network.build(
        [
            Actor(id="school", name="Schools", names=("School", "the schools")),
            Actor(id="a/hr", name="HR"),
            Actor(id="b/hr", name="HR"),
        ],
        [],
    )
    assert network.find("THE SCHOOLS") == network.find("school") == 2
    with pytest.raises(UnknownActor, match="Schools"):
        network.find("Shools")
    with pytest.raises(UnknownActor, match="a/hr, b/hr"):
        network.find("hr")


def test_an_empty_network_answers() -> None:
    network = Network.build([], [])
    assert (len(network), len(network.rows()), network.adjacency().shape) == (0, 0, (0, 0))
    with pytest.raises(UnknownActor):
        network.find("anyone")
