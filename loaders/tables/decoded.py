"""Put what codes stand for in their place: "G" in a column for how a tie stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.frequency import read
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.tables.columns import Layout, quote
from loaders.tables.legend import around_header, is_sign, legend_of
from loaders.tables.wide import Around
from loaders.vocabulary import fold, vocabulary

__all__ = ["decoded"]

_REMARKED = re.compile(r"(?P<sign>[^\W_]{1,3})\s*(?P<beside>[(–,;:-].*)")
_CODED = ("status", "frequency")


def decoded(layout: Layout, table: Table, around: Around) -> Layout:
    """A layout with the meaning of each code in the columns for how often and how it stands.

    What codes mean stands in the header, around the table, or elsewhere in the document.
    """
    columns = [layout.columns[name] for name in _CODED if name in layout.columns]
    if not columns or not (signs := _signs(layout, table, around)):
        return layout
    return replace(layout, rows=tuple(_row(row, columns, signs) for row in layout.rows))


def _signs(layout: Layout, table: Table, around: Around) -> Mapping[str, str]:
    at = next((at for at, row in enumerate(table.rows) if row is layout.header), None)
    own = [*layout.header.cells, *around.near]
    own += [] if at is None else around_header(table, at)
    return {**around.signs, **legend_of(own)}


def _row(row: Row, columns: list[int], signs: Mapping[str, str]) -> Row:
    cells = list(row.cells)
    for at in columns:
        code = clean(cells[at]) if at < len(cells) else ""
        if match := _REMARKED.match(code):
            code, beside = match["sign"], f" {match['beside']}"
        else:
            beside = ""
        means = signs.get(fold(code)) if is_sign(code) else None
        plain = vocabulary().status(code) is not None or read(code) is not None
        if means and not plain:
            cells[at] = f"{means}{beside}"
    return (
        row if tuple(cells) == row.cells else replace(row, cells=tuple(cells), said=quote(row))
    )
