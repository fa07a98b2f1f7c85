"""What is drawn on a PDF page beside its text: bullets, and the rules of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from loaders.readers.pdf.layout import Segment
from loaders.readers.pdf.pdfium_calls import call, handle, pdfium

__all__ = ["Drawn", "Rule", "drawn", "mark"]

_MOST_OBJECTS = 20_000  # looked through on one page
_THIN = 3.0  # points: a rule is no thicker
_DOT = (1, 9)  # points: how wide and high a bullet is
_SHORTEST = 6.0  # points of a rule
_PAPER = 0.9  # of a page's width and half its height: a background


class Rule(NamedTuple):
    """A straight line: an upright one at an x from y to y, a level one at a y from x to x."""

    at: float
    low: float
    high: float


class Drawn(NamedTuple):
    """Bullets as left edge and middle, the upright and the level rules; in points."""

    dots: list[tuple[float, float]]
    uprights: list[Rule]
    levels: list[Rule]


def drawn(page: Any) -> Drawn:
    """What is drawn on a page; the edges of a filled cell are rules too.

    Parameters
    ----------
    page : pypdfium2.PdfPage
    """
    found = Drawn([], [], [])
    widest, highest = _PAPER * page.get_width(), page.get_height() / 2
    for left, bottom, right, top in _boxes(page.raw):
        width, height = right - left, top - bottom
        if _is_dot(width, height):
            found.dots.append((left, (bottom + top) / 2))
        elif width < _THIN:
            if height > _SHORTEST:
                found.uprights.append(Rule((left + right) / 2, bottom, top))
        elif height < _THIN:
            if width > _SHORTEST:
                found.levels.append(Rule((bottom + top) / 2, left, right))
        elif width < widest or height < highest:
            found.uprights.extend((Rule(left, bottom, top), Rule(right, bottom, top)))
            found.levels.extend((Rule(bottom, left, right), Rule(top, left, right)))
    return found


def _is_dot(width: float, height: float) -> bool:
    least, most = _DOT
    return least < width < most and least < height < most and 0.6 < width / height < 1.7


def _boxes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    box = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = box
    edges = [ctypes.byref(edge) for edge in box]
    object_at, type_of = call("FPDFPage_GetObject"), call("FPDFPageObj_GetType")
    bounds = call("FPDFPageObj_GetBounds")
    path, pointer = pdfium.FPDF_PAGEOBJ_PATH, handle(page)
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        shape = object_at(pointer, at)
        if type_of(shape) == path and bounds(shape, *edges):
            yield left.value, bottom.value, right.value, top.value


def mark(segments: list[Segment], dots: list[tuple[float, float]]) -> None:
    """Put a bullet in front of each line that has a small dot or square drawn before it."""
    if not dots:
        return
    rows: dict[int, list[Segment]] = {}
    for segment in segments:
        rows.setdefault(round(segment.y / 10), []).append(segment)
    for x, y in sorted(dots):
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
