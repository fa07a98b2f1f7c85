"""Tell by its nouns whether a name looks like that of a unit, a role or another partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.names.vocabulary import Tag, vocabulary
from loaders.naming.fields import names_field
from loaders.vocabulary import vocabulary as words_known

__all__ = [
    "is_place_of_work",
    "lead_of",
    "looks_like_unit",
    "names_among",
    "seems_definite",
    "seems_named",
    "share_named",
]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAMED = frozenset(
    {
        Tag.UNIT, Tag.OFFICE, Tag.INSTITUTION, Tag.COLLECTIVE, Tag.ASSOCIATION, Tag.OUTSIDE,
        Tag.COUNCIL, Tag.BODY, Tag.ROLE,
    }
)  # fmt: skip
_WORK = frozenset({Tag.UNIT, Tag.OFFICE, Tag.INSTITUTION, Tag.COLLECTIVE, Tag.BODY})
_FIRST = 6  # words of a name that are looked at
_DEFINITE = ("en", "et", "a", "ene", "erne", "na", "ane")
_SHORTEST_NAME = 6  # letters of a name that is known by its ending
_SHORTEST_END = 4  # letters of a known noun at the end of a compound
_LEAD_ENDS = re.compile(r"\*\*|[:(\[;\n]|\s(?:[–—-]|->|→|\|)\s|,\s(?=[^\W\d_A-ZÆØÅÄÖ]|\d)")
_FORMED = 5  # words of a name that its siblings vouch for
_CAPITALS = range(2, 7)  # letters of an abbreviation


def looks_like_unit(text: str) -> bool:
    """Whether a text begins with a name that has a noun for a unit or a partner in it.

    Examples
    --------
    >>> looks_like_unit("Musikkskolen (ukentlig)"), looks_like_unit("Digital hjelp")
    (True, False)
    """
    name = re.split(r"[:(]", text, maxsplit=1)[0]
    return any(_names_somebody(word.casefold()) for word in _WORD.findall(name)[:_FIRST])


def seems_named(text: str) -> bool:
    """Whether a text begins with what looks like the name of a unit.

    It holds a noun for one, is one word made definite, or is nothing but a field of work. The
    Nordic languages name what there is one of by its ending, and themes without it:
    "Hjemmeplejen" and "Skolfrånvaro".

    Examples
    --------
    >>> [seems_named(text) for text in ("Legevakta", "Folktandvården", "Fravær", "Licensing")]
    [True, True, False, True]
    """
    return _is_told(text) or names_field(lead_of(text))


def _is_told(text: str) -> bool:
    """Whether a noun or an article tells that a text begins with a name."""
    if looks_like_unit(text):
        return True
    return seems_definite(re.split(r"[:(,–]", text, maxsplit=1)[0])


def seems_definite(text: str) -> bool:
    """Whether a text is one word with the Nordic article at its end, and no paper or time."""
    words = _WORD.findall(text)
    named = len(words) == 1 and len(words[0]) > _SHORTEST_NAME
    return named and words[0].endswith(_DEFINITE) and not _no_name(words[0])


def names_among(items: Sequence[str]) -> list[bool]:
    """Which items of one list, or cells of one column, begin with the name of a unit.

    An item does by itself where a noun, the article or a field of work tells. Where most do,
    the others whose beginning has the form of a name do as well: siblings name like things.

    Examples
    --------
    >>> names_among(["Renovasjon: bossruter", "Skolene (årlig)", "Fossheim"])
    [True, True, True]
    >>> names_among(["Sommerfest", "Kaffekort", "Biblioteket", "Nøkler"])
    [False, False, True, False]
    """
    leads = [lead_of(item) for item in items]
    named = list(map(seems_named, leads))
    if 2 * sum(named) <= len(named):
        return named
    return [known or _is_formed(lead) for known, lead in zip(named, leads, strict=True)]


def share_named(items: Sequence[str]) -> float:
    """How surely some items begin with names of units: from 0 to 1, on average; 0 for none.

    A field of work counts half, as it may be no more than the theme of what stands below it.
    """
    surely = sum(map(_is_told, items))
    perhaps = sum(map(seems_named, items)) - surely
    return (surely + perhaps / 2) / len(items) if items else 0.0


def lead_of(text: str) -> str:
    """The words that an item begins with, up to what it says of them.

    Examples
    --------
    >>> lead_of("**Waste** – missed bins"), lead_of("Roads, weekly"), lead_of("Parks (2/yr)")
    ('Waste', 'Roads', 'Parks')
    """
    lead = next((part.strip() for part in _LEAD_ENDS.split(text) if part.strip()), "")
    return lead.strip("*_ .")


def is_place_of_work(word: str) -> bool:
    """Whether one word, and no more, is what offices, schools and their like are called."""
    return word.isalpha() and _names_somebody(word.casefold(), _WORK)


def _is_formed(lead: str) -> bool:
    """Whether a lead has the form of a name: a capital, few words, neither number nor time."""
    words = lead.split()
    if not 0 < len(words) <= _FORMED or not lead[:1].isupper():
        return False
    if any(map(str.isdigit, lead)) or _no_name(words[0]):
        return False
    if lead.isupper():
        return len(lead) in _CAPITALS
    barred = words_known()
    keys = ("not_a_partner", "no_words", "question_words", "who_words", "closed_words")
    return not any(words[0].casefold() in barred.all(key) for key in keys)


def _no_name(word: str) -> bool:
    """Whether a word is, or ends with, one for a paper or a time."""
    known = words_known()
    low = word.casefold()
    if low in _times() or low in known.all("paper_ends"):
        return True
    return low.endswith(_no_names())


@cache
def _no_names() -> tuple[str, ...]:
    """How words end that name a paper or a time."""
    found = words_known().all("paper_ends") | _times()
    return tuple(sorted(word for word in found if len(word) > _SHORTEST_END))


def _names_somebody(low: str, tags: frozenset[Tag] = _NAMED) -> bool:
    """Whether a word, or the noun at its end, is one that units and partners are called."""
    forms = vocabulary().forms
    if low in _times():
        return False
    ends = (low[start:] for start in range(max(len(low) - _SHORTEST_END, 0) + 1))
    return any(end in forms and forms[end].tag in tags for end in ends)


@cache
def _times() -> frozenset[str]:
    """Words for a part of the year: one ends like a master."""
    every = words_known().languages.values()
    return frozenset(
        word for words in every for said in words.periods.values() for word in said
    )
