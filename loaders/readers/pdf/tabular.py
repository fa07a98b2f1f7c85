"""Make a table of its parts on one page or several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from loaders.readers.pdf.layout import Segment, Tabular
from loaders.readers.pdf.tables import Cell
from loaders.readers.table import Row, Table

__all__ = ["goes_on", "page_table"]

_SAME_X = 3.0  # points
_Join = Callable[[str, str], str]


def goes_on(above: Segment, line: Segment) -> bool:
    """Whether a table goes on with a table on the next page: with the same columns."""
    first, more = above.table, line.table
    if not first or not more or line.page != above.page + 1:
        return False
    edges = zip(first.edges, more.edges, strict=False)
    return len(first.edges) == len(more.edges) and all(abs(a - b) < _SAME_X for a, b in edges)


def page_table(parts: Sequence[Segment], join: _Join) -> Table:
    """The table of these parts, rows that a page break cuts whole again.

    Parameters
    ----------
    parts : sequence of Segment
        Each a table on one page.
    join : callable
        Puts two lines of a paragraph together.
    """
    found: list[Row] = []
    number = 0
    for part in parts:
        if part.table is None:
            continue
        first = bool(found)
        for cells, line in _rows(part, part.table, join):
            if first and cells == found[0].cells:  # the header again
                continue
            if first and _is_rest(found[-1].cells, cells):
                found[-1] = _lengthened(found[-1], cells, join)
                first = False
                continue
            if first and _lacks_first(found[-1].cells, cells):
                cells = (found[-1].cells[0], *cells[1:])
            first = False
            number += 1
            if any(cells):
                found.append(Row(number, cells, line, part.page))
    return Table(None, tuple(found))


def _rows(part: Segment, table: Tabular, join: _Join) -> Iterator[tuple[tuple[str, ...], int]]:
    line = part.number
    for row, height in zip(table.rows, table.heights, strict=True):
        cells = [_text(texts, join) for texts in row]
        while cells and not cells[-1]:
            cells.pop()
        yield tuple(cells), line
        line += height


def _text(texts: Cell, join: _Join) -> str:
    paragraphs: list[str] = []
    for lines in texts:
        text = lines[0]
        for line in lines[1:]:
            text = join(text, line)
        paragraphs.append(text.replace("\u00ad", ""))
    return "\n".join(paragraphs)


def _is_rest(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether the first row on a page is what a page break cut off the last row."""
    filled = [at for at, text in enumerate(cells) if text]
    return (
        0 < len(filled) < len([text for text in above if text])
        and not cells[0]
        and all(at < len(above) and above[at] for at in filled)
        and all(cells[at][:1].islower() for at in filled)
    )


def _lacks_first(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether the first cell of a row stands on the page before: it spans several rows."""
    return bool(above[0]) and not cells[0] and sum(map(bool, cells)) > 1


def _lengthened(row: Row, cells: Sequence[str], join: _Join) -> Row:
    more = [*cells, *[""] * (len(row.cells) - len(cells))]
    whole = [join(a, b) if b else a for a, b in zip(row.cells, more, strict=True)]
    return Row(row.number, tuple(whole), row.line, row.page)
