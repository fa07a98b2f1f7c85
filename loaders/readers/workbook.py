"""Read the sheets of an Excel workbook as grids of text."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol, cast

from graph.model import ProblemKind
from loaders.readers.cell_notes import notes
from loaders.readers.limits import MAX_BYTES, MAX_CELLS, MAX_ROWS, Refused

__all__ = ["Sheet", "sheets"]

# Of the parts of a sheet that openpyxl does not give while it streams.
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z0-9:$]{1,40})[\"']")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])[^>]*\br=[\"'](\d{1,7})[\"']"
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, a row of texts for each row from the first, and what is hidden.

    Notes are what people pinned to the cells of a row, by the number of the row.
    """

    name: str
    grid: list[list[str]]
    hidden: bool
    hidden_rows: frozenset[int]
    notes: Mapping[int, str]


class _Cell(Protocol):
    """What openpyxl streams (its types know only the sheets that it does not stream)."""

    data_type: str
    value: object


class _Sheet(Protocol):
    title: str
    sheet_state: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self) -> Iterator[tuple[_Cell, ...]]: ...


def sheets(data: bytes) -> list[Sheet]:
    """Read every sheet, hidden ones and hidden rows too.

    Merged cells all get the text of the range. Formulas count as their last saved value,
    errors as empty.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    list of Sheet

    Raises
    ------
    Refused
        The file is no workbook, is damaged, or is larger than a list can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package)
            return _sheets(data, package)
    except Refused:
        raise
    except Exception as error:  # openpyxl has no error of its own: a bad file raises anything
        raise Refused(ProblemKind.UNREADABLE, "the workbook is damaged") from error


def _check(package: zipfile.ZipFile) -> None:
    """Refuse what is no workbook, or would be too large, before any part is unpacked."""
    parts = package.infolist()
    # A part never unpacks to more than it declares: zipfile stops there.
    if sum(part.file_size for part in parts) > MAX_BYTES:
        raise Refused(ProblemKind.TOO_LARGE, f"unpacked it has more than {MAX_BYTES >> 20} MB")
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        what = "binary Excel format (.xlsb); save it as .xlsx"
        raise Refused(ProblemKind.NOT_A_DOCUMENT, what)
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise Refused(ProblemKind.NOT_A_DOCUMENT, "a packed file, but no Excel workbook")


def _sheets(data: bytes, package: zipfile.ZipFile) -> list[Sheet]:
    import openpyxl

    found: list[Sheet] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on parts that we do not use: styles, validations
        # Streaming: neither wide merges nor pictures and pivots are unfolded in memory.
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            budget = _Budget()
            for sheet in cast("list[_Sheet]", book.worksheets):
                grid = _grid(sheet, budget)
                path = str(vars(sheet)["_worksheet_path"])
                written = package.read(path)
                _fill(grid, _merged(written), budget)
                rows = frozenset(int(number) for number in _HIDDEN_ROW.findall(written))
                hidden = sheet.sheet_state != "visible"
                found.append(Sheet(sheet.title, grid, hidden, rows, notes(package, path)))
        finally:
            book.close()
    return found


class _Budget:
    """How much a workbook may still unfold."""

    def __init__(self) -> None:
        self.cells = MAX_CELLS
        self.characters = MAX_BYTES

    def spend(self, cells: int, characters: int) -> None:
        self.cells -= cells
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise Refused(ProblemKind.TOO_LARGE, "too many cells")


def _grid(sheet: _Sheet, budget: _Budget) -> list[list[str]]:
    sheet.reset_dimensions()  # what the file declares may be wrong: go by the cells
    grid: list[list[str]] = []
    for cells in sheet.iter_rows():
        # An error such as #REF! says nothing of a partner.
        row = ["" if cell.data_type == "e" else _text(cell.value) for cell in cells]
        budget.spend(len(row), sum(map(len, row)))
        grid.append(row)
        if len(grid) > MAX_ROWS:
            raise Refused(ProblemKind.TOO_LARGE, "too many rows")
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


def _merged(written: bytes) -> list[tuple[int, int, int, int]]:
    """First column, first row, last column and last row of each merged range, from 1."""
    from openpyxl.worksheet.cell_range import CellRange

    # openpyxl gives merged ranges only of sheets that it does not stream.
    return [CellRange(found.decode("ascii")).bounds for found in _MERGED.findall(written)]


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
