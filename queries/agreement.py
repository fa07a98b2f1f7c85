"""How far two ways of dividing the same actors agree, by pairs and by information."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["adjusted_rand", "normalised_information"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def adjusted_rand(one: Ints, other: Ints) -> float:
    """Adjusted Rand index of two divisions of the same n actors [1]_.

    (Σ_ij C(n_ij, 2) - E) / ((A + B)/2 - E), with A and B the pairs together in each division
    and E = A B / C(n, 2): 1 when they are the same, 0 on average by chance with the sizes
    kept, and below 0 when they agree less than that. 1 when both put all actors in one
    group, or each in its own, and for fewer than 2 actors.

    Parameters
    ----------
    one, other : int arrays of shape (n,)
        Group of each actor, 0 or more; which number a group has does not matter.

    References
    ----------
    .. [1] Hubert, L. and Arabie, P. (1985). Comparing partitions. Journal of Classification
       2(1), 193-218.

    Examples
    --------
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])).__round__(4)
    0.5714
    """
    cells, rows, columns = _contingency(one, other)
    both, first, second = _pairs(cells), _pairs(rows), _pairs(columns)
    n = len(one)
    expected = first * second / (n * (n - 1) / 2) if n > 1 else 0.0
    largest = (first + second) / 2
    return (both - expected) / (largest - expected) if largest != expected else 1.0


def normalised_information(one: Ints, other: Ints) -> float:
    """Normalised mutual information of two divisions, 2 I / (H_1 + H_2) [1]_.

    From 0 (knowing one says nothing of the other) to 1 (the same). It is not corrected for
    chance and grows with the number of groups, so read it beside the adjusted Rand index.
    1 when both put all actors in one group, and for no actors.

    Parameters
    ----------
    one, other : int arrays of shape (n,)

    References
    ----------
    .. [1] Danon, L., Díaz-Guilera, A., Duch, J. and Arenas, A. (2005). Comparing community
       structure identification. Journal of Statistical Mechanics P09008.

    Examples
    --------
    >>> normalised_information(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])).__round__(4)
    0.8
    """
    cells, rows, columns = (_entropy(part) for part in _contingency(one, other))
    total = rows + columns
    return min(1.0, max(0.0, 2 * (total - cells) / total)) if total else 1.0


def _contingency(one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
    """Sizes of the overlaps, and of the groups of each division."""
    width = int(other.max(initial=0)) + 1
    return _sizes(one * width + other), _sizes(one), _sizes(other)


def _sizes(division: Ints) -> Ints:
    return np.unique(division, return_counts=True)[1].astype(np.int64)


def _pairs(sizes: Ints) -> float:
    return float((sizes * (sizes - 1)).sum() / 2)


def _entropy(sizes: Ints) -> float:
    share: Floats = sizes / max(sizes.sum(), 1)
    return float(-(share * np.log(share)).sum())
