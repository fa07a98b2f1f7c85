"""Shortest ways from one source to all others, and who lies on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from queries.partners import Partners

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Ways"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CLOSE = 1e-10  # lengths that differ by less, relative to the longer, are equal


class Ways:
    """The undirected projection as roads that have lengths.

    Parameters
    ----------
    links : Partners
    strength : float array of shape (e,), optional
        Contacts a year of each pair; its inverse is the length, and 0 is no road. All lengths
        are 1 without it.

    References
    ----------
    .. [1] Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of
       Mathematical Sociology 25(2), 163-177.
    """

    def __init__(self, links: Partners, strength: Floats | None = None) -> None:
        matrix = links.matrix(np.ones(len(links.one)) if strength is None else strength)
        matrix.data = 1 / matrix.data
        self.size, self._plain, self._matrix = links.size, strength is None, matrix
        self._often = np.diff(matrix.indptr)

    def far(self, source: int) -> Floats:
        """Distance of every actor, infinite where there is no way: shape (n,)."""
        from scipy.sparse.csgraph import dijkstra

        if self._plain:
            return _by_breadth(self._matrix, source)[0]
        found: Floats = dijkstra(self._matrix, indices=[source])[0]
        return found

    def dependencies(self, source: int) -> Floats:
        """Σ_t σ_st(v)/σ_st over all t, for every v but the source itself: shape (n,) [1]_."""
        far, before = self._reach(source)
        heads, starts = self._onward(far, before)
        rounds, ways = _forward(heads, starts, source)
        through = np.zeros(self.size)
        for front, to, of in reversed(rounds):
            share = (1 + through[to]) / ways[to]
            through[front] = ways[front] * np.bincount(of, share, len(front))
        through[source] = 0.0
        return through

    def _reach(self, source: int) -> tuple[Floats, NDArray[np.int32]]:
        """Distances, and for each actor one that stands before it on a shortest way."""
        from scipy.sparse.csgraph import dijkstra

        if self._plain:
            return _by_breadth(self._matrix, source)
        far, before = dijkstra(self._matrix, indices=[source], return_predecessors=True)
        return far[0], before[0]

    def _onward(self, far: Floats, before: NDArray[np.int32]) -> tuple[Ints, Ints]:
        """The roads that shortest ways take: where each leads, and where those of each start.

        They lead from near to far; between equals, where a road is lost in rounding, only the
        one way that the search took, so that no walk comes round to where it was.
        """
        taken = self._counted(far) if self._plain else self._measured(far, before)
        starts = np.concatenate([[0], np.cumsum(taken)])[self._matrix.indptr]
        return self._matrix.indices[taken].astype(np.int64), starts.astype(np.int64)

    def _counted(self, far: Floats) -> NDArray[np.bool_]:
        steps = np.where(np.isfinite(far), far, -2).astype(np.int32)
        taken: NDArray[np.bool_] = np.equal(
            steps[self._matrix.indices], np.repeat(steps + 1, self._often)
        )
        return taken

    def _measured(self, far: Floats, before: NDArray[np.int32]) -> NDArray[np.bool_]:
        matrix = self._matrix
        here, there = np.repeat(far, self._often), far[matrix.indices]
        level = np.flatnonzero((here == there) & (here < np.inf))
        row = np.searchsorted(matrix.indptr, level, side="right") - 1
        nearer = here < there
        here += matrix.data
        there *= 1 + CLOSE
        taken = nearer & (here <= there)
        taken[level] = before[matrix.indices[level]] == row
        return taken


Round = tuple[NDArray[np.intp], Ints, Ints]
"""Actors, where roads lead from them, and from which of them each road leads."""


def _forward(heads: Ints, starts: Ints, source: int) -> tuple[list[Round], Floats]:
    """Rounds in which all that lead to an actor come before it, and its number of ways."""
    n = len(starts) - 1
    waiting, ways = np.bincount(heads, minlength=n), np.zeros(n)
    ways[source] = 1.0
    rounds, ready = list[Round](), np.zeros(n, np.bool_)
    front = np.array([source], np.intp)
    while len(front):
        often = starts[front + 1] - starts[front]
        of = np.repeat(np.arange(len(front)), often)
        first = np.cumsum(often) - often
        to = heads[np.arange(len(of)) + (starts[front] - first)[of]]
        np.add.at(ways, to, ways[front][of])
        np.subtract.at(waiting, to, 1)
        rounds.append((front, to, of))
        ready[to[waiting[to] == 0]] = True
        front = np.flatnonzero(ready)
        ready[front] = False
    return rounds, ways


def _by_breadth(matrix: csr_array, source: int) -> tuple[Floats, NDArray[np.int32]]:
    """Steps to every actor, and the one before it."""
    from scipy.sparse.csgraph import breadth_first_order

    order, before = breadth_first_order(matrix, source, directed=True)
    far = np.full(matrix.shape[0], np.inf)
    far[source], place = 0.0, np.empty(matrix.shape[0], np.int64)
    place[order] = np.arange(len(order))
    above = place[before[order[1:]]]
    start, end, steps = 0, 1, 1
    while end < len(order):  # level by level, in which `above` rises
        start, end = end, int(np.searchsorted(above, end)) + 1
        far[order[start:end]] = steps
        steps += 1
    return far, before
