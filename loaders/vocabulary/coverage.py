"""What each language has words for and what it lacks; whether a person's words fit.

Read anew from the files each time: nothing that reads documents depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass
from importlib.resources import files
from statistics import median
from typing import Any, cast

import yaml

from graph.own_words import LANGUAGES, PARTS, overlaid

__all__ = ["Category", "categories", "check"]

_HOMES = {
    "lists": ("loaders.vocabulary", "{}.yaml"),
    "prose": ("loaders.vocabulary", "prose/{}.yaml"),
    "names": ("graph.names", "{}.yaml"),
}
_OURS = ("lists.language", "names.cues")  # no words to extend
_ENOUGH = 6  # words: of what the others have fewer of, there is little to lack
_THIN = 1 / 3  # of what is usual in the other languages


@dataclass(frozen=True)
class Category:
    """A kind of words, such as ``lists.rates.weekly``, and how many each language has."""

    name: str
    words: Mapping[str, int]

    @property
    def absent(self) -> tuple[str, ...]:
        """Languages without any word, where another language has some."""
        return tuple(code for code in LANGUAGES if not self.words[code])

    @property
    def thin(self) -> tuple[str, ...]:
        """Languages with less than a third of the words that are usual in the others."""
        return tuple(
            code
            for code in LANGUAGES
            if 0 < self.words[code] < _THIN * self._usual(code) and self._usual(code) >= _ENOUGH
        )

    def _usual(self, code: str) -> float:
        return median(count for other, count in self.words.items() if other != code)


def categories() -> list[Category]:
    """All kinds of words with what the languages have, the person's words among them.

    Raises
    ------
    UsageError
        If the person's words do not fit; the text names file and key.
    """
    counts: dict[str, dict[str, int]] = {}
    for part in PARTS:
        for code in LANGUAGES:
            for name, count in _counted(part, _words(part, code)):
                counts.setdefault(name, dict.fromkeys(LANGUAGES, 0))[code] = count
    return [Category(name, words) for name, words in counts.items()]


def check() -> None:
    """See that the words in use fit, before anything is read with them.

    Raises
    ------
    UsageError
        If they do not; the text names file and key.
    """
    for part in PARTS:
        for code in LANGUAGES:
            _words(part, code)


def _words(part: str, code: str) -> dict[str, Any]:
    home, name = _HOMES[part]
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files(home).joinpath(name.format(code)).read_text("utf-8")
    words = cast("dict[str, Any]", yaml.load(text, Loader=loader))  # noqa: S506
    return overlaid(part, code, words)


def _counted(where: str, words: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for key, value in words.items():
        name = f"{where}.{key}"
        if name in _OURS:
            continue
        if isinstance(value, list):
            yield name, len(cast("Sized", value))
        elif isinstance(value, dict):
            yield from _of_table(name, cast("dict[str, Any]", value))


def _of_table(name: str, table: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """A table counts by its keys where they are ours, as a whole where they are words."""
    if name.startswith("names.nouns."):
        yield name, sum(len(stems) for stems in table.values())
    elif name == "names.nouns" or (name.startswith("lists.") and _of_lists(table)):
        yield from _counted(name, table)
    else:
        yield name, len(table)


def _of_lists(table: dict[str, Any]) -> bool:
    return all(isinstance(value, list) for value in table.values())
