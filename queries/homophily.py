"""Do groups keep their contacts to themselves? The E-I index with what each tie weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.external_internal import TooLittle, too_little, too_little_of_group
from queries.relabelling import Grouped, chance_inside, chance_pairs
from queries.shuffles import Draws
from queries.told import Told

__all__ = ["CLOSE", "ActorStrengthEI", "StrengthEI", "by_actor", "by_group", "no_smaller"]

Floats = NDArray[np.float64]

CLOSE = 1e-9  # sums that differ by less, relative to the larger, differ by rounding


@dataclass(frozen=True, slots=True)
class StrengthEI:
    """Homophily in strength: contacts that leave the group less those that stay, by all.

    Attributes
    ----------
    external, internal : float
        Contacts a year of the existing ties to another group, and within, as they are said.
        Those of a group are of the ties that its members say they have.
    value : float or None
        (external - internal) / (external + internal), from -1 (all inside) to +1 (all
        outside). None with a `reason`.
    expected : float or None
        Exact chance level as for `queries.external_internal.EI`: the groups are handed out at
        random, sizes kept, apart among
        those who answered, those whom others speak for, and those whom nobody speaks for,
        and each tie keeps its
        contacts. Of one group, its members keep their group. None with a `reason`.
    p_silo, p_open : float or None
        Share of random handings-out, the observed one included, with a value this low or
        lower, and this high or higher. None with a `reason`.
    reason : str or None
        Why there is no value, as in `EI`; ``no_ties`` also when all ties have 0 contacts.

    Notes
    -----
    The E-I index [1]_ counts ties. This one adds up their strength, as the homophily routine
    of UCINET does, so the two differ where ties inside are busier than ties outside.

    References
    ----------
    .. [1] Krackhardt, D. and Stern, R. N. (1988). Informal networks and organizational
       crises: an experimental simulation. Social Psychology Quarterly 51(2), 123-140.
    """

    external: float
    internal: float
    value: float | None
    expected: float | None
    p_silo: float | None
    p_open: float | None
    reason: TooLittle


@dataclass(frozen=True, slots=True)
class ActorStrengthEI:
    """Homophily in strength of one actor, over the existing ties that it says it has.

    Attributes
    ----------
    id, name, group : str
    respondent : bool
    value_if_yearly, value_if_daily : float or None
        As `StrengthEI.value`, with unknown frequencies read as yearly, and as daily. None for
        an actor that filed no list or has no contacts among grouped actors, and when there is
        one group.
    expected_if_yearly, expected_if_daily : float or None
        Exact mean of the value when the groups of the others are handed out at random,
        apart among those who answered, those whom others speak for, and those whom nobody
        speaks for.
    statements : int
        Different statements behind the ties that it says it has.
    evidence : tuple of str
        Ids of the first 20 of them.
    """

    id: str
    name: str
    group: str
    respondent: bool
    value_if_yearly: float | None
    value_if_daily: float | None
    expected_if_yearly: float | None
    expected_if_daily: float | None
    statements: int
    evidence: tuple[str, ...]


def by_group(
    data: Grouped, weights: Floats, drawn: Draws
) -> tuple[StrengthEI, tuple[StrengthEI, ...]]:
    """Homophily in strength of the whole and of each group, in the order of the labels.

    Parameters
    ----------
    data : Grouped
    weights : float array of shape (m,)
        Contacts a year of each tie, 0 or more.
    drawn : Draws
        The same weights, shuffled; of no use where there is too little data.
    """
    g, reason = len(data.labels), too_little(data)
    total = np.bincount(data.speaker, weights=weights, minlength=g)
    kept = np.where(data.inside, weights, 0.0)
    internal = np.bincount(data.speaker, weights=kept, minlength=g)
    stay = np.bincount(data.speaker, weights=weights * chance_inside(data), minlength=g)
    whole = _index(
        float(internal.sum()),
        float(total.sum()),
        float(weights @ chance_pairs(data)) if reason is None else 0.0,
        Draws(drawn.inside.sum(axis=1), drawn.own.sum(axis=1)),
        reason,
    )
    groups = tuple(
        _index(
            float(internal[i]),
            float(total[i]),
            float(stay[i]),
            Draws(drawn.inside[:, i], drawn.own[:, i]),
            too_little_of_group(data, i, reason),
        )
        for i in range(g)
    )
    return whole, groups


def _index(
    internal: float, total: float, stay: float, drawn: Draws, reason: TooLittle
) -> StrengthEI:
    """From sums of one group, and what chance makes of them, shapes (shuffles,)."""
    if reason is None and not total:
        reason = "no_ties"
    if reason is not None:
        return StrengthEI(total - internal, internal, None, None, None, None, reason)
    share = internal / total
    there = drawn.own > 0
    shares = drawn.inside[there] / drawn.own[there]
    count = len(shares) + 1
    return StrengthEI(
        external=total - internal,
        internal=internal,
        value=1 - 2 * share,
        expected=1 - 2 * stay / total,
        p_silo=(int(no_smaller(shares, share).sum()) + 1) / count,
        p_open=(int(no_smaller(-shares, -share).sum()) + 1) / count,
        reason=None,
    )


def no_smaller(drawn: Floats, seen: float | Floats) -> NDArray[np.bool_]:
    """Where a drawn figure is as large as the observed one or larger, rounding aside."""
    return drawn >= seen - CLOSE * np.maximum(1.0, np.abs(seen))


def by_actor(
    network: Network, data: Grouped, contacts: Sequence[Floats]
) -> tuple[ActorStrengthEI, ...]:
    """Homophily in strength of every grouped actor, in the order of the network.

    Parameters
    ----------
    network : Network
    data : Grouped
    contacts : two float arrays of shape (m,)
        Contacts a year of each tie, if unknown is yearly and if it is daily.
    """
    rare, often = (_of_actors(data, reading) for reading in contacts)
    found, told = list[ActorStrengthEI](), Told(network, data.rows, data.source, len(rare))
    for i, position in enumerate(data.actors):
        actor = network.actors[int(position)]
        defined = actor.respondent and len(data.labels) > 1
        low, high = (rare[i], often[i]) if defined else ((None, None), (None, None))
        found.append(
            ActorStrengthEI(
                id=actor.id,
                name=actor.name,
                group=data.labels[int(data.code[i])],
                respondent=actor.respondent,
                value_if_yearly=low[0],
                value_if_daily=high[0],
                expected_if_yearly=low[1],
                expected_if_daily=high[1],
                statements=(behind := told.of(i))[0],
                evidence=behind[1],
            )
        )
    return tuple(found)


def _of_actors(data: Grouped, weights: Floats) -> list[tuple[float | None, float | None]]:
    """Value and chance level of each actor."""
    n = len(data.actors)
    total, internal, stay = (
        np.bincount(data.source, weights=part, minlength=n).tolist()
        for part in (
            weights,
            np.where(data.inside, weights, 0.0),
            weights * chance_inside(data),
        )
    )
    return [
        (1 - 2 * internal[i] / total[i], 1 - 2 * stay[i] / total[i])
        if total[i]
        else (None, None)
        for i in range(n)
    ]
