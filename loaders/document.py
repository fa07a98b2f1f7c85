"""Read a document that has been cut into blocks and tables: its lists and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model import Conventions, Place, Problem, ProblemKind, Reading, Source, Statement
from loaders.abbreviations import abbreviations
from loaders.arranged import flat, labelled
from loaders.blocks import Block, Skipped
from loaders.imprint import date_of, title_of_document
from loaders.language import detect
from loaders.lengths import is_endless, without_endless
from loaders.letters import without_frame
from loaders.lists.by_content import opened
from loaders.lists.outlined import outlined
from loaders.lists.reader import Lists, read_lists
from loaders.prose.actions import action_points
from loaders.prose.reader import read_prose
from loaders.questionnaires import without_forms
from loaders.readers.limits import Refused
from loaders.readers.pieces import Part
from loaders.readers.table import Table
from loaders.slides import with_slides
from loaders.tables.legend import legend_of
from loaders.tables.lines.made import Found
from loaders.tables.lines.rows import rows_at
from loaders.tables.lines.wall_legend import Legend, legend_in
from loaders.tables.lines.walls import wall_in
from loaders.tables.reader import Tabled, ties_of
from loaders.tables.wide import Around
from loaders.titles.above import Above, Owner
from loaders.titles.contents import without_contents
from loaders.whose_document import unit_of_document

__all__ = ["Workings", "read_document", "work_through"]

_NEAR = 3  # blocks above a table that may say what it is about


@dataclass
class Workings:
    """What reading a document came to, from which its reading and its explanation are made.

    Attributes
    ----------
    source : Source
        With title, date and language.
    contents : list of Block
        The table of contents.
    blocks : list of Block
        All text that is in no table of ties.
    tables : list of Tabled
        The tables of ties, also those that only lines make.
    lists : Lists
        What the lists gave.
    scanned : sequence of int
        Pages that are pictures.
    prose : sequence of Statement
        What the running text gave.
    skipped : sequence of Skipped
        Running heads and page numbers.
    unit : Owner or None
        The unit that the document is of.
    """

    source: Source
    contents: list[Block]
    blocks: list[Block]
    tables: list[Tabled]
    lists: Lists
    scanned: Sequence[int] = ()
    prose: Sequence[Statement] = ()
    skipped: Sequence[Skipped] = ()
    unit: Owner | None = None

    def reading(self) -> Reading:
        """All that the document gave."""
        tied = [said for table in self.tables for said in table.statements]
        units = dict.fromkeys(said.speaker for said in tied)
        told = [*tied, *self.prose]
        problems = [p for p in self.lists.problems if not (told and _is_answered(p, units))]
        problems += [problem for table in self.tables for problem in table.problems]
        problems += [_scanned(page, self.source) for page in self.scanned]
        statements = _in_order(self.lists.statements, told)
        short = abbreviations(statements, _texts(self.blocks, self.tables), self.source)
        return without_endless(
            Reading(
                source=self.source,
                statements=statements,
                respondents=tuple(dict.fromkeys([*self.lists.respondents, *units])),
                units=tuple(short.units),
                problems=(*problems, *short.problems),
            )
        )


def read_document(
    parts: Sequence[Part], source: Source, conventions: Conventions, scanned: Sequence[int] = ()
) -> Reading:
    """Read the lists and the tables of ties of a document.

    A table whose columns name a partner is read row by row; where none names the unit, it is
    the heading above the table. Matrices and other wide tables, and lines that are rows in
    all but form, are tables too. The text of all other tables is read as text.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
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
    return work_through(parts, source, conventions, scanned).reading()


def work_through(
    parts: Sequence[Part], source: Source, conventions: Conventions, scanned: Sequence[int] = ()
) -> Workings:
    """Go through a document as `read_document` does, and keep what each part was taken for."""
    if all(isinstance(part, Skipped) for part in parts):
        raise Refused(ProblemKind.EMPTY)
    parts = outlined(without_forms(with_slides(without_frame(parts))))
    unit = unit_of_document(parts)
    parts = opened(parts, unit)
    walk = _Walk(parts, source, conventions, unit)
    walk.go()
    text = "\n".join(_texts(walk.blocks, walk.tables))
    source = source.model_copy(
        update={
            "title": title_of_document(walk.blocks),
            "date": date_of(walk.blocks),
            "language": detect(text),
        }
    )
    lists = read_lists(
        walk.blocks,
        file=source.name,
        source=source.sha256,
        conventions=conventions,
        unit=walk.unit,
    )
    said = [*lists.statements, *(one for tabled in walk.tables for one in tabled.statements)]
    names = dict.fromkeys(name for one in said for name in (one.subject, one.object))
    skipped = [part for part in parts if isinstance(part, Skipped)]
    prose = read_prose(
        walk.blocks,
        sections=lists.sections,
        known=[name for name in names if not is_endless(name)],
        source=source.sha256,
        language=source.language,
        conventions=conventions,
        unit=walk.unit.name if walk.unit and walk.unit.explicit else "",
        frame=[part.text for part in skipped if part.frame],
    )
    return Workings(
        source, walk.contents, walk.blocks, walk.tables, lists, scanned, prose, skipped, unit
    )


class _Walk:
    """Goes down a document and takes the tables out of it."""

    def __init__(
        self,
        parts: Sequence[Part],
        source: Source,
        conventions: Conventions,
        unit: Owner | None,
    ) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Tabled] = []
        written = [part for part in parts if isinstance(part, Block)]
        body = {id(block) for block in without_contents(written)[0]}
        self.contents = [block for block in written if id(block) not in body]
        self._parts = parts
        self._source = source
        self._conventions = conventions
        self.unit = unit
        self._above = Above(self.unit)
        self._unread = {id(block) for block in self.contents}

    def go(self) -> None:
        """Read all parts."""
        run: list[Block] = []
        for part in self._parts:
            if isinstance(part, Block):
                run.append(part)
            elif isinstance(part, Table):
                self._run(run)
                run = []
                self._table(part)
        self._run(run)

    def _run(self, run: Sequence[Block]) -> None:
        """Read a stretch of blocks between two tables."""
        unit = self.unit.name if self.unit else ""
        begins, wall = wall_in(run, self._wall, unit) or (-1, None)
        at = 0
        while at < len(run):
            noted = self._taken(wall, run, at) if wall and at == begins else 0
            at += noted or self._lines(run, at) or self._block(run[at])

    def _block(self, block: Block) -> int:
        if id(block) not in self._unread:
            self._above.add(block)
        self.blocks.append(block)
        return 1

    def _lines(self, run: Sequence[Block], at: int) -> int:
        """Read the rows that begin here; returns how many blocks that takes."""
        known = id(run[at]) in self._unread or run[at].status is not None
        found = None if known else rows_at(run, at, self._above)
        return self._taken(found, run, at) if found else 0

    def _taken(self, found: Found, run: Sequence[Block], at: int) -> int:
        """Take rows that begin here for a table, if they tell of ties; how many blocks."""
        around = Around(owner=found.owner, announced=True, signs=self._signs)
        path = self._above.path()
        tabled = ties_of(found.table, path, around, self._source, self._conventions)
        if not (tabled and tabled.statements):
            return 0
        self.tables.append(replace(tabled, lines=run[at : at + found.length]))
        return found.length

    def _table(self, table: Table) -> None:
        path = self._above.path()
        tabled = ties_of(table, path, self._around(), self._source, self._conventions)
        if tabled and tabled.statements:
            self.tables.append(tabled)
        elif forms := labelled(table):
            self._run(forms)
        else:
            self.blocks += action_points(table) or flat(table)

    def _around(self) -> Around:
        owner = self._above.owner()
        last = [block.text for block in self.blocks[-_NEAR:]]
        return Around(
            owner=owner.name if owner else "",
            owned=owner is not None and owner.explicit,
            announced=self._above.announced(),
            near=[*self._above.path(), *last],
            signs=self._signs,
        )

    @cached_property
    def _wall(self) -> Legend:
        """What the colours, letters and signs of notes from a wall stand for."""
        return legend_in([part for part in self._parts if isinstance(part, Block)])

    @cached_property
    def _signs(self) -> Mapping[str, str]:
        return legend_of(part.text for part in self._parts if isinstance(part, Block))


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


def _texts(blocks: Sequence[Block], tables: Sequence[Tabled]) -> Iterator[str]:
    for block in blocks:
        yield block.text
    for tabled in tables:
        for row in tabled.table.rows:
            yield from row.cells
