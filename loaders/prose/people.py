"""The persons that a document shows: in lists of who was there, with titles, in signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.naming.nouns import Nouns
from loaders.naming.text import Marker
from loaders.naming.words import person_names
from loaders.prose.items import Item
from loaders.vocabulary import fold
from loaders.wording import LONGEST

__all__ = ["first_names", "known_first_names"]

_LONGEST_HEAD = 40  # letters of "Present at the meeting:"
_LONGEST_TITLE = 60  # letters, with the blanks before a name
_MOST_WORDS = 12  # of a line that is one person
_NAME = re.compile(
    r"(?<![\w-])([A-ZÆØÅÄÖ][a-zæøåäöéü]+(?:-[A-ZÆØÅÄÖ][a-zæøåäöéü]+)?)"
    r"((?: [A-ZÆØÅÄÖ]\.?)?(?: [A-ZÆØÅÄÖ][a-zæøåäöéü]+(?:-[A-ZÆØÅÄÖ][a-zæøåäöéü]+)?){1,2})"
    r"(?![\w-])"
)
_ALONE = re.compile(
    r"([A-ZÆØÅÄÖ][a-zæøåäöéü]+(?:-[A-ZÆØÅÄÖ][a-zæøåäöéü]+)?)(?: [A-ZÆØÅÄÖ]\.?)?"
)
_WITHOUT = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[,;]|\s(?:og|och|and|samt)\s")
_TITLE_AFTER = re.compile(r"\s*,\s+(?:the )?([\w-]+)")
_TITLE_BEFORE = re.compile(r"\bv[./]\s?$|([\w-]+)\.?\s$")


@cache
def known_first_names() -> frozenset[str]:
    """The first names of persons in lower case that every document may use."""
    return frozenset(name.casefold() for name in person_names().first_names)


def first_names(found: Sequence[Item], words: Marker, nouns: Nouns) -> frozenset[str]:
    """Known first names, and those that the document shows to be a person's.

    Two words with capitals of which none names a unit are a person where a line tells who was
    present or who wrote, and where a title stands before or behind them.
    """
    shown: set[str] = set()
    present = False
    for item in found:
        if _heads(item.block.text[:LONGEST], words):
            shown |= set(_by_first_name(item.block.text[:LONGEST], words, nouns))
    for item in found:
        text = item.block.text[:LONGEST]
        short = not text.endswith(".") and len(text.split()) <= _MOST_WORDS
        present = _heads(text, words) or (present and item.rank is None and short)
        for match in _NAME.finditer(text):
            name, titled = _bare(match, words)
            if present or titled or _titled(text, match, words):
                shown |= set(_first(name, words, nouns))
    return known_first_names() | shown


def _by_first_name(text: str, words: Marker, nouns: Nouns) -> Iterator[str]:
    """Those whom "Present: Ida, Per K (chair), Liv" gives by their first names."""
    _, colon, rest = text.partition(":")
    for line in _WITHOUT.sub("", rest).splitlines() if colon else ():
        for piece in _BETWEEN.split(line.rstrip(" .")):
            if match := _ALONE.fullmatch(piece.strip()):
                yield from _first([match[1].casefold()], words, nouns)


def _heads(text: str, words: Marker) -> bool:
    """Whether a line opens a list of persons: "Present:", "Present"."""
    opening, colon, _ = text.partition(":")
    short = len(opening) <= _LONGEST_HEAD and (colon or len(opening.split()) <= 2)
    return bool(short) and fold(opening) in words.terms["attendance"]


def _titled(text: str, match: re.Match[str], words: Marker) -> bool:
    titles = words.terms["titles"]
    after = _TITLE_AFTER.match(text, match.end())
    start = match.start()
    before = _TITLE_BEFORE.search(text, max(start - _LONGEST_TITLE, 0), start)
    behind = after is not None and after[1].casefold() in titles
    return behind or (before is not None and (not before[1] or before[1].casefold() in titles))


def _bare(match: re.Match[str], words: Marker) -> tuple[list[str], bool]:
    """The words of a name in lower case, without the title that opens it."""
    lows = match.group().casefold().split()
    titled = lows[0] in words.terms["titles"]
    return (lows[1:] if titled else lows), titled


def _first(lows: list[str], words: Marker, nouns: Nouns) -> Iterator[str]:
    known = words.terms["name_adjectives"] | words.terms["titles"]
    if not any(nouns.noun(low) or nouns.theme(low) or low in known for low in lows):
        yield lows[0]
