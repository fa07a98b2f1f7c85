"""Find a table whose columns only blanks or tabs part, in plain text or on a printed page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.readers.table import Row, Table
from loaders.tables.columns import meaning

__all__ = ["aligned"]

_CELL = re.compile(r"\S+(?:[ \xa0]{1,2}\S+)*")
_WIDE_GAP = re.compile(r"\t+|[ \xa0]{3,}")
_LEAST = 2  # columns, and rows with the header


def aligned(blocks: Sequence[Block], at: int) -> Table | None:
    """The table that begins at a block, a row for each block; None when none does.

    Its header names a column of partners; the lines under it have as wide gaps.
    """
    header = _cells(blocks[at])
    if len(header) < _LEAST or not any(meaning(cell) == "partner" for cell in header):
        return None
    rows = [Row(blocks[at].line, tuple(header), blocks[at].line, blocks[at].page)]
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        cells = _cells(block)
        if not 1 < len(cells) <= len(header) or block.kind is BlockKind.HEADING:
            break
        if len(cells) < len(header):
            cells = _placed(block.quote, blocks[at].quote)
        rows.append(Row(block.line, tuple(cells), block.line, block.page, said=block.quote))
    return Table(None, tuple(rows)) if len(rows) >= _LEAST else None


def _cells(block: Block) -> list[str]:
    """The texts of a line that wide gaps part."""
    return [cell.strip() for cell in _WIDE_GAP.split(block.quote.strip())]


def _placed(line: str, header: str) -> list[str]:
    """The cells of a line under the words of a header that begin nearest to where they do."""
    starts = [match.start() for match in _CELL.finditer(header)]
    cells = [""] * len(starts)
    for match in _CELL.finditer(line):
        nearest = min(range(len(starts)), key=lambda at: abs(starts[at] - match.start()))
        cells[nearest] = cells[nearest] or match.group()
    return cells
