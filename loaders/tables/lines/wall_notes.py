"""Tell of one note from a wall whom it names, how often they meet and what for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.frequency import STANDARD
from loaders.lists.bullets import Parts, take_all_apart, take_apart
from loaders.lists.rates import take_rate
from loaders.naming.fields import names_field
from loaders.naming.finder import Finder
from loaders.naming.mentions import Mention, Names
from loaders.naming.nouns import Sort, nouns
from loaders.naming.text import Marker, Sentence, marker
from loaders.naming.words import person_names
from loaders.tables.lines.rated import without_bracket
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["Teller"]

_SURE = 0.6  # weight of a name within a sentence
_NAME_WORDS = 5
_JOINED = 3  # words of "Maps and surveys"
_SAID = 3  # words of a sentence behind its subject
_EDGES = " ,.:;–—-?!"
_QUOTES = " \"'“”«»„"
_MARK = re.compile(r"[:,(]|\s[–—-]\s|[!.]+(?=\s)")


class Teller:
    """Reads the notes of one document.

    Parameters
    ----------
    language : str
        Of the document; empty when it is not known.
    known : iterable of str
        Names of units that the document shows as titles.
    """

    def __init__(self, language: str, known: Iterable[str]) -> None:
        self._known = {fold(name) for name in known}
        names = Names()
        for name in self._known:
            names.add(name.split())
        first = frozenset(name.casefold() for name in person_names().first_names)
        self._marker: Marker = marker(language)
        self._finder = Finder(nouns(language), names, first)

    def partners(self, text: str, unit: str) -> list[Parts]:
        """Who a note names, with what it says of them; empty where it names nobody else."""
        bare = text.strip(_QUOTES)
        told = take_all_apart(bare, STANDARD, dash=True)
        mark = _MARK.search(bare)
        whole = len(told) == 1 and mark is not None and told[0].partner == bare
        if mark and (whole or (len(told) > 1 and not self._are_names(told, mark))):
            first, said = bare[: mark.start()], bare[mark.end() :]
            said = said.removesuffix(")") if mark[0] == "(" else said
            told = [take_apart(f"{first}: {said}", STANDARD)]
        if mark and self._are_names(told, mark):
            if len(told) == 1 and (meant := self._behind_matter(told[0], bare, unit)):
                return meant
            return [_whole(one, bare) for one in told if fold(one.partner) != fold(unit)]
        return self._within(bare, unit)

    def _are_names(self, told: Iterable[Parts], mark: re.Match[str]) -> bool:
        return all(self._is_name(one.partner, mark) for one in told)

    def _behind_matter(self, told: Parts, text: str, unit: str) -> list[Parts]:
        """Who is named behind what it is about: "House moves: the Letting office or we?"."""
        first, _, rest = text.partition(": ")
        if (
            not rest
            or first != told.partner
            or seems_named(first)
            or fold(first) in self._known
        ):
            return []
        found = [one for one in self._within(rest, unit) if looks_like_unit(one.partner)]
        return [replace(one, purpose=first) for one in found if one.partner[:1].isupper()]

    def named(self, text: str) -> list[str]:
        """The units that a line names, in order."""
        sentence = self._marker.sentence(text)
        return [
            one.text
            for one in self._finder.mentions(sentence)
            if self._can_be(one, sentence, "") and sentence.tokens[one.start].capital
        ]

    def _is_name(self, text: str, mark: re.Match[str]) -> bool:
        """Whether what stands first in a note is a name, and not the beginning of a sentence.

        Before a comma its words in lower case are those of fields of work.
        """
        bare = text.partition("(")[0].strip()
        words = bare.split()
        if not 0 < len(words) <= _NAME_WORDS or not names_unit(bare):
            return False
        if fold(bare) in self._known or len(words) == 1:
            return bare[:1].isupper() or looks_like_unit(bare)
        small = vocabulary().all("conjunctions") | vocabulary().all("owner_words") | {"/"}
        plain = [word for word in words[1:] if word[0].islower() and fold(word) not in small]
        if any(word in vocabulary().all("with_words") for word in plain):
            return False
        if mark[0] != "," and len(words) == _JOINED and fold(words[1]) in _joints():
            return bare[:1].isupper()
        themes = all(self._finder.is_field(word) for word in plain)
        sure = mark[0] != "," and looks_like_unit(words[-1])
        return bare[:1].isupper() and (themes or sure)

    def _within(self, text: str, unit: str) -> list[Parts]:
        """The one that a sentence names."""
        sentence = self._marker.sentence(text)
        found = [
            one for one in self._finder.mentions(sentence) if self._can_be(one, sentence, unit)
        ]
        if not found:
            return self._leading(text)
        one = max(found, key=lambda m: (sentence.tokens[m.start].capital, -m.start))
        one = _joined(one, sentence)
        before = text[: sentence.tokens[one.start].start].strip(_EDGES)
        after, rate = take_rate(
            text[sentence.tokens[one.end - 1].end :].strip(_EDGES), STANDARD
        )
        if rate is None:
            before, rate = take_rate(before, STANDARD)
        before, after = _bare(before), _bare(after)
        purpose = before if before and not (after and _says_only_contact(before)) else after
        return [Parts(one.text, purpose, rate)]

    def _leading(self, text: str) -> list[Parts]:
        """The field that a sentence begins with: "Payroll helps us twice a year"."""
        first, _, rest = text.partition(" ")
        if len(rest.split()) < _SAID or not rest[0].islower() or not names_field(first):
            return []
        purpose, rate = take_rate(rest, STANDARD)
        return [Parts(first, _bare(purpose), rate)]

    def _can_be(self, one: Mention, sentence: Sentence, unit: str) -> bool:
        """Whether a name in a sentence is one of who there is, and no kind of thing."""
        if not one.unit or one.sort == Sort.PLACE or one.weight < _SURE:
            return False
        last = sentence.tokens[one.end - 1].low
        before = sentence.tokens[one.start - 1].low if one.start else ""
        told = sentence.tokens[one.start].capital or before == "the"
        definite = self._finder.is_definite(last) or one.sort == Sort.MANY
        return (told or definite) and fold(one.text) != fold(unit)


def _joined(one: Mention, sentence: Sentence) -> Mention:
    """A name with the field that is joined to it: "Parks and Roads never sweep"."""
    words = [token.text for token in sentence.tokens[one.start : one.end + 2]]
    name = " ".join(words)
    if len(words) < one.end - one.start + 2 or fold(words[-2]) not in _joints():
        return one
    fields = words[-1][:1].isupper() and names_field(name)
    return replace(one, text=name, end=one.end + 2) if fields else one


def _joints() -> frozenset[str]:
    return vocabulary().all("conjunctions")


def _whole(told: Parts, text: str) -> Parts:
    """What a note tells, with the clause that says how it stands: the sign says that."""
    _, named, said = text.partition(told.partner)
    if told.status is None or not named:
        return without_bracket(replace(told, purpose=_about(told.purpose)))
    return replace(told, purpose=take_rate(said.strip(_EDGES), STANDARD)[0].strip(_EDGES))


def _about(purpose: str) -> str:
    """What for, without the small word in front: "about the stairs"."""
    words = purpose.split()
    topics = vocabulary().all("topics")
    at = next((at for at, word in enumerate(words) if fold(word) in topics), -1)
    only = at == 0 or (at > 0 and _is_contact([fold(word) for word in words[:at]]))
    return " ".join(words[at + 1 :]) if only and words[at + 1 :] else purpose


def _bare(text: str) -> str:
    """What is said without small words at its ends: "and we", "in on"."""
    words = text.strip(_EDGES).split()
    small = vocabulary().all("function_words") - vocabulary().all("clause_openers")
    small |= vocabulary().all("conjunctions") | vocabulary().all("with_words")
    while words and fold(words[0].strip(",")) in small:
        words = words[1:]
    while words and fold(words[-1].strip(",")) in small | vocabulary().all("owner_words"):
        words = words[:-1]
    return " ".join(words).strip(_EDGES)


def _says_only_contact(before: str) -> bool:
    """Whether what stands before a name says no more than that there is a meeting or a wish."""
    said = [fold(word) for word in before.split()]
    ends = tuple(end for end in vocabulary().all("meeting_nouns") if " " not in end)
    return _is_contact(said) or len(said) == 1 or said[-1].endswith(ends)


def _is_contact(said: list[str]) -> bool:
    """Whether all words are ones for contact and for how it stands."""
    keys = ("contact_words", "joint_work", "times", "wishes", "standing")
    return all(any(word in vocabulary().all(key) for key in keys) for word in said)
