"""Make a wide table long: one row for each cell that tells of a tie.

Three shapes are known. A **matrix** has units both in rows and in columns; a cell says what
the unit of its row has to do with the unit of its column, also where only one half of the
matrix is filled in, and the diagonal is nothing. **Rates as columns** have "daily",
"weekly" … as headers. **Times as columns** have months, weeks or quarters as headers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from loaders.frequency import is_pure, read, spans
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.tables.columns import Layout, heads_ties, meaning, quote
from loaders.tables.legend import around_header, is_mark, is_nothing, legend_of
from loaders.tables.unit_names import Names
from loaders.tables.whens import is_when
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold

__all__ = ["Around", "matrix", "spread", "square"]

_DEEPEST = 30  # rows in which a header is looked for
_SECOND_HEADERS = 2  # rows of several texts that may stand above the one that is the header
_COLUMNS = {"unit": 0, "partner": 1, "frequency": 2, "purpose": 3, "when": 4}
_MOST_A_YEAR = 366  # contacts: what is more is no such number


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


def square(table: Table, around: Around) -> Layout | None:
    """A matrix whose rows and columns are the same units, made long, else None."""
    return _first(table, around, (partial(_matrix, needs_square=True),))


def spread(table: Table, around: Around) -> Layout | None:
    """A table with rates or times as columns made long; None when it is no such table."""
    return _first(table, around, (_rates, _times))


def matrix(table: Table, around: Around) -> Layout | None:
    """A matrix of any two sets of units made long, where one is announced, else None."""
    return _first(table, around, (_matrix,)) if around.announced else None


_Shape = Callable[[Table, int, Around], Layout | None]


def _first(table: Table, around: Around, shapes: Sequence[_Shape]) -> Layout | None:
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


def _layout(table: Table, at: int, rows: list[Row], columns: Sequence[str]) -> Layout:
    above = [" ".join(c.split()) for row in table.rows[:at] for c in row.cells if c.strip()]
    used = {name: _COLUMNS[name] for name in columns}
    header = table.rows[at]
    return Layout(table.sheet, header, used, tuple(above[:1]), tuple(rows))


def _made(row: Row, header: str, cell: str, cells: Sequence[str]) -> Row:
    """A row of the long table; what is quoted is the label, the header and the cell."""
    label = next((c for c in row.cells if c.strip()), "")
    said = " | ".join(" ".join(text.split()) for text in (label, header, cell) if text.strip())
    return replace(row, cells=tuple(cells), said=said)


def _cell(row: Row, at: int) -> str:
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
        name = _cell(row, unit) if unit is not None else around.owner
        above = name = name or above
        listed = _cell(row, partner) if partner is not None else ""
        for column in rates:
            cell, rate = _cell(row, column), header.cells[column]
            if is_nothing(cell) or not name or (partner is not None and not listed):
                continue
            if partner is None and is_mark(cell):
                continue
            purpose = "" if partner is None or is_mark(cell) else cell
            cells = (name, listed or cell, rate, purpose, "")
            rows.append(_made(row, rate, cell, cells))
    return _layout(table, at, rows, ("unit", "partner", "frequency", "purpose"))


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
        name = _cell(row, unit) if unit is not None else around.owner
        listed = _cell(row, partner) if partner is not None else ""
        filled = [(c, _cell(row, c)) for c in times if not is_nothing(_cell(row, c))]
        if not name or not filled:
            continue
        if partner is not None and listed:
            rows.append(_in_times(header, row, filled, name, listed))
        elif partner is None:
            for column, cell in filled:
                if not is_mark(cell):
                    when = header.cells[column]
                    rows.append(_made(row, when, cell, (name, cell, "", "", when)))
    return _layout(table, at, rows, ("unit", "partner", "purpose", "when"))


def _in_times(
    header: Row, row: Row, filled: Sequence[tuple[int, str]], name: str, listed: str
) -> Row:
    """A partner with the times at which it is met, and what the cells say of them."""
    when = ", ".join(" ".join(header.cells[column].split()) for column, _ in filled)
    said = dict.fromkeys(cell for _, cell in filled if not is_mark(cell))
    return replace(row, cells=(name, listed, "", "; ".join(said), when), said=quote(row))


# --- matrices --------------------------------------------------------------------------------


def _matrix(
    table: Table, at: int, around: Around, *, needs_square: bool = False
) -> Layout | None:
    for label in (0, 1):
        found = _matrix_at(table, at, label, around, needs_square=needs_square)
        if found:
            return found
    return None


def _matrix_at(
    table: Table, at: int, label: int, around: Around, *, needs_square: bool
) -> Layout | None:
    header = table.rows[at]
    columns = [c for c in range(label + 1, len(header.cells)) if header.cells[c].strip()]
    if any(meaning(header.cells[column]) for column in columns):
        return None  # not names, but what columns are called
    body = [row for row in table.rows[at + 1 :] if _cell(row, label)]
    if len(columns) < 2 or len(body) < 2:
        return None
    signs = {**around.signs, **legend_of(around_header(table, at))}
    body = [row for row in body if not _explains(row, label, columns)]
    tops = [header.cells[c] for c in columns]
    names = Names([_cell(row, label) for row in body], tops, signs)
    # "Contact pattern" says what stands in a column, and is nobody's name.
    if not names.square and (needs_square or any(map(speaks_of_contact, tops))):
        return None
    speaks = around.announced or any(
        speaks_of_contact(text) for text in (*_titles(table, at, label), *around.near)
    )
    sense = _Sense(signs, numbers=names.square and speaks, marks=speaks)
    rows: list[Row] = []
    unclear = 0
    for row in body:
        for column in columns:
            cell = _cell(row, column)
            unit, partner = names.row(_cell(row, label)), names.column(header.cells[column])
            if is_nothing(cell) or fold(unit) == fold(partner):
                continue
            said = sense.of(cell)
            if said is None:
                unclear += 1
                continue
            if said != ("", "-"):
                cells = (unit, partner, *said, "")
                rows.append(_made(row, header.cells[column], cell, cells))
    if unclear > len(rows):
        return None
    return _layout(table, at, rows, ("unit", "partner", "frequency", "purpose"))


def _titles(table: Table, at: int, label: int) -> list[str]:
    titles = [cell for row in table.rows[:at] for cell in row.cells if cell.strip()]
    return [*titles, _cell(table.rows[at], label), table.sheet or ""]


def _explains(row: Row, label: int, columns: Sequence[int]) -> bool:
    """Whether a row under a matrix explains its signs."""
    text = _cell(row, label)
    filled = sum(bool(_cell(row, c)) for c in columns)
    return "=" in text or (filled == 0 and (text.endswith(":") or len(text.split()) > 8))


@dataclass(frozen=True)
class _Sense:
    """What the cells of a matrix can mean."""

    signs: Mapping[str, str]
    numbers: bool
    marks: bool

    def of(self, cell: str) -> tuple[str, str] | None:
        """Frequency and purpose; a purpose "-" where there is no tie; None: not understood."""
        means = self.signs.get(fold(cell), "")
        if means:
            return self._sign(means)
        if is_mark(cell):
            return ("", "") if self.marks else None
        if spans(cell):
            return (cell, "") if is_pure(cell) else self._mixed(cell)
        if cell.replace(",", ".").replace(".", "", 1).isdigit():
            number = float(cell.replace(",", "."))
            return (cell, "") if self.numbers and number <= _MOST_A_YEAR else None
        return ("", cell) if self.marks and not cell[0].isdigit() else None

    def _sign(self, means: str) -> tuple[str, str] | None:
        if is_nothing(means):
            return "", "-"
        if read(means):
            return means, ""
        if is_mark(means) or speaks_of_contact(means):
            return "", ""
        return ("", means) if self.marks else None

    def _mixed(self, cell: str) -> tuple[str, str]:
        return cell, cell
