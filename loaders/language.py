"""Tell the language of a document by its small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from loaders.vocabulary import vocabulary

__all__ = ["detect"]

_WORD = re.compile(r"[^\W\d_]+")
_KEYS = (
    "function_words",
    "list_fillers",
    "list_words",
    "contact_words",
    "joint_work",
    "times",
)
_ENOUGH = 3  # small words; fewer tell nothing
_MOST_LETTERS = 200_000


def detect(text: str) -> str:
    """The language of a text as ``nb``, ``nn``, ``da``, ``sv`` or ``en``.

    Counted are the small words of each language and those of our subject; a word that
    several languages share counts the less.

    Returns
    -------
    str
        Empty when there are too few small words, or when two languages have as many.

    Examples
    --------
    >>> detect("Eininga samarbeider ikkje med dei andre, berre med oss og frå vår side.")
    'nn'
    """
    counts = Counter(word.casefold() for word in _WORD.findall(text[:_MOST_LETTERS]))
    shared = Counter(word for words in _telling().values() for word in words)
    scores = {
        code: sum(counts[word] / shared[word] ** 2 for word in words if word in counts)
        for code, words in _telling().items()
    }
    (best, most), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    seen = sum(counts[word] for word in _telling()[best])
    return best if seen >= _ENOUGH and most > second else ""


@cache
def _telling() -> dict[str, frozenset[str]]:
    """The words of each language that tell it: the small ones and those of our subject."""
    return {
        code: frozenset(
            part
            for key in _KEYS
            for phrase in getattr(words, key)
            for part in _WORD.findall(phrase.casefold())
        )
        for code, words in vocabulary().languages.items()
    }
