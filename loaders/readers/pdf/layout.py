"""Put the lines of a page in reading order: columns, rows, and what runs over every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from statistics import median

from loaders.readers import lines as form

__all__ = ["Flow", "Page", "Segment", "Tabular", "flows", "rows", "running", "side_by_side"]

_EDGE = 3  # rows at the top and at the bottom of a page that may be running heads or feet
_APART = 2.2  # ems between the text of a page and its foot
_SMALL = 0.92  # times the size of the text: a running head or foot
_ALIKE = (0.8, 1.35)  # times the size of the text: no title, head or foot
_SAME_ROW = 0.35  # ems between the baselines of one row
_GUTTER = 8.0  # points at least between two columns
_STEP = 2.0  # points in which strips are measured
_NARROW = 0.6  # of the width of the text: what is wider stands across columns
_MIDDLE = (0.2, 0.8)  # of the width of the text: where a gutter can be
_FEW = 4  # lines that a column has at least
_PROSE = 20  # letters in the middle line of a column whose lines are mixed with the other's


@dataclass(frozen=True)
class Tabular:
    """A table on a page.

    Attributes
    ----------
    rows : tuple of tuple of tuple of tuple of str
        From the top: the cells of each row, the paragraphs of a cell, the lines of those.
    heights : tuple of int
        How many lines high each row is.
    edges : tuple of float
        Where its columns begin, in points.
    """

    rows: tuple[tuple[tuple[tuple[str, ...], ...], ...], ...]
    heights: tuple[int, ...]
    edges: tuple[float, ...]


@dataclass(slots=True)
class Segment:
    """A stretch of text on one baseline; lengths in points, y from the bottom of the page.

    `word` is the width of its first word, `hang` where its text begins after a mark or number,
    `span` what it is of the text of its page; `bold` and `ends_bold` tell of its first and last
    letter. A table is one segment with its first baseline.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    word: float
    hang: float
    number: int = 0
    page: int = 0
    span: tuple[int, int] = (0, 0)
    table: Tabular | None = None
    ends_bold: bool = False

    @property
    def listed(self) -> bool:
        """Whether it begins with a mark or a number, as items and some headings do."""
        return form.opens_item(self.text)

    @property
    def marked(self) -> bool:
        """Whether it begins with the mark of a bullet."""
        return form.is_marked(self.text)


@dataclass
class Page:
    """A page from 1, its width in points, and its segments in the order of its content."""

    number: int
    width: float
    segments: list[Segment]


@dataclass
class Flow:
    """Lines that stand under each other: in column 1 or 2, or 0 over the whole width."""

    column: int
    lines: list[Segment] = field(default_factory=list[Segment])


def flows(page: Page) -> list[Flow]:
    """The lines of a page in reading order, numbered from 1.

    Columns are read one after the other, unless their lines belong together as the rows of
    a table do: then a row is one line, with wide gaps.
    """
    gutter = _gutter(page.segments)
    ordered = sorted(page.segments, key=lambda s: -s.y)
    found = [Flow(0, rows(ordered))] if gutter is None else _bands(ordered, gutter)
    number = 1
    for flow in found:
        for line in flow.lines:
            line.number, line.page = number, page.number
            number += sum(line.table.heights) if line.table else 1
    return found


def rows(segments: Iterable[Segment]) -> list[Segment]:
    """Join the segments of each row; they come from top to bottom."""
    return [_row(sorted(row, key=lambda s: s.x0)) for row in side_by_side(segments)]


def side_by_side(segments: Iterable[Segment]) -> list[list[Segment]]:
    """The segments on each baseline; they come from top to bottom."""
    found: list[list[Segment]] = []
    for segment in segments:
        first = found[-1][0] if found else None
        if (
            first
            and abs(first.y - segment.y) < _SAME_ROW * segment.size
            and not (first.table or segment.table)
        ):
            found[-1].append(segment)
        else:
            found.append([segment])
    return found


def _row(row: list[Segment]) -> Segment:
    first = row[0]
    for after in row[1:]:
        wide = after.x0 - first.x1 > first.size
        text = f"{first.text}{'   ' if wide else ' '}{after.text}"
        if len(row) == 2 and form.is_marked(first.text) and len(first.text) == 1:
            first = replace(first, hang=after.x0, word=after.x0 + after.word - first.x0)
            text = f"{first.text} {after.text}"
        reach = max(first.x1, after.x1)
        first = replace(first, text=text, x1=reach, ends_bold=after.ends_bold)
    return first


# --- columns ---------------------------------------------------------------------------------


def _gutter(segments: Sequence[Segment]) -> tuple[float, float] | None:
    """The edges of the gap between two columns; None when there is one column only."""
    if len(segments) < 2 * _FEW:
        return None
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    width = right - left
    narrow = [s for s in segments if s.x1 - s.x0 < _NARROW * width]
    body = _body(segments)
    plain = [s for s in narrow if _ALIKE[0] * body < s.size < _ALIKE[1] * body]
    gaps = [
        gap
        for gap in _gaps(plain, left, width)
        if _MIDDLE[0] * width < sum(gap) / 2 - left < _MIDDLE[1] * width
        and gap[1] - gap[0] >= _GUTTER
    ]
    if not gaps:
        return None
    gutter = max(gaps, key=lambda gap: gap[1] - gap[0])
    return gutter if _are_columns(narrow, sum(gutter) / 2) else None


def _gaps(
    segments: Sequence[Segment], left: float, width: float
) -> Iterator[tuple[float, float]]:
    """The strips from top to bottom of a page in which next to nothing stands."""
    steps = int(width / _STEP) + 2
    changes = [0] * (steps + 1)
    for segment in segments:
        changes[int((segment.x0 - left) / _STEP)] += 1
        changes[int((segment.x1 - left) / _STEP) + 1] -= 1
    few = max(1, len(segments) // 25)  # page numbers and titles may stand in the gap
    start: int | None = None
    for at, covered in enumerate(accumulate(changes)):
        if covered > few or at == steps:
            if start is not None:
                yield left + start * _STEP, left + at * _STEP
            start = None
        elif start is None:
            start = at


def _are_columns(narrow: Sequence[Segment], middle: float) -> bool:
    """Whether what stands on both sides is read one after the other, not in rows."""
    sides = [segment.x0 > middle for segment in narrow]
    left = [s for s, is_right in zip(narrow, sides, strict=True) if not is_right]
    right = [s for s, is_right in zip(narrow, sides, strict=True) if is_right]
    if min(len(left), len(right)) < _FEW or not _beside(left, right):
        return False
    turns = sum(a is not b for a, b in pairwise(sides))
    if turns <= 2 + min(len(left), len(right)) // 5:
        return True
    return all(
        sum(s.marked for s in side) >= _FEW or median(len(s.text) for s in side) >= _PROSE
        for side in (left, right)
    )


def _beside(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    top = min(max(s.y for s in left), max(s.y for s in right))
    bottom = max(min(s.y for s in left), min(s.y for s in right))
    height = min(max(s.y for s in side) - min(s.y for s in side) for side in (left, right))
    return top - bottom > 0.5 * height


def _bands(ordered: Sequence[Segment], gutter: tuple[float, float]) -> list[Flow]:
    """Left then right column, as far down as nothing stands across them."""
    found: list[Flow] = []
    left, right = list[Segment](), list[Segment]()

    def close() -> None:
        for column, side in enumerate((left, right), start=1):
            if side:
                found.append(Flow(column, rows(side)))
        left.clear()
        right.clear()

    for segment in ordered:
        if segment.x1 <= gutter[1]:
            left.append(segment)
        elif segment.x0 >= gutter[0]:
            right.append(segment)
        else:
            close()
            if not found or found[-1].column:
                found.append(Flow(0))
            found[-1].lines.append(segment)
    close()
    return found


# --- running heads ---------------------------------------------------------------------------


def running(pages: Sequence[Sequence[Flow]]) -> set[int]:
    """The identities of lines that are running heads, running feet or page numbers.

    That is what stands at the edge of at least three pages, at the same height and with the
    same words but for numbers, of two pages when it is smaller than their text or stands
    apart from it at the foot; and the outermost line of a page when it is its number.
    """
    edges = [_edges([line for flow in page for line in flow.lines]) for page in pages]
    often = Counter(_key(line) for tops, feet in edges for line in (*tops, *feet))
    small = _SMALL * _body(line for page in pages for flow in page for line in flow.lines)
    gone: set[int] = set()
    for page, (tops, feet) in zip(pages, edges, strict=True):
        apart = _foot_apart([line for flow in page for line in flow.lines])
        for side in (tops, feet):
            for line in side:
                least = 2 if line.size < small or line is apart else 3
                repeated = often[_key(line)] >= least and not line.marked
                if not repeated and not form.is_page_number(line.text):
                    break
                gone.add(id(line))
    return gone


def _body(lines: Iterable[Segment]) -> float:
    """The size of most letters; 0 without any."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _edges(lines: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The outermost lines of a page, from its edges inwards."""
    ordered = sorted(lines, key=lambda s: -s.y)
    count = min(_EDGE, len(ordered) // 2)
    return ordered[:count], ordered[::-1][:count]


def _foot_apart(lines: Sequence[Segment]) -> Segment | None:
    """The lowest line of a page where a wide blank parts it from what stands above."""
    lowest = sorted(lines, key=lambda s: s.y)[:2]
    if len(lowest) < 2 or lowest[0].table:
        return None
    foot, above = lowest
    return foot if above.y - foot.y > _APART * foot.size else None


def _key(line: Segment) -> tuple[str, int]:
    return form.masked(form.clean(line.text)), round(line.y / 4)
