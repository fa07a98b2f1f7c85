"""Show line by line what reading a file took each line for.

Nothing is read a second time in another way: what is shown is taken from the workings of the
reading itself (`loaders.document.Workings`, `loaders.tables.reader.Sheets`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from graph.model import (
    Conventions,
    Frequency,
    Place,
    Problem,
    ProblemKind,
    Reading,
    Statement,
    Unit,
)
from graph.problems import WHAT
from loaders.blocks import Block, BlockKind
from loaders.document import Workings
from loaders.frequency import STANDARD
from loaders.load import work_through_file
from loaders.persons import without_persons
from loaders.readers.table import Row
from loaders.tables.reader import Sheets, Tabled
from loaders.titles.owners import Owner

__all__ = ["Explained", "Role", "explain", "explained"]

_SHOWN = 200  # letters of a line


class Role(StrEnum):
    """What a line was taken for."""

    HEADING = "heading"
    LIST_HEADING = "heading of a list"
    OWNER = "whose document it is"
    UNIT = "unit"
    PARTNER = "partner"
    DETAIL = "detail or theme of a partner"
    ORPHAN = "bullet under no unit"
    LEAD = "lead-in to a list"
    NOTE = "note on a list"
    CONTENTS = "table of contents"
    RUNNING = "running head or foot"
    PAGE_NUMBER = "page number"
    FRAME = "frame of a letter"
    TABLE_TITLE = "title of a table"
    TABLE_HEADER = "header of a table"
    TABLE_ROW = "row of a table"
    TABLE_LINE = "line read as a row or part of one"
    REST_OF_TABLE = "row of a table that gives nothing"
    PROSE = "running text with a reference"
    TEXT = "text outside any list"
    PICTURE = "page without text"
    STRAY = "control character"


@dataclass(frozen=True)
class Explained:
    """A line and what it was taken for.

    Attributes
    ----------
    page, line, sheet, row
        Where it stands; what does not apply is None.
    role : str
        One of `Role`.
    text : str
        What stands there, shortened.
    gives : tuple of str
        The ties that it gave: unit → partner, how often, what for and whether it exists, is
        wished for or strained; of running text with the rule and its confidence. Or the unit,
        or what bears on a list.
    problems : tuple of str
        What was not understood in it.
    """

    page: int | None
    line: int | None
    sheet: str | None
    row: int | None
    role: str
    text: str
    gives: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def explain(path: Path, conventions: Conventions = STANDARD) -> list[Explained] | Problem:
    """Read a file and tell what each of its lines was taken for.

    Parameters
    ----------
    path : Path
        Of any kind that `loaders.load.load` reads.
    conventions : Conventions
        How many contacts a year a word stands for.

    Returns
    -------
    list of Explained or Problem
        In the order of the file, behind where control characters were passed over, if any; a
        problem when the file cannot be read at all.
    """
    found = work_through_file(path, conventions)
    if isinstance(found, Problem):
        return found
    told = explained(found.workings)
    if found.stray is None:
        return told
    # It counts the lines of the file, which are not always those of what is read.
    what = (WHAT[ProblemKind.STRAY],)
    return [Explained(None, found.stray, None, None, Role.STRAY, "", problems=what), *told]


def explained(workings: Workings | Sheets) -> list[Explained]:
    """What each line was taken for in a reading that has been worked through."""
    teller = _Teller(without_persons(workings.reading()))
    if isinstance(workings, Sheets):
        return [line for table in workings.taken for line in _table(table, teller)]
    roles, unit = _roles(workings), workings.unit
    lines = [
        _line(block, roles.get(id(block)) or _plain(block, teller, unit), teller, unit)
        for block in workings.blocks
    ]
    for table in workings.tables:
        lines += _table(table, teller)
    for gone in workings.skipped:
        role = Role.PAGE_NUMBER if gone.numbers else Role.RUNNING
        role = Role.FRAME if gone.frame else role
        lines.append(Explained(gone.page, gone.line, None, None, role, gone.text[:_SHOWN]))
    for page in workings.scanned:
        lines.append(Explained(page, None, None, None, Role.PICTURE, ""))
    return sorted(lines, key=lambda one: (one.page or 0, one.line or 0))


# --- what a block is -------------------------------------------------------------------------


def _roles(workings: Workings) -> dict[int, Role]:
    """The role of each block that the lists or the table of contents took, by identity."""
    roles: dict[int, Role] = {id(block): Role.CONTENTS for block in workings.contents}
    for section in workings.lists.sections:
        roles |= {id(block): Role.ORPHAN for block in section.orphans}
        roles |= {id(block): Role.LEAD for block in section.leads}
        roles |= {id(block): Role.NOTE for block in section.notes}
        for unit in section.units:
            roles[id(unit.heading)] = Role.UNIT
            roles |= {id(block): Role.PARTNER for block in unit.bullets}
            roles |= {id(block): Role.NOTE for block in unit.notes}
        roles[id(section.heading)] = Role.LIST_HEADING
    return roles


def _plain(block: Block, teller: _Teller, unit: Owner | None) -> Role:
    if teller.says(block.page, block.line, None, None):
        return Role.PROSE
    if unit is not None and unit.block == block:
        return Role.OWNER
    return Role.HEADING if block.kind is BlockKind.HEADING else Role.TEXT


def _line(block: Block, role: Role, teller: _Teller, unit: Owner | None) -> Explained:
    place = block.page, block.line, None, None
    gives = teller.gives(*place)
    if unit is not None and unit.block == block and role in {Role.OWNER, Role.UNIT}:
        gives = (unit.name, *gives)
    if role is Role.PARTNER and not any(said.rule == "" for said in teller.says(*place)):
        role = Role.DETAIL
    text = " ".join(block.quote.split())[:_SHOWN]
    return Explained(*place, role, text, gives, teller.problems(*place))


# --- what a row is ---------------------------------------------------------------------------


def _table(table: Tabled, teller: _Teller) -> Iterator[Explained]:
    for block in table.lines:
        spot = block.page, block.line, None, block.line
        gives, problems = teller.gives(*spot), teller.problems(*spot)
        text = " ".join(block.quote.split())[:_SHOWN]
        yield Explained(
            block.page, block.line, None, None, Role.TABLE_LINE, text, gives, problems
        )
    if not table.lines:
        yield from _rows(table, teller)


def _rows(table: Tabled, teller: _Teller) -> Iterator[Explained]:
    header = table.layout.header if table.layout else None
    for row in table.table.rows:
        place = row.page, row.line, table.table.sheet, row.number
        gives = teller.gives(*place)
        role = _row_role(row, header, gives)
        text = (row.said or " | ".join(cell for cell in row.cells if cell.strip()))[:_SHOWN]
        text = " ".join(text.split())
        if row.number in table.table.hidden:
            text = f"{text} (hidden)"
        yield Explained(*place, role, text, gives, teller.problems(*place))


def _row_role(row: Row, header: Row | None, gives: Sequence[str]) -> Role:
    if header is not None and row.number == header.number:
        return Role.TABLE_HEADER
    if gives:
        return Role.TABLE_ROW
    above = header is not None and row.number < header.number
    return Role.TABLE_TITLE if above else Role.REST_OF_TABLE


# --- what was said where ---------------------------------------------------------------------

_Spot = tuple[int | None, int | None, str | None, int | None]


class _Teller:
    """Finds what a reading says of a place."""

    def __init__(self, reading: Reading) -> None:
        self._said = _by_spot(reading.statements)
        self._units = _by_spot(reading.units)
        self._problems = _by_spot(reading.problems)
        self._notes: dict[_Spot, dict[str, None]] = defaultdict(dict)
        for said in reading.statements:
            for note in said.notes:
                told = f"{note.field.value} of {said.subject} → {said.object}"
                self._notes[_spot(note.place)][told] = None

    def says(self, *spot: *_Spot) -> list[Statement]:
        """The statements at a place."""
        return self._said.get(spot, [])

    def gives(self, *spot: *_Spot) -> tuple[str, ...]:
        """What a place gave, in words."""
        units = [_unit(unit) for unit in self._units.get(spot, [])]
        ties = dict.fromkeys(_tie(said) for said in self.says(*spot))
        return (*units, *ties, *self._notes.get(spot, {}))

    def problems(self, *spot: *_Spot) -> tuple[str, ...]:
        """What was not understood at a place, in words."""
        found = self._problems.get(spot, [])
        return tuple(WHAT[one.kind] + (f": {one.text}" if one.text else "") for one in found)


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...


_T = TypeVar("_T", bound=_Placed)


def _by_spot(things: Iterable[_T]) -> dict[_Spot, list[_T]]:
    found: dict[_Spot, list[_T]] = {}
    for thing in things:
        found.setdefault(_spot(thing.place), []).append(thing)
    return found


def _spot(place: Place) -> _Spot:
    return place.page, place.line, place.sheet, place.row


def _tie(said: Statement) -> str:
    text = f"{said.subject} → {said.object}"
    if often := _often(said.frequency):
        text += f", {often}"
    if said.purpose:
        text += f": {said.purpose}"
    if said.rule:
        return (
            f"{text} [{said.status.value}, rule {said.rule}, confidence {said.confidence:.2f}]"
        )
    return f"{text} [{said.status.value}]"


def _often(frequency: Frequency) -> str:
    if frequency.low is None or frequency.high is None:
        return frequency.text
    same = frequency.low == frequency.high
    number = f"{frequency.low:g}" if same else f"{frequency.low:g}–{frequency.high:g}"
    return f"{number} a year"


def _unit(unit: Unit) -> str:
    kind = f" ({unit.kind.value})" if unit.kind else ""
    return f"{unit.name}{kind}" + (f" under {unit.parent}" if unit.parent else "")
