"""How much more would two actors reach, if a tie joined them? Steps saved, over all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["gains", "steps_from"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def steps_from(matrix: csr_array, tried: NDArray[np.intp]) -> Floats:
    """Fewest steps from each tried actor to all, shape (k, n); infinite without a path."""
    from scipy.sparse.csgraph import dijkstra

    if not len(tried):
        return np.zeros((0, matrix.shape[0]))
    return np.asarray(dijkstra(matrix, indices=tried, unweighted=True))


def gains(steps: Floats, one: Ints, other: Ints) -> Floats:
    """What a tie between each two tried actors would add to the reach of both its ends."""
    with np.errstate(divide="ignore"):
        now = 1 / steps  # to itself: infinite, so that nothing is gained there
    after = 1 / (1 + steps)
    return _added(now, after, one, other) + _added(now, after, other, one)


def _added(now: Floats, after: Floats, end: Ints, to: Ints) -> Floats:
    """What each end would reach more, if a tie led from it to another."""
    found = np.empty(len(end))
    order = np.argsort(end, kind="stable")
    starts = np.flatnonzero(np.diff(end[order], prepend=-1))
    for mine in np.split(order, starts[1:]) if len(order) else []:
        found[mine] = np.maximum(after[to[mine]] - now[end[mine[0]]], 0).sum(axis=1)
    return found
