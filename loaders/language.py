"""Tell the language of a document by its small words."""

from __future__ import annotations

import re
from collections import Counter

from loaders.vocabulary import vocabulary

__all__ = ["detect"]

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3  # small words; fewer tell nothing
_MOST_LETTERS = 200_000


def detect(text: str) -> str:
    """The language of a text as ``nb``, ``nn``, ``da``, ``sv`` or ``en``.

    Counted are the small words of each language, those that only one or two languages have
    for more.

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
    lists = {code: set(w.function_words) for code, w in vocabulary().languages.items()}
    shared = Counter(word for words in lists.values() for word in words)
    scores = {
        code: sum(counts[word] / shared[word] for word in words if word in counts)
        for code, words in lists.items()
    }
    (best, most), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    seen = sum(counts[word] for word in lists[best])
    return best if seen >= _ENOUGH and most > second else ""
