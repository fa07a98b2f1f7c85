"""Lay out a network that has grown: what stood on an earlier map stays, the new finds room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viz.map.boxes import overlaps, separate
from viz.map.inside import areas, around, inside
from viz.map.kept import Kept
from viz.map.places import LABELLED, Layout, Points, bounds, shelve
from viz.map.scene import Scene

__all__ = ["keep"]

Ints = NDArray[np.intp]

_ROUNDED = 1.0  # positions are whole units, so kept boxes may touch by as much
_WIDENING = 4.0  # how much worse it is to widen a group than to stand farther away
_PUSHING = 1e4  # how much worse to push another one away
_SPOTS = 400  # tried at once
_GOLDEN = 2.399963


@dataclass
class _Place:
    """The work at hand. `done` are the nodes that have their place in `centre`."""

    centre: Points
    half: Points
    codes: Ints
    done: NDArray[np.bool_]
    near: list[list[int]]

    def members(self, code: int) -> Ints:
        """Nodes of an area that have their place."""
        return np.flatnonzero(self.done & (self.codes == code))

    def wanted(self, node: int) -> Points | None:
        """The middle of the neighbours that have their place; those of the same area count."""
        there = [j for j in self.near[node] if self.done[j]]
        own = [j for j in there if self.codes[j] == self.codes[node] != -1]
        if not there:
            return None
        found: Points = self.centre[own or there].mean(0)
        return found


def keep(scene: Scene, kept: Kept, half: Points, offset: Points, links: Ints) -> Layout | None:
    """Place the nodes of a scene by an earlier map.

    Returns
    -------
    Layout or None
        None where the earlier map tells too little, so that all must be laid out anew.
    """
    at = _start(scene, kept, half, offset, links)
    if at is None:
        return None
    fixed = at.done.copy()
    # Communities have no border to keep: their units find room one by one.
    codes = [int(code) for code in np.unique(at.codes) if code >= 0]
    new = sorted(set(codes) - set(at.codes[fixed].tolist()))
    linked = np.zeros(len(half), np.bool_)
    linked[links.ravel()] = True
    boxes = _Boxes(at, [code for code in codes if code not in new])
    for node in _order(scene, at, ~fixed & (at.codes >= 0) & ~np.isin(at.codes, new)):
        boxes.add_member(node)
    for code in new:
        boxes.add_area(code, links)
    for node in _order(scene, at, ~fixed & (at.codes < 0) & linked):
        boxes.add_node(node)
    boxes.part()
    used = [int(code) for code in np.unique(at.codes[at.done]) if code != -1]
    found = areas(at.centre, half, [(code, at.members(code)) for code in used])
    whole = bounds(at.centre[at.done], half[at.done], found)
    shelve(at.centre, half, np.flatnonzero(~at.done), whole)
    positions = np.round(at.centre - offset)
    return Layout(positions, found, bounds(positions + offset, half, found))


def _start(
    scene: Scene, kept: Kept, half: Points, offset: Points, links: Ints
) -> _Place | None:
    """Everything that can stay where it was."""
    n = len(scene.nodes)
    near = _neighbours(n, links.tolist())
    codes = np.array([node.group for node in scene.nodes], np.intp)
    if (codes == -1).sum() > LABELLED and len(links):
        if not kept.circles:
            return None
        codes = _circles(scene, kept, codes, near)
    centre = np.zeros((n, 2))
    stays = np.zeros(n, np.bool_)
    for i, node in enumerate(scene.nodes):
        group = scene.groups[node.group] if node.group >= 0 else ""
        if node.key in kept.places and kept.groups.get(node.key, "") == group:
            stays[i] = True
            centre[i] = kept.places[node.key] + offset[i]
    there = np.flatnonzero(stays)
    crowded: list[tuple[int, int]] = there[
        overlaps(centre[there], half[there] - _ROUNDED)
    ].tolist()
    for a, b in crowded:
        if stays[a] and stays[b]:
            stays[a if scene.nodes[a].named_by < scene.nodes[b].named_by else b] = False
    return _Place(centre, half, codes, stays, near) if 2 * stays.sum() >= n else None


def _neighbours(n: int, links: list[tuple[int, int]]) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(n)]
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    return near


def _circles(scene: Scene, kept: Kept, codes: Ints, near: list[list[int]]) -> Ints:
    """Communities as they were; new nodes belong where most of their neighbours do."""
    codes = codes.copy()
    known = [kept.circles.get(node.key) for node in scene.nodes]
    for i, circle in enumerate(known):
        if codes[i] != -1:
            continue
        around_it = [c for j in near[i] if codes[j] < 0 and (c := known[j]) is not None]
        if circle is None and scene.nodes[i].key not in kept.places and around_it:
            circle = max(set(around_it), key=lambda c: (around_it.count(c), -c))
        if circle is not None:
            codes[i] = -2 - circle
    return codes


def _order(scene: Scene, at: _Place, which: NDArray[np.bool_]) -> list[int]:
    """Those with most neighbours in place first, so that each stands by the most of them."""
    return sorted(
        np.flatnonzero(which).tolist(),
        key=lambda i: (-sum(at.done[j] for j in at.near[i]), scene.nodes[i].key),
    )


def _spots(middle: Points, step: Points, turn: int) -> Points:
    """The `turn`-th ring of spots to try, spiralling outwards from the middle."""
    count = np.arange(turn * _SPOTS, (turn + 1) * _SPOTS, dtype=np.float64)
    way = np.stack([np.cos(count * _GOLDEN), np.sin(count * _GOLDEN)], 1)
    spots: Points = middle + np.sqrt(count)[:, None] * way * step * 0.6
    return spots


def _free(spots: Points, half: Points, centre: Points, others: Points) -> Points:
    """The spots at which a box overlaps none of the others."""
    room = half + others - _ROUNDED
    over = np.abs(spots[:, None] - centre[None]) < room[None]
    found: Points = spots[~np.any(over[:, :, 0] & over[:, :, 1], axis=-1)]
    return found


def _nearest(
    wanted: Points,
    half: Points,
    centre: Points,
    others: Points,
    worse: Callable[[Points], Points] | None = None,
) -> Points:
    """The best free spot near the wanted one; `worse` says what else speaks against spots."""
    turn = 0
    while not len(free := _free(_spots(wanted, half, turn), half, centre, others)):
        turn += 1
    cost: Points = np.sqrt(np.square(free - wanted).sum(1))
    if worse is not None:
        cost = cost + worse(free)
    return np.asarray(np.round(free[int(cost.argmin())]), np.float64)


class _Boxes:
    """Groups and single nodes as boxes that must not overlap."""

    def __init__(self, at: _Place, codes: list[int]) -> None:
        self.at = at
        single = np.flatnonzero(at.done & (at.codes < 0)).tolist()
        self.items: list[tuple[int, Ints]] = [(code, at.members(code)) for code in codes]
        self.items += [(-1, np.array([i])) for i in single]
        boxes = [self._box(code, members) for code, members in self.items]
        self.centre = np.array([middle for middle, _ in boxes]).reshape(-1, 2)
        self.half = np.array([half for _, half in boxes]).reshape(-1, 2)

    def _box(self, code: int, members: Ints) -> tuple[Points, Points]:
        centre, half = self.at.centre[members], self.at.half[members]
        if code != -1:
            return around(centre, half)
        spot: Points = centre.mean(0)  # of one
        size: Points = half.max(0)
        return spot, size

    def add_member(self, node: int) -> None:
        """A new unit in a group that was there."""
        at = self.at
        code = int(at.codes[node])
        box = next(i for i, (own, _) in enumerate(self.items) if own == code)
        members = self.items[box][1]
        centre, half = at.centre[members], at.half[members]
        frame = np.array([(centre - half).min(0), (centre + half).max(0)])
        wanted = at.wanted(node)
        if wanted is None:
            wanted = np.asarray(frame.mean(0), np.float64)
        wanted = np.clip(wanted, frame[0], frame[1])

        def worse(spots: Points) -> Points:
            before = np.maximum(frame[0] - spots + at.half[node], 0)
            after = np.maximum(spots + at.half[node] - frame[1], 0)
            wider = (before + after).sum(1)
            return np.asarray(_WIDENING * wider + _PUSHING * self._pushed(box, before, after))

        at.centre[node] = _nearest(wanted, at.half[node], centre, half, worse)
        at.done[node] = True
        self.items[box] = (code, np.append(members, node))
        self.centre[box], self.half[box] = self._box(*self.items[box])

    def _pushed(self, box: int, before: Points, after: Points) -> Points:
        """How many other boxes an item would lie on if it were larger at its two ends."""
        half = self.half[box] + (before + after) / 2
        centre = self.centre[box] + (after - before) / 2
        others = np.delete(np.arange(len(self.items)), box)
        apart = np.abs(self.centre[others][None] - centre[:, None])
        over = apart < half[:, None] + self.half[others][None] - _ROUNDED
        both = np.count_nonzero(over[:, :, 0] & over[:, :, 1], axis=1)
        return np.asarray(both, np.float64)

    def add_area(self, code: int, links: Ints) -> None:
        """A group that was not on the earlier map."""
        members = np.flatnonzero(self.at.codes == code)
        half = inside(self.at.centre, self.at.half, links, members)
        wanted = [p for i in members.tolist() if (p := self.at.wanted(i)) is not None]
        spot = self._spot(np.mean(wanted, 0) if wanted else None, half)
        self.at.centre[members] += spot
        self._add(code, members, spot, half)

    def add_node(self, node: int) -> None:
        """A unit in no group."""
        spot = self._spot(self.at.wanted(node), self.at.half[node])
        self.at.centre[node] = spot
        self._add(-1, np.array([node]), spot, self.at.half[node])

    def _spot(self, wanted: Points | None, half: Points) -> Points:
        if not len(self.centre):
            return np.zeros(2)
        if wanted is None:
            middle: Points = self.centre.mean(0)
            wanted = middle
        return _nearest(wanted, half, self.centre, self.half)

    def _add(self, code: int, members: Ints, spot: Points, half: Points) -> None:
        self.at.done[members] = True
        self.items.append((code, members))
        self.centre = np.vstack([self.centre, spot])
        self.half = np.vstack([self.half, half])

    def part(self) -> None:
        """Move apart the boxes that overlap because an area has grown, and no others."""
        snug = self.half - _ROUNDED
        if not len(overlaps(self.centre, snug)):
            return
        moved = np.round(separate(self.centre, snug) - self.centre)
        for at, (_, members) in enumerate(self.items):
            self.at.centre[members] += moved[at]
        self.centre += moved
