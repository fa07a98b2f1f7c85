"""Contacts a year, added up without pretending to know what nobody said."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.bulk import made

__all__ = ["Strength", "all_known", "all_whole", "known", "strengths"]


@dataclass(frozen=True, slots=True)
class Strength:
    """Contacts a year summed over ties, as an interval.

    Attributes
    ----------
    low : float or None
        Sum of the known lower bounds, contacts a year, 0 or more: "at least `low`". None when
        there are ties and none of them has a known frequency; 0 when there is no tie.
    high : float or None
        Sum of the upper bounds, contacts a year. None as soon as one tie has no upper bound:
        an unknown frequency is not zero.
    unknown : int
        Number of ties without an upper bound, that is with a frequency that is unknown
        wholly or in part. `high` is None exactly when this is above 0.

    Notes
    -----
    Node strength is the weighted degree of [1]_.

    References
    ----------
    .. [1] Barrat, A., Barthélemy, M., Pastor-Satorras, R. and Vespignani, A. (2004). The
       architecture of complex weighted networks. PNAS 101(11), 3747-3752.
    """

    low: float | None
    high: float | None
    unknown: int


def known(value: float) -> float | None:
    """A plain float, or None for NaN."""
    return None if math.isnan(value) else float(value)


def all_known(values: NDArray[np.float64]) -> list[float | None]:
    """`known` of each value."""
    found = values.astype(object)
    found[np.isnan(values)] = None
    plain: list[float | None] = found.tolist()
    return plain


def all_whole(values: NDArray[np.int64], which: NDArray[np.bool_]) -> list[int | None]:
    """Those of some whole numbers that are meant, None in place of the others."""
    found = values.astype(object)
    found[~which] = None
    plain: list[int | None] = found.tolist()
    return plain


def strengths(
    network: Network, rows: NDArray[np.intp], index: NDArray[np.integer], size: int
) -> tuple[Strength, ...]:
    """Sum the frequencies of collaboration rows into `size` boxes.

    Parameters
    ----------
    network : Network
    rows : int array of shape (k,)
        Rows of the network's collaboration columns.
    index : int array of shape (k,)
        The box of each row, from 0 to ``size - 1``.
    size : int

    Returns
    -------
    tuple of Strength, length `size`
    """
    low, high = network.low[rows], network.high[rows]
    blind, unbounded = np.isnan(low), np.isnan(high)
    ties, silent, partial = (
        np.bincount(box, minlength=size) for box in (index, index[blind], index[unbounded])
    )
    at_least, at_most = (
        np.bincount(index, weights=np.nan_to_num(bound), minlength=size).astype(np.float64)
        for bound in (low, high)
    )
    at_least[(ties > 0) & (ties == silent)] = np.nan
    at_most[partial > 0] = np.nan
    return tuple(made(Strength, all_known(at_least), all_known(at_most), partial.tolist()))
