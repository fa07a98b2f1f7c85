"""Harmonic closeness on who works with whom: exact, or from a sample of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from queries.partners import Partners
from queries.sampling import Estimate, error_of_mean, sources
from queries.ways import Ways

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["closeness"]

Floats = NDArray[np.float64]

AT_ONCE = 2_000_000  # distances held in memory


def closeness(links: Partners, strength: Floats | None = None, *, seed: int = 0) -> Estimate:
    """Harmonic closeness of every actor, Σ 1/d / (n-1), on the undirected projection.

    Parameters
    ----------
    links : Partners
    strength : float array of shape (e,), optional
        Contacts a year of each pair; its inverse is the length. All lengths 1 without it.
    seed : int
        Chooses the sources in a network too large to start from all.
    """
    n, drawn = links.size, sources(links, seed)
    if drawn is None:
        weights = np.ones(len(links.one)) if strength is None else strength
        lengths = links.matrix(weights)
        lengths.data = 1 / lengths.data
        plain = strength is None
        total = sum(_near(lengths, batch, plain=plain) for batch in _batches(n))
        return Estimate(np.zeros(n) + total / max(n - 1, 1))
    ways = Ways(links, strength)
    total, squares = np.zeros(n), np.zeros(n)
    for batch in drawn:
        values = sum((_inverse(ways.far(source)) for source in batch), np.zeros(n))
        total += values
        squares += values**2
    count = len(drawn) * len(drawn[0])
    to_all = n / (n - 1)  # the mean over sources, of which the actor itself is one, adding 0
    errors = to_all * error_of_mean(total, squares, drawn, n)
    return Estimate(to_all * total / count, errors, count)


def _batches(n: int) -> list[list[int]]:
    step = max(1, AT_ONCE // max(n, 1))
    return [list(range(start, min(start + step, n))) for start in range(0, n, step)]


def _near(lengths: csr_array, batch: list[int], *, plain: bool) -> Floats:
    """Sum over some sources of 1/distance to every actor, shape (n,)."""
    from scipy.sparse.csgraph import dijkstra

    distance = dijkstra(lengths, indices=batch, unweighted=plain)
    total: Floats = _inverse(distance).sum(axis=0)
    return total


def _inverse(distance: Floats) -> Floats:
    """1/distance; 0 from an actor to itself."""
    return np.divide(1, distance, out=np.zeros_like(distance), where=distance > 0)
