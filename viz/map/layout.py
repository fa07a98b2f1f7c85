"""Where everything stands on the map: the same input always gives the same picture.

Two levels. Groups (those of the structure, else communities in larger networks) are laid
out inside, each becomes a box, and boxes and ungrouped actors are laid out together; with no
groups every actor is its own box. A box holds the shape and its label, so that labels do not
overlap either. Where an earlier map is given, what stood on it stays (`viz.map.keeping`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viz.map.boxes import extent, pull, separate, squeeze
from viz.map.inside import areas, inside
from viz.map.keeping import keep
from viz.map.kept import Kept
from viz.map.places import (
    ASPECT,
    LABELLED,
    Area,
    Frame,
    Layout,
    Points,
    bounds,
    boxes,
    radius,
    shelve,
)
from viz.map.scene import Scene
from viz.map.spread import communities, spread

__all__ = ["LABELLED", "Area", "Layout", "layout", "radius"]


def layout(scene: Scene, seed: int = 1, *, kept: Kept | None = None) -> Layout:
    """Place all nodes of a scene.

    Parameters
    ----------
    scene : Scene
    seed : int
        For the search for communities.
    kept : Kept, optional
        An earlier map. Units that were on it stand where they stood, as far as their group is
        the same and they do not overlap by having grown; new ones go near their neighbours.
        If it knows fewer than half of the units, all are laid out anew.

    Returns
    -------
    Layout
        Positions in whole units. With at most `LABELLED` nodes no two label boxes overlap.
    """
    n = len(scene.nodes)
    half, offset = boxes(scene)
    links = np.array([(line.a, line.b) for line in scene.lines if line.a != line.b], np.intp)
    links = links.reshape(-1, 2)
    if kept and (same := keep(scene, kept, half, offset, links)):
        return same
    codes = _areas(scene, links, seed)
    linked = np.zeros(n, np.bool_)
    linked[links.ravel()] = True
    centre = np.zeros((n, 2))
    loose = np.flatnonzero(~linked & (codes == -1))
    drawn, groups = _arrange(centre, half, links, codes, np.flatnonzero(linked | (codes != -1)))
    shelve(centre, half, loose, drawn)
    positions = np.round(centre - offset)
    # From where things stand in the end: the same map is the same when it is kept.
    centre = positions + offset
    found = areas(centre, half, groups)
    return Layout(positions, found, bounds(centre, half, found))


def _areas(scene: Scene, links: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    """Area of each node: its group, a community below -1, or -1 for none."""
    codes = np.array([node.group for node in scene.nodes], np.intp)
    if np.sum(codes == -1) <= LABELLED or not len(links):
        return codes
    found = communities(len(codes), links, seed)
    sizes = np.bincount(found)
    in_small = sizes[found] < 3
    return np.where((codes == -1) & ~in_small, -2 - found, codes)


Groups = list[tuple[int, NDArray[np.intp]]]


def _arrange(
    centre: Points,
    half: Points,
    links: NDArray[np.intp],
    codes: NDArray[np.intp],
    drawn: NDArray[np.intp],
) -> tuple[Frame, Groups]:
    """Fill `centre` for the drawn nodes; return the frame of all, and who is in which area."""
    if not len(drawn):
        return (0.0, 0.0, 0.0, 0.0), []
    items: Groups = [
        (int(code), drawn[codes[drawn] == code])
        for code in np.unique(codes[drawn])
        if code != -1
    ]
    items += [(-1, np.array([i])) for i in drawn if codes[i] == -1]
    tight, labelled = len(items) <= LABELLED, len(codes) <= LABELLED
    item_of = np.full(len(codes), -1, np.intp)
    item_half = np.zeros((len(items), 2))
    for at, (code, members) in enumerate(items):
        item_of[members] = at
        if code == -1:
            item_half[at] = half[members[0]]
        else:
            item_half[at] = inside(centre, half, links, members)
    outer = np.unique(np.sort(item_of[links], axis=1), axis=0)
    grouped = any(code != -1 for code, _ in items)
    start_tight = tight and (labelled or not grouped)
    place = spread(item_half, outer[outer[:, 0] != outer[:, 1]], tight=start_tight)
    if tight and grouped:
        # Where all labels must have room, every bit of the frame counts.
        place = _tightest(place, item_half, 16 if labelled else 4)
    for at, (_, members) in enumerate(items):
        centre[members] += place[at]
    _turn(centre, half, links, item_of, items)
    return bounds(place, item_half, ()), [item for item in items if item[0] != -1]


def _tightest(place: Points, half: Points, turns: int) -> Points:
    """The arrangement turned so that it fills the frame best."""
    tried = [
        pull(squeeze(separate(place @ _rotation(t), half), half, ASPECT), half, ASPECT)
        for t in np.arange(turns) * np.pi / turns
    ]
    return min(tried, key=lambda found: extent(found, half, ASPECT))


def _rotation(turn: float) -> Points:
    return np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])


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
