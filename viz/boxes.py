"""Rectangles that must not overlap: push them apart, then draw them together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["extent", "overlaps", "pull", "separate", "squeeze"]

Points = NDArray[np.float64]

_ALL_PAIRS = 300  # up to so many boxes each is compared with each
_SLIDES = 8  # passes over all boxes
_PATIENCE = 60  # rounds before everything is given more room


def overlaps(centre: Points, half: Points) -> NDArray[np.intp]:
    """Pairs of boxes that overlap, shape (p, 2).

    Parameters
    ----------
    centre, half : float arrays of shape (n, 2)
        Middle of each box, and half its width and height.
    """
    pairs = _near(centre, half)
    i, j = pairs.T
    inside = half[i] + half[j] - np.abs(centre[i] - centre[j])
    hit: NDArray[np.intp] = pairs[(inside > 1e-6).all(1)]
    return hit


def _near(centre: Points, half: Points) -> NDArray[np.intp]:
    if len(centre) <= _ALL_PAIRS:
        return np.stack(np.triu_indices(len(centre), 1), 1)
    from scipy.spatial import cKDTree

    found = cKDTree(centre / half.max(0)).query_pairs(2.0, p=np.inf, output_type="ndarray")
    ordered: NDArray[np.intp] = found[np.lexsort((found[:, 1], found[:, 0]))]
    return ordered


def separate(centre: Points, half: Points, rounds: int = 3000) -> Points:
    """Move boxes as little as needed until none overlaps, each pair along its shorter way."""
    centre = centre.copy()
    for turn in range(rounds):
        pairs = overlaps(centre, half)
        if not len(pairs):
            break
        if turn % _PATIENCE == _PATIENCE - 1:
            centre *= 1.02
        i, j = pairs.T
        delta = centre[j] - centre[i]
        inside = half[i] + half[j] - np.abs(delta)
        axis = inside.argmin(1)
        at = np.arange(len(pairs))
        step = np.zeros_like(delta)
        way = np.where(delta[at, axis] < 0, -1.0, 1.0)
        step[at, axis] = way * (inside[at, axis] * 0.5 + 0.05)
        crowd = np.maximum(np.bincount(pairs.ravel(), minlength=len(centre)), 1.0)
        push = np.zeros_like(centre)
        np.add.at(push, j, step)
        np.add.at(push, i, -step)
        centre += push / np.sqrt(crowd)[:, None]
    return centre


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
