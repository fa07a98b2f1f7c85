"""Do the groups of an attribute fit the ties? Assortativity, modularity, conductance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.external_internal import TooLittle, too_little, too_little_of_group
from queries.homophily import (
    CLOSE,
    ActorStrengthEI,
    StrengthEI,
    by_actor,
    by_group,
    no_smaller,
)
from queries.partners import if_unknown, partners
from queries.relabelling import (
    Draws,
    Grouped,
    draw,
    grouped,
    paired,
    same_group,
    shuffles_for,
)

__all__ = ["Cohesion", "Conductance", "GroupCohesion", "Mixing", "cohesion"]

Floats = NDArray[np.float64]
Of = Literal["ties", "pairs", "pairs_if_yearly", "pairs_if_daily"]

DRAWS = 5  # sets of shuffles that one answer makes


@dataclass(frozen=True, slots=True)
class Mixing:
    """How far ties stay within groups: modularity and assortativity under one reading of ties.

    Attributes
    ----------
    of : str
        What is added up: ``ties`` (existing ties as said, directed, each 1), ``pairs`` (who
        works with whom, whoever says so, each pair 1), ``pairs_if_yearly`` and
        ``pairs_if_daily`` (pairs by contacts a year, the larger of what the two sides say,
        with unknown frequencies read as yearly, or as daily; see `queries.hubs.Hub`).
    total : float
        Sum of the weights W.
    inside : float or None
        Share of `total` within groups, tr e, from 0 to 1, where e_ab is the share from group
        a to group b; each pair counts half in each direction. None with a `reason`.
    modularity : float or None
        tr e - Σ_g a_g b_g, where a and b are the row and column sums of e. For pairs this is
        (1/2m) Σ_ij [A_ij - k_i k_j/2m] δ(g_i, g_j) [1]_, for directed ties the form with
        k_out k_in / m [2]_. From -1 to 1. None with a `reason`.
    modularity_expected : float or None
        Exact mean of `modularity` when the groups are handed out at random, sizes kept, among
        respondents and among others apart. None with a `reason`.
    assortativity : float or None
        Newman's coefficient for a named attribute [3]_, modularity / (1 - Σ_g a_g b_g): 1 when
        no tie leaves a group, 0 when ties ignore groups. None with a `reason`, and when only
        one group has ties.
    p_modularity, p_assortativity : float or None
        Share of random handings-out, the observed one included, with a figure this high or
        higher. None with a `reason`, and for ``ties``: the pairs are tested.
    reason : str or None
        Why there are no figures: ``one_group``, ``no_ties`` or ``too_few_respondents``.

    Notes
    -----
    Self-loops are no ties. Actors without the attribute, and their ties, are left out.
    Isolates change nothing but the chance level.

    References
    ----------
    .. [1] Newman, M. E. J. and Girvan, M. (2004). Finding and evaluating community structure
       in networks. Physical Review E 69, 026113.
    .. [2] Leicht, E. A. and Newman, M. E. J. (2008). Community structure in directed
       networks. Physical Review Letters 100, 118703.
    .. [3] Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126.
    """

    of: Of
    total: float
    inside: float | None
    modularity: float | None
    modularity_expected: float | None
    assortativity: float | None
    p_modularity: float | None
    p_assortativity: float | None
    reason: TooLittle


@dataclass(frozen=True, slots=True)
class Conductance:
    """How open a group's border is: what crosses it, of all that touches the group.

    Attributes
    ----------
    cut : float
        Weight of the pairs with one end in the group.
    inside : float
        Weight of the pairs within it.
    value : float or None
        cut / min(vol S, vol S̄), from 0 (closed) to 1, where the volume of a set is the sum of
        its members' degrees (strengths): 2 `inside` + `cut` for the group [1]_. None with the
        group's `reason`, and when one side has no ties.
    expected : float or None
        Mean of `value` over random handings-out of the groups in which it is defined.
    p_closed : float or None
        Share of those, the observed one included, with a value this low or lower.
    insularity : float or None
        inside / (inside + cut): the share of the group's pairs that stay inside, 0 to 1.

    References
    ----------
    .. [1] Kannan, R., Vempala, S. and Vetta, A. (2004). On clusterings: good, bad and
       spectral. Journal of the ACM 51(3), 497-515.
    """

    cut: float
    inside: float
    value: float | None
    expected: float | None
    p_closed: float | None
    insularity: float | None


@dataclass(frozen=True, slots=True)
class GroupCohesion:
    """How closed one group is, in ties and in strength.

    Attributes
    ----------
    name : str
    size, respondents : int
    conductance : Conductance
        Over pairs, each 1.
    if_unknown_yearly, if_unknown_daily : Conductance
        Over pairs by contacts a year, with unknown frequencies read as yearly, or as daily.
    strength_if_yearly, strength_if_daily : StrengthEI
        Homophily in strength under the two readings.
    reason : str or None
        Why there are no figures: ``one_group``, ``no_ties`` or ``too_few_respondents`` (2).
    """

    name: str
    size: int
    respondents: int
    conductance: Conductance
    if_unknown_yearly: Conductance
    if_unknown_daily: Conductance
    strength_if_yearly: StrengthEI
    strength_if_daily: StrengthEI
    reason: TooLittle


@dataclass(frozen=True, slots=True)
class Cohesion:
    """How well the groups of one attribute describe who works with whom.

    Attributes
    ----------
    attribute : str
    actors, respondents : int
        Those that have a group.
    without_group : int
    ties, pairs : int
        Existing ties among grouped actors as said, and pairs with one at least.
    said, partners, if_unknown_yearly, if_unknown_daily : Mixing
        Over ties as said; over pairs; over pairs by contacts under two readings.
    strength_if_yearly, strength_if_daily : StrengthEI
        Homophily in strength of the whole, over ties as said.
    permutations, seed : int
    groups : tuple of GroupCohesion
        By name.
    members : tuple of ActorStrengthEI
        By group, then name.
    """

    attribute: str
    actors: int
    respondents: int
    without_group: int
    ties: int
    pairs: int
    said: Mixing
    partners: Mixing
    if_unknown_yearly: Mixing
    if_unknown_daily: Mixing
    strength_if_yearly: StrengthEI
    strength_if_daily: StrengthEI
    permutations: int
    seed: int
    groups: tuple[GroupCohesion, ...]
    members: tuple[ActorStrengthEI, ...]


def cohesion(
    network: Network,
    attribute: str,
    *,
    permutations: int | None = None,
    conventions: Conventions | None = None,
    seed: int = 0,
) -> Cohesion:
    """Measure how well the groups of an attribute fit the ties.

    Parameters
    ----------
    network : Network
    attribute : str
        One of ``network.attributes``.
    permutations : int, optional
        How many times the groups are handed out at random; default 5000, fewer where there
        are more than 2000 ties.
    conventions : Conventions, optional
        What yearly and daily are, for the two readings of unknown frequencies.
    seed : int

    Raises
    ------
    UsageError
        If no actor has the attribute, as in an empty network.
    """
    data = grouped(network, attribute)
    if permutations is None:
        permutations = shuffles_for(DRAWS * len(data.rows))
    links = partners(network)
    pairs, of_pair = paired(data, links)
    readings = if_unknown(network, conventions or Conventions())
    rows = np.searchsorted(network.rows(), data.rows)
    contacts = [r[rows] for r in readings]
    said = [by_group(data, c, permutations, seed) for c in contacts]
    weights = [np.ones(len(of_pair)), *(links.strongest(r)[of_pair] for r in readings)]
    drawn = [draw(pairs, permutations, seed, w) for w in weights]
    names: tuple[Of, ...] = ("pairs", "pairs_if_yearly", "pairs_if_daily")
    whole = [_mixing(pairs, *x) for x in zip(names, weights, drawn, strict=True)]
    borders = [_borders(pairs, w, d) for w, d in zip(weights, drawn, strict=True)]
    return Cohesion(
        attribute=attribute,
        actors=len(data.actors),
        respondents=int(data.answered.sum()),
        without_group=data.left_out,
        ties=len(data.rows),
        pairs=len(of_pair) // 2,
        said=_mixing(data, "ties", np.ones(len(data.rows)), None),
        partners=whole[0],
        if_unknown_yearly=whole[1],
        if_unknown_daily=whole[2],
        strength_if_yearly=said[0][0],
        strength_if_daily=said[1][0],
        permutations=permutations,
        seed=seed,
        groups=_groups(data, borders, said),
        members=tuple(
            sorted(
                by_actor(network, data, contacts),
                key=lambda a: (a.group, a.name.casefold(), a.id),
            )
        ),
    )


def _mixing(data: Grouped, of: Of, weights: Floats, drawn: Draws | None) -> Mixing:
    reason, total = too_little(data), float(weights.sum())
    if reason is None and not total:
        reason = "no_ties"
    shown = total if of == "ties" else total / 2
    if reason is not None:
        return Mixing(of, shown, None, None, None, None, None, None, reason)
    g = len(data.labels)
    inside = float(weights[data.inside].sum()) / total
    out = np.bincount(data.speaker, weights=weights, minlength=g) / total
    into = np.bincount(data.code[data.target], weights=weights, minlength=g) / total
    alike = float(out @ into)
    modularity, assortativity = inside - alike, _ratio(inside - alike, 1 - alike)
    return Mixing(
        of=of,
        total=shown,
        inside=inside,
        modularity=modularity,
        modularity_expected=_expected(data, weights),
        assortativity=assortativity,
        p_modularity=None if drawn is None else _p_modularity(drawn, modularity),
        p_assortativity=None if drawn is None else _p_assortativity(drawn, assortativity),
        reason=None,
    )


def _ratio(part: float, of: float) -> float | None:
    return part / of if of > np.finfo(float).eps else None


def _expected(data: Grouped, weights: Floats) -> float:
    """Mean modularity over all handings-out: each pair of actors shares a group so often."""
    n, total = len(data.actors), float(weights.sum())
    out = np.bincount(data.source, weights=weights, minlength=n)
    into = np.bincount(data.target, weights=weights, minlength=n)
    same = same_group(data)
    stay = float(weights @ same[data.answered[data.source], data.answered[data.target]])
    own = out * into  # an actor always shares a group with itself
    leaving, arriving, alone = (
        np.bincount(data.answered, weights=part, minlength=2) for part in (out, into, own)
    )
    alike = float((same * (np.outer(leaving, arriving) - np.diag(alone))).sum() + own.sum())
    return stay / total - alike / total**2


def _shares(drawn: Draws) -> tuple[Floats, Floats]:
    """Share inside and Σ a_g² of each shuffle, from pairs that stand in both directions."""
    total = drawn.own.sum(axis=1)
    return drawn.inside.sum(axis=1) / total, ((drawn.own / total[:, None]) ** 2).sum(axis=1)


def _p_modularity(drawn: Draws, seen: float) -> float:
    inside, alike = _shares(drawn)
    return (int(no_smaller(inside - alike, seen).sum()) + 1) / (len(inside) + 1)


def _p_assortativity(drawn: Draws, seen: float | None) -> float | None:
    if seen is None:
        return None
    inside, alike = _shares(drawn)
    there = 1 - alike > np.finfo(float).eps
    figures = (inside[there] - alike[there]) / (1 - alike[there])
    return (int(no_smaller(figures, seen).sum()) + 1) / (len(figures) + 1)


def _borders(data: Grouped, weights: Floats, drawn: Draws) -> list[Conductance]:
    """Conductance of every group, in the order of the labels."""
    g, total = len(data.labels), float(weights.sum())
    volume = np.bincount(data.speaker, weights=weights, minlength=g)
    kept = np.where(data.inside, weights, 0.0)
    within = np.bincount(data.speaker, weights=kept, minlength=g)
    undefined = too_little(data)
    found: list[Conductance] = []
    for i in range(g):
        cut, inside = float(volume[i] - within[i]), float(within[i]) / 2
        smaller = min(float(volume[i]), total - float(volume[i]))
        if too_little_of_group(data, i, undefined) is not None or smaller <= 0:
            found.append(Conductance(cut, inside, None, None, None, None))
            continue
        value = cut / smaller
        chance = _drawn_conductance(drawn, i, total)
        found.append(
            Conductance(
                cut=cut,
                inside=inside,
                value=value,
                expected=float(chance.mean()) if len(chance) else None,
                p_closed=(int(no_smaller(-chance, -value).sum()) + 1) / (len(chance) + 1),
                insularity=_ratio(inside, inside + cut),
            )
        )
    return found


def _drawn_conductance(drawn: Draws, group: int, total: float) -> Floats:
    own, inside = drawn.own[:, group], drawn.inside[:, group]
    smaller = np.minimum(own, total - own)
    there = smaller > CLOSE * total
    return (own[there] - inside[there]) / smaller[there]


def _groups(
    data: Grouped,
    borders: list[list[Conductance]],
    said: list[tuple[StrengthEI, tuple[StrengthEI, ...]]],
) -> tuple[GroupCohesion, ...]:
    whole = too_little(data)
    return tuple(
        GroupCohesion(
            name=label,
            size=int(data.size[i]),
            respondents=int(data.members[1, i]),
            conductance=borders[0][i],
            if_unknown_yearly=borders[1][i],
            if_unknown_daily=borders[2][i],
            strength_if_yearly=said[0][1][i],
            strength_if_daily=said[1][1][i],
            reason=too_little_of_group(data, i, whole),
        )
        for i, label in enumerate(data.labels)
    )
