"""Pictures of one group each, with its neighbours around it, for networks too large for one."""

from __future__ import annotations

import numpy as np

from viz.layout import Area, Layout
from viz.scene import Scene

__all__ = ["OVERVIEW", "closeups"]

OVERVIEW = 500
"""A map of more nodes opens with its groups only."""

_SPACE = 46.0  # between two neighbours on the ring


def closeups(scene: Scene, layout: Layout) -> list[list[tuple[int, int, int]]]:
    """For each area its members and their outside neighbours, as rows (node, x, y).

    Members stand as on the full map. Neighbours stand on an ellipse around them, in the
    order of the directions in which they stand on the full map.
    """
    near: list[set[int]] = [set() for _ in scene.nodes]
    for line in scene.lines:
        near[line.a].add(line.b)
        near[line.b].add(line.a)
    return [_closeup(area, layout, near) for area in layout.areas]


def _closeup(area: Area, layout: Layout, near: list[set[int]]) -> list[tuple[int, int, int]]:
    members = set(area.members)
    outside = sorted({j for i in members for j in near[i]} - members)
    rows = [(i, *layout.positions[i].astype(int).tolist()) for i in area.members]
    if not outside:
        return rows
    middle = np.array([area.left + area.width / 2, area.top + area.height / 2])
    delta = layout.positions[outside] - middle
    turns = np.arctan2(delta[:, 1], delta[:, 0])
    order = np.argsort(turns, kind="stable")
    around = len(outside) * _SPACE / (2 * np.pi)
    axes = np.maximum(np.array([area.width, area.height]) * 0.75 + 40, around)
    # Evenly spread, turned as a whole to where the neighbours are on the full map.
    even = np.arange(len(outside)) * 2 * np.pi / len(outside)
    shift = float(np.angle(np.exp(1j * (turns[order] - even)).mean()))
    at = middle + axes * np.stack([np.cos(even + shift), np.sin(even + shift)], 1)
    found = np.round(at).astype(int).tolist()
    rows += [(outside[int(i)], x, y) for i, (x, y) in zip(order, found, strict=True)]
    return rows
