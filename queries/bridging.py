"""Which new ties would join groups? Pairs across groups, by what the tie would change."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.likeness import circles
from queries.lookup import within
from queries.parties import Party, party
from queries.partners import Partners, partners
from queries.reach import gains, steps_from
from queries.relabelling import Grouped, chance_between, grouped, paired
from queries.told import Told

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Bridging", "NewBridge", "bridging"]

WORK = 200_000_000  # distances looked at; a large network is searched in part
FEWEST = 20  # actors tried in any case
EACH = 3  # ties for one pair of groups

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NewBridge:
    """A tie between two groups that is not there, and what it would change.

    Attributes
    ----------
    one, other : Party
        Neither names the other as existing.
    group, other_group : str
    pairs, pairs_expected : int, float
        Pairs that work together across the two groups now, and their exact mean when the
        groups are handed out at random: there are fewer than that.
    steps : int or None
        Fewest steps between the two now, 2 or more. None when there is no path.
    reach : float
        By how much the tie raises Σ_t 1/d(s, t), summed over its two ends s: harmonic
        closeness [1]_, in actors reached, each counted by the inverse of its distance.
        At least 2 - 2/`steps`.
    constraint, constraint_after : float or None
        Burt's constraint [2]_ of `one` over pairs, each 1, now and with the tie; lower leaves
        more room to broker. None without partners.
    other_constraint, other_constraint_after : float or None
        The same of `other`.
    statements : int
        Different statements behind the ties across the two groups.
    evidence : tuple of str
        Ids of the first 20 of them.

    References
    ----------
    .. [1] Rochat, Y. (2009). Closeness centrality extended to unconnected graphs: the
       harmonic centrality index. Applications of Social Network Analysis, Zürich.
    .. [2] Burt, R. S. (1992). Structural Holes. Harvard University Press.
    """

    one: Party
    other: Party
    group: str
    other_group: str
    pairs: int
    pairs_expected: float
    steps: int | None
    reach: float
    constraint: float | None
    constraint_after: float | None
    other_constraint: float | None
    other_constraint_after: float | None
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridging:
    """The ties that would shorten most ways between groups that have fewer ties than chance.

    Attributes
    ----------
    attribute : str
    actors : int
        Actors that have a group.
    tried : int
        Those of them whose pairs were tried: all, up to some 580 actors in the network; in a
        larger one as many of each group, those with the most partners first.
    bridges : tuple of NewBridge
        The largest `reach` first, then by id; at most 3 for one pair of groups.

    Notes
    -----
    On the undirected projection of existing ties, each pair 1 and each step 1: whether such a
    tie is wanted or feasible the network cannot say. That is another question than which ties
    are there unreported (`queries.predicted`).
    """

    attribute: str
    actors: int
    tried: int
    bridges: tuple[NewBridge, ...]


def bridging(
    network: Network,
    attribute: str,
    *,
    between: Collection[tuple[str, str]] | None = None,
    limit: int = 20,
) -> Bridging:
    """Rank the pairs in different groups by what a tie between them would change.

    Parameters
    ----------
    network : Network
    attribute : str
    between : collection of (group, group), optional
        The pairs of groups that are meant; all that have fewer ties than chance without it.
    limit : int
        How many at most.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    field = _Field.of(network, attribute)
    tried = _tried(field.data, field.links)
    one, other = np.triu_indices(len(tried), 1)
    fits = field.open(tried[one], tried[other])
    if between is not None:
        fits &= field.joins(between, tried[one], tried[other])
    one, other = one[fits], other[fits]
    steps = steps_from(field.matrix, tried)
    found = gains(steps, one, other)
    order = np.lexsort((other, one, -np.round(found, 9)))
    most = _few_for_each(field.code[tried[one[order]]], field.code[tried[other[order]]])
    bridges = tuple(
        field.bridge(
            (int(tried[one[k]]), int(tried[other[k]])),
            float(found[k]),
            float(steps[one[k], tried[other[k]]]),
        )
        for k in order[most][:limit].tolist()
    )
    return Bridging(attribute, len(field.data.actors), len(tried), bridges)


def _few_for_each(one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Of pairs in order of worth, the first few for each two groups."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    key = low * (int(high.max(initial=0)) + 1) + high
    order = np.argsort(key, kind="stable")
    new = np.concatenate([[True], np.diff(key[order]) != 0])[: len(order)]
    start = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    few = np.zeros(len(key), np.bool_)
    few[order] = np.arange(len(order)) - start < EACH
    return few


def _tried(data: Grouped, links: Partners) -> NDArray[np.intp]:
    """All grouped actors, or of each group those with the most partners, in turn."""
    count = max(FEWEST, math.isqrt(WORK // max(links.size, 1)))
    if len(data.actors) <= count:
        return data.actors
    degree = links.degree[data.actors]
    order = np.lexsort((data.actors, -degree, data.code))
    starts = np.concatenate([[0], np.cumsum(data.size)])[data.code[order]]
    turn = np.arange(len(order)) - starts
    first = order[np.lexsort((-degree[order], turn))][:count]
    return np.sort(data.actors[first])


@dataclass(frozen=True, eq=False)
class _Field:
    """A network with its groups, ready to be asked about pairs of actors."""

    network: Network
    data: Grouped
    links: Partners
    matrix: csr_array
    code: Ints
    ties: Grouped
    cells: tuple[Ints, Ints]

    @classmethod
    def of(cls, network: Network, attribute: str) -> _Field:
        data, links = grouped(network, attribute), partners(network)
        code = np.full(links.size, -1, np.int64)
        code[data.actors] = data.code
        ties, _ = paired(data, links)
        cell = np.sort(ties.speaker * len(data.labels) + ties.code[ties.target])
        cells = np.unique(cell, return_counts=True)
        return cls(network, data, links, circles(links), code, ties, cells)

    def between(self, one: Ints, other: Ints) -> tuple[Ints, Floats]:
        """Pairs across groups, and their mean by chance, each of shape (k,)."""
        there, count = self.cells
        cell = one * len(self.data.labels) + other
        tied = within(cell, there)
        pairs = np.zeros(len(cell), np.int64)
        pairs[tied] = count[np.searchsorted(there, cell[tied])]
        both = chance_between(self.ties, one, other) + chance_between(self.ties, other, one)
        return pairs, both / 2

    def open(self, one: Ints, other: Ints) -> NDArray[np.bool_]:
        """Which pairs are not tied, of two groups with fewer pairs than chance gives."""
        g, n = len(self.data.labels), self.links.size
        low, high = np.sort(np.stack([self.code[one], self.code[other]]), axis=0)
        key, back = np.unique(low * g + high, return_inverse=True)
        pairs, expected = self.between(key // g, key % g)
        thin = (pairs < expected) & (key // g != key % g)
        tied = within(one * n + other, self.links.one * n + self.links.other)
        found: NDArray[np.bool_] = thin[back] & ~tied
        return found

    def joins(
        self, between: Collection[tuple[str, str]], one: Ints, other: Ints
    ) -> NDArray[np.bool_]:
        """Which pairs are of two groups that are meant."""
        g, code = len(self.data.labels), {x: i for i, x in enumerate(self.data.labels)}
        meant = [code[a] * g + code[b] for pair in between for a, b in (pair, pair[::-1])]
        wanted = np.sort(np.array(meant, np.int64))
        return within(self.code[one] * g + self.code[other], wanted)

    def bridge(self, pair: tuple[int, int], reach: float, steps: float) -> NewBridge:
        one, other = pair
        groups = self.code[one], self.code[other]
        pairs, expected = self.between(*(np.array([group]) for group in groups))
        return NewBridge(
            one=party(self.network, one),
            other=party(self.network, other),
            group=self.data.labels[int(groups[0])],
            other_group=self.data.labels[int(groups[1])],
            pairs=int(pairs[0]),
            pairs_expected=float(expected[0]),
            steps=int(steps) if math.isfinite(steps) else None,
            reach=reach,
            constraint=self.constraint(one),
            constraint_after=self.constraint(one, other),
            other_constraint=self.constraint(other),
            other_constraint_after=self.constraint(other, one),
            statements=(behind := self._across(*map(int, groups)))[0],
            evidence=behind[1],
        )

    def _across(self, one: int, other: int) -> tuple[int, tuple[str, ...]]:
        """The statements behind the ties between two groups."""
        own, to = self.data.speaker, self.data.code[self.data.target]
        here = ((own == one) & (to == other)) | ((own == other) & (to == one))
        rows = self.data.rows[here]
        return Told(self.network, rows, np.zeros(len(rows), np.int64), 1).of(0)

    def constraint(self, actor: int, more: int | None = None) -> float | None:
        """Burt's constraint over pairs, each 1, as it is or with a tie to one more."""
        circle = self._circle(actor)
        if more is not None:
            circle.add(more)
        if not circle:
            return None
        part = {q: 1 / (len(self._circle(q)) + (q == more)) for q in circle}
        total = 0.0
        for j in circle:
            through = sum(part[q] for q in circle & self._circle(j))
            total += ((1 + through) / len(circle)) ** 2
        return total

    def _circle(self, actor: int) -> set[int]:
        start, end = (int(self.matrix.indptr[i]) for i in (actor, actor + 1))
        mates: list[int] = self.matrix.indices[start:end].tolist()
        return set(mates)
