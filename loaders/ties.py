"""Read tables of ties: one row for each claim that a unit works with a partner."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from graph.model import (
    Basis,
    Conventions,
    Frequency,
    Place,
    Problem,
    ProblemKind,
    Reading,
    Source,
    Statement,
    Status,
    Unit,
)
from loaders import columns, frequency, structure
from loaders.cells import in_cells
from loaders.columns import Layout, problem, quote
from loaders.readers.table import Row, Table
from loaders.vocabulary import fold, vocabulary

__all__ = ["Ties", "read_tables"]

_NUMBER = r"\d{1,3}(?:[ \xa0]\d{3})+|\d+(?:[.,]\d+)?"
_BARE = re.compile(rf"(?:ca\.?\s*|~\s*)?(?:{_NUMBER})(?:\s*[-–]\s*(?:{_NUMBER}))?")


def read_tables(
    tables: Iterable[Table], source: Source, conventions: Conventions = frequency.STANDARD
) -> Reading:
    """Read the tables of a file: ties and structures, decided for each table.

    A row of ties becomes a statement by its unit. The unit may be written once for a group
    of rows. A bare number in the frequency column counts contacts a year, unless the header
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
    statements: list[Statement] = []
    units: list[Unit] = []
    problems: list[Problem] = []
    for table in tables:
        layout = columns.find(table)
        if layout is None or not layout.rows:
            problems.append(_unusable(table, layout, source))
        elif "partner" in layout.columns:
            ties = Ties(layout, source, conventions)
            ties.read()
            statements += ties.statements
            problems += ties.problems
        else:
            found, doubts = structure.units(layout, source)
            units += found
            problems += doubts
    return Reading(
        source=source,
        statements=tuple(statements),
        respondents=tuple(dict.fromkeys(s.speaker for s in statements)),
        units=tuple(units),
        problems=tuple(problems),
    )


def _unusable(table: Table, layout: Layout | None, source: Source) -> Problem:
    row = table.rows[0] if layout is None else layout.header
    kind = ProblemKind.EMPTY if layout else ProblemKind.MISSING_COLUMNS
    return problem(kind, source, Place(sheet=table.sheet, row=row.number), quote(row))


class Ties:
    """The rows of one table of ties, read in their order."""

    def __init__(
        self, layout: Layout, source: Source, conventions: Conventions, unit: str = ""
    ) -> None:
        self.layout = layout
        self.statements: list[Statement] = []
        self.problems: list[Problem] = []
        self._unit = unit  # where no column names it
        self._source = source
        self._conventions = conventions
        index = layout.columns.get("frequency")
        header = "" if index is None else layout.header.cells[index]
        self._period = columns.period(header) or "times a year"

    def read(self) -> None:
        """Read all rows."""
        rows = [row for row in self.layout.rows if not self.layout.repeats(row)]
        if "unit" not in self.layout.columns:
            for row in rows:
                self._partners(row, self._unit)
            return
        grouped = _grouped([self.layout.cell(row, "unit") for row in rows])
        above = ""
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            unit = self.layout.cell(row, "unit") or (above if grouped else "")
            partner = self.layout.cell(row, "partner")
            above = unit
            if fold(partner) == fold(unit):  # merged over the row, or a slip
                partner = ""
            if unit and partner:
                self._tie(row, unit, partner)
            elif not (grouped and self._is_heading(row, after)):
                self._problem(ProblemKind.ROW, row, quote(row))

    def _is_heading(self, row: Row, after: Row | None) -> bool:
        """Whether a row only names the unit of the rows under it."""
        return (
            len({fold(cell) for cell in row.cells if cell.strip()}) == 1
            and bool(self.layout.cell(row, "unit"))
            and after is not None
            and not self.layout.cell(after, "unit")
        )

    def _partners(self, row: Row, unit: str) -> None:
        partner = self.layout.cell(row, "partner")
        if not partner or fold(partner) == fold(unit):
            self._problem(ProblemKind.ROW, row, quote(row))
        else:
            self._tie(row, unit, partner)

    def _tie(self, row: Row, unit: str, partner: str) -> None:
        for said in in_cells(self.layout, row, self._conventions):
            self.statements.append(
                Statement(
                    source=self._source.sha256,
                    speaker=unit,
                    subject=unit,
                    object=said.partner,
                    status=self._status(row),
                    frequency=said.frequency or self._frequency(row, said.often),
                    purpose=said.purpose,
                    quote=quote(row),
                    place=self.layout.place(row),
                )
            )

    def _status(self, row: Row) -> Status:
        text = self.layout.cell(row, "status")
        status = vocabulary().status(text) if text else Status.EXISTING
        if status is None:
            self._problem(ProblemKind.STATUS, row, text)
        return status or Status.EXISTING

    def _frequency(self, row: Row, text: str) -> Frequency:
        if not text:
            return Frequency()
        said = f"{text} {self._period}" if _BARE.fullmatch(text) else text
        found = frequency.read(said, self._conventions, Basis.STATED)
        if found is None:
            self._problem(ProblemKind.FREQUENCY, row, text)
            return Frequency(text=text, basis=Basis.STATED)
        return found.model_copy(update={"text": text})

    def _problem(self, kind: ProblemKind, row: Row, text: str) -> None:
        self.problems.append(problem(kind, self._source, self.layout.place(row), text))


def _grouped(units: list[str]) -> bool:
    """Whether each unit is written once, above or beside the first of its rows.

    Where a unit is written again on the next row, an empty cell is a gap and no repetition.
    """
    return all(a != b or not a for a, b in pairwise(units))
