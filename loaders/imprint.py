"""What a document says of itself at its head: its title and its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.vocabulary import fold, vocabulary

__all__ = ["date_of", "title_of_document"]

_HEAD = 15  # blocks in which a date is looked for
_TITLE_LETTERS = 160
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED = re.compile(
    r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b|\b(\d{1,2})/(\d{1,2}) (\d{4})\b"
)
_CENTURY = 2000


def title_of_document(blocks: Sequence[Block]) -> str:
    """The first text of a document that is no list, cut where it is too long for a title."""
    for block in blocks:
        if block.kind is not BlockKind.BULLET and block.text:
            text = " ".join(block.text.split())
            return text if len(text) <= _TITLE_LETTERS else f"{text[: _TITLE_LETTERS - 1]}…"
    return ""


def date_of(blocks: Sequence[Block]) -> date | None:
    """The first date at the head of a document: 1.12.24, 2024-12-01, 1. desember 2024.

    Day comes before month, as all Nordic countries write. Two digits of a year are 20xx.
    The table of contents and what follows are not looked at.
    """
    for block in blocks[:_HEAD]:
        if fold(block.text) in vocabulary().all("contents_titles"):
            return None
        if found := _date(block.text):
            return found
    return None


def _date(text: str) -> date | None:
    if match := _ISO.search(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.search(text):
        day, month, year = (match[1], match[3], match[4]) if match[1] else match.group(5, 6, 7)
        return _checked(_year(year), int(month), int(day))
    if match := _worded().search(text):
        day, name, year = match.group("day", "month", "year")
        if name is None:
            day, name, year = match.group("day2", "month2", "year2")
        return _checked(_year(year), _months()[name.casefold()], int(day))
    return None


def _year(text: str) -> int:
    return int(text) + (_CENTURY if len(text) == 2 else 0)


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        fold(name): number
        for words in vocabulary().languages.values()
        for number, name in enumerate(words.months, start=1)
    }


@cache
def _worded() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:\.|th|st|nd|rd|:[ae])?\s+(?:of\s+)?(?P<month>{names})[,.]?\s+"
        rf"(?P<year>\d{{4}})\b"
        rf"|\b(?P<month2>{names})\s+(?P<day2>\d{{1,2}})(?:th|st|nd|rd)?,?\s+(?P<year2>\d{{4}})\b",
        re.IGNORECASE,
    )
