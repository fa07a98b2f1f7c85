"""Who says it works with whom, how often and why: filtered, or around one actor."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.model import Status
from graph.network import STATUSES, Network
from queries.parties import Party, by_name, party
from queries.selection import known_status, select
from queries.strength import known

__all__ = ["Neighbour", "Neighbourhood", "Said", "Tie", "show", "tie", "ties"]

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor says of its work with another, under one status.

    Attributes
    ----------
    source, target : Party
        Who has the tie, and with whom.
    status : str
        ``existing``, ``proposed`` or ``strained``.
    low, high : float or None
        Contacts a year as an interval. Both None when unknown; `high` alone None when a part
        is unknown: "at least `low`".
    purposes : tuple of str
    evidence : tuple of str
        Ids of the statements that say so.
    """

    source: Party
    target: Party
    status: str
    low: float | None
    high: float | None
    purposes: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says: how often, why, and in which statements.

    Attributes
    ----------
    low, high : float or None
        Contacts a year, as in `Tie`.
    purposes : tuple of str
    evidence : tuple of str
        Ids of the statements.
    """

    low: float | None
    high: float | None
    purposes: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One other actor that an actor has to do with, under one status, and who says so.

    Attributes
    ----------
    id, name : str
    respondent : bool
        Whether the neighbour filed a list. If not, that it says nothing means nothing.
    status : str
        ``existing``, ``proposed`` or ``strained``.
    direction : str
        ``says`` when only the actor in the middle says so, ``is_said`` when only the neighbour
        does, ``both`` when each names the other.
    says, is_said : Said or None
        What the actor in the middle says, and what the neighbour says. None for no statement.
    """

    id: str
    name: str
    respondent: bool
    status: str
    direction: Literal["says", "is_said", "both"]
    says: Said | None
    is_said: Said | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Everyone an actor has to do with, by its own word or by theirs.

    Attributes
    ----------
    id, name : str
    respondent : bool
    kind, scope : str
    groups : tuple of (attribute, group)
    neighbours : tuple of Neighbour
        Existing first, then proposed, then strained; within each the most contacts a year
        that are certain first, then by name.
    about_itself : tuple of str
        Ids of statements in which the actor names itself. They are no ties.
    """

    id: str
    name: str
    respondent: bool
    kind: str
    scope: str
    groups: tuple[tuple[str, str], ...]
    neighbours: tuple[Neighbour, ...]
    about_itself: tuple[str, ...]


def ties(
    network: Network,
    *,
    source: str | None = None,
    target: str | None = None,
    either: str | None = None,
    low: float | None = None,
    high: float | None = None,
    text: str | None = None,
    status: str | None = None,
    group: tuple[str, str] | None = None,
    statements: Collection[str] | None = None,
) -> tuple[Tie, ...]:
    """The ties that pass every filter, sorted by the names of source and target.

    Parameters
    ----------
    network : Network
    source, target, either : str, optional
        Who names, who is named, who is at one of the ends: an id, a name or a spelling.
    low, high : float, optional
        A band of contacts a year, both ends included; an end that is left out is open. A tie
        matches when its own interval has a value in common with the band. "At least 12" counts
        as 12, as on the map: it may be 52, but nobody says so. A tie of which nothing is known
        matches no band.
    text : str, optional
        Words that stand in one of the purposes, whatever the case.
    status : str, optional
        ``existing``, ``proposed`` or ``strained``; any without it.
    group : (attribute, group), optional
        An end at least is in the group.
    statements : collection of str, optional
        Ids of statements, as those of one document (`queries.selection.said_in`); one of them
        at least is behind the tie. The tie still shows all that is said of it.

    Raises
    ------
    UnknownActor
        If a name answers to no actor, or to several.
    UsageError
        If the status, the attribute or the group does not exist, or the band is empty.
    """
    rows = network.rows(*(STATUSES if status is None else (known_status(status),)))
    for ends, name in (("source", source), ("target", target), ("either", either)):
        if name is not None:
            rows = rows[_at(network, rows, network.find(name), ends)]
    rows = select(
        network, rows, low=low, high=high, text=text, group=group, statements=statements
    )
    found = [tie(network, int(row)) for row in rows]
    return tuple(sorted(found, key=lambda t: (by_name(t.source), by_name(t.target), t.status)))


def _at(network: Network, rows: Rows, position: int, ends: str) -> NDArray[np.bool_]:
    names = np.equal(network.source[rows], position)
    named = np.equal(network.target[rows], position)
    return names if ends == "source" else named if ends == "target" else names | named


def tie(network: Network, row: int) -> Tie:
    """Row `row` of the collaborations as a plain record."""
    return Tie(
        source=party(network, int(network.source[row])),
        target=party(network, int(network.target[row])),
        status=STATUSES[int(network.status[row])].value,
        low=known(float(network.low[row])),
        high=known(float(network.high[row])),
        purposes=network.purposes[row],
        evidence=network.evidence[row],
    )


def show(network: Network, name: str) -> Neighbourhood:
    """Who an actor works with, how often and why, by its own word and by that of others.

    Parameters
    ----------
    network : Network
    name : str
        An id, a name or a spelling.

    Raises
    ------
    UnknownActor
        If no actor or more than one answers to `name`.
    """
    position = network.find(name)
    actor = network.actors[position]
    found = sorted(_neighbours(network, position), key=_nearest_first)
    itself = np.flatnonzero((network.source == position) & (network.target == position))
    return Neighbourhood(
        id=actor.id,
        name=actor.name,
        respondent=actor.respondent,
        kind=actor.kind.value,
        scope=actor.scope.value,
        groups=tuple(sorted(actor.groups.items())),
        neighbours=tuple(found),
        about_itself=tuple(dict.fromkeys(i for row in itself for i in network.evidence[row])),
    )


def _neighbours(network: Network, position: int) -> Iterator[Neighbour]:
    rows = network.rows(*STATUSES)
    out = rows[network.source[rows] == position]
    back = rows[network.target[rows] == position]
    says = {(int(network.target[r]), int(network.status[r])): int(r) for r in out}
    is_said = {(int(network.source[r]), int(network.status[r])): int(r) for r in back}
    for other, status in says.keys() | is_said.keys():
        there, here = says.get((other, status)), is_said.get((other, status))
        who = party(network, other)
        yield Neighbour(
            id=who.id,
            name=who.name,
            respondent=who.respondent,
            status=STATUSES[status].value,
            direction="is_said" if there is None else "says" if here is None else "both",
            says=None if there is None else _said(network, there),
            is_said=None if here is None else _said(network, here),
        )


def _said(network: Network, row: int) -> Said:
    whole = tie(network, row)
    return Said(whole.low, whole.high, whole.purposes, whole.evidence)


def _nearest_first(neighbour: Neighbour) -> tuple[int, float, str, str]:
    sides = [s.low for s in (neighbour.says, neighbour.is_said) if s and s.low is not None]
    status = STATUSES.index(Status(neighbour.status))
    return status, -max(sides, default=-1.0), neighbour.name.casefold(), neighbour.id
