"""The k-core of every actor: peeled off from the outside, ring by ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["cores"]

Ints = NDArray[np.int64]


def cores(matrix: csr_array) -> Ints:
    """Largest k for which each actor is in a k-core, shape (n,) [1]_.

    Parameters
    ----------
    matrix : csr_array of shape (n, n)
        Symmetric, an entry for each two that work together.

    References
    ----------
    .. [1] Batagelj, V. and Zaveršnik, M. (2011). Fast algorithms for determining (generalized)
       core groups in social networks. Advances in Data Analysis and Classification 5, 129-145.
    """
    starts, mates = matrix.indptr, matrix.indices
    left = np.diff(starts)  # partners that are not peeled off yet
    found = np.zeros(len(left), np.int64)
    inner, k = np.arange(len(left)), 0
    outside = np.zeros(len(left), np.bool_)
    while len(inner):
        k = max(k, int(left[inner].min()))
        ring = inner[left[inner] <= k]
        while len(ring):
            found[ring], outside[ring] = k, True
            often = starts[ring + 1] - starts[ring]
            first = starts[ring] - (np.cumsum(often) - often)
            near = mates[np.arange(int(often.sum())) + np.repeat(first, often)]
            near = near[~outside[near]]
            np.subtract.at(left, near, 1)
            ring = np.unique(near[left[near] <= k])
        inner = inner[~outside[inner]]
    return found
