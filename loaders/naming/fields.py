"""Tell whether a name is nothing but the field that a unit works in: "Waste", "Vei og park".

Municipal units are often called after what they do, without any word for a unit. In running
text such a word is a theme; as the whole of a name in a list it is likely somebody.
"""

from __future__ import annotations

import re
from functools import cache

from graph.names.vocabulary import vocabulary as names_vocabulary
from loaders.vocabulary import vocabulary

__all__ = ["names_field"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*-?")
_JOINTS = re.compile(r"\s*(?:[,/&+]|\s(?:og|och|and|samt)\s)\s*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ARTICLES = ("n", "t", "a", "en", "et", "na", "ne", "ene", "ane", "erne", "arna", "erna")
_MOST_WORDS = 5
_SHORTEST_STEM = 3  # letters of a field before its article
_SHORTEST_START = 2  # letters of a compound before its end
_ENGLISH = 2  # words of a name that is known by its last one


def names_field(name: str) -> bool:
    """Whether a whole name begins with a capital and is a field, or are fields joined.

    Examples
    --------
    >>> [names_field(name) for name in ("Renovasjon", "Street Lighting", "Plan og byggesak")]
    [True, True, True]
    >>> [names_field(name) for name in ("Sommeren", "Waste of time", "vei")]
    [False, False, False]
    """
    if not name[:1].isupper() or len(name.split()) > _MOST_WORDS or _DIGIT.search(name):
        return False
    halves = [half.strip() for half in _JOINTS.split(name)]
    sure = [_is_field(half) for half in halves]
    return any(sure) and all(
        known or _may_join(half) for known, half in zip(sure, halves, strict=True)
    )


def _is_field(text: str) -> bool:
    """Whether a text without joints is a field, with words before it that tell which."""
    low = text.casefold()
    if low in vocabulary().all("fields"):
        return True
    words = _WORD.findall(text)
    while len(words) > 1 and words[-1].casefold() in names_vocabulary().apart:
        words = words[:-1]  # "Renhold nord"
    if not words or "".join(words) != "".join(text.split())[: len("".join(words))]:
        return False
    *before, last = words
    if not (_one(last.casefold()) or (before and _ends_english(last.casefold()))):
        return False
    titled = len(words) == _ENGLISH and all(word[:1].isupper() for word in words)
    return titled or all(_tells_which(word.casefold()) for word in before)


def _one(low: str) -> bool:
    """Whether one word is a field, or a compound that ends in one, also with the article."""
    return any(form in vocabulary().all("fields") or _compound(form) for form in _forms(low))


def _forms(low: str) -> list[str]:
    stems = [low.removesuffix(end) for end in _ARTICLES if low.endswith(end)]
    return [low, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)]


def _compound(low: str) -> bool:
    ends = vocabulary().all("field_ends") - _english_ends()
    starts = range(_SHORTEST_START, len(low))
    return any(low[at:] in ends for at in starts)


def _ends_english(low: str) -> bool:
    return low in _english_ends()


@cache
def _english_ends() -> frozenset[str]:
    return frozenset(vocabulary().languages["en"].field_ends)


def _tells_which(low: str) -> bool:
    adjuncts = vocabulary().all("field_adjuncts")
    return low in adjuncts or low in names_vocabulary().domains or _one(low)


def _may_join(text: str) -> bool:
    """Whether a half beside a field can be part of its name: "Culture *and learning*"."""
    words = _WORD.findall(text)
    return bool(words) and (
        text.endswith("-") or all(_tells_which(word.casefold()) for word in words)
    )
