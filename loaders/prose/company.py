"""The units that a sentence names in a row."""

from __future__ import annotations

from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence

__all__ = ["enumerated", "opening_two"]

_FEWEST, _MOST = 3, 5  # units of an enumeration that "they" means
_TWO = 2


def enumerated(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Three to five units that a sentence names in a row, "A, B and C"; else nothing."""
    units = [m for m in mentions if _short(m) or (m.unit and m.sort not in ("", Sort.PLACE))]
    for first in range(len(units)):
        found = [units[first]]
        for mention in units[first + 1 :]:
            if not _divided(sentence, found[-1], mention):
                break
            found.append(mention)
        last = range(found[-2].end, found[-1].start) if len(found) > 1 else range(0)
        joined = any(sentence.covers("conjunctions", at) for at in last)
        if joined and _FEWEST <= len(found) <= _MOST:
            return found
    return []


def opening_two(sentence: Sentence, mentions: list[Mention]) -> list[str]:
    """The two units that a sentence opens with: "*A and B* have a team"."""
    units = [m for m in mentions if m.unit]
    two = len(units) > 1 and units[0].start <= 1 and _divided(sentence, *units[:_TWO])
    more = len(units) > _TWO and _divided(sentence, *units[1 : _TWO + 1])
    return [m.text for m in units[:_TWO]] if two and not more else []


def _short(mention: Mention) -> bool:
    """Whether a unit is named by its abbreviation."""
    return mention.unit and mention.text.isupper()


def _divided(sentence: Sentence, one: Mention, other: Mention) -> bool:
    between = range(one.end, other.start)
    keys = ("conjunctions", "fillers")
    return bool(between) and all(
        sentence.tokens[at].text == "," or any(sentence.covers(key, at) for key in keys)
        for at in between
    )
