"""Read tables that only arrange text: forms of labels, and cells with text of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.blocks import Block, BlockKind
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.readers.text import read_blocks
from loaders.tables.columns import quote
from loaders.tables.lines.made import is_label

__all__ = ["flat", "labelled"]

_FORM = 2  # texts in a row of a form: a label and what is filled in


def labelled(table: Table) -> list[Block]:
    """A form as lines: labels in the first column and what is filled in in the second."""
    found: list[Block] = []
    known = 0
    for row in table.rows:
        texts = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
        if len(texts) > _FORM:
            return []
        label = clean(texts[0]).rstrip(": ")
        filled = [block for text in texts[1:] for block in read_blocks(text)]
        if len(filled) > 1:  # a list in a cell: its label is the heading of the list
            return []
        said = filled[0].text if filled else ""
        known += bool(said) and is_label(label)
        text = f"{label}: {said}" if said else label
        found.append(
            Block(BlockKind.PARAGRAPH, text, quote(row), row.line or row.number, row.page)
        )
    return found if known else []


def flat(table: Table) -> Iterator[Block]:
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
