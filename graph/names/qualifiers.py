"""What brackets after a name, and adjectives before it, are worth."""

from __future__ import annotations

from collections.abc import Mapping

from graph.names.keys import Key, Term, parse
from graph.names.vocabulary import Tag
from graph.names.words import Lexicon, fold

__all__ = ["proper", "settle"]


def settle(terms: Mapping[str, Term], lexicon: Lexicon) -> dict[str, Key]:
    """The key of each term, with a qualifier where it tells actors apart.

    A qualifier in brackets is dropped, except when it is a name or a number, when the same
    name has other qualifiers elsewhere, or when the name alone says nothing ("Team (roads)").
    "Municipal" is dropped unless there are private ones as well.
    """
    qualified: dict[Key, set[tuple[str, ...]]] = {}
    for term in terms.values():
        if term.qualifiers:
            qualified.setdefault(term.key, set()).add(_folded(term))
    contrary = _contraries(terms, lexicon)
    keys: dict[str, Key] = {}
    for name, term in terms.items():
        key = term.key
        if term.qualifiers and (
            len(qualified[key]) > 1 or proper(term, lexicon) or _says_nothing(term)
        ):
            key = (*key, "(", *_folded(term))
        if key in contrary and _municipal(term):
            key = (*key, "!")
        keys[name] = key
    return keys


def proper(term: Term, lexicon: Lexicon) -> bool:
    """Whether a qualifier is a name of its own or a number: "Health centre (Northby)"."""
    words = [w for q in term.qualifiers for w in parse(q, lexicon).words]
    known = lexicon.vocabulary.domains | lexicon.vocabulary.functions
    return any(
        w.text[:1].isdigit()
        or (w.text[:1].isupper() and w.tag is None and not w.short and w.base not in known)
        for w in words
    )


def _folded(term: Term) -> tuple[str, ...]:
    return tuple(fold(q) for q in term.qualifiers)


def _says_nothing(term: Term) -> bool:
    return all(w.tag in (Tag.UNIT, Tag.OFFICE) and not w.stem for w in term.words)


def _contraries(terms: Mapping[str, Term], lexicon: Lexicon) -> set[Key]:
    """Keys of which the names speak of private or state ones, without that word."""
    contrary = lexicon.vocabulary.contrary
    found: set[Key] = set()
    for term in terms.values():
        rest = [w.base for w in term.words if fold(w.text) not in contrary]
        if len(rest) < len(term.words):
            found.add(tuple(sorted(rest)))
    return found


def _municipal(term: Term) -> bool:
    return any(w.startswith(("kommunal", "municipal")) for w in fold(term.main).split())
