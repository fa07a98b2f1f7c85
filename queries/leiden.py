"""The Leiden algorithm, run again and again with another order of looking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from queries.engine import engine
from queries.partners import Partners

__all__ = ["FEW_RUNS_ABOVE", "Run", "leiden", "runs_for"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SMALL = 20_000  # pairs; up to it Leiden runs more rounds
FEW_RUNS_ABOVE = 100_000  # pairs; above it few runs, and no chance level
LARGE = 1_000_000  # pairs; above it one run of one round, to have an answer in half a minute
RUNS, FEW_RUNS, ONE_RUN = 10, 3, 1
MANY_ROUNDS, ROUNDS, ONE_ROUND = 10, 2, 1  # of Leiden; until nothing improves may be for ever

Run = tuple[float, Ints]
"""Modularity, and the community of each actor; numbered anyhow."""


def runs_for(links: Partners) -> int:
    """How many runs a network is given: fewer the larger it is."""
    pairs = len(links.one)
    return RUNS if pairs <= FEW_RUNS_ABOVE else FEW_RUNS if pairs <= LARGE else ONE_RUN


class _Division(Protocol):
    @property
    def membership(self) -> list[int]: ...

    @property
    def q(self) -> float: ...


class _Leiden(Protocol):
    """What is used of igraph here, which has no types of its own."""

    def community_leiden(
        self, *, objective_function: str, weights: list[float] | None, n_iterations: int
    ) -> _Division: ...


def leiden(links: Partners, weights: Floats | None, count: int, seed: int) -> list[Run]:
    """Divide the same network several times, from one stream of random numbers."""
    import random

    import igraph  # pyright: ignore[reportMissingTypeStubs]

    graph = cast("_Leiden", engine(links.size, links.one, links.other))
    rounds = MANY_ROUNDS if len(links.one) <= SMALL else ROUNDS
    rounds = ONE_ROUND if len(links.one) > LARGE else rounds
    if not len(links.one):
        return [(0.0, np.arange(links.size))] * count
    use = cast("Callable[[object], None]", igraph.set_random_number_generator)  # pyright: ignore[reportUnknownMemberType]
    use(random.Random(seed))  # noqa: S311
    try:
        return [_run(graph, weights, rounds) for _ in range(count)]
    finally:
        use(random)


def _run(graph: _Leiden, weights: Floats | None, rounds: int) -> Run:
    found = graph.community_leiden(
        objective_function="modularity",
        weights=None if weights is None else weights.tolist(),
        n_iterations=rounds,
    )
    return float(found.q), np.array(found.membership, np.int64)
