"""Read CSV, TSV and Excel workbooks into plain tables: rows of strings with their numbers.

Nothing here knows what a column means (that is `loaders.ties` and `loaders.structure`).
No formula is computed and nothing in the file is followed: what counts is the text that the
cells show, as last saved.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Literal, Protocol, cast

from graph.model import Problem, ProblemKind

__all__ = ["SUFFIXES", "Row", "Table", "read"]

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
SUFFIXES = WORKBOOKS | {".csv", ".tsv", ".tab", ".xls"}

# A list of collaborators has some thousand rows. These limits are far above that, and low
# enough that a hostile file costs seconds and some hundred megabytes, not the machine.
MAX_BYTES = 64 * 2**20  # of the file, and of a workbook's parts once unpacked
MAX_CELLS = 5_000_000  # rows times columns, with the empty ones
MAX_ROWS = 2**20  # as many as Excel has

DELIMITERS = (";", "\t", ",")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel, and every workbook with a password
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
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One sheet, or the whole of a text file.

    Attributes
    ----------
    sheet : str or None
        Name of the sheet; None for a text file.
    rows : tuple of Row
        In their order; rows without any text are left out.
    """

    sheet: str | None
    rows: tuple[Row, ...]


class _Cell(Protocol):
    """What openpyxl streams (its types know only the sheets that it does not stream)."""

    data_type: str
    value: object


class _Sheet(Protocol):
    title: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self) -> Iterator[tuple[_Cell, ...]]: ...


class _Refused(Exception):
    """Why a file gives no table."""

    def __init__(self, kind: ProblemKind, text: str = "") -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text


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
    except _Refused as refused:
        return Problem(kind=refused.kind, file=file, text=refused.text)
    return tables or Problem(kind=ProblemKind.EMPTY, file=file)


def _tables(data: bytes, suffix: str) -> tuple[Table, ...]:
    if not data.strip():
        raise _Refused(ProblemKind.EMPTY)
    if len(data) > MAX_BYTES:
        raise _Refused(ProblemKind.TOO_LARGE, f"more than {MAX_BYTES >> 20} MB")
    if data.startswith(OLE):
        what = "old Excel format or a password; save it as .xlsx without a password"
        raise _Refused(ProblemKind.NOT_A_DOCUMENT, what)
    if data.startswith(ZIP):
        return tuple(_workbook(data))
    if suffix in WORKBOOKS:
        raise _Refused(ProblemKind.UNREADABLE, "the workbook is damaged")
    rows = tuple(_numbered(_records(_decoded(data))))
    return (Table(None, rows),) if rows else ()


def _numbered(records: Iterable[Iterable[str]]) -> Iterator[Row]:
    for number, record in enumerate(records, start=1):
        cells = list(record)
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Row(number, tuple(cells))


# Text -----------------------------------------------------------------------------------


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise _Refused(ProblemKind.NOT_A_DOCUMENT, "it holds bytes that no text has")
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Refused(ProblemKind.ENCODING)


def _records(text: str) -> list[list[str]]:
    """Split by the delimiter under which most rows have equally many columns, two or more."""
    # Quotation marks that do not pair up are text: read as quotes, they swallow rows.
    quotings: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
    for quoting in quotings:
        readings = [r for d in DELIMITERS if (r := _split(text, d, quoting)) is not None]
        if readings:
            return max(readings, key=_consistency)  # the first of equals
    raise _Refused(ProblemKind.TOO_LARGE, "a cell has more than 130 000 characters")


def _split(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]] | None:
    if text.count(delimiter) > MAX_CELLS:
        raise _Refused(ProblemKind.TOO_LARGE, "too many cells")
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


# Workbooks ------------------------------------------------------------------------------


def _workbook(data: bytes) -> list[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package)
            return _sheets(data, package)
    except _Refused:
        raise
    except Exception as error:  # openpyxl has no error of its own: a bad file raises anything
        raise _Refused(ProblemKind.UNREADABLE, "the workbook is damaged") from error


def _check(package: zipfile.ZipFile) -> None:
    """Refuse what is no workbook, or would be too large, before any part is unpacked."""
    parts = package.infolist()
    # A part never unpacks to more than it declares: zipfile stops there.
    if sum(part.file_size for part in parts) > MAX_BYTES:
        raise _Refused(ProblemKind.TOO_LARGE, f"unpacked it has more than {MAX_BYTES >> 20} MB")
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        what = "binary Excel format (.xlsb); save it as .xlsx"
        raise _Refused(ProblemKind.NOT_A_DOCUMENT, what)
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise _Refused(ProblemKind.NOT_A_DOCUMENT, "a packed file, but no Excel workbook")


def _sheets(data: bytes, package: zipfile.ZipFile) -> list[Table]:
    import openpyxl

    tables: list[Table] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on parts that we do not use: styles, validations
        # Streaming: neither wide merges nor pictures and pivots are unfolded in memory.
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            budget = _Budget()
            for sheet in cast("list[_Sheet]", book.worksheets):
                grid = _grid(sheet, budget)
                part = str(vars(sheet)["_worksheet_path"])
                _fill(grid, _merged(package, part), budget)
                if rows := tuple(_numbered(grid)):
                    tables.append(Table(sheet.title, rows))
        finally:
            book.close()
    return tables


class _Budget:
    """How much a workbook may still unfold."""

    def __init__(self) -> None:
        self.cells = MAX_CELLS
        self.characters = MAX_BYTES

    def spend(self, cells: int, characters: int) -> None:
        self.cells -= cells
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise _Refused(ProblemKind.TOO_LARGE, "too many cells")


def _grid(sheet: _Sheet, budget: _Budget) -> list[list[str]]:
    sheet.reset_dimensions()  # what the file declares may be wrong: go by the cells
    grid: list[list[str]] = []
    for cells in sheet.iter_rows():
        # An error such as #REF! says nothing of a partner.
        row = ["" if cell.data_type == "e" else _text(cell.value) for cell in cells]
        budget.spend(len(row), sum(map(len, row)))
        grid.append(row)
        if len(grid) > MAX_ROWS:
            raise _Refused(ProblemKind.TOO_LARGE, "too many rows")
    return grid


def _text(value: object) -> str:
    """What a cell shows: whole numbers without a decimal point, dates as ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _merged(package: zipfile.ZipFile, part: str) -> list[tuple[int, int, int, int]]:
    """First column, first row, last column and last row of each merged range, from 1."""
    from xml.etree import ElementTree

    from openpyxl.worksheet.cell_range import CellRange

    # openpyxl gives merged ranges only of sheets that it does not stream.
    references: list[str] = []
    with package.open(part) as stream:
        for _, element in ElementTree.iterparse(stream):  # noqa: S314 (expat bounds entities)
            if element.tag.endswith("}mergeCell"):
                references.append(element.get("ref", ""))
            element.clear()
    return [CellRange(reference).bounds for reference in references]


def _fill(
    grid: list[list[str]], ranges: Iterable[tuple[int, int, int, int]], budget: _Budget
) -> None:
    """Give every cell of a merged range the text of its first."""
    width = max(map(len, grid), default=0)
    for left, top, right, bottom in ranges:
        if top > len(grid) or left > len(grid[top - 1]):
            continue
        text = grid[top - 1][left - 1]
        right = min(right, width)
        for row in grid[top - 1 : bottom]:
            budget.spend(right - left + 1, len(text) * (right - left + 1))
            row.extend([""] * (right - len(row)))
            row[left - 1 : right] = [text] * (right - left + 1)
