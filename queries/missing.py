"""Which links are missing? Named by one side only, wished for, or reported as strained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.model import Status
from graph.network import STATUSES, Network
from queries.bulk import many_records, places_by_name
from queries.lookup import within
from queries.parties import Parties, Party
from queries.strength import known

__all__ = ["Link", "Missing", "missing"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie that asks for something: an answer, a start or a repair.

    Attributes
    ----------
    source, target : Party
        Who says it, and about whom.
    low, high : float or None
        Contacts a year, None where unknown, as said.
    purposes : tuple of str
    evidence : tuple of str
        Ids of the statements that say so.
    exists : bool
        Whether one of the two says that the collaboration exists.
    also : tuple of str
        The other statuses in which `source` names `target`.
    back : tuple of str
        The statuses in which `target` names `source`. Empty means nothing where `target` is
        no respondent.
    """

    source: Party
    target: Party
    low: float | None
    high: float | None
    purposes: tuple[str, ...]
    evidence: tuple[str, ...]
    exists: bool
    also: tuple[str, ...]
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Links that one side only reports, that somebody wishes for, and that are strained.

    Attributes
    ----------
    respondents : int
        Actors that filed a list. Only between two of them does silence mean something.
    respondent_pairs : int
        Pairs of respondents, r(r-1)/2.
    linked_pairs : int
        Pairs of respondents of whom one at least names the other as existing: so many could
        be one-sided.
    mutual_pairs : int
        Those in which each names the other.
    edge_reciprocity : float or None
        Existing ties between respondents that are answered, of all such ties [1]_:
        2 mutual / m, from 0 to 1. None when there is no such tie.
    edge_reciprocity_expected : float or None
        Its mean when the m ties stand at random among the r(r-1) possible ones:
        (m-1) / (r(r-1)-1). None when there is no such tie.
    dyad_reciprocity : float or None
        mutual_pairs / linked_pairs, from 0 to 1 [2]_. None when there is no such pair.
    one_sided : tuple of Link
        Existing ties between respondents where the target does not name the source as
        existing: probably there but not reported. The most contacts a year that are certain
        first, then by name. What a source says for an actor that filed no list itself is left
        out here, as it is from the figures above: two lists are compared, and there is one.
    proposed : tuple of Link
        Ties that somebody wishes for. Those that nobody says exist already come first.
    strained : tuple of Link
        Ties that somebody reports as a problem.

    References
    ----------
    .. [1] Newman, M. E. J., Forrest, S. and Balthrop, J. (2002). Email networks and the
       spread of computer viruses. Physical Review E 66, 035101.
    .. [2] Hanneman, R. A. and Riddle, M. (2005). Introduction to Social Network Methods,
       chapter 8. University of California, Riverside.
    """

    respondents: int
    respondent_pairs: int
    linked_pairs: int
    mutual_pairs: int
    edge_reciprocity: float | None
    edge_reciprocity_expected: float | None
    dyad_reciprocity: float | None
    one_sided: tuple[Link, ...]
    proposed: tuple[Link, ...]
    strained: tuple[Link, ...]


@many_records()
def missing(network: Network) -> Missing:
    """List the links that are one-sided, proposed or strained, with their evidence.

    Parameters
    ----------
    network : Network

    Returns
    -------
    Missing
        With empty lists for an empty network.
    """
    said = _Said(network)
    mine, turned = said.keys(Status.EXISTING)
    both = network.respondent[mine // said.n] & network.respondent[mine % said.n]
    answered = within(turned, mine) & both
    r, m, mutual = int(network.respondent.sum()), int(both.sum()), int(answered.sum()) // 2
    linked, possible = m - mutual, r * (r - 1)
    return Missing(
        respondents=r,
        respondent_pairs=possible // 2,
        linked_pairs=linked,
        mutual_pairs=mutual,
        edge_reciprocity=2 * mutual / m if m else None,
        edge_reciprocity_expected=(m - 1) / (possible - 1) if m else None,
        dyad_reciprocity=mutual / linked if linked else None,
        one_sided=said.links(Status.EXISTING, both & ~answered),
        proposed=said.links(Status.PROPOSED),
        strained=said.links(Status.STRAINED),
    )


class _Said:
    """The ordered pairs of actors that somebody speaks of, under each status."""

    def __init__(self, network: Network) -> None:
        self.network, self.n = network, max(len(network), 1)
        self._parties = Parties(network)
        self._rows: dict[Status, NDArray[np.intp]] = {}
        self._keys: dict[Status, Ints] = {}
        for status in STATUSES:
            rows = network.rows(status)
            key = network.source[rows].astype(np.int64) * self.n + network.target[rows]
            order = np.argsort(key)
            self._rows[status], self._keys[status] = rows[order], key[order]

    @cached_property
    def _place(self) -> Ints:
        return places_by_name(self.network)

    def keys(self, status: Status) -> tuple[Ints, Ints]:
        """Each pair as a number, rising, and the number of the same pair turned round."""
        keys = self._keys[status]
        return keys, keys % self.n * self.n + keys // self.n

    def links(self, status: Status, which: NDArray[np.bool_] | None = None) -> tuple[Link, ...]:
        """The pairs of a status, or some of them, with what else is said of them.

        Proposed ones that nobody says exist come first; of the others the most certain
        contacts a year. Then by name.
        """
        keys, turned = self.keys(status)
        rows = self._rows[status]
        if which is not None:
            keys, turned, rows = keys[which], turned[which], rows[which]
        also = _mask([within(keys, self._keys[s]) & (s is not status) for s in STATUSES])
        back = _mask([within(turned, self._keys[s]) for s in STATUSES])
        exists = (also | back) & EXISTS > 0
        certain = np.nan_to_num(self.network.low[rows], nan=-1.0)
        first = exists if status is Status.PROPOSED else -certain
        ends = (self._place[keys % self.n], self._place[keys // self.n])
        order = np.lexsort((*ends, first))
        columns = (rows, also, back, exists | (status is Status.EXISTING))
        found = zip(*(column[order].tolist() for column in columns), strict=True)
        return tuple(self._link(*one) for one in found)

    def _link(self, row: int, also: int, back: int, exists: bool) -> Link:
        network, low = self.network, float(self.network.low[row])
        high = float(network.high[row])
        return Link(
            self._parties[int(network.source[row])],
            self._parties[int(network.target[row])],
            known(low),
            known(high),
            network.purposes[row],
            network.evidence[row],
            exists,
            WORDS[also],
            WORDS[back],
        )


def _mask(said: list[NDArray[np.bool_]]) -> Ints:
    """One number for each pair: the sum of 2 ** i over the statuses i that are said."""
    total = np.zeros(len(said[0]), np.int64)
    for i, there in enumerate(said):
        total += there * 2**i
    return total


def _words(mask: int) -> tuple[str, ...]:
    return tuple(status.value for i, status in enumerate(STATUSES) if mask >> i & 1)


EXISTS = 1 << STATUSES.index(Status.EXISTING)
WORDS = tuple(_words(mask) for mask in range(2 ** len(STATUSES)))
"""The statuses that `_mask` stands for."""
