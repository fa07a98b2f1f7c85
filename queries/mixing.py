"""Do ties stay within groups? Modularity and assortativity, against chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from queries.external_internal import TooLittle, too_little
from queries.homophily import no_smaller
from queries.relabelling import Grouped, same_group
from queries.shuffles import Draws

__all__ = ["Mixing", "Of", "mixing", "ratio"]

Floats = NDArray[np.float64]
Of = Literal["ties", "pairs", "pairs_if_yearly", "pairs_if_daily"]


@dataclass(frozen=True, slots=True)
class Mixing:
    """How far ties stay within groups: modularity and assortativity under one reading of ties.

    Attributes
    ----------
    of : str
        What is added up: ``ties`` (existing ties as said, directed, each 1), ``pairs`` (who
        works with whom, whoever says so, each pair 1), ``pairs_if_yearly`` and
        ``pairs_if_daily`` (pairs by contacts a year, the larger of what the two sides say,
        with unknown frequencies read as yearly, or as daily; see `queries.hubs.Hub`).
    total : float
        Sum of the weights W.
    inside : float or None
        Share of `total` within groups, tr e, from 0 to 1, where e_ab is the share from group
        a to group b; each pair counts half in each direction. None with a `reason`.
    modularity : float or None
        tr e - Σ_g a_g b_g, where a and b are the row and column sums of e. For pairs this is
        (1/2m) Σ_ij [A_ij - k_i k_j/2m] δ(g_i, g_j) [1]_, for directed ties the form with
        k_out k_in / m [2]_. From -1 to 1. None with a `reason`.
    modularity_expected : float or None
        Exact mean of `modularity` when the groups are handed out at random, sizes kept,
        apart among those who answered, those whom others speak for, and those whom nobody
        speaks for.
        None with a `reason`.
    assortativity : float or None
        Newman's coefficient for a named attribute [3]_, modularity / (1 - Σ_g a_g b_g): 1 when
        no tie leaves a group, 0 when ties ignore groups. None with a `reason`, and when only
        one group has ties.
    p_modularity, p_assortativity : float or None
        Share of random handings-out, the observed one included, with a figure this high or
        higher. None with a `reason`, and for ``ties``: the pairs are tested.
    reason : str or None
        Why there are no figures: ``one_group``, ``no_ties`` or ``too_few_respondents``.

    Notes
    -----
    Self-loops are no ties. Actors without the attribute, and their ties, are left out.
    Isolates change nothing but the chance level.

    References
    ----------
    .. [1] Newman, M. E. J. and Girvan, M. (2004). Finding and evaluating community structure
       in networks. Physical Review E 69, 026113.
    .. [2] Leicht, E. A. and Newman, M. E. J. (2008). Community structure in directed
       networks. Physical Review Letters 100, 118703.
    .. [3] Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126.
    """

    of: Of
    total: float
    inside: float | None
    modularity: float | None
    modularity_expected: float | None
    assortativity: float | None
    p_modularity: float | None
    p_assortativity: float | None
    reason: TooLittle


def mixing(data: Grouped, of: Of, weights: Floats, drawn: Draws | None) -> Mixing:
    """Modularity and assortativity of some weights of the ties, beside those of shuffles."""
    reason, total = too_little(data), float(weights.sum())
    if reason is None and not total:
        reason = "no_ties"
    shown = total if of == "ties" else total / 2
    if reason is not None:
        return Mixing(of, shown, None, None, None, None, None, None, reason)
    g = len(data.labels)
    inside = float(weights[data.inside].sum()) / total
    out = np.bincount(data.speaker, weights=weights, minlength=g) / total
    into = np.bincount(data.code[data.target], weights=weights, minlength=g) / total
    alike = float(out @ into)
    modularity = inside - alike
    assortativity = ratio(modularity, 1 - alike) if _several(data, weights) else None
    return Mixing(
        of=of,
        total=shown,
        inside=inside,
        modularity=modularity,
        modularity_expected=_expected(data, weights),
        assortativity=assortativity,
        p_modularity=None if drawn is None else _p_modularity(drawn, modularity),
        p_assortativity=None if drawn is None else _p_assortativity(drawn, assortativity),
        reason=None,
    )


def _several(data: Grouped, weights: Floats) -> bool:
    """Whether more than one group has ties; told by counting, which no rounding blurs."""
    there = weights > 0
    ends = np.concatenate([data.speaker[there], data.code[data.target[there]]])
    return len(ends) > 0 and bool((ends != ends[0]).any())


def ratio(part: float, of: float) -> float | None:
    """A quotient; None when the divisor is nothing but rounding."""
    return part / of if of > np.finfo(float).eps else None


def _expected(data: Grouped, weights: Floats) -> float:
    """Mean modularity over all handings-out: each pair of actors shares a group so often."""
    n, total = len(data.actors), float(weights.sum())
    out = np.bincount(data.source, weights=weights, minlength=n)
    into = np.bincount(data.target, weights=weights, minlength=n)
    same = same_group(data)
    stay = float(weights @ same[data.stratum[data.source], data.stratum[data.target]])
    own = out * into  # an actor always shares a group with itself
    leaving, arriving, alone = (
        np.bincount(data.stratum, weights=part, minlength=len(same))
        for part in (out, into, own)
    )
    alike = float((same * (np.outer(leaving, arriving) - np.diag(alone))).sum() + own.sum())
    return stay / total - alike / total**2


def _shares(drawn: Draws) -> tuple[Floats, Floats]:
    """Share inside and Σ a_g² of each shuffle, from pairs that stand in both directions."""
    total = drawn.own.sum(axis=1)
    return drawn.inside.sum(axis=1) / total, ((drawn.own / total[:, None]) ** 2).sum(axis=1)


def _p_modularity(drawn: Draws, seen: float) -> float:
    inside, alike = _shares(drawn)
    return (int(no_smaller(inside - alike, seen).sum()) + 1) / (len(inside) + 1)


def _p_assortativity(drawn: Draws, seen: float | None) -> float | None:
    if seen is None:
        return None
    inside, alike = _shares(drawn)
    there = 1 - alike > np.finfo(float).eps
    figures = (inside[there] - alike[there]) / (1 - alike[there])
    return (int(no_smaller(figures, seen).sum()) + 1) / (len(figures) + 1)
