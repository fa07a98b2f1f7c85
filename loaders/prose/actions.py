"""Tables of what is to be done, as points that say who has to do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.blocks import Block, BlockKind
from loaders.naming.text import Marker, marker
from loaders.readers.table import Row, Table
from loaders.vocabulary import fold

__all__ = ["ActionPoint", "action_points"]

_FEWEST_WORDS = 2  # of a cell that says something
_HEADER_WORDS = 4


@dataclass(frozen=True)
class ActionPoint(Block):
    """What one row of a table of actions says, behind the name of who has to do it."""


def action_points(table: Table) -> list[ActionPoint]:
    """The rows of a table of actions as lines, ``Library: agree on dates with the schools``.

    Parameters
    ----------
    table : Table
        Any table. It is one of actions when its header names a column for who is responsible
        and one for something else.

    Returns
    -------
    list of ActionPoint
        One for each text of a row; where two are responsible, also one that names both. Empty
        for other tables.
    """
    words = marker("")
    for at, row in enumerate(table.rows):
        if (column := _responsible(row, words)) is not None:
            header = row.cells[column].strip()
            return [
                point
                for below in table.rows[at + 1 :]
                for point in _points(below, column, header, words)
            ]
    return []


def _responsible(row: Row, words: Marker) -> int | None:
    """The column of who has to do it, when a row is a header."""
    cells = [fold(cell) for cell in row.cells]
    if len([cell for cell in cells if cell]) < 2:
        return None
    if any(len(cell.split()) > _HEADER_WORDS for cell in cells):
        return None
    found = (at for at, cell in enumerate(cells) if cell in words.terms["owner_columns"])
    return next(found, None)


def _points(row: Row, column: int, header: str, words: Marker) -> Iterator[ActionPoint]:
    if column >= len(row.cells):
        return
    owner = row.cells[column].strip()
    if not owner:
        return
    several = words.sentence(owner).has("conjunctions") or "," in owner
    if several:
        yield _point(f"{header}: {owner}", row)
    for text in dict.fromkeys(" ".join(cell.split()) for cell in row.cells):
        if text != owner and len(text.split()) >= _FEWEST_WORDS:
            yield _point(text if several else f"{owner}: {text}", row)


def _point(text: str, row: Row) -> ActionPoint:
    quote = row.said or " | ".join(cell for cell in row.cells if cell.strip())
    return ActionPoint(BlockKind.PARAGRAPH, text, quote, row.line or row.number, row.page)
