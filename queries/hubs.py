"""Who are the hubs? Being named, naming, strength and betweenness of every actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.betweenness import Betweenness, betweenness, records
from queries.bulk import in_order, made, many_records, places_by_name, who
from queries.inequality import Concentration, concentration
from queries.partners import if_unknown, partners
from queries.ranks import Rank, bounded, ranks
from queries.sampling import Estimate, in_readings, weighted_ranks
from queries.strength import Strength, all_whole, strengths
from queries.told import about

__all__ = ["Hub", "Hubs", "hubs"]

TOP = 10  # actors whose sampling error is told

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hub:
    """How central an actor is in the existing ties: being named, naming, lying between.

    Attributes
    ----------
    id, name : str
    respondent : bool
        Whether it filed a list of its own.
    in_degree : int
        Number of actors that name it, from 0 to n-1 [1]_.
    in_degree_rank : (int, int)
        Best and worst place by `in_degree`, 1 the highest; equal values share a place.
    out_degree : int or None
        Number of actors that it names, from 0 to n-1: a style of answering, not importance.
        None for an actor that filed no list, whatever others say it does.
    degree : int
        Number of actors that it names or that name it, from 0 to n-1.
    in_strength : Strength
        Contacts a year of the ties in which it is named.
    in_strength_rank : (int, int)
        Best and worst place by `in_strength`: wherever the strengths lie between their bounds.
        One that nothing is known of lies anywhere from 0 up.
    out_strength : Strength or None
        Contacts a year of the ties in which it names. None for an actor that filed no list.
    out_strength_rank : (int, int) or None
        The same by `out_strength`, among the actors that filed a list.
    betweenness : Betweenness
        Every tie has length 1.
    betweenness_rank : (int, int)
        Best and worst place by `betweenness`; where sampled, with two standard errors.
    if_unknown_yearly, if_unknown_daily : Betweenness
        The length of a tie is 1/strength, under two readings of the frequencies: unknown ties
        as yearly and known intervals at their lower bound, or unknown ties as daily and known
        intervals at their upper bound. These are two readings, not bounds: shortest paths may
        move either way in between.
    weighted_rank : (int, int)
        Best and worst place by weighted betweenness over the two readings; where sampled,
        with two standard errors.
    statements : int
        Different statements behind its existing ties.
    evidence : tuple of str
        Ids of the first 20 of them: those that name it first, then those in which it names.

    Notes
    -----
    Ties run as they are said, from who names to who is named. Self-loops are no ties.

    References
    ----------
    .. [1] Freeman, L. C. (1979). Centrality in social networks: conceptual clarification.
       Social Networks 1(3), 215-239.
    """

    id: str
    name: str
    respondent: bool
    in_degree: int
    in_degree_rank: Rank
    out_degree: int | None
    degree: int
    in_strength: Strength
    in_strength_rank: Rank
    out_strength: Strength | None
    out_strength_rank: Rank | None
    betweenness: Betweenness
    betweenness_rank: Rank
    if_unknown_yearly: Betweenness
    if_unknown_daily: Betweenness
    weighted_rank: Rank
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hubs:
    """All actors by how many others name them, and how far the ties gather around one.

    Attributes
    ----------
    actors, respondents : int
        All actors, and those that filed a list.
    ties : int
        Existing ties as said, each ordered pair once.
    pairs : int
        Pairs of actors with an existing tie in one direction at least.
    centralisation : float or None
        Freeman's degree centralisation [1]_ of the undirected projection,
        Σ(max d - d_i) / ((n-1)(n-2)): 0 when all have equally many partners, 1 for a star.
        None when n < 3.
    yearly, daily : float
        Contacts a year put for an unknown frequency in the two weighted readings.
    sampled_sources : int or None
        From how many actors shortest paths were followed; None when from all.
    sampling_error : float or None
        The largest standard error among the ten actors with the highest betweenness, divided
        by their lowest score. None when exact, and when nobody lies between others.
    concentration : Concentration
        How unequally the incoming ties fall on the actors.
    hubs : tuple of Hub
        By falling in-degree, then by name.

    References
    ----------
    .. [1] Freeman, L. C. (1979). Centrality in social networks: conceptual clarification.
       Social Networks 1(3), 215-239.
    """

    actors: int
    respondents: int
    ties: int
    pairs: int
    centralisation: float | None
    yearly: float
    daily: float
    sampled_sources: int | None
    sampling_error: float | None
    concentration: Concentration
    hubs: tuple[Hub, ...]


@many_records()
def hubs(network: Network, *, conventions: Conventions | None = None, seed: int = 0) -> Hubs:
    """Rank the actors by how central they are in the existing ties.

    Parameters
    ----------
    network : Network
    conventions : Conventions, optional
        How often yearly and daily are, for the two readings of an unknown frequency.
    seed : int
        Chooses the sources of shortest paths in a network of more than 2 000 actors, and the
        random networks for the chance level of `Concentration`.

    Returns
    -------
    Hubs
        Without hubs for an empty network.
    """
    rows, n, words = network.rows(), len(network), conventions or Conventions()
    links = partners(network)
    yearly, daily = (links.strongest(reading) for reading in if_unknown(network, words))
    plain, rare, often = in_readings(
        lambda strength: betweenness(links, strength, seed=seed), yearly, daily
    )
    found = _hubs(network, links.degree, plain, rare, often)
    return Hubs(
        actors=n,
        respondents=int(network.respondent.sum()),
        ties=len(rows),
        pairs=len(links.one),
        centralisation=_centralisation(links.degree),
        yearly=float(words.yearly),
        daily=float(words.daily),
        sampled_sources=plain.sources,
        sampling_error=_sampling_error(plain),
        concentration=concentration(network, seed=seed),
        hubs=found,
    )


def _hubs(
    network: Network,
    degree: NDArray[np.int64],
    plain: Estimate,
    rare: Estimate,
    often: Estimate,
) -> tuple[Hub, ...]:
    """Records by falling in-degree; columns in their order too are read in one go."""
    rows, n = network.rows(), len(network)
    source, target = network.source[rows], network.target[rows]
    named = np.bincount(target, minlength=n)
    naming = np.bincount(source, minlength=n)
    order = in_order(-named, places_by_name(network))
    weighted = weighted_ranks(rare, often)
    plain, rare, often = _ordered(order, plain, rare, often)
    scores = [records(one) for one in (plain, rare)]
    scores.append(scores[1] if often is rare else records(often))
    being = strengths(network, rows, target, n)
    spoke = network.respondent
    columns: tuple[Iterable[object], ...] = (
        *who(network, order),
        named[order].tolist(),
        _taken(ranks(named), order),
        all_whole(naming[order], spoke[order]),
        degree[order].tolist(),
        _taken(being, order),
        _taken(_within_bounds(being), order),
        *_own_strength(strengths(network, rows, source, n), spoke, order),
        scores[0],
        plain.ranks,
        *scores[1:],
        _taken(weighted, order),
        *about(network).columns(order),
    )
    return tuple(made(Hub, *columns))


def _ordered(order: Sequence[int], *scores: Estimate) -> list[Estimate]:
    """Scores of the actors in this order; what was one is one still."""
    found: dict[int, Estimate] = {}
    return [found.setdefault(id(one), one.in_order(order)) for one in scores]


def _taken(values: Sequence[T], order: Sequence[int]) -> list[T]:
    return [values[i] for i in order]


def _own_strength(
    saying: Sequence[Strength], spoke: NDArray[np.bool_], order: Sequence[int]
) -> tuple[list[Strength | None], list[Rank | None]]:
    """Contacts of the ties in which an actor names, and their rank; None without a list."""
    answered = np.flatnonzero(spoke).tolist()
    listed = _within_bounds([saying[i] for i in answered])
    said: list[Strength | None] = [None] * len(saying)
    rank: list[Rank | None] = [None] * len(saying)
    for i, place in zip(answered, listed, strict=True):
        said[i], rank[i] = saying[i], place
    return _taken(said, order), _taken(rank, order)


def _within_bounds(strength: Sequence[Strength]) -> list[Rank]:
    """Places by strengths that are known to lie within bounds."""
    low = np.array([0.0 if one.low is None else one.low for one in strength])
    high = np.array([np.inf if one.high is None else one.high for one in strength])
    return bounded(low, high)


def _centralisation(degree: NDArray[np.int64]) -> float | None:
    n = len(degree)
    if n < 3:
        return None
    return float((degree.max() - degree).sum() / ((n - 1) * (n - 2)))


def _sampling_error(scores: Estimate) -> float | None:
    if scores.errors is None:
        return None
    top = np.argsort(-scores.values, kind="stable")[:TOP]
    lowest = float(scores.values[top].min())
    return float(scores.errors[top].max()) / lowest if lowest else None
