"""How does one unit reach another? The way with the fewest steps, and the strongest way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.errors import UsageError
from graph.model import Conventions
from graph.network import Network
from queries.parties import Party, party
from queries.partners import Partners, if_unknown, partners
from queries.selection import select
from queries.strength import known

__all__ = ["Path", "Paths", "Step", "paths"]

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Step:
    """Two actors that work together, and who says so.

    Attributes
    ----------
    one, other : Party
        In the direction of the path.
    low, high : float or None
        Contacts a year: the larger of what the two sides say, as an interval. `low` is None
        when no side gives a number, `high` as soon as one side that speaks gives none.
    said_by : tuple of str
        Ids of the actors that say so: one of the two, or both.
    purposes : tuple of str
    evidence : tuple of str
        Ids of the statements.
    """

    one: Party
    other: Party
    low: float | None
    high: float | None
    said_by: tuple[str, ...]
    purposes: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one actor to another over existing ties.

    Attributes
    ----------
    steps : tuple of Step
    length : float
        Number of steps, or for the strongest way the sum of 1/strength over them, in years
        per contact [1]_.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest paths,
       weighted networks, and centrality. Physical Review E 64, 016132.
    """

    steps: tuple[Step, ...]
    length: float


@dataclass(frozen=True, slots=True)
class Paths:
    """How one actor reaches another, whoever says that two work together.

    Attributes
    ----------
    one, other : Party
    fewest : Path or None
        The way with the fewest steps; among several the strongest if unknown frequencies are
        yearly. None when there is no way at all.
    ways : int
        How many ways have so few steps; 0 when there is none.
    strongest_if_yearly, strongest_if_daily : Path or None
        The way with the least sum of 1/strength, with unknown frequencies read as yearly and
        known intervals at their lower bound, or as daily and at their upper bound. None when
        there is no way over ties with contacts.
    """

    one: Party
    other: Party
    fewest: Path | None
    ways: int
    strongest_if_yearly: Path | None
    strongest_if_daily: Path | None


def paths(
    network: Network,
    one: str,
    other: str,
    *,
    low: float | None = None,
    high: float | None = None,
    text: str | None = None,
    group: tuple[str, str] | None = None,
    statements: Collection[str] | None = None,
    conventions: Conventions | None = None,
) -> Paths:
    """Find the shortest and the strongest ways between two actors.

    Direction is left out: a tie says who answered, not which way the work flows. Filters are
    those of `queries.ties.ties`; every tie on the way passes them.

    Parameters
    ----------
    network : Network
    one, other : str
        An id, a name or a spelling.
    low, high, text, group, statements
        See `queries.ties.ties`.
    conventions : Conventions, optional
        What yearly and daily are.

    Raises
    ------
    UnknownActor
        If a name answers to no actor, or to several.
    UsageError
        If both are the same actor, or a filter cannot be.
    """
    start, end = network.find(one), network.find(other)
    if start == end:
        raise UsageError(f"“{one}” and “{other}” are the same actor; name two.")
    rows = select(
        network,
        network.rows(),
        low=low,
        high=high,
        text=text,
        group=group,
        statements=statements,
    )
    part = _only(network, rows)
    links = partners(part)
    yearly, daily = (
        links.strongest(reading) for reading in if_unknown(part, conventions or Conventions())
    )
    ways, fewest = _fewest(part, links, yearly, (start, end))
    return Paths(
        one=party(network, start),
        other=party(network, end),
        fewest=fewest,
        ways=ways,
        strongest_if_yearly=_strongest(part, links, yearly, (start, end)),
        strongest_if_daily=_strongest(part, links, daily, (start, end)),
    )


def _only(network: Network, rows: Rows) -> Network:
    """The network with these rows alone."""
    kept: list[int] = rows.tolist()
    return Network(
        actors=network.actors,
        source=network.source[rows],
        target=network.target[rows],
        status=network.status[rows],
        low=network.low[rows],
        high=network.high[rows],
        purposes=tuple(network.purposes[row] for row in kept),
        evidence=tuple(network.evidence[row] for row in kept),
    )


def _fewest(
    network: Network, links: Partners, strength: Floats, ends: tuple[int, int]
) -> tuple[int, Path | None]:
    ways, steps = _count(links, ends)
    if not ways:
        return 0, None
    with np.errstate(divide="ignore"):
        inverse: Floats = np.reciprocal(strength)
    finite = np.isfinite(inverse)
    length = np.where(finite, inverse, 2 * inverse[finite].max(initial=1.0))
    small = length / (length.max(initial=1.0) * links.size)  # all of a way are below one step
    return ways, _path(network, links, 1 + small, ends, float(steps))


def _count(links: Partners, ends: tuple[int, int]) -> tuple[int, int]:
    """Number of ways with the fewest steps, and of their steps, level by level."""
    matrix = links.matrix(np.ones(len(links.one)))
    start, end = ends
    reach: Floats = np.zeros(links.size)
    reach[start] = 1.0
    seen, steps = reach > 0, 0
    while reach.any() and not seen[end]:
        reach = matrix @ reach
        reach[seen] = 0.0
        seen |= reach > 0
        steps += 1
    return int(reach[end]), steps


def _strongest(
    network: Network, links: Partners, strength: Floats, ends: tuple[int, int]
) -> Path | None:
    there = strength > 0
    kept = replace(
        links, one=links.one[there], other=links.other[there], starts=links.starts[there]
    )
    return _path(network, kept, 1 / strength[there], ends, None)


def _path(
    network: Network,
    links: Partners,
    length: Floats,
    ends: tuple[int, int],
    shown: float | None,
) -> Path | None:
    from scipy.sparse.csgraph import dijkstra

    start, end = ends
    matrix = links.matrix(length)
    far, before = dijkstra(matrix, indices=[start], return_predecessors=True)
    if not np.isfinite(far[0, end]):
        return None
    way = [end]
    while way[-1] != start:
        way.append(int(before[0, way[-1]]))
    way.reverse()
    steps = tuple(_step(network, a, b) for a, b in pairwise(way))
    return Path(steps, float(far[0, end]) if shown is None else shown)


def _step(network: Network, one: int, other: int) -> Step:
    there = (network.source == one) & (network.target == other)
    back = (network.source == other) & (network.target == one)
    rows = [int(row) for row in np.flatnonzero(there | back)]
    low = np.array([network.low[row] for row in rows])
    high = np.array([network.high[row] for row in rows])
    return Step(
        one=party(network, one),
        other=party(network, other),
        low=None if np.isnan(low).all() else float(np.nanmax(low)),
        high=known(float(np.max(high))),
        said_by=tuple(network.actors[int(network.source[row])].id for row in rows),
        purposes=tuple(dict.fromkeys(p for row in rows for p in network.purposes[row])),
        evidence=tuple(dict.fromkeys(i for row in rows for i in network.evidence[row])),
    )
