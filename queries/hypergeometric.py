"""How likely are as many or more, in draws without putting back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "at_least", "at_least_from", "at_least_from_two"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

Box = tuple[Ints, Ints, Ints]
"""How many are in it, how many of them are good, and how many are drawn: shapes (k,)."""


def at_least(seen: Ints, among: Ints, good: Ints, drawn: Ints) -> Floats:
    """Chance to catch `seen` or more of the `good` in `drawn` of `among`, shape (k,).

    Examples
    --------
    >>> one = np.array([1])
    >>> at_least(one, 4 * one, 2 * one, 2 * one).round(4).tolist()
    [0.8333]
    """
    nothing = np.zeros(len(seen), np.int64)
    return at_least_from_two(seen, (among, good, drawn), (nothing, nothing, nothing))


def at_least_from_two(seen: Ints, one: Box, other: Box) -> Floats:
    """The same when draws are made from two boxes, each (among, good, drawn)."""
    start, tail = _tails(*one)
    caught, case, chance = _spread(*other)
    rest = np.maximum(seen[case] - caught, 0)
    possible = rest <= one[2][case]
    at = start[case] + np.where(possible, rest, 0)
    parts = np.where(possible, chance * tail[at], 0.0)
    found = np.bincount(case, weights=parts, minlength=len(seen)).astype(np.float64)
    return np.clip(found, 0.0, 1.0)


def at_least_from(seen: Ints, boxes: Sequence[Box]) -> Floats:
    """The same when draws are made from two boxes or more."""
    if len(boxes) == 2:
        return at_least_from_two(seen, boxes[0], boxes[1])
    *others, last = boxes
    caught, case, chance = _spread(*last)
    rest = [(among[case], good[case], drawn[case]) for among, good, drawn in others]
    more = at_least_from(np.maximum(seen[case] - caught, 0), rest)
    found = np.bincount(case, weights=chance * more, minlength=len(seen)).astype(np.float64)
    return np.clip(found, 0.0, 1.0)


def _tails(among: Ints, good: Ints, drawn: Ints) -> tuple[Ints, Floats]:
    """Chance of x or more, for x from 0 to `drawn`, case after case; where each case starts."""
    _, case, chance = _spread(among, good, drawn)
    start = np.concatenate([[0], np.cumsum(drawn + 1)])[:-1].astype(np.int64)
    total = np.cumsum(chance)
    before = np.concatenate([[0.0], total])[:-1]
    ends = total[start + drawn] if len(start) else total
    tail: Floats = ends[case] - before
    return start, tail


def _spread(among: Ints, good: Ints, drawn: Ints) -> tuple[Ints, Ints, Floats]:
    """Every number that can be caught in each case, the case, and the chance of it."""
    from scipy.special import gammaln

    case = np.repeat(np.arange(len(drawn)), drawn + 1)
    start = np.concatenate([[0], np.cumsum(drawn + 1)])[:-1]
    caught = np.arange(len(case)) - start[case]
    among, good, drawn = among[case], good[case], drawn[case]
    bad, missed = among - good, drawn - caught
    fits = (caught <= good) & (missed <= bad)

    def ways(whole: Ints, part: Ints) -> Floats:
        whole, part = np.where(fits, whole, 0), np.where(fits, part, 0)
        found: Floats = gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1)
        return found

    log = ways(good, caught) + ways(bad, missed) - ways(among, drawn)
    return caught, case, np.where(fits, np.exp(log), 0.0)
