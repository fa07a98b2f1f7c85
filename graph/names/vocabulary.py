"""The words that the rules on names rest on: data in one YAML file a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, cast

from graph.own_words import OwnWords, in_use, overlaid

__all__ = ["LANGUAGES", "Cues", "Form", "Tag", "Vocabulary", "vocabulary"]

LANGUAGES = ("nb", "nn", "da", "sv", "en")


class Tag(StrEnum):
    """What a noun stands for. The notes in ``nb.yaml`` say more."""

    COLLECTIVE = "collective"
    COUNCIL = "council"
    INSTITUTION = "institution"
    ASSOCIATION = "association"
    OUTSIDE = "outside"
    BODY = "body"
    ROLE = "role"
    UNIT = "unit"
    OFFICE = "office"
    MUNICIPALITY = "municipality"
    PEOPLE = "people"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: its dictionary form, what it stands for, and its number."""

    lemma: str
    tag: Tag
    plural: bool


@dataclass(frozen=True)
class Cues:
    """What tells a language from the others in names."""

    words: frozenset[str]
    endings: tuple[str, ...]
    letters: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of all languages together."""

    forms: Mapping[str, Form]
    same: Mapping[str, str]
    spelling: Mapping[str, str]
    expansions: Mapping[str, frozenset[str]]
    ask: Mapping[str, frozenset[int]]
    joining: frozenset[str]
    skip: frozenset[str]
    generic: frozenset[str]
    contrary: frozenset[str]
    other: frozenset[str]
    apart: frozenset[str]
    functions: frozenset[str]
    services: frozenset[str]
    domains: frozenset[str]
    cues: Mapping[str, Cues]

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that join or point only."""
        return self.joining | self.skip

    @cached_property
    def own(self) -> frozenset[str]:
        """What a municipality has and does."""
        return self.functions | self.domains


def vocabulary() -> Vocabulary:
    """The words, with those that the person added; read once."""
    return _vocabulary(in_use())


@lru_cache(maxsize=2)
def _vocabulary(own: OwnWords) -> Vocabulary:
    """The words as they are with `own`, which are in use."""
    data = {language: _read(language) for language in LANGUAGES}

    def union(key: str) -> frozenset[str]:
        return frozenset(word for words in data.values() for word in words[key])

    return Vocabulary(
        forms=_forms(data.values()),
        same={
            short: word
            for words in data.values()
            for word, shorts in words["same"].items()
            for short in shorts
        },
        spelling={
            one: other for words in data.values() for one, other in words["spelling"].items()
        },
        expansions={
            short: frozenset(full)
            for words in reversed(data.values())
            for short, full in words["expansions"].items()
        },
        ask=_asked(group for words in data.values() for group in words["ask"]),
        joining=union("joining"),
        skip=union("skip"),
        generic=union("generic"),
        contrary=union("contrary"),
        other=union("other"),
        apart=union("apart"),
        functions=union("functions"),
        services=union("services"),
        domains=union("domains"),
        cues={
            language: Cues(
                frozenset(words["cues"]["words"]),
                tuple(words["cues"]["endings"]),
                frozenset(words["cues"]["letters"]),
            )
            for language, words in data.items()
        },
    )


def _read(language: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("graph.names").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    words = cast("dict[str, Any]", yaml.load(text, loader))  # noqa: S506  # a safe loader
    return overlaid("names", language, words)


def _forms(languages: Iterable[dict[str, Any]]) -> dict[str, Form]:
    """Every form of every noun; where languages disagree, the first one is kept."""
    forms: dict[str, Form] = {}
    for words in languages:
        for tag, tables in words["nouns"].items():
            for endings, stems in tables.items():
                for stem in stems:
                    for form in inflect(stem, endings, Tag(tag)):
                        forms.setdefault(form[0], form[1])
    return forms


def inflect(stem: str, endings: str, tag: Tag) -> list[tuple[str, Form]]:
    """The forms of one noun.

    Examples
    --------
    >>> [(form, f.plural) for form, f in inflect("skol", "e en | er ene", Tag.COLLECTIVE)]
    [('skole', False), ('skolen', False), ('skoler', True), ('skolene', True)]
    """
    singular, _, plural = endings.partition("|")
    ending = [e.replace("-", "") for e in singular.split()]
    lemma = stem + ending[0]
    found = [(stem + e, Form(lemma, tag, plural=False)) for e in ending]
    more = [e.replace("-", "") for e in plural.split()]
    return found + [(stem + e, Form(lemma, tag, plural=True)) for e in more]


def _asked(groups: Iterable[list[str]]) -> dict[str, frozenset[int]]:
    asked: dict[str, frozenset[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            asked[word] = asked.get(word, frozenset()) | {number}
    return asked
