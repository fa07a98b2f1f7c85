"""Tell by the head of a document whose it is: "Harbour Office    Ref. 2025/118"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit
from loaders.titles.promises import is_place, names_document, names_section

__all__ = ["MOST", "unit_at_head", "unit_beside"]

MOST = 6  # blocks at the head of a document
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
        named = unit_beside(block.quote.strip("#* "))
        if named and not (names_document(block) and named == block.text):
            return named, block
    return None


def unit_beside(text: str) -> str:
    """The first unit that a dash, a comma or a wide gap parts from the rest; empty without.

    Examples
    --------
    >>> unit_beside("Handover – Harbour Office"), unit_beside("Seaton Borough Council")
    ('Harbour Office', '')
    """
    names = (piece.strip(" *_") for piece in _PIECES.split(text))
    found = next((name for name in names if _is_unit(name)), "")
    return found.capitalize() if found.isupper() and len(found) > _SIGN else found


def _is_unit(name: str) -> bool:
    if not name[:1].isupper() or any(letter.isdigit() for letter in name):
        return False
    return not is_place(title_key(name)) and names_unit(name) and looks_like_unit(name)
