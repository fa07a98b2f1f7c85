"""Tell by the head of a document whose it is: "Harbour Office    Ref. 2025/118"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.owners import names_unit
from loaders.titles.promises import is_place, names_document, names_section, speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["MOST", "unit_at_head", "unit_beside"]

MOST = 6  # blocks at the head of a document
_DATE = re.compile(r"\s+\d.*$", re.DOTALL)
_PLACED = 3  # words of a name with a municipality behind it, at least
_SIGN = 6  # letters of an abbreviation
_PIECES = re.compile(r"\t+|[ \xa0]{3,}|\s+[–—|-]\s+|,\s+|:\s+")


def unit_at_head(blocks: Sequence[Block]) -> tuple[str, Block] | None:
    """The first unit that a line at the head of a document names; None without.

    A line ends where a heading with a number, a bullet or a sentence begins the text.
    """
    for block in blocks[:MOST]:
        begun = block.kind is BlockKind.BULLET or block.text.endswith((".", ";"))
        if begun or block.number or names_section(title_key(block.text)):
            return None
        named = unit_beside(block.quote.strip("#* ")) or _unit_within(block)
        if named and not (names_document(block) and named == block.text):
            return named, block
    return None


def _unit_within(block: Block) -> str:
    """The unit that the title of a document ends in: "Meeting in Harbour Office"."""
    if not names_document(block):
        return ""
    if (match := _within().search(block.text)) and (unit := unit_beside(match["name"])):
        return unit
    pieces = [_without_place(piece.strip(" *_#")) for piece in _PIECES.split(block.text)]
    return next((name for name in pieces if len(pieces) > 1 and _stands_beside(name)), "")


def _stands_beside(name: str) -> bool:
    """Whether a piece of the title of a document is a name, and tells of nothing in it."""
    key = title_key(name)
    told = speaks_of_contact(name) or names_section(key) or is_place(key)
    digits = any(letter.isdigit() for letter in name)
    tells = set(key.split()) & vocabulary().all("document_words")
    return name[:1].isupper() and names_unit(name) and not (told or digits or tells)


@cache
def _within() -> re.Pattern[str]:
    words = any_of("owner_words")
    return re.compile(rf"\s(?i:{words})\s+(?:the\s+)?(?P<name>[A-ZÆØÅÄÖ].*)$")


def unit_beside(text: str) -> str:
    """The first unit that a dash, a comma or a wide gap parts from the rest; empty without.

    Examples
    --------
    >>> unit_beside("Handover – Harbour Office"), unit_beside("Seaton Borough Council")
    ('Harbour Office', '')
    """
    names = (_without_place(piece.strip(" *_")) for piece in _PIECES.split(text))
    found = next((name for name in names if _is_unit(name)), "")
    return found.capitalize() if found.isupper() and len(found) > _SIGN else found


def _without_place(name: str) -> str:
    """A name without the municipality behind it: "Harbour Office Seaton Council"."""
    words = _DATE.sub("", name).split()
    municipal = vocabulary().all("municipality_words")
    if len(words) < _PLACED or fold(words[-1]) not in municipal:
        return name
    joined = fold(words[-3]) in vocabulary().all("owner_words")
    unit = " ".join(words[: -3 if joined else -2])
    return unit if seems_named(unit) else name


def _is_unit(name: str) -> bool:
    if not name[:1].isupper() or any(letter.isdigit() for letter in name):
        return False
    return not is_place(title_key(name)) and names_unit(name) and looks_like_unit(name)
