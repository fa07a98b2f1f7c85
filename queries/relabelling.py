"""Chance: what group figures would be if the groups were handed out at random.

The groups keep their sizes and the ties stay where they are; only who belongs to which group
is drawn anew. Labels are shuffled among the respondents and among the others apart, because
who answered is known: an actor without a list has no ties of its own to keep inside, in
whatever group it is. Where all answered, this is the usual relabelling.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.network import Network

__all__ = ["Draws", "Grouped", "chance_cells", "chance_inside", "draw", "grouped"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CELLS = 8_000_000  # ties times shuffles held in memory at a time


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
    rows : int array of shape (m,)
        Row of each tie in the network.
    source, target : int arrays of shape (m,)
        Positions in `actors`.
    left_out : int
        Actors without a group.
    """

    labels: tuple[str, ...]
    actors: NDArray[np.intp]
    code: Ints
    answered: Ints
    rows: NDArray[np.intp]
    source: Ints
    target: Ints
    left_out: int

    @cached_property
    def size(self) -> Ints:
        """Number of actors of each group, shape (g,)."""
        return np.bincount(self.code, minlength=len(self.labels))

    @cached_property
    def members(self) -> Ints:
        """Number of non-respondents (row 0) and respondents (row 1) by group, shape (2, g)."""
        g = len(self.labels)
        return np.bincount(self.answered * g + self.code, minlength=2 * g).reshape(2, g)

    @cached_property
    def speaker(self) -> Ints:
        """Group of the source of each tie, shape (m,)."""
        return self.code[self.source]

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """Which ties have both ends in one group, shape (m,)."""
        return np.equal(self.speaker, self.code[self.target])


@dataclass(frozen=True, eq=False)
class Draws:
    """Ties of random groups of the same sizes, for each shuffle: shapes (shuffles, g).

    Attributes
    ----------
    inside : int array
        Ties from a member to a member.
    own : int array
        Ties from a member to anyone.
    """

    inside: Ints
    own: Ints


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
    return Grouped(
        labels=groups.labels,
        actors=actors,
        code=groups.codes[actors].astype(np.int64),
        answered=network.respondent[actors].astype(np.int64),
        rows=rows[both],
        source=source[both],
        target=target[both],
        left_out=len(network) - len(actors),
    )


def chance_cells(data: Grouped) -> Floats:
    """Expected ties from group to group, exactly, shape (g, g).

    A tie from a stratum x (respondents or others) to a stratum y falls from group a to group b
    with probability c_xa (c_yb - [x=y, a=b]) / (c_x (c_y - [x=y])), where c counts members.
    Where all answered this is m n_a n_b / (n (n-1)), and m n_a (n_a-1) / (n (n-1)) inside.
    """
    members = data.members
    strata = members.sum(axis=1)
    kinds = data.answered[data.source] * 2 + data.answered[data.target]
    ties = np.bincount(kinds, minlength=4).reshape(2, 2)
    expected = np.zeros((len(data.labels), len(data.labels)))
    for x, y in np.argwhere(ties).tolist():
        pairs = np.outer(members[x], members[y]).astype(np.float64)
        possible = strata[x] * (strata[y] - (x == y))
        if x == y:
            pairs -= np.diag(members[x])
        expected += ties[x, y] * pairs / possible
    return expected


def chance_inside(data: Grouped) -> Floats:
    """Probability of each tie to stay in the group of its source, shape (m,).

    The source keeps its group and the target's is drawn from those that are left in its
    stratum: (c_yg - [x=y]) / (c_y - [x=y]). Where all answered: (n_g - 1) / (n - 1).
    """
    members = data.members
    x, y = data.answered[data.source], data.answered[data.target]
    same = (x == y).astype(np.int64)
    mates = members[y, data.speaker] - same
    others = np.bincount(data.answered, minlength=2)[y] - same
    chance: Floats = mates / others
    return chance


def draw(data: Grouped, shuffles: int, seed: int) -> Draws:
    """Shuffle the groups and count the ties inside each, again and again."""
    g, n, m = len(data.labels), len(data.actors), len(data.rows)
    random = np.random.default_rng(seed)
    out = np.bincount(data.source, minlength=n).astype(np.float64)
    inside, own = np.zeros((shuffles, g), np.int64), np.zeros((shuffles, g), np.int64)
    step = max(1, CELLS // max(m, n, 1))
    for start in range(0, shuffles, step):
        count = min(step, shuffles - start)
        label = _shuffled(data, count, random)
        box = np.arange(count) * g + label  # one counter for each shuffle and group
        totals = np.bincount(box.ravel(), weights=np.repeat(out, count), minlength=count * g)
        kept = label[data.source] == label[data.target]
        stays = np.bincount(box[data.source][kept], minlength=count * g)
        own[start : start + count] = totals.astype(np.int64).reshape(count, g)
        inside[start : start + count] = stays.reshape(count, g)
    return Draws(inside, own)


def _shuffled(data: Grouped, count: int, random: np.random.Generator) -> NDArray[np.int32]:
    """Groups drawn `count` times, shape (n, count); a row is an actor, for fast gathering."""
    label = np.empty((len(data.actors), count), np.int32)
    for answered in (0, 1):
        stratum = np.flatnonzero(data.answered == answered)
        codes = np.tile(data.code[stratum].astype(np.int32), (count, 1))
        label[stratum] = random.permuted(codes, axis=1).T
    return label
