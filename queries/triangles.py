"""Every three actors who all work with each other, each three once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.partners import Partners

__all__ = ["Met", "meetings", "triangles"]

Ints = NDArray[np.int64]

AT_ONCE = 8_000_000  # paths of two steps held in memory


@dataclass(frozen=True, eq=False)
class Met:
    """For each ordered pair of partners (i, j), the actors q that both work with.

    Ordered pair k, for k < e, runs from `one` to `other` of pair k; k + e runs back. There is
    one entry for each i, j and q: six for a triangle.

    Attributes
    ----------
    pair : int array of shape (t,)
        The ordered pair (i, j).
    first, second, back : int arrays of shape (t,)
        The ordered pairs (i, q), (q, j) and (j, q).
    """

    pair: Ints
    first: Ints
    second: Ints
    back: Ints


def meetings(links: Partners) -> Met:
    """Find whom each two partners both work with."""
    e, found = len(links.one), triangles(links)
    x, y, z = found.T
    a = np.where(_at(links, y, links.one[x]), links.one[x], links.other[x])  # shared by x and y
    b = links.one[x] + links.other[x] - a
    there = [pair + e * (links.one[pair] != start) for pair, start in ((x, a), (z, b), (y, a))]
    ab, bc, ac = (np.asarray(pair, np.int64) for pair in there)
    ba, cb, ca = (np.where(pair < e, pair + e, pair - e) for pair in (ab, bc, ac))
    return Met(
        pair=np.concatenate([ab, ac, ba, bc, ca, cb]),
        first=np.concatenate([ac, ab, bc, ba, cb, ca]),
        second=np.concatenate([cb, bc, ca, ac, ba, ab]),
        back=np.concatenate([bc, cb, ac, ca, ab, ba]),
    )


def _at(links: Partners, pair: Ints, actor: Ints) -> NDArray[np.bool_]:
    return np.equal(links.one[pair], actor) | np.equal(links.other[pair], actor)


def triangles(links: Partners) -> Ints:
    """The three pairs of each triangle, as positions in `links.one`: shape (triangles, 3).

    Each pair is led from the end with fewer partners to the one with more. A triangle is then
    two pairs that leave one actor and the pair that closes them; few leave a hub, so there is
    little to try: at most e √(2e) paths for e pairs.
    """
    from scipy.sparse import csr_array

    n, e = links.size, len(links.one)
    rank = np.empty(n, np.int32)
    rank[np.argsort(links.degree, kind="stable")] = np.arange(n, dtype=np.int32)
    one, other = rank[links.one], rank[links.other]
    ends = (np.minimum(one, other), np.maximum(one, other))
    number = np.arange(1, e + 1, dtype=np.int32)  # from 1, since 0 is no pair
    led = csr_array((number, ends), shape=(n, n))
    led.sort_indices()
    found = [np.empty((0, 3), np.int64)]
    for first, second in _paths(np.asarray(led.indptr)):
        closing = np.asarray(led[led.indices[first], led.indices[second]]).ravel()
        hit = np.flatnonzero(closing)
        sides = (led.data[first[hit]], led.data[second[hit]], closing[hit])
        found.append(np.column_stack(sides).astype(np.int64) - 1)
    return np.concatenate(found)


def _paths(start: NDArray[np.integer]) -> Iterator[tuple[Ints, Ints]]:
    """Two different entries of one row, for all rows: the rows of each length together."""
    length = np.diff(start)
    for size in np.unique(length[length > 1]).tolist():
        first, second = np.triu_indices(size, 1)
        rows = start[:-1][length == size].astype(np.int64)
        step = max(1, AT_ONCE // len(first))
        for at in range(0, len(rows), step):
            base = rows[at : at + step, None]
            yield (base + first).ravel(), (base + second).ravel()
