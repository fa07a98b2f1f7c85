"""Guess what sort of thing an actor is, and whether it belongs to the organisation."""

from __future__ import annotations

from graph.model import Kind, Scope
from graph.names.keys import Term
from graph.names.vocabulary import Tag, Vocabulary
from graph.names.words import fold

__all__ = ["kind", "scope"]

OUTSIDE = frozenset({Tag.BODY, Tag.ASSOCIATION, Tag.OUTSIDE})
OWN = frozenset({Tag.COLLECTIVE, Tag.COUNCIL, Tag.UNIT, Tag.ROLE})


def kind(term: Term, words: Vocabulary, *, respondent: bool) -> Kind:
    """The kind of what a name stands for. What filed a list is a unit, unless a role."""
    tags = [w.tag for w in term.words]
    if tags[0] is Tag.ROLE or all(t is Tag.ROLE for t in tags) or _led(term):
        return Kind.ROLE
    if respondent:
        return Kind.UNIT
    if Tag.BODY in tags and not any(w.plural for w in term.words):
        return Kind.BODY
    return Kind.COLLECTIVE if _many(term, words) else Kind.UNIT


def scope(term: Term, words: Vocabulary, organisation: str, *, respondent: bool) -> Scope:
    """Whether an actor is one of the organisation's own."""
    if respondent:
        return Scope.INTERNAL
    tags = [w.tag for w in term.words]
    if Tag.MUNICIPALITY in tags:
        return Scope.INTERNAL if _own(term, organisation) else Scope.EXTERNAL
    if any(t in OUTSIDE for t in tags):
        return Scope.EXTERNAL
    if all(t in OWN or w.base in words.own for t, w in zip(tags, term.words, strict=True)):
        return Scope.INTERNAL
    if tags[0] is Tag.ROLE or tags[-1] in (Tag.UNIT, Tag.ROLE):
        return Scope.INTERNAL
    return Scope.UNKNOWN


def _own(term: Term, organisation: str) -> bool:
    """Whether it is "the municipality", or has the organisation's name."""
    own = set(fold(organisation).split())
    return all(
        not w.plural and (w.tag is Tag.MUNICIPALITY or fold(w.text) in own) for w in term.words
    )


def _many(term: Term, words: Vocabulary) -> bool:
    first = fold(term.main).partition(" ")[0]
    if first in words.other or first in words.generic:
        return True
    if any(w.plural and w.tag not in (Tag.UNIT, Tag.OFFICE) for w in term.words):
        return True
    many = (Tag.COLLECTIVE, Tag.ASSOCIATION, Tag.OUTSIDE, Tag.PEOPLE)
    return all(w.tag in many and not w.stem for w in term.words)


def _led(term: Term) -> bool:
    """An adjective and a role, as in "Social worker"."""
    return term.words[-1].tag is Tag.ROLE and not any(w.proper for w in term.words)
