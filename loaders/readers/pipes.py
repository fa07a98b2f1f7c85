"""Read Markdown with its tables: rows of cells between bars, under a row of dashes."""

from __future__ import annotations

import re
from itertools import takewhile

from loaders.blocks import Skipped
from loaders.readers.pieces import Part
from loaders.readers.table import Row, Table
from loaders.readers.text import LINE_END, read_blocks

__all__ = ["read"]

_DASHES = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MOST = 10_000  # letters of a row


def read(text: str) -> list[Part]:
    """Read plain text or Markdown.

    Returns
    -------
    list of Block, Table or Skipped
        In the order of the text; lines are those of the file.
    """
    lines = LINE_END.split(text)
    tables: list[Table] = []
    at = 1
    while at < len(lines):
        if _is_head(lines[at - 1]) and _is_rule(lines[at], lines[at - 1]):
            below = list(takewhile(_is_head, lines[at + 1 :]))
            tables.append(_table(lines, at - 1, at + 1 + len(below)))
            lines[at - 1 : at + 1 + len(below)] = [""] * (2 + len(below))
            at += 1 + len(below)
        at += 1
    skipped: list[Skipped] = []
    blocks = read_blocks("\n".join(lines) if tables else text, skipped)
    parts: list[Part] = [*blocks, *tables, *skipped]
    return sorted(parts, key=_line)


def _is_head(line: str) -> bool:
    return len(line) < _MOST and bool(_BAR.search(line)) and "\f" not in line


def _is_rule(line: str, head: str) -> bool:
    if len(line) > _MOST or not _DASHES.fullmatch(line):
        return False
    return "|" in line and len(_cells(line)) == len(_cells(head))


def _table(lines: list[str], start: int, end: int) -> Table:
    pages = sum(line.count("\f") for line in lines[:start])
    paged = any("\f" in line for line in lines)
    rows: list[Row] = []
    for at in (start, *range(start + 2, end)):
        cells = _cells(lines[at])
        if any(cells):
            page = pages + 1 if paged else None
            rows.append(Row(at - start + 1, tuple(cells), at + 1, page))
    return Table(None, tuple(rows))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = [cell.replace("\\|", "|").strip() for cell in _BAR.split(inner)]
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return [_BREAK.sub("\n", cell).strip("*_ ") for cell in cells]


def _line(part: Part) -> int:
    if not isinstance(part, Table):
        return part.line
    return part.rows[0].line or 0 if part.rows else 0
