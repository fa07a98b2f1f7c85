"""Charts as inline SVG, from plain values.

No chart needs a script, and none says anything by colour alone. Colours and type come from
the page by class (``c-…``, see ``templates/report/charts.css``), so that the same drawing
serves light, dark and print. Text is escaped; each chart has a title and a description, and
the page gives its numbers in a table as well.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from viz.drawing import LETTER, SVG, label_width, px, short

__all__ = ["Bar", "Dot", "Panel", "Row", "bars", "dots", "shares"]

ROW, TOP, GAP = 26, 34, 28  # heights of a bar row and of the headings, space between panels
ARROW = 16  # of an open end


@dataclass(frozen=True)
class Row:
    """What the bars of one row are about.

    Attributes
    ----------
    label : str
    hollow : bool
        Drawn as an outline, for what the page calls out as different.
    """

    label: str
    hollow: bool = False


@dataclass(frozen=True)
class Bar:
    """A value from `low` to `high`, with the text that stands beside it.

    Attributes
    ----------
    low : float or None
        None draws no bar.
    high : float or None
        None leaves the end open: a fading bar with an arrow.
    text : str
    """

    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True)
class Panel:
    """One column of bars with its own scale, which begins at 0."""

    heading: str
    bars: Sequence[Bar]
    width: int = 250


def bars(
    id: str,  # noqa: A002 - the attribute of that name
    rows: Sequence[Row],
    panels: Sequence[Panel],
    *,
    title: str,
    description: str,
) -> Markup:
    """Bars in one or several panels that share their row labels.

    Parameters
    ----------
    id : str
        Unique in the page.
    rows : sequence of Row
    panels : sequence of Panel
        Each with one bar a row.
    title, description : str
        For those who cannot see the chart.
    """
    left = label_width([row.label for row in rows], most=30)
    height = TOP + ROW * len(rows) + 6
    body = [_row_label(row, left, TOP + ROW * i) for i, row in enumerate(rows)]
    x = left + 12
    for panel in panels:
        body.append(_panel(panel, rows, x, height))
        x += panel.width + GAP
    return SVG.format(
        kind="bars",
        id=id,
        width=x - GAP,
        height=height,
        title=title,
        description=description,
        body=Markup().join(body),
    )


def _row_label(row: Row, right: float, y: float) -> Markup:
    return Markup(
        '<text class="c-label" x="{x}" y="{y}" text-anchor="end">{label}'
        "<title>{full}</title></text>"
    ).format(x=right, y=y + 17, label=short(row.label, 30), full=row.label)


def _panel(panel: Panel, rows: Sequence[Row], x: float, height: int) -> Markup:
    room = panel.width - max((len(b.text) for b in panel.bars), default=0) * LETTER - ARROW - 8
    ends = [v for b in panel.bars for v in (b.low, b.high) if v is not None]
    scale = max(room, 40) / (max(ends, default=0) or 1)
    drawn = [
        Markup('<text class="c-heading" x="{x}" y="14">{text}</text>').format(
            x=x, text=panel.heading
        ),
        Markup('<line class="c-axis" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>').format(
            x=x, a=TOP - 6, b=height
        ),
    ]
    drawn += [
        _bar(bar, row.hollow, x, TOP + ROW * i, scale)
        for i, (bar, row) in enumerate(zip(panel.bars, rows, strict=True))
    ]
    return Markup().join(drawn)


def _bar(bar: Bar, hollow: bool, x: float, y: float, scale: float) -> Markup:
    kind = "c-bar c-hollow" if hollow else "c-bar"
    low = (bar.low or 0) * scale
    drawn, end = [_box(kind, x, y, low)], x + low
    if bar.high is None and bar.low is not None:
        # An open end: the bar goes on, nobody knows how far.
        tip = Markup('<path class="c-open" d="M{a} {m}h12m-5 -4l5 4l-5 4"/>')
        drawn.append(tip.format(a=px(end + 3), m=y + 13))
        end += ARROW
    elif bar.high is not None and bar.high * scale - low >= 1:
        drawn.append(_box("c-range", x + low, y, bar.high * scale - low))
        end = x + bar.high * scale
    text = Markup('<text class="c-value" x="{x}" y="{y}">{text}</text>')
    drawn.append(text.format(x=px(end + 6), y=y + 17, text=bar.text))
    return Markup().join(drawn)


def _box(kind: str, x: float, y: float, width: float) -> Markup:
    return Markup(
        '<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="14" rx="2"/>'
    ).format(kind=kind, x=px(x), y=y + 6, width=px(max(width, 0)))


@dataclass(frozen=True)
class Dot:
    """A value on a scale, beside what chance gives.

    Attributes
    ----------
    label, text : str
        What stands left and right of the scale.
    value, chance : float or None
        None draws no mark.
    strong : bool
        Drawn filled: chance does not explain the value.
    """

    label: str
    value: float | None
    chance: float | None
    text: str
    strong: bool


def dots(
    id: str,  # noqa: A002 - the attribute of that name
    rows: Sequence[Dot],
    *,
    title: str,
    description: str,
    ends: tuple[str, str],
) -> Markup:
    """Values from -1 to +1, each with a stroke where chance would put it.

    Parameters
    ----------
    id : str
        Unique in the page.
    rows : sequence of Dot
    title, description : str
        For those who cannot see the chart.
    ends : (str, str)
        What -1 and what +1 mean.
    """
    left, wide = label_width([row.label for row in rows], most=30) + 18, 340
    height = TOP + ROW * len(rows) + 4
    body = [_scale(left, wide, height, ends)]
    for i, row in enumerate(rows):
        body.append(_dot(row, left, wide, TOP + ROW * i + 13))
    longest = max((len(row.text) for row in rows), default=0)
    return SVG.format(
        kind="dots",
        id=id,
        width=left + wide + 22 + math.ceil(longest * LETTER),
        height=height,
        title=title,
        description=description,
        body=Markup().join(body),
    )


def _scale(left: float, wide: float, height: float, ends: tuple[str, str]) -> Markup:
    line = Markup('<line class="{kind}" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>')
    drawn = [
        line.format(
            kind="c-axis" if at in (0, 0.5, 1) else "c-grid",
            x=px(left + wide * at),
            a=TOP - 8,
            b=height,
        )
        for at in (0, 0.25, 0.5, 0.75, 1)
    ]
    text = Markup('<text class="c-heading" x="{x}" y="14" text-anchor="{anchor}">{text}</text>')
    drawn += [
        text.format(x=left, anchor="start", text=ends[0]),
        text.format(x=left + wide, anchor="end", text=ends[1]),
    ]
    return Markup().join(drawn)


def _dot(row: Dot, left: float, wide: float, y: float) -> Markup:
    label = Markup('<text class="c-label" x="{x}" y="{y}" text-anchor="end">{text}</text>')
    drawn = [label.format(x=left - 12, y=y + 4, text=short(row.label, 30))]

    def x(value: float) -> float:
        return left + wide * (value + 1) / 2

    if row.value is not None and row.chance is not None:
        link = Markup('<line class="c-link" x1="{a}" x2="{b}" y1="{y}" y2="{y}"/>')
        drawn.append(link.format(a=px(x(row.chance)), b=px(x(row.value)), y=y))
    if row.chance is not None:
        stroke = Markup('<line class="c-chance" x1="{x}" x2="{x}" y1="{a}" y2="{b}"/>')
        drawn.append(stroke.format(x=px(x(row.chance)), a=y - 7, b=y + 7))
    if row.value is not None:
        dot = Markup('<circle class="c-dot{strong}" cx="{x}" cy="{y}" r="5.5"/>')
        strong = "" if row.strong else " c-weak"
        drawn.append(dot.format(strong=strong, x=px(x(row.value)), y=y))
    text = Markup('<text class="c-value" x="{x}" y="{y}">{text}</text>')
    drawn.append(text.format(x=left + wide + 14, y=y + 4, text=row.text))
    return Markup().join(drawn)


def shares(
    id: str,  # noqa: A002 - the attribute of that name
    parts: Sequence[tuple[str, int]],
    *,
    title: str,
    description: str,
) -> Markup:
    """One bar, divided; the label of each part stands under it, in the order of the parts.

    Parameters
    ----------
    id : str
        Unique in the page.
    parts : sequence of (str, int)
        At most three: label and count. Drawn solid, pale and hatched.
    title, description : str
        For those who cannot see the chart.
    """
    wide, total = 620, sum(count for _, count in parts) or 1
    x, drawn = 0.0, list[Markup]()
    for i, (label, count) in enumerate(parts):
        width = wide * count / total
        drawn.append(
            Markup('<rect class="c-part{i}" x="{x}" y="0" width="{w}" height="20"/>').format(
                i=i, x=px(x), w=px(max(width - 2, 0))
            )
        )
        at = wide * i / len(parts)
        drawn.append(
            Markup(
                '<rect class="c-part{i}" x="{x}" y="32" width="11" height="11"/>'
                '<text class="c-value" x="{tx}" y="42">{label}</text>'
            ).format(i=i, x=px(at), tx=px(at + 18), label=label)
        )
        x += width
    return SVG.format(
        kind="shares",
        id=id,
        width=wide,
        height=48,
        title=title,
        description=description,
        body=Markup().join(drawn),
    )
