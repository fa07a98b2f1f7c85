"""Who are the hubs? Being named, naming, strength and betweenness of every actor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.betweenness import Betweenness, betweenness, record
from queries.inequality import Concentration, concentration
from queries.partners import if_unknown, partners
from queries.ranks import Rank, ranks
from queries.sampling import Estimate, in_readings, weighted_ranks
from queries.strength import Strength, strengths

__all__ = ["Hub", "Hubs", "hubs"]

TOP = 10  # actors whose sampling error is told


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
    out_strength : Strength or None
        Contacts a year of the ties in which it names. None for an actor that filed no list.
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
    out_strength: Strength | None
    betweenness: Betweenness
    betweenness_rank: Rank
    if_unknown_yearly: Betweenness
    if_unknown_daily: Betweenness
    weighted_rank: Rank


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
        hubs=tuple(sorted(found, key=lambda h: (-h.in_degree, h.name.casefold(), h.id))),
    )


def _hubs(
    network: Network,
    degree: NDArray[np.int64],
    plain: Estimate,
    rare: Estimate,
    often: Estimate,
) -> list[Hub]:
    rows, n = network.rows(), len(network)
    source, target = network.source[rows], network.target[rows]
    named = np.bincount(target, minlength=n)
    naming = np.bincount(source, minlength=n)
    being, saying = strengths(network, rows, target, n), strengths(network, rows, source, n)
    places, between = ranks(named), plain.ranks
    weighted = weighted_ranks(rare, often)
    return [
        Hub(
            id=actor.id,
            name=actor.name,
            respondent=actor.respondent,
            in_degree=int(named[i]),
            in_degree_rank=places[i],
            out_degree=int(naming[i]) if actor.respondent else None,
            degree=int(degree[i]),
            in_strength=being[i],
            out_strength=saying[i] if actor.respondent else None,
            betweenness=record(plain, i),
            betweenness_rank=between[i],
            if_unknown_yearly=record(rare, i),
            if_unknown_daily=record(often, i),
            weighted_rank=weighted[i],
        )
        for i, actor in enumerate(network.actors)
    ]


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
