"""The charts of the report: results in, drawings with their texts out."""

from __future__ import annotations

from collections.abc import Sequence

from queries.cells import Cell as Density
from queries.coverage import Coverage
from queries.external_internal import EI
from queries.hubs import Hub
from queries.silos import ALPHA, Silos
from queries.strength import Strength
from viz.charts import Bar, Dot, Panel, Row, bars, dots, shares
from viz.heat_map import Cell, heat_map
from viz.phrases import attribute_words, p_words
from viz.report.content import Figure
from viz.report.runs import Run
from viz.report.words import sentences, term
from viz.wording import Wording

__all__ = ["coverage_chart", "density_chart", "hub_chart", "index_chart", "strength_words"]

WIDEST = 20  # groups; a larger matrix cannot be read on a page


def coverage_chart(coverage: Coverage, wording: Wording) -> Figure | None:
    """How many frequencies are known; None without a tie."""
    if not coverage.existing:
        return None
    parts = [
        (wording("known: {n}", n=coverage.known), coverage.known),
        (wording("known in part: {n}", n=coverage.partly_known), coverage.partly_known),
        (wording("unknown: {n}", n=coverage.unknown), coverage.unknown),
    ]
    key = "chart-coverage"
    title = wording("Ties by what is known of their frequency")
    said = "; ".join(label for label, _ in parts)
    return Figure(key, title, said, shares(key, parts, title=title, description=said))


def hub_chart(top: Sequence[Hub], wording: Wording) -> Figure:
    """Named by, and contacts when named, of the hubs in their order."""
    rows = [Row(hub.name, hollow=not hub.respondent) for hub in top]
    named = [Bar(hub.in_degree, hub.in_degree, wording.number(hub.in_degree)) for hub in top]
    contacts = [
        Bar(s.low, s.high, strength_words(s, wording)) for s in (hub.in_strength for hub in top)
    ]
    key, title = "chart-hubs", wording("Who is named by most")
    said = wording("The same numbers stand in the table that follows.")
    panels = [
        Panel(wording("Named by"), named, width=230),
        Panel(wording("Contacts a year, as others say"), contacts, width=380),
    ]
    legend = wording(
        "Outlined bars: has handed in no list. Pale end: up to the highest number that was "
        "said. Arrow: at least so many, a part is unknown."
    )
    drawn = bars(key, rows, panels, title=title, description=said)
    return Figure(key, title, said, drawn, (Run(legend),))


def strength_words(strength: Strength, wording: Wording) -> str:
    """Contacts a year as an interval, in few letters."""
    if strength.low is None:
        return wording("unknown")
    low = wording.number(strength.low, 0)
    if strength.high is None:
        return wording("at least {low}", low=low)
    if strength.high == strength.low:
        return low
    return f"{low}–{wording.number(strength.high, 0)}"


def index_chart(number: int, result: Silos, wording: Wording) -> Figure | None:
    """E-I index of the whole and of each group beside chance; None with too little data."""
    if result.index.value is None:
        return None
    grouping = attribute_words(result.attribute, wording)
    rows = [_dot(wording("All groups"), result.index, wording)]
    rows += [_dot(group.name, group.index, wording) for group in result.groups]
    key, title = (
        f"chart-index-{number}",
        wording("E-I index by {attribute}", attribute=grouping),
    )
    said = wording("The same numbers stand in the table that follows.")
    ends = (wording("← only among themselves"), wording("only with others →"))
    legend = wording(
        "Dot: what was said, filled when chance does not explain it. Stroke: chance level."
    )
    drawn = dots(key, rows, title=title, description=said, ends=ends)
    return Figure(key, title, said, drawn, (Run(legend),))


def _dot(label: str, index: EI, wording: Wording) -> Dot:
    if index.value is None or index.p_silo is None or index.p_open is None:
        return Dot(label, None, None, wording("too little data"), strong=False)
    closed = index.p_silo <= index.p_open
    p = index.p_silo if closed else index.p_open
    if p > ALPHA:
        text = wording("as by chance")
    else:
        p_text = p_words(p, wording)
        text = (
            wording("more closed, {p}", p=p_text)
            if closed
            else wording("more open, {p}", p=p_text)
        )
    return Dot(label, index.value, index.expected, text, strong=p <= ALPHA)


def density_chart(number: int, result: Silos, wording: Wording) -> Figure | None:
    """Ties from group to group beside chance; None for one group, or too many to read."""
    labels = [cell.target for cell in result.cells[: len(result.groups)]]
    if not 1 < len(labels) <= WIDEST:
        return None
    most = max((cell.density or 0.0 for cell in result.cells), default=0.0) or 1.0
    drawn = [_cell(cell, most, wording) for cell in result.cells]
    g, key = len(labels), f"chart-density-{number}"
    title = wording(
        "Ties from group to group by {attribute}",
        attribute=attribute_words(result.attribute, wording),
    )
    said = " ".join(cell.title for cell in drawn)
    legend = sentences(
        wording(
            "Number of ties, and in brackets what chance gives. The strength of the colour:"
        ),
        " ",
        term("density", wording),
        ". ",
        wording("Hatched: nobody in the group that would name has answered."),
    )
    chart = heat_map(
        key,
        labels,
        [drawn[i * g : (i + 1) * g] for i in range(g)],
        title=title,
        description=said,
        axes=(wording("who names"), wording("who is named")),
    )
    return Figure(key, title, said, chart, legend)


def _cell(cell: Density, most: float, wording: Wording) -> Cell:
    if cell.density is None:
        title = wording("{a} to {b}: nobody answered.", a=cell.source, b=cell.target)
        return Cell(None, "–", "", title)
    title = wording(
        "{a} to {b}: {n} of {of} possible ties, {chance} by chance.",
        a=cell.source,
        b=cell.target,
        n=cell.reported,
        of=cell.possible,
        chance=wording.number(cell.expected, 1),
    )
    small = f"({wording.number(cell.expected, 1)})"
    return Cell(cell.density / most, wording.number(cell.ties), small, title)
