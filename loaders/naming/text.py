"""A sentence as words, with the phrases of the vocabulary marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from loaders.naming.words import terms

__all__ = ["Mark", "Marker", "Sentence", "Token", "marker", "tokens"]

_TOKEN = re.compile(r"\w+(?:[.'’/:-]\w+)*-?|[^\w\s]")
_SHORTEST_COMPOUND = 8  # letters: "status meeting" in one word
_MOST_TOKENS = 400  # no sentence is longer, and only a hostile file tries
_SENTENCES = 256  # that are kept
_ARROW_SIGNS = frozenset("→↔⇄>")
_SINGLE_SLASH = re.compile(r"[^/]+")


class Token(NamedTuple):
    """A word or a mark of punctuation: as written, in lower case, and where it stands."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def short(self) -> bool:
        """Whether it is written as an abbreviation in capitals."""
        return 2 <= len(self.text) <= 6 and self.text.isupper() and self.text.isalpha()

    @property
    def word(self) -> bool:
        """Whether it is a word, and no mark of punctuation."""
        return self.text[0].isalnum()


class Mark(NamedTuple):
    """A phrase of a key of the vocabulary: its first word, and the one after its last."""

    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text; "schools/nurseries" is two with a mark between.

    Examples
    --------
    >>> [token.text for token in tokens("IT-drift, skoler/SFO og barne- og ungdomsteam")]
    ['IT-drift', ',', 'skoler', '/', 'SFO', 'og', 'barne-', 'og', 'ungdomsteam']
    """
    found: list[Token] = []
    last = len(text.rstrip())
    for match in _TOKEN.finditer(text):
        if len(found) >= _MOST_TOKENS:
            break
        word = match.group()
        start, end = match.span()
        if word == "." and end < last:
            continue  # of an abbreviation: sentences are cut already
        if "/" in word and "-" not in word and word[0].isalpha():
            found += _split(word, start)
        else:
            found.append(Token(word, word.casefold(), start, end))
    return found


def _split(text: str, start: int) -> Iterator[Token]:
    parts = list(_SINGLE_SLASH.finditer(text))
    for at, part in enumerate(parts):
        if at:
            slash = start + part.start() - 1
            yield Token("/", "/", slash, slash + 1)
        yield Token(
            part.group(), part.group().casefold(), start + part.start(), start + part.end()
        )


@dataclass(frozen=True)
class Sentence:
    """A sentence, its words, and by key of the vocabulary the phrases found in it."""

    text: str
    tokens: list[Token]
    marks: Mapping[str, list[Mark]]
    _covered: dict[str, frozenset[int]] = field(
        default_factory=dict[str, frozenset[int]], compare=False
    )

    def has(self, key: str) -> bool:
        """Whether it holds any phrase of a key."""
        return key in self.marks

    def at(self, key: str, index: int) -> Mark | None:
        """The phrase of a key that begins at a word, the longest."""
        if not self.covers(key, index):
            return None
        return next((mark for mark in self.marks[key] if mark.start == index), None)

    def covers(self, key: str, index: int) -> bool:
        """Whether a word belongs to a phrase of a key."""
        if key not in self.marks:
            return False
        if key not in self._covered:  # asked again and again
            spans = (range(mark.start, mark.end) for mark in self.marks[key])
            self._covered[key] = frozenset(chain.from_iterable(spans))
        return index in self._covered[key]

    def slice(self, start: int, end: int) -> str:
        """The text of some words, as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def _arrows(lows: list[str]) -> dict[str, list[Mark]]:
    """The arrows that notes draw between two names."""
    if _ARROW_SIGNS.isdisjoint(lows):
        return {}
    found = [Mark(at, at + 1) for at, low in enumerate(lows) if low in "→↔⇄"]
    found += [
        Mark(at, at + 2)
        for at in range(len(lows) - 1)
        if lows[at] in "-–=" and lows[at + 1] == ">"
    ]
    return {"arrow": sorted(found)} if found else {}


def _add(found: dict[str, list[Mark]], key: str, start: int, end: int) -> None:
    """Keep the longest phrase of a key that begins at a word: it comes first."""
    marks = found.setdefault(key, [])
    if not marks or marks[-1].start != start:
        marks.append(Mark(start, end))


class Marker:
    """Finds the phrases of one language in sentences."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.terms = terms(language)
        self.sentence = lru_cache(_SENTENCES)(self._sentence)
        self._words: dict[str, list[str]] = {}  # to keys
        self._phrases: dict[str, list[tuple[list[str], str]]] = {}  # by their first words
        for key, phrases in self.terms.items():
            for phrase in phrases:
                words = [token.low for token in tokens(phrase)]
                if len(words) == 1:
                    self._words.setdefault(words[0], []).append(key)
                else:
                    self._phrases.setdefault(words[0], []).append((words, key))
        self._head_ends = tuple(sorted(self.terms["head_ends"]))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))

    def _sentence(self, text: str) -> Sentence:
        """A sentence with its marks; a title is asked for again and again."""
        words = tokens(text)
        return Sentence(text, words, self._marks([token.low for token in words]))

    def _marks(self, lows: list[str]) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        for at, low in enumerate(lows):
            if low in self._phrases:
                for phrase, key in self._phrases[low]:
                    if lows[at : at + len(phrase)] == phrase:
                        _add(found, key, at, at + len(phrase))
            if low in self._words:
                for key in self._words[low]:
                    _add(found, key, at, at + 1)
            if len(low) > _SHORTEST_COMPOUND and low.endswith(self._head_ends):
                _add(found, "with_heads", at, at + 1)
        found |= _arrows(lows)
        return found

    def any(self, key: str, words: Iterable[str]) -> bool:
        """Whether any of some words, in lower case, is of a key."""
        known = self.terms[key]
        return any(word in known for word in words)


@cache
def marker(language: str) -> Marker:
    """The marker of a language, made once."""
    return Marker(language)
