"""Tell whether a line can be a title, and whether a list of collaborators opens with it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.titles.above import Above
from loaders.titles.contents import is_numbered, title_key
from loaders.titles.owners import titled
from loaders.titles.promises import announces

__all__ = ["is_title", "opens_list"]

_TITLE_LETTERS = 90
_TITLE_WORDS = 12
_MEETINGS = 40  # blocks under a title of meetings that are looked at


def is_title(block: Block) -> bool:
    """Whether a block can be a heading by its form."""
    text = block.text
    if block.kind is BlockKind.BULLET or not text:
        return False
    if block.kind is BlockKind.HEADING:
        return True
    words = text.split()
    return (
        0 < len(words) <= _TITLE_WORDS
        and len(text) <= _TITLE_LETTERS
        and not text.endswith((".", "!", ";", ",", "…"))
        and not (text.endswith("?") and not (block.announces or announces(title_key(text))))
    )


def opens_list(blocks: Sequence[Block], at: int, above: Above) -> bool:
    """Whether a block is a title under which collaborators are listed."""
    block = blocks[at]
    said = titled(block.text)
    told = block.announces or announces(title_key(block.text))
    told = told or (said is not None and said.kind == "list" and bool(said.owner))
    if not is_title(block) or not (told or _lists_meetings(blocks, at, above)):
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None:
        return False
    apart = block.gap or at == 0 or block.strong or following.gap
    return apart or following.kind is BlockKind.BULLET or is_numbered(block.text)


def _lists_meetings(blocks: Sequence[Block], at: int, above: Above) -> bool:
    """Whether a title such as "Regular meetings" heads bullets, most of which say how often."""
    said = titled(blocks[at].text)
    if said is None or said.kind != "meeting":
        return False
    below = blocks[at + 1 : at + 1 + _MEETINGS]
    bullets = [block.text for block in below if block.kind is BlockKind.BULLET]
    often = sum(bool(spans(text)) for text in bullets)
    under_units = bool(below) and below[0].kind is not BlockKind.BULLET
    owned = said.owner or above.owner() or under_units
    return bool(owned) and len(bullets) > 1 and 2 * often >= len(bullets)
