"""Read a table, whatever its shape: ties by columns, wide tables made long, structures."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import (
    Conventions,
    Place,
    Problem,
    ProblemKind,
    Reading,
    Source,
    Statement,
    Unit,
)
from loaders import frequency
from loaders.abbreviations import abbreviations
from loaders.blocks import Block
from loaders.lengths import without_endless
from loaders.readers.table import Table
from loaders.tables import columns, matrices, structure, wide
from loaders.tables.beside_sheets import joined
from loaders.tables.columns import Layout, problem, quote
from loaders.tables.decoded import decoded
from loaders.tables.legend import is_sign, legend_of
from loaders.tables.remarks import remarks
from loaders.tables.sides import sides
from loaders.tables.stacked import stacked
from loaders.tables.ties import Ties
from loaders.tables.turned import turned
from loaders.tables.whose import owner_in, says_owner
from loaders.tables.wide import Around
from loaders.titles.contents import title_key
from loaders.titles.owners import labelled_owner, titled
from loaders.titles.promises import announces, is_place, speaks_of_contact

__all__ = ["Sheets", "Tabled", "read_tables", "take_tables", "ties_of"]

_DEEPEST = 30  # rows in which a title is looked for
_EXPLAINED = 2  # texts in a row that explains a sign: the sign and its meaning


@dataclass
class Tabled:
    """What one table gave.

    Attributes
    ----------
    table : Table
    layout : Layout or None
        How its columns were understood; None where they were not.
    statements, units, problems
        In the order of the rows.
    lines : sequence of Block
        What the table is made of, where it is none by its form.
    """

    table: Table
    layout: Layout | None
    statements: Sequence[Statement] = ()
    units: Sequence[Unit] = ()
    problems: Sequence[Problem] = ()
    lines: Sequence[Block] = ()


def ties_of(
    table: Table,
    path: Sequence[str],
    around: Around,
    source: Source,
    conventions: Conventions,
) -> Tabled | None:
    """The ties of a table, None when it is no table of ties.

    Parameters
    ----------
    table : Table
    path : sequence of str
        The headings above it, for the places.
    around : Around
        What else is known of the place it stands at.
    source : Source
    conventions : Conventions
    """
    layout = _layout(turned(table) or table, around)
    if layout is None or not layout.rows:
        return None
    layout = decoded(replace(layout, title=(*path, *layout.title)), table, around)
    ties = Ties(layout, source, conventions, around.owner)
    ties.read()
    return Tabled(table, layout, ties.statements, (), ties.problems)


def _layout(table: Table, around: Around) -> Layout | None:
    layout = matrices.square(table, around) or wide.spread(table, around)
    told = around.announced or any(map(speaks_of_contact, around.near))
    layout = layout or sides(table, around)
    layout = layout or columns.find(table, owned=around.owned, told=told and not around.owned)
    if layout is None or "partner" not in layout.columns:
        owned = bool(around.owner)
        layout = columns.find_under(table, announced=around.announced) if owned else None
    return layout or matrices.matrix(table, around)


def read_tables(
    tables: Iterable[Table], source: Source, conventions: Conventions = frequency.STANDARD
) -> Reading:
    """Read the tables of a file: ties and structures, decided for each table.

    A row of ties becomes a statement by its unit. The unit may be written once for a group
    of rows; where no column names it, the title above the table or the name of the sheet
    does. A bare number in the frequency column counts contacts a year, unless the header
    names another period. A row without a status is existing.

    Parameters
    ----------
    tables : iterable of Table
    source : Source
        The file they stand in.
    conventions : Conventions
        How many contacts a year a word stands for.

    Returns
    -------
    Reading
        Respondents are the units with a row of their own. A table without the columns gives
        nothing but one problem.
    """
    return take_tables(tables, source, conventions).reading()


@dataclass
class Sheets:
    """What each table of a file came to; its reading and its explanation are made of it."""

    source: Source
    taken: Sequence[Tabled]
    remarks: Sequence[Statement] = ()  # what sentences beside the tables say

    def reading(self) -> Reading:
        """The tables of the file together."""
        statements = [said for one in self.taken for said in one.statements]
        cells = (c for one in self.taken for row in one.table.rows for c in row.cells)
        short = abbreviations(statements, cells, self.source)
        asked = tuple(dict.fromkeys(said.speaker for said in statements))
        doubts = [doubt for one in self.taken for doubt in one.problems]
        return without_endless(
            Reading(
                source=self.source,
                statements=(*statements, *self.remarks),
                respondents=asked,
                units=(*(unit for one in self.taken for unit in one.units), *short.units),
                problems=(*doubts, *short.problems),
            )
        )


def take_tables(tables: Iterable[Table], source: Source, conventions: Conventions) -> Sheets:
    """Read the tables of a file as `read_tables` does, and keep what each was taken for."""
    sheets = list(tables)
    signs = [_signs(table) for table in sheets]
    taken = [
        one
        for at, table in enumerate(sheets)
        for one in _sheet(
            table, dict(ChainMap(*signs[:at], *signs[at + 1 :])), source, conventions
        )
    ]
    useful = any(one.statements or one.units for one in taken)
    statements = [said for one in taken for said in one.statements]
    noted = [_noted(one, source, beside=useful) for one in taken]
    told = joined([one.statements for one in noted])
    return Sheets(
        source,
        [replace(one, statements=said) for one, said in zip(noted, told, strict=True)],
        remarks(sheets, statements, source, conventions),
    )


def _sheet(
    table: Table, signs: Mapping[str, str], source: Source, conventions: Conventions
) -> Iterator[Tabled]:
    """The tables of a sheet; one without an owner in its titles has that of the one above."""
    around: Around | None = None
    for part in stacked(table):
        around = _around(part, signs, around)
        yield _taken(part, around, source, conventions)


def _taken(table: Table, around: Around, source: Source, conventions: Conventions) -> Tabled:
    found = ties_of(table, (), around, source, conventions)
    if found:
        return found
    layout = columns.find(table)
    if layout is None or not layout.rows or "partner" in layout.columns:
        return Tabled(table, layout)
    units, problems = structure.units(layout, source)
    return Tabled(table, layout, (), units, problems)


def _noted(one: Tabled, source: Source, *, beside: bool) -> Tabled:
    """The table with a problem where it gave nothing: it may only explain another sheet."""
    if one.statements or one.units:
        return _with_hidden(one, source)
    if one.problems:
        return one
    row = one.table.rows[0] if one.layout is None else one.layout.header
    kind = ProblemKind.EMPTY if one.layout else ProblemKind.MISSING_COLUMNS
    if beside and columns.find_under(one.table, announced=True) is None:
        kind = ProblemKind.OTHER_SHEET
    doubt = problem(kind, source, Place(sheet=one.table.sheet, row=row.number), quote(row))
    return replace(one, problems=(doubt,))


def _with_hidden(one: Tabled, source: Source) -> Tabled:
    """The table with a problem that says which of the rows that gave something are hidden."""
    places = [*(said.place for said in one.statements), *(unit.place for unit in one.units)]
    used = {place.row for place in places}
    rows = [number for number in one.table.hidden if number in used]
    if not rows:
        return one
    place = Place(sheet=one.table.sheet, row=rows[0])
    doubt = problem(ProblemKind.HIDDEN, source, place, ", ".join(map(str, rows)))
    return replace(one, problems=(*one.problems, doubt))


# --- what stands around a sheet --------------------------------------------------------------


def _signs(table: Table) -> dict[str, str]:
    """What a sheet says that signs stand for, in its rows of one or two texts."""
    filled = ([cell for cell in row.cells if cell.strip()] for row in table.rows)
    return legend_of(text for texts in filled for text in _explaining(texts))


def _explaining(texts: Sequence[str]) -> Iterator[str]:
    """What the texts of a row explain of signs, as one text."""
    if any("=" in text for text in texts):
        yield ", ".join(texts)
    elif len(texts) == 1 or (len(texts) == _EXPLAINED and is_sign(texts[0].rstrip(": "))):
        yield " = ".join(texts)


def _around(table: Table, signs: Mapping[str, str], above: Around | None) -> Around:
    own = _titles(table)
    titles = [*own, table.sheet or ""]
    owner = owner_in(titles)
    owned = any(map(says_owner, titles))
    if above and above.owner and not any(map(says_owner, own)):
        owner, owned = above.owner, above.owned
    told = any(announces(title_key(title)) or titled(title) for title in titles)
    return Around(
        owner=owner,
        owned=owned and not is_place(title_key(owner)),
        announced=told or (above is not None and above.announced),
        near=titles,
        signs=signs,
    )


def _titles(table: Table) -> list[str]:
    """What stands above the first row of several texts; a label goes with its value."""
    titles: list[str] = []
    for row in table.rows[:_DEEPEST]:
        texts = list(dict.fromkeys(" ".join(c.split()) for c in row.cells if c.strip()))
        if len(texts) == 2 and labelled_owner(f"{texts[0].rstrip(':')}: {texts[1]}"):
            titles.insert(0, f"{texts[0].rstrip(':')}: {texts[1]}")
        elif len(texts) > 1:
            break
        else:
            titles += texts
    return titles
