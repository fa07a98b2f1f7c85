"""The compiled graph engine, with the types that it does not bring itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

__all__ = ["Engine", "Ordered", "engine"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Engine(Protocol):
    """What is used of igraph, which has no types of its own."""

    def betweenness(
        self,
        *,
        directed: bool,
        weights: list[float] | None,
        sources: list[int] | None = None,
    ) -> list[float]:
        """Betweenness of every vertex, over all sources or some."""
        ...


def engine(size: int, one: Ints, other: Ints) -> Engine:
    """An undirected graph of `size` vertices in the engine."""
    import igraph  # pyright: ignore[reportMissingTypeStubs]

    graph = cast("Callable[..., Engine]", igraph.Graph)
    # It reads pairs six times faster than an array.
    return graph(n=size, edges=zip(one.tolist(), other.tolist(), strict=True), directed=False)


class Ordered:
    """An undirected graph in the engine, its vertices by falling degree.

    The engine then finds what it needs most often close together in memory. Positions are
    those of the caller throughout.
    """

    def __init__(self, size: int, one: Ints, other: Ints) -> None:
        degree = np.bincount(np.concatenate([one, other]), minlength=size)
        self._place = np.empty(size, np.int64)
        self._place[np.argsort(-degree, kind="stable")] = np.arange(size)
        ends = self._place[one], self._place[other]
        low, high = np.minimum(*ends), np.maximum(*ends)
        self._order = np.argsort(low * size + high)
        self._graph = engine(size, low[self._order], high[self._order])

    def lengths(self, values: Floats) -> list[float]:
        """Values of the edges, shape (e,), as `betweenness` takes them.

        Doubled or halved until the shortest is from 1 to 2: the engine adds 1 to distances
        before it compares them, which blurs all that are much shorter.
        """
        _, exponent = np.frexp(values.min(initial=np.inf))
        found: list[float] = np.ldexp(values[self._order], 1 - exponent).tolist()
        return found

    def betweenness(
        self, lengths: list[float] | None, sources: list[int] | None = None
    ) -> Floats:
        """Betweenness of each vertex, over all sources or some, shape (n,).

        Parameters
        ----------
        lengths : list of float, optional
            Of the edges, from `lengths`; all 1 without it.
        sources : list of int, optional
        """
        found = self._graph.betweenness(
            directed=False,
            weights=lengths,
            sources=None if sources is None else self._place[sources].tolist(),
        )
        values: Floats = np.array(found, np.float64)[self._place]
        return values
