"""Cut lines of a page into columns where blanks stand above one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.readers.pdf.column_names import Words
from loaders.readers.pdf.layout import Segment

__all__ = ["Columns", "Line", "line_of", "reaches"]

_GAP = 0.6  # ems between two columns, unless the second begins where it always does
_PADDING = 1.3  # ems at most between the text of a column and the next
_SAME_X = 1.5  # points


@dataclass
class Line:
    """The words of a line by column; those of a column are one stretch."""

    cells: list[list[Segment]]
    y: float

    @property
    def filled(self) -> list[int]:
        """The columns in which it holds words."""
        return [at for at, inside in enumerate(self.cells) if inside]


@dataclass
class Columns:
    """The strips between columns, narrowed by each line that is taken."""

    strips: list[tuple[float, float]]
    starts: list[set[float]] = field(default_factory=list[set[float]])

    def take(self, line: Sequence[Segment], words: Words) -> Line | None:
        """The line cut at the strips; None when it does not leave them free."""
        parts = sorted((w for s in line for w in words(s)), key=lambda w: w.x0)
        strips: list[tuple[float, float]] = []
        cells: list[list[Segment]] = []
        for at, strip in enumerate(self.strips):
            narrowed = self._narrowed(strip, parts, at)
            if narrowed is None:
                return None
            strips.append(narrowed)
            cells.append([w for w in parts if w.x0 < narrowed[0] + 0.1])
            parts = parts[len(cells[-1]) :]
        cells.append(parts)
        self.strips = strips
        for at, inside in enumerate(cells[1:]):
            if inside:
                self.starts[at].add(round(inside[0].x0))
        return Line(cells, line[0].y)

    def _narrowed(
        self, strip: tuple[float, float], parts: Sequence[Segment], at: int
    ) -> tuple[float, float] | None:
        """The widest stretch of a strip that the words leave free."""
        low, high = strip
        covered = [w for w in parts if w.x1 > low and w.x0 < high]
        edges = [(low, low), *((w.x0, w.x1) for w in covered), (high, high)]
        a, b = max(pairwise(edges), key=lambda pair: (pair[1][0] - pair[0][1], pair[0]))
        if b[0] - a[1] <= 0:
            return None
        left = max((w.x1 for w in parts if w.x1 <= a[1]), default=None)
        right = min((w.x0 for w in parts if w.x0 >= b[0]), default=None)
        if left is not None and right is not None and parts:
            wide = right - left > _GAP * parts[0].size
            known = any(abs(right - start) <= _SAME_X for start in self.starts[at])
            if not wide and not known:
                return None
        return a[1], b[0]


def reaches(lines: Sequence[Line], columns: Columns) -> list[float]:
    """How far to the right the text of each column can reach: near to the next column."""
    found: list[float] = []
    for at in range(len(columns.strips) + 1):
        words = [line.cells[at][-1] for line in lines if line.cells[at]]
        reach = max((word.x1 for word in words), default=0.0)
        if words and at < len(columns.strips):
            reach = max(reach, columns.strips[at][1] - _PADDING * words[0].size)
        found.append(reach)
    return found


def line_of(parts: Sequence[Segment]) -> Segment:
    """The words of a line in one column as one stretch."""
    text = " ".join(part.text for part in parts)
    return replace(parts[0], text=text, x1=parts[-1].x1)
