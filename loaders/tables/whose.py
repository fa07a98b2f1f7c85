"""Tell by the titles of a sheet whose table stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.titles.contents import title_key, title_of
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import labelled_owner, names_unit, titled
from loaders.titles.promises import announces, is_place, speaks_of_contact
from loaders.vocabulary import vocabulary
from loaders.wording import opens_with

__all__ = ["owner_in", "says_owner"]

_UNNAMED = re.compile(r"\w+ ?\d+")  # a word and a number: what programs call a sheet
_PIECES = re.compile(r"\s+[–—-]\s+|\s*[|]\s+|,\s+")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\s?\d{1,2}(?:[./](?:\d{2}){1,2})?(?!\d)")
_REMARK = re.compile(r"\s*\([^()]*\)")


def owner_in(titles: Sequence[str]) -> str:
    """The unit whose table stands below some titles; empty where none names one.

    What a title says outright goes before what it only names, a unit by its nouns before any
    other name, and a municipality is the owner only where nobody in it is named.

    Examples
    --------
    >>> owner_in(["Havnes kommune", "Park og idrett – samarbeidsoversikt 2025"])
    'Park og idrett'
    """
    said = [owner for title in titles if (owner := _said(title))]
    named = [name for title in titles for name in _named(title)]
    like = [name for name in named if looks_like_unit(name) and not _is_place(name)]
    inner = [name for name in named if not _is_place(name)]
    return next(iter([*said, *like, *inner, *named]), "")


def says_owner(title: str) -> bool:
    """Whether a title says whose table it is, instead of only naming somebody."""
    return bool(_said(title))


def _said(title: str) -> str:
    said = titled(title)
    owner = labelled_owner(title) or (said.owner if said else "")
    return "" if _UNNAMED.fullmatch(owner) else owner  # "section 7"


def _named(title: str) -> Iterator[str]:
    """The names between the dashes of a title that can be those of a unit."""
    if ":" in title or "=" in title or _DAY.search(title) or opens_with(title, "updated_words"):
        return  # "Last review: May": when it was written, and by whom
    whole = _REMARK.sub("", title_of(title))
    pieces = [piece for piece in _PIECES.split(whole) if piece]
    named = [piece for piece in pieces if _can_own(piece)]
    if len(named) == len(pieces) and not any(map(_is_place, pieces)) and _can_own(whole):
        yield whole
    else:
        yield from named


def _can_own(name: str) -> bool:
    """Whether a name can be that of a unit, and says nothing of what kind of list it is."""
    words = title_key(name).split()
    known = vocabulary()
    listing = any(known.column(word) == "partner" for word in words)
    document = bool({*words[:1], *words[-1:]} & known.all("document_words"))
    told = announces(title_key(name)) or titled(name) or speaks_of_contact(name)
    named = names_unit(name) and not _UNNAMED.fullmatch(name)
    return named and not (listing or document or told)


def _is_place(name: str) -> bool:
    return is_place(title_key(name))
