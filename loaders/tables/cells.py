"""Take the cells of a row apart that name several partners."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Conventions, Frequency
from loaders.lists.bullets import take_apart
from loaders.lists.several import partners_in
from loaders.readers.lines import Line, block, is_marked
from loaders.readers.table import Row
from loaders.tables.columns import Layout
from loaders.tables.contents import is_personal
from loaders.tables.members import members
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["Said", "in_cells"]


@dataclass(frozen=True)
class Said:
    """One partner of a row. `often` is a cell's text, `frequency` what the name itself says."""

    partner: str
    often: str
    purpose: str
    frequency: Frequency | None = None


def in_cells(layout: Layout, row: Row, conventions: Conventions) -> list[Said]:
    """The partners of a row: at least one, but where nobody takes part who is a unit.

    A cell parts where `loaders.lists.several` says, and where its lines each begin a name.
    Where the cells for frequency and purpose have as many lines, each goes with its partner.
    """
    written = layout.written(row, "partner")
    names = _named(layout, written)
    if len(names) == 1 and not is_marked(written):
        own = take_apart(names[0], conventions)
        often, purpose = layout.cell(row, "frequency"), layout.cell(row, "purpose")
        if often or own.frequency is None or own.purpose:
            return [Said(layout.cell(row, "partner"), often, purpose)]
        return [Said(own.partner, "", purpose, own.frequency)]
    rates = _spread(layout, row, "frequency", len(names))
    purposes = _spread(layout, row, "purpose", len(names))
    found: list[Said] = []
    for at, name in enumerate(names):
        parts = take_apart(name, conventions)
        frequency = None if rates[at] else parts.frequency
        found.append(
            Said(parts.partner or name, rates[at], purposes[at] or parts.purpose, frequency)
        )
    return found


def _named(layout: Layout, written: str) -> list[str]:
    if fold(written) in layout.units:
        return [" ".join(written.split())]
    takes_part = layout.columns.get("participants") == layout.columns["partner"]
    return _taking_part(written) if takes_part else _names(written)


def _taking_part(written: str) -> list[str]:
    """Who takes part; nobody where some are persons and none is a unit."""
    named = members(written)
    persons = any(map(is_personal, named)) and not any(map(looks_like_unit, named))
    return [] if persons else named


def _names(cell: str) -> list[str]:
    lines = [line.strip() for line in re.split(r"[\r\n]+", cell) if line.strip()]
    if not all(_begins_name(line) for line in lines[1:]) or any(
        _is_open(line) for line in lines[:-1]
    ):
        lines = [" ".join(lines)]
    pieces = [piece for line in lines for piece in partners_in(line)]
    texts = [block(Line(piece, 0, None), item=False).text for piece in pieces]
    return [text for text in texts if text] or [" ".join(cell.split())]


def _begins_name(line: str) -> bool:
    return is_marked(line) or line[0].isupper() or line[0].isdigit()


def _is_open(line: str) -> bool:
    """Whether a name goes on after a line."""
    last = line.split()[-1].casefold()
    return line.endswith(("-", ",", "/", "&")) or last in vocabulary().all("conjunctions")


def _spread(layout: Layout, row: Row, column: str, count: int) -> list[str]:
    """What a cell says of each of so many partners."""
    lines = [line.strip() for line in layout.written(row, column).splitlines() if line.strip()]
    if len(lines) == count:
        return [" ".join(line.split()).lstrip("-•– ") for line in lines]
    return [layout.cell(row, column)] * count
