"""Which numbers stand in a sorted row? Faster than hashing them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["distinct", "within"]

Ints = NDArray[np.int64]


def within(values: Ints, ordered: Ints) -> NDArray[np.bool_]:
    """Which values occur in an array that rises.

    Examples
    --------
    >>> within(np.array([1, 4, 9]), np.array([0, 1, 4])).tolist()
    [True, True, False]
    """
    if not len(ordered):
        return np.zeros(len(values), np.bool_)
    place = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[place] == values
    return found


def distinct(values: Ints) -> Ints:
    """The values in rising order, each once."""
    ordered = np.sort(values)
    first = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    found: Ints = ordered[first[: len(ordered)]]
    return found
