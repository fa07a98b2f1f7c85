"""Betweenness on who works with whom: exact for a municipality, sampled for a country."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network

__all__ = ["Betweenness", "Partners", "Scores", "betweenness", "if_unknown", "partners"]

EXACT_UP_TO = 10_000  # actors; above it, paths are followed from a sample of sources
SAMPLE = 500  # sources

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Betweenness:
    """How many pairs of others have their shortest path through the actor.

    Attributes
    ----------
    pairs : float
        Σ σ_st(v)/σ_st over unordered pairs s, t of other actors: the share of their shortest
        paths that passes v, summed. In pairs, from 0 to (n-1)(n-2)/2. Pairs without a path
        add nothing, so an isolate has 0.
    share : float or None
        `pairs` divided by (n-1)(n-2)/2, from 0 to 1, where n counts all actors of the
        network, isolates too. None when n < 3: there is no pair of others.
    standard_error : float or None
        Of `pairs`, when paths were followed from a sample of the actors only; a rough guide
        for actors with a low score, to which few sources add much. None when exact.

    Notes
    -----
    Definition of [1]_, algorithm of [2]_, sampled sources as in [3]_. Run on the undirected
    projection: an actor that filed no list has no outgoing ties, so the direction of a tie
    says who answered, not which way the collaboration flows.

    With weights, the length of a tie is 1/strength [4]_: frequent contact is short. Strength
    of a pair is the larger of what its two sides say, since both speak of the same contacts
    and a pair of which one side never answered must not look weaker [5]_. A strength of 0 is
    no path. Lengths that agree to ten digits are equal.

    References
    ----------
    .. [1] Freeman, L. C. (1977). A set of measures of centrality based on betweenness.
       Sociometry 40(1), 35-41.
    .. [2] Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of
       Mathematical Sociology 25(2), 163-177.
    .. [3] Brandes, U. and Pich, C. (2007). Centrality estimation in large networks.
       International Journal of Bifurcation and Chaos 17(7), 2303-2318.
    .. [4] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest paths,
       weighted networks, and centrality. Physical Review E 64, 016132.
    .. [5] Stork, D. and Richards, W. D. (1992). Nonrespondents in communication network
       studies. Group & Organization Management 17(2), 193-209.
    """

    pairs: float
    share: float | None
    standard_error: float | None


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

    @property
    def degree(self) -> Ints:
        """Number of partners of each actor, shape (n,)."""
        ends = np.concatenate([self.one, self.other])
        return np.bincount(ends, minlength=self.size).astype(np.int64)

    def strongest(self, values: Floats) -> Floats:
        """For each pair, the larger of the values of its one or two ties."""
        if not len(self.starts):
            return np.empty(0)
        return np.maximum.reduceat(values[self.order], self.starts)


@dataclass(frozen=True, eq=False)
class Scores:
    """Betweenness of all actors; where sampled, its standard errors and the sample size."""

    pairs: Floats
    errors: Floats | None = None
    sources: int | None = None

    def of(self, position: int) -> Betweenness:
        """The score of one actor as a plain record."""
        n = len(self.pairs)
        others = (n - 1) * (n - 2) / 2
        pairs = float(self.pairs[position])
        error = None if self.errors is None else float(self.errors[position])
        return Betweenness(pairs, pairs / others if n > 2 else None, error)


def partners(network: Network) -> Partners:
    """Project the existing ties of a network on unordered pairs."""
    rows, n = network.rows(), len(network)
    source = network.source[rows].astype(np.int64)
    target = network.target[rows].astype(np.int64)
    key = np.minimum(source, target) * n + np.maximum(source, target)
    order = np.argsort(key, kind="stable")
    pair, starts = np.unique(key[order], return_index=True)
    return Partners(n, pair // max(n, 1), pair % max(n, 1), order, starts)


def if_unknown(network: Network) -> tuple[Floats, Floats]:
    """Two readings of the strength of existing ties, each of shape (m,).

    In the first, known intervals are read at their lower bound and a tie of unknown frequency
    as one contact a year. In the second, known intervals are read at their upper bound and an
    unknown tie as daily; one that is known in part as daily, or more if more is known.
    """
    words = Conventions()
    low, high = network.low[network.rows()], network.high[network.rows()]
    rare = np.where(np.isnan(low), words.yearly, low)
    often = np.where(np.isnan(high), np.maximum(np.nan_to_num(low), words.daily), high)
    return rare, often


def betweenness(links: Partners, strength: Floats | None = None, *, seed: int = 0) -> Scores:
    """Betweenness of every actor on the undirected projection.

    Parameters
    ----------
    links : Partners
    strength : float array of shape (e,), optional
        Contacts a year of each pair; its inverse is the length. All lengths 1 without it.
    seed : int
        Chooses the sources where there are more than `EXACT_UP_TO` actors.
    """
    one, other, length = links.one, links.other, None
    if strength is not None:
        there = strength > 0
        one, other, length = one[there], other[there], 1 / strength[there]
    paths = _paths(links.size, one, other)
    weights = None if length is None else length.tolist()
    if links.size <= EXACT_UP_TO:
        exact = paths.betweenness(directed=False, weights=weights) if links.size else []
        return Scores(np.array(exact, np.float64))
    return _sampled(paths, links.size, weights, seed)


def _sampled(paths: _Paths, n: int, weights: list[float] | None, seed: int) -> Scores:
    sources = np.random.default_rng(seed).choice(n, SAMPLE, replace=False)
    total, squares = np.zeros(n), np.zeros(n)
    for source in sources.tolist():
        part = paths.betweenness(directed=False, weights=weights, sources=[source])
        values = np.array(part, np.float64)
        total += values
        squares += values**2
    variance = np.maximum(squares - total**2 / SAMPLE, 0) / (SAMPLE - 1)
    unseen = 1 - SAMPLE / n  # drawn without replacement
    return Scores(total * n / SAMPLE, n * np.sqrt(variance / SAMPLE * unseen), SAMPLE)


class _Paths(Protocol):
    """What is used of igraph, which has no types of its own."""

    def betweenness(
        self,
        *,
        directed: bool,
        weights: list[float] | None,
        sources: list[int] | None = None,
    ) -> list[float]: ...


def _paths(n: int, one: Ints, other: Ints) -> _Paths:
    import igraph  # pyright: ignore[reportMissingTypeStubs]

    graph = cast("Callable[..., _Paths]", igraph.Graph)
    return graph(n=n, edges=np.column_stack([one, other]), directed=False)
