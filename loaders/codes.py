"""The words that tell how often as one-letter codes, so that a grammar can be a pattern.

::

    N number    O ordinal    T times      Z once, twice   V several    K a couple
    E every     A every other             I per           P period     D day
    S season    W weekday    H weekday, cut short         R weekly, weekly meeting …
    L or        - to         / slash      C about
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
_SYMBOLS = dict(zip("/-–—×<≤>≥~%£$€&", "/---TUUBBC$$$$L", strict=True))
_PERIODS = {"day": "D", "season": "S"}  # the others are P


_TIES = ("", "s", "-")  # between the parts of a compound

# Every frequency has a word of one of these kinds.
_TELLING = "RPDSWHQ"


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
            self._add(_PERIODS.get(name, "P"), phrases, name=name)
            if name not in _PERIODS:
                self._add("R", _meetings(phrases, words.meeting_nouns), name=name)
        for code, numbers in (("Z", words.once), ("N", words.numerals), ("O", words.ordinals)):
            for word, value in numbers.items():
                self._add(code, (word,), value=value)
        known = vocabulary()
        until = known.all("range") & known.all("since_words")  # "to", no "or" and no "and"
        for code, phrases in (
            # In every language, so that no neighbour reads "daglig leder" as daily.
            ("X", tuple(known.all("not_frequency"))),
            ("Q", words.numberless),
            # In every language as well, so that none reads one end of "Monday to Friday".
            ("W", tuple(sorted(known.all("weekdays")))), ("-", tuple(sorted(until))),
            ("H", words.short_weekdays), ("A", words.every_other),
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
            if _is_said(tokens[at : at + len(phrase)], phrase):
                end = tokens[at + len(phrase) - 1][2]
                return Word(code, value, name or token, start, end), len(phrase)
        if not token[0].isdecimal():
            return Word(_SYMBOLS.get(token, "."), 0, token, start, end), 1
        suffix = _ORDINAL_END.match(text, end)
        letters = suffix is not None and text[suffix.end() - 1].isalpha()
        end = suffix.end() if suffix else end
        code = "O" if suffix else "N"
        return Word(code, _number(token), "", start, end), 2 if letters else 1


def _is_said(tokens: Sequence[tuple[str, int, int]], phrase: tuple[str, ...]) -> bool:
    """Whether tokens are a phrase; what has a hyphen within is written in one."""
    if tuple(token for token, _, _ in tokens) != phrase:
        return False
    return "-" not in phrase or tokens[-1][2] - tokens[0][1] == sum(map(len, phrase))


def _meetings(periods: Sequence[str], nouns: Sequence[str]) -> tuple[str, ...]:
    """What meetings are called after how often they are: "ukemøte", "mnd-møte"."""
    singles = [noun for noun in nouns if noun.isalpha()]
    stems = [stem for stem in periods if stem.isalpha()]
    return tuple(f"{stem}{tie}{noun}" for stem in stems for tie in _TIES for noun in singles)


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
