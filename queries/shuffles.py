"""Shuffles: the groups handed out at random, again and again, and the ties inside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.relabelling import STRATA, Grouped

__all__ = ["Draws", "draw", "draws", "shuffles_for"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CELLS = 8_000_000  # ties times shuffles held in memory at a time
WORK = 50_000_000  # ties times shuffles in all, where the number of shuffles is not given
MOST, LEAST = 5000, 99  # shuffles


@dataclass(frozen=True, eq=False)
class Draws:
    """Ties of random groups of the same sizes, for each shuffle: shapes (shuffles, g).

    Attributes
    ----------
    inside : array
        Ties from a member to a member, or the sum of their weights.
    own : array
        The same from a member to anyone.
    """

    inside: Floats
    own: Floats


def shuffles_for(ties: int) -> int:
    """How many shuffles to make where nobody said: 5000, fewer for more than 10 000 ties."""
    return max(LEAST, min(MOST, WORK // max(ties, 1)))


def draw(data: Grouped, shuffles: int, seed: int, weights: Floats | None = None) -> Draws:
    """Shuffle the groups and count the ties inside each, again and again.

    Parameters
    ----------
    data : Grouped
    shuffles, seed : int
        The same seed hands the groups out in the same ways, whatever the ties and weights.
    weights : float array of shape (m,), optional
        What each tie counts; 1 without it, and then all sums are whole numbers.
    """
    (found,) = draws([(data, weights)], shuffles, seed)
    return found


def draws(
    parts: Sequence[tuple[Grouped, Floats | None]], shuffles: int, seed: int
) -> list[Draws]:
    """As `draw`, of several kinds of ties among the same actors: shuffled once for all."""
    g, n = len(parts[0][0].labels), len(parts[0][0].actors)
    random = np.random.default_rng(seed)
    counted = [_Counted(data, weights, shuffles) for data, weights in parts]
    step = max(1, CELLS // max(*(len(data.source) for data, _ in parts), n, 1))
    for start in range(0, shuffles, step):
        count = min(step, shuffles - start)
        label = _shuffled(parts[0][0], count, random)
        box = np.arange(count) * g + label  # one counter for each shuffle and group
        kept: dict[int, NDArray[np.bool_]] = {}
        for each in counted:
            ties = each.data
            if id(ties) not in kept:
                source, target = each.ends
                kept[id(ties)] = label[source] == label[target]
            each.add(slice(start, start + count), box, kept[id(ties)])
    return [Draws(each.inside, each.own) for each in counted]


class _Counted:
    """Sums of one kind of ties over the shuffles, being made."""

    def __init__(self, data: Grouped, weights: Floats | None, shuffles: int) -> None:
        g, n, m = len(data.labels), len(data.actors), len(data.source)
        self.data, self.weights = data, weights
        self.out = np.bincount(data.source, weights=weights, minlength=n)
        self.inside, self.own = np.zeros((shuffles, g)), np.zeros((shuffles, g))
        self.ends = data.source, data.target
        if data.mirrored:  # one direction will do, and counts double
            self.ends = data.source[: m // 2], data.target[: m // 2]
            self.weights = 2 * (np.ones(m // 2) if weights is None else weights[: m // 2])

    def add(self, which: slice, box: Ints, kept: NDArray[np.bool_]) -> None:
        count, g = which.stop - which.start, self.own.shape[1]
        out = self.out if count == 1 else np.repeat(self.out, count)
        totals = np.bincount(box.ravel(), weights=out, minlength=count * g)
        at, shuffle = np.nonzero(kept)
        stays = np.bincount(
            box[self.ends[0][at], shuffle],
            weights=None if self.weights is None else self.weights[at],
            minlength=count * g,
        )
        self.own[which] = totals.reshape(count, g)
        self.inside[which] = stays.reshape(count, g)


def _shuffled(data: Grouped, count: int, random: np.random.Generator) -> NDArray[np.int32]:
    """Groups drawn `count` times, shape (n, count); a row is an actor, for fast gathering."""
    label = np.empty((len(data.actors), count), np.int32)
    for voice in STRATA:
        stratum = np.flatnonzero(data.stratum == voice)
        codes = np.tile(data.code[stratum].astype(np.int32), (count, 1))
        label[stratum] = random.permuted(codes, axis=1).T
    return label
