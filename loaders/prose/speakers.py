"""Whom the persons of a document speak for: "Ida (Parks)" among those who were there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.naming.mentions import PERSON, Mention
from loaders.naming.nouns import Nouns, Sort
from loaders.naming.text import Marker, Sentence
from loaders.prose.items import Item
from loaders.wording import LONGEST

__all__ = ["Speakers", "present_with_units"]

_PERSON = re.compile(
    r"(?<![\w-])([A-ZÆØÅÄÖ][a-zæøåäöéü]+(?:-[A-ZÆØÅÄÖ][a-zæøåäöéü]+)?)"
    r"(?:\s[A-ZÆØÅÄÖ](?:\.|(?![\w])|[a-zæøåäöéü-]+)){0,2}\s*\(([^()]{2,60})\)"
)
_AT_HOME = re.compile(
    r"(?<![\w-])([A-ZÆØÅÄÖ][a-zæøåäöéü]+(?:-[A-ZÆØÅÄÖ][a-zæøåäöéü]+)?)"
    r"(?:\s[A-ZÆØÅÄÖ](?:\.|(?![\w])|[a-zæøåäöéü-]+)){0,2}"
    r"\s(?:fra|från|frå|from|på|i|at|in|hos|ved|vid)\s([A-ZÆØÅÄÖ][\w-]{3,})(?=\s[a-zæøåäö])"
)
_MOST_WORDS = 6  # of a unit's name
_OPENING = 2  # words before who speaks
_HOME = frozenset(
    (
        "fra",
        "från",
        "frå",
        "from",
        "på",
        "i",
        "at",
        "in",
        "of",
        "hos",
        "ved",
        "vid",
        "för",
        "for",
    )
)
_VOICE = 0.9


def present_with_units(
    found: Sequence[Item], first_names: frozenset[str], words: Marker, nouns: Nouns
) -> Iterator[tuple[str, str]]:
    """The first names and units of persons with their units in brackets.

    Parameters
    ----------
    found : sequence of Item
        The document.
    first_names : frozenset of str
        In lower case.
    words, nouns : Marker, Nouns
        Of its language.
    """
    texts = [item.block.text[: 4 * LONGEST] for item in found]
    for text in texts:
        for match in _PERSON.finditer(text):
            first, unit = match[1].casefold(), match[2].strip()
            if first in first_names and _may_be_unit(unit, words, nouns):
                yield first, unit
        for match in _AT_HOME.finditer(text):
            first, unit = match[1].casefold(), match[2]
            known = first in first_names and _acts_elsewhere(unit, texts)
            if known and _may_be_unit(unit, words, nouns):
                yield first, unit


def _acts_elsewhere(word: str, texts: Sequence[str]) -> bool:
    """Whether a word also stands where no place does: "*Parks* meets", not "in Norby"."""
    places = "".join(rf"(?<!\b{home} )" for home in sorted(_HOME))
    pattern = re.compile(rf"{places}(?<![\w-]){re.escape(word)}(?![\w-])")
    return any(pattern.search(text) for text in texts)


def _may_be_unit(text: str, words: Marker, nouns: Nouns) -> bool:
    """Whether what stands in brackets behind a person is a unit, and no title or remark."""
    sentence = words.sentence(text)
    if not text[:1].isupper() or len(text.split()) > _MOST_WORDS or sentence.has("verbs"):
        return False
    if any(token.text in ",;:." or token.text.isdigit() for token in sentence.tokens):
        return False
    noun = nouns.noun(sentence.tokens[-1].low)
    person = noun is not None and noun.sort in (Sort.ROLE, Sort.PEOPLE)
    return not (person or sentence.covers("titles", len(sentence.tokens) - 1))


class Speakers:
    """Remembers for which unit each person speaks, as a document tells it.

    Parameters
    ----------
    known : iterable of (str, str)
        First names in lower case, with units.
    """

    def __init__(self, known: Sequence[tuple[str, str]] = ()) -> None:
        self._units: dict[str, str] = {}
        for first, unit in known:
            self._learn(first, unit)

    def _learn(self, first: str, unit: str) -> None:
        """Two persons of one name in two units speak for nobody."""
        self._units[first] = unit if self._units.get(first, unit) == unit else ""

    def speaking(self, mentions: list[Mention], sentence: Sentence) -> list[Mention]:
        """The mentions of a sentence, with the unit for the person who opens it."""
        mentions = [*self._first(mentions, sentence), *mentions]
        person = mentions[0] if mentions else None
        if person is None or person.sort != PERSON or person.start > _OPENING:
            return mentions
        first = sentence.tokens[person.start].low
        unit = mentions[1] if len(mentions) > 1 else None
        if unit and unit.unit and _is_home(sentence, person, unit):
            self._learn(first, unit.text)
            return [replace(unit, start=person.start), *mentions[2:]]
        name = self._units.get(first)
        if not name:
            return mentions
        voice = replace(person, text=name, sort=Sort.UNIT, weight=_VOICE)
        bracket = unit is not None and unit.text.casefold() == name.casefold()
        end = unit.end if unit and bracket and unit.start <= person.end + 1 else person.end
        rest = mentions[2:] if end > person.end else mentions[1:]
        return [replace(voice, end=end), *rest]

    def _first(self, mentions: Sequence[Mention], sentence: Sentence) -> list[Mention]:
        """The person who opens a sentence by a first name that may be another word too."""
        first = sentence.tokens[0]
        known = first.capital and self._units.get(first.low)
        named = mentions and mentions[0].start == 0
        return [Mention(first.text, 0, 1, PERSON)] if known and not named else []


def _is_home(sentence: Sentence, person: Mention, unit: Mention) -> bool:
    """Whether a unit is where a person comes from: "Ida *from* the parks team"."""
    if unit.sort in (Sort.PLACE, Sort.OWN):
        return False
    between = [sentence.tokens[at].low for at in range(person.end, unit.start)]
    if between[:1] == ["("]:
        return len(between) == 1
    small = between[1:] in ([], ["the"])
    return bool(between) and between[0] in _HOME and small
