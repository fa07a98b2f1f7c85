"""Burt's structural holes: how free an actor is to stand between partners who never meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.bulk import made
from queries.partners import Partners
from queries.strength import all_known
from queries.triangles import Met, meetings

__all__ = ["Holes", "StructuralHoles", "structural_holes"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class StructuralHoles:
    """How free an actor is of partners who also work with each other: Burt's four measures.

    Attributes
    ----------
    constraint : float or None
        Σ_j (p_ij + Σ_q p_iq p_qj)² over the partners j of the actor i [1]_, where
        p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki) is the part of i's contacts that goes to j.
        Above 0; 1 for a single partner, and it may exceed 1 in a circle of three or four. Low
        is free. None without partners.
    effective_size : float or None
        Σ_j (1 - Σ_q p_iq m_jq), where m_jq = (a_jq + a_qj) / max_k (a_jk + a_kj) [1]_: the
        number of partners less those that others make redundant. With equal ties both ways
        it is d - 2t/d for d partners with t ties among them [2]_. From 0 to the number of
        partners. None without partners.
    efficiency : float or None
        `effective_size` divided by the number of partners, 0 to 1. None without partners.
    hierarchy : float or None
        Σ_j r_j ln r_j / (N ln N), where r_j = c_ij / (C/N) for the N terms c_ij whose sum is
        the constraint C [1]_: 0 when all partners constrain alike, 1 when one does it all.
        None for fewer than two partners.

    Notes
    -----
    a_ij is 1, or contacts a year in a weighted reading, for a tie from i to j, and 0 without.
    The two directions are added, as in [1]_: a pair that names each other weighs double, and
    one of which a side never answered weighs less than it may. q runs over all actors but i
    and j; p, m and the partners come from the whole network, not only from the partners of i.
    Self-loops are no ties; a strength of 0 is no tie.

    References
    ----------
    .. [1] Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard
       University Press. Chapter 2.
    .. [2] Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy measures.
       Connections 20(1), 35-38.
    """

    constraint: float | None
    effective_size: float | None
    efficiency: float | None
    hierarchy: float | None


@dataclass(frozen=True, eq=False)
class Holes:
    """The four measures of all actors, each of shape (n,); NaN where undefined."""

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats

    def in_order(self, order: Sequence[int]) -> Holes:
        """The measures of some actors, one after the other."""
        at = np.array(order, np.intp)
        measures = (self.constraint, self.effective_size, self.efficiency, self.hierarchy)
        return Holes(*(measure[at] for measure in measures))

    def records(self) -> list[StructuralHoles]:
        """The measures of all actors as plain records."""
        measures = (self.constraint, self.effective_size, self.efficiency, self.hierarchy)
        return list(made(StructuralHoles, *map(all_known, measures)))


def structural_holes(links: Partners, values: Floats, met: Met | None = None) -> Holes:
    """Burt's measures of every actor.

    Parameters
    ----------
    links : Partners
    values : float array of shape (m,)
        Weight of each existing tie, 0 or more.
    met : Met, optional
        The partners of each pair who met, where they are at hand.
    """
    n, sums = links.size, links.summed(values)
    trio = meetings(links) if met is None else met
    ends = np.concatenate([links.one, links.other])  # an ordered pair runs from `ends`
    both = np.concatenate([sums, sums])
    total, largest = _sum(ends, both, n), np.zeros(n)
    np.maximum.at(largest, ends, both)
    part, mutual = _ratio(both, total[ends]), _ratio(both, largest[ends])
    onward = part[trio.first]
    indirect = _sum(trio.pair, onward * part[trio.second], len(both))
    redundant = _sum(trio.pair, onward * mutual[trio.back], len(both))
    partner = both > 0
    local = np.where(partner, (part + indirect) ** 2, 0.0)
    count = _sum(ends, partner, n)
    constraint = _sum(ends, local, n)
    effective = count - _sum(ends, np.where(partner, redundant, 0.0), n)
    nobody = count == 0
    constraint[nobody] = effective[nobody] = np.nan
    relative = _ratio(local * count[ends], constraint[ends])
    spread = _sum(ends, relative * np.log(np.where(partner, relative, 1.0)), n)
    most = np.where(count > 1, count * np.log(np.maximum(count, 2)), np.nan)
    hierarchy = np.clip(spread / most, 0.0, 1.0)  # rounding may leave it just outside
    return Holes(constraint, effective, effective / np.maximum(count, 1), hierarchy)


def _sum(box: Ints, values: NDArray[np.generic], size: int) -> Floats:
    return np.bincount(box, values, size).astype(np.float64)


def _ratio(value: Floats, of: Floats) -> Floats:
    return np.divide(value, of, out=np.zeros_like(value), where=of > 0)
