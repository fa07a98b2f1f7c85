"""What sort of thing a noun names: a unit, one of many, a body, a role, people, a theme."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from graph.names.vocabulary import Tag
from graph.names.vocabulary import vocabulary as name_vocabulary
from loaders.naming.words import terms
from loaders.vocabulary import vocabulary as loader_vocabulary

__all__ = ["Noun", "Nouns", "Sort", "nouns"]

_LONGEST = 24
_SHORTEST_END = 4  # letters of a known noun at the end of a compound
_SHORTEST_COUNCIL = 3  # a council ends many names, and is short in most languages
_SHORTEST_START = 3  # letters before it


# The departments: all of them, and so a partner, while "the department" only points.
_MANY_ENDINGS = ("ene", "ane", "erne", "arna", "erna", "orna")
_ARTICLE_ENDS = ("en", "et", "n", "t", "a", "ene", "ne", "ane", "erne", "arna", "erna", "na")


class Sort(StrEnum):
    """What sort of thing a noun names."""

    UNIT = "unit"
    MANY = "many"  # one of many alike, or all of them: schools, clubs
    COUNCIL = "council"
    BODY = "body"
    ROLE = "role"
    GENERIC = "generic"  # a bare word for any unit: the department
    OWN = "own"  # the municipality whose document it is: it speaks of most of its units
    PEOPLE = "people"
    PLACE = "place"  # municipality, region
    THEME = "theme"


class Noun(NamedTuple):
    """What sort a noun is of, and whether it is a compound that says more of it."""

    sort: Sort
    compound: bool


_TAGS = {
    Tag.COLLECTIVE: Sort.MANY,
    Tag.COUNCIL: Sort.COUNCIL,
    Tag.INSTITUTION: Sort.UNIT,
    Tag.ASSOCIATION: Sort.MANY,
    Tag.OUTSIDE: Sort.MANY,
    Tag.BODY: Sort.BODY,
    Tag.ROLE: Sort.ROLE,
    Tag.UNIT: Sort.UNIT,
    Tag.OFFICE: Sort.UNIT,
    Tag.MUNICIPALITY: Sort.PLACE,
    Tag.PEOPLE: Sort.PEOPLE,
}


def _least(tag: Tag) -> int:
    return _SHORTEST_COUNCIL if tag is Tag.COUNCIL else _SHORTEST_END


class Nouns:
    """Looks nouns up for documents in one language."""

    def __init__(self, language: str) -> None:
        words = terms(language)
        self._ends = dict.fromkeys(words["generic"] | words["unit_words"], Sort.UNIT)
        self._ends |= {
            form: _TAGS[entry.tag]
            for form, entry in name_vocabulary().forms.items()
            if entry.tag in _TAGS and len(entry.lemma) >= _least(entry.tag)
        }
        single = [word for word in words["others"] if " " not in word]
        self._ends |= dict.fromkeys(single, Sort.MANY)
        self._ends |= dict.fromkeys(words["people"], Sort.PEOPLE)
        self._ends |= dict.fromkeys(words["professions"], Sort.ROLE)
        self._whole: dict[str, Sort] = dict.fromkeys(single, Sort.MANY)
        self._whole |= {
            form: _TAGS[entry.tag]
            for form, entry in name_vocabulary().forms.items()
            if entry.tag in _TAGS and len(entry.lemma) < _least(entry.tag)
        }
        self._whole |= dict.fromkeys(words["people"], Sort.PEOPLE)
        many = {word for word in words["generic"] if word.endswith(_MANY_ENDINGS)}
        self._whole |= dict.fromkeys(words["generic"] - many, Sort.GENERIC)
        self._whole |= dict.fromkeys(many, Sort.MANY)
        self._themes = words["themes"] | name_vocabulary().domains | name_vocabulary().functions
        if language == "en":
            self._themes -= words["prepositions"]  # "by" is a town elsewhere
        self._stems = ("",) if language == "sv" else ("", "e")  # "tjenest|e"
        self._activities = words["activities"]
        verbs = ("with_heads", "to_heads", "from_heads", "object_heads", "by_heads")
        self._never = (
            words["not_units"].union(
                words["needs"],
                words["join_heads"],
                words["between"],
                *(words[k] for k in verbs),
            )
            - words["unit_words"]
        )
        self._municipality = {
            form
            for form, entry in name_vocabulary().forms.items()
            if entry.tag is Tag.MUNICIPALITY
        }
        vocabulary = loader_vocabulary()
        known = vocabulary.languages.get(language)
        self._numerals = frozenset(known.numerals) if known else frozenset[str]()
        self._never |= vocabulary.all("months") | vocabulary.all("weekdays")
        self._councils = {
            form for form, entry in name_vocabulary().forms.items() if entry.tag is Tag.COUNCIL
        }
        self._not_ends = words["not_ends"]
        self._kinds = tuple(sorted(words["kinds"]))
        self.compounds = language != "en"
        self._known: dict[str, Noun | None] = {}

    def noun(self, low: str) -> Noun | None:
        """What a word in lower case names, also in the genitive; None for no such noun."""
        if low not in self._known:
            found = self._look_up(low)
            if found is None and low.endswith("s") and len(low) > _SHORTEST_END:
                found = self._look_up(low[:-1].rstrip("'’"))
            self._known[low] = found
        return self._known[low]

    def genitive(self, low: str) -> bool:
        """Whether a word is a noun in the genitive: *the library's*."""
        return low.endswith("s") and self._look_up(low) is None and self.noun(low) is not None

    def theme(self, low: str) -> bool:
        """Whether a word names a field of work, as units are named after."""
        return low in self._themes

    def definite(self, low: str) -> bool:
        """Whether a known noun has the article at its end: *avdelingen*, *skolane*."""
        stems = {low.removesuffix(end) for end in _ARTICLE_ENDS if low.endswith(end)}
        stems = {stem for stem in stems if len(stem) >= _SHORTEST_COUNCIL}
        stems |= {stem[:-1] for stem in stems if stem[-1] == stem[-2]}  # "hjem|met"
        return any(self._look_up(f"{stem}{end}") for stem in stems for end in self._stems)

    def ends_generic(self, low: str) -> bool:
        """Whether a word is, or ends with, one for any unit: *kompetansesenteret*."""
        return any(self._whole.get(low[at:]) is Sort.GENERIC for at in range(len(low) - 3))

    def start(self, low: str) -> str:
        """What comes before the noun of a compound: *park* of *parkteamet*; "" for none."""
        starts = range(_SHORTEST_START, len(low) - _SHORTEST_COUNCIL + 1)
        return next((low[:at] for at in starts if low[at:] in self._ends), "")

    def counts(self, low: str) -> bool:
        """Whether a word is a number: *seven* centres."""
        return low in self._numerals

    def activity(self, low: str) -> bool:
        """Whether a word in lower case names what is done, more than who does it."""
        return low in self._activities

    def whole(self, low: str) -> bool:
        """Whether a word means all units together, however it is told apart: organisation."""
        return low in self._not_ends

    def council(self, low: str) -> bool:
        """Whether a word names a board or a council, in a compound as well."""
        end = next((low[at:] for at in range(len(low) - 2) if low[at:] in self._councils), "")
        return bool(end)

    def kind(self, low: str) -> bool:
        """Whether a word stands in front of the name of its own: the firm, the club."""
        return low.endswith(self._kinds)

    def municipality(self, low: str) -> bool:
        """Whether a word is "municipality" in some form."""
        return low in self._municipality or low.rstrip("s") in self._municipality

    def never(self, low: str) -> bool:
        """Whether a word names no unit, however it is written: a month, a program."""
        return low in self._never

    def _look_up(self, low: str) -> Noun | None:
        if low in self._never or low.rstrip("-") != low:
            return None
        if sort := self._whole.get(low):
            return Noun(sort, compound=False)
        if sort := self._ends.get(low):
            return Noun(sort, compound=False)
        if "-" in low or self.compounds:
            return self._compound(low)
        return None

    def _compound(self, low: str) -> Noun | None:
        first = max(_SHORTEST_START - 1 if "-" in low else _SHORTEST_START, len(low) - _LONGEST)
        for start in range(first, len(low) - _SHORTEST_COUNCIL + 1):
            sort = self._ends.get(low[start:])
            short = len(low) - start < _SHORTEST_END
            if sort and (not short or (sort is Sort.COUNCIL and start > _SHORTEST_START)):
                return None if low[start:] in self._not_ends else Noun(sort, compound=True)
        return None


@cache
def nouns(language: str) -> Nouns:
    """The nouns of a language, made once."""
    return Nouns(language)


def known_expansions() -> Mapping[str, frozenset[str]]:
    """Abbreviations that every reader knows, and what they stand for."""
    return name_vocabulary().expansions
