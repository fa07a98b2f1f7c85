"""What do the answers rest on? Who answered, and how much of what they said is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.model import Kind, Scope, Status
from graph.network import STATUSES, Network
from queries.parties import Party, by_name, parties

__all__ = ["AttributeCoverage", "Coverage", "coverage"]


@dataclass(frozen=True, slots=True)
class AttributeCoverage:
    """How many actors one attribute puts into a group.

    Attributes
    ----------
    attribute : str
    groups : int
        Number of groups.
    actors : int
        Actors with a group.
    share : float
        `actors` of all actors, 0 to 1.
    """

    attribute: str
    groups: int
    actors: int
    share: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who answered and who did not, and the share of frequencies that is known.

    Attributes
    ----------
    actors : int
        All actors that are named.
    internal, external : int
        Those known to be inside and outside the organisation. The rest are not known.
    respondents : int
        Actors that filed a list.
    respondent_share : float or None
        `respondents` of `actors`, 0 to 1. None when there are no actors.
    could_answer : int
        Internal actors that could file a list: a collective ("all departments") cannot, and
        counts only where one was filed in its name.
    internal_share : float or None
        Internal respondents of `could_answer`, 0 to 1. None when that is 0.
    answered : tuple of Party
        Respondents, by name.
    silent : tuple of Party
        Actors known to be internal that could have filed a list and did not, by name: no
        collectives.
    spoken_for : tuple of Party
        Actors that filed no list, but of whom a source says whom they work with: minutes, or a
        plan in running text. By name. These ties are ties like all others; that no more are
        said means nothing, so nobody of them becomes a respondent.
    existing, proposed, strained : int
        Ties by status; self-loops are not counted.
    known, partly_known, unknown : int
        Existing ties whose frequency is known wholly; of which some statements give no
        number, so that there is no upper bound; of which none gives a number.
    known_share : float or None
        `known` of `existing`, 0 to 1. None when there is no existing tie.
    statements : int
        Different statements behind all collaborations. One that names two partners at once
        counts once.
    about_themselves : int
        Collaborations, of any status, that an actor has with itself. They are no ties.
    isolates : tuple of Party
        Actors without any existing tie, by name.
    attributes : tuple of AttributeCoverage
        By name of the attribute.
    """

    actors: int
    internal: int
    external: int
    respondents: int
    respondent_share: float | None
    could_answer: int
    internal_share: float | None
    answered: tuple[Party, ...]
    silent: tuple[Party, ...]
    spoken_for: tuple[Party, ...]
    existing: int
    proposed: int
    strained: int
    known: int
    partly_known: int
    unknown: int
    known_share: float | None
    statements: int
    about_themselves: int
    isolates: tuple[Party, ...]
    attributes: tuple[AttributeCoverage, ...]


def coverage(network: Network) -> Coverage:
    """Say how much of the organisation, and of its frequencies, the network knows.

    Parameters
    ----------
    network : Network

    Returns
    -------
    Coverage
        Counts of 0 and shares of None for an empty network.
    """
    rows, everyone = network.rows(), parties(network)
    inside = [a for a in network.actors if a.scope is Scope.INTERNAL]
    able = {a.id for a in inside if a.respondent or a.kind is not Kind.COLLECTIVE}
    answered = _sorted(p for p in everyone if p.respondent)
    blind, unbounded = np.isnan(network.low[rows]), np.isnan(network.high[rows])
    known, unknown = int((~unbounded).sum()), int(blind.sum())
    said_of = set(network.source[rows].tolist())
    linked = {*network.source[rows].tolist(), *network.target[rows].tolist()}
    return Coverage(
        actors=len(network),
        internal=len(inside),
        external=sum(a.scope is Scope.EXTERNAL for a in network.actors),
        respondents=len(answered),
        respondent_share=_share(len(answered), len(network)),
        could_answer=len(able),
        internal_share=_share(sum(p.id in able for p in answered), len(able)),
        answered=answered,
        silent=_sorted(p for p in everyone if p.id in able and not p.respondent),
        spoken_for=_sorted(
            p for i, p in enumerate(everyone) if i in said_of and not p.respondent
        ),
        existing=len(rows),
        proposed=len(network.rows(Status.PROPOSED)),
        strained=len(network.rows(Status.STRAINED)),
        known=known,
        partly_known=len(rows) - known - unknown,
        unknown=unknown,
        known_share=_share(known, len(rows)),
        statements=len({i for ids in network.evidence for i in ids}),
        about_themselves=len(network.source) - len(network.rows(*STATUSES)),
        isolates=_sorted(p for i, p in enumerate(everyone) if i not in linked),
        attributes=tuple(_attribute(network, name) for name in network.attributes),
    )


def _sorted(actors: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(actors, key=by_name))


def _share(part: int, of: int) -> float | None:
    return part / of if of else None


def _attribute(network: Network, name: str) -> AttributeCoverage:
    values = [a.groups[name] for a in network.actors if a.groups.get(name)]
    return AttributeCoverage(name, len(set(values)), len(values), len(values) / len(network))
