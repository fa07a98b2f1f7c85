"""How likely a count as high, or as low, is where only its mean is known."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["at_least", "at_most"]

Floats = NDArray[np.float64]
Counts = NDArray[np.integer[Any]] | Floats


def at_least(seen: Counts, mean: Floats) -> Floats:
    """Chance that a Poisson count with this mean is `seen` or more, shape (k,).

    Examples
    --------
    >>> at_least(np.array([0, 1]), np.array([2.0, 2.0])).round(4).tolist()
    [1.0, 0.8647]
    """
    from scipy.special import pdtrc

    some = np.maximum(np.asarray(seen, np.float64), 1.0)
    tail: Floats = np.where(np.asarray(seen) > 0, pdtrc(some - 1, mean), 1.0)
    return tail


def at_most(seen: Counts, mean: Floats) -> Floats:
    """Chance that a Poisson count with this mean is `seen` or fewer, shape (k,)."""
    from scipy.special import pdtr

    tail: Floats = np.asarray(pdtr(np.asarray(seen, np.float64), mean), np.float64)
    return tail
