"""Does the formal structure follow the ties? Communities against the groups of an attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Groups, Network
from queries.agreement import adjusted_rand, normalised_information
from queries.bulk import in_order, places_by_name
from queries.hypergeometric import at_least
from queries.lookup import distinct
from queries.parties import Parties, Party
from queries.partners import Partners
from queries.told import about

__all__ = ["Elsewhere", "Fit", "fits"]

SHUFFLES = 999
DENSE = 64  # overlaps per actor, up to which all are counted, empty ones too
WORK = 10**7  # actors times shuffles; a larger network has fewer shuffles

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An actor whose community belongs to another group, where it has more partners too.

    Attributes
    ----------
    actor : Party
    group : str
        Its own group.
    sits_with : str
        The group that most members of its community have (no other has as many).
    partners, own, there : int
        Its partners that have a group; those in its own group, and those in `sits_with`.
    expected : float
        Mean of `there` when the actor's partners are drawn at random from all that have a
        group.
    p : float
        Chance that a random draw has `there` or more of them (hypergeometric). `sits_with`
        was chosen by looking, so compare with 0.05 divided by the number of groups.
    runs : float
        Share of the runs of `queries.communities` in which it sits with that group, 0 to 1.
    statements : int
        Different statements behind its existing ties.
    evidence : tuple of str
        Ids of the first 20 of them.
    """

    actor: Party
    group: str
    sits_with: str
    partners: int
    own: int
    there: int
    expected: float
    p: float
    runs: float
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How far the groups of an attribute agree with the communities.

    Attributes
    ----------
    attribute : str
    groups : int
        Groups among `actors`.
    actors : int
        Actors that have both a group and a community.
    adjusted_rand : float or None
        Pairs of actors on which both agree, corrected for chance: 1 the same, 0 the mean by
        chance (`queries.agreement.adjusted_rand`). None for fewer than 2 actors.
    normalised_information : float or None
        2 I / (H_1 + H_2), 0 to 1, not corrected for chance. None for fewer than 2 actors.
    p : float or None
        Share of random handings-out of the groups, the observed one included, that agree as
        well (adjusted Rand). None for fewer than 2 actors.
    elsewhere : tuple of Elsewhere
        The least likely by chance first, then by name.
    """

    attribute: str
    groups: int
    actors: int
    adjusted_rand: float | None
    normalised_information: float | None
    p: float | None
    elsewhere: tuple[Elsewhere, ...]


def fits(
    network: Network, links: Partners, divisions: Sequence[Ints], seed: int
) -> tuple[Fit, ...]:
    """Compare a division of the actors with every attribute of the network.

    Parameters
    ----------
    network : Network
    links : Partners
    divisions : sequence of int arrays of shape (n,)
        Community of each actor in each run; the first is the one that is compared, the others
        say how sure it is. Actors without a partner are left out.
    seed : int
    """
    return tuple(_fit(network, links, divisions, name, seed) for name in network.attributes)


def _fit(
    network: Network, links: Partners, divisions: Sequence[Ints], attribute: str, seed: int
) -> Fit:
    named = network.groups(attribute)
    code = named.codes.astype(np.int64)
    both = np.flatnonzero((code >= 0) & (links.degree > 0))
    groups, n = len(distinct(code[both])), len(both)
    if n < 2:
        return Fit(attribute, groups, n, None, None, None, ())
    formal, found = code[both], divisions[0][both]
    rand = adjusted_rand(formal, found)
    random = np.random.default_rng(seed)
    count = max(19, min(SHUFFLES, WORK // n))
    agreed = _together(formal, found)
    drawn = [_together(random.permutation(formal), found) for _ in range(count)]
    return Fit(
        attribute=attribute,
        groups=groups,
        actors=n,
        adjusted_rand=rand,
        normalised_information=normalised_information(formal, found),
        p=(1 + sum(value >= agreed for value in drawn)) / (1 + count),
        elsewhere=_elsewhere(network, links, divisions, named),
    )


def _together(formal: Ints, found: Ints) -> int:
    """Σ n_ij² over the overlaps: with the sizes kept, it rises with the adjusted Rand index."""
    cell = formal * (int(found.max()) + 1) + found
    if int(cell.max()) < DENSE * len(cell):
        count = np.bincount(cell)
    else:
        cell.sort()
        count = np.diff(np.flatnonzero(np.diff(cell, prepend=-1, append=-1)))
    return int((count.astype(np.int64) ** 2).sum())


def _elsewhere(
    network: Network, links: Partners, divisions: Sequence[Ints], groups: Groups
) -> tuple[Elsewhere, ...]:
    code, g = groups.codes.astype(np.int64), len(groups.labels)
    grouped = (code >= 0) & (links.degree > 0)
    sits = [_majority(code, division, grouped, g) for division in divisions]
    moved = np.flatnonzero((sits[0] >= 0) & (sits[0] != code))
    ends = np.concatenate([links.one, links.other])
    mates = np.concatenate([links.other, links.one])
    known = code[mates] >= 0
    of, to = ends[known], code[mates[known]]
    total = np.bincount(of, minlength=links.size)
    own = np.bincount(of[to == code[of]], minlength=links.size)
    there = np.bincount(of[to == sits[0][of]], minlength=links.size)
    moved = moved[there[moved] > own[moved]]
    size = np.bincount(code[code >= 0], minlength=g)
    n = int(size.sum())
    among = np.full(len(moved), n - 1)
    chance = at_least(there[moved], among, size[sits[0][moved]], total[moved])
    told, party = about(network), Parties(network)
    order = in_order(chance, places_by_name(network)[moved])
    often = np.mean([run == sits[0] for run in sits], axis=0).tolist()
    found = [
        Elsewhere(
            actor=party[i],
            group=groups.labels[code[i]],
            sits_with=groups.labels[sits[0][i]],
            partners=int(total[i]),
            own=int(own[i]),
            there=int(there[i]),
            expected=float(total[i] * size[sits[0][i]] / (n - 1)),
            p=p,
            runs=often[i],
            statements=(behind := told.of(i))[0],
            evidence=behind[1],
        )
        for i, p in zip(moved[order].tolist(), chance[order].tolist(), strict=True)
    ]
    return tuple(found)


def _majority(code: Ints, division: Ints, grouped: NDArray[np.bool_], g: int) -> Ints:
    """For each actor the group most common in its community; -1 for none or several."""
    place, community = np.unique(division, return_inverse=True)
    cell, count = np.unique(community[grouped] * g + code[grouped], return_counts=True)
    where, group = cell // g, cell % g
    most = np.zeros(len(place), np.int64)
    np.maximum.at(most, where, count)
    top = count == most[where]
    ways = np.bincount(where[top], minlength=len(place))
    winner = np.full(len(place), -1, np.int64)
    winner[where[top]] = group[top]
    winner[ways != 1] = -1
    return np.where(grouped, winner[community], -1)
