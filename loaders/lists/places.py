"""Ask about places in a section of lists: what a block is by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.lists.telling import begins_with_name, leads_on, speaks_of_work, tells_more
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit, names_among
from loaders.titles.openings import is_title
from loaders.titles.promises import ends_lists, is_no_answer

__all__ = ["AHEAD", "INTRODUCTION", "Places"]

AHEAD = 40  # blocks below a title that are looked at to tell what it heads
INTRODUCTION = 3  # paragraphs at most between a unit's title and its bullets


class Places:
    """The blocks of a document, and the titles that its table of contents names."""

    def __init__(self, blocks: Sequence[Block], lexicon: frozenset[str]) -> None:
        self._blocks = blocks
        self._lexicon = lexicon

    def next(self, at: int) -> Block | None:
        """The block below one, None at the end."""
        return self._blocks[at + 1] if at + 1 < len(self._blocks) else None

    def before_bullet(self, at: int) -> bool:
        """Whether a bullet stands right below."""
        following = self.next(at)
        return following is not None and following.kind is BlockKind.BULLET

    def stands_as_title(self, at: int) -> bool:
        """Whether a block is a title by its form and by what stands around it."""
        block = self._blocks[at]
        if not is_title(block) or is_no_answer(block.text):
            return False
        if block.kind is BlockKind.HEADING or title_key(block.text) in self._lexicon:
            return True
        if self.before_bullet(at) or block.strong:
            return True
        following = self.next(at)
        if not block.gap or following is None or ": " in block.text:
            return False
        return not spans(block.text) and block.text[0].isupper()

    def opens_prose(self, at: int, rank: int) -> bool:
        """Whether a title without bullets of its own begins another section."""
        following = self.next(at)
        if following is None or self.stands_as_title(at + 1):
            return False
        after = self.next(at + 1)
        if after is not None and after.kind is BlockKind.BULLET and leads_on(following.text):
            return False
        if is_no_answer(following.text) or self.is_introduced(at, rank):
            return False
        return not self.listed_between(at)

    def is_introduced(self, at: int, rank: int) -> bool:
        """Whether a sentence or two stand between a unit's title and its bullets.

        They must speak of working together; under a heading below the section's own, of that
        rank, it is enough that the bullets tell more than a name.
        """
        rest = self._blocks[at + 1 : at + 1 + AHEAD]
        said = list(takewhile(lambda b: b.kind is BlockKind.PARAGRAPH, rest))
        if len(said) > INTRODUCTION or any(b.strong for b in said):
            return False
        below = takewhile(lambda b: b.kind is BlockKind.BULLET, rest[len(said) :])
        bullets = [block.text for block in below]
        if any(speaks_of_work(block.text) for block in said):
            return 2 * sum(map(begins_with_name, bullets)) > len(bullets)
        nested = 0 < rank < self._blocks[at].level
        told = sum(begins_with_name(b) and tells_more(b) for b in bullets)
        return nested and 2 * told > len(bullets)

    def listed_between(self, at: int) -> bool:
        """Whether the contents or its capitals tell that a unit with bullets follows."""
        if self._blocks[at].text.isupper() and self._in_capitals(at):
            return True
        if title_key(self._blocks[at].text) not in self._lexicon or self._blocks[at].number:
            return False
        for later in range(at + 1, len(self._blocks)):
            block = self._blocks[later]
            key = title_key(block.text)
            if key not in self._lexicon or not is_title(block):
                continue
            if block.number or ends_lists(key):
                return False
            if self.before_bullet(later):
                return True
        return False

    def _in_capitals(self, at: int) -> bool:
        """Whether the next title in capitals has bullets below it."""
        later = range(at + 1, min(at + AHEAD, len(self._blocks)))
        titles = (
            n for n in later if self._blocks[n].text.isupper() and self.stands_as_title(n)
        )
        after = next(titles, None)
        return after is not None and self.before_bullet(after)

    def heads_partners(self, at: int, *, surely: bool) -> bool:
        """Whether most bullets below a title begin with names; `surely` with those of units."""
        rest = self._blocks[at + 1 : at + 1 + AHEAD]
        bullets = [b.text for b in takewhile(lambda b: b.kind is BlockKind.BULLET, rest)]
        short = list(map(begins_with_name, bullets))
        known = names_among(bullets) if surely else short
        named = sum(one and two for one, two in zip(short, known, strict=True))
        return bool(bullets) and 2 * named >= len(bullets)

    def is_alone(self, at: int) -> bool:
        """Whether no other line below, up to the next heading, heads bullets."""
        block = self._blocks[at]
        if block.gap or looks_like_unit(block.text):
            return False
        rest = range(at + 1, len(self._blocks))
        below = takewhile(lambda n: self._blocks[n].kind is not BlockKind.HEADING, rest)
        return not any(
            self._blocks[n].kind is BlockKind.PARAGRAPH and self.before_bullet(n) for n in below
        )

    def is_whole(self, at: int) -> bool:
        """Whether it is known of each bullet below a title, up to the next, what it is."""
        below = self.next(at)
        return below is not None and below.status is not None and self._blocks[at].announces

    def is_past(self, at: int) -> bool:
        """Whether a block begins something else below such a title."""
        block = self._blocks[at]
        bullet = block.kind is BlockKind.BULLET
        if block.status is not None or (bullet and block.level):
            return False
        return bullet or self.stands_as_title(at) or self.before_bullet(at)
