"""Tell whether the bullets below a title are of the unit that stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.lists.nesting import are_details, are_partners, are_themes, are_units
from loaders.lists.places import AHEAD
from loaders.titles.above import Owner
from loaders.titles.contents import title_key
from loaders.titles.groups import parts_by_theme, parts_by_unit
from loaders.titles.promises import is_scope

__all__ = ["owns"]


def owns(blocks: Sequence[Block], title: int, at: int, owner: Owner) -> bool:
    """Whether the bullets from `at` on are the owner's, and those with others below no units.

    Parameters
    ----------
    blocks : sequence of Block
        The whole document.
    title, at : int
        Where the title stands that opens the list, and where its first bullet does.
    owner : Owner
        The unit that the text above names.
    """
    below = blocks[at]
    inner = blocks[at + 1] if at + 1 < len(blocks) else None
    nested = inner and below.kind is inner.kind and inner.level > below.level
    if not nested or is_scope(title_key(below.text)):
        return True
    run = list(takewhile(lambda b: b.kind is BlockKind.BULLET, blocks[at : at + AHEAD]))
    said = " ".join(b.text for b in blocks[title:at])
    if are_details(run) or (owner.explicit and are_partners(run)):
        return True
    if parts_by_theme(said) or are_themes(run):
        return not parts_by_unit(said)
    return not (parts_by_unit(said) or are_units(run)) and owner.explicit
