"""Rectangles that must not overlap: push them apart, then draw them together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["extent", "overlaps", "pull", "separate", "squeeze"]

Points = NDArray[np.float64]
Pairs = NDArray[np.intp]
Near = tuple[Pairs, Pairs, Points]
"""First and second box of each pair, and how far apart the two middles must be (2, p)."""

_ALL_PAIRS = 300  # up to so many boxes each is compared with each
_SLIDES = 8  # passes over all boxes
_TOUCH = 1e-6  # an overlap that counts
_PATIENCE = 60  # rounds before everything is given more room


def overlaps(centre: Points, half: Points) -> Pairs:
    """Pairs of boxes that overlap, shape (p, 2).

    Parameters
    ----------
    centre, half : float arrays of shape (n, 2)
        Middle of each box, and half its width and height.
    """
    return _hits(centre, _near(centre, half))[0]


def _near(centre: Points, half: Points) -> Near:
    """Pairs that may overlap: all of a few boxes, else those near enough for the largest."""
    if len(centre) <= _ALL_PAIRS:
        i, j = np.triu_indices(len(centre), 1)
    else:
        from scipy.spatial import cKDTree

        tree = cKDTree(centre / half.max(0))
        found = tree.query_pairs(2.0, p=np.inf, output_type="ndarray")
        i, j = found[np.lexsort((found[:, 1], found[:, 0]))].T
    return i, j, (half[i] + half[j]).T


def _hits(centre: Points, near: Near) -> tuple[Pairs, Points]:
    """Those of the pairs that overlap, and by how much along each axis."""
    (i, j, (wide, high)), (x, y) = near, centre.T
    over = wide - np.abs(x[i] - x[j])
    at = np.flatnonzero(over > _TOUCH)  # most pairs fall away here
    i, j, over = i[at], j[at], over[at]
    under = high[at] - np.abs(y[i] - y[j])
    at = np.flatnonzero(under > _TOUCH)
    return np.stack([i[at], j[at]], 1), np.stack([over[at], under[at]], 1)


def separate(centre: Points, half: Points, rounds: int = 3000) -> Points:
    """Move boxes as little as needed until none overlaps, each pair along its shorter way."""
    centre = centre.copy()
    few = len(centre) <= _ALL_PAIRS
    near = _near(centre, half)
    for turn in range(rounds):
        pairs, inside = _hits(centre, near if few else _near(centre, half))
        if not len(pairs):
            break
        if turn % _PATIENCE == _PATIENCE - 1:
            centre *= 1.02
        centre += _push(centre, pairs, inside)
    return centre


def _push(centre: Points, pairs: Pairs, inside: Points) -> Points:
    """Half of each overlap for either box, less where many push at once."""
    n = len(centre)
    i, j = pairs.T
    step = inside * 0.5 + 0.05
    step *= np.where(centre[j] < centre[i], -1.0, 1.0)
    step[np.arange(len(pairs)), 1 - inside.argmin(1)] = 0.0
    crowd = np.sqrt(np.maximum(np.bincount(pairs.ravel(), minlength=n), 1.0))
    push = [
        np.bincount(j, step[:, axis], n) - np.bincount(i, step[:, axis], n) for axis in (0, 1)
    ]
    moved: Points = np.stack(push, 1) / crowd[:, None]
    return moved


def squeeze(centre: Points, half: Points, aspect: float) -> Points:
    """Take out empty space as long as the picture gets smaller.

    `aspect` is the width to height of the frame that the picture must fit into.
    """
    best, size = centre.copy(), extent(centre, half, aspect)
    for factor in (0.8, 0.88, 0.92, 0.95, 0.97):
        while True:
            width, height = np.ptp(best, axis=0)
            # Shrink first what decides the size.
            by = np.array([factor, 1.0] if width > height * aspect else [1.0, factor])
            tried = separate(best * by, half, 240)
            now = extent(tried, half, aspect)
            if now > size * 0.995 or len(overlaps(tried, half)):
                break
            best, size = tried, now
    best -= best.mean(0)
    return best


def pull(centre: Points, half: Points, aspect: float) -> Points:
    """Let boxes that do not overlap slide towards the middle, the inner ones first.

    They slide along the side that decides the size in a frame of this aspect first, and
    stop where they meet another box.
    """
    centre = centre - _middle(centre, half)
    for _ in range(_SLIDES):
        width, height = (centre + half).max(0) - (centre - half).min(0)
        axes = (0, 1) if width > height * aspect else (1, 0)
        moved = 0.0
        for i in np.hypot(centre[:, 0] / aspect, centre[:, 1]).argsort(kind="stable"):
            moved = max(moved, *(_slide(centre, half, int(i), axis) for axis in axes))
        centre -= _middle(centre, half)
        if moved < 1:
            break
    return centre


def _slide(centre: Points, half: Points, i: int, axis: int) -> float:
    """Move box `i` along one axis towards 0 until it meets another; return how far."""
    wanted = -float(centre[i, axis])
    way = 1.0 if wanted > 0 else -1.0
    delta, room = np.abs(centre - centre[i]), half + half[i]
    ahead = (centre[:, axis] - centre[i, axis]) * way > 0
    blocking = ahead & (delta[:, 1 - axis] < room[:, 1 - axis])
    free = np.where(blocking, delta[:, axis] - room[:, axis], np.inf).min()
    step = max(0.0, min(abs(wanted), float(free) - 0.01))
    centre[i, axis] += way * step
    return step


def _middle(centre: Points, half: Points) -> NDArray[np.float64]:
    middle: NDArray[np.float64] = ((centre + half).max(0) + (centre - half).min(0)) / 2
    return middle


def extent(centre: Points, half: Points, aspect: float) -> float:
    """Height of the smallest frame of this aspect that holds all boxes."""
    width, height = (centre + half).max(0) - (centre - half).min(0)
    return float(max(width / aspect, height))
