"""Katz scores of pairs of actors: walks of all lengths between the two, long ones for less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["KATZ_UP_TO", "decay", "katz", "katz_matrix"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

KATZ_UP_TO = 500  # actors of whom all pairs are scored
WALKS = 20_000_000  # numbers of walks held in memory at a time
DECAY = 0.5  # as a share of the largest that converges
VECTOR, RESIDUAL = 1e-8, 1e-13  # of the equations


def decay(matrix: csr_array) -> float:
    """What a step costs in Katz: half of the largest factor for which the sum converges."""
    from scipy.sparse.linalg import eigsh

    n = matrix.shape[0]
    if not matrix.nnz:
        return DECAY
    if n <= 50:
        largest = float(np.linalg.eigvalsh(matrix.toarray())[-1])
    else:
        start = np.ones(n) / np.sqrt(n)
        # The error of the value is of the order of the square of that of the vector.
        found = eigsh(matrix, k=1, which="LA", v0=start, tol=VECTOR, return_eigenvectors=False)
        largest = float(found[0])
    return DECAY / largest


def katz(matrix: csr_array, beta: float, one: Ints, other: Ints) -> Floats:
    """Katz scores of given pairs: Σ_l β^l times the number of walks of length l.

    Entries of (I - βA)⁻¹ - I, shape (k,), to ten digits. `beta` must be below the inverse of
    the largest eigenvalue of the matrix.
    """
    found = np.empty(len(one))
    ends, place = np.unique(one, return_inverse=True)
    size = max(1, WALKS // max(matrix.shape[0], 1))
    for start in range(0, len(ends), size):
        total = _walks(matrix, beta, ends[start : start + size])
        here = (place >= start) & (place < start + size)
        found[here] = total[other[here], place[here] - start]
    return found


def _walks(matrix: csr_array, beta: float, ends: Ints) -> Floats:
    """Columns of (I - βA)⁻¹ - I for some actors, shape (n, k), by conjugate gradients.

    They take about half the products of adding up walks length by length. What is left of
    the equation (its residual) bounds the error, since I - βA is positive definite.
    """
    columns = np.arange(len(ends))
    left = np.zeros((matrix.shape[0], len(ends)))
    left[ends, columns] = 1.0
    total, way, size = np.zeros_like(left), left.copy(), np.ones(len(ends))
    while size.max(initial=0.0) > RESIDUAL**2:
        ahead = matrix @ way
        ahead *= -beta
        ahead += way
        step = _ratio(size, np.einsum("ij,ij->j", way, ahead))
        total += way * step
        ahead *= step
        left -= ahead
        now = np.einsum("ij,ij->j", left, left)
        way *= _ratio(now, size)
        way += left
        size = now
    total[ends, columns] -= 1.0
    return total


def _ratio(part: Floats, whole: Floats) -> Floats:
    """0 where a column is solved and nothing is left of it."""
    found: Floats = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return found


def katz_matrix(matrix: csr_array, beta: float) -> Floats:
    """Katz scores of all pairs of a small network, shape (n, n), to six digits."""
    walks = beta * matrix.toarray()
    total = walks.copy()
    while walks.max(initial=0.0) > 1e-6 * total.max(initial=1e-300):
        walks = beta * (matrix @ walks)
        total += walks
    return total
