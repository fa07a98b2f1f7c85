"""Betweenness on who works with whom: exact for a municipality, sampled for a country."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.bulk import made
from queries.engine import Ordered
from queries.partners import Partners
from queries.sampling import Estimate, error_of_mean, sources
from queries.ways import Ways

__all__ = ["Betweenness", "betweenness", "records"]

Floats = NDArray[np.float64]


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


def records(found: Estimate) -> list[Betweenness]:
    """The scores of all actors as plain records."""
    n = len(found.values)
    values: list[float] = found.values.tolist()
    none: list[float | None] = [None] * n
    shares = (found.values / ((n - 1) * (n - 2) / 2)).tolist() if n > 2 else none
    errors = none if found.errors is None else found.errors.tolist()
    return list(made(Betweenness, values, shares, errors))


def betweenness(links: Partners, strength: Floats | None = None, *, seed: int = 0) -> Estimate:
    """Betweenness of every actor on the undirected projection.

    Parameters
    ----------
    links : Partners
    strength : float array of shape (e,), optional
        Contacts a year of each pair; its inverse is the length. All lengths 1 without it.
    seed : int
        Chooses the sources in a network too large to start from all.
    """
    drawn = sources(links, seed)
    if drawn is not None:
        return _sampled(Ways(links, strength), drawn)
    if strength is None:
        return Estimate(links.graph.betweenness(None))
    there = strength > 0
    paths = links.graph
    if not there.all():
        paths = Ordered(links.size, links.one[there], links.other[there])
    return Estimate(paths.betweenness(paths.lengths(1 / strength[there])))


def _sampled(ways: Ways, drawn: list[list[int]]) -> Estimate:
    n = ways.size
    total, squares = np.zeros(n), np.zeros(n)
    for batch in drawn:
        values = sum((ways.dependencies(source) for source in batch), np.zeros(n)) / 2
        total += values
        squares += values**2
    count = len(drawn) * len(drawn[0])
    return Estimate(total * n / count, n * error_of_mean(total, squares, drawn, n), count)
