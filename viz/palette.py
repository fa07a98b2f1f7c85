"""Colours and shapes: one channel for one fact, told apart also by colour-blind eyes.

Shape says the kind of actor, colour its scope, a filled shape that it filed a list, size how
many name it. Lines: width says how often, dashes and colour the status. What an overlay points
out has a mark of its own shape and hue. The hues are those of Okabe and Ito (2008),
https://jfly.uni-koeln.de/color/, darkened or lightened until a line or shape has a contrast of
3:1 with the page (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

from typing import Any

from graph.model import Kind, Scope, Status

__all__ = ["BAND_WIDTHS", "SHAPES", "STROKES", "THEMES"]

SHAPES: dict[Kind, str] = {
    Kind.UNIT: "dot",
    Kind.ROLE: "triangle",
    Kind.COLLECTIVE: "square",
    Kind.BODY: "diamond",
}
"""Names of vis-network shapes."""

BAND_WIDTHS: dict[str, float] = {
    "daily": 4.0,
    "weekly": 2.7,
    "monthly": 1.8,
    "seldom": 1.1,
    "unknown": 1.0,
}
"""Width of a line for each band of `viz.map.scene.BANDS`."""

STROKES: dict[Status, tuple[int, ...]] = {
    Status.EXISTING: (),
    Status.PROPOSED: (9, 6),
    Status.STRAINED: (14, 4, 3, 4),
}
"""Dash pattern of a line; a line of unknown frequency is dotted instead of solid."""

THEMES: dict[str, dict[str, Any]] = {
    "light": {
        "page": "#ffffff",
        "ink": "#1c2126",
        "quiet": "#59636e",
        "area": "#f1f4f7",
        "edge": "#d9dfe5",
        "mark": "#8f2d6e",
        "scope": {
            Scope.INTERNAL: "#0063a0",
            Scope.EXTERNAL: "#b84d00",
            Scope.UNKNOWN: "#5d6873",
        },
        "status": {
            Status.EXISTING: "#76818c",
            Status.PROPOSED: "#007d5b",
            Status.STRAINED: "#c2410c",
        },
    },
    "dark": {
        "page": "#14181c",
        "ink": "#eceff2",
        "quiet": "#a3adb8",
        "area": "#1d2329",
        "edge": "#323a43",
        "mark": "#e88fc4",
        "scope": {
            Scope.INTERNAL: "#56b4e9",
            Scope.EXTERNAL: "#f0a04b",
            Scope.UNKNOWN: "#a3adb8",
        },
        "status": {
            Status.EXISTING: "#7d8894",
            Status.PROPOSED: "#2cc39a",
            Status.STRAINED: "#ff8552",
        },
    },
}
"""Colours of the map on a light and on a dark screen."""
