"""Find the tables that rules draw on a page: their columns, rows and cells over several."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.pdf.drawn import Rule
from loaders.readers.pdf.layout import Segment

__all__ = ["Lattice", "lattices"]

_TOUCH = 2.5  # points between rules that meet
_SAME = 3.0  # points between rules that are one: a cell may have a border of its own
_MOST_RULES = 400  # of one direction: what has more is a drawing


@dataclass(frozen=True)
class Lattice:
    """Rules that cross: the edges of columns from the left and of rows from the top."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    uprights: tuple[Rule, ...]
    levels: tuple[Rule, ...]

    def cell(self, segment: Segment) -> tuple[int, int] | None:
        """Row and column from 0 of a stretch of text; None outside."""
        x, y = (segment.x0 + segment.x1) / 2, segment.y + 0.3 * segment.size
        row = bisect([-edge for edge in self.ys], -y) - 1
        column = bisect(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None

    def cells(self) -> list[list[int]]:
        """A number for each cell; a cell over several rows or columns has one number."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        uprights = [_at(self.uprights, x) for x in self.xs]
        levels = [_at(self.levels, y) for y in self.ys]
        number = [[row * columns + column for column in range(columns)] for row in range(rows)]
        for row in range(rows):
            y = (self.ys[row] + self.ys[row + 1]) / 2
            for column in range(columns):
                x = (self.xs[column] + self.xs[column + 1]) / 2
                if column and not _crossed(uprights[column], y):
                    number[row][column] = number[row][column - 1]
                elif row and not _crossed(levels[row], x):
                    number[row][column] = number[row - 1][column]
        return number

    def goes_on(self, edges: Sequence[float]) -> bool:
        """Whether it has the same columns as a table on the page before."""
        pairs = zip(self.xs, edges, strict=False)
        return len(self.xs) == len(edges) > 2 and all(abs(a - b) <= _SAME for a, b in pairs)

    @property
    def parts_columns(self) -> bool:
        """Whether rules along two rows at least run between most columns.

        Where every other row is filled, only cells over several rows have edges that long.
        """
        inside = self.xs[1:-1]
        long = [
            rule
            for rule in self.uprights
            if sum(rule.low < (a + b) / 2 < rule.high for a, b in pairwise(self.ys)) > 1
        ]
        return 2 * sum(bool(_at(long, x)) for x in inside) > len(inside)


def _at(rules: Sequence[Rule], at: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - at) <= _SAME]


def _crossed(rules: Sequence[Rule], along: float) -> bool:
    return any(rule.low < along < rule.high for rule in rules)


def lattices(
    uprights: Sequence[Rule], levels: Sequence[Rule], above: Sequence[float] = ()
) -> list[Lattice]:
    """The tables that rules draw: two rows and two columns at least.

    A single row is one under `above`, the edges of the columns of a table that may go on.
    """
    upright, level = _whole(uprights), _whole(levels)
    if max(len(upright), len(level)) > _MOST_RULES:
        return []
    found = [_lattice(*group) for group in _groups(upright, level)]
    return [one for one in found if _is_table(one) or one.goes_on(above)]


def _is_table(one: Lattice) -> bool:
    return min(len(one.xs), len(one.ys)) > 2 and one.parts_columns


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, pieces of one line put together."""
    found: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at < _TOUCH / 2:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    for line in lines:
        at = line[len(line) // 2].at
        start, end = min((rule.low, rule.high) for rule in line)
        for rule in sorted(line, key=lambda r: r.low):
            if rule.low > end + _TOUCH:
                found.append(Rule(at, start, end))
                start = rule.low
                end = rule.high
            end = max(end, rule.high)
        found.append(Rule(at, start, end))
    return found


def _groups(
    uprights: Sequence[Rule], levels: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules that meet, directly or by way of others."""
    left = set(range(len(uprights)))
    free = set(range(len(levels)))
    while left:
        open_, mine = [left.pop()], list[int]()
        across: list[int] = []
        while open_:
            at = open_.pop()
            mine.append(at)
            met = [other for other in free if _meet(uprights[at], levels[other])]
            free.difference_update(met)
            across += met
            new = [o for o in left if any(_meet(uprights[o], levels[m]) for m in met)]
            left.difference_update(new)
            open_ += new
        yield [uprights[at] for at in sorted(mine)], [levels[at] for at in sorted(across)]


def _meet(upright: Rule, level: Rule) -> bool:
    return (
        level.low - _TOUCH <= upright.at <= level.high + _TOUCH
        and upright.low - _TOUCH <= level.at <= upright.high + _TOUCH
    )


def _lattice(uprights: Sequence[Rule], levels: Sequence[Rule]) -> Lattice:
    # A table may lack the rules at its sides: the others end where they would stand.
    xs = [rule.at for rule in uprights] + [x for rule in levels for x in rule[1:]]
    ys = [rule.at for rule in levels] + [y for rule in uprights for y in rule[1:]]
    return Lattice(_edges(xs), _edges(ys)[::-1], tuple(uprights), tuple(levels))


def _edges(values: Sequence[float]) -> tuple[float, ...]:
    """Different values from the smallest; those next to each other are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return tuple(found)
