"""Find the header row of a table and what each of its columns means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model import Place, Problem, ProblemKind, Source
from loaders import frequency
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.tables.headers import LONGEST, is_scoped, meaning
from loaders.tables.meetings import with_ends
from loaders.tables.roles import between, named, roles, spare, with_unit
from loaders.vocabulary import fold

__all__ = [
    "Layout",
    "find",
    "find_under",
    "heads_ties",
    "problem",
    "quote",
]

_DEEPEST = 30  # rows in which a header is looked for: titles and notes may stand above it
_SHOWN = 80  # characters that a problem quotes
_TIES = frozenset({"unit", "partner", "participants", "frequency", "purpose", "status", "when"})
_STRUCTURE = frozenset({"kind", "parent", "people", "scope"})


@dataclass(frozen=True)
class Layout:
    """A table whose header is understood.

    Attributes
    ----------
    sheet : str or None
    header : Row
    columns : mapping from column name to index
        Names as in the vocabulary ("unit", "partner" …); each at most once.
    title : tuple of str
        The first text above the header, or nothing.
    rows : tuple of Row
        The rows under the header.
    beside : tuple of int
        More columns of partners: some tables part those inside from those outside.
    spare : tuple of int
        The columns that hold none of these: what they say may tell how a tie stands.
    """

    sheet: str | None
    header: Row
    columns: Mapping[str, int]
    title: tuple[str, ...]
    rows: tuple[Row, ...]
    beside: tuple[int, ...] = ()
    spare: tuple[int, ...] = ()

    def cell(self, row: Row, column: str) -> str:
        """The text of a row in a column, on one line; empty where there is none."""
        return clean(self.written(row, column))

    def written(self, row: Row, column: str) -> str:
        """The text of a row in a column with its line breaks; of all columns of partners."""
        index = self.columns.get(column, len(row.cells))
        indices = [index, *self.beside] if column == "partner" else [index]
        texts = (row.cells[at].strip() for at in indices if at < len(row.cells))
        return ";\n".join(text for text in texts if text)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units that the rows speak for, folded: a name with a comma in it may be one."""
        return frozenset(fold(self.cell(row, "unit")) for row in self.rows) - {""}

    def place(self, row: Row) -> Place:
        """Where a row stands, under the title of its table."""
        heading = self.title
        return Place(
            page=row.page, line=row.line, sheet=self.sheet, row=row.number, heading=heading
        )

    def repeats(self, row: Row) -> bool:
        """Whether a row is the header again, as on each page of a printed table."""
        return [fold(c) for c in row.cells] == [fold(c) for c in self.header.cells]


def find(table: Table, *, owned: bool = False, told: bool = False) -> Layout | None:
    """Find the header of a table of ties or of a structure.

    A header of ties has a column for the unit and one for the partner. A header of a
    structure has a column for the unit, none for the partner, and another column; if that
    is not a kind, a parent or a scope, the row must be the first with several texts. Whether
    the text above names a unit (`owned`) matters where only others give unit and partner; where
    it speaks of contact (`told`), what stands in two columns may name them.

    Returns
    -------
    Layout or None
        None when no row among the first thirty is such a header.
    """
    rows = table.rows[:_DEEPEST]
    headers = [_header(row, table.rows[at:], owned) for at, row in enumerate(rows, start=1)]
    wide = _first([len({fold(c) for c in row.cells if c.strip()}) > 1 for row in rows])
    if told and wide is not None and not any({"unit", "partner"} & h.keys() for h in headers):
        headers[wide] = between(rows[wide], table.rows[wide + 1 :])
    at = _first([{"unit", "partner"} <= h.keys() for h in headers])
    if at is None and not any("partner" in h for h in headers):
        at = _first(["unit" in h and bool(_STRUCTURE & h.keys()) for h in headers])
        if at is None and wide is not None and "unit" in headers[wide]:
            at = wide
    if at is None:
        return None
    above = [" ".join(c.split()) for row in rows[:at] for c in row.cells if c.strip()]
    return replace(_layout(table, at, headers[at]), title=tuple(above[:1]))


def _header(row: Row, below: Sequence[Row], owned: bool) -> dict[str, int]:
    known = with_unit(named(row, below), row, below, owned=owned)
    return with_ends(known, below, owned=owned)


def _layout(table: Table, at: int, header: Mapping[str, int]) -> Layout:
    row, below = table.rows[at], table.rows[at + 1 :]
    beside = _beside(row, header)
    spared = tuple(c for c in spare(row, header, below) if c not in beside)
    return Layout(table.sheet, row, header, (), below, beside, spared)


def _beside(row: Row, header: Mapping[str, int]) -> tuple[int, ...]:
    """The other columns of partners, where each speaks of insiders or outsiders only."""
    used = header.get("partner")
    if used is None or not is_scoped(row.cells[used]):
        return ()
    return tuple(
        at
        for at, cell in enumerate(row.cells)
        if at != used and is_scoped(cell) and meaning(cell) == "partner"
    )


def find_under(table: Table, *, announced: bool) -> Layout | None:
    """Find the header of a table of ties whose unit is named above it.

    Parameters
    ----------
    table : Table
    announced : bool
        Whether a heading above says that collaborators follow; otherwise the table must tell
        of a frequency, a purpose, a status or a time beside the partner.
    """
    for at, row in enumerate(table.rows[:_DEEPEST]):
        if at and not any(map(meaning, row.cells)):
            continue  # what stands in the cells counts under the first row only
        if _is_title(row, table.rows[at + 1 : _DEEPEST]):
            continue
        below = table.rows[at + 1 :]
        header = with_ends(roles(row, below, told=announced), (), owned=True)
        if "partner" not in header or "unit" in header:
            continue
        if announced or header.keys() & {"frequency", "purpose", "status", "when"}:
            layout = _layout(table, at, header)
            return _headless(layout) if at == 0 and _is_data(row, header) else layout
    return None


def _is_title(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row of one text stands above another that heads a table."""
    texts = {fold(cell) for cell in row.cells if cell.strip()}
    return len(texts) == 1 and any(map(heads_ties, below))


def _is_data(row: Row, header: Mapping[str, int]) -> bool:
    """Whether a row that no word of ours heads says itself how often: there is no header."""
    rate = row.cells[header["frequency"]] if "frequency" in header else ""
    return not any(map(meaning, row.cells)) and frequency.read(rate) is not None


def _headless(layout: Layout) -> Layout:
    blank = Row(0, ("",) * len(layout.header.cells))
    return replace(layout, header=blank, rows=(layout.header, *layout.rows))


def heads_ties(row: Row) -> bool:
    """Whether a row heads an ordinary table: half of its words name columns of ours."""
    filled = [cell for cell in row.cells if cell.strip() and len(cell) < LONGEST]
    named = {name for cell in filled if (name := meaning(cell))}
    return len(_TIES & named) > 1 and 2 * len(named) >= len(filled)


def quote(row: Row) -> str:
    """The texts of a row, verbatim."""
    return row.said or " | ".join(cell for cell in row.cells if cell.strip())


def problem(kind: ProblemKind, source: Source, place: Place, text: str) -> Problem:
    """Say what was not understood in a table that could be opened."""
    return Problem(
        kind=kind, file=source.name, source=source.sha256, place=place, text=text[:_SHOWN]
    )


def _first(marks: Sequence[bool]) -> int | None:
    return next((index for index, mark in enumerate(marks) if mark), None)
