"""The words that tell how often as one-letter codes, so that a grammar can be a pattern.

::

    N number    O ordinal    T times      Z once, twice   V several    K a couple
    E every     A every other             I per           P period     D day
    W weekday   R weekly …   L or         - to            / slash      C about
    B at least  U at most    M or more    Q when needed   $ measure
    X looks like a frequency and is none  . any other word
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.vocabulary import Words, vocabulary

__all__ = ["Grammar", "Word", "coded", "grammars", "tells"]

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \xa0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+|[<>≥≤%£$€&/×+~–—-]"
)
_ORDINAL_END = re.compile(r"(?:\.|:[ae]|th|st|nd|rd)(?![^\W\d_])", re.IGNORECASE)
_SYMBOLS = dict(zip("/-–—×<≤>≥~%£$€", "/---TUUBBC$$$$", strict=True))


# Every frequency has a word of one of these kinds.
_TELLING = "RPDWQ"


class Word(NamedTuple):
    """A word, or a phrase that counts as one, and where it stands in the text."""

    code: str
    value: float
    name: str  # of the rate or the period; of other words the word itself
    start: int
    end: int


class Grammar:
    """One language's words as codes; the longest phrase wins."""

    def __init__(self, words: Words) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, float, str]]] = {}
        for name, phrases in words.rates.items():
            self._add("R", phrases, name=name)
        for name, phrases in words.periods.items():
            self._add("D" if name == "day" else "P", phrases, name=name)
        for code, numbers in (("Z", words.once), ("N", words.numerals), ("O", words.ordinals)):
            for word, value in numbers.items():
                self._add(code, (word,), value=value)
        for code, phrases in (
            # In every language, so that no neighbour reads "daglig leder" as daily.
            ("X", tuple(vocabulary().all("not_frequency"))),
            ("Q", words.numberless), ("W", words.weekdays), ("A", words.every_other),
            ("E", words.every), ("B", words.at_least), ("U", words.at_most),
            ("M", words.or_more), ("K", words.couple), ("V", words.several),
            ("T", words.times), ("I", words.per), ("L", words.range), ("C", words.about),
            ("$", words.measures),
        ):  # fmt: skip
            self._add(code, phrases)
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _add(
        self, code: str, phrases: tuple[str, ...], value: float = 0, name: str = ""
    ) -> None:
        for phrase in phrases:
            tokens = tuple(token.casefold() for token in _TOKEN.findall(phrase))
            self._phrases.setdefault(tokens[0], []).append((tokens, code, value, name))

    def words(self, text: str) -> list[Word]:
        """The words of a text with their codes; those that only soften are left out."""
        tokens = _tokens(text)
        found: list[Word] = []
        at = 0
        while at < len(tokens):
            word, length = self._word(tokens, at, text)
            at += length
            if word.code != "C":
                found.append(word)
        return found

    def telling(self) -> set[str]:
        """The first words of the phrases without which nothing is a frequency."""
        return {
            first
            for first, entries in self._phrases.items()
            if any(code in _TELLING for _, code, _, _ in entries)
        }

    def _word(
        self, tokens: Sequence[tuple[str, int, int]], at: int, text: str
    ) -> tuple[Word, int]:
        token, start, end = tokens[at]
        for phrase, code, value, name in self._phrases.get(token, ()):
            if tuple(t[0] for t in tokens[at : at + len(phrase)]) == phrase:
                end = tokens[at + len(phrase) - 1][2]
                return Word(code, value, name or token, start, end), len(phrase)
        if not token[0].isdecimal():
            return Word(_SYMBOLS.get(token, "."), 0, token, start, end), 1
        suffix = _ORDINAL_END.match(text, end)
        letters = suffix is not None and text[suffix.end() - 1].isalpha()
        end = suffix.end() if suffix else end
        return Word("N", _number(token), "", start, end), 2 if letters else 1


@lru_cache(maxsize=128)  # a text is asked for more than one thing before the next one comes
def coded(text: str) -> tuple[list[Word], ...]:
    """The words of a text with their codes, once for each language."""
    return tuple(grammar.words(text) for grammar in grammars())


@lru_cache(maxsize=64)  # the grammars of all languages ask for the same text in turn
def _tokens(text: str) -> Sequence[tuple[str, int, int]]:
    return [(m.group().casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def tells(text: str) -> bool:
    """Whether a text has any word that a frequency cannot do without, in any language."""
    telling = _telling()
    return any(token in telling for token, _, _ in _tokens(text))


@cache
def _telling() -> frozenset[str]:
    return frozenset(word for grammar in grammars() for word in grammar.telling())


def _number(token: str) -> float:
    return float(token.replace(",", ".").replace(" ", "").replace("\xa0", ""))


@cache
def grammars() -> tuple[Grammar, ...]:
    """One grammar a language, in the order of the languages."""
    return tuple(Grammar(words) for words in vocabulary().languages.values())
