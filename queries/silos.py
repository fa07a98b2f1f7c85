"""Where are the silos? Ties within and between groups, against what chance would give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.bulk import many_records
from queries.cells import ALL_CELLS, Cell, cells, share
from queries.external_internal import EI, ActorEI, actor_indices, indices
from queries.lookup import distinct, within
from queries.parties import in_groups
from queries.relabelling import Grouped, chance_between, chance_ends, grouped
from queries.shuffles import shuffles_for
from queries.told import of_groups

__all__ = ["Group", "Silos", "Unlinked", "closed_groups", "silos"]

ALPHA = 0.05  # below this a group is called a silo

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """A silo is a group with more ties inside than chance gives and fewer across its border.

    Attributes
    ----------
    name : str
    size, respondents : int
        Members, and those of them that filed a list.
    inside, inside_expected : int, float
        Existing ties among members, and their mean by chance (see `Cell`).
    across, across_expected : int, float
        Existing ties between members and others, in both directions, and their mean by
        chance. A tie counts whoever says it: what others report opens the group too.
    index : EI
        E-I index of the ties that the group's members say they have.
    silo : bool or None
        True when `inside` is above and `across` below its mean by chance and ``index.p_silo``
        is at most 0.05. False when that is not shown, which does not prove the group open.
        None when ``index.reason`` says that there is too little data.
    statements : int
        Different statements behind the ties inside and across.
    evidence : tuple of str
        Ids of the first 20 of them.

    References
    ----------
    .. [1] Krackhardt, D. and Stern, R. N. (1988). Informal networks and organizational
       crises: an experimental simulation. Social Psychology Quarterly 51(2), 123-140.
    """

    name: str
    size: int
    respondents: int
    inside: int
    inside_expected: float
    across: int
    across_expected: float
    index: EI
    silo: bool | None
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Two groups without an existing tie, of which one at least has a respondent.

    Attributes
    ----------
    one, other : str
    possible : int
        Ties that the respondents of both could have reported.
    expected : float
        Mean number of ties between them by chance (see `Cell`), in both directions.
    """

    one: str
    other: str
    possible: int
    expected: float


@dataclass(frozen=True, slots=True)
class Silos:
    """How the existing ties fall within and between the groups of one attribute.

    Attributes
    ----------
    attribute : str
    actors, respondents : int
        Those that have a group.
    without_group : int
        Actors without the attribute; they and their ties are left out.
    ties : int
        Existing ties among actors that have a group.
    density : float or None
        Ties that start at a respondent, of the respondents' possible ties r(n-1), 0 to 1.
        None when nothing is possible.
    index : EI
        E-I index of the whole.
    permutations, seed : int
        Random handings-out behind the p values, and the seed of their generator.
    groups : tuple of Group
        Silos first, then by name.
    cells : tuple of Cell
        All g × g, by name of source, then target; of more than 250 groups those with ties.
    unlinked : tuple of Unlinked
        The most expected ties by chance first: there the gap surprises most. Of more than
        250 groups, those among the 250 largest.
    members : tuple of ActorEI
        By group, then name.
    """

    attribute: str
    actors: int
    respondents: int
    without_group: int
    ties: int
    density: float | None
    index: EI
    permutations: int
    seed: int
    groups: tuple[Group, ...]
    cells: tuple[Cell, ...]
    unlinked: tuple[Unlinked, ...]
    members: tuple[ActorEI, ...]


@many_records()
def silos(
    network: Network, attribute: str, *, permutations: int | None = None, seed: int = 0
) -> Silos:
    """Measure how far the groups of an attribute keep to themselves.

    Parameters
    ----------
    network : Network
    attribute : str
        One of ``network.attributes``.
    permutations : int, optional
        How many times the groups are handed out at random for the p values; default 5000,
        fewer where there are more than 10 000 ties.
    seed : int

    Raises
    ------
    UsageError
        If no actor has the attribute, as in an empty network.
    """
    data = grouped(network, attribute)
    if permutations is None:
        permutations = shuffles_for(len(data.rows))
    whole, groups = _closed(network, data, permutations, seed)
    respondents, n = data.respondents, len(data.actors)
    reported = int(data.answered[data.source].sum())
    return Silos(
        attribute=attribute,
        actors=n,
        respondents=respondents,
        without_group=data.left_out,
        ties=len(data.rows),
        density=share(reported, respondents * (n - 1)),
        index=whole,
        permutations=permutations,
        seed=seed,
        groups=groups,
        cells=cells(network, data),
        unlinked=_unlinked(data),
        members=in_groups(actor_indices(network, data)),
    )


def closed_groups(
    network: Network, attribute: str, *, seed: int = 0
) -> tuple[EI, tuple[Group, ...]]:
    """Only `Silos.index` and `Silos.groups`, without the time that the matrix takes."""
    data = grouped(network, attribute)
    return _closed(network, data, shuffles_for(len(data.rows)), seed)


def _closed(
    network: Network, data: Grouped, permutations: int, seed: int
) -> tuple[EI, tuple[Group, ...]]:
    whole, by_group = indices(data, permutations, seed)
    return whole, _groups(network, data, by_group)


@dataclass(frozen=True, eq=False)
class _Sums:
    """Ties of each group, and their means by chance: arrays of shape (g,)."""

    inside: Ints
    across: Ints
    inside_expected: Floats
    across_expected: Floats

    @classmethod
    def of(cls, data: Grouped) -> _Sums:
        g = len(data.labels)
        own, named = (
            np.bincount(groups, minlength=g)
            for groups in (data.speaker, data.code[data.target])
        )
        inside = np.bincount(data.speaker[data.inside], minlength=g)
        every = np.arange(g)
        stay = chance_between(data, every, every)
        leave = chance_ends(data) - 2 * stay
        return cls(inside, own + named - 2 * inside, stay, leave)

    def silo(self, index: EI, g: int) -> bool | None:
        """The verdict on one group."""
        if index.p_silo is None:
            return None
        dense_inside = bool(self.inside[g] > self.inside_expected[g])
        thin_outside = bool(self.across[g] < self.across_expected[g])
        return dense_inside and thin_outside and index.p_silo <= ALPHA


def _groups(network: Network, data: Grouped, indices: tuple[EI, ...]) -> tuple[Group, ...]:
    sums, told = _Sums.of(data), of_groups(network, data)
    found = [
        Group(
            name=label,
            size=int(data.size[g]),
            respondents=int(data.members[1, g]),
            inside=int(sums.inside[g]),
            inside_expected=float(sums.inside_expected[g]),
            across=int(sums.across[g]),
            across_expected=float(sums.across_expected[g]),
            index=indices[g],
            silo=sums.silo(indices[g], g),
            statements=(behind := told.of(g))[0],
            evidence=behind[1],
        )
        for g, label in enumerate(data.labels)
    ]
    return tuple(sorted(found, key=lambda group: (not group.silo, group.name)))


def _unlinked(data: Grouped) -> tuple[Unlinked, ...]:
    g = len(data.labels)
    largest = np.sort(np.lexsort((np.arange(g), -data.size))[:ALL_CELLS])
    one, other = (largest[side] for side in np.triu_indices(len(largest), 1))
    answered, size = data.members[1], data.size
    possible = answered[one] * size[other] + answered[other] * size[one]
    cells = distinct(data.speaker * g + data.code[data.target])
    tied = within(one * g + other, cells) | within(other * g + one, cells)
    free = (possible > 0) & ~tied
    one, other, possible = one[free], other[free], possible[free]
    expected = chance_between(data, one, other) + chance_between(data, other, one)
    found = [
        Unlinked(
            one=data.labels[int(one[i])],
            other=data.labels[int(other[i])],
            possible=int(possible[i]),
            expected=float(expected[i]),
        )
        for i in range(len(one))
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.expected, pair.one, pair.other)))
