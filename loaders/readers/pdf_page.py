"""Take the lines of a PDF page with their geometry, in few calls into pdfium.

pypdfium2 is untyped: all of it that Samspill uses is here.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import compress
from typing import Any

from loaders.readers import lines as form
from loaders.readers.page_layout import Segment

__all__ = ["MAX_LETTERS", "TooMuch", "has_picture", "read"]

pdfium: Any = import_module("pypdfium2.raw")

MAX_LETTERS = 500_000  # on one page; a page of small print has some ten thousand
_MOST_OBJECTS = 20_000  # looked through for drawn bullets
_WIDE = 1.6  # ems: a gap this wide parts two columns
_BEHIND_MARK = 6  # ems: what may lie between the mark of a bullet and its text
_LOOSE = 0.62  # ems for each letter: wider lines have gaps in them
# pdfium writes no line end behind a word that a hyphen cuts, but a sign of its own.
_LINE = re.compile("[^\r\n\ufffe\x02]*[\ufffe\x02]|[^\r\n]+")
_SYMBOLS = re.compile(rb"wingdings|webdings|symbol|dingbats", re.IGNORECASE)
_CONTROLS = re.compile("[\0\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = re.compile("[ \t\xa0]")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LETTER_MARK = re.compile(r"\S(?=\s|$)")


class TooMuch(Exception):
    """A page holds more letters than a page can."""


def read(page: Any) -> list[Segment]:
    """The segments of a page in the order of its content.

    Parameters
    ----------
    page : pypdfium2.PdfPage
    """
    text_page = page.get_textpage()
    try:
        reader = _Reader(text_page.raw)
        segments = list(reader.segments())
    finally:
        text_page.close()
    if segments:
        _mark_drawn(segments, page.raw)
    return segments


class _Reader:
    def __init__(self, raw: Any) -> None:
        self._raw = raw
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
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._fonts: dict[bytes, tuple[bool, bool]] = {}
        self._char_box = pdfium.FPDFText_GetCharBox
        self._generated = pdfium.FPDFText_IsGenerated

    def segments(self) -> Iterator[Segment]:
        for match in _LINE.finditer(self._text):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            end = match.start() + len(line.rstrip())
            if start < end:
                yield from self._parted(start, end)

    def _parted(self, start: int, end: int) -> Iterator[Segment]:
        whole = self._segment(start, end)
        if whole is None:
            return
        loose = whole.x1 - whole.x0 > _LOOSE * whole.size * (end - start)
        blanks = [blank.start() for blank in _BLANK.finditer(self._text, start, end)]
        if not loose:
            places = blanks if self._straight else map(self._index, blanks)
            added = [self._generated(self._raw, place) for place in places]
            blanks = list(compress(blanks, added))
        cuts = [blank for blank in blanks if self._leaps(blank, start, whole.size)]
        if not cuts:
            yield whole
            return
        for left, right in zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True):
            if left < right and (part := self._segment(left, right)):
                yield part

    def _leaps(self, blank: int, start: int, size: float) -> bool:
        """Whether a line leaps at a blank."""
        wide = size * (_WIDE if blank > start + 3 else _BEHIND_MARK)
        left, right = self._box(blank - 1), self._box(blank + 1)
        # To the left of where it was: the next piece stands in a column before.
        return bool(left and right and not -size < right[0] - left[1] < wide)

    def _index(self, at: int) -> int:
        if self._straight:
            return at
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, at))

    def _box(self, at: int) -> tuple[float, float] | None:
        """Left and right edge of a letter."""
        index = at if self._straight else self._index(at)
        if not self._char_box(self._raw, index, *self._edges):
            return None
        return self._a.value, self._b.value

    def _segment(self, start: int, end: int) -> Segment | None:
        first = self._index(start)
        if not pdfium.FPDFText_GetCharOrigin(self._raw, first, *self._edges[:2]):
            return None
        y = self._b.value
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._raw, first, matrix)
        if abs(matrix.b) > 0.3 * abs(matrix.a):  # set at an angle: a stamp, a margin note
            return None
        scale = math.hypot(matrix.c, matrix.d)
        size = pdfium.FPDFText_GetFontSize(self._raw, first) * scale
        left, right = self._box(start), self._box(end - 1)
        if left is None or right is None or not 0.5 < size < 1000:
            return None
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
        )

    def _font(self, index: int) -> tuple[bool, bool]:
        """Whether a letter's font is bold, and whether its letters are signs."""
        length = pdfium.FPDFText_GetFontInfo(
            self._raw, index, self._name, len(self._name), self._flags
        )
        name = self._name.raw[: min(max(length - 1, 0), len(self._name))]
        if name not in self._fonts:
            self._fonts[name] = bool(_BOLD.search(name)), bool(_SYMBOLS.search(name))
        return self._fonts[name]


def _whole(text: str) -> str:
    """A text with letters outside the basic plane put together again, its hyphen told."""
    if text[-1] in "\ufffe\x02":
        text = f"{text[:-1]}\u00ad"
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _mark_drawn(segments: list[Segment], page: Any) -> None:
    """Put a bullet in front of each line that has a small dot or square drawn before it."""
    dots = sorted(_dots(page))
    if not dots:
        return
    rows: dict[int, list[Segment]] = {}
    for segment in segments:
        rows.setdefault(round(segment.y / 10), []).append(segment)
    for x, y in dots:
        near = [s for key in _around(y) for s in rows.get(key, ()) if _before(s, x, y)]
        if near:
            segment = min(near, key=lambda s: s.x0)
            if not segment.marked:
                segment.text = f"• {segment.text}"
                segment.hang, segment.x0 = segment.x0, x
                segment.word += segment.hang - x


def _around(y: float) -> tuple[int, int, int]:
    key = round(y / 10)
    return key - 1, key, key + 1


def _before(segment: Segment, x: float, y: float) -> bool:
    return 0 < segment.x0 - x < 3 * segment.size and 0 < y - segment.y < 0.75 * segment.size


def _dots(page: Any) -> Iterator[tuple[float, float]]:
    """Left edge and middle of what is drawn as small as a bullet and about as wide as high."""
    count = pdfium.FPDFPage_CountObjects(page)
    box = [ctypes.c_float() for _ in range(4)]
    for at in range(min(count, _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *box):
            continue
        left, bottom, right, top = (edge.value for edge in box)
        width, height = right - left, top - bottom
        if 1 < width < 9 and 1 < height < 9 and 0.6 < width / height < 1.7:
            yield left, (bottom + top) / 2


def has_picture(page: Any) -> bool:
    """Whether anything but text stands on a page."""
    return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)
