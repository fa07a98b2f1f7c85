"""Which statements stand behind a figure: how many, and the ids of the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.lookup import within
from queries.relabelling import Grouped

__all__ = ["SHOWN", "Told", "about", "naming", "of_groups", "of_pairs"]

SHOWN = 20  # ids that a figure carries at most

Ints = NDArray[np.int64]


class Told:
    """The statements behind some rows of the collaborations, by what the rows are about.

    Parameters
    ----------
    network : Network
    rows : int array of shape (k,)
    box : int array of shape (k,)
        What each row is about, as a number from 0; a row may stand here for several.
    boxes : int
        How many there are.
    """

    def __init__(
        self,
        network: Network,
        rows: NDArray[np.integer],
        box: NDArray[np.integer],
        boxes: int,
    ) -> None:
        self._said = network.evidence
        self._rows: list[int] = []
        self._starts: list[int] = []
        if any(self._said):  # a network that was made up has none, whatever its size
            order = np.argsort(box, kind="stable")
            self._rows = rows[order].tolist()
            self._starts = np.searchsorted(box[order], np.arange(boxes + 1)).tolist()

    def columns(self, boxes: Sequence[int]) -> tuple[Iterable[int], Iterable[tuple[str, ...]]]:
        """The same of several, one after the other: the numbers and the ids."""
        if not self._starts:
            return repeat(0), repeat(())
        found = [self.of(box) for box in boxes]
        return [count for count, _ in found], [ids for _, ids in found]

    def of(self, box: int) -> tuple[int, tuple[str, ...]]:
        """Number of different statements, and the ids of the first 20, in the order of rows."""
        if not self._starts:
            return 0, ()
        rows = self._rows[self._starts[box] : self._starts[box + 1]]
        ids = dict.fromkeys(i for row in rows for i in self._said[row])
        return len(ids), tuple(ids)[:SHOWN]


def about(network: Network) -> Told:
    """By actor, behind its existing ties: those that name it first, then those it names."""
    rows = network.rows()
    ends = np.concatenate([network.target[rows], network.source[rows]])
    return Told(network, np.concatenate([rows, rows]), ends, len(network))


def of_groups(network: Network, data: Grouped) -> Told:
    """By group, behind the existing ties inside it and across its border."""
    out = np.flatnonzero(~data.inside)
    box = np.concatenate([data.speaker, data.code[data.target[out]]])
    rows = np.concatenate([data.rows, data.rows[out]])
    return Told(network, rows, box, len(data.labels))


def of_pairs(network: Network, one: Ints, other: Ints) -> Told:
    """By place in a row of pairs of actors, behind the existing ties of each pair."""
    n, rows = len(network), network.rows()
    keys = np.minimum(one, other) * n + np.maximum(one, other)
    order = np.argsort(keys)
    source, target = (end[rows].astype(np.int64) for end in (network.source, network.target))
    tie = np.minimum(source, target) * n + np.maximum(source, target)
    mine = within(tie, keys[order])
    box = order[np.searchsorted(keys[order], tie[mine])]
    return Told(network, rows[mine], box, len(keys))


def naming(network: Network) -> Told:
    """By actor, behind the existing ties that name it."""
    rows = network.rows()
    return Told(network, rows, network.target[rows], len(network))
