from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnknownActor, UsageError
from graph.evidence import Evidence
from graph.model import Place, Source, Statement
from graph.network import Network
from queries.paths import Path, paths
from queries.selection import said_in
from queries.ties import ties

WEIGHTS = (1.0, 2.0, 12.0, 26.0, 52.0, 230.0)


def way(path: Path | None) -> list[str]:
    assert path is not None
    return [path.steps[0].one.id, *(step.other.id for step in path.steps)]


def test_the_municipality_by_hand(municipality: Network) -> None:
    answer = paths(municipality, "School", "NAV")
    assert answer.ways == 2
    assert way(answer.fewest) == ["school", "library", "nav"]  # weekly, not monthly
    assert answer.fewest is not None
    assert answer.fewest.length == 2
    first, second = answer.fewest.steps
    assert (first.low, first.high) == (52, 52)
    assert first.said_by == ("library", "school")
    assert first.evidence == ("s01", "s03")
    assert first.purposes == ("reading weeks", "Ærlig talt")
    assert (second.low, second.high, second.said_by) == (None, None, ("library",))
    assert answer.strongest_if_yearly is not None
    assert answer.strongest_if_yearly.length == pytest.approx(1 / 52 + 1)
    assert answer.strongest_if_daily is not None
    assert answer.strongest_if_daily.length == pytest.approx(2 / 230)  # by way of HR
    assert way(answer.strongest_if_daily) == ["school", "hr", "nav"]


def test_no_way(municipality: Network) -> None:
    answer = paths(municipality, "Attic", "NAV")
    assert (answer.ways, answer.fewest) == (0, None)
    assert answer.strongest_if_daily is answer.strongest_if_yearly is None


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["library", "hr"]),
        ({"low": 12}, ["library", "school", "hr"]),
        ({"text": "pay"}, None),
        ({"group": ("department", "Learning")}, ["library", "school", "hr"]),
        ({"statements": {"s01", "s04"}}, ["library", "school", "hr"]),
        ({"statements": set()}, None),
    ],
)
def test_every_tie_of_a_way_passes_the_filters(
    municipality: Network, filters: dict[str, object], expected: list[str] | None
) -> None:
    found = paths(municipality, "library", "hr", **filters).fewest  # type: ignore[arg-type]
    assert (found and way(found)) == expected


def test_two_actors_are_asked_for(municipality: Network) -> None:
    with pytest.raises(UsageError, match="same actor"):
        paths(municipality, "library", "The Library")
    with pytest.raises(UnknownActor, match="Library"):
        paths(municipality, "librari", "hr")


@settings(max_examples=500)
@given(st.data())
def test_ways_are_as_short_and_strong_as_those_of_networkx(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 10))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    node = st.integers(0, size - 1)
    for u, v in data.draw(st.lists(st.tuples(node, node), max_size=25, unique=True)):
        graph.add_edge(u, v, weight=data.draw(st.sampled_from((0.0, *WEIGHTS))))
    flat: nx.Graph[str] = nx.Graph()
    flat.add_nodes_from(str(i) for i in graph)
    for u, v, w in graph.edges(data="weight"):
        if u != v:
            known = flat.edges[str(u), str(v)]["weight"] if flat.has_edge(str(u), str(v)) else 0
            flat.add_edge(str(u), str(v), weight=max(w, known))
    answer = paths(Network.from_networkx(graph, "weight"), "0", "1")
    if not nx.has_path(flat, "0", "1"):
        assert (answer.ways, answer.fewest) == (0, None)
        return
    every = list(nx.all_shortest_paths(flat, "0", "1"))
    assert answer.ways == len(every)
    assert way(answer.fewest) in every
    busy = nx.Graph([(u, v, {"d": 1 / w}) for u, v, w in flat.edges(data="weight") if w])
    busy.add_nodes_from(flat)
    if not nx.has_path(busy, "0", "1"):
        assert answer.strongest_if_daily is None
        return
    expected = nx.shortest_path_length(busy, "0", "1", weight="d")
    assert answer.strongest_if_daily is not None
    assert answer.strongest_if_daily.length == pytest.approx(expected)
    steps = zip(
        way(answer.strongest_if_daily), way(answer.strongest_if_daily)[1:], strict=False
    )
    assert sum(busy.edges[u, v]["d"] for u, v in steps) == pytest.approx(expected)


def test_one_document_alone(municipality: Network) -> None:
    statements = {
        f"s{i:02}": Statement(
            source="ab" * 32 if i < 3 else "cd" * 32,
            speaker="x",
            subject="x",
            object="y",
            quote="q",
            place=Place(line=i),
        )
        for i in range(1, 12)
    }
    sources = {
        "ab" * 32: Source(name="one.txt", sha256="ab" * 32),
        "cd" * 32: Source(name="two.txt", sha256="cd" * 32),
    }
    evidence = Evidence(sources, statements, (), (), {})
    ids = said_in(evidence, "one.txt")
    assert ids == said_in(evidence, "abababab") == {"s01", "s02"}
    found = ties(municipality, statements=ids)
    assert [t.evidence for t in found] == [("s02",), ("s01",)]
    with pytest.raises(UsageError, match=r"one\.txt, two\.txt"):
        said_in(evidence, "three.txt")


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert paths(municipality, "school", "pool") == paths(shuffled, "school", "pool")
