"""Do groups keep to themselves? The E-I index of the whole, of groups and of actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.hypergeometric import Box, at_least_from
from queries.relabelling import STRATA, Grouped, chance_inside, chance_pairs
from queries.shuffles import Draws, draw
from queries.strength import all_known, all_whole
from queries.told import Told

__all__ = [
    "EI",
    "ActorEI",
    "Reason",
    "TooLittle",
    "actor_indices",
    "indices",
    "too_little",
    "too_little_of_group",
]

Reason = Literal["one_group", "no_ties", "too_few_respondents"]
TooLittle = Reason | None
"""Why a figure is not given, or None when it is."""

ENOUGH = 2  # respondents


@dataclass(frozen=True, slots=True)
class EI:
    """E-I index: ties that leave the group less those that stay, divided by all of them.

    Attributes
    ----------
    external, internal : int
        Existing ties to another group, and within. Each tie counts once as it is said, from
        who names to who is named; a pair that names each other has two ties. Frequencies do
        not count. The ties of a group are those that its members say they have.
    value : float or None
        (external - internal) / (external + internal), from -1 (all inside) to +1 (all
        outside). None with a `reason`.
    expected : float or None
        Exact chance level. Of the whole: the mean of `value` when the groups are handed out at
        random, sizes kept, apart among
        those who answered, those whom others speak for, and those whom nobody speaks for.
        Of one group: the mean
        of its members' `ActorEI.expected`, weighted by their ties. None with a `reason`.
    expected_if_all_answered : float or None
        The classic chance level, which takes everyone to have answered: for the whole
        1 - 2 Σ n_g(n_g-1) / (n(n-1)), for one group 1 - 2 (n_g-1)/(n-1). Equals `expected`
        when all did; otherwise it counts on ties that nobody was there to report.
    p_silo : float or None
        Share of random handings-out, the observed one included, with a value this low or
        lower: small means more closed than chance. This is the tail that shows a silo.
    p_open : float or None
        The same with a value this high or higher: small means more open than chance.
    reason : str or None
        Why there is no value: ``one_group`` (nothing is outside), ``no_ties`` (none among
        grouped actors, or none of the group's own), ``too_few_respondents`` (under 2).

    Notes
    -----
    The index and its permutation test are those of [1]_; p counts the observed labels among
    the draws [2]_, so it is never 0. It is not corrected for the number of groups. Actors
    without the attribute, and their ties, are left out.

    References
    ----------
    .. [1] Krackhardt, D. and Stern, R. N. (1988). Informal networks and organizational
       crises: an experimental simulation. Social Psychology Quarterly 51(2), 123-140.
    .. [2] Phipson, B. and Smyth, G. K. (2010). Permutation p-values should never be zero.
       Statistical Applications in Genetics and Molecular Biology 9(1), 39.
    """

    external: int
    internal: int
    value: float | None
    expected: float | None
    expected_if_all_answered: float | None
    p_silo: float | None
    p_open: float | None
    reason: TooLittle


@dataclass(frozen=True, slots=True)
class ActorEI:
    """E-I index of one actor, over the existing ties that it says it has.

    Attributes
    ----------
    id, name, group : str
    respondent : bool
    external, internal : int or None
        Ties to actors of other groups, and of its own. None for an actor without a list.
    value : float or None
        (external - internal) / (external + internal), from -1 to +1. None for an actor that
        filed no list or has no ties among grouped actors, and when there is one group.
    expected : float or None
        Exact mean of `value` when the groups of the others are handed out at random,
        apart among those who answered, those whom others speak for, and those whom nobody
        speaks for;
        where all answered, 1 - 2 (n_g-1)/(n-1). None when
        `value` is.
    p_silo : float or None
        Exact chance of a value this low or lower under the same handings-out. It is one of
        as many as there are actors. None when `value` is.
    statements : int
        Different statements behind the ties that it says it has.
    evidence : tuple of str
        Ids of the first 20 of them.

    References
    ----------
    .. [1] Krackhardt, D. and Stern, R. N. (1988). Informal networks and organizational
       crises: an experimental simulation. Social Psychology Quarterly 51(2), 123-140.
    """

    id: str
    name: str
    group: str
    respondent: bool
    external: int | None
    internal: int | None
    value: float | None
    expected: float | None
    p_silo: float | None
    statements: int
    evidence: tuple[str, ...]


def indices(data: Grouped, permutations: int, seed: int) -> tuple[EI, tuple[EI, ...]]:
    """The E-I index of the whole and of each group, in the order of the labels."""
    reason = too_little(data)
    draws = None if reason else draw(data, permutations, seed)
    g = len(data.labels)
    ties = np.bincount(data.speaker, minlength=g).tolist()
    internal = np.bincount(data.speaker[data.inside], minlength=g).tolist()
    stay = np.bincount(data.speaker, weights=chance_inside(data), minlength=g).tolist()
    groups = tuple(
        _of_group(data, i, (internal[i], ties[i], stay[i]), reason, draws) for i in range(g)
    )
    return _of_whole(data, reason, draws), groups


def too_little(data: Grouped) -> TooLittle:
    """Why the groups of a network have no figures, or None when they have."""
    if len(data.labels) < 2:
        return "one_group"
    if not len(data.rows):
        return "no_ties"
    return "too_few_respondents" if data.answered.sum() < ENOUGH else None


def too_little_of_group(data: Grouped, group: int, whole: TooLittle) -> TooLittle:
    """Why one group has no figures, when `whole` is the reason for all of them."""
    alone = data.members[1, group] < ENOUGH
    return "too_few_respondents" if whole is None and alone else whole


def _of_whole(data: Grouped, reason: TooLittle, draws: Draws | None) -> EI:
    ties, internal = len(data.rows), int(data.inside.sum())
    if draws is None:
        return EI(ties - internal, internal, None, None, None, None, None, reason)
    n, size = len(data.actors), data.size
    p_silo, p_open = _tails(
        (internal, ties), (draws.inside.sum(axis=1), np.full(len(draws.inside), float(ties)))
    )
    return EI(
        external=ties - internal,
        internal=internal,
        value=_index(internal, ties),
        expected=_index(float(chance_pairs(data).sum()), ties),
        expected_if_all_answered=_index(float((size * (size - 1)).sum()), n * (n - 1)),
        p_silo=p_silo,
        p_open=p_open,
        reason=None,
    )


def _of_group(
    data: Grouped,
    group: int,
    counts: tuple[int, int, float],
    reason: TooLittle,
    draws: Draws | None,
) -> EI:
    internal, ties, stay = counts
    reason = too_little_of_group(data, group, reason)
    if reason is None and not ties:
        reason = "no_ties"
    if reason is not None or draws is None:
        return EI(ties - internal, internal, None, None, None, None, None, reason)
    n, size = len(data.actors), int(data.size[group])
    p_silo, p_open = _tails((internal, ties), (draws.inside[:, group], draws.own[:, group]))
    return EI(
        external=ties - internal,
        internal=internal,
        value=_index(internal, ties),
        expected=_index(stay, ties),
        expected_if_all_answered=_index(size - 1, n - 1),
        p_silo=p_silo,
        p_open=p_open,
        reason=None,
    )


def _index(internal: float, ties: float) -> float:
    return 1 - 2 * internal / ties


def _tails(
    seen: tuple[int, int], drawn: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> tuple[float, float]:
    """Tail probabilities of a share internal/ties, compared without rounding."""
    internal, ties = drawn
    gap = internal * seen[1] - seen[0] * ties
    defined = ties > 0
    count = int(defined.sum()) + 1
    closed, opened = int((gap[defined] >= 0).sum()), int((gap[defined] <= 0).sum())
    return (closed + 1) / count, (opened + 1) / count


def actor_indices(network: Network, data: Grouped) -> tuple[ActorEI, ...]:
    """The E-I index of every grouped actor, in the order of the network."""
    n, several = len(data.actors), len(data.labels) > 1
    ties = np.bincount(data.source, minlength=n)
    internal = np.bincount(data.source[data.inside], minlength=n)
    expected = np.bincount(data.source, weights=chance_inside(data), minlength=n)
    p_silo = _p_of_actors(data, internal)
    known, spoke = several & (ties > 0), data.answered == 1
    with np.errstate(divide="ignore", invalid="ignore"):
        figures = (1 - 2 * internal / ties, 1 - 2 * expected / ties, p_silo)
    told = Told(network, data.rows, data.source, n)
    behind = [told.of(i) for i in range(n)]
    actors = [network.actors[int(at)] for at in data.actors]
    columns: tuple[Iterable[Any], ...] = (
        [actor.id for actor in actors],
        [actor.name for actor in actors],
        [data.labels[g] for g in data.code.tolist()],
        spoke.tolist(),
        *(all_whole(count, spoke) for count in (ties - internal, internal)),
        *(all_known(np.where(known & spoke, figure, np.nan)) for figure in figures),
        [count for count, _ in behind],
        [ids for _, ids in behind],
    )
    made: map[ActorEI] = map(ActorEI, *columns)
    return tuple(made)


def _p_of_actors(data: Grouped, internal: NDArray[np.int64]) -> NDArray[np.float64]:
    """Chance that as many of an actor's partners have its group: partners draw their groups."""
    n, boxes = len(data.actors), list[Box]()
    strata = data.members.sum(axis=1)
    for stratum in STRATA:
        own = (data.stratum == stratum).astype(np.int64)  # an actor draws no group for itself
        to = data.stratum[data.target] == stratum
        drawn = np.bincount(data.source[to], minlength=n)
        boxes.append((strata[stratum] - own, data.members[stratum, data.code] - own, drawn))
    return at_least_from(internal, boxes)
