"""Make a matrix long: units in its rows and its columns, and in a cell what they do together.

A matrix may be filled in on one half only, and its diagonal is nothing. Where rows and columns
are not the same units, the cells must be ticks and frequencies: a table of texts is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph.model import Status
from loaders.frequency import is_pure, read, spans
from loaders.readers.table import Row, Table
from loaders.statuses import status_in
from loaders.tables.columns import Layout
from loaders.tables.headers import meaning
from loaders.tables.legend import around_header, is_mark, is_nothing, legend_of
from loaders.tables.row_status import told_in
from loaders.tables.unit_names import Names
from loaders.tables.wide import Around, cell_at, first_shape, long_layout, made
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.whens import is_when

__all__ = ["matrix", "square"]

_MOST_A_YEAR = 366  # contacts: what is more is no such number
_FEWEST = 3  # ties of a matrix that no title announces
_MOST_UNITS = 500  # in the rows of a matrix
_EDGES = " ,.;:()–—-/"
_MARKED = re.compile(r"(?P<sign>\((?:[^\W_]{1,3}|[!?*]{1,3})\)|[!?*]{1,3})\s+(?P<rest>\S.*)")
_CODED = re.compile(r"(?P<sign>[^\W_]{1,3}|[!?*+]{1,3})\s*[:–-]\s+(?P<rest>\S.*)")
_NO_TIE = ("", "-", "")


def square(table: Table, around: Around) -> Layout | None:
    """A matrix whose rows and columns are the same units, made long, else None."""
    return first_shape(table, around, (partial(_matrix, needs_square=True),))


def matrix(table: Table, around: Around) -> Layout | None:
    """A matrix of any two sets of units made long, where one is announced, else None."""
    rated = partial(_matrix, needs_rates=not around.announced)
    return first_shape(table, around, (rated,))


def _matrix(
    table: Table,
    at: int,
    around: Around,
    *,
    needs_square: bool = False,
    needs_rates: bool = False,
) -> Layout | None:
    for label in (0, 1):
        found = _matrix_at(table, at, label, around, needs_square=needs_square)
        if found and (not needs_rates or _is_rated(table, at, label, around, found)):
            return found
    return None


def _is_rated(table: Table, at: int, label: int, around: Around, found: Layout) -> bool:
    """Whether a matrix that only a word for contact announces mostly says how often."""
    speaks = any(map(speaks_of_contact, (*_titles(table, at, label), *around.near)))
    rated = sum(read(row.cells[2]) is not None for row in found.rows)
    return speaks and len(found.rows) >= _FEWEST and 3 * rated >= 2 * len(found.rows)


def _matrix_at(
    table: Table, at: int, label: int, around: Around, *, needs_square: bool
) -> Layout | None:
    header = table.rows[at]
    columns = [c for c in range(label + 1, len(header.cells)) if header.cells[c].strip()]
    if any(meaning(header.cells[column]) for column in columns):
        return None  # not names, but what columns are called
    body = [row for row in table.rows[at + 1 :] if cell_at(row, label)]
    if len(columns) < 2 or not 2 <= len(body) <= _MOST_UNITS:
        return None
    signs = {**around.signs, **legend_of(around_header(table, at))}
    body = [row for row in body if not _explains(row, label, columns)]
    tops = [header.cells[c] for c in columns]
    names = Names([cell_at(row, label) for row in body], tops, signs)
    if not names.square and (needs_square or not _are_names(tops)):
        return None
    speaks = around.announced or any(
        speaks_of_contact(text) for text in (*_titles(table, at, label), *around.near)
    )
    sense = _Sense(signs, numbers=names.square and speaks, marks=speaks)
    rows: list[Row] = []
    unclear = worded = 0
    for row in body:
        for column in columns:
            cell = cell_at(row, column)
            unit, partner = names.row(cell_at(row, label)), names.column(header.cells[column])
            if is_nothing(cell) or fold(unit) == fold(partner):
                continue
            said = sense.of(cell)
            unclear += said is None
            worded += said is not None and bool(said[1]) and not said[0]
            if said is not None and said != _NO_TIE:
                often, why, stands = said
                cells = (unit, partner, often, why, "", stands)
                rows.append(made(row, header.cells[column], cell, cells))
    if unclear > len(rows) or (not names.square and 2 * worded > len(rows)):
        return None
    return long_layout(table, at, rows, ("unit", "partner", "frequency", "purpose", "status"))


def _are_names(tops: Sequence[str]) -> bool:
    """Whether the headers of columns can all be names: no times, numbers or ticks.

    "Contact pattern" says what stands in a column, and is nobody's name either.
    """
    asking = vocabulary().all("question_words")
    return len({fold(top) for top in tops}) == len(tops) and not any(
        fold(top).split()[0] in asking
        or speaks_of_contact(top)
        or is_when(top)
        or is_mark(top)
        or not any(map(str.isalpha, top))
        for top in tops
    )


def _titles(table: Table, at: int, label: int) -> list[str]:
    titles = [cell for row in table.rows[:at] for cell in row.cells if cell.strip()]
    return [*titles, cell_at(table.rows[at], label), table.sheet or ""]


def _explains(row: Row, label: int, columns: Sequence[int]) -> bool:
    """Whether a row under a matrix explains its signs."""
    text = cell_at(row, label)
    filled = sum(bool(cell_at(row, c)) for c in columns)
    return "=" in text or (filled == 0 and (text.endswith(":") or len(text.split()) > 8))


@dataclass(frozen=True)
class _Sense:
    """What the cells of a matrix can mean."""

    signs: Mapping[str, str]
    numbers: bool
    marks: bool

    def of(self, cell: str) -> tuple[str, str, str] | None:
        """Frequency, purpose and status that a cell says; None where it is not understood."""
        code = _CODED.match(cell)
        if code and (known := self.signs.get(fold(code["sign"]))):
            return self._coded(known, code["rest"])
        if sign := _MARKED.match(cell):
            return self._marked(sign["sign"], sign["rest"])
        means = self.signs.get(fold(cell), "")
        if means:
            return self._sign(means) if vocabulary().status(cell) is None else ("", "", cell)
        if is_mark(cell):
            return ("", "", "") if self.marks else None
        if spans(cell):
            return (cell, "", "") if is_pure(cell) else _mixed(cell)
        if cell.replace(",", ".").replace(".", "", 1).isdigit():
            number = float(cell.replace(",", "."))
            return (cell, "", "") if self.numbers and number <= _MOST_A_YEAR else None
        if not self.marks or cell[0].isdigit():
            return None
        return ("", "", cell) if status_in(cell) else ("", cell, "")

    def _marked(self, sign: str, rest: str) -> tuple[str, str, str] | None:
        """What a cell says behind a sign that tells how the tie stands: "(N) monthly, maps"."""
        means = self.signs.get(fold(sign)) or self.signs.get(fold(sign.strip("()")), "")
        stands = told_in(often=means, beside=[means]) if means else Status.EXISTING
        said = self.of(rest)
        if said is None or said == _NO_TIE:
            return said
        often, why, told = said
        return often, why, stands.value if stands is not Status.EXISTING else told

    def _coded(self, means: str, matter: str) -> tuple[str, str, str]:
        """What a cell says by a code and what it is for behind it: "W: applications"."""
        if is_nothing(means):
            return _NO_TIE
        stands = told_in(often=means, beside=[means])
        if stands is not Status.EXISTING:
            return "", matter, stands.value
        told = told_in(often="", why=matter)
        status = told.value if told is not Status.EXISTING else ""
        return means if read(means) else "", matter, status

    def _sign(self, means: str) -> tuple[str, str, str] | None:
        if is_nothing(means):
            return _NO_TIE
        if (stands := told_in(often=means, beside=[means])) is not Status.EXISTING:
            return "", "", stands.value
        if read(means):
            return means, "", ""
        if status_in(means) in {Status.STRAINED, Status.PROPOSED}:
            return "", "", means
        if is_mark(means) or speaks_of_contact(means):
            return "", "", ""
        return ("", means, "") if self.marks else None


def _mixed(cell: str) -> tuple[str, str, str]:
    """What stands beside a frequency: how the tie stands, or else what it is for."""
    beside = cell
    for span in reversed(spans(cell)):
        beside = f"{beside[: span.start].rstrip(_EDGES)} {beside[span.end :].lstrip(_EDGES)}"
    beside = beside.strip(_EDGES)
    return (cell, "", beside) if status_in(beside) else (cell, beside, "")
