"""The words that running text is read with: one YAML file per language, and first names.

The files in `loaders/vocabulary/prose` are data for a person to read and extend; ``nb.yaml``
tells what each key means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.model import Record
from graph.own_words import overlaid
from loaders.vocabulary import LANGUAGES

__all__ = ["PersonNames", "Phrases", "Terms", "person_names", "terms"]

Phrases = tuple[str, ...]
# Near languages, which a short text does not tell apart for sure.
_TOGETHER = {"nb": ("nb", "nn", "da"), "nn": ("nn", "nb"), "da": ("da", "nb")}


class Terms(Record):
    """The words of one language for running text. Each field is a key of its YAML file."""

    with_heads: Phrases
    with_preps: Phrases
    pointing: Phrases
    such_as: Phrases
    work_heads: Phrases
    head_ends: Phrases
    to_heads: Phrases
    to_preps: Phrases
    place_heads: Phrases
    takes_place: Phrases
    from_heads: Phrases
    from_preps: Phrases
    object_heads: Phrases
    by_heads: Phrases
    by_preps: Phrases
    mutual: Phrases
    doing: Phrases
    between: Phrases
    not_between: Phrases
    relations: Phrases
    settled: Phrases
    consulted: Phrases
    join_heads: Phrases
    join_ends: Phrases
    partner_nouns: Phrases
    member_heads: Phrases
    member_of: Phrases
    attending: Phrases
    wish_nouns: Phrases
    needs: Phrases
    proposed: Phrases
    considering: Phrases
    actions: Phrases
    wishes: Phrases
    strained: Phrases
    without: Phrases
    unmet: Phrases
    cases: Phrases
    negation: Phrases
    not_negated: Phrases
    existing: Phrases
    present: Phrases
    done: Phrases
    goes_on: Phrases
    decisions: Phrases
    closing_words: Phrases
    contrast: Phrases
    responsible: Phrases
    owner_columns: Phrases
    disputed: Phrases
    until: Phrases
    past: Phrases
    us: Phrases
    conditions: Phrases
    proposed_titles: Phrases
    title_openers: Phrases
    talks: Phrases
    raises: Phrases
    sore_points: Phrases
    turns_away: Phrases
    strained_titles: Phrases
    existing_titles: Phrases
    role_titles: Phrases
    duties: Phrases
    answer_words: Phrases
    document_words: Phrases
    formal: Phrases
    head_labels: Phrases
    attendance: Phrases
    unit_words: Phrases
    not_ends: Phrases
    kinds: Phrases
    generic: Phrases
    others: Phrases
    people: Phrases
    professions: Phrases
    themes: Phrases
    activities: Phrases
    name_adjectives: Phrases
    fillers: Phrases
    of_people: Phrases
    staff: Phrases
    conjunctions: Phrases
    we: Phrases
    own: Phrases
    they: Phrases
    both: Phrases
    places: Phrases
    prepositions: Phrases
    linking: Phrases
    topics: Phrases
    titles: Phrases
    not_units: Phrases
    verbs: Phrases
    not_actors: Phrases


class PersonNames(Record):
    """What tells a person: first names, and how last names end."""

    first_names: Phrases
    name_endings: Phrases


@cache
def terms(language: str) -> Mapping[str, frozenset[str]]:
    """The words of a language by key, in lower case, with all their endings.

    Parameters
    ----------
    language : str
        Near languages are read together; an unknown language stands for all of them.
    """
    codes = _TOGETHER.get(language, (language,) if language in LANGUAGES else LANGUAGES)
    read = [_read(code) for code in codes]
    return {
        key: frozenset(form for words in read for form in _forms(getattr(words, key)))
        for key in Terms.model_fields
    }


@cache
def person_names() -> PersonNames:
    """The names of persons that are known."""
    return PersonNames.model_validate(_yaml("names"))


def _forms(entries: Phrases) -> Iterator[str]:
    """Each entry with its endings: ``skol|e er`` is *skole* and *skoler*."""
    for entry in entries:
        stem, bar, endings = entry.partition("|")
        if not bar:
            yield stem.casefold()
        for ending in endings.split() if bar else ():
            yield f"{stem}{'' if ending == '-' else ending}".casefold()


@cache
def _read(code: str) -> Terms:
    return Terms.model_validate(overlaid("prose", code, _yaml(code)))


def _yaml(name: str) -> Any:
    path = files("loaders.vocabulary") / "prose" / f"{name}.yaml"
    # The C parser, where PyYAML has it, is ten times as fast and as safe.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
