"""The words that documents are read with: one YAML file per language, merged here.

The files are data for a person to read and extend; `nb.yaml` tells what each key means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, cast

import yaml
from pydantic import Field

from graph.model import Kind, Record, Scope, Status
from graph.own_words import LANGUAGES, OwnWords, in_use, overlaid
from loaders.vocabulary.claims import without_claimed
from loaders.vocabulary.spelling import fold

__all__ = ["LANGUAGES", "Vocabulary", "Words", "fits", "fold", "read_words", "vocabulary"]

Phrases = tuple[str, ...]
Meaning = TypeVar("Meaning", bound=str)


class Words(Record):
    """The words of one language. Each field is a key of the language's YAML file."""

    language: str
    function_words: Phrases
    rates: dict[str, Phrases]
    periods: dict[str, Phrases]
    weekdays: Phrases
    short_weekdays: Phrases
    numerals: dict[str, int]
    ordinals: dict[str, int]
    times: Phrases
    once: dict[str, int] = Field(default_factory=dict)
    every: Phrases
    every_other: Phrases
    per: Phrases
    range: Phrases
    about: Phrases
    at_least: Phrases
    at_most: Phrases
    or_more: Phrases
    couple: Phrases
    several: Phrases
    numberless: Phrases
    not_frequency: Phrases
    measures: Phrases
    contact_words: Phrases
    unless: Phrases
    contents_titles: Phrases
    list_phrases: Phrases
    list_words: Phrases
    list_fillers: Phrases
    list_ends: Phrases
    document_words: Phrases
    no_answer: Phrases
    everybody: Phrases
    must: Phrases
    work_with: Phrases
    relative: Phrases
    topics: Phrases
    purpose_cues: Phrases
    need_words: Phrases
    reason_cues: Phrases
    frequency_cues: Phrases
    rest: Phrases
    these: Phrases
    between: Phrases
    joint_work: Phrases
    conjunctions: Phrases
    not_a_partner: Phrases
    with_words: Phrases
    wishes: Phrases
    troubles: Phrases
    unclear: Phrases
    endings: Phrases
    person_cues: Phrases
    name_fillers: Phrases
    abbreviations: Phrases
    headers: dict[str, Phrases]
    statuses: dict[Status, Phrases]
    kinds: dict[Kind, Phrases]
    scopes: dict[Scope, Phrases]
    months: Phrases
    meeting_titles: Phrases
    wheel_titles: Phrases
    description_titles: Phrases
    owner_labels: Phrases
    owner_words: Phrases
    slide_words: Phrases
    seasons: Phrases
    delegates: Phrases
    meet_with: Phrases
    week_words: Phrases
    scope_words: Phrases
    mark_words: Phrases
    no_words: Phrases
    appendix_words: Phrases
    municipality_words: Phrases
    section_titles: Phrases
    who_words: Phrases
    question_words: Phrases
    closed_words: Phrases
    only_us: Phrases
    durations: Phrases
    amounts: Phrases
    since_words: Phrases
    updated_words: Phrases
    undecided: Phrases
    half_words: Phrases
    chapter_words: Phrases
    caption_words: Phrases
    page_words: Phrases
    page_joiners: Phrases
    loose_words: Phrases
    made_of: Phrases
    members_of: Phrases
    takes_part: Phrases
    standing_members: Phrases
    standing: Phrases
    generic_bodies: Phrases
    officers: Phrases
    activity_ends: Phrases
    clock_words: Phrases
    clause_openers: Phrases
    not_begun: Phrases
    stuck: Phrases
    but_words: Phrases
    called_off: Phrases
    ended_words: Phrases
    begin_words: Phrases
    group_words: Phrases
    own_titles: Phrases
    own_meetings: Phrases
    wished_titles: Phrases
    troubled_titles: Phrases
    each_unit: Phrases
    each_theme: Phrases
    meeting_nouns: Phrases
    letter_from: Phrases
    letter_to: Phrases
    letter_subject: Phrases
    letter_date: Phrases
    greetings: Phrases
    closings: Phrases
    letter_heads: Phrases
    colours: dict[str, Phrases]
    note_words: Phrases
    table_words: Phrases
    note_present: Phrases
    note_wishes: Phrases
    note_troubles: Phrases
    note_other: Phrases
    fields: Phrases
    field_ends: Phrases
    field_adjuncts: Phrases
    paper_ends: Phrases


@dataclass(frozen=True)
class Vocabulary:
    """The words of all languages.

    Attributes
    ----------
    languages : mapping from language code to Words
        In the order of `LANGUAGES`; the first language wins where two disagree on a word.
    headers, statuses, kinds, scopes : mapping from folded word to meaning
        Merged over the languages: what a column header ("unit", "partner", "frequency",
        "purpose", "status", "kind", "parent", "scope"), a status, a kind or a scope is.
    """

    languages: Mapping[str, Words]
    headers: Mapping[str, str]
    statuses: Mapping[str, Status]
    kinds: Mapping[str, Kind]
    scopes: Mapping[str, Scope]

    def all(self, key: str) -> frozenset[str]:
        """The folded words of a key, such as ``"list_ends"``, in all languages together."""
        return _merged(key)

    def column(self, header: str) -> str | None:
        """The column that a header names, None when it is no header of ours.

        Examples
        --------
        >>> vocabulary().column("Samarbeidspartner:"), vocabulary().column("Budsjett")
        ('partner', None)
        """
        return self.headers.get(fold(header))

    def status(self, text: str) -> Status | None:
        """The status that a word stands for, None when it is none."""
        return self.statuses.get(fold(text))

    def kind(self, text: str) -> Kind | None:
        """The kind of actor that a word stands for, None when it is none."""
        return self.kinds.get(fold(text))

    def scope(self, text: str) -> Scope | None:
        """Inside or outside the organisation, None when the word says neither."""
        return self.scopes.get(fold(text))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of Samspill with the words that the person added; read once."""
    _read_with.append(in_use())
    return read_words()


_read_with: list[OwnWords] = []


def fits() -> bool:
    """Whether this process can still read with the words in use: it has with no others.

    What follows from the words is kept all over the house, so it cannot take others later.
    """
    return not _read_with or _read_with[0] == in_use()


def read_words() -> Vocabulary:
    """The vocabulary, read anew.

    Raises
    ------
    UsageError
        If words of the person do not fit; the text names file and key.
    """
    read = {code: _read(code) for code in LANGUAGES}
    languages = {c: Words.model_validate(without_claimed(w)) for c, w in read.items()}
    words = languages.values()
    return Vocabulary(
        languages=MappingProxyType(languages),
        headers=_meanings(words, lambda w: w.headers, str),
        statuses=_meanings(
            words, lambda w: {s.value: v for s, v in w.statuses.items()}, Status
        ),
        kinds=_meanings(words, lambda w: {k.value: v for k, v in w.kinds.items()}, Kind),
        scopes=_meanings(words, lambda w: {s.value: v for s, v in w.scopes.items()}, Scope),
    )


def _read(code: str) -> dict[str, Any]:
    text = files(__name__).joinpath(f"{code}.yaml").read_text(encoding="utf-8")
    # The C parser, where PyYAML has it, is ten times as fast and as safe.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words = cast("dict[str, Any]", yaml.load(text, Loader=loader))  # noqa: S506
    return overlaid("lists", code, words)


def _meanings(
    words: Iterable[Words],
    field: Callable[[Words], Mapping[str, Phrases]],
    meaning: Callable[[str], Meaning],
) -> Mapping[str, Meaning]:
    found: dict[str, Meaning] = {}
    for language in words:
        for key, phrases in field(language).items():
            # The name that the program itself gives the thing is always understood.
            for phrase in (*phrases, key):
                found.setdefault(fold(phrase), meaning(key))
    return MappingProxyType(found)


@cache
def _merged(key: str) -> frozenset[str]:
    languages = vocabulary().languages.values()
    return frozenset(fold(word) for words in languages for word in getattr(words, key))
