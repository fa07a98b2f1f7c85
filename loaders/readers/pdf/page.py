"""Take the lines of a PDF page with their geometry, in few calls into pdfium.

pypdfium2 is untyped: all of it that Samspill uses is here.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress, repeat
from typing import Any

from loaders.readers import lines as form
from loaders.readers.pdf.crossed import crossed
from loaders.readers.pdf.drawn import Rule, drawn, mark
from loaders.readers.pdf.labelled import labelled
from loaders.readers.pdf.layout import Segment
from loaders.readers.pdf.pdfium_calls import call, handle, pdfium
from loaders.readers.pdf.ruled import lattices
from loaders.readers.pdf.tables import ruled
from loaders.readers.pdf.unruled import unruled

__all__ = ["MAX_LETTERS", "TooMuch", "has_picture", "read"]

MAX_LETTERS = 500_000  # on one page; a page of small print has some ten thousand
_WIDE = 1.6  # ems: a gap this wide parts two columns
_BEHIND_MARK = 6  # ems: what may lie between the mark of a bullet and its text
_FARTHEST = 20_000.0  # points; no page has 15 000
_LOOSE = 0.62  # ems for each letter: wider lines have gaps in them
# pdfium writes no line end behind a word that a hyphen cuts, but a sign of its own.
_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_SYMBOLS = re.compile(rb"wingdings|webdings|symbol|dingbats", re.IGNORECASE)
_CONTROLS = re.compile("[\0\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = re.compile("[ \t\xa0]")
_WORD = re.compile(r"[^ \t\xa0]+")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LETTER_MARK = re.compile(r"\S(?=\s|$)")


class TooMuch(Exception):
    """A page holds more letters than a page can."""


def read(page: Any, above: Sequence[float] = ()) -> list[Segment]:
    """The segments of a page in the order of its content.

    Parameters
    ----------
    page : pypdfium2.PdfPage
    above : sequence of float
        Where the columns begin and end of a table at the foot of the page before.
    """
    text_page = page.get_textpage()
    try:
        reader = _Reader(text_page.raw)
        if not reader.holds_text:
            return []
        shapes = drawn(page)
        found = lattices(shapes.uprights, shapes.levels, above)
        segments = list(reader.segments([rule for one in found for rule in one.uprights]))
        mark(segments, shapes.dots)
        for lattice in found:
            segments = ruled(segments, lattice, above)
        segments = crossed(segments, reader.words)
        return labelled(unruled(segments, reader.words, shapes.levels, above))
    finally:
        text_page.close()


class _Reader:
    def __init__(self, raw: Any) -> None:
        self._page = handle(raw)
        self._char_box = call("FPDFText_GetCharBox")
        self._generated = call("FPDFText_IsGenerated")
        self._origin = call("FPDFText_GetCharOrigin")
        self._matrix_of = call("FPDFText_GetMatrix")
        self._font_size = call("FPDFText_GetFontSize")
        self._font_info = call("FPDFText_GetFontInfo")
        count = pdfium.FPDFText_CountChars(raw)
        if count > MAX_LETTERS:
            raise TooMuch
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(raw, 0, count, buffer) if count > 0 else 1
        # A letter outside the basic plane stays two units, so that places still agree.
        text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) != written - 1:
            text = "".join(map(chr, buffer[: written - 1]))
        self._text = _CONTROLS.sub("\ufffd", text)
        self._straight = len(self._text) == count
        self._a, self._b = ctypes.c_double(), ctypes.c_double()
        self._c, self._d = ctypes.c_double(), ctypes.c_double()
        edges = self._a, self._b, self._c, self._d
        self._edges = tuple(ctypes.byref(edge) for edge in edges)
        self._place = self._edges[:2]
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.byref(ctypes.c_int())
        self._fonts: dict[bytes, tuple[bool, bool]] = {}

    @property
    def holds_text(self) -> bool:
        """Whether there is any text but blanks."""
        return not self._text.isspace() and bool(self._text)

    def segments(self, uprights: Sequence[Rule] = ()) -> Iterator[Segment]:
        """The text in stretches, parted where a line leaps or an upright rule runs."""
        for match in _LINE.finditer(self._text):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            end = match.start() + len(line.rstrip())
            if start < end:
                yield from self._parted(start, end, uprights)

    def _parted(self, start: int, end: int, uprights: Sequence[Rule]) -> Iterator[Segment]:
        whole = self._segment(start, end)
        if whole is None:
            return
        loose = whole.x1 - whole.x0 > _LOOSE * whole.size * (end - start)
        between = [rule.at for rule in uprights if _runs_through(rule, whole)]
        blanks = [blank.start() for blank in _BLANK.finditer(self._text, start, end)]
        leaps = blanks if loose else self._added(blanks)
        cuts = [at for at in leaps if self._leaps(at, start, whole.size)]
        if between:
            cuts = sorted({*cuts, *(at for at in blanks if self._is_at(at, between))})
        if not cuts:
            yield whole
            return
        for left, right in zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True):
            if left < right and (part := self._segment(left, right)):
                yield part

    def _added(self, blanks: Sequence[int]) -> Iterator[int]:
        """The blanks that only stand for a gap."""
        places = blanks if self._straight else [self._index(at) for at in blanks]
        return compress(blanks, map(self._generated, repeat(self._page), places))

    def _is_at(self, blank: int, places: Sequence[float]) -> bool:
        """Whether one of the places lies between the letters on both sides of a blank."""
        left, right = self._box(blank - 1), self._box(blank + 1)
        if left is None or right is None:
            return False
        return any(left[1] - 1 <= x <= right[0] + 1 for x in places)

    def words(self, segment: Segment) -> list[Segment]:
        """The words of a segment, each with its place."""
        start, end = segment.span
        found: list[Segment] = []
        for match in _WORD.finditer(self._text, start, end):
            left, right = self._box(match.start()), self._box(match.end() - 1)
            if left and right:
                text = _whole(match.group())
                if not found and segment.text.startswith("• "):
                    text = f"• {text}"
                wide = right[1] - left[0]
                found.append(
                    replace(
                        segment, text=text, x0=left[0], x1=right[1], word=wide, hang=left[0]
                    )
                )
        return found

    def _leaps(self, blank: int, start: int, size: float) -> bool:
        """Whether a line leaps at a blank."""
        wide = size * (_WIDE if blank > start + 3 else _BEHIND_MARK)
        left, right = self._box(blank - 1), self._box(blank + 1)
        # To the left of where it was: the next piece stands in a column before.
        return bool(left and right and not -size < right[0] - left[1] < wide)

    def _index(self, at: int) -> int:
        """The place of a letter in pdfium's own count."""
        if self._straight:
            return at
        return int(call("FPDFText_GetCharIndexFromTextIndex")(self._page, at))

    def _box(self, at: int) -> tuple[float, float] | None:
        """Left and right edge of a letter."""
        place = at if self._straight else self._index(at)
        if not self._char_box(self._page, place, *self._edges):
            return None
        return self._a.value, self._b.value

    def _segment(self, start: int, end: int) -> Segment | None:
        first = self._index(start)
        page, matrix = self._page, self._matrix
        if not self._origin(page, first, *self._place):
            return None
        y = self._b.value
        self._matrix_of(page, first, self._matrix_at)
        if abs(matrix.b) > 0.3 * abs(matrix.a):  # set at an angle: a stamp, a margin note
            return None
        scale = math.hypot(matrix.c, matrix.d)
        size = self._font_size(page, first) * scale
        left, right = self._box(start), self._box(end - 1)
        if left is None or right is None or not 0.5 < size < 1000:
            return None
        if not (abs(left[0]) < _FARTHEST and abs(right[1]) < _FARTHEST and abs(y) < _FARTHEST):
            return None  # what a damaged file holds may be anywhere, or nowhere
        text = self._text[start:end]
        bold, symbol = self._font(first)
        if symbol and _LETTER_MARK.match(text):
            text = f"•{text[1:]}"
        x0, hang = left[0], left[0]
        if form.opens_item(text):
            blank = text.find(" ")
            rest = len(text) - len(text[max(blank, 1) :].lstrip())
            after = self._box(start + rest) if rest < len(text) else None
            hang = after[0] if after else x0
        blank = text.find(" ", 2)
        word = self._box(start + blank - 1) if blank > 0 else right
        return Segment(
            text=_whole(text),
            x0=x0,
            x1=max(right[1], x0),
            y=y,
            size=round(size, 1),
            bold=bold,
            word=(word[1] if word else right[1]) - x0,
            hang=hang,
            span=(start, end),
            ends_bold=self._font(self._index(end - 1))[0],
        )

    def _font(self, index: int) -> tuple[bool, bool]:
        """Whether a letter's font is bold, and whether its letters are signs."""
        known = self._font_info(self._page, index, self._name, len(self._name), self._flags)
        name = self._name.value if known else b""
        if name not in self._fonts:
            self._fonts[name] = bool(_BOLD.search(name)), bool(_SYMBOLS.search(name))
        return self._fonts[name]


def _runs_through(rule: Rule, line: Segment) -> bool:
    inside = line.x0 < rule.at < line.x1
    return inside and rule.low < line.y + 0.3 * line.size < rule.high


def _whole(text: str) -> str:
    """A text with letters outside the basic plane put together again, its hyphen told."""
    if text[-1] in "\ufffe\x02":
        text = f"{text[:-1]}\u00ad"
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def has_picture(page: Any) -> bool:
    """Whether anything but text stands on a page."""
    return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)
