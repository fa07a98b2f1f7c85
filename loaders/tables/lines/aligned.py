"""Find a table whose columns only blanks, tabs or bars part, in plain text or on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.readers.table import Row, Table
from loaders.tables.columns import find_under
from loaders.tables.headers import meaning

__all__ = ["aligned"]

_CELL = re.compile(r"\S+(?:[ \xa0]{1,2}\S+)*")
_WIDE_GAP = re.compile(r"\t+|[ \xa0]{3,}")
_BAR = re.compile(r"\s\|\s")
_LONGEST = 400  # letters of a header
_LEAST = 2  # columns, and rows with the header


def aligned(blocks: Sequence[Block], at: int, *, announced: bool) -> Table | None:
    """The table that begins at a block, a row for each block; None when none does.

    Its header names a column of partners, or those below it are taken for one where a heading
    announced them; the lines under it have as wide gaps.
    """
    header = _cells(blocks[at])
    if len(header) < _LEAST or len(blocks[at].text) > _LONGEST:
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
    table = Table(None, tuple(rows))
    return table if len(rows) >= _LEAST and _is_headed(table, announced) else None


def _is_headed(table: Table, announced: bool) -> bool:
    """Whether the first row is a header under which partners stand, and no sentence."""
    header = table.rows[0].cells
    if any(cell.endswith(".") and " " in cell for cell in header):
        return False
    if any(meaning(cell) == "partner" for cell in header):
        return True
    layout = find_under(table, announced=announced)
    return layout is not None and layout.header is table.rows[0]


def _cells(block: Block) -> list[str]:
    """The texts of a line that bars or wide gaps part."""
    if _BAR.search(block.text):  # a quote has bars also where it is that of a row
        return [cell.strip() for cell in block.text.strip("| ").split("|")]
    return [cell.strip() for cell in _WIDE_GAP.split(block.quote.strip())]


def _placed(line: str, header: str) -> list[str]:
    """The cells of a line under the words of a header that begin nearest to where they do."""
    starts = [match.start() for match in _CELL.finditer(header)]
    cells = [""] * len(starts)
    for match in _CELL.finditer(line):
        nearest = min(range(len(starts)), key=lambda at: abs(starts[at] - match.start()))
        cells[nearest] = cells[nearest] or match.group()
    return cells
