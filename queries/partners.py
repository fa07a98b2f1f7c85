"""Who works with whom, whoever says so: the undirected projection that most measures run on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.engine import Ordered

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Partners", "if_unknown", "partners"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Partners:
    """The undirected projection of existing ties: who works with whom, whoever says so.

    Attributes
    ----------
    size : int
        Number of actors.
    one, other : int arrays of shape (e,)
        Positions of the two ends of each pair, ``one < other``; no pair twice.
    order, starts : int arrays of shapes (m,) and (e,)
        `order` sorts the ties so that those of one pair stand together, from `starts` on.
    """

    size: int
    one: Ints
    other: Ints
    order: NDArray[np.intp]
    starts: NDArray[np.intp]

    @cached_property
    def degree(self) -> Ints:
        """Number of partners of each actor, shape (n,)."""
        ends = np.concatenate([self.one, self.other])
        return np.bincount(ends, minlength=self.size).astype(np.int64)

    @cached_property
    def graph(self) -> Ordered:
        """All pairs as an undirected graph in the compiled engine."""
        return Ordered(self.size, self.one, self.other)

    def strongest(self, values: Floats) -> Floats:
        """For each pair, the larger of the values of its one or two ties, shape (e,)."""
        if not len(self.starts):
            return np.empty(0)
        return np.maximum.reduceat(values[self.order], self.starts)

    def summed(self, values: Floats) -> Floats:
        """For each pair, the sum of the values of its one or two ties, shape (e,)."""
        if not len(self.starts):
            return np.empty(0)
        return np.add.reduceat(values[self.order], self.starts)

    def find(self, source: Ints, target: Ints) -> Ints:
        """Numbers of ordered pairs that are partners: k from `one` to `other`, k + e back."""
        low, high = np.minimum(source, target), np.maximum(source, target)
        pair = np.searchsorted(self.one * self.size + self.other, low * self.size + high)
        return pair + len(self.one) * (source > target)

    def matrix(self, values: Floats) -> csr_array:
        """The symmetric matrix of a value for each pair; a value of 0 is left out."""
        from scipy.sparse import csr_array

        there = values > 0
        if there.all():
            pair, columns, starts = self._pattern
            entries: Floats = values[pair]
            return csr_array((entries, columns, starts), shape=(self.size, self.size))
        return self._matrix(values, there)

    @cached_property
    def _pattern(self) -> tuple[Ints, NDArray[np.int32], NDArray[np.int32]]:
        """For each entry of the matrix its pair and its column; and where the rows start."""
        number = np.arange(1, len(self.one) + 1, dtype=np.float64)
        whole = self._matrix(number, number > 0)
        return whole.data.astype(np.int64) - 1, whole.indices, whole.indptr

    def without(self, taken: NDArray[np.bool_]) -> csr_array:
        """The symmetric matrix of ones for all pairs but some."""
        from scipy.sparse import csr_array

        pair, columns, starts = self._pattern
        kept = ~taken[pair]
        starts = np.concatenate([[0], np.cumsum(kept)])[starts].astype(columns.dtype)
        ones = np.ones(int(starts[-1]))
        return csr_array((ones, columns[kept], starts), shape=(self.size, self.size))

    def _matrix(self, values: Floats, there: NDArray[np.bool_]) -> csr_array:
        from scipy.sparse import csr_array

        starts = np.searchsorted(self.one[there], np.arange(self.size + 1))  # pairs rise
        whole = np.int32 if 2 * len(self.one) < 2**31 else np.int64
        ends = (self.other[there].astype(whole), starts.astype(whole))
        kept: Floats = values[there]
        above: csr_array = csr_array((kept, *ends), shape=(self.size, self.size))
        both: csr_array = above + above.T.tocsr()
        return both


def partners(network: Network) -> Partners:
    """Project the existing ties of a network on unordered pairs."""
    rows, n = network.rows(), len(network)
    source = network.source[rows].astype(np.int64)
    target = network.target[rows].astype(np.int64)
    key = np.minimum(source, target) * n + np.maximum(source, target)
    order = np.argsort(key, kind="stable")
    pair, starts = np.unique(key[order], return_index=True)
    return Partners(n, pair // max(n, 1), pair % max(n, 1), order, starts)


def if_unknown(network: Network, words: Conventions) -> tuple[Floats, Floats]:
    """Two readings of the strength of existing ties, each of shape (m,).

    In the first, known intervals are read at their lower bound and a tie of unknown frequency
    as yearly. In the second, known intervals are read at their upper bound and an unknown tie
    as daily; one that is known in part as daily, or more if more is known.
    """
    low, high = network.low[network.rows()], network.high[network.rows()]
    rare = np.where(np.isnan(low), words.yearly, low)
    often = np.where(np.isnan(high), np.maximum(np.nan_to_num(low), words.daily), high)
    return rare, often
