"""Tables as an Excel workbook that is the same for the same tables, byte by byte.

Heads are frozen and filtered, columns have widths, long texts wrap, and pages print in
landscape with the head repeated. Text stays text: no cell is a formula, whatever it begins
with. What XML cannot hold becomes visible (`viz.exports.graphml.xml_text`).
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from graph.errors import SamspillError
from viz.archive import timeless
from viz.exports.graphml import xml_text
from viz.exports.tables import Row

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Column", "Sheet", "excel_bytes"]

_MOST_ROWS = 1_048_575  # under the head, in any version of Excel
_MOST_TEXT = 32_767  # characters in a cell
_CUT = " […]"
_LINE, _LINES = 15.0, 27  # points of a line; lines that a row shows at most
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what Excel would read as a character code
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column:
    """A column: the key in the rows, the head that people see, the width in characters.

    `form` is the style of its numbers where it is not that of counts and measures:
    ``Percent`` for shares from 0 to 1, ``Fine`` for three decimals.
    """

    key: str
    head: str
    width: float = 14.0
    form: Literal["", "Percent", "Fine"] = ""


@dataclass(frozen=True)
class Sheet:
    """A table; its title is shortened, cleaned and made unique where Excel asks for that.

    With `heat`, the larger a number is, the stronger is the colour of its cell.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    heat: bool = False


def excel_bytes(sheets: Iterable[Sheet], title: str = "", language: str = "") -> bytes:
    """The workbook as the content of an .xlsx file.

    Parameters
    ----------
    sheets : iterable of Sheet
        Values may be text, numbers, truth values, None (an empty cell), or tuples and lists
        of texts (lines of one cell). A text beyond 32,767 characters is cut, and ends in
        ``[…]``.
    title, language : str
        Properties of the file.

    Raises
    ------
    SamspillError
        If a table has more rows than a sheet of Excel can hold.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Samspill"
    book.properties.title = xml_text(title) or None
    book.properties.language = language or None
    _add_styles(book)
    titles: set[str] = set()
    for sheet in sheets:
        if len(sheet.rows) > _MOST_ROWS:
            raise SamspillError(
                f"{len(sheet.rows)} rows are too many for a sheet of Excel "
                f"({_MOST_ROWS} at most): export to .csv instead."
            )
        page = book.create_sheet()
        page.title = _title(sheet.title, titles)
        _fill(page, sheet)
        _arrange(page, sheet)
        if sheet.heat:
            _warm(page)
    buffer = io.BytesIO()
    book.save(buffer)
    return timeless(buffer.getvalue())


def _add_styles(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    shade = PatternFill("solid", fgColor="FFE4EAF0")
    for style in (
        NamedStyle("Head", font=Font(bold=True), fill=shade, alignment=wrapped),
        NamedStyle("Words", alignment=wrapped),
        NamedStyle("Count", alignment=top, number_format="#,##0"),
        NamedStyle("Measure", alignment=top, number_format="#,##0.0#"),
        NamedStyle("Percent", alignment=top, number_format="0.0%"),
        NamedStyle("Fine", alignment=top, number_format="0.000"),
    ):
        book.add_named_style(style)


def _title(wanted: str, taken: set[str]) -> str:
    """A title as Excel takes it: at most 31 characters, some not, each title only once."""
    clean = re.sub(r"[\[\]:*?/\\\s]+", " ", xml_text(wanted)).strip(" '") or "Sheet"
    title, number = clean[:31].strip(" '"), 1
    while title.casefold() in taken or title.casefold() == "history":  # Excel's own
        number += 1
        title = f"{clean[:26]} {number}"
    taken.add(title.casefold())
    return title


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns, 1):
        _write(page, 1, at, column.head, "Head")
    _raise(page, 1, max((_high(c.head, c.width * 0.9) for c in sheet.columns), default=1))
    for line, row in enumerate(sheet.rows, 2):
        lines = 1
        for at, column in enumerate(sheet.columns, 1):
            value = row.get(column.key)
            if value is not None:
                _put(page, line, at, value, column.form)
                lines = max(lines, _high(value, column.width))
        _raise(page, line, lines)


def _high(value: object, width: float) -> int:
    """Lines that a value takes in a column."""
    if isinstance(value, int | float):
        return 1
    lines = cast("list[object]", value) if isinstance(value, list | tuple) else [value]
    texts = [text for line in lines for text in str(line).split("\n")]
    return sum(max(1, math.ceil(len(text) / max(width - 1, 1))) for text in texts)


def _raise(page: Worksheet, line: int, lines: int) -> None:
    """Make a row so high that its lines can be read: not every program does so by itself."""
    if lines > 1:
        page.row_dimensions[line].height = _LINE * min(lines, _LINES)


def _put(page: Worksheet, line: int, at: int, value: object, form: str) -> None:
    if isinstance(value, bool):
        page.cell(line, at, value).style = "Words"
    elif isinstance(value, int | float):
        whole = float(value).is_integer()
        page.cell(line, at, value).style = form or ("Count" if whole else "Measure")
    else:
        _write(page, line, at, value, "Words")


def _write(page: Worksheet, line: int, at: int, value: object, style: str) -> None:
    text = _text(value)
    cell = page.cell(line, at, text)
    cell.style = style
    cell.data_type = "s"  # also where openpyxl sees a formula or an error
    if text.startswith(_FORMULA):
        cell.quotePrefix = True  # still text when a person has edited the cell


def _text(value: object) -> str:
    lines = cast("list[object]", value) if isinstance(value, list | tuple) else [value]
    text = _ESCAPE.sub("_x005F_", xml_text("\n".join(map(str, lines))))
    units = text.encode("utf-16-le")  # what Excel counts
    if len(units) <= 2 * _MOST_TEXT:
        return text
    return units[: 2 * (_MOST_TEXT - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _arrange(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for at, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0  # as many pages as it takes, one page wide
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _warm(page: Worksheet) -> None:
    from openpyxl.formatting import rule

    colours = cast("Any", rule).ColorScaleRule(
        start_type="num",
        start_value=0,
        start_color="FFFFFFFF",
        end_type="max",
        end_color="FF7FB1CF",
    )
    last = page.dimensions.split(":")[-1]
    cast("Any", page.conditional_formatting).add(f"B2:{last}", colours)
