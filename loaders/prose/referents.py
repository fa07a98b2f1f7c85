"""The full name of the unit that a bare word points to: "the service", "avdelingen"."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.naming.finder import Finder
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence

__all__ = ["Referents", "is_named_by", "pointing_stem"]

_DEFINITE = ("en", "et", "a", "n")
_SHORTEST_STEM = 3  # letters
_ENDING = 2  # letters more than the stem: "enhet", "enheten"
_NAMED = frozenset({Sort.UNIT, Sort.MANY, ""})
_LINKING = frozenset({"for", "för", "of"})


def pointing_stem(low: str, *, article: bool) -> str:
    """A bare word without the article at its end; "" where it points to nothing.

    Examples
    --------
    >>> pointing_stem("avdelingen", article=False), pointing_stem("team", article=False)
    ('avdeling', '')
    """
    if article:
        return low
    ending = next((end for end in _DEFINITE if low.endswith(end)), "")
    stem = low[: -len(ending)] if ending else ""
    return stem if len(stem) >= _SHORTEST_STEM else ""


def is_named_by(stem: str, name: str) -> bool:
    """Whether the noun of a name is a certain one.

    Examples
    --------
    >>> is_named_by("avdeling", "Avdeling vei"), is_named_by("avdeling", "Driftsavdelingen")
    (True, True)
    >>> is_named_by("service", "Parks Service"), is_named_by("service", "Service Desk")
    (True, False)
    """
    words = name.casefold().split()
    heads = len(words) > 1 and (words[1] in _LINKING or name.split()[1][0].islower())
    if heads and words[0].startswith(stem) and len(words[0]) - len(stem) <= _ENDING:
        return True
    last = words[-1]
    forms = (last, *(last.removesuffix(end) for end in _DEFINITE if last.endswith(end)))
    longer = len(words) > 1 or len(last) > len(stem) + _ENDING
    return longer and any(form.endswith(stem) for form in forms)


class Referents:
    """Remembers the units that a document has named, and tells which one a word means.

    Parameters
    ----------
    finder : Finder
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._named: list[str] = []  # in order, the latest last
        self._unread: list[Sentence] = []

    def hear(self, sentence: Sentence) -> None:
        """What a sentence names may be pointed at later."""
        self._unread.append(sentence)

    def meant(self, stem: str, document: str) -> str:
        """The unit that a noun points to: the document's, else the only one of that noun."""
        if document and is_named_by(stem, document):
            return document
        for sentence in self._unread:
            self._learn(self._finder.mentions(sentence))
        self._unread.clear()
        fitting = {name.casefold(): name for name in self._named if is_named_by(stem, name)}
        shortest = min(fitting, key=len, default="")
        alike = all(name.endswith(shortest) for name in fitting)
        return fitting[shortest] if fitting and alike else ""

    def _learn(self, mentions: Iterable[Mention]) -> None:
        self._named += [m.text for m in mentions if m.unit and m.sort in _NAMED]
