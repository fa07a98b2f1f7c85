"""Where everything stands on the map: the same input always gives the same picture.

Two levels. Groups (those of the structure, else communities in larger networks) are laid
out inside, each becomes a box, and boxes and ungrouped actors are laid out together; with no
groups every actor is its own box. A box holds the shape and its label, so that labels do not
overlap either.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viz.boxes import extent, pull, separate, squeeze
from viz.labels import size, wrap
from viz.scene import Scene
from viz.spread import ASPECT, EXACT, communities, spread

__all__ = ["Area", "Layout", "layout", "radius"]

Points = NDArray[np.float64]

LABELLED = 150
"""Up to so many actors all labels have room; above, only the shapes have."""

_GAP = 7.0  # least space between two boxes
_BESIDE = 4.0  # more of it between two labels side by side
_AIR = 14.0  # around a shape without room for its label
_MARGIN = 14.0  # between the members of an area and its border
_TITLE = 26.0  # height of the name of an area


@dataclass(frozen=True)
class Area:
    """A rectangle with the members of a group; `code` is -1 - i for the i-th community."""

    code: int
    members: tuple[int, ...]
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """Positions of the nodes (n, 2), areas, and the picture's left, top, width, height."""

    positions: Points
    areas: tuple[Area, ...]
    bounds: tuple[float, float, float, float]


def radius(named_by: int) -> float:
    """Radius of the shape: its area grows with the number of those who name the actor."""
    return min(24.0, math.sqrt(26.0 + 22.0 * named_by))


def layout(scene: Scene, seed: int = 1) -> Layout:
    """Place all nodes of a scene.

    Parameters
    ----------
    scene : Scene
    seed : int
        For the search for communities.

    Returns
    -------
    Layout
        Positions in whole units. With at most `LABELLED` nodes no two label boxes overlap.
    """
    n = len(scene.nodes)
    half, offset = _boxes(scene)
    links = np.array([(line.a, line.b) for line in scene.lines if line.a != line.b], np.intp)
    links = links.reshape(-1, 2)
    codes = _areas(scene, links, seed)
    linked = np.zeros(n, np.bool_)
    linked[links.ravel()] = True
    centre = np.zeros((n, 2))
    loose = np.flatnonzero(~linked & (codes == -1))
    drawn, frames = _arrange(centre, half, links, codes, np.flatnonzero(linked | (codes != -1)))
    _shelve(centre, half, loose, drawn)
    positions = np.round(centre - offset)
    areas = tuple(_area(code, members, frame) for code, members, frame in frames)
    return Layout(positions, areas, _bounds(centre, half, areas))


def _boxes(scene: Scene) -> tuple[Points, Points]:
    """Half width and height of each node's box, and its centre relative to the shape's."""
    n = len(scene.nodes)
    half, offset = np.zeros((n, 2)), np.zeros((n, 2))
    for i, node in enumerate(scene.nodes):
        r = radius(node.named_by)
        if n > LABELLED:
            half[i] = 1.5 * r + _AIR
            continue
        width, height = size(wrap(node.name), bold=node.respondent)
        half[i] = max(r, width / 2) + (_GAP + _BESIDE) / 2, r + (height + 4 + _GAP) / 2
        offset[i, 1] = (height + 4) / 2
    return half, offset


def _areas(scene: Scene, links: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    """Area of each node: its group, a community below -1, or -1 for none."""
    codes = np.array([node.group for node in scene.nodes], np.intp)
    if np.sum(codes == -1) <= LABELLED or not len(links):
        return codes
    found = communities(len(codes), links, seed)
    sizes = np.bincount(found)
    in_small = sizes[found] < 3
    return np.where((codes == -1) & ~in_small, -2 - found, codes)


Frame = tuple[float, float, float, float]


def _arrange(
    centre: Points,
    half: Points,
    links: NDArray[np.intp],
    codes: NDArray[np.intp],
    drawn: NDArray[np.intp],
) -> tuple[Frame, list[tuple[int, NDArray[np.intp], Frame]]]:
    """Fill `centre` for the drawn nodes; return the frame of all, and of each area."""
    if not len(drawn):
        return (0.0, 0.0, 0.0, 0.0), []
    items: list[tuple[int, NDArray[np.intp]]] = [
        (int(code), drawn[codes[drawn] == code])
        for code in np.unique(codes[drawn])
        if code != -1
    ]
    items += [(-1, np.array([i])) for i in drawn if codes[i] == -1]
    tight = len(items) <= LABELLED
    item_of = np.full(len(codes), -1, np.intp)
    item_half = np.zeros((len(items), 2))
    for at, (code, members) in enumerate(items):
        item_of[members] = at
        if code == -1:
            item_half[at] = half[members[0]]
        else:
            item_half[at] = _inside(centre, half, links, members)
    outer = np.unique(np.sort(item_of[links], axis=1), axis=0)
    place = spread(item_half, outer[outer[:, 0] != outer[:, 1]], tight=tight)
    if tight and any(code != -1 for code, _ in items):
        place = _tightest(place, item_half)
    for at, (_, members) in enumerate(items):
        centre[members] += place[at]
    _turn(centre, half, links, item_of, items)
    frames = [
        (code, members, _frame(place[at], item_half[at] - _GAP))
        for at, (code, members) in enumerate(items)
        if code != -1
    ]
    low, high = (place - item_half).min(0), (place + item_half).max(0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1])), frames


def _tightest(place: Points, half: Points) -> Points:
    """The arrangement turned so that it fills the frame best."""
    turns = np.arange(0.0, np.pi, np.pi / 8)
    tried = [
        pull(squeeze(separate(place @ _rotation(t), half), half, ASPECT), half, ASPECT)
        for t in turns
    ]
    return min(tried, key=lambda found: extent(found, half, ASPECT))


def _rotation(turn: float) -> Points:
    return np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])


def _inside(
    centre: Points, half: Points, links: NDArray[np.intp], members: NDArray[np.intp]
) -> Points:
    """Place the members of one area around (0, 0); return half the size of its box."""
    own = links[np.isin(links, members).all(1)]
    knit = np.unique(own)
    frame = (0.0, 0.0, 0.0, 0.0)
    if len(knit):
        place = spread(half[knit], np.searchsorted(knit, own), tight=len(half) <= LABELLED)
        centre[knit] = pull(place, half[knit], ASPECT) if len(knit) <= EXACT else place
        frame = _bounds(centre[knit], half[knit], ())
    low, size = np.array(frame[:2]), np.array(frame[2:])
    _shelve(centre, half, np.setdiff1d(members, knit), (*low, *(low + size)), gap=0)
    low = (centre[members] - half[members]).min(0)
    high = (centre[members] + half[members]).max(0)
    centre[members] -= (low + high) / 2 + np.array([0.0, -_TITLE / 2])
    box: Points = (high - low) / 2 + np.array([_MARGIN, _MARGIN + _TITLE / 2]) + _GAP
    return box


def _turn(
    centre: Points,
    half: Points,
    links: NDArray[np.intp],
    item_of: NDArray[np.intp],
    items: Sequence[tuple[int, NDArray[np.intp]]],
) -> None:
    """Mirror what is inside an area where that brings it nearer to its partners outside."""
    inner = item_of[links[:, 0]] == item_of[links[:, 1]]
    for at, (code, _) in enumerate(items):
        own = np.unique(links[inner & (item_of[links[:, 0]] == at)])
        if code == -1 or not len(own):
            continue
        low, high = (centre[own] - half[own]).min(0), (centre[own] + half[own]).max(0)
        ends = links[~inner & (item_of[links] == at).any(1)]
        ends = np.where((item_of[ends[:, :1]] == at), ends, ends[:, ::-1])
        ends = ends[np.isin(ends[:, 0], own)]
        mine, theirs = centre[ends[:, 0]], centre[ends[:, 1]]
        for axis in (0, 1):
            mirrored = mine.copy()
            mirrored[:, axis] = low[axis] + high[axis] - mine[:, axis]
            if np.hypot(*(mirrored - theirs).T).sum() < np.hypot(*(mine - theirs).T).sum():
                mine = mirrored
                centre[own, axis] = low[axis] + high[axis] - centre[own, axis]


def _frame(place: Points, half: Points) -> Frame:
    left, top = np.round(place - half)
    width, height = np.round(2 * half)
    return float(left), float(top), float(width), float(height)


def _shelve(
    centre: Points, half: Points, loose: NDArray[np.intp], frame: Frame, gap: float = 24.0
) -> None:
    """Put actors without ties to the others in rows below them."""
    if not len(loose):
        return
    left, _, right, bottom = frame
    cell = 2 * half[loose].max(0)
    least = np.ceil(np.sqrt(len(loose) * ASPECT * cell[1] / cell[0]))
    columns = int(max(1, (right - left) // cell[0], least))
    at = np.arange(len(loose))
    used = min(columns, len(loose))
    centre[loose, 0] = (left + right) / 2 + (at % columns - (used - 1) / 2) * cell[0]
    centre[loose, 1] = bottom + gap + cell[1] * (at // columns) + half[loose, 1]


def _area(code: int, members: NDArray[np.intp], frame: Frame) -> Area:
    left, top, width, height = frame
    return Area(code, tuple(map(int, members)), left, top, width, height)


def _bounds(centre: Points, half: Points, areas: Sequence[Area]) -> Frame:
    if not len(centre):
        return 0.0, 0.0, 1.0, 1.0
    low, high = (centre - half).min(0), (centre + half).max(0)
    for area in areas:
        low = np.minimum(low, (area.left, area.top))
        high = np.maximum(high, (area.left + area.width, area.top + area.height))
    return _frame((low + high) / 2, (high - low) / 2)
