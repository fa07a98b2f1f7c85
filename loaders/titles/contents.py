"""Tell a table of contents from the text: it is no data, but it knows what is a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.titles.kept import kept
from loaders.vocabulary import fold, vocabulary

__all__ = [
    "ends_in_page_number",
    "follows",
    "is_numbered",
    "title_key",
    "title_of",
    "without_contents",
]

_LEADER = re.compile(r"(?:\s*\.{3,}|\t|…|\s{3,}).*$|\s+\d{1,4}$")
_PAGE = re.compile(r"(?:\t|\.{3,}|…|\s{3,})\s*\d{1,4}$")
_TAIL = 40
_CONTENTS_LETTERS = 50  # of the title of a table of contents, with its number and dots
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@cache
def _numbering() -> re.Pattern[str]:
    words = "|".join(sorted(vocabulary().all("chapter_words"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"^(?:(?:{words})\.?\s+)?\d{{1,3}}(?:\.\d{{1,2}})*[.):]?\s+", re.IGNORECASE
    )


@cache
def _captioned() -> re.Pattern[str]:
    """The number of a table or a figure: "Table 2: ", "Tabell 1 – "."""
    words = "|".join(sorted(vocabulary().all("caption_words"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"^(?:{words})\.?\s+\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?\s*[.:–—-]\s+", re.IGNORECASE
    )


@kept
def title_of(text: str) -> str:
    """A title without numbering, dot leaders, page number and the marks at its ends.

    Examples
    --------
    >>> title_of("Punkt 3: Hvem gjør hva ..... 14")
    'Hvem gjør hva'
    """
    bare = _captioned().sub("", _LEADER.sub("", text.strip()))
    return _numbering().sub("", bare).strip(" .:;–-*#\t")


def is_numbered(text: str) -> bool:
    """Whether a title begins with the number of its section."""
    return bool(_numbering().match(text.strip()))


@kept
def title_key(text: str) -> str:
    """What of a title counts when two are compared: its words, without case and numbering."""
    return " ".join(_WORD.findall(fold(title_of(text))))


def without_contents(blocks: Sequence[Block]) -> tuple[list[Block], frozenset[str]]:
    """The blocks that are no table of contents, and the titles that it names."""
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.BULLET or len(block.text) > _CONTENTS_LETTERS:
            continue
        if title_key(block.text) in vocabulary().all("contents_titles"):
            end = _contents_end(blocks, at + 1)
            if end > at + 1:
                titles = frozenset(title_key(entry.text) for entry in blocks[at + 1 : end])
                return [*blocks[:at], *blocks[end:]], titles - {""}
    start, end = _bare_contents(blocks)
    titles = frozenset(title_key(entry.text) for entry in blocks[start:end])
    return [*blocks[:start], *blocks[end:]], titles - {""}


def _contents_end(blocks: Sequence[Block], start: int) -> int:
    """Where the entries end: with page numbers at the last of them, else at the first gap."""
    end = start
    for at in range(start, len(blocks)):
        # An entry too long for its line has its page number on the next.
        if at - end > 1:
            break
        if _LEADER.search(blocks[at].text):
            end = at + 1
    if end > start:
        return end
    first = blocks[start].kind if start < len(blocks) else None
    end = start
    while (
        end < len(blocks)
        and blocks[end].kind is first
        and (end == start or not blocks[end].gap)
    ):
        end += 1
    return end if end - start > 1 else start


def ends_in_page_number(text: str) -> bool:
    """Whether a line ends as an entry of a table of contents: dots or a gap, then a number."""
    bare = text.rstrip()
    # A long line is hostile, never an entry.
    return bare[-1:].isdigit() and bool(_PAGE.search(bare[-_TAIL:]))


def _bare_contents(blocks: Sequence[Block]) -> tuple[int, int]:
    """A run of three or more lines with dot leaders is a table of contents without title."""
    start = 0
    for at in range(len(blocks) + 1):
        if at < len(blocks) and ends_in_page_number(blocks[at].text):
            continue
        if at - start >= 3:
            return start, at
        start = at + 1
    return 0, 0


def follows(number: str, following: str) -> bool:
    """Whether a heading's number is the next after another's: "2.3" after "2.2"."""
    *before, last = number.split(".")
    *same, this = following.split(".")
    return before == same and last.isdigit() and this.isdigit() and int(this) == int(last) + 1
