"""How alike are the circles of two actors? Scores of pairs that are not tied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from queries.lookup import within
from queries.partners import Partners
from queries.walks import decay, katz_matrix

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = [
    "METHODS",
    "Method",
    "Pairs",
    "best_pairs",
    "circles",
    "katz_pairs",
    "scores",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

Method = Literal["adamic_adar", "resource_allocation", "jaccard", "common_neighbours", "katz"]
METHODS: tuple[Method, ...] = (
    "adamic_adar",
    "resource_allocation",
    "jaccard",
    "common_neighbours",
    "katz",
)

FILL = 1_000_000  # entries of one block of products, about
CLOSE = 1e-10
WORTH_CUTTING = 0.7  # of the columns


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of actors with a score, the highest first: arrays of shape (k,)."""

    one: Ints
    other: Ints
    score: Floats


def circles(links: Partners) -> csr_array:
    """Who works with whom as a symmetric matrix of ones, shape (n, n)."""
    return links.matrix(np.ones(len(links.one)))


def _worth(degree: Ints, method: Method) -> Floats:
    """What one shared partner adds, by how many partners it has itself."""
    k = np.maximum(degree, 2).astype(np.float64)  # who is shared has two at least
    if method == "adamic_adar":
        return 1 / np.log(k)
    return 1 / k if method == "resource_allocation" else np.ones(len(k))


def best_pairs(links: Partners, method: Method, could: Mask, limit: int) -> Pairs:
    """The untied pairs at distance two with the highest scores.

    Parameters
    ----------
    links : Partners
    method : str
        Any but ``katz``.
    could : bool array of shape (n,)
        Who could have reported a tie; of a pair one at least.
    limit : int

    Notes
    -----
    Exact over all pairs at distance two. A score is no more than either end would have if it
    shared all its partners, so that ends which cannot reach the best found so far are skipped.
    Equal scores stand in the order of the positions.
    """
    degree, matrix = links.degree, circles(links)
    worth = _worth(degree, method)
    bound = matrix @ worth if method != "jaccard" else np.ones(links.size)
    search = _Search(links, matrix, worth, method, could, limit)
    order = np.argsort(-bound, kind="stable")
    order = order[degree[order] > 0]
    cost = np.cumsum((matrix @ degree)[order])
    best, start = Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)), 0
    left, among = degree > 0, _Columns(np.arange(links.size), matrix)
    while start < len(order):
        least = best.score[-1] * (1 - CLOSE) if len(best.score) == limit else 0.0
        if bound[order[start]] < least:
            break
        end = int(np.searchsorted(cost, (cost[start - 1] if start else 0) + FILL)) + 1
        left[order[:start]] = False
        wanted = left & (bound >= least)
        among = among.narrowed(wanted)
        best = _first(best, search.among(order[start:end], among, wanted, least), limit)
        start = end
    return best


@dataclass(frozen=True, eq=False)
class _Columns:
    """Some columns of a matrix, rising."""

    which: Ints
    matrix: csr_array

    def narrowed(self, wanted: Mask) -> _Columns:
        """Without most of the columns that are not wanted: cutting takes time itself."""
        kept = wanted[self.which]
        if kept.sum() > WORTH_CUTTING * len(kept):
            return self
        return _Columns(self.which[kept], self.matrix[:, np.flatnonzero(kept)])


@dataclass(frozen=True, eq=False)
class _Search:
    """What stays the same while blocks of pairs are looked through."""

    links: Partners
    matrix: csr_array
    worth: Floats
    method: Method
    could: Mask
    limit: int

    @cached_property
    def _tied(self) -> Ints:
        return self.links.one * self.links.size + self.links.other

    def among(self, rows: Ints, among: _Columns, wanted: Mask, least: float) -> Pairs:
        """The best untied pairs between some rows and some columns that share a partner."""
        left = self.matrix[rows]
        left.data = self.worth[left.indices]
        columns, product = among.which, (left @ among.matrix).tocsr()
        score, at = self._scored(product, rows, columns)
        at = at[score[at] >= least]
        one, other = rows[_row(product, at)], columns[product.indices[at]]
        fits = wanted[other] & (one != other) & (self.could[one] | self.could[other])
        one, other, score = one[fits], other[fits], score[at[fits]]
        return self._untied(np.minimum(one, other), np.maximum(one, other), score)

    def _scored(self, product: csr_array, rows: Ints, columns: Ints) -> tuple[Floats, Ints]:
        score, every = product.data, np.arange(product.nnz)
        if self.method == "jaccard":
            degree = self.links.degree
            sizes = np.repeat(degree[rows], np.diff(product.indptr))
            score = score / (sizes + degree[columns[product.indices]] - score)
        return score, every

    def _untied(self, one: Ints, other: Ints, score: Floats) -> Pairs:
        """The best of these that are not tied: looked up for ever more of the highest."""
        count = 4 * self.limit
        while True:
            few = count < len(score)
            least = np.partition(score, -count)[-count] * (1 - CLOSE) if few else -np.inf
            high = score >= least
            pair, first = np.unique(
                one[high] * self.links.size + other[high], return_index=True
            )
            kept = np.flatnonzero(high)[first[~within(pair, self._tied)]]
            if len(kept) >= self.limit or not few:
                return Pairs(one[kept], other[kept], score[kept])
            count *= 4


def _row(product: csr_array, at: Ints) -> Ints:
    """The row of each of some stored entries of a matrix."""
    return np.searchsorted(product.indptr, at, side="right").astype(np.int64) - 1


def _first(best: Pairs, more: Pairs, limit: int) -> Pairs:
    one, other = np.concatenate([best.one, more.one]), np.concatenate([best.other, more.other])
    score = np.concatenate([best.score, more.score])
    order = np.lexsort((other, one, -np.round(score, 10)))[:limit]
    return Pairs(one[order], other[order], score[order])


def scores(matrix: csr_array, one: Ints, other: Ints) -> dict[Method, Floats]:
    """All scores but Katz of given pairs, each of shape (k,)."""
    degree = np.diff(matrix.indptr).astype(np.int64)
    found: dict[Method, list[Floats]] = {m: [] for m in METHODS if m != "katz"}
    for block in _blocks(len(one)):
        both = matrix[one[block]].multiply(matrix[other[block]]).tocsr()
        shared = np.asarray(both.sum(axis=1)).ravel()
        union = degree[one[block]] + degree[other[block]] - shared
        ratio: Floats = np.divide(shared, union, out=np.zeros(len(shared)), where=union > 0)
        found["jaccard"].append(ratio)
        for method in METHODS:
            if method not in ("jaccard", "katz"):
                found[method].append(np.asarray(both @ _worth(degree, method)))
    return {m: np.concatenate([np.empty(0), *parts]) for m, parts in found.items()}


def _blocks(count: int, size: int = 20_000) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))


def katz_pairs(links: Partners, method: Method, could: Mask, limit: int) -> Pairs:
    """As `best_pairs`, by ``katz``, for a network of at most `KATZ_UP_TO` actors."""
    matrix = circles(links)
    score = katz_matrix(matrix, decay(matrix))
    shares = (matrix @ matrix).toarray() > 0
    free = np.triu(shares, 1) & (could[:, None] | could[None, :])
    free[links.one, links.other] = False
    one, other = np.nonzero(free)
    nothing = Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    return _first(nothing, Pairs(one, other, score[one, other]), limit)
