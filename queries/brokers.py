"""Who are the brokers? Structural holes, cut points, and roles between groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.brokerage import Brokerage, brokerage
from queries.bulk import in_order, made, many_records, places_by_name, who
from queries.cuts import Cuts, Fragments, cuts, fragments
from queries.partners import if_unknown, partners
from queries.ranks import Rank, as_ranks, places
from queries.sampling import in_readings
from queries.strength import all_known
from queries.structural_holes import Holes, StructuralHoles, structural_holes
from queries.told import about
from queries.triangles import meetings

__all__ = ["Broker", "Brokers", "brokers"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Broker:
    """How an actor stands between others: free of closed circles, and hard to do without.

    Attributes
    ----------
    id, name : str
    respondent : bool
        Whether it filed a list of its own.
    degree : int
        Number of partners: actors that it names or that name it.
    holes : StructuralHoles
        Every tie counts 1.
    constraint_rank : (int, int) or None
        Best and worst place by the constraint of `holes`, 1 the lowest, among those with a
        partner; equal values share a place. None without partners.
    if_unknown_yearly, if_unknown_daily : StructuralHoles
        Ties count by contacts a year, unknown ones as yearly and known intervals at their
        lower bound, or unknown ones as daily and known intervals at their upper bound. These
        are two readings, not bounds.
    weighted_rank : (int, int) or None
        Best and worst place by constraint over the two readings. None where one of them
        leaves no partner.
    fragmentation_without : float or None
        Share of the pairs of other actors that could not reach each other without it, 0 to 1,
        as in `Cuts`. None when n < 3.
    cuts_off : int
        Actors outside the largest piece of its part without it; 0 for no cut point.
    statements : int
        Different statements behind its existing ties.
    evidence : tuple of str
        Ids of the first 20 of them: those that name it first, then those in which it names.
    """

    id: str
    name: str
    respondent: bool
    degree: int
    holes: StructuralHoles
    constraint_rank: Rank | None
    if_unknown_yearly: StructuralHoles
    if_unknown_daily: StructuralHoles
    weighted_rank: Rank | None
    fragmentation_without: float | None
    cuts_off: int
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brokers:
    """All actors by how much room they have between others, and where the network hangs.

    Attributes
    ----------
    actors, respondents : int
        All actors, and those that filed a list.
    pairs : int
        Pairs of actors with an existing tie in one direction at least.
    yearly, daily : float
        Contacts a year put for an unknown frequency in the two weighted readings.
    attribute : str or None
        The grouping of `roles`.
    brokers : tuple of Broker
        By rising constraint, those without partners last, then by name.
    cuts : Cuts
        Cut points and bridges.
    roles : tuple of Brokerage
        Roles between the groups of `attribute`, by falling total. Empty without it.
    """

    actors: int
    respondents: int
    pairs: int
    yearly: float
    daily: float
    attribute: str | None
    brokers: tuple[Broker, ...]
    cuts: Cuts
    roles: tuple[Brokerage, ...]


@many_records()
def brokers(
    network: Network,
    attribute: str | None = None,
    *,
    conventions: Conventions | None = None,
) -> Brokers:
    """Rank the actors by how free they are to broker, and find where the network hangs.

    Parameters
    ----------
    network : Network
    attribute : str, optional
        The grouping for Gould and Fernandez' roles; no roles without it.
    conventions : Conventions, optional
        How often yearly and daily are, for the two readings of an unknown frequency.

    Returns
    -------
    Brokers
        Without brokers for an empty network.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    words = conventions or Conventions()
    readings, degree, parts, roles = _measured(network, attribute, words)
    return Brokers(
        actors=len(network),
        respondents=int(network.respondent.sum()),
        pairs=int(degree.sum()) // 2,
        yearly=float(words.yearly),
        daily=float(words.daily),
        attribute=attribute,
        brokers=_brokers(network, degree, readings, parts),
        cuts=cuts(network, parts),
        roles=roles,
    )


Readings = tuple[Holes, Holes, Holes]


def _measured(
    network: Network, attribute: str | None, words: Conventions
) -> tuple[Readings, Ints, Fragments, tuple[Brokerage, ...]]:
    """All figures, and the roles; who met whom is let go before more records are made."""
    links = partners(network)
    met = meetings(links)
    rare, often = if_unknown(network, words)
    readings = in_readings(
        lambda v: structural_holes(links, np.ones(len(rare)) if v is None else v, met),
        rare,
        often,
    )
    roles = () if attribute is None else brokerage(network, attribute, links, met)
    return readings, links.degree, fragments(links), roles


def _brokers(
    network: Network, degree: Ints, readings: Readings, parts: Fragments
) -> tuple[Broker, ...]:
    """Records by rising constraint; columns in their order too are read in one go."""
    order = _freest_first(network, readings[0].constraint)
    plain, yearly = (reading.in_order(order) for reading in readings[:2])
    same = readings[2] is readings[1]
    daily = yearly if same else readings[2].in_order(order)
    if_yearly = yearly.records()
    columns: tuple[Iterable[object], ...] = (
        *who(network, order),
        degree[order].tolist(),
        plain.records(),
        _ranks(plain),
        if_yearly,
        if_yearly if same else daily.records(),
        _ranks(yearly, daily),
        all_known(parts.without[order]),
        parts.cut_off[order].tolist(),
        *about(network).columns(order),
    )
    return tuple(made(Broker, *columns))


def _ranks(*readings: Holes) -> list[Rank | None]:
    """Best and worst place by constraint, the lowest first; None where one is undefined."""
    n = len(readings[0].constraint)
    best, worst = np.full(n, n), np.zeros(n, np.int64)
    defined = np.ones(n, np.bool_)
    for reading in readings:
        there = ~np.isnan(reading.constraint)
        low, high = places(-reading.constraint[there])
        best[there] = np.minimum(best[there], low)
        worst[there] = np.maximum(worst[there], high)
        defined &= there
    found: list[Rank | None] = [None] * n
    known = as_ranks(best[defined], worst[defined])
    for i, rank in zip(np.flatnonzero(defined).tolist(), known, strict=True):
        found[i] = rank
    return found


def _freest_first(network: Network, constraint: Floats) -> list[int]:
    """Positions by rank, those without one last, then by name."""
    best = np.full(len(network), len(network) + 1)
    there = ~np.isnan(constraint)
    best[there] = places(-constraint[there])[0]
    return in_order(best, places_by_name(network))
