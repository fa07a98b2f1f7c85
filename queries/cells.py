"""Who names whom, group by group: ties from each group to each, against chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.lookup import distinct
from queries.relabelling import Grouped, chance_between
from queries.strength import Strength, all_known, strengths
from queries.told import Told

__all__ = ["ALL_CELLS", "Cell", "cells", "share"]

ALL_CELLS = 250  # groups, up to which the whole matrix is shown

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cell:
    """Density from group to group: ties that respondents report, of those they could.

    Attributes
    ----------
    source, target : str
        The group whose members name, and the group whose members are named.
    ties : int
        Existing ties from `source` to `target`, each counted once as it is said.
    reported : int
        Those of `ties` that start at a respondent. Fewer than `ties` only where somebody
        spoke for an actor that filed no list.
    possible : int
        Respondents of `source` times members of `target` (other than themselves): an actor
        that filed no list cannot have ties of its own.
    density : float or None
        reported / possible, from 0 to 1. None when `possible` is 0.
    expected : float
        Exact mean of `ties` when the groups are handed out at random, sizes kept,
        apart among those who answered, those whom others speak for, and those whom nobody
        speaks for.
        Where all answered, m n_a n_b / (n (n-1)), and
        m n_a (n_a-1) / (n (n-1)) within a group.
    strength : Strength
        Contacts a year of `ties`.
    statements : int
        Different statements behind `ties`.
    evidence : tuple of str
        Ids of the first 20 of them.

    References
    ----------
    .. [1] Wasserman, S. and Faust, K. (1994). Social Network Analysis, section 10.3 (density
       of blocks). Cambridge University Press.
    """

    source: str
    target: str
    ties: int
    reported: int
    possible: int
    density: float | None
    expected: float
    strength: Strength
    statements: int
    evidence: tuple[str, ...]


def cells(network: Network, data: Grouped) -> tuple[Cell, ...]:
    """The matrix of groups, row by row; of more than 250 groups the cells with ties."""
    g, boxes = len(data.labels), _shown(data)
    one, other = np.divmod(boxes, g)
    ties, reported = _count(data, boxes), _count(data, boxes, data.answered[data.source] == 1)
    possible = data.members[1, one] * (data.size[other] - (one == other))
    expected = chance_between(data, one, other)
    box = np.searchsorted(boxes, data.speaker * g + data.code[data.target])
    with np.errstate(divide="ignore", invalid="ignore"):
        density = np.where(possible > 0, reported / possible, np.nan)
    told = Told(network, data.rows, box, len(boxes))
    behind = [told.of(i) for i in range(len(boxes))]
    columns: tuple[Iterable[Any], ...] = (
        [data.labels[i] for i in one.tolist()],
        [data.labels[i] for i in other.tolist()],
        ties.tolist(),
        reported.tolist(),
        possible.tolist(),
        all_known(density),
        expected.tolist(),
        strengths(network, data.rows, box, len(boxes)),
        [count for count, _ in behind],
        [ids for _, ids in behind],
    )
    made: map[Cell] = map(Cell, *columns)
    return tuple(made)


def share(part: int, of: int) -> float | None:
    """A part of a whole, 0 to 1; None of nothing."""
    return part / of if of else None


def _count(data: Grouped, cells: Ints, ties: NDArray[np.bool_] | None = None) -> Ints:
    """Ties in some cells of the matrix, each a number source · g + target, rising."""
    box = data.speaker * len(data.labels) + data.code[data.target]
    there, count = np.unique(box if ties is None else box[ties], return_counts=True)
    found = np.zeros(len(cells), np.int64)
    at = np.searchsorted(cells, there)
    found[at] = count
    return found


def _shown(data: Grouped) -> Ints:
    """All cells of the matrix; of very many groups those with ties."""
    g = len(data.labels)
    if g <= ALL_CELLS:
        return np.arange(g * g)
    return distinct(data.speaker * g + data.code[data.target])
