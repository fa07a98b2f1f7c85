"""Chance: networks in which everyone has as many partners as now, but others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from queries.partners import Partners

__all__ = ["rewired"]

ROUNDS = 10  # in each, every pair is offered another to swap with

Ints = NDArray[np.int64]


def rewired(links: Partners, random: np.random.Generator) -> tuple[Ints, Ints]:
    """Let pairs swap their ends at random, many times over [1]_.

    Two pairs a-b and c-d become a-d and c-b, unless one of these is there already or is no
    pair. Everyone keeps exactly as many partners.

    Returns
    -------
    one, other : int arrays of shape (e,)
        Ends of each pair, ``one < other``; no pair twice.

    References
    ----------
    .. [1] Maslov, S. and Sneppen, K. (2002). Specificity and stability in topology of protein
       networks. Science 296, 910-913.
    """
    n, half = max(links.size, 1), len(links.one) // 2
    pair = links.one * n + links.other
    for _ in range(ROUNDS):
        pair = random.permutation(pair)
        first, second = pair[:half], pair[half : 2 * half]
        turned = random.random(half) < 0.5
        a, b, c, d = first // n, first % n, second // n, second % n
        c, d = np.where(turned, d, c), np.where(turned, c, d)
        one, other = _key(a, d, n), _key(c, b, n)
        taken = _repeated(np.concatenate([one, other, pair]))
        fine = (a != d) & (c != b) & ~taken[:half] & ~taken[half : 2 * half]
        pair[:half][fine], pair[half : 2 * half][fine] = one[fine], other[fine]
    pair = np.sort(pair)
    return pair // n, pair % n


def _key(one: Ints, other: Ints, n: int) -> Ints:
    return np.minimum(one, other) * n + np.maximum(one, other)


def _repeated(values: Ints) -> NDArray[np.bool_]:
    order = np.argsort(values)
    same = np.diff(values[order]) == 0
    found = np.zeros(len(values), np.bool_)
    found[order[1:][same]] = found[order[:-1][same]] = True
    return found
