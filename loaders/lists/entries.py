"""A bullet of a list, taken apart, with the bullets below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.blocks import Block
from loaders.lists.bullets import Parts

__all__ = ["Entry", "marked"]


@dataclass(frozen=True)
class Entry:
    """What a bullet says of its partner, and the bullets below it that tell more.

    Attributes
    ----------
    block : Block
    parts : Parts
        Of the first partner.
    others : sequence of Parts
        Of the partners after it.
    details : list of Block
    """

    block: Block
    parts: Parts
    others: Sequence[Parts] = ()
    details: list[Block] = field(default_factory=list[Block])

    def each(self) -> Iterator[Entry]:
        """One entry for each partner that the bullet names; the details are of all."""
        for parts in (self.parts, *self.others):
            yield replace(self, parts=parts, others=())


def marked(block: Block) -> str:
    """The text of a bullet, with marks where its format emphasises the words in front."""
    lead, rest = block.text[: block.lead], block.text[block.lead :]
    return f"**{lead}**{rest}" if lead else rest
