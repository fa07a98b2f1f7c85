"""Follow a question such as "Who do you work with?" that units answer further down.

Each unit answers under a heading of its own, some with sentences, some with bullets. What is in
sentences is running text; the bullets right under a heading are the list of that unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.lists.places import Places
from loaders.lists.sections import Section, Unit, unit_name
from loaders.titles.contents import title_key, title_of
from loaders.titles.owners import names_unit
from loaders.titles.promises import announces, begins_section, ends_lists

__all__ = ["Answers"]

_QUESTION_WORDS = 25


class Answers:
    """The last question asked, and the rank of the headings under which it is answered."""

    def __init__(self, blocks: Sequence[Block], lexicon: frozenset[str]) -> None:
        self._blocks = blocks
        self._places = Places(blocks, lexicon)
        self._question: Block | None = None
        self._rank = 0

    def add(self, block: Block) -> None:
        """Go past a block: it may ask, or begin what answers no more."""
        asks = block.text.strip("*_ ").endswith("?")
        if asks and block.kind is not BlockKind.BULLET:
            self._question, self._rank = (block if _asks_with_whom(block) else None), 0
        elif block.kind is BlockKind.HEADING and self._question:
            self._rank = self._rank or block.level
            if block.level < self._rank or not _can_answer(block):
                self._question = None

    def section(self, at: int) -> tuple[Section, int] | None:
        """The list under a heading and where the text after it begins; None without one."""
        block, question = self._blocks[at], self._question
        if question is None or block.kind is not BlockKind.HEADING or not _can_answer(block):
            return None
        if block.level < self._rank or not self._places.heads_partners(at, surely=True):
            return None
        below = takewhile(lambda b: b.kind is BlockKind.BULLET, self._blocks[at + 1 :])
        unit = Unit(unit_name(block), block, bullets=list(below))
        section = Section(title_of(question.text.strip("*_ ")), question, units=[unit])
        return section, at + 1 + len(unit.bullets)


def _asks_with_whom(block: Block) -> bool:
    words = block.text.split()
    return len(words) <= _QUESTION_WORDS and announces(title_key(block.text))


def _can_answer(block: Block) -> bool:
    key = title_key(block.text)
    return names_unit(unit_name(block)) and not (
        begins_section(key) or ends_lists(key) or announces(key)
    )
