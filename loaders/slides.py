"""Read the pages of a slide show that was saved as text: "[Slide 3]" above each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.blocks import Block, BlockKind, Skipped
from loaders.readers.pieces import Part
from loaders.wording import any_of

__all__ = ["with_slides"]

_FEW = 2
_TITLE_WORDS = 12
_RANK = 1


def with_slides(parts: Sequence[Part]) -> list[Part]:
    """The document with the first line of each slide as a heading; others as they are.

    A line such as "[Slide 3]" or "--- Slide 3 of 9 ---" is no text of the document; what goes
    on behind it, "Slide 3: Who we meet", is the heading.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
        The whole document, in order.
    """
    marks = [_mark().match(part.text) if isinstance(part, Block) else None for part in parts]
    if sum(mark is not None for mark in marks) < _FEW:
        return list(parts)
    found: list[Part] = []
    begins = False
    for part, mark in zip(parts, marks, strict=True):
        if not isinstance(part, Block):
            found.append(part)
        elif mark and mark["title"]:
            found.append(_heading(part, mark["title"]))
        elif mark:
            found.append(Skipped(part.quote, part.line, part.page, numbers=False))
        elif begins and part.kind is not BlockKind.BULLET and _is_short(part.text):
            found.append(_heading(part, part.text))
        else:
            found.append(part)
        begins = mark is not None and not mark["title"]
    return found


def _heading(block: Block, title: str) -> Block:
    return replace(block, kind=BlockKind.HEADING, text=title, level=_RANK, number="", gap=True)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _TITLE_WORDS and not text.endswith((".", ";", ","))


@cache
def _mark() -> re.Pattern[str]:
    words = any_of("slide_words")
    return re.compile(
        rf"^[^\w\s]*\s*(?i:{words})\s*\d{{1,3}}(?:\s*(?:/|[^\W\d_]{{1,3}})\s*\d{{1,3}})?"
        rf"(?:\s*[\])}}=*#–—-]*|\s*[:.–—-]+\s+(?P<title>\S.*?))\s*$"
    )
