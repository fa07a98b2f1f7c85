"""Tell by its nouns whether a name looks like that of a unit, a role or another partner."""

from __future__ import annotations

import re

from graph.names.vocabulary import Tag, vocabulary

__all__ = ["is_place_of_work", "looks_like_unit", "seems_definite", "seems_named"]

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
    """Whether a text begins with a name that looks like a unit, or is one word made definite.

    The Nordic languages name what there is one of by its ending, and themes without it:
    "Hjemmeplejen" and "Skolfrånvaro".

    Examples
    --------
    >>> [seems_named(text) for text in ("Legevakta", "Folktandvården", "Fravær", "Planning")]
    [True, True, False, False]
    """
    if looks_like_unit(text):
        return True
    return seems_definite(re.split(r"[:(,–]", text, maxsplit=1)[0])


def seems_definite(text: str) -> bool:
    """Whether a text is one word with the Nordic article at its end."""
    words = _WORD.findall(text)
    return len(words) == 1 and len(words[0]) > _SHORTEST_NAME and words[0].endswith(_DEFINITE)


def is_place_of_work(word: str) -> bool:
    """Whether one word, and no more, is what offices, schools and their like are called."""
    return word.isalpha() and _names_somebody(word.casefold(), _WORK)


def _names_somebody(low: str, tags: frozenset[Tag] = _NAMED) -> bool:
    """Whether a word, or the noun at its end, is one that units and partners are called."""
    forms = vocabulary().forms
    ends = (low[start:] for start in range(max(len(low) - _SHORTEST_END, 0) + 1))
    return any(end in forms and forms[end].tag in tags for end in ends)
