"""Put lines that are cut into columns together as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from loaders.readers.pdf.drawn import Rule
from loaders.readers.pdf.layout import Segment
from loaders.readers.pdf.tables import is_full
from loaders.readers.pdf.text_columns import Line, line_of

__all__ = ["Rows"]

_CLOSE = 1.08  # times the usual distance between lines: more parts two rows
_BESIDE = 0.9  # times the usual distance: less is between the lines of other cells
_DEEP = 9  # lines of a cell among which the one right above is
_WIDE = 100.0  # points of a rule between two rows
_MOST_RULES = 400  # what has more is a drawing
_STEP = 1.75  # ems between the lines of a cell at most


@dataclass
class Rows:
    """Puts the lines of a table into rows."""

    lines: Sequence[Line]
    rights: Sequence[float]
    levels: Sequence[Rule]

    def parted(self) -> list[list[Line]]:
        """The lines of each row."""
        blocks = self._blocks()
        steps = [above.y - line.y for above, line in pairwise(self.lines)]
        if self._is_ruled or any(step < _BESIDE * self._pitch for step in steps):
            return blocks  # cells that stand in the middle of a row have lines in between
        split = [row for block in blocks for row in self._split(block)]
        spaced = 2 * len(blocks) >= len(split)
        return blocks if spaced and not any(map(self._is_several, blocks)) else split

    def _is_several(self, block: Sequence[Line]) -> bool:
        """Whether two cells of a line had room on the line above: they begin a row."""
        return any(
            sum(map(self._had_room, above.cells, line.cells, self.rights)) > 1
            for above, line in pairwise(block)
        )

    @staticmethod
    def _had_room(above: Sequence[Segment], cell: Sequence[Segment], right: float) -> bool:
        return bool(above and cell and not is_full(line_of(above), cell[0], above[0].x0, right))

    def _blocks(self) -> list[list[Line]]:
        """The lines that no rule parts, and whose cells stand beside one another."""
        found: list[list[Line]] = []
        for line in self.lines:
            if (
                found
                and not self._ruled_between(found[-1][-1], line)
                and (
                    self._is_ruled
                    or any(self._is_near(above, line) for above in found[-1][-_DEEP:])
                )
            ):
                found[-1].append(line)
            else:
                found.append([line])
        return found

    @cached_property
    def _is_ruled(self) -> bool:
        """Whether rules part the rows."""
        between = sum(self._ruled_between(a, b) for a, b in pairwise(self.lines))
        return between >= 2

    def _ruled_between(self, above: Line, line: Line) -> bool:
        left = min(part.x0 for inside in line.cells for part in inside)
        return any(line.y < rule.at < above.y and rule.low <= left + 3 for rule in self._wide)

    @cached_property
    def _wide(self) -> list[Rule]:
        wide = [rule for rule in self.levels if rule.high - rule.low > _WIDE]
        return wide if len(wide) <= _MOST_RULES else []

    def _is_near(self, above: Line, line: Line) -> bool:
        """Whether a cell goes on from one line to the other, or lines overlap."""
        size = next(part.size for inside in line.cells for part in inside)
        step = above.y - line.y
        shared = any(a and b for a, b in zip(above.cells, line.cells, strict=True))
        return step < min((_CLOSE if shared else _BESIDE) * self._pitch, _STEP * size)

    @cached_property
    def _pitch(self) -> float:
        """The least common distance of two lines of one column."""
        steps: list[float] = []
        last: dict[int, float] = {}
        for line in self.lines:
            for at in line.filled:
                if at in last:
                    steps.append(last[at] - line.y)
                last[at] = line.y
        return sorted(steps)[len(steps) // 10] if steps else 0.0

    def _split(self, block: Sequence[Line]) -> Iterator[list[Line]]:
        """The rows of lines that stand close under each other."""
        row: list[Line] = []
        for line in block:
            if row and self._begins(row, line):
                yield row
                row = []
            row.append(line)
        if row:
            yield row

    def _begins(self, row: Sequence[Line], line: Line) -> bool:
        """Whether a line cannot be the rest of the row above."""
        for at in line.filled:
            above = next((one.cells[at] for one in reversed(row) if one.cells[at]), None)
            if above is None:  # the cells of a row begin on one line
                return True
            if self._had_room(above, line.cells[at], self.rights[at]):
                return True
        lower = line.cells[line.filled[0]][0].text[:1].islower()
        return len(line.filled) >= len(row[0].filled) and not lower
