"""The map as a still picture: the same places, shapes and lines as on the interactive map.

A large network is drawn as its groups and the ties between them: more than some hundred
units cannot be told apart on paper.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from graph.model import Status
from viz.drawing import SVG, px, short
from viz.map.labels import LINE, size, wrap
from viz.map.layout import layout
from viz.map.places import LABELLED, Area, Layout, radius
from viz.map.scene import BANDS, Line, Node, Scene, scene
from viz.palette import BAND_WIDTHS, STROKES
from viz.report.content import Block, Figure, Paragraph, Section
from viz.report.facts import Facts
from viz.report.legend import legend
from viz.report.runs import plain
from viz.report.shapes import dashes, shape
from viz.wording import Wording

__all__ = ["map_section"]

OVERVIEW = 500
"""A picture of more units shows groups only."""

NEAREST = 3  # groups that a group is drawn to
LABELS = 25  # names on a map of which not all have room
EDGE = 16  # of the paper around the map, in units of the map
_BANDS = (*BANDS, "unknown")  # from often to seldom


def map_section(facts: Facts) -> tuple[Section, ...]:
    """The section with the map; none for a network that nothing stands in."""
    wording = facts.wording
    if not len(facts.network):
        return ()
    shown = scene(facts.network, facts.evidence, wording)
    placed = layout(shown)
    large = len(shown.nodes) > OVERVIEW and len(placed.areas) > 1
    body = _groups(shown, placed, wording) if large else _units(shown, placed)
    left, top, width, height = placed.bounds
    below, wide = (Markup(""), 0.0) if large else legend(shown, top + height + 26, wording)
    room = height + (0 if large else 56)
    # What the map means needs its room beside a map of a few units, too.
    beside = max(0.0, wide - width) / 2
    title = wording("Who works with whom")
    drawing = SVG.format(
        kind="map",
        id="chart-map",
        width=math.ceil(width + 2 * (EDGE + beside)),
        height=math.ceil(room + 2 * EDGE),
        title=title,
        description=_description(facts),
        body=Markup(
            '<g transform="translate({x} {y})">{body}'
            '<g transform="translate({start} 0)">{below}</g></g>'
        ).format(
            x=px(EDGE + beside - left),
            y=px(EDGE - top),
            body=body,
            start=px(left - beside),
            below=below,
        ),
    )
    told = (
        wording(
            "Each box is a group, as large as its members need. A line is as wide as many "
            "ties run between two groups."
        )
        + " "
        + wording(
            "Drawn are the lines to the {n} groups that each group works most with.", n=NEAREST
        )
        if large
        else wording(
            "Who works together stands close together. The larger a shape, the more others "
            "name it; the wider a line, the more often they meet."
        )
    )
    figure = Figure("chart-map", title, _description(facts), drawing)
    blocks: list[Block] = [Paragraph(plain(told)), figure]
    return (Section("map", wording("The map"), blocks),)


def _description(facts: Facts) -> str:
    return facts.wording(
        "A map of {n} actors and {ties} ties. All of it stands in the tables as well.",
        n=len(facts.network),
        ties=facts.coverage.existing,
    )


def _units(shown: Scene, placed: Layout) -> Markup:
    """Areas, lines, shapes, and the names that have room."""
    drawn = [_frame(area) for area in placed.areas]
    at = [(float(x), float(y)) for x, y in placed.positions]
    drawn += [_line(line, shown, at) for line in shown.lines if line.a != line.b]
    drawn += [_shape(node, *xy) for node, xy in zip(shown.nodes, at, strict=True)]
    drawn += [_title(area, shown) for area in placed.areas]
    labelled = _labelled(shown.nodes, at)
    drawn += [_label(shown.nodes[i], *at[i]) for i in sorted(labelled)]
    return Markup().join(drawn)


def _labelled(nodes: Sequence[Node], at: Sequence[tuple[float, float]]) -> list[int]:
    """Positions of those with a name: all where all have room, else the most named ones."""
    if len(nodes) <= LABELLED:
        return list(range(len(nodes)))
    kept: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    for i in sorted(range(len(nodes)), key=lambda i: (-nodes[i].named_by, nodes[i].key)):
        wide, high = size(wrap(nodes[i].name), bold=True)
        x, y = at[i][0], at[i][1] + radius(nodes[i].named_by) + 4
        box = (x - wide / 2, y, x + wide / 2, y + high)
        if not any(_meet(box, other) for other in boxes):
            kept.append(i)
            boxes.append(box)
        if len(kept) == LABELS:
            break
    return kept


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _frame(area: Area) -> Markup:
    return Markup(
        '<rect class="m-area" x="{x}" y="{y}" width="{w}" height="{h}" rx="6"/>'
    ).format(x=px(area.left), y=px(area.top), w=px(area.width), h=px(area.height))


def _title(area: Area, shown: Scene) -> Markup:
    if area.code < 0:
        return Markup("")
    return Markup('<text class="m-title" x="{x}" y="{y}">{text}</text>').format(
        x=px(area.left + 10), y=px(area.top + 18), text=short(shown.groups[area.code], 40)
    )


def _line(line: Line, shown: Scene, at: Sequence[tuple[float, float]]) -> Markup:
    """One line for all ties of a pair, in the look of what matters most of them."""
    ties = [shown.ties[i] for i in line.ties]
    status = max((t.status for t in ties), key=list(Status).index)
    often = min((t.band for t in ties), key=_BANDS.index)
    pattern = STROKES[status] or ((2, 3) if often == "unknown" else ())
    (ax, ay), (bx, by) = at[line.a], at[line.b]
    return Markup(
        '<line class="m-line m-{status}" x1="{ax}" y1="{ay}" x2="{bx}" y2="{by}" '
        'stroke-width="{wide}"{dashes}/>'
    ).format(
        status=status.value,
        ax=px(ax),
        ay=px(ay),
        bx=px(bx),
        by=px(by),
        wide=BAND_WIDTHS[often],
        dashes=dashes(pattern),
    )


def _shape(node: Node, x: float, y: float) -> Markup:
    return shape(node.kind, node.scope, node.respondent, x, y, radius(node.named_by))


def _label(node: Node, x: float, y: float) -> Markup:
    look = "m-label m-filed" if node.respondent else "m-label"
    top = y + radius(node.named_by) + 4 + LINE * 0.78
    lines = Markup().join(
        Markup('<tspan x="{x}" y="{y}">{text}</tspan>').format(
            x=px(x), y=px(top + LINE * i), text=text
        )
        for i, text in enumerate(wrap(node.name))
    )
    return Markup('<text class="{look}">{lines}</text>').format(look=look, lines=lines)


def _groups(shown: Scene, placed: Layout, wording: Wording) -> Markup:
    """The groups as boxes, with a line between two for the ties that run there."""
    home = {i: at for at, area in enumerate(placed.areas) for i in area.members}
    between = _strongest(
        Counter(
            (min(home[line.a], home[line.b]), max(home[line.a], home[line.b]))
            for line in shown.lines
            if line.a in home and line.b in home and home[line.a] != home[line.b]
        )
    )
    unit = max(placed.bounds[2:]) / 1000
    most = max(between.values(), default=1)
    drawn = [_frame(area) for area in placed.areas]
    for (a, b), count in sorted(between.items()):
        (ax, ay), (bx, by) = (_middle(placed.areas[k]) for k in (a, b))
        drawn.append(
            Markup(
                '<line class="m-bundle" x1="{ax}" y1="{ay}" x2="{bx}" y2="{by}" '
                'stroke-width="{wide}"/>'
            ).format(
                ax=px(ax),
                ay=px(ay),
                bx=px(bx),
                by=px(by),
                wide=px(unit * (1 + 9 * count / most)),
            )
        )
    drawn += [_name(area, shown, unit, wording) for area in placed.areas]
    return Markup().join(drawn)


def _strongest(between: Counter[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Of each group the lines to those that it works most with: all would hide each other."""
    kept: dict[tuple[int, int], int] = {}
    drawn: Counter[int] = Counter()
    for pair, count in sorted(between.items(), key=lambda item: (-item[1], item[0])):
        if any(drawn[end] < NEAREST for end in pair):
            kept[pair] = count
            drawn.update(pair)
    return kept


def _middle(area: Area) -> tuple[float, float]:
    return area.left + area.width / 2, area.top + area.height / 2


def _name(area: Area, shown: Scene, unit: float, wording: Wording) -> Markup:
    x, y = _middle(area)
    chief = min(area.members, key=lambda i: (-shown.nodes[i].named_by, shown.nodes[i].key))
    name = (
        shown.groups[area.code]
        if area.code >= 0
        else wording("Around {name}", name=shown.nodes[chief].name)
    )
    return Markup(
        '<text class="m-group" x="{x}" y="{y}" font-size="{size}">{name}</text>'
        '<text class="m-group" x="{x}" y="{below}" font-size="{small}">{count}</text>'
    ).format(
        x=px(x),
        y=px(y),
        below=px(y + 15 * unit),
        size=px(14 * unit),
        small=px(11 * unit),
        name=short(name, 26),
        count=wording.plural("{n} unit", "{n} units", len(area.members)),
    )
