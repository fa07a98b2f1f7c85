"""Find the matrices on a page without rules: the same names across and down, marks between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.readers.pdf.column_names import Words
from loaders.readers.pdf.layout import Segment, side_by_side
from loaders.readers.pdf.tables import Cell, as_segment

__all__ = ["crossed"]

_HIGHEST = 4  # lines of a header
_FEW = 3  # names across at least
_GAP = 0.45  # ems between two names
_LEADING = 1.5  # ems between two lines of one name
_APART = 4.0  # ems between two rows at most
_SAME_X = 6.0  # points between a mark and where its column stands
_MARK = re.compile(r"\d{1,4}(?:[-–/]\d{1,3})?|[xX✓✔●○•*]|[-–—]")


def crossed(segments: list[Segment], words: Words) -> list[Segment]:
    """The segments of a page, those in a matrix put together as one table.

    Half of the names down, and two at least, stand across too; below the names across stand
    marks, numbers or nothing.

    Parameters
    ----------
    segments : list of Segment
    words : callable
        The words of a segment.
    """
    lines = side_by_side(sorted(segments, key=lambda s: -s.y))
    marked = [_MARK.fullmatch(line[-1].text.rsplit(maxsplit=1)[-1]) for line in lines]
    gone: set[int] = set()
    found: list[Segment] = []
    at = 0
    while at < len(lines):
        near = any(marked[at + 1 : at + 1 + _HIGHEST]) and not marked[at]
        matrix = _matrix(lines[at:], words) if near else None
        while matrix and (lower := _matrix(lines[at + 1 :], words)):
            if lower.both < matrix.both:
                break
            matrix, at = lower, at + 1  # what stands above is no part of its header
        if matrix:
            inside = [s for line in lines[at : at + matrix.length] for s in line]
            gone |= {id(segment) for segment in inside}
            found.append(matrix.segment(inside))
        at += matrix.length if matrix else 1
    return [*(s for s in segments if id(s) not in gone), *found]


@dataclass
class _Name:
    """A name across: its lines, and where it stands."""

    lines: list[str]
    left: float
    right: float


@dataclass
class _Row:
    label: list[str]
    marks: dict[int, str]
    height: int = 1


@dataclass
class _Matrix:
    corner: list[str]
    names: list[_Name]
    high: int
    left: float
    rows: list[_Row] = field(default_factory=list[_Row])
    _y: float = 0.0  # of the last line

    @property
    def _across(self) -> set[str]:
        return {_folded(name.lines) for name in self.names}

    @property
    def length(self) -> int:
        """How many lines it takes."""
        return self.high + sum(row.height for row in self.rows)

    @property
    def both(self) -> int:
        """How many names stand both across and down."""
        return sum(_folded(row.label) in self._across for row in self.rows)

    @property
    def is_whole(self) -> bool:
        """Whether those are enough."""
        return self.both > 1 and 2 * self.both >= len(self.rows)

    def take(self, line: Sequence[Segment], words: Words) -> bool:
        """Take a line as a row, or as the rest of a label; False when it is neither."""
        if any(segment.table for segment in line):
            return False
        parts = sorted((w for s in line for w in words(s)), key=lambda w: w.x0)
        label = [w.text for w in parts if w.x1 < self.names[0].left - 1]
        marks: dict[int, str] = {}
        for part in parts[len(label) :]:
            column = self._column(part)
            if column is None or column in marks or not _MARK.fullmatch(part.text):
                return False
            marks[column] = part.text
        if not label or parts[0].x0 < self.left - _SAME_X:
            return False
        said, close = " ".join(label), self._y - line[0].y < _LEADING * line[0].size
        self._y = line[0].y
        if not marks and self.rows and close and _folded([said]) not in self._across:
            self.rows[-1].label.append(said)
            self.rows[-1].height += 1
            return True
        self.rows.append(_Row([said], marks))
        return bool(marks or self.rows[:-1])

    def _column(self, mark: Segment) -> int | None:
        """The name under which a mark stands: at its beginning, middle or end."""
        offs = [
            min(
                abs(mark.x0 - name.left),
                abs(mark.x1 - name.right),
                abs(mark.x0 + mark.x1 - name.left - name.right) / 2,
            )
            for name in self.names
        ]
        least = min(offs)
        return offs.index(least) if least < _SAME_X else None

    def segment(self, inside: Sequence[Segment]) -> Segment:
        """The matrix as a table."""
        head = [_cell(self.corner), *(_cell(name.lines) for name in self.names)]
        rows = [
            (
                _cell(row.label),
                *(_cell([m] if (m := row.marks.get(at)) else []) for at in columns),
            )
            for columns in [range(len(self.names))]
            for row in self.rows
        ]
        heights = [self.high, *(row.height for row in self.rows)]
        edges = [self.left, *(name.left for name in self.names)]
        return as_segment(inside, [tuple(head), *rows], heights, edges)


def _cell(lines: Sequence[str]) -> Cell:
    return (tuple(lines),) if lines else ()


def _folded(lines: Sequence[str]) -> str:
    return "".join(char for char in "".join(lines).casefold() if char.isalnum())


def _matrix(lines: Sequence[Sequence[Segment]], words: Words) -> _Matrix | None:
    """The matrix whose names across begin on the first line."""
    for high in range(1, min(_HIGHEST, len(lines) - 1) + 1):
        if any(_is_far(a, b, _LEADING) for a, b in pairwise(lines[:high])):
            return None
        for matrix in _headed(lines[:high], lines[high], words):
            for above, line in pairwise(lines[high - 1 :]):
                if _is_far(above, line, _APART) or not matrix.take(line, words):
                    break
            if matrix.is_whole:
                return matrix
    return None


def _is_far(above: Sequence[Segment], line: Sequence[Segment], most: float) -> bool:
    return above[0].y - line[0].y > most * max(above[0].size, line[0].size)


def _headed(
    header: Sequence[Sequence[Segment]], below: Sequence[Segment], words: Words
) -> Iterator[_Matrix]:
    """A matrix without rows, where the header has names enough and the labels have room."""
    names = _names(header, words)
    left = min(segment.x0 for segment in below)
    if len(names) > _FEW and names[0].left < left + _SAME_X:
        yield _Matrix(names[0].lines, names[1:], len(header), left)
    elif len(names) >= _FEW and left < names[0].left:
        yield _Matrix([], names, len(header), left)


def _names(header: Sequence[Sequence[Segment]], words: Words) -> list[_Name]:
    """The names in the lines of a header, from the left."""
    found: list[_Name] = []
    for line in header:
        if any(segment.table for segment in line):
            return []
        for part in _phrases(sorted((w for s in line for w in words(s)), key=lambda w: w.x0)):
            text, left, right = " ".join(w.text for w in part), part[0].x0, part[-1].x1
            over = next((n for n in found if left < n.right and n.left < right), None)
            if over is None:
                found.append(_Name([text], left, right))
                continue
            over.lines.append(text)
            over.left, over.right = min(over.left, left), max(over.right, right)
    return sorted(found, key=lambda name: name.left)


def _phrases(parts: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Words with no more than a blank between them."""
    phrase: list[Segment] = []
    for part in parts:
        if phrase and part.x0 - phrase[-1].x1 > _GAP * part.size:
            yield phrase
            phrase = []
        phrase.append(part)
    if phrase:
        yield phrase
