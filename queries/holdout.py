"""How often would a guess be right? Ties hidden from a method, and whether it finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from queries.likeness import METHODS, Method, scores
from queries.lookup import distinct, within
from queries.partners import Partners
from queries.walks import KATZ_UP_TO, decay, katz_matrix

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Accuracy", "accuracies", "area"]

HIDDEN = 0.1  # of the pairs
REPEATS = 20
UNTIED = 20_000  # untied pairs compared with, at most
SURE = 2  # standard errors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well a method tells hidden ties from pairs without a tie: the area under its curve.

    Attributes
    ----------
    method : str
    auc : float or None
        Chance that a hidden tie scores above an untied pair, equal scores counting half [1]_:
        0.5 for guessing, 1 when all hidden ties come first. The mean over `repeats`. None for
        ``katz`` with more than 500 actors, where it is not computed.
    standard_error : float or None
        Of `auc`: sd · sqrt(1/repeats + hidden/(pairs - hidden)), which allows for the
        repeats having most ties in common [2]_.
    better_than_chance : bool
        Whether `auc` is above 0.5 by more than two standard errors.
    repeats : int
        Hidings, each of other ties.
    hidden : int
        Pairs hidden in each: a tenth of all. Where they are more than 20 000, so many of them
        are drawn in each repeat and looked for; the spread over repeats holds what that errs.
    compared : int
        Untied pairs that they are compared with, of which one end at least answered: all of
        them, or 20 000 drawn for each repeat where there are more.

    References
    ----------
    .. [1] Hanley, J. A. and McNeil, B. J. (1982). The meaning and use of the area under a
       receiver operating characteristic (ROC) curve. Radiology 143(1), 29-36.
    .. [2] Nadeau, C. and Bengio, Y. (2003). Inference for the generalization error. Machine
       Learning 52, 239-281.
    """

    method: Method
    auc: float | None
    standard_error: float | None
    better_than_chance: bool
    repeats: int
    hidden: int
    compared: int


def accuracies(links: Partners, could: Mask, seed: int) -> tuple[Accuracy, ...]:
    """Hide a tenth of the pairs, again and again, and let every method look for them.

    Parameters
    ----------
    links : Partners
    could : bool array of shape (n,)
        Who could have reported a tie; of a pair one at least.
    seed : int

    Returns
    -------
    tuple of Accuracy
        In the order of `METHODS`; empty when every pair that could have a tie has one.
    """
    e = len(links.one)
    hidden = max(1, round(HIDDEN * e))
    every = _untied(links, could)
    found: dict[Method, list[float]] = {method: [] for method in METHODS}
    compared = 0
    for repeat in range(REPEATS):
        random = np.random.default_rng((seed, repeat))
        one, other = _drawn(links, could, random) if every is None else every
        compared = len(one)
        if not compared:
            return ()
        taken = np.zeros(e, np.bool_)
        taken[random.choice(e, hidden, replace=False)] = True
        sought = _few(np.flatnonzero(taken), random)
        one = np.concatenate([links.one[sought], one])
        other = np.concatenate([links.other[sought], other])
        for method, values in _scored(links.without(taken), one, other).items():
            found[method].append(area(values[: len(sought)], values[len(sought) :]))
    spread = np.sqrt(1 / REPEATS + hidden / (e - hidden))
    return tuple(
        _accuracy(method, values, float(spread), hidden, compared)
        for method, values in found.items()
    )


def _accuracy(
    method: Method, values: list[float], spread: float, hidden: int, compared: int
) -> Accuracy:
    if not values:
        return Accuracy(method, None, None, False, REPEATS, hidden, compared)
    auc = float(np.mean(values))
    error = float(np.std(values, ddof=1)) * spread
    better = auc - SURE * error > 0.5
    return Accuracy(method, auc, error, better, REPEATS, hidden, compared)


def _few(hidden: NDArray[np.intp], random: np.random.Generator) -> NDArray[np.intp]:
    """Those of the hidden pairs that are looked for: all, or as many as are compared with."""
    if len(hidden) <= UNTIED:
        return hidden
    return np.sort(random.choice(hidden, UNTIED, replace=False))


def _scored(matrix: csr_array, one: Ints, other: Ints) -> dict[Method, Floats]:
    values = scores(matrix, one, other)
    if matrix.shape[0] <= KATZ_UP_TO:
        values["katz"] = katz_matrix(matrix, decay(matrix))[one, other]
    return values


def area(positive: Floats, negative: Floats) -> float:
    """Chance that a value of the first kind is above one of the second; equal counts half.

    Examples
    --------
    >>> area(np.array([2.0, 1.0]), np.array([1.0, 0.0]))
    0.875
    """
    ordered = np.sort(np.round(negative, 12))
    values = np.round(positive, 12)
    below = np.searchsorted(ordered, values, side="left")
    level = np.searchsorted(ordered, values, side="right") - below
    return float((below + level / 2).mean() / len(ordered))


def _untied(links: Partners, could: Mask) -> tuple[Ints, Ints] | None:
    """All untied pairs that could have been reported; None when there are too many."""
    n = links.size
    if n * (n - 1) // 2 - len(links.one) > 4 * UNTIED:
        return None
    free = np.triu(np.ones((n, n), np.bool_), 1) & (could[:, None] | could[None, :])
    free[links.one, links.other] = False
    one, other = np.nonzero(free)
    return (one, other) if len(one) <= UNTIED else None


def _drawn(links: Partners, could: Mask, random: np.random.Generator) -> tuple[Ints, Ints]:
    """Untied pairs drawn at random, no pair twice, about `UNTIED` of them."""
    n, tied = links.size, links.one * links.size + links.other
    pairs = np.empty(0, np.int64)
    for _ in range(100):  # one round is nearly always enough
        one, other = random.integers(n, size=(2, 2 * UNTIED))
        fits = (one < other) & (could[one] | could[other])
        drawn = (one * n + other)[fits]
        drawn = drawn[~within(drawn, tied)]
        pairs = distinct(np.concatenate([pairs, drawn]))
        if len(pairs) >= UNTIED:
            break
    pairs = random.permutation(pairs)[:UNTIED]
    return pairs // n, pairs % n
