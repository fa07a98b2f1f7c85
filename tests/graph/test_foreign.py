"""Graphs of networkx as analysts have them: weights, parallel edges, loops, any names."""

from __future__ import annotations

import logging
import math
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.foreign import read
from graph.model import Actor, Scope, Status
from graph.network import Network

KINDS = (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)

edges = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 6),
        st.floats(0, 1e6, allow_nan=False).map(lambda w: round(w, 3)),
    ),
    max_size=25,
)


@pytest.mark.parametrize("kind", KINDS)
@given(edges=edges)
def test_weights_are_those_of_networkx(kind, edges) -> None:  # type: ignore[no-untyped-def]
    graph = kind()
    graph.add_nodes_from(range(7))
    graph.add_weighted_edges_from(edges)
    network = Network.from_networkx(graph, weight="weight")
    assert [a.id for a in network.actors] == [str(i) for i in range(7)]
    expected = nx.to_scipy_sparse_array(graph, nodelist=range(7), dtype=float).toarray()
    np.fill_diagonal(expected, 0)
    assert np.allclose(network.adjacency(network.low).toarray(), expected, rtol=1e-12)
    there = nx.to_numpy_array(graph, nodelist=range(7), weight=None) > 0
    np.fill_diagonal(there, val=False)
    assert np.array_equal(network.adjacency().toarray() > 0, there)
    assert np.array_equal(network.low, network.high)


def test_it_is_told_what_was_done(caplog: pytest.LogCaptureFixture) -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=1.5, cost=3)
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("b", "a")
    graph.add_edge("b", "b", weight=9)
    with caplog.at_level(logging.INFO, "samspill"):
        _, _, taken = read(graph, "weight")
    assert (taken.nodes, taken.edges, taken.ties) == (2, 4, 2)
    assert (taken.loops, taken.parallel, taken.without_weight) == (1, 1, 1)
    assert taken.left == ("cost",)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    for words in (
        "2 nodes and 4 edges gave 2 ties.",
        "Kept, and no ties: 1 self-loop.",
        "Added to the first of their pair: 1 parallel edge.",
        "Without “weight”, so of unknown frequency: 1 edge.",
        "“cost”",
    ):
        assert words in record.getMessage()


def test_what_is_carried_over_whole_makes_no_noise(caplog: pytest.LogCaptureFixture) -> None:
    graph = nx.Graph([("a", "b", {"weight": 2})])
    with caplog.at_level(logging.INFO, "samspill"):
        _, _, taken = read(graph, "weight")
    assert taken.as_it_was
    assert not taken.directed
    assert [r.levelno for r in caplog.records] == [logging.INFO]
    assert "both ways" in caplog.text


def test_weights_that_nobody_asked_for_are_told_of(caplog: pytest.LogCaptureFixture) -> None:
    network = Network.from_networkx(nx.Graph([("a", "b", {"weight": 2})]))
    assert np.isnan(network.low).all()
    assert "Not read, unless given as weight=: “weight”" in caplog.text


def test_a_weight_that_is_not_there_is_unknown_and_no_zero() -> None:
    graph = nx.MultiDiGraph([(1, 2, {"w": 3.0}), (1, 2, {}), (2, 1, {"w": math.nan})])
    network = Network.from_networkx(graph, weight="w")
    assert network.low.tolist()[0] == 3
    assert np.isnan(network.high).all()
    assert np.isnan(network.low[1])


@pytest.mark.parametrize("weight", [-1, math.inf, "often", True, [1], 1e101, 5e-324, 10**400])
def test_a_weight_that_is_no_frequency_is_refused(weight: object) -> None:
    with pytest.raises(UsageError, match="contacts a year are a number, 0 or more"):
        Network.from_networkx(nx.DiGraph([("a", "b", {"w": weight})]), weight="w")


def test_nodes_of_one_name_are_refused() -> None:
    with pytest.raises(UsageError, match="the nodes 1 and '1' would both be called “1”"):
        Network.from_networkx(nx.Graph([(1, "1")]))


def test_numpy_numbers_will_do() -> None:
    graph = nx.DiGraph()
    graph.add_node(np.int64(1), team=np.int64(3))
    graph.add_edge(np.int64(1), np.int64(2), weight=np.float32(0.5))
    network = Network.from_networkx(graph, weight="weight")
    assert [a.id for a in network.actors] == ["1", "2"]
    assert network.low.tolist() == [0.5]
    assert network.groups("team").labels == ("3",)


def test_attributes_of_nodes_are_fields_where_they_fit_and_groups_where_not() -> None:
    graph = nx.Graph()
    graph.add_node(0, name="Archive", scope="internal", kind="teacher", people=7, x=0.5)
    graph.add_node(1, name="", scope="abroad", respondent=False, department=4, people=-1)
    first, second = Network.from_networkx(graph).actors
    assert (first.name, first.scope, first.people) == ("Archive", Scope.INTERNAL, 7)
    assert first.groups == {"kind": "teacher"}
    assert (second.name, second.scope, second.respondent) == ("1", Scope.UNKNOWN, False)
    assert second.groups == {"scope": "abroad", "department": "4", "people": "-1"}


def test_a_label_is_the_name_and_no_grouping(tmp_path: Path) -> None:
    # Every node of a GEXF has a label, and readers of GraphML from drawing programs find one.
    graph = nx.DiGraph([("1", "2")])
    nx.set_node_attributes(graph, {"1": "Archive", "2": "Port"}, "label")
    nx.write_gexf(graph, tmp_path / "g.gexf")
    network = Network.from_networkx(nx.read_gexf(tmp_path / "g.gexf"))
    assert [(a.id, a.name, a.groups) for a in network.actors] == [
        ("1", "Archive", {}),
        ("2", "Port", {}),
    ]
    graph.nodes["1"]["name"] = "The Archive"
    assert Network.from_networkx(graph).actors[0].groups == {"label": "Archive"}


def test_a_wish_is_no_tie() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=2, status="existing")
    graph.add_edge("a", "b", weight=3, status="proposed")
    graph.add_edge("b", "a", weight=4, status="strained")
    graph.add_edge("b", "c", weight=5, status="under way")  # no word of ours
    graph.add_edge("b", "c", weight=6)
    actors, ties, taken = read(graph, "weight")
    assert [(t.source, t.target, t.status, t.low) for t in ties] == [
        ("a", "b", Status.EXISTING, 2),
        ("a", "b", Status.PROPOSED, 3),
        ("b", "a", Status.STRAINED, 4),
        ("b", "c", Status.EXISTING, 11),
    ]
    assert taken.parallel == 1
    assert len(Network.build(actors, ties).rows()) == 2


@pytest.mark.parametrize("own", ["kind", "scope", "groups"])
def test_fields_by_other_meanings_never_break_a_node(own: str) -> None:
    whole = Actor(id="a", name="A").model_dump(mode="json", exclude={"id"})
    graph = nx.DiGraph()
    graph.add_node("a", **{**whole, own: "something else"})
    (actor,) = Network.from_networkx(graph).actors
    assert actor.groups == {own: "something else"}


@pytest.mark.parametrize(
    "value",
    [
        nx.les_miserables_graph(),
        nx.florentine_families_graph(),
        nx.davis_southern_women_graph(),
    ],
    ids=["les misérables", "florence", "davis"],
)
def test_a_file_of_any_common_form_gives_the_same_network(
    value: nx.Graph[str], tmp_path: Path
) -> None:
    graph = nx.Graph(value.edges(data=True))
    nx.write_graphml(graph, tmp_path / "g.graphml")
    nx.write_gexf(graph, tmp_path / "g.gexf")
    nx.write_gml(graph, tmp_path / "g.gml")
    forms = [
        nx.read_graphml(tmp_path / "g.graphml"),
        nx.read_gexf(tmp_path / "g.gexf"),
        nx.read_gml(tmp_path / "g.gml"),
        nx.node_link_graph(nx.node_link_data(graph, edges="edges"), edges="edges"),
    ]
    weighted = "weight" if "weight" in next(iter(graph.edges(data=True)))[2] else None
    if weighted:
        nx.write_weighted_edgelist(graph, tmp_path / "g.csv", delimiter=";")
        forms.append(nx.read_weighted_edgelist(tmp_path / "g.csv", delimiter=";"))
    expected = Network.from_networkx(graph, weighted)
    for form in forms:
        found = Network.from_networkx(form, weighted)
        assert found.actors == expected.actors
        for column in ("source", "target", "low", "high"):
            assert np.array_equal(
                getattr(found, column), getattr(expected, column), equal_nan=True
            )
