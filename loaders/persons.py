"""Keep persons out: a list may name one where a unit should stand, and none is an actor."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Problem, ProblemKind, Reading, Source, Statement
from graph.names.vocabulary import Tag, vocabulary
from loaders.naming.words import person_names
from loaders.titles.likeness import is_place_of_work

__all__ = ["is_person", "without_persons"]

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’.])*")
_MOST = 4  # words of a person's name


def is_person(name: str) -> bool:
    """Whether a name is that of a person: a first name and a surname, with a title or without.

    Brackets after the name do not count. A first name alone may be that of a house, and a name
    that ends in a word for a place of work is that place's.

    Examples
    --------
    >>> is_person("Kari Nordmann"), is_person("Rektor Per Olsen"), is_person("Maria")
    (True, True, False)
    >>> is_person("Maria Skole"), is_person("Kari Nordmann (ukentlig)")
    (False, True)
    """
    first, _, rest = name.partition("(")[0].partition(",")  # "Kari Nordmann, caretaker"
    words = first.split() if " " in first.strip() else [*first.split(), *rest.split()]
    titled = len(words) > 2 and _is_title(words[0])
    words = words[1:] if titled else words
    if not 2 <= len(words) <= _MOST or not all(_NAME.fullmatch(w) for w in words):
        return False
    if not all(word[0].isupper() for word in words) or is_place_of_work(words[-1].casefold()):
        return False
    return words[0].casefold().partition("-")[0] in _first_names() or (
        titled and words[-1].casefold().endswith(tuple(person_names().name_endings))
    )


@cache
def _first_names() -> frozenset[str]:
    return frozenset(first.casefold() for first in person_names().first_names)


def _is_title(word: str) -> bool:
    form = vocabulary().forms.get(word.casefold())
    return form is not None and form.tag is Tag.ROLE


def without_persons(reading: Reading) -> Reading:
    """A reading without what it says of persons; each such place is a problem."""
    names = {name for said in reading.statements for name in _names(said)}
    names |= {unit.name for unit in reading.units}
    persons = {name for name in names if is_person(name)}
    if not persons:
        return reading
    of_persons = [said for said in reading.statements if _names(said) & persons]
    source = reading.source
    return reading.model_copy(
        update={
            "statements": tuple(s for s in reading.statements if not _names(s) & persons),
            "respondents": tuple(r for r in reading.respondents if r not in persons),
            "units": tuple(u for u in reading.units if u.name not in persons),
            "problems": (
                *(p for p in reading.problems if p.text not in persons),
                *dict.fromkeys(_problem(source, said) for said in of_persons),
            ),
        }
    )


def _names(said: Statement) -> set[str]:
    return {said.subject, said.object, said.speaker}


def _problem(source: Source, said: Statement) -> Problem:
    # Neither the quote nor the heading, which may be the name: it is nobody's business.
    place = said.place.model_copy(update={"heading": ()})
    return Problem(kind=ProblemKind.PERSON, file=source.name, source=source.sha256, place=place)
