"""Tell who takes part by how a card or a column names them: "2 representatives of Parks"."""

from __future__ import annotations

from functools import cache

from graph.names.vocabulary import Tag
from graph.names.vocabulary import vocabulary as known
from loaders.lists.several import at_conjunction, enumeration, is_listing
from loaders.naming.words import terms
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import fold, vocabulary
from loaders.wording import sentences

__all__ = ["members"]

_SIGN = 4  # letters of a word so short that no preposition follows it: "rep."


def members(text: str) -> list[str]:
    """Who takes part, by the first sentence of a text; empty where it names nobody.

    Those who come from a unit are that unit. A number and a word that doubts ("perhaps") are
    no part of a name; "others" are nobody, and neither are those whom something is held for:
    "children aged 6 to 9".

    Examples
    --------
    >>> members("Rektor, 2 representanter fra biblioteket og evt. andre. Referat følger.")
    ['Rektor', 'biblioteket']
    """
    said = _first_sentence(text)
    if met := _meets(said):
        return [name for half in met for name in members(half)]
    listed = enumeration(said)
    if len(listed) == 1:
        two = at_conjunction(listed[0])
        bare = [" ".join(_unit_of(_bare(name.split()))) for name in two]
        listed = two if all(map(_is_sent, two)) or all(map(_is_unit, bare)) else listed
    if not is_listing(listed):
        return []
    barred = vocabulary().all("not_a_partner")
    named = [_unit_of(_bare(member.split())) for member in listed]
    return [
        " ".join(words)
        for words in named
        if words and fold(words[0]) not in barred and not _is_nobody(words)
    ]


def _meets(text: str) -> tuple[str, str] | None:
    """Who meets whom in a sentence about delegates: "Staff from Parks meet the schools"."""
    words = text.rstrip(". ").split()
    if not _is_sent(text):
        return None
    verbs = vocabulary().all("contact_words")
    at = next((at for at in range(2, len(words) - 1) if words[at] in verbs), None)
    return (" ".join(words[:at]), " ".join(words[at + 1 :])) if at else None


def _is_nobody(words: list[str]) -> bool:
    """Whether words name none: a crowd, whoever does something, or those to be decided."""
    name = " ".join(words)
    known = vocabulary()
    whoever = any(fold(word) in known.all("relative") for word in words[1:])
    return whoever or fold(name) in known.all("undecided") or _is_crowd(name)


def _is_unit(name: str) -> bool:
    """Whether a name is one by itself: "PPT and the school" are two."""
    capitals = len(name) > 1 and name.isupper()
    return capitals or (looks_like_unit(name) and len(name.split()) == 1)


def _is_crowd(name: str) -> bool:
    """Whether a name is no unit's: it counts, or tells of people by who they are."""
    if any(letter.isdigit() for letter in name):
        return not looks_like_unit(name)
    words = name.partition("(")[0].split()
    if not any(map(str.isalpha, name)) or not words:
        return True
    small = vocabulary().all("function_words")
    named = len(words) > 1 and name[0].isupper()  # "Barn og unge" is an office
    return not named and all(w.casefold() in _people() or w.casefold() in small for w in words)


@cache
def _people() -> frozenset[str]:
    """Words for those whom something is held for, and not for what somebody works as."""
    found = {form for form, noun in known().forms.items() if noun.tag is Tag.PEOPLE}
    return (terms("")["people"] | found) - terms("")["professions"] - known().functions


def _first_sentence(text: str) -> str:
    """The first sentence of a text; a semicolon ends none here."""
    found: list[str] = []
    for said in sentences(text):
        found.append(said)
        if not said.endswith(";"):
            break
    return " ".join(found)


def _is_sent(text: str) -> bool:
    """Whether a text says that somebody comes from somewhere."""
    words = _bare(text.split())
    return _unit_of(words) != words


def _bare(words: list[str]) -> list[str]:
    """The words without a doubt in front of them, and without a count of those who come."""
    while words and fold(words[0]) in vocabulary().all("range"):
        words = words[1:]
    counted = len(words) > 1 and (words[0].isdigit() or fold(words[0]) in _numerals())
    # "Fire Service" begins with a numeral of another language.
    return words[1:] if counted and _stands_for_others(words[1]) else words


def _stands_for_others(word: str) -> bool:
    return fold(word) in vocabulary().all("delegates")


def _unit_of(words: list[str]) -> list[str]:
    """Whom somebody comes from, where that is said, else the words as they are."""
    if len(words) < 2 or not _stands_for_others(words[0]):
        return words
    if fold(words[1]) in _from():
        return words[2:] or words
    return words[1:] if len(fold(words[0])) <= _SIGN else words


@cache
def _numerals() -> frozenset[str]:
    return frozenset(fold(n) for one in vocabulary().languages.values() for n in one.numerals)


@cache
def _from() -> frozenset[str]:
    return vocabulary().all("owner_words") | terms("")["from_preps"]
