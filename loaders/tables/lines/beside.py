"""Read lists in two columns: a partner, and beside it how often they meet and what for.

In plain text blanks or a tab part the columns; `loaders.readers.hanging` has put the lines of
an entry together. Prices, opening hours, telephone numbers and what words mean stand like that
too: most entries have to name a unit and say how often or how it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.blocks import Block, BlockKind
from loaders.frequency import is_pure
from loaders.lists.bullets import Parts
from loaders.tables.headers import meaning
from loaders.tables.lines.made import Found, found_in
from loaders.tables.lines.told import row_told, told_of
from loaders.titles.above import Above
from loaders.titles.contents import title_key
from loaders.titles.likeness import seems_named
from loaders.titles.owners import names_unit
from loaders.titles.promises import announces, is_place, names_section, speaks_of_contact
from loaders.whens import is_when

__all__ = ["beside"]

_GAP = re.compile(r"\t+| {2,}|[ \xa0]{3,}")
_FEW = 2


class _Entry(NamedTuple):
    block: Block
    name: str
    told: Parts


def beside(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The entries that begin at a block, under a title of contact; None without any."""
    owner = above.owner_or_head()
    told = any(map(_tells_of_contact, above.path())) or above.in_listing()
    if owner is None or not told:
        return None
    found: list[_Entry] = []
    for index in range(at, len(blocks)):
        entry = _entry(blocks[index])
        if entry is None:
            break
        found.append(entry)
    said = sum(bool(one.told.frequency or one.told.status) for one in found)
    like = sum(seems_named(one.name) or is_place(title_key(one.name)) for one in found)
    if len(found) < _FEW or 2 * said <= len(found) or 2 * like < len(found):
        return None
    return found_in([row_told(one.block, one.told) for one in found], owner.name, len(found))


def _tells_of_contact(title: str) -> bool:
    key = title_key(title)
    return announces(key) or (speaks_of_contact(title) and not names_section(key))


def _entry(block: Block) -> _Entry | None:
    """A name and what stands beside it; None when a line is no such entry."""
    name, *said = _GAP.split(block.quote.strip())
    if block.kind is not BlockKind.PARAGRAPH or not said or name.endswith((":", ".", ",")):
        return None
    name = name.strip("*_ ")
    text = ". ".join(part.strip().rstrip(".") for part in said if part.strip())
    named = name[:1].isupper() and names_unit(name) and meaning(name) is None
    if not named or is_when(name) or is_pure(name) or not any(map(str.isalpha, text)):
        return None
    told = told_of(name, text)
    return _Entry(block, name, told) if told.partner else None
