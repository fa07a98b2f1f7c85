from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence import Evidence
from graph.network import Network
from tests.viz.municipality import municipality
from viz.map.boxes import overlaps, pull, separate, squeeze
from viz.map.labels import size, wrap
from viz.map.layout import Layout, layout, radius
from viz.map.scene import Scene, scene
from viz.wording import Wording

EN = Wording("en")


def label_boxes(shown: Scene, placed: Layout) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of shape and label together."""
    found: list[tuple[float, float, float, float]] = []
    for node, (x, y) in zip(shown.nodes, placed.positions.tolist(), strict=True):
        r = radius(node.named_by)
        width, height = size(wrap(node.name), bold=node.respondent)
        half = max(r, width / 2)
        found.append((x - half, y - r, x + half, y + r + 3 + height))
    return found


def crossing(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("groups", [0, 6])
def test_no_label_lies_on_another(groups: int) -> None:
    shown = scene(*municipality(groups=groups), EN)
    boxes = label_boxes(shown, layout(shown))
    pairs = [
        (i, j) for i, a in enumerate(boxes) for j, b in enumerate(boxes[:i]) if crossing(a, b)
    ]
    assert pairs == []


def test_the_same_input_gives_the_same_bits() -> None:
    shown = scene(*municipality(groups=5), EN)
    assert layout(shown).positions.tobytes() == layout(shown).positions.tobytes()
    large = scene(*municipality(400, 100, 900), EN)
    assert layout(large).positions.tobytes() == layout(large).positions.tobytes()


def test_the_order_of_the_input_does_not_matter() -> None:
    network, evidence = municipality()
    rows = [network.collaboration(row) for row in range(len(network.source))]
    actors = list(network.actors)
    random.Random(3).shuffle(rows)
    random.Random(4).shuffle(actors)
    one = layout(scene(network, evidence, EN))
    other = layout(scene(Network.build(actors, rows), evidence, EN))
    assert one.positions.tobytes() == other.positions.tobytes()


def test_the_random_numbers_of_others_are_left_alone() -> None:
    random.seed(5)
    expected = random.random()
    random.seed(5)
    layout(scene(*municipality(300, 80, 600), EN))
    assert random.random() == expected


def test_areas_hold_their_members_and_nobody_else() -> None:
    shown = scene(*municipality(groups=6), EN)
    placed = layout(shown)
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
        assert {shown.nodes[i].group for i in area.members} == {area.code}
    frames = [(a.left, a.top, a.left + a.width, a.top + a.height) for a in placed.areas]
    assert not any(crossing(a, b) for i, a in enumerate(frames) for b in frames[:i])


def test_neighbours_are_nearer_than_strangers() -> None:
    shown = scene(*municipality(), EN)
    place = layout(shown).positions
    apart = np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1))
    linked = np.zeros(apart.shape, np.bool_)
    for line in shown.lines:
        linked[line.a, line.b] = linked[line.b, line.a] = True
    active = linked.any(0)
    strangers = ~linked & active[:, None] & active[None] & ~np.eye(len(place), dtype=np.bool_)
    assert apart[linked].mean() < 0.65 * apart[strangers].mean()


def test_actors_without_ties_stand_in_rows_below() -> None:
    network, evidence = municipality(40, 8, 20)
    shown = scene(network, evidence, EN)
    place = layout(shown).positions
    tied = {i for line in shown.lines for i in (line.a, line.b)}
    loose = [i for i in range(len(place)) if i not in tied]
    assert loose
    assert min(place[loose, 1]) > max(place[sorted(tied), 1])
    # The shapes of a row are aligned although the labels differ in height.
    rows = len({float(y) for y in place[loose, 1]})
    columns = len({float(x) for x in place[loose, 0]})
    assert rows * columns < 2 * len(loose)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_very_small_networks_have_a_place(count: int) -> None:
    network, _ = municipality(max(count, 1), 1, 0)
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    shown = scene(Network.build(network.actors[:count], []), empty, EN)
    placed = layout(shown)
    assert placed.positions.shape == (count, 2)
    assert np.isfinite(placed.positions).all()
    assert placed.bounds[2] > 0
    assert placed.bounds[3] > 0


def test_the_bounds_hold_every_label() -> None:
    shown = scene(*municipality(groups=4), EN)
    placed = layout(shown)
    left, top, width, height = placed.bounds
    for box in label_boxes(shown, placed):
        assert left <= box[0]
        assert top <= box[1]
        assert box[2] <= left + width
        assert box[3] <= top + height


sides = st.tuples(st.floats(1, 80), st.floats(1, 40))
spots = st.tuples(st.floats(-300, 300), st.floats(-300, 300))


@given(st.lists(st.tuples(spots, sides), min_size=2, max_size=25))
def test_boxes_are_pushed_apart_and_stay_apart(
    boxes: list[tuple[tuple[float, ...], ...]],
) -> None:
    centre = np.array([spot for spot, _ in boxes])
    half = np.array([side for _, side in boxes])
    apart = separate(centre, half)
    assert len(overlaps(apart, half)) == 0
    tight = squeeze(apart, half, 1.2)
    assert len(overlaps(tight, half)) == 0
    assert len(overlaps(pull(tight, half, 1.2), half)) == 0


def test_overlaps_are_found_by_both_searches() -> None:
    rng = np.random.default_rng(2)
    centre, half = rng.uniform(-400, 400, (400, 2)), rng.uniform(2, 20, (400, 2))
    brute = {
        (i, j)
        for i in range(400)
        for j in range(i + 1, 400)
        if (np.abs(centre[i] - centre[j]) + 1e-6 < half[i] + half[j]).all()
    }
    assert {tuple(sorted(pair)) for pair in overlaps(centre, half).tolist()} == brute
