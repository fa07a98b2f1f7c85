"""Find the tables on a page whose columns only blanks part, by the words of their header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.pdf.column_names import HIGHEST, Words, header_at, is_known
from loaders.readers.pdf.drawn import Rule
from loaders.readers.pdf.layout import Segment, side_by_side
from loaders.readers.pdf.tables import Cell, as_segment, cell
from loaders.readers.pdf.text_columns import Columns, Line, line_of, reaches
from loaders.readers.pdf.text_rows import Rows

__all__ = ["unruled"]

_SAME_X = 3.0  # points
_APART = 4.5  # ems between two rows at most


def unruled(
    segments: list[Segment], words: Words, levels: Sequence[Rule], above: Sequence[float] = ()
) -> list[Segment]:
    """The segments of a page, those in a table under a known header put together as one.

    A header names a partner, or a unit and how often, and has two known columns at least,
    each alone or beside another known one. Its columns must be parted in every line below
    it, and two rows must hold several texts: two columns of running text are no table.

    Parameters
    ----------
    segments : list of Segment
    words : callable
        The words of a segment.
    levels : sequence of Rule
        Level rules, which part rows.
    above : sequence of float
        Where the columns stand of a table that may go on here, also with a single row.
    """
    known = {id(segment) for segment in segments if is_known(segment)}
    if not known:
        return segments
    lines = side_by_side(sorted(segments, key=lambda s: -s.y))
    at = 0
    gone: set[int] = set()
    found: list[Segment] = []
    while at < len(lines):
        near = any(id(s) in known for line in lines[at : at + HIGHEST] for s in line)
        height, header = header_at(lines, at, words) if near else (1, [])
        least = 1 if _stand_as(header, above) else 2
        below = lines[at + height :]
        table = _table(header, height, below, words, levels, least) if header else None
        if table:
            gone |= {id(s) for line in lines[at : at + table.length] for s in line}
            found.append(table.segment)
        at += table.length if table else 1
    return [*(s for s in segments if id(s) not in gone), *found]


def _stand_as(header: Sequence[Segment], edges: Sequence[float]) -> bool:
    """Whether the names of columns stand where columns do on the page before."""
    pairs = zip(header, edges, strict=False)
    return len(header) == len(edges) and all(abs(a.x0 - b) < _SAME_X for a, b in pairs)


@dataclass
class _Table:
    segment: Segment
    length: int


def _table(
    header: Sequence[Segment],
    height: int,
    below: Sequence[Sequence[Segment]],
    words: Words,
    levels: Sequence[Rule],
    least: int,
) -> _Table | None:
    """The table under a header; None when what stands there is none."""
    strips = [(a.x1, b.x0) for a, b in pairwise(header)]
    if any(low >= high for low, high in strips):
        return None
    columns = Columns(strips, [{round(b.x0)} for b in header[1:]])
    lines = list(_body(header, columns, below, words))
    rows = Rows(lines, reaches(lines, columns), levels).parted()
    while rows and _filled(rows[-1]) < 2:
        rows.pop()
    if sum(_filled(row) > 1 for row in rows) < least:
        return None
    taken = [line for row in rows for line in row]
    rights = reaches(taken, columns)
    made = [tuple(_cell(row, at, rights[at]) for at in range(len(header))) for row in rows]
    heads = tuple(((name.text,),) for name in header)
    edges = [header[0].x0, *(high for _, high in columns.strips)]
    inside = [*header, *(w for line in taken for part in line.cells for w in part)]
    heights = [height, *(len(row) for row in rows)]
    return _Table(as_segment(inside, [heads, *made], heights, edges), len(taken) + height)


def _filled(row: Sequence[Line]) -> int:
    return len({at for line in row for at in line.filled})


def _body(
    header: Sequence[Segment],
    columns: Columns,
    below: Sequence[Sequence[Segment]],
    words: Words,
) -> Iterator[Line]:
    """The lines that may be of the table: of one size, and parted as the header is."""
    size, y, plain = 0.0, header[0].y, False
    for line in below:
        first = line[0]
        if any(s.table for s in line) or y - first.y > _APART * max(s.size for s in line):
            return
        size = size or first.size
        plain = plain or not first.bold
        if abs(first.size - size) > 0.6 or (plain and all(s.bold for s in line)):
            return
        taken = columns.take(line, words)
        if taken is None:
            return
        yield taken
        y = first.y


def _cell(row: Sequence[Line], at: int, right: float) -> Cell:
    return cell([line_of(line.cells[at]) for line in row if line.cells[at]], right)
