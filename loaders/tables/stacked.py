"""Take a sheet apart that holds several tables, one under the other, each with its header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders import frequency
from loaders.readers.table import Row, Table
from loaders.tables.columns import heads_ties
from loaders.tables.headers import LONGEST, meaning

__all__ = ["stacked"]

_FEW = 2  # texts of a row that may be a header, and rows of a table with its header


def stacked(table: Table) -> list[Table]:
    """The tables of a sheet, each with the titles above it; one where it holds one.

    A new table begins where a header of ties stands below a blank row or a title of its own,
    and a table has stood above. The header may be the same again under each title.
    """
    starts = [0, *_starts(table.rows), len(table.rows)]
    if len(starts) == _FEW:
        return [table]
    return [
        replace(table, rows=rows, hidden=tuple(n for n in table.hidden if n in numbers))
        for begin, end in pairwise(starts)
        for rows in [table.rows[begin:end]]
        for numbers in [{row.number for row in rows}]
    ]


def _starts(rows: tuple[Row, ...]) -> Iterator[int]:
    """Where the titles, or else the header, of each table but the first stand."""
    wide = 0  # rows of several texts since the last header
    for at, row in enumerate(rows):
        if len(_texts(row)) < _FEW:
            continue
        if wide >= _FEW and _is_header(row):
            top = _top(rows, at)
            if top < at or rows[at - 1].number + 1 < row.number:
                yield top
                wide = 0
        wide += 1


def _top(rows: tuple[Row, ...], at: int) -> int:
    """The first of the titles right above a header."""
    top = at
    while len(_texts(rows[top - 1])) < _FEW and rows[top - 1].number + 1 == rows[top].number:
        top -= 1
    return top


def _is_header(row: Row) -> bool:
    """Whether a row heads a table: it names columns of ours and none of its cells a rate."""
    texts = _texts(row)
    if any(len(text) >= LONGEST or frequency.is_pure(text) for text in texts):
        return False
    named = [name for text in texts if (name := meaning(text))]
    return heads_ties(row) or (len({*named}) > 1 and len(named) == len(texts))


def _texts(row: Row) -> set[str]:
    return {cell.strip() for cell in row.cells if cell.strip()}
