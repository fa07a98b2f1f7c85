"""Do a few units take most of the ties? How unequally being named is spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Network

__all__ = ["Concentration", "TopShare", "concentration", "gini"]

TOP = (3, 5, 10, 20)  # per cent of the actors
POINTS = 21  # of the Lorenz curve: every twentieth of the actors
DRAWS = 199
CELLS = 5_000_000  # actors times draws; above it fewer draws will do, since figures settle
HYPERGEOMETRIC = 10**9 - 1  # the most that numpy can draw from without putting back

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TopShare:
    """Share of the incoming ties that the most named few of the actors hold.

    Attributes
    ----------
    percent : int
        How many of the actors are meant, in per cent of all.
    units : int
        The same as a number of actors, rounded up.
    ties : int
        Existing ties in which one of them is named.
    share : float or None
        `ties` of all existing ties, 0 to 1. None when there are none.
    expected : float or None
        Its mean under the chance level of `Concentration`. None when there are no ties.
    """

    percent: int
    units: int
    ties: int
    share: float | None
    expected: float | None


@dataclass(frozen=True, slots=True)
class Concentration:
    """How unequally the incoming ties fall on the actors: a sign of overload at the top.

    Attributes
    ----------
    actors, ties : int
        All actors, named or not, and existing ties as said, each ordered pair once.
    gini : float or None
        Gini coefficient [1]_ of in-degree, Σ (2i-n-1) x_i / (n Σ x) with x rising: 0 when all
        are named equally often, (n-1)/n when only one is named. None when there are no ties.
    expected : float or None
        Mean Gini coefficient when the same number of ties stand at random among those that
        respondents could report: each respondent to each other actor. None without ties.
    p : float or None
        Share of such random networks, the observed one included, with a Gini coefficient
        as high or higher: from 1/(draws+1) to 1. None without ties.
    draws : int
        Random networks drawn.
    top : tuple of TopShare
        For the top 3, 5, 10 and 20 per cent of the actors.
    lorenz : tuple of float
        Lorenz curve [2]_: share of the incoming ties that the least named 0, 5, 10 … 100 per
        cent of the actors hold, straight lines between actors. Empty without ties.

    Notes
    -----
    That a few carry most of the collaboration is reported of persons [3]_; of units it is an
    analogy. Frequencies do not count. Being named counts only among those who answered: a
    unit whose partners filed no lists looks less burdened than it is.

    References
    ----------
    .. [1] Gini, C. (1912). Variabilità e mutabilità. Bologna: Cuppini.
    .. [2] Lorenz, M. O. (1905). Methods of measuring the concentration of wealth.
       Publications of the American Statistical Association 9(70), 209-219.
    .. [3] Cross, R., Rebele, R. and Grant, A. (2016). Collaborative overload. Harvard
       Business Review 94(1), 74-79.
    """

    actors: int
    ties: int
    gini: float | None
    expected: float | None
    p: float | None
    draws: int
    top: tuple[TopShare, ...]
    lorenz: tuple[float, ...]


def concentration(network: Network, *, seed: int = 0) -> Concentration:
    """Measure how unequally the existing ties name the actors.

    Parameters
    ----------
    network : Network
    seed : int
        Of the random networks that give the chance level.
    """
    n, rows = len(network), network.rows()
    m = len(rows)
    named = np.sort(np.bincount(network.target[rows], minlength=n))
    sizes = [-(-n * percent // 100) for percent in TOP]
    held = [int(named[n - size :].sum()) for size in sizes]
    if not m:
        empty = (TopShare(p, s, 0, None, None) for p, s in zip(TOP, sizes, strict=True))
        return Concentration(n, 0, None, None, None, 0, tuple(empty), ())
    chance = np.sort(_at_random(network, m, seed), axis=1)
    expected = gini(chance)
    observed = float(gini(named))
    as_high = int((expected >= observed - 1e-12).sum())
    return Concentration(
        actors=n,
        ties=m,
        gini=observed,
        expected=float(expected.mean()),
        p=(1 + as_high) / (1 + len(chance)),
        draws=len(chance),
        top=tuple(
            TopShare(
                percent=percent,
                units=size,
                ties=ties,
                share=ties / m,
                expected=float(chance[:, n - size :].sum(axis=1).mean()) / m,
            )
            for percent, size, ties in zip(TOP, sizes, held, strict=True)
        ),
        lorenz=_lorenz(named),
    )


def gini(rising: Ints) -> Floats:
    """Gini coefficient along the last axis, of values that rise and do not sum to 0."""
    n = rising.shape[-1]
    place: Ints = np.arange(1, n + 1, dtype=np.int64)
    found: Floats = rising @ (2 * place - n - 1) / (n * rising.sum(axis=-1))
    return found


def _lorenz(rising: Ints) -> tuple[float, ...]:
    held = np.concatenate([[0], np.cumsum(rising)])
    at = np.linspace(0, len(rising), POINTS)
    curve: list[float] = (np.interp(at, np.arange(len(held)), held) / held[-1]).tolist()
    return tuple(curve)


def _at_random(network: Network, m: int, seed: int) -> Ints:
    """In-degrees of networks with m random ties from respondents, shape (draws, n)."""
    n, random = len(network), np.random.default_rng(seed)
    draws = max(9, min(DRAWS, CELLS // n))
    could = np.full(n, int(network.respondent.sum())) - network.respondent
    if int(could.sum()) <= HYPERGEOMETRIC:
        found = random.multivariate_hypergeometric(could, m, size=draws, method="marginals")
    else:  # so many possible ties that hardly one would be drawn twice
        found = random.multinomial(m, could / could.sum(), size=draws)
    return found.astype(np.int64)
