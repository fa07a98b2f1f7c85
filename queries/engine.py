"""The compiled graph engine, with the types that it does not bring itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

__all__ = ["Engine", "engine"]


class Parts(Protocol):
    """Connected parts of a graph."""

    membership: list[int]


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

    def coreness(self) -> list[int]:
        """Largest k for which each vertex is in the k-core."""
        ...

    def connected_components(self) -> Parts:
        """The part of each vertex."""
        ...

    def biconnected_components(self) -> Iterable[list[int]]:
        """Vertices of each block."""
        ...


def engine(size: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> Engine:
    """An undirected graph of `size` vertices in the engine."""
    import igraph  # pyright: ignore[reportMissingTypeStubs]

    graph = cast("Callable[..., Engine]", igraph.Graph)
    return graph(n=size, edges=np.column_stack([one, other]), directed=False)
