"""What a layout is made of: boxes around units, areas around groups, and the whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viz.map.labels import size, wrap
from viz.map.scene import Scene

__all__ = [
    "ASPECT",
    "GAP",
    "LABELLED",
    "MARGIN",
    "TITLE",
    "Area",
    "Frame",
    "Layout",
    "Points",
    "area",
    "bounds",
    "boxes",
    "radius",
    "shelve",
]

Points = NDArray[np.float64]

Frame = tuple[float, float, float, float]
"""Left, top, width and height."""

LABELLED = 150
"""Up to so many actors all labels have room; above, only the shapes have."""

ASPECT = 1.1
"""Width to height of the frame that the map is made for."""

GAP = 7.0
"""Least space between two boxes."""
MARGIN = 14.0
"""Between the members of an area and its border."""
TITLE = 26.0
"""Height of the name of an area."""

_BESIDE = 4.0  # more space between two labels side by side
_AIR = 14.0  # around a shape without room for its label


@dataclass(frozen=True)
class Area:
    """A rectangle with the members of a group; `code` is below -1 for a community."""

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
    bounds: Frame


def radius(named_by: int) -> float:
    """Radius of the shape: its area grows with the number of those who name the actor."""
    return min(24.0, math.sqrt(26.0 + 22.0 * named_by))


def boxes(scene: Scene) -> tuple[Points, Points]:
    """Half width and height of each node's box, and its centre relative to the shape's."""
    n = len(scene.nodes)
    half, offset = np.zeros((n, 2)), np.zeros((n, 2))
    for i, node in enumerate(scene.nodes):
        r = radius(node.named_by)
        if n > LABELLED:
            half[i] = 1.5 * r + _AIR
            continue
        width, height = size(wrap(node.name), bold=node.respondent)
        half[i] = max(r, width / 2) + (GAP + _BESIDE) / 2, r + (height + 4 + GAP) / 2
        offset[i, 1] = (height + 4) / 2
    return half, offset


def area(code: int, members: NDArray[np.intp], place: Points, half: Points) -> Area:
    """The area with this middle and half size, in whole units."""
    return Area(code, tuple(map(int, members)), *_frame(place, half))


def bounds(centre: Points, half: Points, areas: Sequence[Area]) -> Frame:
    """The frame of all boxes and areas."""
    if not len(centre):
        return 0.0, 0.0, 1.0, 1.0
    low, high = (centre - half).min(0), (centre + half).max(0)
    for one in areas:
        low = np.minimum(low, (one.left, one.top))
        high = np.maximum(high, (one.left + one.width, one.top + one.height))
    return _frame((low + high) / 2, (high - low) / 2)


def _frame(place: Points, half: Points) -> Frame:
    left, top = np.round(place - half)
    width, height = np.round(2 * half)
    return float(left), float(top), float(width), float(height)


def shelve(
    centre: Points, half: Points, loose: NDArray[np.intp], over: Frame, gap: float = 24.0
) -> None:
    """Put actors without ties to the others in rows below what is drawn (a frame)."""
    if not len(loose):
        return
    left, top, width, height = over
    cell = 2 * half[loose].max(0)
    least = np.ceil(np.sqrt(len(loose) * ASPECT * cell[1] / cell[0]))
    columns = int(max(1, width // cell[0], least))
    at = np.arange(len(loose))
    used = min(columns, len(loose))
    centre[loose, 0] = left + width / 2 + (at % columns - (used - 1) / 2) * cell[0]
    centre[loose, 1] = top + height + gap + cell[1] * (at // columns) + half[loose, 1]
