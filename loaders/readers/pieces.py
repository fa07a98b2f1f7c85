"""Put a document together from what its format tells of each paragraph, list and table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import ProblemKind
from loaders.blocks import Block, BlockKind, Skipped
from loaders.readers import lines as form
from loaders.readers.grid import Grid
from loaders.readers.limits import MAX_BYTES, Refused
from loaders.readers.lines import LONG, Line
from loaders.readers.table import Table

__all__ = ["Collector", "Part", "Piece", "assemble"]

Part = Block | Table | Skipped
_BULLET = "- "  # how a bullet stands in a cell
_LABEL = re.compile(r"[*_]*[^\W\d_][^:.,;]{1,40}:[*_]*\s+\S")


@dataclass(frozen=True)
class Piece:
    """A paragraph, a list item or a heading, as its format has it.

    A paragraph may still turn out to be a typed bullet or a numbered heading. `inset` is how
    far in it begins, `level` the nesting of an item from 0 or the depth of a heading from 1,
    `lead` the words at the beginning of an item that are emphasised.
    """

    text: str
    line: int
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    level: int = 0
    gap: bool = True
    strong: bool = False
    lead: str = ""
    inset: int | None = None


def assemble(pieces: Sequence[Piece | Table | Skipped]) -> list[Part]:
    """Make blocks of pieces; tables and what was skipped stay where they are."""
    lines = [_line(piece) for piece in pieces if isinstance(piece, Piece)]
    written = zip(lines, form.items(lines), strict=True)
    parts: list[Part] = []
    indents: list[int] = []
    for piece in pieces:
        if not isinstance(piece, Piece):
            parts.append(piece)
            if isinstance(piece, Table):
                indents.clear()
            continue
        line, item = next(written)
        block = _block(piece, line, item=item)
        if block.kind is not BlockKind.BULLET:
            indents.clear()
        elif piece.kind is not BlockKind.BULLET:
            level = form.nesting(indents, line.indent)
            block = replace(block, level=level) if level != block.level else block
        parts.append(block)
    return parts


def _line(piece: Piece) -> Line:
    return Line(piece.text, piece.line, piece.page, piece.gap, piece.inset)


def _block(piece: Piece, line: Line, *, item: bool) -> Block:
    if piece.kind is BlockKind.HEADING:
        return form.heading(piece.text.strip(), line, piece.level)
    block = form.block(line, item)
    if piece.kind is BlockKind.BULLET:
        quote = piece.text.strip()
        text = form.clean(quote)
        lead = form.clean(piece.lead.strip())
        return replace(
            block,
            kind=piece.kind,
            text=text,
            quote=quote,
            level=piece.level,
            number="",
            strong=False,
            lead=len(lead) if text.startswith(lead) and lead != text else 0,
        )
    return replace(block, strong=True) if piece.strong and not block.strong else block


class Collector:
    """Gathers the pieces of a document in their order, tables and their cells among them.

    Lines are counted as paragraphs and rows of tables that hold text, from 1. A table inside
    a cell is read as text of that cell.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece | Table] = []
        self.page: int | None = None
        self._line = 0
        self._blank = True
        self._grids: list[Grid] = []
        self._cells: list[list[str]] = []
        self._budget = MAX_BYTES

    def add(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        level: int = 0,
        strong: bool = False,
        lead: str = "",
    ) -> None:
        """Add a paragraph; one without text only leaves a gap."""
        self._budget -= len(text)
        if self._budget < 0:
            raise Refused(ProblemKind.TOO_LARGE, "too much text")
        for part in _apart(text) if kind is BlockKind.PARAGRAPH else [" ".join(text.split())]:
            if self._cells:
                mark = _BULLET if kind is BlockKind.BULLET and part.strip() else ""
                self._cells[-1].append(mark + part)
            elif form.clean(part):
                self._piece(Piece(part, 0, kind, level=level, strong=strong, lead=lead))
            else:
                self._blank = True

    def extend(self, text: str) -> bool:
        """Add a further paragraph of an item to it; returns whether an item is the last."""
        text = " ".join(text.split())
        if self._cells:
            if text and self._cells[-1] and self._cells[-1][-1].startswith(_BULLET):
                self._cells[-1][-1] += f" {text}"
                return True
            return not text
        last = self.pieces[-1] if self.pieces else None
        if not isinstance(last, Piece) or last.kind is not BlockKind.BULLET:
            return False
        self.pieces[-1] = replace(last, text=f"{last.text} {text}".strip())
        return True

    def _piece(self, piece: Piece) -> None:
        before = self.pieces[-1] if self.pieces else None
        listed = isinstance(before, Piece) and _is_item(before) and _is_item(piece)
        self._line += 1
        self.pieces.append(
            replace(piece, line=self._line, page=self.page, gap=self._blank or not listed)
        )
        self._blank = False

    def begin_table(self) -> None:
        """Open a table; cells are closed in `end_row` and `end_table`."""
        self._grids.append(Grid())

    def begin_cell(self) -> None:
        """Open a cell: what is added next stands in it."""
        self._cells.append([])

    def end_cell(self, across: int = 1, down: int = 1, *, goes_on: bool = False) -> None:
        """Close a cell over so many columns and rows, or one that goes on from above."""
        text = "\n".join(line for line in self._cells.pop() if line.strip())
        if len(self._grids) > 1 and self._cells:
            self._cells[-1].append(text)
        else:
            self._grids[0].cell(None if goes_on else text, across, down)

    def end_row(self) -> None:
        """Close a row of the outermost table."""
        if len(self._grids) == 1:
            self._line += self._grids[0].end_row(self._line + 1, self.page)

    def end_table(self) -> None:
        """Close a table."""
        grid = self._grids.pop()
        if not self._grids and grid.rows:
            self.pieces.append(Table(None, tuple(grid.rows)))
            self._blank = True

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._grids)


def _is_item(piece: Piece) -> bool:
    return piece.kind is BlockKind.BULLET or form.opens_item(piece.text)


def _apart(text: str) -> list[str]:
    """The lines of a paragraph, where breaks in it part a list or short lines."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return [text]
    apart = any(form.opens_item(line) for line in lines[1:])
    if len(lines) == 2 and lines[0].endswith(":") and not apart:  # a lead and what it leads to
        return [" ".join(line.strip() for line in lines)]
    if apart or all(len(form.clean(line)) < LONG for line in lines):
        return lines
    if sum(bool(_LABEL.match(form.clean(line))) for line in lines) > len(lines) // 2:
        return _fields(lines)
    return [" ".join(line.strip() for line in lines)]


def _fields(lines: list[str]) -> list[str]:
    """The lines of a form, one that is no label with the label above it."""
    found: list[str] = []
    for line in lines:
        if found and not _LABEL.match(form.clean(line)):
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line)
    return found
