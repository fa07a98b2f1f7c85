"""Names that differ by a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.names.keys import Key
from graph.names.words import Lexicon

__all__ = ["Likeness", "alike", "blocks"]

SHORTEST = 8  # letters of a word that may hold a slip
ENDS = 3  # letters at either end that must agree
LIKE = 85  # rapidfuzz ratio from which two words are looked at
WINDOW = 12  # neighbours in sorted order that each name is compared with in a large block
JOINTS = frozenset({"s", "e", "es", "hets", "heds", "het", "hed"})


class Likeness(NamedTuple):
    """Two keys that differ in one word only, and whether a slip explains it."""

    one: Key
    other: Key
    sure: bool


def blocks(keys: Iterable[Key]) -> Iterator[list[tuple[str, Key]]]:
    """Keys that agree in all but one long word, and in the ends of that word."""
    found: dict[tuple[object, ...], list[tuple[str, Key]]] = {}
    for key in keys:
        for i, word in enumerate(key):
            if len(word) >= SHORTEST:
                rest = key[:i] + key[i + 1 :]
                digits = "".join(c for c in word if c.isdigit())
                block = (rest, word[:ENDS], word[-ENDS:], digits)
                found.setdefault(block, []).append((word, key))
    for members in found.values():
        if len(members) > 1:
            yield sorted(members)


def alike(keys: Iterable[Key], lexicon: Lexicon) -> Iterator[Likeness]:
    """Pairs of keys that may be one name with a slip of the pen."""
    from rapidfuzz.fuzz import ratio

    for members in blocks(keys):
        for i, (word, key) in enumerate(members):
            for other, other_key in members[i + 1 : i + 1 + WINDOW]:
                if word != other and ratio(word, other) >= LIKE:
                    alone = len(key) == 1
                    yield Likeness(key, other_key, _slip(word, other, lexicon, alone=alone))


def _slip(one: str, other: str, lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether the difference is one that slips make, and not one that tells words apart.

    A slip doubles or drops a letter next to its like, swaps two neighbours, or writes the
    joint of a compound another way (frivilligsentral, frivillighetssentral). Any other
    letter is taken for a slip only when a dictionary knows just one of the two words, and
    the word is all of the name: beside another word it may be a place.
    """
    short, long = sorted((one, other), key=len)
    start, inserted, replaced = _difference(short, long)
    if not replaced:
        if inserted in JOINTS and start >= ENDS:
            return True
        if len(inserted) == 1 and inserted in (long[start - 1], long[start + 1 : start + 2]):
            return True
    elif len(inserted) == 2 and inserted == replaced[::-1]:
        return True
    small = max(len(inserted), len(replaced)) == 1
    return small and alone and lexicon.in_dictionary(one) != lexicon.in_dictionary(other)


def _difference(short: str, long: str) -> tuple[int, str, str]:
    """Where two words begin to differ, and what stands there in the long and the short one."""
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    end = 0
    while end < len(short) - start and short[-1 - end] == long[-1 - end]:
        end += 1
    return start, long[start : len(long) - end], short[start : len(short) - end]
