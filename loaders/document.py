"""Read a document that has been cut into blocks and tables: its lists and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Conventions, Place, Problem, ProblemKind, Reading, Source, Statement
from loaders import columns
from loaders.blocks import Block, BlockKind
from loaders.contents import title_key, title_of
from loaders.imprint import date_of, title_of_document
from loaders.language import detect
from loaders.lists import read_lists
from loaders.readers.limits import Refused
from loaders.readers.pieces import Part
from loaders.readers.table import Row, Table
from loaders.readers.text import read_blocks
from loaders.ties import Ties
from loaders.titles import announces

__all__ = ["read_document"]

_TITLE_WORDS = 8


def read_document(
    parts: Sequence[Part], source: Source, conventions: Conventions, scanned: Sequence[int] = ()
) -> Reading:
    """Read the lists and the tables of ties of a document.

    A table whose columns name a partner is read row by row; where none names the unit, it is
    the heading above the table. The text of all other tables is read as text.

    Parameters
    ----------
    parts : sequence of Block or Table
        The whole document, in order.
    source : Source
        The file; title, date and language are filled in.
    conventions : Conventions
        How many contacts a year a word stands for.
    scanned : sequence of int
        Pages that are pictures without text: each is a problem of its own.

    Raises
    ------
    Refused
        There is nothing in the document.
    """
    if not parts:
        raise Refused(ProblemKind.EMPTY)
    blocks: list[Block] = []
    tables: list[Ties] = []
    above = _Above()
    for part in parts:
        if isinstance(part, Block):
            above.add(part)
            blocks.append(part)
        elif ties := _ties(part, above, source, conventions):
            tables.append(ties)
        else:
            blocks += _flat(part)
    text = "\n".join(_texts(blocks, tables))
    source = source.model_copy(
        update={
            "title": title_of_document(blocks),
            "date": date_of(blocks),
            "language": detect(text),
        }
    )
    lists = read_lists(blocks, file=source.name, source=source.sha256, conventions=conventions)
    tied = [statement for ties in tables for statement in ties.statements]
    units = dict.fromkeys(statement.speaker for statement in tied)
    problems = [p for p in lists.problems if not (tied and _is_answered(p, units))]
    problems += [problem for ties in tables for problem in ties.problems]
    problems += [_scanned(page, source) for page in scanned]
    return Reading(
        source=source,
        statements=_in_order(lists.statements, tied),
        respondents=tuple(dict.fromkeys([*lists.respondents, *units])),
        problems=tuple(problems),
    )


def _in_order(listed: list[Statement], tied: list[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted([*listed, *tied], key=_position) if tied else listed)


def _position(statement: Statement) -> tuple[int, int]:
    return statement.place.page or 0, statement.place.line or 0


def _is_answered(problem: Problem, units: dict[str, None]) -> bool:
    """Whether what the lists lack stands in a table."""
    if problem.kind is ProblemKind.EMPTY_UNIT:
        return problem.text in units
    return problem.kind is ProblemKind.NO_LIST


def _scanned(page: int, source: Source) -> Problem:
    return Problem(
        kind=ProblemKind.SCANNED,
        file=source.name,
        source=source.sha256,
        place=Place(page=page),
        text=str(page),
    )


def _texts(blocks: Sequence[Block], tables: Sequence[Ties]) -> Iterator[str]:
    for block in blocks:
        yield block.text
    for ties in tables:
        for row in ties.layout.rows:
            yield from row.cells


class _Above:
    """The headings above a place in a document."""

    def __init__(self) -> None:
        self._path: list[Block] = []
        self._last: Block | None = None

    def add(self, block: Block) -> None:
        """Go past a block."""
        self._last = block
        if block.kind is BlockKind.HEADING:
            depth = block.level or 1
            self._path = [b for b in self._path if 0 < b.level < depth]
            self._path.append(block)
        elif block.strong:
            self._path = [b for b in self._path if b.level]
            self._path.append(block)

    def path(self) -> tuple[str, ...]:
        """The headings, outermost first, with a short line right above the table."""
        found = list(self._path)
        last = self._last
        if last is not None and last not in found and _is_title(last):
            found = [b for b in found if b.level]
            found.append(last)
        return tuple(title_of(block.text) for block in found)


def _is_title(block: Block) -> bool:
    text = block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text.split()) <= _TITLE_WORDS
        and not text.endswith((".", "!", "?", ";", ","))
        and text[:1].isupper()
    )


def _ties(table: Table, above: _Above, source: Source, conventions: Conventions) -> Ties | None:
    """The table read as ties, None when it is no such table."""
    path = above.path()
    named = [title for title in path if not announces(title_key(title))]
    announced = len(named) < len(path)
    layout = columns.find(table)
    if layout is None or "partner" not in layout.columns:
        layout = columns.find_under(table, announced) if named else None
    if layout is None:
        return None
    layout = replace(layout, title=(*path, *layout.title))
    ties = Ties(layout, source, conventions, named[-1] if named else "")
    ties.read()
    return ties if ties.statements else None


def _flat(table: Table) -> Iterator[Block]:
    """The text of a table that only arranges it."""
    for row in table.rows:
        before = ""
        for cell in row.cells:
            if cell != before:  # a cell over several columns stands in each
                yield from _cell(cell, row)
            before = cell


def _cell(cell: str, row: Row) -> Iterator[Block]:
    for block in read_blocks(cell):
        yield replace(block, line=row.line or row.number, page=row.page)
