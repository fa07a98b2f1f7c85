"""Find the partners of a list again in the sentences of a note under it.

Two spellings are one name here when they differ by an inflection only. This serves one
unit's own list; who a name means in the whole organisation is decided in `graph.identity`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from loaders.vocabulary import vocabulary

__all__ = ["Partners", "content"]

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_SHORTEST_STEM = 3
_SHORTEST_IN_COMPOUND = 4


@cache
def _small_words() -> frozenset[str]:
    words = vocabulary()
    small = words.all("function_words") | words.all("name_fillers") | words.all("conjunctions")
    return small | {part for phrase in words.all("name_fillers") for part in phrase.split()}


def content(text: str) -> list[str]:
    """The words of a text that can carry a name, as written."""
    return [
        word
        for word in _WORD.findall(text)
        if (word.casefold() not in _small_words() or _is_acronym(word)) and len(word) > 1
    ]


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


@lru_cache(maxsize=8192)  # the notes under a list are held against it word by word
def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one word."""
    if one[0] != other[0] and one[:1].casefold() != other[:1].casefold():
        return False  # most words end here
    a, b = one.casefold(), other.casefold()
    if a == b:
        return True
    if a[:_SHORTEST_STEM] != b[:_SHORTEST_STEM]:
        return False
    if _is_acronym(one) or _is_acronym(other):
        return a.rstrip("s") == b.rstrip("s")
    stem = 0
    while stem < min(len(a), len(b)) and a[stem] == b[stem]:
        stem += 1
    endings = vocabulary().all("endings")
    # The stem may end before the last letters that the two have in common: skole|n, skol|er.
    return any(
        a[cut:] in endings and b[cut:] in endings
        for cut in range(stem, max(stem - 2, _SHORTEST_STEM - 1), -1)
    )


def _in_compound(part: str, word: str) -> bool:
    """Whether a word is the last part of a compound: choir in school choir, written as one."""
    return len(part) >= _SHORTEST_IN_COMPOUND and any(
        _same(part, word[at:]) for at in range(1, len(word) - _SHORTEST_IN_COMPOUND + 1)
    )


def _all_in(words: list[str], parts: list[str]) -> bool:
    """Whether each word is a form of one of these, or the last part of one."""
    return all(
        any(_same(word, part) or _in_compound(word, part) for part in parts) for word in words
    )


class Partners:
    """The partners of one unit's list, found by their place in it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [content(_BRACKETS.sub(" ", name)) or content(name) for name in names]

    def covered(self, text: str) -> set[int]:
        """The partners all of whose words are in a text."""
        words = content(text)
        return {
            at
            for at, name in enumerate(self._names)
            if name and all(any(_same(part, word) for word in words) for part in name)
        }

    def meant(self, phrase: str) -> set[int]:
        """The partners that a short phrase names, by their whole name or a part of it."""
        found = self.covered(phrase)
        known = [part for at in found for part in self._names[at]]
        for item in _items(phrase):
            rest = [word for word in content(item) if not any(_same(word, k) for k in known)]
            if rest:
                found |= self._containing(rest)
        return found

    def knows_all(self, phrase: str) -> bool:
        """Whether each word of a phrase belongs to some partner that it names."""
        words = content(phrase)
        every = [part for name in self._names for part in name]
        if not _all_in(words, every):  # most sentences: it need not be found out whom they name
            return False
        return _all_in(words, [part for at in self.meant(phrase) for part in self._names[at]])

    def _containing(self, words: list[str]) -> set[int]:
        for alike in (_same, _in_compound):
            found = {
                at
                for at, name in enumerate(self._names)
                if all(any(_same(w, part) or alike(w, part) for part in name) for w in words)
            }
            if found:
                return found
        return set()

    def opening(self, sentence: str) -> set[int]:
        """The partners that a sentence begins with: ``Schools and nurseries share …``."""
        known = {part for name in self._names for part in name}
        prefix: list[str] = []
        for word in _WORD.findall(sentence):
            small = word.casefold() in _small_words()
            if not small and not any(_same(word, part) for part in known):
                break
            prefix.append(word)
        return self.covered(" ".join(prefix))

    def mentioned(self, sentence: str) -> set[int]:
        """The partners that a sentence names as such: capitalised, or after "with"."""
        words = _WORD.findall(sentence)
        found: set[int] = set()
        for at, name in enumerate(self._names):
            if name and any(self._stands_at(words, start, name) for start in range(len(words))):
                found.add(at)
        return found

    def _stands_at(self, words: list[str], start: int, name: list[str]) -> bool:
        first = words[start]
        if not _same(first, name[0]):
            return False
        after = words[start - 1].casefold() if start else ""
        proper = start > 0 and first[0].isupper()
        if not (proper or after in vocabulary().all("with_words")):
            return False
        window = words[start : start + 2 * len(name)]
        return all(any(_same(part, word) for word in window) for part in name)


@cache
def _divider() -> re.Pattern[str]:
    joiners = sorted(vocabulary().all("conjunctions"), key=len, reverse=True)
    return re.compile(
        rf"\s*[,/;]\s*|\s+(?:{'|'.join(map(re.escape, joiners))})\s+", re.IGNORECASE
    )


def _items(phrase: str) -> list[str]:
    """The members of an enumeration."""
    return [item for item in _divider().split(phrase) if item.strip()]


def items(phrase: str) -> list[str]:
    """The members of an enumeration, as written."""
    return _items(phrase)
