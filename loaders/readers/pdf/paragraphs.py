"""Join the lines of a PDF that only were wrapped, and tell headings by their size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from loaders.blocks import BlockKind, Skipped
from loaders.readers import lines as form
from loaders.readers.pdf.layout import Flow, Page, Segment, flows, running
from loaders.readers.pdf.tabular import goes_on, page_table
from loaders.readers.pieces import Piece
from loaders.readers.table import Table
from loaders.titles.contents import ends_in_page_number
from loaders.vocabulary import vocabulary

__all__ = ["pieces"]

_GAP = "   "  # how a wide gap in a line is written
_SAME_X = 3.0  # points
_LARGE = 1.1  # times the size of the body: a heading
_TITLE_LETTERS = 200
_INDENTED = 45.0  # points that a first line may begin further in
_ENDS = (".", "!", "?", ":", ";")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_JOINED = ("isk", "iske")  # of adjectives that no Nordic language writes in one with the next
_ADJECTIVE = 6  # letters


@dataclass
class _Open:
    """A paragraph in the making, with the last line that went into it."""

    lines: list[Segment]
    gap: bool
    left: float  # where its column begins
    edges: tuple[float, float]  # of the column of its last line

    @property
    def first(self) -> Segment:
        return self.lines[0]

    @property
    def last(self) -> Segment:
        return self.lines[-1]


@dataclass
class _Measures:
    """What is usual in a document: sizes in points."""

    body: float
    pitch: float  # between the baselines of a paragraph, in ems
    margins: dict[int, tuple[float, float]]  # left and right of each column
    ranks: list[float]  # the sizes of headings, largest first
    lines: list[Segment]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words; only a word that is cut needs them."""
        found = (_WORD.findall(line.text) for line in self.lines)
        return frozenset(word.casefold() for words in found for word in words)


def pieces(pages: Sequence[Page]) -> list[Piece | Table | Skipped]:
    """Make paragraphs, items and headings of the lines of all pages; what runs is skipped.

    A table that goes on over a page break is one table.
    """
    laid_out = [flows(page) for page in pages]
    gone = running(laid_out)
    kept = [
        Flow(flow.column, [line for line in flow.lines if id(line) not in gone])
        for page in laid_out
        for flow in page
    ]
    kept = [flow for flow in kept if flow.lines]
    skipped = [
        Skipped(line.text, line.number, line.page, form.is_page_number(line.text))
        for page in laid_out
        for flow in page
        for line in flow.lines
        if id(line) in gone
    ]
    if not kept:
        return [*skipped]
    width = max((page.width for page in pages), default=0)
    measures = _measured(kept, width)
    found: list[Piece | Table] = []
    for one in _joined(kept, measures):
        if isinstance(one, list):
            found.append(page_table(one, partial(_sewn, measures=measures)))
        else:
            found.append(_piece(one, measures))
    return [*found, *skipped]


def _measured(kept: Sequence[Flow], width: float) -> _Measures:
    lines = [line for flow in kept for line in flow.lines]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], -size))
    ranks: list[float] = []
    for size in sorted((s for s in sizes if s >= _LARGE * body), reverse=True):
        if not ranks or ranks[-1] - size > 0.5:
            ranks.append(size)
    margins: dict[int, tuple[float, float]] = {}
    for column in {flow.column for flow in kept}:
        inside = [line for flow in kept if flow.column == column for line in flow.lines]
        text = [
            s
            for s in inside
            if s.size == body and not s.table and not ends_in_page_number(s.text)
        ]
        margins[column] = _margins(text or inside, 0 if column else width)
    return _Measures(body, _pitch(kept), margins, ranks, lines)


def _margins(lines: Sequence[Segment], width: float) -> tuple[float, float]:
    """Where lines begin and end; where few are full, the page is taken as symmetric."""
    left, reach = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(reach - line.x1 < 0.08 * (reach - left) for line in lines)
    return left, reach if full >= 3 else max(reach, width - left)


def _pitch(kept: Sequence[Flow]) -> float:
    """How far apart lines of a paragraph stand: the closest that is common."""
    steps = sorted(
        (above.y - below.y) / below.size
        for flow in kept
        for above, below in zip(flow.lines, flow.lines[1:], strict=False)
        if above.size == below.size and 0.9 < (above.y - below.y) / below.size < 2.5
    )
    return steps[len(steps) // 10] if steps else 1.2


def _joined(kept: Sequence[Flow], measures: _Measures) -> Iterator[_Open | list[Segment]]:
    """The paragraphs, and the tables: each in its parts on one page or several."""
    found: _Open | None = None
    parts: list[Segment] = []
    for flow in kept:
        left, right = measures.margins[flow.column]
        joiner = _Joiner(measures, left)
        for at, line in enumerate(flow.lines):
            if parts and not goes_on(parts[-1], line):
                yield parts
                parts = []
            if line.table:
                if found:
                    yield found
                found = None
                parts.append(line)
                continue
            if found and joiner.goes_on(found, line, turned=at == 0):
                found.lines.append(line)
                found.edges = left, right
                continue
            gap = at == 0 or found is None or joiner.is_apart(found.last, line)
            if found:
                yield found
            found = _Open([line], gap, left, (left, right))
    if parts:
        yield parts
    if found:
        yield found


@dataclass
class _Joiner:
    """Decides whether a line goes on with the paragraph above."""

    measures: _Measures
    left: float

    def is_apart(self, above: Segment, line: Segment) -> bool:
        """Whether more than the usual distance lies between two lines."""
        step = (above.y - line.y) / max(above.size, line.size)
        return not 0 < step < 1.3 * self.measures.pitch

    def goes_on(self, found: _Open, line: Segment, *, turned: bool) -> bool:
        last = found.last
        if line.marked or abs(line.size - last.size) > 0.6 or line.bold != last.ends_bold:
            return False
        if not turned and self.is_apart(last, line):
            return False
        if ends_in_page_number(line.text) or ends_in_page_number(last.text):
            return False
        if _GAP in line.text and _GAP in last.text:  # the rows of a table
            return False
        full = last.x1 + 0.2 * last.size + line.word > self._reach(found) - 1
        if turned:
            return self._over_the_page(found, line, full=full)
        if self._hangs(found, line):
            return True
        if line.listed and line.x0 - found.first.x0 < _SAME_X:
            return False
        return self._is_aligned(found, line) and (full or self._in_a_sentence(found, line))

    @staticmethod
    def _reach(found: _Open) -> float:
        _, right = found.edges
        return right if found.last.x1 <= right + _SAME_X else found.last.x1

    def _hangs(self, found: _Open, line: Segment) -> bool:
        """Whether a line stands under the text of an item, to the right of its mark."""
        hang = found.first.hang
        return hang > found.first.x0 + 1 and abs(line.x0 - hang) < _SAME_X

    def _is_aligned(self, found: _Open, line: Segment) -> bool:
        begin = found.last.x0
        first = len(found.lines) == 1 and 0 < begin - line.x0 < _INDENTED
        inside = found.first.listed and found.first.x0 < line.x0 < found.first.x0 + _INDENTED
        return abs(line.x0 - begin) < _SAME_X or first or inside

    @staticmethod
    def _in_a_sentence(found: _Open, line: Segment) -> bool:
        left, right = found.edges
        long = found.last.x1 - left > 0.7 * (right - left)
        return long and line.text[:1].islower() and not found.last.text.endswith(_ENDS)

    def _over_the_page(self, found: _Open, line: Segment, *, full: bool) -> bool:
        lower = line.text[:1].islower()
        under = found.first.hang - found.left
        if under > 1 and lower and abs(line.x0 - self.left - under) < _SAME_X:
            return True
        if not full and not self._in_a_sentence(found, line):
            return False
        if found.first.listed:
            # Under the mark of an item only text of it can stand so far in.
            return line.x0 - self.left > _SAME_X or lower
        within = lower and not found.last.text.endswith(_ENDS)
        return within or found.last.text.endswith((":", ","))


def _piece(found: _Open, measures: _Measures) -> Piece:
    first = found.first
    text = first.text
    for line in found.lines[1:]:
        text = _sewn(text, line.text, measures)
    large = [at for at, size in enumerate(measures.ranks, start=1) if first.size >= size - 0.5]
    title = large and len(text) <= _TITLE_LETTERS and not first.marked
    return Piece(
        text=text.replace("\u00ad", ""),
        line=first.number,
        page=first.page,
        kind=BlockKind.HEADING if title else BlockKind.PARAGRAPH,
        level=large[0] if title else 0,
        gap=found.gap,
        strong=all(line.bold and line.ends_bold for line in found.lines),
        inset=round((first.x0 - found.left) / _SAME_X),
    )


def _sewn(text: str, more: str, measures: _Measures) -> str:
    """Two lines as one, a word cut at their border whole again."""
    if text.endswith("\u00ad") and more[:1].islower():
        return _whole(text[:-1], more, measures)
    if text.endswith("\u00ad"):
        return f"{text[:-1]}{'-' if more[:1].isalnum() else ''}{more}"
    if text.endswith("-") and text[-2:-1].isdigit() and more[:1].isalnum():
        return text + more
    if text.endswith("-") and text[-2:-1].isalpha() and more[:1].isalpha():
        return _whole(text[:-1], more, measures)
    return f"{text} {more}"


def _whole(text: str, more: str, measures: _Measures) -> str:
    """A word without the hyphen that cut it, unless the hyphen is its own."""
    before = _WORD.findall(text)
    after = _WORD.match(more)
    if not before or not after:
        return f"{text}-{more}"
    head, tail = before[-1], after.group()
    if tail.casefold() in vocabulary().all("conjunctions"):
        return f"{text}- {more}"
    if f"{head}{tail}".casefold() in measures.words:
        return text + more
    own = f"{head}-{tail}".casefold() in measures.words or tail[:1].isupper() or head.isupper()
    own = own or (
        len(head) >= _ADJECTIVE and head.endswith(_JOINED) and len(tail) >= _ADJECTIVE
    )
    return f"{text}-{more}" if own or len(head) == 1 else text + more
