"""From which actors shortest paths are followed: from all, or from a sample of a fair size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from queries.partners import Partners
from queries.ranks import Rank, as_ranks, places, ranks
from queries.threads import side_by_side

__all__ = ["Estimate", "error_of_mean", "in_readings", "sources", "weighted_ranks"]

EXACT_UP_TO = 2_000  # actors: so many take a second or two
SAMPLE = 512  # sources, at most
AT_LEAST = 6  # sources
WORK = 60_000_000  # actors and ties visited, so that a country still has its answer in seconds
BATCHES = 16  # parts of the sample that are compared with each other for the error

Floats = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Estimate:
    """A measure of all actors; where sampled, its standard errors and the sample size."""

    values: Floats
    errors: Floats | None = None
    sources: int | None = None

    def in_order(self, order: Sequence[int]) -> Estimate:
        """The same of some actors, one after the other."""
        at = np.array(order, np.intp)
        errors = None if self.errors is None else self.errors[at]
        return Estimate(self.values[at], errors, self.sources)

    @property
    def ranks(self) -> list[Rank]:
        """Places of all actors; where sampled, with the error of the sample."""
        return ranks(self.values, self.errors)


def in_readings(
    measure: Callable[[Floats | None], T], rare: Floats, often: Floats
) -> tuple[T, T, T]:
    """A measure with all ties alike, and under the two readings of `queries.partners`.

    Parameters
    ----------
    measure : callable
        Takes the strength of the ties, or None where all are alike.
    rare, often : float arrays
        The two readings; where they agree the measure is taken once for both.

    Notes
    -----
    The measures are taken side by side, so they may only read what they share.
    """
    same = np.array_equal(rare, often)
    readings = (None, rare) if same else (None, rare, often)
    plain, first, *last = side_by_side(*(partial(measure, reading) for reading in readings))
    return plain, first, last[0] if last else first


def weighted_ranks(rare: Estimate, often: Estimate) -> list[Rank]:
    """Best and worst place of each actor over two readings."""
    if often is rare:
        return rare.ranks
    low, high = (places(reading.values, reading.errors) for reading in (rare, often))
    return as_ranks(np.minimum(low[0], high[0]), np.maximum(low[1], high[1]))


def sources(links: Partners, seed: int) -> list[list[int]] | None:
    """Batches of equally many sources, drawn without replacement; None to start from all."""
    n = links.size
    if n <= EXACT_UP_TO:
        return None
    count = min(SAMPLE, n, max(AT_LEAST, WORK // (n + 2 * len(links.one))))
    each = max(1, count // BATCHES)
    drawn = np.random.default_rng(seed).choice(n, count // each * each, replace=False)
    batches: list[list[int]] = drawn.reshape(-1, each).tolist()
    return batches


def error_of_mean(total: Floats, squares: Floats, batches: list[list[int]], n: int) -> Floats:
    """Standard error of the mean over sources, from the sums over batches and their squares."""
    count, each = len(batches), len(batches[0])
    variance = np.maximum(squares - total**2 / count, 0) / max(count - 1, 1)
    unseen = 1 - count * each / n  # drawn without replacement
    error: Floats = np.sqrt(variance / count * unseen) / each
    return error
