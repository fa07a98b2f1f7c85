"""Do the groups of an attribute fit the ties? Assortativity, modularity, conductance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.bulk import many_records
from queries.conductance import Conductance, borders
from queries.external_internal import TooLittle, too_little, too_little_of_group
from queries.homophily import ActorStrengthEI, StrengthEI, by_actor, by_group
from queries.mixing import Mixing, Of, mixing
from queries.parties import in_groups
from queries.partners import if_unknown, partners
from queries.relabelling import Grouped, grouped, paired
from queries.shuffles import Draws, draws, shuffles_for
from queries.told import of_groups

__all__ = ["Cohesion", "GroupCohesion", "cohesion"]

Floats = NDArray[np.float64]
DRAWS = 5  # sets of shuffles that one answer makes


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
    statements : int
        Different statements behind the ties inside it and across its border.
    evidence : tuple of str
        Ids of the first 20 of them.
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
    statements: int
    evidence: tuple[str, ...]


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


@many_records()
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
    weights = [np.ones(len(of_pair)), *(links.strongest(r)[of_pair] for r in readings)]
    kinds = [*((data, c) for c in contacts), *((pairs, w) for w in weights)]
    shuffled = _drawn_once(kinds, permutations, seed)
    said = [by_group(data, *x) for x in zip(contacts, shuffled[:2], strict=True)]
    drawn = shuffled[2:]
    names: tuple[Of, ...] = ("pairs", "pairs_if_yearly", "pairs_if_daily")
    whole = [mixing(pairs, *x) for x in zip(names, weights, drawn, strict=True)]
    open_ = [borders(pairs, w, d) for w, d in zip(weights, drawn, strict=True)]
    return Cohesion(
        attribute=attribute,
        actors=len(data.actors),
        respondents=data.respondents,
        without_group=data.left_out,
        ties=len(data.rows),
        pairs=len(of_pair) // 2,
        said=mixing(data, "ties", np.ones(len(data.rows)), None),
        partners=whole[0],
        if_unknown_yearly=whole[1],
        if_unknown_daily=whole[2],
        strength_if_yearly=said[0][0],
        strength_if_daily=said[1][0],
        permutations=permutations,
        seed=seed,
        groups=_groups(network, data, open_, said),
        members=in_groups(by_actor(network, data, contacts)),
    )


def _drawn_once(
    kinds: list[tuple[Grouped, Floats]], permutations: int, seed: int
) -> list[Draws]:
    """Shuffles of each kind of ties; those whose weights are the same are counted once."""
    different: list[tuple[Grouped, Floats | None]] = []
    of: list[int] = []
    for data, weights in kinds:
        same = [
            i
            for i, (other, w) in enumerate(different)
            if other is data and np.array_equal(np.asarray(w), weights)
        ]
        of.append(same[0] if same else len(different))
        if not same:
            different.append((data, weights))
    found = draws(different, permutations, seed)
    return [found[i] for i in of]


def _groups(
    network: Network,
    data: Grouped,
    borders: list[list[Conductance]],
    said: list[tuple[StrengthEI, tuple[StrengthEI, ...]]],
) -> tuple[GroupCohesion, ...]:
    whole, told = too_little(data), of_groups(network, data)
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
            statements=(behind := told.of(i))[0],
            evidence=behind[1],
        )
        for i, label in enumerate(data.labels)
    )
