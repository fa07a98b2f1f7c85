"""Turn a table that has its labels in the first column and a unit in each of the others."""

from __future__ import annotations

from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.tables.headers import meaning

__all__ = ["turned"]

_TELLING = frozenset({"frequency", "purpose", "status", "when"})
_LEAST = 3  # columns: one of labels and two units; what has one unit is a form
_MOST_ROWS = 30


def turned(table: Table) -> Table | None:
    """The same table with a row for each unit, None when it does not lie on its side.

    The first row of several texts names the units; of the others one must hold partners and
    one what is said of them.
    """
    rows = [row for row in table.rows if sum(bool(c.strip()) for c in row.cells) > 1]
    if not 2 < len(rows) <= _MOST_ROWS or max(len(row.cells) for row in rows) < _LEAST:
        return None
    top, *below = rows
    labels = [meaning(row.cells[0]) for row in below]
    names = {meaning(cell) for cell in top.cells[1:] if cell.strip()}
    if "partner" not in labels or not _TELLING & {*labels} or names != {None}:
        return None
    said = [(label, row) for label, row in zip(labels, below, strict=True) if label]
    if len({label for label, _ in said}) < len(said) or len(said) < len(below):
        return None
    header = Row(top.number, ("unit", *(label for label, _ in said)), top.line, top.page)
    partners = next(row for label, row in said if label == "partner")
    units = [at for at in range(1, len(top.cells)) if top.cells[at].strip()]
    return Table(table.sheet, (header, *(_row(top, below, partners, at) for at in units)))


def _row(top: Row, below: list[Row], place: Row, at: int) -> Row:
    cells = tuple(_cell(row, at) for row in (top, *below))
    quote = " | ".join(clean(cell) for cell in cells if cell.strip())
    return Row(place.number, cells, place.line, place.page, said=quote)


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
