"""A matrix of groups as shaded cells, as inline SVG (see `viz.charts` for the rules)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from viz.drawing import LETTER, SVG, label_width, px, short

__all__ = ["Cell", "heat_map"]


@dataclass(frozen=True)
class Cell:
    """A cell of a heat map.

    Attributes
    ----------
    shade : float or None
        From 0 to 1; None is drawn hatched: nothing can be said.
    text, small : str
        The number, and the line under it.
    title : str
        The whole cell as a sentence, shown when the pointer rests on it.
    """

    shade: float | None
    text: str
    small: str
    title: str


def heat_map(
    id: str,  # noqa: A002 - the attribute of that name
    labels: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    *,
    title: str,
    description: str,
    axes: tuple[str, str],
) -> Markup:
    """A square table of shaded cells, rows and columns with the same labels.

    Parameters
    ----------
    id : str
        Unique in the page.
    labels : sequence of str, length g
    cells : g sequences of g cells
        Row by row.
    title, description : str
        For those who cannot see the chart.
    axes : (str, str)
        What the rows and what the columns are.
    """
    side = 66 if len(labels) <= 8 else 46
    left = label_width(labels, most=26) + 22
    slanted = max((len(short(x, 26)) for x in labels), default=0) * LETTER > side
    top = 24 + (math.ceil(label_width(labels, most=26) * 0.72) if slanted else 22)
    drawn = [_axes(axes, left, top, side * len(labels))]
    for i, label in enumerate(labels):
        drawn.append(_column_label(label, left + side * i + side / 2, top - 8, slanted))
        row = Markup('<text class="c-label" x="{x}" y="{y}" text-anchor="end">{label}</text>')
        y = top + side * i
        drawn.append(row.format(x=left - 8, y=y + side / 2 + 4, label=short(label, 26)))
        drawn += [
            _cell(cell, left + side * k, y, side, own=i == k) for k, cell in enumerate(cells[i])
        ]
    overhang = top if slanted else 0
    return SVG.format(
        kind="heat",
        id=id,
        width=left + side * len(labels) + overhang,
        height=top + side * len(labels) + 2,
        title=title,
        description=description,
        body=Markup().join(drawn),
    )


def _axes(axes: tuple[str, str], left: float, top: float, length: float) -> Markup:
    return Markup(
        '<text class="c-heading" x="{x}" y="13">{columns} →</text>'
        '<text class="c-heading" transform="translate(11 {y}) rotate(-90)" '
        'text-anchor="end">← {rows}</text>'
    ).format(x=left, columns=axes[1], y=top, rows=axes[0])


def _column_label(label: str, x: float, y: float, slanted: bool) -> Markup:
    turn = "rotate(-45)" if slanted else ""
    return Markup(
        '<text class="c-label" transform="translate({x} {y}) {turn}" text-anchor="{anchor}">'
        "{label}</text>"
    ).format(
        x=px(x),
        y=y,
        turn=turn,
        anchor="start" if slanted else "middle",
        label=short(label, 26),
    )


def _cell(cell: Cell, x: float, y: float, side: int, *, own: bool) -> Markup:
    kind = "c-none" if cell.shade is None else "c-cell"
    # Beyond .55 the text on the shade would lose its contrast.
    shade = "" if cell.shade is None else f"{0.04 + 0.51 * min(cell.shade, 1):.3f}"
    middle = y + side / 2
    return Markup(
        '<g><title>{title}</title><rect class="{kind}{own}" x="{x}" y="{y}" width="{side}" '
        'height="{side}" rx="3"{fill}/><text class="c-number" x="{m}" y="{a}">{text}</text>'
        '<text class="c-small" x="{m}" y="{b}">{small}</text></g>'
    ).format(
        title=cell.title,
        kind=kind,
        own=" c-own" if own else "",
        x=px(x + 1.5),
        y=px(y + 1.5),
        side=side - 3,
        fill=Markup(' fill-opacity="{}"').format(shade) if shade else "",
        m=px(x + side / 2),
        a=px(middle + (0 if cell.small else 5)),
        b=px(middle + 15),
        text=cell.text,
        small=cell.small,
    )
