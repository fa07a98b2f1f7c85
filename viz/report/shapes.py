"""Shapes and dashes of the map as SVG: what an actor is, and how a tie stands."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.model import Kind, Scope
from viz.drawing import px

__all__ = ["dashes", "shape"]


def dashes(pattern: Iterable[int]) -> Markup:
    """The attribute of a dashed line; nothing for a solid one."""
    row = " ".join(map(str, pattern))
    return Markup(' stroke-dasharray="{}"').format(row) if row else Markup("")


def shape(kind: Kind, scope: Scope, filled: bool, x: float, y: float, r: float) -> Markup:
    """The shape of an actor: what it is, whether it is inside, whether it has answered."""
    look = f"m-node m-{scope.value}" + ("" if filled else " m-hollow")
    if kind is Kind.UNIT:
        return Markup('<circle class="{look}" cx="{x}" cy="{y}" r="{r}"/>').format(
            look=look, x=px(x), y=px(y), r=px(r)
        )
    points = " ".join(f"{px(x + r * dx)},{px(y + r * dy)}" for dx, dy in _CORNERS[kind])
    return Markup('<polygon class="{look}" points="{points}"/>').format(
        look=look, points=points
    )


_CORNERS: dict[Kind, tuple[tuple[float, float], ...]] = {
    Kind.ROLE: ((0, -1.1), (1.0, 0.7), (-1.0, 0.7)),
    Kind.COLLECTIVE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Kind.BODY: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
}
