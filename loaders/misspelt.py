"""Mend a word that tells how often and has one letter wrong: "ukenlig", "2 gagner i året"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.vocabulary import vocabulary

__all__ = ["mended"]

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 6  # letters of a word that is mended: short ones are too alike
_MOST = 20
_MOST_WORDS = 8  # of a text that only says how often


def mended(text: str) -> str:
    """A short text with misspelt words of frequency as they should be written.

    Only one letter may be wrong, missing or too many, or two neighbours changed places; the
    first letter has to be right, and only one thing may be meant.

    Examples
    --------
    >>> mended("2-4 gagner i året"), mended("gangen i året")
    ('2-4 ganger i året', 'gangen i året')
    """
    if len(text.split()) > _MOST_WORDS:
        return text
    return _WORD.sub(lambda match: _meant(match[0].casefold()) or match[0], text)


def _meant(word: str) -> str:
    """The word of frequency that a word is meant for; empty where it is none."""
    return _nearest(word) if _LEAST <= len(word) <= _MOST else ""


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    if word in _known():
        return ""
    telling = _telling()
    like = sorted(known for known in telling if known[0] == word[0] and _is_near(word, known))
    return like[0] if len({telling[known] for known in like}) == 1 else ""


def _is_near(word: str, known: str) -> bool:
    """Whether two different words are one letter, or two neighbours in turn, apart."""
    if abs(len(word) - len(known)) > 1:
        return False
    head = next((at for at in range(min(len(word), len(known))) if word[at] != known[at]), None)
    if head is None:
        return True
    if len(word) == len(known):
        turned = word[head : head + 2] == known[head : head + 2][::-1]
        same = word[head + 1 :] == known[head + 1 :]
        return same or (turned and word[head + 2 :] == known[head + 2 :])
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    return longer[head + 1 :] == shorter[head:]


@cache
def _telling() -> dict[str, str]:
    """What words for times and rates mean that are long enough to be known when misspelt.

    Words for contacts and meetings count as well how often, but are too like others: contracts.
    """
    words = vocabulary()
    held = [word for key in ("contact_words", "meet_with") for word in words.all(key)]
    stems = tuple({word[: _LEAST - 2] for word in held})
    found = {w: "times" for w in words.all("times") if not w.startswith(stems)}
    for one in words.languages.values():
        found |= {word.casefold(): rate for rate, said in one.rates.items() for word in said}
    return {w: meaning for w, meaning in found.items() if w.isalpha() and len(w) >= _LEAST - 1}


@cache
def _known() -> frozenset[str]:
    """Words that are right as they stand, whatever they resemble."""
    words = vocabulary()
    keys = (
        "times", "numberless", "not_frequency", "contact_words", "function_words",
        "purpose_cues", "loose_words", "list_words", "list_fillers",
    )  # fmt: skip
    found = {part for key in keys for phrase in words.all(key) for part in phrase.split()}
    for one in words.languages.values():
        found |= {part.casefold() for said in one.periods.values() for part in said}
        found |= {numeral.casefold() for numeral in [*one.numerals, *one.ordinals]}
    return frozenset(found) | _telling().keys()
