"""Make a wide table long: one row for each cell that tells of a tie.

**Rates as columns** have "daily", "weekly" … as headers, **times as columns** months, weeks or
quarters. Matrices are in `loaders.tables.matrices`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.frequency import is_pure
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.tables.columns import Layout, heads_ties, quote
from loaders.tables.headers import meaning
from loaders.tables.legend import is_mark, is_nothing
from loaders.vocabulary import fold
from loaders.whens import is_when

__all__ = ["Around", "Shape", "cell_at", "first_shape", "long_layout", "made", "spread"]

_DEEPEST = 30  # rows in which a header is looked for
_SECOND_HEADERS = 2  # rows of several texts that may stand above the one that is the header
_COLUMNS = {"unit": 0, "partner": 1, "frequency": 2, "purpose": 3, "when": 4, "status": 5}


@dataclass(frozen=True)
class Around:
    """What stands around a table.

    Attributes
    ----------
    owner : str
        The unit that the headings above name; may be empty.
    owned : bool
        Whether they say so, instead of only naming it.
    announced : bool
        Whether a heading above says that collaborators follow.
    near : sequence of str
        The headings and the text right above, which say what a table is about.
    signs : mapping from str to str
        What the document or the other sheets say that signs stand for.
    """

    owner: str = ""
    owned: bool = False
    announced: bool = False
    near: Sequence[str] = ()
    signs: Mapping[str, str] = field(default_factory=dict[str, str])


def spread(table: Table, around: Around) -> Layout | None:
    """A table with rates or times as columns made long; None when it is no such table."""
    return first_shape(table, around, (_rates, _times))


Shape = Callable[[Table, int, Around], Layout | None]


def first_shape(table: Table, around: Around, shapes: Sequence[Shape]) -> Layout | None:
    """The first shape that fits the first row of several texts, or one of the next two."""
    tried = 0
    for at, row in enumerate(table.rows[:_DEEPEST]):
        if len(table.rows) < at + 2 or tried > _SECOND_HEADERS:
            return None
        if len({fold(cell) for cell in row.cells if cell.strip()}) < 2:
            continue
        tried += 1
        for shape in shapes:
            if (found := shape(table, at, around)) and found.rows:
                return found
        if heads_ties(row):
            return None  # what stands below are the rows of that header
    return None


def long_layout(table: Table, at: int, rows: list[Row], columns: Sequence[str]) -> Layout:
    """The layout of the rows that a wide table with its header at a row was made into."""
    above = [" ".join(c.split()) for row in table.rows[:at] for c in row.cells if c.strip()]
    used = {name: _COLUMNS[name] for name in columns}
    header = table.rows[at]
    return Layout(table.sheet, header, used, tuple(above[:1]), tuple(rows))


def made(row: Row, header: str, cell: str, cells: Sequence[str]) -> Row:
    """A row of the long table; what is quoted is the label, the header and the cell."""
    label = next((c for c in row.cells if c.strip()), "")
    said = " | ".join(" ".join(text.split()) for text in (label, header, cell) if text.strip())
    return replace(row, cells=tuple(cells), said=said)


def cell_at(row: Row, at: int) -> str:
    """The text of a row in a column, on one line; empty where there is none."""
    return clean(row.cells[at]) if at < len(row.cells) else ""


# --- rates as columns ------------------------------------------------------------------------


def _rates(table: Table, at: int, around: Around) -> Layout | None:
    header = table.rows[at]
    rates = [c for c, text in enumerate(header.cells) if text.strip() and is_pure(text)]
    if len(rates) < 2:
        return None
    unit, partner = _labels(header, rates, around)
    if unit is None and partner is None:
        return None
    rows: list[Row] = []
    above = ""
    for row in table.rows[at + 1 :]:
        name = cell_at(row, unit) if unit is not None else around.owner
        above = name = name or above
        listed = cell_at(row, partner) if partner is not None else ""
        for column in rates:
            cell, rate = cell_at(row, column), header.cells[column]
            nameless = not any(map(str.isalpha, name))  # the hours of a timetable
            if is_nothing(cell) or nameless or (partner is not None and not listed):
                continue
            if partner is None and is_mark(cell):
                continue
            purpose = "" if partner is None or is_mark(cell) else cell
            cells = (name, listed or cell, rate, purpose, "")
            rows.append(made(row, rate, cell, cells))
    return long_layout(table, at, rows, ("unit", "partner", "frequency", "purpose"))


def _labels(header: Row, wide: Sequence[int], around: Around) -> tuple[int | None, int | None]:
    """The columns that name the unit and the partner of a row, before the wide ones."""
    before = range(wide[0])
    named = {meaning(header.cells[c]): c for c in reversed(before)}
    unit, partner = named.get("unit"), named.get("partner")
    if unit is None and partner is None and before:
        first = before[0]
        return (None, first) if around.owner and around.announced else (first, None)
    if unit is None and not around.owner:
        return None, None
    return unit, partner


# --- times as columns ------------------------------------------------------------------------


def _times(table: Table, at: int, around: Around) -> Layout | None:
    header = table.rows[at]
    times = [c for c, text in enumerate(header.cells) if text.strip() and is_when(text)]
    if len(times) < 3 or not times[0]:
        return None
    unit, partner = _labels(header, times, around)
    if partner is None and unit is None:
        return None
    rows: list[Row] = []
    for row in table.rows[at + 1 :]:
        name = cell_at(row, unit) if unit is not None else around.owner
        listed = cell_at(row, partner) if partner is not None else ""
        filled = [(c, cell_at(row, c)) for c in times if not is_nothing(cell_at(row, c))]
        if not name or not filled:
            continue
        if partner is not None and listed:
            rows.append(_in_times(header, row, filled, name, listed))
        elif partner is None:
            for column, cell in filled:
                if not is_mark(cell):
                    when = header.cells[column]
                    rows.append(made(row, when, cell, (name, cell, "", "", when)))
    return long_layout(table, at, rows, ("unit", "partner", "purpose", "when"))


def _in_times(
    header: Row, row: Row, filled: Sequence[tuple[int, str]], name: str, listed: str
) -> Row:
    """A partner with the times at which it is met, and what the cells say of them."""
    when = ", ".join(" ".join(header.cells[column].split()) for column, _ in filled)
    said = dict.fromkeys(cell for _, cell in filled if not is_mark(cell))
    return replace(row, cells=(name, listed, "", "; ".join(said), when), said=quote(row))
