"""Find lines that each begin a note as others do: a colour, a picture, a sign in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.readers.lines import Line
from loaders.vocabulary import fold, vocabulary

__all__ = ["note_lines"]

_FEW = 3
_BRACKETED = re.compile(r"[\[(]([^\W_]{1,2}|[^\w\s()\[\]]{1,3})[\])]\s+\S")
_FIRST = re.compile(r"[\"'“”«»„]?([^\W\d_]+)")
_PICTURED = re.compile(r"[\"'“”«»„]?[🟢🟡🔴🔵🟠🟣⚪⚫😀🙂😐😕🙁😡👍👎❌✅❗❓⭐⚡💡]")


def note_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by their number in the sequence, that begin as at least two others do."""
    begins = {at for at, line in enumerate(lines) if _is_signed(line)}
    return frozenset(begins) if len(begins) >= _FEW else frozenset()


def _is_signed(line: Line) -> bool:
    marked = _BRACKETED.match(line.text) or _PICTURED.match(line.text)
    return marked is not None or _coloured(line)


def _coloured(line: Line) -> bool:
    match = _FIRST.match(line.text)
    return match is not None and fold(match[1]) in _colours()


@cache
def _colours() -> frozenset[str]:
    languages = vocabulary().languages.values()
    return frozenset(
        fold(word) for words in languages for named in words.colours.values() for word in named
    )
