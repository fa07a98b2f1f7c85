"""Tell by the title of a meeting who holds it with whom, and whether it has begun."""

from __future__ import annotations

import re

from graph.model import Status
from loaders.tables.lines.parties import parties
from loaders.tables.standing import told_in
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["between", "stands_by"]

_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_SEVERAL = 2  # words
_DASH = re.compile(r"\s+[–—-]\s+|:\s+")


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
    if other := _beside(_DASH.split(bare)[-1], responsible):
        return [responsible, other]
    named = parties(bare)
    if named == _DASH.split(bare):
        return []  # "Ward round – School": what is held, and where
    first = [name for name in named if _is_same(name, responsible)]
    return [*first[:1], *(name for name in named if name not in first[:1])]


def stands_by(title: str) -> str:
    """How the tie stands by what is in brackets in a title; empty for an ordinary one."""
    stands = told_in(often="", beside=_BRACKET.findall(title))
    return "" if stands is Status.EXISTING else stands.value


def _beside(piece: str, name: str) -> str:
    """What a conjunction joins to a name in a title; empty where nothing else stands there."""
    words, count = piece.split(), len(name.split())
    if count < _SEVERAL or len(words) < count + _SEVERAL:
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
