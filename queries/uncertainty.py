"""How far could the answers be off? What the unknown and the unanswered can change."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.errors import UsageError
from graph.foreign import MOST
from graph.model import Scope
from graph.network import Network
from queries.bulk import in_order, many_records, places_by_name
from queries.ranks import Rank, ranks
from queries.told import naming

__all__ = ["Assumed", "Standing", "Uncertainty", "if_unknown_were", "uncertainty"]

REPEATS = 400
WORK = 40_000_000  # ties times repeats, above which there are fewer
FEWEST = 50
COVERED = (0.025, 0.975)

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Assumed(Network):
    """A network in which unknown frequencies are filled in with a guess, and marked.

    Attributes
    ----------
    contacts : float
        Contacts a year put for what is unknown.
    filled : bool array of shape (m,)
        The rows that were unknown, wholly or in part.
    """

    contacts: float
    filled: NDArray[np.bool_]


def if_unknown_were(network: Network, contacts: float) -> Assumed:
    """The same network, had all unknown frequencies been `contacts` a year.

    A tie of which nothing is known gets the interval from `contacts` to `contacts`. One that
    is known in part ("at least `low`") gets the upper bound `contacts`, or `low` if that is
    more. Every question can be asked of the result; it never leaves the store.

    Parameters
    ----------
    network : Network
    contacts : float
        0 or more, up to a googol; for a word see `graph.model.Conventions`.

    Raises
    ------
    UsageError
        If `contacts` is no frequency.
    """
    if not 0 <= contacts <= MOST or 0 < contacts < 1 / MOST:
        raise UsageError(f"{contacts} contacts a year is no frequency.")
    low = np.where(np.isnan(network.low), contacts, network.low)
    high = np.where(np.isnan(network.high), np.maximum(low, contacts), network.high)
    return Assumed(
        actors=network.actors,
        source=network.source,
        target=network.target,
        status=network.status,
        low=low,
        high=high,
        purposes=network.purposes,
        evidence=network.evidence,
        withheld=network.withheld,
        contacts=float(contacts),
        filled=np.isnan(network.high),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the place of an actor by in-degree could be off.

    Attributes
    ----------
    id, name : str
    respondent : bool
    in_degree : int
        Number of actors that name it.
    rank : (int, int)
        Best and worst place by `in_degree`; equal values share a place.
    most : int
        `in_degree` if every silent unit named it.
    bounds : (int, int)
        Best and worst place that the silent units could give it: the best when all of them
        name it and nobody else, the worst when they name all but it. Nothing is assumed, so
        the bounds are wide where many are silent.
    bootstrap : (int, int) or None
        From the 2.5th to the 97.5th percentile of its best and worst places when the lists
        that were filed are drawn anew, with putting back [1]_: how much the place hangs on
        who happened to answer, if those who answered are like the others. None for fewer
        than 2 respondents.
    statements : int
        Different statements behind the ties that name it.
    evidence : tuple of str
        Ids of the first 20 of them.

    References
    ----------
    .. [1] Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman
       and Hall.
    """

    id: str
    name: str
    respondent: bool
    in_degree: int
    rank: Rank
    most: int
    bounds: Rank
    bootstrap: Rank | None
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What units that have not answered could change in who is named most.

    Attributes
    ----------
    actors, respondents : int
    silent : int
        Actors that filed no list and are not known to be outside the organisation: each
        could still name anybody.
    repeats, seed : int
        Of the bootstrap.
    standings : tuple of Standing
        By falling in-degree, then by name.
    """

    actors: int
    respondents: int
    silent: int
    repeats: int
    seed: int
    standings: tuple[Standing, ...]


@many_records()
def uncertainty(network: Network, *, seed: int = 0) -> Uncertainty:
    """Bound the ranks by in-degree, and bootstrap them.

    Parameters
    ----------
    network : Network
    seed : int
        Of the bootstrap.
    """
    rows, n = network.rows(), len(network)
    source, target = network.source[rows].astype(np.int64), network.target[rows]
    named = np.bincount(target, minlength=n).astype(np.int64)
    open_ = np.array(
        [a.scope is not Scope.EXTERNAL and not a.respondent for a in network.actors]
    )
    open_ = open_.astype(np.bool_)
    by_silent = np.bincount(target[open_[source]], minlength=n)
    most = named + int(open_.sum()) - open_ - by_silent
    bounds = _bounds(named, most)
    repeats = max(FEWEST, min(REPEATS, WORK // max(len(rows) + n, 1)))
    drawn = _bootstrap(network, repeats, seed)
    places, told = ranks(named), naming(network)
    found = tuple(
        Standing(
            id=(actor := network.actors[i]).id,
            name=actor.name,
            respondent=actor.respondent,
            in_degree=int(named[i]),
            rank=places[i],
            most=int(most[i]),
            bounds=bounds[i],
            bootstrap=None if drawn is None else drawn[i],
            statements=(behind := told.of(i))[0],
            evidence=behind[1],
        )
        for i in in_order(-named, places_by_name(network))
    )
    return Uncertainty(
        actors=n,
        respondents=int(network.respondent.sum()),
        silent=int(open_.sum()),
        repeats=0 if drawn is None else repeats,
        seed=seed,
        standings=found,
    )


def _bounds(named: Ints, most: Ints) -> list[Rank]:
    """Best place with all silent for it and none for others; worst the other way round."""
    best = len(named) - np.searchsorted(np.sort(named), most, side="right") + 1
    worst = len(named) - np.searchsorted(np.sort(most), named, side="left")
    return list(zip(best.tolist(), worst.tolist(), strict=True))


def _bootstrap(network: Network, repeats: int, seed: int) -> list[Rank] | None:
    """Percentiles of the best and of the worst place over lists drawn with putting back."""
    answered = np.flatnonzero(network.respondent)
    if len(answered) < 2:
        return None
    random, lists = np.random.default_rng(seed), network.adjacency()[answered].T.tocsr()
    best = np.empty((repeats, len(network)), np.int32)
    worst = np.empty_like(best)
    for repeat in range(repeats):
        drawn = random.integers(len(answered), size=len(answered))
        named = lists @ np.bincount(drawn, minlength=len(answered)).astype(np.float64)
        best[repeat], worst[repeat] = _places(np.round(named).astype(np.int64))
    return list(zip(_percentile(best, 0), _percentile(worst, 1), strict=True))


def _places(named: Ints) -> tuple[Ints, Ints]:
    """Best and worst place of each, the highest number first."""
    above = np.cumsum(np.bincount(named)[::-1])[::-1]  # how many have so much or more
    return np.append(above, 0)[named + 1] + 1, above[named]


def _percentile(places: NDArray[np.int32], side: int) -> list[int]:
    """One end of what is covered, of each column."""
    at = max(1, math.ceil(COVERED[side] * len(places))) - 1
    found: list[int] = np.partition(places, at, axis=0)[at].tolist()
    return found
