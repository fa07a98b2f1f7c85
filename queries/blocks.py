"""Blocks of a network: largest sets of actors of whom no one cuts the others apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.partners import Partners

__all__ = ["Blocks", "blocks"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Blocks:
    """The blocks of two actors or more, and what hangs on each.

    Each block hangs on one of its actors, its top; every other actor belongs to one block in
    this way, or to none if it is the first of its part.

    Attributes
    ----------
    part : int array of shape (n,)
        The connected part of each actor.
    home : int array of shape (n,)
        The block in which the actor is not the top; -1 for none.
    top : int array of shape (b,)
        The actor that each block hangs on.
    below : int array of shape (b,)
        Actors that would be cut off from the top's other neighbours without it.

    References
    ----------
    .. [1] Tarjan, R. E. and Vishkin, U. (1985). An efficient parallel biconnectivity
       algorithm. SIAM Journal on Computing 14(4), 862-874.
    """

    part: Ints
    home: Ints
    top: Ints
    below: Ints


def blocks(links: Partners) -> Blocks:
    """Find the blocks, after [1]_ in `Blocks`, on a spanning tree by breadth.

    Ties of the tree are in one block when a tie outside the tree leads round the actor
    between them; all steps are done for a whole level of the tree at once.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n = links.size
    part, tree = _spanning(links)
    one, other = tree.place[links.one], tree.place[links.other]
    outside = (tree.above[one] != other) & (tree.above[other] != one)
    one, other = one[outside], other[outside]
    first, size = tree.number, tree.size
    end = first + size
    low, high = tree.reach(one, other)
    apart = (end[one] <= first[other]) | (end[other] <= first[one])
    child = np.arange(1, n + 1)
    above = tree.above[child]
    round_ = (low[child] < first[above]) | (high[child] >= end[above])
    joined = (
        np.concatenate([one[apart], child[round_]]),
        np.concatenate([other[apart], above[round_]]),
    )
    ones = np.ones(len(joined[0]), np.int8)
    _, label = connected_components(
        coo_array((ones, joined), shape=(n + 1, n + 1)).tocsr(), directed=False
    )
    inner = child[above > 0]  # those that hang on an actor, not on the root
    _, at, block = np.unique(label[inner], return_index=True, return_inverse=True)
    top = tree.above[inner[at]]
    direct = tree.above[inner] == top[block]
    below = np.bincount(block[direct], size[inner[direct]], len(top)).astype(np.int64)
    home = np.full(n, -1, np.int64)
    home[tree.actor[inner]] = block
    return Blocks(part, home, tree.actor[top], below)


@dataclass(frozen=True, eq=False)
class _Tree:
    """A tree of all actors under one root, place 0, by rising depth: shapes (n + 1,).

    `above` is the place of the next towards the root, `number` and `size` those of a walk
    that finishes each branch before the next; `actor` and `place` lead to actors and back
    (`actor` of the root is -1, `place` has shape (n,)).
    """

    above: Ints
    number: Ints
    size: Ints
    levels: list[tuple[int, int]]
    actor: Ints
    place: Ints

    def reach(self, one: Ints, other: Ints) -> tuple[Ints, Ints]:
        """Lowest and highest number to which ties outside the tree lead from each branch."""
        low, high = self.number.copy(), self.number.copy()
        for here, there in ((one, other), (other, one)):
            np.minimum.at(low, here, self.number[there])
            np.maximum.at(high, here, self.number[there])
        for above, starts, start, end in self._upwards():
            low[above] = np.minimum(low[above], np.minimum.reduceat(low[start:end], starts))
            high[above] = np.maximum(high[above], np.maximum.reduceat(high[start:end], starts))
        return low, high

    def _upwards(self) -> Iterator[tuple[Ints, Ints, int, int]]:
        return _families(self.above, reversed(self.levels))


def _families(
    above: Ints, levels: Iterator[tuple[int, int]]
) -> Iterator[tuple[Ints, Ints, int, int]]:
    """For each level who stands above it, where the children of each start, and the level."""
    for start, end in levels:
        who = above[start:end]
        starts = np.flatnonzero(np.concatenate([[True], who[1:] != who[:-1]]))
        yield who[starts], starts, start, end


def _spanning(links: Partners) -> tuple[Ints, _Tree]:
    """The part of each actor, and a tree by breadth in which a root stands above all parts."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    n = links.size
    matrix = links.matrix(np.ones(len(links.one)))
    # Strong parts of a symmetric matrix are its parts, and need no transpose.
    part = connected_components(matrix, connection="strong")[1].astype(np.int64)
    tops = np.unique(part, return_index=True)[1]
    # One row more, of the root.
    columns = np.concatenate([matrix.indices, tops])
    starts = np.concatenate([matrix.indptr, [len(columns)]])
    hung = csr_array((np.ones(len(columns)), columns, starts), shape=(n + 1, n + 1))
    order, before = breadth_first_order(hung, n, directed=True)
    place = np.empty(n + 1, np.int64)
    place[order] = np.arange(n + 1)
    above = np.concatenate([[0], place[before[order[1:]]]])
    levels = _levels(above)
    actor = np.where(order < n, order, -1).astype(np.int64)
    number, size = _walk(above, levels)
    return part, _Tree(above, number, size, levels, actor, place[:n])


def _levels(above: Ints) -> list[tuple[int, int]]:
    """First and last place but one of each level under the root."""
    found, start, end = list[tuple[int, int]](), 0, 1
    while end < len(above):
        start, end = end, int(np.searchsorted(above[1:], end) + 1)
        found.append((start, end))
    return found


def _walk(above: Ints, levels: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Number of each place in a walk by branches, and how many its branch has."""
    size = np.ones(len(above), np.int64)
    for who, starts, start, end in _families(above, reversed(levels)):
        size[who] += np.add.reduceat(size[start:end], starts)
    number = np.zeros(len(above), np.int64)
    for who, starts, start, end in _families(above, iter(levels)):
        earlier = np.cumsum(size[start:end]) - size[start:end]
        often = np.diff(np.concatenate([starts, [end - start]]))
        first = np.repeat(earlier[starts] - number[who] - 1, often)
        number[start:end] = earlier - first
    return number, size
