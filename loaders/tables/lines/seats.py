"""Tell who has a seat in a body by one line of the list of its members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.frequency import STANDARD
from loaders.lists.bullets import take_apart
from loaders.lists.several import at_conjunction, enumeration
from loaders.naming.words import terms
from loaders.persons import is_person
from loaders.tables.members import members
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, sentences

__all__ = ["Seat", "seats"]

_THROUGH = re.compile(r"\s+(?:v/|c/o\s|ved\s).*$", re.IGNORECASE)  # who comes for a unit
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_BOTH = re.compile(r"\s+&\s+")
_LONG = 3  # words on either side of "and" that are a name of their own


class Seat(NamedTuple):
    """A unit or a role in a body, and how often it comes where the line says so."""

    name: str
    frequency: str


def seats(text: str) -> list[Seat]:
    """Who has a seat by a text: a line of a list, or what follows "consists of".

    Examples
    --------
    >>> seats("Barnevernet v/kontaktperson (en gang i halvåret)")
    [Seat(name='Barnevernet', frequency='en gang i halvåret')]
    >>> seats("Foreldre i saker som gjelder dem"), seats("Kari Nordmann"), seats("Leder")
    ([], [], [])
    """
    said = sentences(text)
    if not said:
        return []
    parts = take_apart(_attends().sub("", said[0].rstrip(". ")), STANDARD)
    often = parts.frequency.text if parts.frequency else ""
    named = [*_partners(parts.partner), *_units_behind(parts.purpose)]
    return [Seat(name, often) for name in dict.fromkeys(named)]


@cache
def _attends() -> re.Pattern[str]:
    """The end of a line that says when somebody comes: "Nurses take part when asked"."""
    return re.compile(rf"\s+(?:{any_of('takes_part')})\s.*$", re.IGNORECASE)


def _partners(text: str) -> Iterator[str]:
    text = _BRACKET.sub(lambda m: "" if fold(m[1]) in _officers() else m[0], text)
    for half in _halves(_THROUGH.sub("", text)):
        for member in _listed(half):
            if _has_seat(name := _without_others(member)):
                yield name


def _listed(text: str) -> list[str]:
    """The members of a text; what a conjunction alone joins is one name, but for two units."""
    found = members(text)
    if "," in text or len(found) != 2 or all(map(looks_like_unit, found)):
        return found
    return [text[text.index(found[0]) :]] if found[0] in text else found


def _halves(text: str) -> list[str]:
    """Two names that only "&" or "and" parts: both long enough to be one each."""
    halves = _BOTH.split(text) if "&" in text else at_conjunction(text)
    several = len(halves) > 1 and "," not in text and text[:1].isupper()
    named = all(half[:1].isupper() and len(half.split()) >= _LONG for half in halves)
    return halves if several and named else [text]


def _without_others(name: str) -> str:
    """A name without what "and others" adds to it."""
    first, *rest = at_conjunction(name)
    others = vocabulary().all("standing") | vocabulary().all("not_a_partner")
    return first if rest and fold(rest[0].split()[0]) in others else name


def _units_behind(text: str) -> list[str]:
    """The units behind a colon: "The council: Housing Office, Park Service"; else nobody."""
    bare = _BRACKET.sub("", text)
    named = [name for half in _halves(bare) for name in enumeration(half)] if bare else []
    whole = any(map(looks_like_unit, named)) and all(
        name[:1].isupper() and _has_seat(name) for name in named
    )
    return named if whole else []


def _has_seat(name: str) -> bool:
    """Whether a name is that of a unit or a role: no person, no officer, no condition."""
    plain = name.partition("(")[0].strip()
    words = [word.strip(".,:;").casefold() for word in plain.replace("/", " ").split()]
    if not words or is_person(plain) or plain.casefold() in _officers():
        return False
    if words[0] in _nobody() or not names_unit(plain):
        return False
    if words[0] in _officers() and words[1:2] and words[1] in vocabulary().all("conjunctions"):
        return False
    return not any(word in _conditions() for word in words[1:])


@cache
def _officers() -> frozenset[str]:
    return vocabulary().all("officers")


@cache
def _nobody() -> frozenset[str]:
    """How a line begins that names no unit: people, others, small words."""
    words = vocabulary()
    people = terms("")["people"] - terms("")["professions"]
    small = words.all("name_fillers") | words.all("owner_words") | words.all("relative")
    return people | words.all("not_a_partner") | small


@cache
def _conditions() -> frozenset[str]:
    """Words that stand in a sentence or in a condition, and in no name."""
    words = vocabulary()
    keys = ("must", "relative", "wishes")
    return frozenset(w for key in keys for w in words.all(key) if " " not in w)
