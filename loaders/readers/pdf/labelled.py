"""Find the forms on a page: labels, and beside each what is filled in, parted by blanks."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.readers.pdf.layout import Segment, side_by_side
from loaders.readers.pdf.tables import as_segment, cell
from loaders.vocabulary import vocabulary

__all__ = ["labelled"]

_SAME_X = 2.0  # points
_SAME_SIZE = 0.6  # points
_APART = 3.5  # ems between two rows at most
_WORDS = 5  # of a label
_GAP = 0.6  # ems between a label and what is filled in
_FEW = 2

_Row = list[list[Segment]]  # the lines of the label, and of what stands beside it


def labelled(segments: list[Segment]) -> list[Segment]:
    """The segments of a page, those in a form put together as one table of two columns.

    The labels stand under one another, what is filled in too, and one of the labels at least
    asks for a partner, a unit, how often or what for.
    """
    lines = side_by_side(sorted(segments, key=lambda s: -s.y))
    gone: set[int] = set()
    found: list[Segment] = []
    at = 0
    while at < len(lines):
        rows, length = _form(lines[at:])
        if rows:
            inside = [s for line in lines[at : at + length] for s in line]
            gone |= {id(segment) for segment in inside}
            found.append(_table(rows, inside))
        at += max(length, 1)
    return [*(s for s in segments if id(s) not in gone), *found]


def _form(lines: Sequence[Sequence[Segment]]) -> tuple[list[_Row], int]:
    """The rows of a form that begins at the first line, and how many lines they take."""
    if len(lines) < _FEW or not _is_pair(lines[0]):
        return [], 0
    left, right = (segment.x0 for segment in sorted(lines[0], key=lambda s: s.x0))
    rows: list[_Row] = []
    length = 0
    for line in lines:
        parts = _parts(line, left, right)
        if parts is None or (length and _is_far(lines[length - 1][0], line[0])):
            break
        label, said = parts
        if label and said and not _is_pair((label, said)):
            break
        if label and not (rows and label.text[:1].islower()):
            if said is None:  # a line across, or a title
                break
            rows.append([[], []])
        for at, part in enumerate(parts):
            if part:
                rows[-1][at].append(part)
        length += 1
    return (rows, length) if _is_form(rows, right) else ([], 0)


def _is_pair(line: Sequence[Segment]) -> bool:
    alike = len(line) == 2 and abs(line[0].size - line[1].size) < _SAME_SIZE
    return alike and not any(s.table or s.marked for s in line)


def _parts(
    line: Sequence[Segment], left: float, right: float
) -> tuple[Segment | None, Segment | None] | None:
    """The label and what is filled in of a line; None when it stands elsewhere."""
    label = next((s for s in line if abs(s.x0 - left) < _SAME_X), None)
    said = next((s for s in line if abs(s.x0 - right) < _SAME_X), None)
    if len(line) != (label is not None) + (said is not None) or any(s.table for s in line):
        return None
    return label, said


def _is_far(above: Segment, line: Segment) -> bool:
    return above.y - line.y > _APART * max(above.size, line.size)


def _is_form(rows: Sequence[_Row], right: float) -> bool:
    if len(rows) < _FEW:
        return False
    labels = [" ".join(part.text for part in row[0]) for row in rows]
    if any(len(label.split()) > _WORDS or label.endswith((".", ",")) for label in labels):
        return False
    apart = all(right - part.x1 > _GAP * part.size for row in rows for part in row[0])
    return apart and any(vocabulary().column(label.rstrip(":")) for label in labels)


def _table(rows: Sequence[_Row], inside: Sequence[Segment]) -> Segment:
    rights = [max(s.x1 for row in rows for s in row[at]) for at in range(2)]
    cells = [tuple(cell(row[at], rights[at]) for at in range(2)) for row in rows]
    heights = [max(map(len, row)) for row in rows]
    edges = [min(s.x0 for row in rows for s in row[at]) for at in range(2)]
    return as_segment(inside, cells, heights, edges)
