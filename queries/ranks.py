"""Ranks as intervals: who shares a place, and what an unknown can change."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["Rank", "ranks", "widest"]

Rank = tuple[int, int]
"""Best and worst place, counted from 1 for the highest value; equal values share a place."""

DIGITS = 9  # values this close, relative to the largest, are equal: sums differ by rounding


def ranks(values: ArrayLike) -> list[Rank]:
    """Place of each value, the highest first.

    Parameters
    ----------
    values : array_like of shape (n,)

    Returns
    -------
    list of (best, worst)
        1 + the number of larger values, and the number of values at least as large.

    Examples
    --------
    >>> ranks([5, 9, 5, 1])
    [(2, 3), (1, 1), (2, 3), (4, 4)]
    """
    exact = np.asarray(values, np.float64)
    largest = float(np.abs(exact).max(initial=0.0))
    rounded = np.round(exact / largest, DIGITS) if largest else exact
    ordered = np.sort(-rounded)
    best = np.searchsorted(ordered, -rounded, side="left") + 1
    worst = np.searchsorted(ordered, -rounded, side="right")
    return list(zip(best.tolist(), worst.tolist(), strict=True))


def widest(one: Rank, other: Rank) -> Rank:
    """The interval that covers both ranks."""
    return min(one[0], other[0]), max(one[1], other[1])
