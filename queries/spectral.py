"""Centralities that solve an equation: eigenvector, PageRank and Katz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["ATTENUATION", "DAMPING", "Eigen", "eigenvector", "katz", "pagerank"]

Floats = NDArray[np.float64]

DAMPING = 0.85
ATTENUATION = 0.9  # of the largest alpha for which Katz centrality exists
TOLERANCE = 1e-12
PRECISION = 1e-13  # of the eigenvalue, relative
LARGE = 100_000  # actors; above it both are
ROUGHER = 1e-10
DENSE_UP_TO = 64  # actors of a part
SAME = 1e-9  # eigenvalues this close, relative to the largest, are one


@dataclass(frozen=True, eq=False)
class Eigen:
    """Largest eigenvalue, and the limit of power iteration on A + I from equal starts."""

    value: float
    vector: Floats


def eigenvector(matrix: csr_array) -> Eigen:
    """Principal eigenvector of a symmetric matrix without negative values.

    Parameters
    ----------
    matrix : csr_array of shape (n, n)

    Returns
    -------
    Eigen
        `vector` has shape (n,) and Euclidean length 1. Where several parts share the largest
        eigenvalue, each has the weight that equal starts give it. Without ties the value is 0
        and all entries are equal.
    """
    n = matrix.shape[0]
    if not matrix.nnz:
        return Eigen(0.0, np.full(n, 1 / np.sqrt(n)) if n else np.empty(0))
    best, found = 0.0, list[tuple[float, NDArray[np.intp], Floats]]()
    for members, bound in _parts(matrix):
        if bound < best * (1 - SAME):
            break
        whole = len(members) == n
        value, vector = _leading(matrix if whole else matrix[members][:, members])
        best = max(best, value)
        found.append((value, members, vector))
    total = np.zeros(n)
    for value, members, vector in found:
        if value >= best * (1 - SAME):
            total[members] = vector.sum() * vector
    return Eigen(best, total / np.linalg.norm(total))


def _parts(matrix: csr_array) -> list[tuple[NDArray[np.intp], float]]:
    """Connected parts with an upper bound of their eigenvalues, the highest bound first."""
    from scipy.sparse.csgraph import connected_components

    count, label = connected_components(matrix, directed=False)
    members = np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label))[:-1])
    bound = np.zeros(count)
    np.maximum.at(bound, label, np.asarray(matrix.sum(axis=1)).ravel())
    order = np.argsort(-bound, kind="stable").tolist()
    return [(members[i], float(bound[i])) for i in order]


def _leading(matrix: csr_array) -> tuple[float, Floats]:
    """Largest eigenvalue of a connected part and its eigenvector, positive, of length 1."""
    from scipy.sparse.linalg import eigsh

    n = matrix.shape[0]
    if n <= DENSE_UP_TO:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        precise = ROUGHER if n > LARGE else PRECISION
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(n), tol=precise)
    return float(values[-1]), np.abs(vectors[:, -1])


def pagerank(matrix: csr_array, tolerance: float | None = None) -> Floats:
    """PageRank of every actor, damping 0.85, shape (n,).

    Parameters
    ----------
    matrix : csr_array of shape (n, n)
        Weight of the tie from row to column; a row of zeros leads to all actors alike.
    tolerance : float, optional
        Bound of the sum of all errors: 1e-12, for more than 100 000 actors 1e-10.
    """
    n = matrix.shape[0]
    bound = _tolerance(n) if tolerance is None else tolerance
    out = np.asarray(matrix.sum(axis=1)).ravel()
    share = np.divide(DAMPING, out, out=np.zeros(n), where=out > 0)
    inward = matrix.T.tocsr()
    inward.data = inward.data * share[inward.indices]
    # Whom a silent one would name is spread like the new starts, so it only scales the rest.
    found = _solve(inward, DAMPING, bound / 2, 1)
    total: Floats = found / found.sum() if n else found
    return total


def katz(matrix: csr_array, alpha: float) -> Floats:
    """Katz centrality of every actor: x = alpha Aᵀx + 1, of Euclidean length 1, shape (n,).

    Parameters
    ----------
    matrix : csr_array of shape (n, n)
        Weight of the tie from row to column; centrality flows along.
    alpha : float
        At most 0.9 divided by the largest eigenvalue of the undirected projection.
    """
    found = _solve((alpha * matrix.T).tocsr(), ATTENUATION, _tolerance(matrix.shape[0]), 2)
    solved: Floats = found / np.linalg.norm(found) if len(found) else found
    return solved


def _tolerance(n: int) -> float:
    return ROUGHER if n > LARGE else TOLERANCE


def _solve(inward: csr_array, shrink: float, tolerance: float, order: int) -> Floats:
    """Solution of x = inward x + 1, to a relative error in the norm of the given order.

    A quick method gives a first guess; repeating the equation, which brings any guess nearer
    by the factor `shrink` (the norm of `inward`), proves or mends it.
    """
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import bicgstab

    n = inward.shape[0]
    if not n:
        return np.empty(0)
    ones = np.ones(n)
    with np.errstate(all="ignore"):  # it may break down, and says so
        whole = eye_array(n, format="csr") - inward
        guess, failed = bicgstab(whole, ones, rtol=tolerance, maxiter=100)
    change, found = np.inf, ones if failed else guess
    reach = shrink / (1 - shrink)
    while change * reach > tolerance * float(np.linalg.norm(found, order)):
        step: Floats = inward @ found + 1
        change, found = float(np.linalg.norm(step - found, order)), step
    return found
