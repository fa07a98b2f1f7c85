"""Read bullets that tell of a tie between two: "Library – Schools (2 meetings a year): why"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.readers.table import Row
from loaders.tables.lines.made import Found, found_in, row_of
from loaders.titles.above import Above
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.titles.promises import announces, speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["pairs"]

_INTRODUCTION = 2  # blocks of text that may stand between a title and its bullets
_LEAST = 3  # bullets of pairs
_PAIR = re.compile(
    r"(?P<names>[^():]+?)\s*(?:\((?P<rate>[^()]*)\))?[\s*]*(?::\s+(?P<why>\S.*))?", re.DOTALL
)


def pairs(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The bullets of pairs that begin at a block, None where there are none.

    What stands right above speaks of contact and names no unit, or says between whom; most
    of the bullets have two names, and most of those are names of units by their nouns.
    """
    if blocks[at].kind is not BlockKind.BULLET or not _of_no_one(blocks, at, above):
        return None
    end = at
    while end < len(blocks) and blocks[end].kind is BlockKind.BULLET:
        end += 1
    found = [(block, said) for block in blocks[at:end] if (said := _pair(block.text))]
    like = sum(all(map(seems_named, names[:2])) for _, (names, _, _) in found)
    if len(found) < _LEAST or 3 * len(found) < 2 * (end - at) or 2 * like < len(found):
        return None
    rows: list[Row] = [
        row_of(block, unit=names[0], partner=name, frequency=rate, purpose=why)
        for block, (names, rate, why) in found
        for name in names[1:]
    ]
    return found_in(rows, "", end - at)


def _of_no_one(blocks: Sequence[Block], at: int, above: Above) -> bool:
    """Whether what stands right above speaks of contact between several, and of no one's."""
    title = _title(blocks, at) or above.right_above()
    if not (title and speaks_of_contact(title)):
        return False
    if set(fold(title).split()) & vocabulary().all("between"):
        return True
    owner = above.owner()
    if owner is None:
        return True
    named = owner.explicit or looks_like_unit(owner.name)
    return not (named or announces(title_key(title)))  # "Partners" are somebody's


def _title(blocks: Sequence[Block], at: int) -> str:
    """The title above some bullets; a few blocks of text may stand between them."""
    near = blocks[max(at - _INTRODUCTION - 1, 0) : at]
    return next((block.text for block in reversed(near) if is_title(block)), "")


def _pair(text: str) -> tuple[list[str], str, str] | None:
    """The names of a bullet, how often they meet and what for; None without two names."""
    match = _PAIR.fullmatch(text.strip())
    if match is None:
        return None
    names = [name.strip(" *") for name in _dash().split(match["names"])]
    if len(names) < 2 or not all(names_unit(name) and not spans(name) for name in names):
        return None  # "Schools – monthly, reading" tells of one
    rate = match["rate"] or ""
    return names, rate if spans(rate) else "", match["why"] or ""


@cache
def _dash() -> re.Pattern[str]:
    """A dash between two names; one before a conjunction stands for the end of a word."""
    goes_on = any_of("conjunctions")
    return re.compile(
        rf"\s+[–—-]\s*(?!\d)|(?<=[^\W\d_])[–—-]\s+(?!(?:{goes_on})(?!\w))", re.IGNORECASE
    )
