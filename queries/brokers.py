"""Who are the brokers? Structural holes, cut points, and roles between groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.brokerage import Brokerage, brokerage
from queries.bulk import in_order, many_records, places_by_name
from queries.cuts import Cuts, Fragments, cuts, fragments
from queries.partners import if_unknown, partners
from queries.ranks import Rank, ranks, widest
from queries.strength import all_known
from queries.structural_holes import Holes, StructuralHoles, structural_holes
from queries.told import about
from queries.triangles import meetings

__all__ = ["Broker", "Brokers", "brokers"]

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
    words, links = conventions or Conventions(), partners(network)
    met, rows = meetings(links), network.rows()
    rare, often = if_unknown(network, words)
    plain, yearly = (structural_holes(links, v, met) for v in (np.ones(len(rows)), rare))
    same = np.array_equal(rare, often)
    daily = yearly if same else structural_holes(links, often, met)
    parts = fragments(links)
    found = _brokers(network, links.degree, (plain, yearly, daily), parts)
    return Brokers(
        actors=len(network),
        respondents=int(network.respondent.sum()),
        pairs=len(links.one),
        yearly=float(words.yearly),
        daily=float(words.daily),
        attribute=attribute,
        brokers=found,
        cuts=cuts(network, parts),
        roles=() if attribute is None else brokerage(network, attribute, links, met),
    )


def _brokers(
    network: Network, degree: Ints, readings: tuple[Holes, Holes, Holes], parts: Fragments
) -> tuple[Broker, ...]:
    plain, yearly, daily = readings
    places, rare = _places(plain), _places(yearly)
    often = rare if daily is yearly else _places(daily)
    holes, if_yearly = plain.records(), yearly.records()
    if_daily = if_yearly if daily is yearly else daily.records()
    without, beyond = all_known(parts.without), parts.cut_off.tolist()
    partners, told = degree.tolist(), about(network)
    return tuple(
        Broker(
            id=(actor := network.actors[i]).id,
            name=actor.name,
            respondent=actor.respondent,
            degree=partners[i],
            holes=holes[i],
            constraint_rank=places.get(i),
            if_unknown_yearly=if_yearly[i],
            if_unknown_daily=if_daily[i],
            weighted_rank=widest(rare[i], often[i]) if i in rare and i in often else None,
            fragmentation_without=without[i],
            cuts_off=beyond[i],
            statements=(behind := told.of(i))[0],
            evidence=behind[1],
        )
        for i in _freest_first(network, places)
    )


def _places(reading: Holes) -> dict[int, Rank]:
    """Places by constraint, the lowest first, of those that have one."""
    there = np.flatnonzero(~np.isnan(reading.constraint))
    return dict(zip(there.tolist(), ranks(-reading.constraint[there]), strict=True))


def _freest_first(network: Network, places: dict[int, Rank]) -> list[int]:
    """Positions by rank, those without one last, then by name."""
    best = np.full(len(network), len(network) + 1)
    best[list(places)] = [place for place, _ in places.values()]
    return in_order(best, places_by_name(network))
