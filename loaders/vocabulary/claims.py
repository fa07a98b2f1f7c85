"""Words that the person gives another meaning than we do: theirs counts, in every language.

A word heads one column, is one status, and says one thing of how often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from graph.own_words import LANGUAGES, in_use
from loaders.vocabulary.spelling import fold

__all__ = ["without_claimed"]

# In the fields of a family a word means one thing.
_FAMILIES = (
    ("rates", "numberless", "not_frequency"),
    ("headers",),
    ("statuses",),
    ("kinds",),
    ("scopes",),
)
_Field = list[str] | dict[str, list[str]]


def without_claimed(words: dict[str, Any]) -> dict[str, Any]:
    """The words of a language without those that the person uses for something else."""
    if not in_use():
        return words
    found = dict(words)
    for family in _FAMILIES:
        claims = _claims(family)
        for field in family if claims else ():
            found[field] = _kept(field, cast("_Field", found[field]), claims)
    return found


def _claims(family: tuple[str, ...]) -> dict[str, str]:
    """What the person's words mean in a family: the field, or the field and the key in it."""
    claims: dict[str, str] = {}
    for code in LANGUAGES:
        for _, added in in_use().parts("lists", code):
            for field in family:
                claims.update(_meant(field, added.get(field, [])))
    return claims


def _meant(field: str, words: _Field) -> Iterator[tuple[str, str]]:
    for meaning, said in _meanings(field, words).items():
        yield from ((fold(word), meaning) for word in said)


def _meanings(field: str, words: _Field) -> Mapping[str, list[str]]:
    if isinstance(words, list):
        return {field: words}
    return {f"{field}.{key}": said for key, said in words.items()}


def _kept(field: str, words: _Field, claims: Mapping[str, str]) -> _Field:
    def own(said: list[str], meaning: str) -> list[str]:
        return [word for word in said if claims.get(fold(word), meaning) == meaning]

    if isinstance(words, list):
        return own(words, field)
    return {key: own(said, f"{field}.{key}") for key, said in words.items()}
