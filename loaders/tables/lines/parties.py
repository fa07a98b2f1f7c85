"""Tell the parties that a title names, who holds what it is of, and whether that has begun.

"Meeting – Library and Schools", "Library – Schools", "Meeting – Library (not started)".
"""

from __future__ import annotations

import re
from functools import cache

from graph.model import Status
from loaders.lists.several import at_conjunction, enumeration, is_listing
from loaders.naming.fields import names_field
from loaders.tables.row_status import told_in
from loaders.titles.likeness import looks_like_unit, seems_definite, seems_named
from loaders.titles.owners import names_unit
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["between", "parties", "stands_by"]

_FEW = 2
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_PIECE = re.compile(r"\s+[–—-]\s+|:\s+")
_DASH = re.compile(r"\s+(?:[–—-]|<?->|[↔⇔⇄×])\s+|:\s+")
_SIGN = re.compile(r"\s*(?:\+|&|/|<->|↔|⇔|⇄|×)\s*")


def parties(title: str, *, surely: bool = True) -> list[str]:
    """The names of those between whom a tie is by a title; empty where it names fewer than two.

    They must look like units where the words around them do not tell so; not so `surely`
    beside other titles that name two.

    Examples
    --------
    >>> parties("Barnehageteam – Barnehagene og PPT"), parties("Revenues and Benefits")
    (['Barnehagene', 'PPT'], [])
    """
    pieces = [piece.strip() for piece in _DASH.split(title) if piece.strip()]
    if not pieces:
        return []
    last = pieces[-1]
    if match := _between().search(last):
        return _named(last[match.end() :], sure=True)
    lead = len(pieces) > 1 and speaks_of_contact(pieces[0])
    if found := _named(last, sure=len(pieces) > 1):
        return found
    if len(pieces) == _FEW and (held := _held_by(pieces[0])) and _is_party(last):
        return [held, last]
    if lead or len(pieces) < _FEW:
        return []
    known = all(map(_is_party if surely else names_unit, pieces))
    return pieces if known else []


def between(title: str, responsible: str) -> list[str]:
    """The parties of a meeting, who is responsible for it first; empty where none are named.

    Who is responsible may have a conjunction in its name: what the title says beside that is
    the other party.

    Examples
    --------
    >>> between("Meeting – Pay and Rates and NHS", "Pay and Rates")
    ['Pay and Rates', 'NHS']
    >>> between("Meeting – Library and Schools (not started)", "Schools")
    ['Schools', 'Library']
    """
    bare = _BRACKET.sub("", title).strip()
    if other := _beside(_PIECE.split(bare)[-1], responsible):
        return [responsible, other]
    named = parties(bare)
    if named == _PIECE.split(bare):
        return []  # "Ward round – School": what is held, and where
    first = [name for name in named if _is_same(name, responsible)]
    return [*first[:1], *(name for name in named if name not in first[:1])]


def stands_by(title: str) -> str:
    """How the tie stands by what is in brackets in a title; empty for an ordinary one."""
    stands = told_in(often="", beside=_BRACKET.findall(title))
    return "" if stands is Status.EXISTING else stands.value


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{any_of('between')})\s+", re.IGNORECASE)


def _held_by(piece: str) -> str:
    """The unit behind what is held: "Meeting *library*" – schools; empty without one."""
    what, _, name = piece.partition(" ")
    held = what.casefold().endswith(_meetings()) or fold(what) in _meetings()
    return name if held and name and looks_like_unit(name) and names_unit(name) else ""


@cache
def _meetings() -> tuple[str, ...]:
    return tuple(sorted(word for word in vocabulary().all("meeting_nouns") if " " not in word))


def _named(text: str, *, sure: bool) -> list[str]:
    """The names that commas, a conjunction or a sign part; `sure` where a lead says so."""
    found = enumeration(text) if "," in text else at_conjunction(text)
    if len(found) < _FEW:
        found = [name for name in _SIGN.split(text) if name]
    if len(found) < _FEW or not is_listing(found) or not all(map(names_unit, found)):
        return []
    if not sure and all(map(_is_bare_field, found)):
        return []  # "Revenues and Benefits" are one unit together
    like = sum(map(_is_party, found))
    return found if like == len(found) or (sure and like) else []


def _is_bare_field(name: str) -> bool:
    """Whether a name only says what work it is, and not that there is a unit for it."""
    return names_field(name) and not (looks_like_unit(name) or seems_definite(name))


def _is_party(name: str) -> bool:
    """Whether a name is like a unit's, or an abbreviation."""
    first = name.split()[0] if name.split() else ""
    capitals = len(first) > 1 and first.isupper()
    small = name.casefold() in vocabulary().all("function_words")
    return not small and (capitals or seems_named(name))


def _beside(piece: str, name: str) -> str:
    """What a conjunction joins to a name in a title; empty where nothing else stands there."""
    words, count = piece.split(), len(name.split())
    if count < _FEW or len(words) < count + _FEW:
        return ""
    if fold(" ".join(words[:count])) == fold(name):
        joiner, *other = words[count:]
    elif fold(" ".join(words[-count:])) == fold(name):
        *other, joiner = words[:-count]
    else:
        return ""
    joined = fold(joiner) in vocabulary().all("conjunctions") and names_unit(" ".join(other))
    return " ".join(other) if joined else ""


def _is_same(name: str, other: str) -> bool:
    """Whether two names are one, but for an article at the end: "Skole" and "Skolen"."""
    short, long = sorted((fold(name), fold(other)), key=len)
    return bool(short) and long.startswith(short) and len(long) - len(short) <= len("ene")
