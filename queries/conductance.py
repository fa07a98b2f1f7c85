"""How open are the borders of groups? What crosses them, against chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.external_internal import too_little, too_little_of_group
from queries.homophily import CLOSE, no_smaller
from queries.mixing import ratio
from queries.relabelling import Grouped
from queries.shuffles import Draws

__all__ = ["Conductance", "borders"]

Floats = NDArray[np.float64]


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


def borders(data: Grouped, weights: Floats, drawn: Draws) -> list[Conductance]:
    """Conductance of every group, in the order of the labels."""
    g, total = len(data.labels), float(weights.sum())
    volume = np.bincount(data.speaker, weights=weights, minlength=g)
    within, across = (
        np.bincount(data.speaker, weights=np.where(side, weights, 0.0), minlength=g)
        for side in (data.inside, ~data.inside)
    )
    # Counted, since sums of the same weights in two orders need not be equal.
    tied = np.bincount(data.speaker[weights > 0], minlength=g)
    one_side = (tied == 0) | (tied == tied.sum())
    undefined = too_little(data)
    found: list[Conductance] = []
    for i in range(g):
        cut, inside = float(across[i]), float(within[i]) / 2
        if too_little_of_group(data, i, undefined) is not None or one_side[i]:
            found.append(Conductance(cut, inside, None, None, None, None))
            continue
        value = _open(cut, min(float(volume[i]), total - float(volume[i])))
        chance = _drawn_conductance(drawn, i, total)
        found.append(
            Conductance(
                cut=cut,
                inside=inside,
                value=value,
                expected=float(chance.mean()) if len(chance) else None,
                p_closed=(int(no_smaller(-chance, -value).sum()) + 1) / (len(chance) + 1),
                insularity=ratio(inside, inside + cut),
            )
        )
    return found


def _drawn_conductance(drawn: Draws, group: int, total: float) -> Floats:
    own, inside = drawn.own[:, group], drawn.inside[:, group]
    smaller = np.minimum(own, total - own)
    there = smaller > CLOSE * total
    found: Floats = np.minimum((own[there] - inside[there]) / smaller[there], 1.0)
    return found


def _open(cut: float, smaller: float) -> float:
    """What is cut of the smaller side, 1 at most: no side is smaller than what leaves it."""
    return cut / max(cut, smaller) if cut else 0.0
