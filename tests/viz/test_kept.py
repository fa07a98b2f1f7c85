from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence import Evidence
from graph.model import Collaboration
from graph.network import Network
from tests.viz.municipality import municipality
from viz.map.html import map_page
from viz.map.kept import Kept, kept
from viz.map.layout import Layout, layout
from viz.map.places import boxes
from viz.map.scene import Scene, scene
from viz.wording import Wording

EN = Wording("en")
Graph = tuple[Network, Evidence]


def without(graph: Graph, share: float, seed: int = 3) -> Graph:
    """The same organisation before a share of its units were there."""
    network, evidence = graph
    rng = random.Random(seed)
    left = {actor.id for actor in network.actors if rng.random() >= share}
    ties = [network.collaboration(row) for row in range(len(network.source))]
    kept_ties: list[Collaboration] = [t for t in ties if {t.source, t.target} <= left]
    actors = [actor for actor in network.actors if actor.id in left]
    return Network.build(actors, kept_ties), evidence


def remembered(shown: Scene, placed: Layout) -> Kept:
    named = [area for area in placed.areas if area.code >= 0]
    return Kept(
        places={n.key: (x, y) for n, (x, y) in zip(shown.nodes, placed.positions, strict=True)},
        groups={shown.nodes[i].key: shown.groups[a.code] for a in named for i in a.members},
        circles={
            shown.nodes[i].key: at
            for at, area in enumerate(placed.areas)
            if area.code < 0
            for i in area.members
        },
    )


def moved(shown: Scene, placed: Layout, before: Kept) -> np.ndarray:
    """How far each unit of the earlier map has moved."""
    return np.array(
        [
            np.hypot(x - before.places[node.key][0], y - before.places[node.key][1])
            for node, (x, y) in zip(shown.nodes, placed.positions.tolist(), strict=True)
            if node.key in before.places
        ]
    )


def test_the_same_network_stays_exactly_where_it_was() -> None:
    for groups in (0, 6):
        shown = scene(*municipality(groups=groups), EN)
        placed = layout(shown)
        again = layout(shown, kept=remembered(shown, placed))
        assert again.positions.tobytes() == placed.positions.tobytes()
        assert len(again.areas) == len(placed.areas)


@pytest.mark.parametrize(
    ("size", "groups"), [((90, 16, 150), 0), ((90, 16, 150), 6), ((400, 100, 900), 0)]
)
def test_a_network_that_grows_keeps_its_places(size: tuple[int, int, int], groups: int) -> None:
    now = municipality(*size, groups=groups)
    earlier = scene(*without(now, 0.1), EN)
    before = remembered(earlier, layout(earlier))
    shown = scene(*now, EN)
    placed = layout(shown, kept=before)
    far = moved(shown, placed, before)
    assert len(far) > 0.8 * len(shown.nodes)
    # Those move whose label no longer fits beside that of a grown neighbour, and the groups
    # that had to make room.
    assert np.mean(far == 0) >= (0.5 if groups else 0.75)
    assert np.median(far) == 0
    half, offset = boxes(shown)
    centre = placed.positions + offset
    for i in range(len(centre)):
        over = (np.abs(centre[i] - centre[:i]) < half[i] + half[:i] - 2).all(1)
        assert not over.any(), (shown.nodes[i].name, np.flatnonzero(over))
    assert placed.positions.tobytes() == layout(shown, kept=before).positions.tobytes()


def test_new_members_stand_in_the_area_of_their_group() -> None:
    now = municipality(90, 16, 150, groups=6)
    earlier = scene(*without(now, 0.2), EN)
    shown = scene(*now, EN)
    placed = layout(shown, kept=remembered(earlier, layout(earlier)))
    assert sorted(area.code for area in placed.areas) == list(range(6))
    for area in placed.areas:
        x, y = placed.positions.T
        inside = (
            (x > area.left)
            & (x < area.left + area.width)
            & (y > area.top)
            & (y < area.top + area.height)
        )
        assert set(np.flatnonzero(inside).tolist()) == set(area.members)


def test_a_new_group_and_a_unit_that_changed_group_find_room() -> None:
    network, evidence = municipality(60, 16, 120, groups=5)
    shown = scene(network, evidence, EN)
    before = remembered(shown, layout(shown))
    actors = [
        a.model_copy(update={"groups": {"avdeling": "Ny avdeling"}}) if i % 12 == 0 else a
        for i, a in enumerate(network.actors)
    ]
    rows = [network.collaboration(row) for row in range(len(network.source))]
    changed = scene(Network.build(actors, rows), evidence, EN)
    placed = layout(changed, kept=before)
    assert len(placed.areas) == 6
    frames = [(a.left, a.top, a.left + a.width, a.top + a.height) for a in placed.areas]
    for i, a in enumerate(frames):
        for b in frames[:i]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_an_earlier_map_of_something_else_is_left_alone() -> None:
    shown = scene(*municipality(groups=6), EN)
    fresh = layout(shown)
    strangers = Kept({f"x{i}": (0.0, float(i)) for i in range(50)}, {}, {})
    assert layout(shown, kept=strangers).positions.tobytes() == fresh.positions.tobytes()


@pytest.mark.parametrize("groups", [0, 6])
def test_places_are_read_back_from_a_page(tmp_path: Path, groups: int) -> None:
    graph = municipality(200, 40, 400, groups=groups)
    shown = scene(*graph, EN)
    file = tmp_path / "map.html"
    file.write_text(map_page(*graph, EN, title="</script> Map"), encoding="utf-8")
    assert kept(file) == remembered(shown, layout(shown))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html></html>",
        '<script type="application/json" id="data">{</script>',
        '<script type="application/json" id="data">[1]</script>',
        '<script type="application/json" id="data">{"units":{"key":["a"]},"x":[1e99],"y":[0],'
        '"layout":{"areas":[]}}</script>',
        '<script type="application/json" id="data">{"units":{"key":["a"]},"x":[0],"y":[0],'
        '"layout":{"areas":[["n",[],1,0,[],[7]]]}}</script>',
    ],
)
def test_any_other_file_is_no_earlier_map(tmp_path: Path, text: str) -> None:
    file = tmp_path / "map.html"
    file.write_text(text, encoding="utf-8")
    assert kept(file) is None
    assert kept(tmp_path / "none.html") is None
    assert kept(tmp_path) is None


@given(st.binary())
def test_bytes_of_any_sort_are_no_earlier_map(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_bytes(data)
    assert kept(file) is None
