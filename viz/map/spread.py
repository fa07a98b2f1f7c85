"""Spread boxes over the plane: what is linked is near, and nothing overlaps.

Distances follow the paths between boxes (stress majorisation: Gansner, Koren & North 2004,
doi:10.1007/978-3-540-31843-9_25); overlaps are then pushed apart.
"""

from __future__ import annotations

import random
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from viz.map.boxes import extent, separate, squeeze
from viz.map.places import ASPECT

__all__ = ["EXACT", "communities", "spread"]

Points = NDArray[np.float64]

EXACT = 400
"""Up to so many boxes all distances are considered."""

_NARROW_DOWN = 120  # rounds of majorisation at most
_STILL = 2e-3  # a round that moves no box farther than this share of a distance is the last
_FILLED = 0.8  # of the plane, by boxes
_GOLDEN = 2.399963  # an angle that no few turns bring back


def spread(half: Points, links: NDArray[np.intp], *, tight: bool) -> Points:
    """Centres of boxes: linked ones near each other, none on top of another.

    Parameters
    ----------
    half : float array of shape (k, 2)
        Half the width and height of each box.
    links : int array of shape (m, 2)
        Pairs of different boxes.
    tight : bool
        Whether to take the time to fill the frame as well as possible.
    """
    k = len(half)
    if k == 1:
        return np.zeros((1, 2))
    if not len(links):
        return squeeze(separate(_grid(half), half), half, ASPECT)
    place = _by_stress(half, links) if k <= EXACT else _by_force(half, links)
    if not tight:
        return separate(_evened(place, half, 0.8), half)
    tried = [squeeze(separate(_evened(place, half, s), half), half, ASPECT) for s in (0.5, 1)]
    return min(tried, key=lambda found: extent(found, half, ASPECT))


def _evened(place: Points, half: Points, share: float) -> Points:
    """The same directions from the middle, with distances that fill the plane more evenly."""
    place = place - np.average(place, axis=0, weights=half.prod(1))
    far = np.hypot(*place.T)
    order = far.argsort(kind="stable")
    even = np.empty_like(far)
    even[order] = np.sqrt(np.cumsum(4 * half[order].prod(1)) / (np.pi * _FILLED))
    scale = (even / np.maximum(far, 1e-9)) ** share
    evened: Points = place * scale[:, None] * (ASPECT, 1.0)
    return evened


def _grid(half: Points) -> Points:
    width, height = half.mean(0)
    columns = max(1, round(float(np.sqrt(len(half) * ASPECT * height / width))))
    at = np.arange(len(half))
    place: Points = np.stack([at % columns, at // columns], 1) * 2 * half.max(0)
    return place


def _by_stress(half: Points, links: NDArray[np.intp]) -> Points:
    """Distances on the map like those along the links (majorisation)."""
    wanted = _distances(half, links)
    weight = 1 / np.square(wanted + np.eye(len(half)))
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(1)) - weight
    # The pseudoinverse, as the Laplacian of a connected graph allows it.
    inverse = np.linalg.inv(laplacian + 1 / len(half)) - 1 / len(half)
    pull, still = wanted * weight, _STILL * float(wanted.mean())
    place = _classical(wanted)
    for _ in range(_NARROW_DOWN):
        x, y = place.T
        now = np.hypot(x[:, None] - x, y[:, None] - y)
        ratio = np.divide(pull, now, out=np.zeros_like(now), where=now > 1e-9)
        before = place
        place = np.asarray(inverse @ (ratio.sum(1)[:, None] * place - ratio @ place))
        if np.abs(place - before).max() < still:
            break
    return place


def _distances(half: Points, links: NDArray[np.intp]) -> Points:
    """Shortest paths; a link is as long as its boxes and the crowd around it need."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import shortest_path

    k = len(half)
    degree = np.bincount(links.ravel(), minlength=k)
    room = np.sqrt(half.prod(1))
    a, b = links.T
    length = room[a] + room[b] + 7 * np.sqrt(np.maximum(degree[a], degree[b]) * room.mean())
    found = shortest_path(coo_array((length, (a, b)), shape=(k, k)).tocsr(), directed=False)
    far = found[np.isfinite(found)].mean()
    return np.where(np.isfinite(found), found, far)


def _classical(wanted: Points) -> Points:
    """Start of the majorisation: classical scaling, with the sign fixed."""
    square = np.square(wanted)
    centred = square - square.mean(0) - square.mean(1)[:, None] + square.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    top = vectors[:, -1:-3:-1] * np.sqrt(np.maximum(values[-1:-3:-1], 1e-9))
    top *= np.sign(top[np.abs(top).argmax(0), np.arange(top.shape[1])])
    # Equal actors get the same point, from which they could never part.
    turn = np.arange(len(wanted)) * _GOLDEN
    start: Points = top + 0.05 * wanted.mean() * np.stack([np.cos(turn), np.sin(turn)], 1)
    return start


def _by_force(half: Points, links: NDArray[np.intp]) -> Points:
    """Fruchterman-Reingold on a grid, for many items."""
    turn = np.arange(len(half)) * _GOLDEN
    start = np.sqrt(np.arange(len(half)))[:, None] * np.stack([np.cos(turn), np.sin(turn)], 1)
    with _seeded(1):
        found = _graph(len(half), links).layout_fruchterman_reingold(
            seed=start.tolist(), niter=300, grid="grid"
        )
    place: Points = np.array(found.coords, np.float64)
    width = np.sqrt(half.prod(1).sum() * 8) / max(float(np.ptp(place, axis=0).max()), 1e-9)
    place *= width
    return place


def communities(n: int, links: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    """Communities of undirected links (Leiden, modularity), shape (n,)."""
    with _seeded(seed):
        parts = _graph(n, links).community_leiden(
            objective_function="modularity", n_iterations=10
        )
    return np.array(parts.membership, np.intp)


def _graph(n: int, links: NDArray[np.intp]) -> Any:
    import igraph  # pyright: ignore[reportMissingTypeStubs]

    build = cast("Any", igraph.Graph)
    return build(n, links.tolist())


@contextmanager
def _seeded(seed: int) -> Generator[None]:
    """Let igraph draw its random numbers from a generator of ours."""
    import igraph  # pyright: ignore[reportMissingTypeStubs]

    use = cast("Any", igraph).set_random_number_generator
    use(random.Random(seed))  # noqa: S311 - not for secrets
    try:
        yield
    finally:
        use(random)
