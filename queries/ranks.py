"""Ranks as intervals: who shares a place, and what an unknown can change."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Rank", "as_ranks", "bounded", "places", "ranks"]

Rank = tuple[int, int]
"""Best and worst place, counted from 1 for the highest value; equal values share a place."""

Ints = NDArray[np.int64]

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
    return as_ranks(*places(values, errors))


def places(values: ArrayLike, errors: ArrayLike | None = None) -> tuple[Ints, Ints]:
    """As `ranks`, the best and the worst place apart: arrays of shape (n,)."""
    exact = np.asarray(values, np.float64)
    largest = float(np.abs(exact).max(initial=0.0))
    rounded = np.round(exact / largest, DIGITS) if largest else exact
    if errors is None or not largest:
        return _shared(rounded)
    reach = SURE * np.asarray(errors) / largest
    return _overlapping(rounded - reach, rounded + reach)


def as_ranks(best: Ints, worst: Ints) -> list[Rank]:
    """Pairs of a best and a worst place, which are at most as many as there are pairs."""
    number = _numbers(len(best))
    return list(zip(number[best].tolist(), number[worst].tolist(), strict=True))


def _shared(values: NDArray[np.float64]) -> tuple[Ints, Ints]:
    """Places where only equal values share one: sorted once."""
    n, order = len(values), np.argsort(-values)
    ahead = values[order]
    starts = np.flatnonzero(np.append(True, ahead[1:] != ahead[:-1])[:n])
    ends = np.append(starts, n)[1:]
    best, worst = np.empty(n, np.int64), np.empty(n, np.int64)
    best[order] = np.repeat(starts + 1, ends - starts)
    worst[order] = np.repeat(ends, ends - starts)
    return best, worst


def _overlapping(least: NDArray[np.float64], most: NDArray[np.float64]) -> tuple[Ints, Ints]:
    best = np.searchsorted(np.sort(-least), -most, side="left") + 1
    worst = np.searchsorted(np.sort(-most), -least, side="right")
    return best.astype(np.int64), worst.astype(np.int64)


def bounded(low: ArrayLike, high: ArrayLike) -> list[Rank]:
    """Best and worst place of values that are known to lie from `low` to `high`.

    Parameters
    ----------
    low, high : array_like of shape (n,)
        Bounds, 0 or more; `high` may be infinite.

    Returns
    -------
    list of (best, worst)
        1 + the number of values that are larger whatever they are within their bounds, and
        the number of those that may be as large.

    Examples
    --------
    >>> bounded([5, 9, 0], [5, 9, np.inf])
    [(2, 3), (1, 2), (1, 3)]
    """
    least, most = np.asarray(low, np.float64), np.asarray(high, np.float64)
    both = np.concatenate([least, most[np.isfinite(most)]])
    scale = float(both.max(initial=0.0)) or 1.0
    least, most = np.round(least / scale, DIGITS), np.round(most / scale, DIGITS)
    return as_ranks(*_overlapping(least, most))


@lru_cache(maxsize=1)
def _numbers(most: int) -> NDArray[np.object_]:
    """The numbers from 0, made once: a million ranks need not have two of their own each."""
    return np.array(range(most + 1), dtype=object)
