"""Where everything stands on the map: the same input always gives the same picture.

Two levels. Groups (those of the structure, else communities in larger networks) are laid
out inside, each becomes a box, and boxes and ungrouped actors are laid out together; with no
groups every actor is its own box. A box holds the shape and its label, so that labels do not
overlap either. Distances follow the paths between actors (stress majorisation: Gansner,
Koren & North 2004, doi:10.1007/978-3-540-31843-9_25); overlaps are then pushed apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viz.boxes import separate, squeeze
from viz.labels import size, wrap
from viz.scene import Scene

__all__ = ["Area", "Layout", "layout", "radius"]

Points = NDArray[np.float64]

LABELLED = 150
"""Up to so many actors all labels have room; above, only the shapes have."""

_ASPECT = 1.3  # width to height that the map is made for
_GAP = 7.0  # least space between two boxes
_MARGIN = 14.0  # between the members of an area and its border
_TITLE = 26.0  # height of the name of an area
_EXACT = 400  # most items whose distances are all considered
_NARROW_DOWN = 120  # rounds of majorisation


@dataclass(frozen=True)
class Area:
    """A rectangle with the members of a group; `code` is -1 - i for the i-th community."""

    code: int
    members: tuple[int, ...]
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """Positions of the nodes (n, 2), areas, and the picture's left, top, width, height."""

    positions: Points
    areas: tuple[Area, ...]
    bounds: tuple[float, float, float, float]


def radius(named_by: int) -> float:
    """Radius of the shape: its area grows with the number of those who name the actor."""
    return min(24.0, (26.0 + 22.0 * named_by) ** 0.5)


def layout(scene: Scene, seed: int = 1) -> Layout:
    """Place all nodes of a scene.

    Parameters
    ----------
    scene : Scene
    seed : int
        For the search for communities.

    Returns
    -------
    Layout
        Positions in whole units. With at most `LABELLED` nodes no two label boxes overlap.
    """
    n = len(scene.nodes)
    half, offset = _boxes(scene)
    links = np.array([(line.a, line.b) for line in scene.lines if line.a != line.b], np.intp)
    links = links.reshape(-1, 2)
    codes = _areas(scene, links, seed)
    linked = np.zeros(n, np.bool_)
    linked[links.ravel()] = True
    centre = np.zeros((n, 2))
    loose = np.flatnonzero(~linked & (codes == -1))
    drawn, frames = _arrange(centre, half, links, codes, np.flatnonzero(linked | (codes != -1)))
    _shelve(centre, half, loose, drawn)
    positions = np.round(centre - offset)
    areas = tuple(_area(code, members, frame) for code, members, frame in frames)
    return Layout(positions, areas, _bounds(centre, half, areas))


def _boxes(scene: Scene) -> tuple[Points, Points]:
    """Half width and height of each node's box, and its centre relative to the shape's."""
    n = len(scene.nodes)
    half, offset = np.zeros((n, 2)), np.zeros((n, 2))
    for i, node in enumerate(scene.nodes):
        r = radius(node.named_by)
        if n > LABELLED:
            half[i] = r + 4
            continue
        width, height = size(wrap(node.name))
        half[i] = max(r, width / 2) + _GAP / 2, r + (height + 4 + _GAP) / 2
        offset[i, 1] = (height + 4) / 2
    return half, offset


def _areas(scene: Scene, links: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    """Area of each node: its group, a community below -1, or -1 for none."""
    codes = np.array([node.group for node in scene.nodes], np.intp)
    if np.sum(codes == -1) <= LABELLED or not len(links):
        return codes
    found = communities(len(codes), links, seed)
    sizes = np.bincount(found)
    in_small = sizes[found] < 3
    return np.where((codes == -1) & ~in_small, -2 - found, codes)


def communities(n: int, links: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    """Communities of undirected links (Leiden, modularity), shape (n,)."""
    import igraph

    with _seeded(seed):
        parts = igraph.Graph(n, links.tolist()).community_leiden(
            objective_function="modularity", n_iterations=10
        )
    return np.array(parts.membership, np.intp)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    import igraph

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - not for secrets
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


Frame = tuple[float, float, float, float]


def _arrange(
    centre: Points,
    half: Points,
    links: NDArray[np.intp],
    codes: NDArray[np.intp],
    drawn: NDArray[np.intp],
) -> tuple[Frame, list[tuple[int, NDArray[np.intp], Frame]]]:
    """Fill `centre` for the drawn nodes; return the frame of all, and of each area."""
    if not len(drawn):
        return (0.0, 0.0, 0.0, 0.0), []
    items: list[tuple[int, NDArray[np.intp]]] = [
        (int(code), drawn[codes[drawn] == code]) for code in np.unique(codes[drawn]) if code != -1
    ]
    items += [(-1, np.array([i])) for i in drawn if codes[i] == -1]
    item_of = np.full(len(codes), -1, np.intp)
    item_half = np.zeros((len(items), 2))
    for at, (code, members) in enumerate(items):
        item_of[members] = at
        if code == -1:
            item_half[at] = half[members[0]]
        else:
            item_half[at] = _inside(centre, half, links, members)
    outer = np.unique(np.sort(item_of[links], axis=1), axis=0)
    place = _spread(item_half, outer[outer[:, 0] != outer[:, 1]])
    for at, (_, members) in enumerate(items):
        centre[members] += place[at]
    frames = [
        (code, members, _frame(place[at], item_half[at] - _GAP))
        for at, (code, members) in enumerate(items)
        if code != -1
    ]
    low, high = (place - item_half).min(0), (place + item_half).max(0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1])), frames


def _inside(
    centre: Points, half: Points, links: NDArray[np.intp], members: NDArray[np.intp]
) -> Points:
    """Place the members of one area around (0, 0); return half the size of its box."""
    where = np.full(len(centre), -1, np.intp)
    where[members] = np.arange(len(members))
    own = where[links]
    place = _spread(half[members], own[(own >= 0).all(1)])
    low, high = (place - half[members]).min(0), (place + half[members]).max(0)
    middle = (low + high) / 2 + np.array([0.0, -_TITLE / 2])
    centre[members] = place - middle
    return (high - low) / 2 + np.array([_MARGIN, _MARGIN + _TITLE / 2]) + _GAP


def _frame(place: Points, half: Points) -> Frame:
    left, top = np.round(place - half)
    width, height = np.round(2 * half)
    return float(left), float(top), float(width), float(height)


def _spread(half: Points, links: NDArray[np.intp]) -> Points:
    """Centres of boxes: linked ones near each other, none on top of another."""
    k = len(half)
    if k == 1:
        return np.zeros((1, 2))
    if not len(links):
        return squeeze(separate(_grid(half), half), half, _ASPECT)
    place = _by_stress(half, links) if k <= _EXACT else _by_force(half, links)
    place[:, 0] *= _ASPECT
    return squeeze(separate(place, half), half, _ASPECT)


def _grid(half: Points) -> Points:
    columns = max(1, round((len(half) * _ASPECT * half[:, 1].mean() / half[:, 0].mean()) ** 0.5))
    at = np.arange(len(half))
    return np.stack([at % columns, at // columns], 1) * 2 * half.max(0)


def _by_stress(half: Points, links: NDArray[np.intp]) -> Points:
    """Distances on the map like those along the links (majorisation)."""
    wanted = _distances(half, links)
    weight = 1 / np.square(wanted + np.eye(len(half)))
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(1)) - weight
    inverse = np.linalg.pinv(laplacian, hermitian=True)
    place = _classical(wanted)
    for _ in range(_NARROW_DOWN):
        delta = place[:, None] - place[None]
        now = np.sqrt(np.square(delta).sum(2))
        ratio = np.divide(wanted, now, out=np.zeros_like(now), where=now > 1e-9) * weight
        place = inverse @ (ratio.sum(1)[:, None] * place - ratio @ place)
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
    far = found[np.isfinite(found)].max() * 0.75
    return np.where(np.isfinite(found), found, far)


def _classical(wanted: Points) -> Points:
    """Start of the majorisation: classical scaling, with the sign fixed."""
    square = np.square(wanted)
    centred = square - square.mean(0) - square.mean(1)[:, None] + square.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    top = vectors[:, -1:-3:-1] * np.sqrt(np.maximum(values[-1:-3:-1], 1e-9))
    top *= np.sign(top[np.abs(top).argmax(0), np.arange(top.shape[1])])
    # Equal actors get the same point, from which they could never part.
    turn = np.arange(len(wanted)) * 2.399963
    return top + 0.05 * wanted.mean() * np.stack([np.cos(turn), np.sin(turn)], 1)


def _by_force(half: Points, links: NDArray[np.intp]) -> Points:
    """Fruchterman-Reingold on a grid, for many items."""
    import igraph

    turn = np.arange(len(half)) * 2.399963
    start = np.sqrt(np.arange(len(half)))[:, None] * np.stack([np.cos(turn), np.sin(turn)], 1)
    with _seeded(1):
        found = igraph.Graph(len(half), links.tolist()).layout_fruchterman_reingold(
            seed=start.tolist(), niter=300, grid="grid"
        )
    place = np.array(found.coords)
    spread = np.sqrt(half.prod(1).sum() * 8) / max(float(np.ptp(place, axis=0).max()), 1e-9)
    return place * spread


def _shelve(centre: Points, half: Points, loose: NDArray[np.intp], frame: Frame) -> None:
    """Put actors without any tie in rows below the rest."""
    if not len(loose):
        return
    left, _, right, bottom = frame
    cell = 2 * half[loose].max(0)
    least = np.ceil(np.sqrt(len(loose) * _ASPECT * cell[1] / cell[0]))
    columns = int(max(1, (right - left) // cell[0], least))
    at = np.arange(len(loose))
    used = min(columns, len(loose))
    centre[loose, 0] = (left + right) / 2 + (at % columns - (used - 1) / 2) * cell[0]
    centre[loose, 1] = bottom + 24 + cell[1] * (at // columns + 0.5)


def _area(code: int, members: NDArray[np.intp], frame: Frame) -> Area:
    left, top, width, height = frame
    return Area(code, tuple(map(int, members)), left, top, width, height)


def _bounds(centre: Points, half: Points, areas: Sequence[Area]) -> Frame:
    if not len(centre):
        return 0.0, 0.0, 1.0, 1.0
    low, high = (centre - half).min(0), (centre + half).max(0)
    for area in areas:
        low = np.minimum(low, (area.left, area.top))
        high = np.maximum(high, (area.left + area.width, area.top + area.height))
    return _frame((low + high) / 2, (high - low) / 2)
