"""Tables of a report: columns with widths and kinds, and cells of words, numbers and quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from viz.quotes import Quote
from viz.report.runs import Run, Words, text_of

__all__ = ["Cell", "Column", "Row", "Table", "cell", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    head : str
    to : str
        Key of the definition of what stands in it.
    kind : str
        ``text``; ``number``, set flush right; ``quotes``, with words from the sources.
    share : float
        Of the width, beside the other columns.
    only : str
        ``sheet`` for what only a spreadsheet shows: numbers to calculate with.
    form : str
        How a spreadsheet writes a number: ``percent``, or ``p`` for three decimals.
    """

    head: str
    to: str = ""
    kind: Literal["text", "number", "quotes"] = "text"
    share: float = 1.0
    only: Literal["", "sheet"] = ""
    form: Literal["", "percent", "p"] = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of words, the number that they write, and quotes."""

    lines: tuple[Words, ...] = ()
    number: float | None = None
    quotes: tuple[Quote, ...] = ()

    @property
    def text(self) -> str:
        """The lines without their looks."""
        return "\n".join(map(text_of, self.lines))


def cell(*runs: Run | str) -> Cell:
    """A cell of one line."""
    return Cell((tuple(Run(r) if isinstance(r, str) else r for r in runs),))


def number(value: float | None, text: str, to: str = "", quiet: str = "") -> Cell:
    """A cell with a number, and words in a quieter look behind it."""
    words = (Run(text, to), *((Run(f" {quiet}", look="quiet"),) if quiet else ()))
    return Cell((words,), value)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the first cell is its head."""

    cells: tuple[Cell, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `sheet` is a short name for where it stands alone.

    Attributes
    ----------
    key : str
    title : str
        What it shows; read out before it, and shown where `titled`.
    columns : tuple of Column
    rows : tuple of Row
        Each with a cell a column.
    sheet : str
        A short name, for the tab of a spreadsheet.
    titled : bool
    gathered : bool
        Many rows begin alike: on paper, what they begin with is said once for all of them.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str
    titled: bool = True
    gathered: bool = False

    def shown(self) -> tuple[tuple[Column, ...], Iterator[tuple[Row, tuple[Cell, ...]]]]:
        """The columns for reading, and each row with its cells in them."""
        at = [i for i, column in enumerate(self.columns) if not column.only]
        rows = ((row, tuple(row.cells[i] for i in at)) for row in self.rows)
        return tuple(self.columns[i] for i in at), rows
