"""Those who work in a unit, named by what they do: "the lawyers in Parks", "those who …"."""

from __future__ import annotations

from loaders.naming.text import Sentence

__all__ = ["are_staff"]

_THOSE = frozenset({"de", "dei", "dem", "those"})
_WHO = frozenset({"som", "der", "who"})
# What those do who do not work there: they live, study or wait in it.
_OTHERS_DO = frozenset(
    {
        *("bor", "bur", "live", "lives", "living", "går", "er", "är", "are", "bliver", "blir"),
        *("venter", "ventar", "väntar", "wait", "lærer", "lär", "learn", "study", "stay"),
    }
)
_ARTICLES = frozenset({"the", "de", "dei", "our", "våre", "vores", "våra"})
_LONGEST = 8  # words of "those who handle grants for the young"
# Endings of those who do something, many and known: jurists, advisers, advocates, engineers.
_AGENTS = (
    *("istene", "istane", "isterne", "isterna", "katene", "katane", "katerne", "katerna"),
    *("logene", "logane", "logerne", "logerna", "entene", "entane", "enterne", "enterna"),
    *("eutene", "eutane", "euterne", "euterna", "ørene", "ørane", "ørerne", "örerna"),
    *("erane", "arane", "torene", "torane", "torerne", "torerna", "giverne", "gjevarane"),
    *("lærerne", "lærarane", "lederne", "leiarane", "lerne", "ejerne", "øterne"),
    *("ledarna", "lärarna", "givarna", "läggarna", "agerna", "agogene", "agogerna"),
)
_ENGLISH = ("ers", "ors", "ists")
_BARRED = ("with_heads", "not_actors", "to_heads", "from_heads", "cases", "generic")


def are_staff(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words that open a clause, up to "in" or "at", name who works there.

    Parameters
    ----------
    sentence : Sentence
    start, end : int
        Where the clause begins, and the preposition before the unit.
    """
    if not sentence.covers("places", end) and sentence.tokens[end].low not in ("in", "at"):
        return False
    words = sentence.tokens[start:end]
    if not 0 < len(words) <= _LONGEST:
        return False
    following = 1 + (len(words) > 1 and words[1].text == ",")
    if words[0].low in _THOSE and len(words) > following and words[following].low in _WHO:
        return not any(token.low in _OTHERS_DO for token in words)
    article = words[0].low in _ARTICLES and len(words) > 1
    if len(words) != 1 + article or any(sentence.covers(key, end - 1) for key in _BARRED):
        return False
    low = words[-1].low
    return low.endswith(_AGENTS) or (words[0].low == "the" and low.endswith(_ENGLISH))
