"""Ranks as intervals: who shares a place, and what an unknown can change."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["Rank", "ranks", "widest"]

Rank = tuple[int, int]
"""Best and worst place, counted from 1 for the highest value; equal values share a place."""

DIGITS = 9  # values this close, relative to the largest, are equal: sums differ by rounding
SURE = 2  # standard errors


def ranks(values: ArrayLike, errors: ArrayLike | None = None) -> list[Rank]:
    """Place of each value, the highest first.

    Parameters
    ----------
    values : array_like of shape (n,)
    errors : array_like of shape (n,), optional
        Standard errors of values that are estimates. Each value is then taken to lie within
        two of them, and only values that do so without touching are told apart.

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
    reach = 0.0 if errors is None or not largest else SURE * np.asarray(errors) / largest
    least, most = rounded - reach, rounded + reach
    best = np.searchsorted(np.sort(-least), -most, side="left") + 1
    worst = np.searchsorted(np.sort(-most), -least, side="right")
    return list(zip(best.tolist(), worst.tolist(), strict=True))


def widest(one: Rank, other: Rank) -> Rank:
    """The interval that covers both ranks."""
    return min(one[0], other[0]), max(one[1], other[1])
