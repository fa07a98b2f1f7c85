"""Chance: what group figures would be if the groups were handed out at random.

The groups keep their sizes and the ties stay where they are; only who belongs to which group
is drawn anew. Labels are shuffled within three strata apart, because who has a voice is known:
the respondents; those that filed no list but of whom a source says whom they work with; and
those that nobody speaks for, who have no ties of their own to keep inside, in whatever group
they are. Where all answered, this is the usual relabelling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.partners import Partners

__all__ = [
    "STRATA",
    "Grouped",
    "chance_between",
    "chance_ends",
    "chance_inside",
    "chance_pairs",
    "grouped",
    "paired",
    "same_group",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SILENT, ANSWERED, SPOKEN_FOR = STRATA = range(3)


@dataclass(frozen=True, eq=False)
class Grouped:
    """The actors that have a group, and the existing ties among them.

    Attributes
    ----------
    labels : tuple of str
        Names of the g groups.
    actors : int array of shape (n,)
        Position of each grouped actor in the network.
    code : int array of shape (n,)
        Its group.
    answered : int array of shape (n,)
        1 for a respondent, else 0.
    stratum : int array of shape (n,)
        1 for a respondent, 2 for one that filed no list but names somebody in what others
        wrote, else 0.
    rows : int array of shape (m,)
        Row of each tie in the network.
    source, target : int arrays of shape (m,)
        Positions in `actors`.
    left_out : int
        Actors without a group.
    mirrored : bool
        Whether the second half of the ties is the first half turned round.
    """

    labels: tuple[str, ...]
    actors: NDArray[np.intp]
    code: Ints
    answered: Ints
    stratum: Ints
    rows: NDArray[np.intp]
    source: Ints
    target: Ints
    left_out: int
    mirrored: bool = False

    @property
    def respondents(self) -> int:
        """How many of them filed a list."""
        return int(self.answered.sum())

    @cached_property
    def size(self) -> Ints:
        """Number of actors of each group, shape (g,)."""
        return np.bincount(self.code, minlength=len(self.labels))

    @cached_property
    def members(self) -> Ints:
        """Number of actors by stratum and group, shape (3, g); row 1: respondents."""
        g = len(self.labels)
        found = np.bincount(self.stratum * g + self.code, minlength=len(STRATA) * g)
        return found.reshape(len(STRATA), g)

    @cached_property
    def speaker(self) -> Ints:
        """Group of the source of each tie, shape (m,)."""
        return self.code[self.source]

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """Which ties have both ends in one group, shape (m,)."""
        return np.equal(self.speaker, self.code[self.target])


def grouped(network: Network, attribute: str) -> Grouped:
    """Take the part of a network in which `attribute` is known.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    groups = network.groups(attribute)
    actors = np.flatnonzero(groups.codes >= 0)
    place = np.full(len(network), -1, np.int64)
    place[actors] = np.arange(len(actors))
    rows = network.rows()
    source, target = place[network.source[rows]], place[network.target[rows]]
    both = (source >= 0) & (target >= 0)
    stratum = np.full(len(network), SILENT, np.int64)
    stratum[network.source[rows]] = SPOKEN_FOR
    stratum[network.respondent] = ANSWERED
    return Grouped(
        labels=groups.labels,
        actors=actors,
        code=groups.codes[actors].astype(np.int64),
        answered=network.respondent[actors].astype(np.int64),
        stratum=stratum[actors],
        rows=rows[both],
        source=source[both],
        target=target[both],
        left_out=len(network) - len(actors),
    )


def chance_pairs(data: Grouped) -> Floats:
    """Probability of each tie to stay in a group when both its ends are drawn, shape (m,)."""
    chance: Floats = same_group(data)[data.stratum[data.source], data.stratum[data.target]]
    return chance


def same_group(data: Grouped) -> Floats:
    """Probability of two different actors to share a group, by their strata, shape (3, 3).

    Σ_g c_xg (c_yg - [x=y]) / (c_x (c_y - [x=y])); 0 where there are no two such actors.
    """
    members = data.members.astype(np.float64)
    same, strata = np.eye(len(STRATA)), members.sum(axis=1)
    together = members @ members.T - same * strata
    possible = np.outer(strata, strata) - same * strata
    shared: Floats = np.divide(together, possible, out=np.zeros_like(same), where=possible > 0)
    return shared


def paired(data: Grouped, links: Partners) -> tuple[Grouped, NDArray[np.intp]]:
    """The same actors, tied by who works with whom: each pair as a tie in both directions.

    Returns
    -------
    Grouped
        Its `rows` are the first row of each pair.
    int array of shape (m,)
        For each of the ties the position of its pair in `links`.
    """
    place = np.full(links.size, -1, np.int64)
    place[data.actors] = np.arange(len(data.actors))
    one, other = place[links.one], place[links.other]
    pairs = np.flatnonzero((one >= 0) & (other >= 0))
    one, other = one[pairs], other[pairs]
    both = np.concatenate([pairs, pairs])
    ties = replace(
        data,
        rows=links.order[links.starts[both]],
        source=np.concatenate([one, other]),
        target=np.concatenate([other, one]),
        mirrored=True,
    )
    return ties, both


def chance_between(data: Grouped, source: Ints, target: Ints) -> Floats:
    """Expected ties from some groups to others, exactly, shape (k,).

    A tie from a stratum x (see `Grouped.stratum`) to a stratum y falls from group a to group b
    with probability c_xa (c_yb - [x=y, a=b]) / (c_x (c_y - [x=y])), where c counts members.
    Where all answered this is m n_a n_b / (n (n-1)), and m n_a (n_a-1) / (n (n-1)) inside.

    Parameters
    ----------
    data : Grouped
    source, target : int arrays of shape (k,)
        Groups as positions in the labels.
    """
    members = data.members
    strata = members.sum(axis=1)
    kinds = data.stratum[data.source] * len(STRATA) + data.stratum[data.target]
    ties = np.bincount(kinds, minlength=len(STRATA) ** 2).reshape(len(STRATA), len(STRATA))
    expected = np.zeros(len(source))
    for x, y in np.argwhere(ties).tolist():
        same = (source == target) & (x == y)
        pairs = members[x, source] * (members[y, target] - same)
        expected += ties[x, y] * pairs / (strata[x] * (strata[y] - (x == y)))
    return expected


def chance_ends(data: Grouped) -> Floats:
    """Expected ends of ties in each group, exactly, shape (g,); a tie inside has two there.

    An end in stratum x falls to group g with probability c_xg / c_x.
    """
    ends = np.concatenate([data.stratum[data.source], data.stratum[data.target]])
    count = np.bincount(ends, minlength=len(STRATA))
    strata = np.maximum(data.members.sum(axis=1), 1)
    mean: Floats = (count / strata) @ data.members
    return mean


def chance_inside(data: Grouped) -> Floats:
    """Probability of each tie to stay in the group of its source, shape (m,).

    The source keeps its group and the target's is drawn from those that are left in its
    stratum: (c_yg - [x=y]) / (c_y - [x=y]). Where all answered: (n_g - 1) / (n - 1).
    """
    members = data.members
    x, y = data.stratum[data.source], data.stratum[data.target]
    same = (x == y).astype(np.int64)
    mates = members[y, data.speaker] - same
    others = np.bincount(data.stratum, minlength=len(STRATA))[y] - same
    chance: Floats = mates / others
    return chance
