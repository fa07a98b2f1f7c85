"""Read CSV, TSV and Excel workbooks into plain tables: rows of strings with their numbers.

Nothing here knows what a column means (that is `loaders.tables`).
No formula is computed and nothing in the file is followed: what counts is the text that the
cells show, as last saved.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from graph.model import Problem, ProblemKind
from loaders.readers import workbook
from loaders.readers.limits import MAX_BYTES, MAX_CELLS, Refused
from loaders.readers.packed import refuse_ole
from loaders.readers.text_bytes import decode

__all__ = ["Row", "Table", "read"]

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
DELIMITERS = (";", "\t", ",")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Row:
    """One row that holds text.

    Attributes
    ----------
    number : int
        The row as a spreadsheet counts it, from 1 (a cell with line breaks is one row).
    cells : tuple of str
        As written, without the empty cells at the end.
    line, page : int or None
        Where the row stands in a document that holds more than this table.
    said : str
        What is quoted of it, where the cells are not as written but made of a wider row.
    note : str
        What somebody pinned to its cells.
    """

    number: int
    cells: tuple[str, ...]
    line: int | None = None
    page: int | None = None
    said: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """One sheet, the whole of a text file, or a table inside a document.

    Attributes
    ----------
    sheet : str or None
        Name of the sheet; None where there are no sheets.
    rows : tuple of Row
        In their order; rows without any text are left out.
    hidden : tuple of int
        The numbers of the rows among them that the program does not show, all of a hidden
        sheet.
    """

    sheet: str | None
    rows: tuple[Row, ...]
    hidden: tuple[int, ...] = ()


def read(data: bytes, file: str) -> tuple[Table, ...] | Problem:
    """Read a file's bytes as tables.

    Parameters
    ----------
    data : bytes
        The whole file. Text is taken as UTF-8 or UTF-16 where a byte order mark says so,
        then as UTF-8, else as Windows-1252.
    file : str
        Its name. The ending says whether it must be a workbook.

    Returns
    -------
    tuple of Table or Problem
        One table for each sheet that holds text, at least one; or why there is none.
    """
    try:
        tables = _tables(data, PurePath(file).suffix.casefold())
    except Refused as refused:
        return Problem(kind=refused.kind, file=file, text=refused.text)
    return tables or Problem(kind=ProblemKind.EMPTY, file=file)


def _tables(data: bytes, suffix: str) -> tuple[Table, ...]:
    if not data.strip():
        raise Refused(ProblemKind.EMPTY)
    if len(data) > MAX_BYTES:
        raise Refused(ProblemKind.TOO_LARGE, f"more than {MAX_BYTES >> 20} MB")
    refuse_ole(data, "old Excel format or a password; save it as .xlsx without a password")
    if data.startswith(ZIP):
        return tuple(table for sheet in workbook.sheets(data) if (table := _sheet(sheet)).rows)
    if suffix in WORKBOOKS:
        raise Refused(ProblemKind.UNREADABLE, "the workbook is damaged")
    rows = tuple(_numbered(_records(_decoded(data))))
    return (Table(None, rows),) if rows else ()


def _sheet(sheet: workbook.Sheet) -> Table:
    numbered = _numbered(sheet.grid)
    rows = tuple(replace(row, note=sheet.notes.get(row.number, "")) for row in numbered)
    hidden = (row.number for row in rows if sheet.hidden or row.number in sheet.hidden_rows)
    return Table(sheet.name, rows, tuple(hidden))


def _numbered(records: Iterable[Iterable[str]]) -> Iterator[Row]:
    for number, record in enumerate(records, start=1):
        cells = list(record)
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Row(number, tuple(cells))


def _decoded(data: bytes) -> str:
    text = decode(data)
    if "\0" in text if text is not None else b"\0" in data:
        raise Refused(ProblemKind.NOT_A_DOCUMENT, "it holds bytes that no text has")
    if text is None:
        raise Refused(ProblemKind.ENCODING)
    return text


def _records(text: str) -> list[list[str]]:
    """Split by the delimiter under which most rows have equally many columns, two or more."""
    # Quotation marks that do not pair up are text: read as quotes, they swallow rows.
    quotings: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
    for quoting in quotings:
        readings = [r for d in DELIMITERS if (r := _split(text, d, quoting)) is not None]
        if readings:
            return max(readings, key=_consistency)  # the first of equals
    raise Refused(ProblemKind.TOO_LARGE, "a cell has more than 130 000 characters")


def _split(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]] | None:
    if text.count(delimiter) > MAX_CELLS:
        raise Refused(ProblemKind.TOO_LARGE, "too many cells")
    lines = io.StringIO(text, newline="")
    try:
        return list(csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True))
    except csv.Error:
        return None


def _consistency(records: list[list[str]]) -> tuple[float, int]:
    """The share of rows with the most common number of columns, and that number."""
    widths = Counter(len(record) for record in records if record)
    total = widths.total()
    several = {width: times for width, times in widths.items() if width > 1}
    if not several:
        return 0.0, 1
    width = max(several, key=lambda w: (several[w], w))
    return several[width] / total, width
