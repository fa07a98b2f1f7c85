"""What do units work together on? Purposes gathered into themes by the stems of their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np

from graph.errors import UsageError
from graph.network import Network
from queries.parties import Party, by_name, party
from queries.strength import Strength, strengths

__all__ = ["LANGUAGES", "Theme", "Themes", "parse_themes", "themes"]

LANGUAGES = ("nb", "nn", "da", "sv", "en")
LETTERS = 4  # a shorter word is no theme
TIES = 3  # that a word must stand in
COMMON = 0.5  # of the ties with a purpose; a word in more of them tells nothing apart
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Theme:
    """Existing ties whose purposes have words in common.

    Attributes
    ----------
    name : str
        As the user named it, or the stem of its words.
    words : tuple of str
        The words that were found, as written but in small letters, the most frequent first.
    ties : int
        Existing ties with such a purpose. A tie can have several themes.
    share : float
        Of all existing ties that have a purpose, 0 to 1.
    strength : Strength
        Contacts a year of these ties, for whatever purpose.
    actors : tuple of Party
        Who stands at their ends, by name.
    evidence : tuple of str
        Ids of the statements behind them.
    """

    name: str
    words: tuple[str, ...]
    ties: int
    share: float
    strength: Strength
    actors: tuple[Party, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """What the existing ties are for, as far as their purposes say.

    Attributes
    ----------
    ties : int
        Existing ties that have a purpose.
    without_purpose : int
        Existing ties that have none.
    without_theme : int
        Of `ties` those in no theme.
    named : bool
        Whether the themes are those of the user; else they were found: stems of words of at
        least 4 letters, without function words, that stand in at least 3 ties of at least 2
        units and in at most half of all ties with a purpose. Words that always stand
        together are one theme.
    themes : tuple of Theme
        The most ties first, then by name.
    """

    ties: int
    without_purpose: int
    without_theme: int
    named: bool
    themes: tuple[Theme, ...]


def themes(
    network: Network,
    *,
    named: Mapping[str, Sequence[str]] | None = None,
    languages: Sequence[str] = ("nb",),
) -> Themes:
    """Gather the existing ties by what they are for.

    Parameters
    ----------
    network : Network
    named : mapping from theme to words, optional
        The user's themes (see `parse_themes`); without it they are found.
    languages : sequence of {"nb", "nn", "da", "sv", "en"}
        Whose stems are used, the first that knows a word first. Each takes half a second to
        load, so name those of the documents.

    Raises
    ------
    UsageError
        If a language is none of these.
    """
    for language in languages:
        if language not in LANGUAGES:
            raise UsageError(f"“{language}” is none of the languages {', '.join(LANGUAGES)}.")
    rows = [int(row) for row in network.rows()]
    texts = {row: " / ".join(network.purposes[row]).casefold() for row in rows}
    told = {row: text for row, text in texts.items() if text}
    stem = _stemmer(tuple(languages))
    found = (
        _named(told, named, stem)
        if named is not None
        else _found(network, told, stem, _empty_words(languages))
    )
    made = [_theme(network, name, hits, len(told)) for name, hits in found.items() if hits]
    covered = {row for hits in found.values() for row in hits}
    return Themes(
        ties=len(told),
        without_purpose=len(rows) - len(told),
        without_theme=len(told) - len(covered),
        named=named is not None,
        themes=tuple(sorted(made, key=lambda t: (-t.ties, t.name))),
    )


def parse_themes(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """Read a user's themes: YAML, each theme with a list of words.

    A word matches all forms of itself, ``word*`` all words that begin so, and several words
    match where they stand together.

    Parameters
    ----------
    text : str
    file : str
        Its name, for the messages.

    Raises
    ------
    UsageError
        If it is not such a list; the text says where.

    Examples
    --------
    >>> parse_themes("Health: [nurse, health*]", "themes.yaml")
    {'Health': ('nurse', 'health*')}
    """
    import yaml

    advice = "Write one theme a line: Theme: [word, other word]"
    try:
        loaded: object = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}" if mark is not None else file
        raise UsageError(f"{where}: this is not YAML. {advice}") from None
    if not isinstance(loaded, dict) or not loaded:
        raise UsageError(f"{file}: there are no themes. {advice}")
    found: dict[str, tuple[str, ...]] = {}
    for name, words in cast("dict[object, object]", loaded).items():
        listed = cast("list[object]", words) if isinstance(words, list) else []
        texts = tuple(w.strip() for w in listed if isinstance(w, str) and w.strip())
        if not isinstance(name, str) or not texts or len(texts) < len(listed):
            raise UsageError(f"{file}: the theme “{name}” has no list of words. {advice}")
        found[name] = texts
    return found


Hits = dict[int, tuple[str, ...]]
"""Rows of a theme, each with the words that were found in it."""


def _named(
    told: Mapping[int, str], named: Mapping[str, Sequence[str]], stem: Callable[[str], str]
) -> dict[str, Hits]:
    return {
        name: {
            row: hits
            for row, text in told.items()
            if (
                hits := tuple(
                    w for word in words for w in _matches(word.casefold(), text, stem)
                )
            )
        }
        for name, words in named.items()
    }


def _matches(word: str, text: str, stem: Callable[[str], str]) -> Iterator[str]:
    """The words of a text that a word of a theme means."""
    if " " in word:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            yield word
        return
    for written in WORD.findall(text):
        if written.startswith(word[:-1]) if word.endswith("*") else stem(written) == stem(word):
            yield written


def _found(
    network: Network, told: Mapping[int, str], stem: Callable[[str], str], empty: frozenset[str]
) -> dict[str, Hits]:
    """Stems that stand in several ties of several units; one theme for those in the same."""
    stems: dict[str, dict[int, list[str]]] = {}
    for row, text in told.items():
        for written in WORD.findall(text):
            if len(written) >= LETTERS and written not in empty:
                stems.setdefault(stem(written), {}).setdefault(row, []).append(written)
    together: dict[frozenset[int], list[str]] = {}
    for name, hits in sorted(stems.items()):
        speakers = {int(network.source[row]) for row in hits}
        if TIES <= len(hits) <= COMMON * len(told) and len(speakers) > 1:
            together.setdefault(frozenset(hits), []).append(name)
    return {
        " ".join(names): {
            row: tuple(w for name in names for w in stems[name][row]) for row in sorted(rows)
        }
        for rows, names in together.items()
    }


def _theme(network: Network, name: str, hits: Hits, of: int) -> Theme:
    rows = np.array(sorted(hits), np.intp)
    count: dict[str, int] = {}
    for words in hits.values():
        for word in words:
            count[word] = count.get(word, 0) + 1
    ends = {int(i) for i in [*network.source[rows], *network.target[rows]]}
    return Theme(
        name=name,
        words=tuple(sorted(count, key=lambda w: (-count[w], w))),
        ties=len(rows),
        share=len(rows) / of,
        strength=strengths(network, rows, np.zeros(len(rows), np.int64), 1)[0],
        actors=tuple(sorted((party(network, i) for i in ends), key=by_name)),
        evidence=tuple(dict.fromkeys(i for row in rows for i in network.evidence[int(row)])),
    )


@cache
def _stemmer(languages: tuple[str, ...]) -> Callable[[str], str]:
    from simplemma import lemmatize

    @cache
    def stem(word: str) -> str:
        return lemmatize(word, lang=languages).casefold()

    return stem


def _empty_words(languages: Sequence[str]) -> frozenset[str]:
    import yaml

    text = Path(__file__).with_name("function_words.yaml").read_text("utf-8")
    lists: dict[str, list[str]] = yaml.safe_load(text)
    return frozenset(word for language in languages for word in lists[language])
