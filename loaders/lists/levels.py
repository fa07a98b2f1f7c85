"""Tell what each level of an outline is: unit, how the ties stand, partner, detail.

Between a unit and its partners people often put a level that only says how the ties below it
stand: "Today", "Rubs", "Wanted". That is decided over all titles of a level, bullets or
headings: one of them says that it is wished for or does not work, and none names anybody. The
level is taken out, what stands under it moves up by one and keeps how it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.lists.ends import is_activity
from loaders.lists.sections import outer_name
from loaders.statuses import sign_in
from loaders.titles.contents import title_key, title_of
from loaders.titles.groups import status_of_title
from loaders.titles.likeness import seems_named
from loaders.titles.openings import is_title
from loaders.titles.promises import announces, ends_lists

__all__ = ["layered"]

_STRONG = 50  # rank of an emphasised line: below all headings, above all bullets
_BULLET = 100
_TITLE_WORDS = 8
_UNIT_LEVEL = 3  # of the heading that an outer bullet becomes


def layered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without levels that only say how ties stand; others as they are.

    Parameters
    ----------
    blocks : sequence of Block
        A stretch of a document without tables.
    """
    tree = _Tree(blocks)
    layer = tree.layer
    return [tree.placed(at) for at in range(len(blocks))] if layer else list(blocks)


class _Tree:
    """The titles and bullets of an outline by what stands under what."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._rank = [_rank(block) for block in blocks]
        self._parent: list[int | None] = [None] * len(blocks)
        self._children: dict[int | None, list[int]] = {}
        self._grow()

    def _grow(self) -> None:
        path: list[int] = []
        for at, rank in enumerate(self._rank):
            if not rank:
                continue
            while path and self._rank[path[-1]] >= rank and not self._heads(path[-1], at):
                path.pop()
            self._parent[at] = path[-1] if path else None
            self._children.setdefault(self._parent[at], []).append(at)
            path.append(at)

    def _heads(self, above: int, at: int) -> bool:
        """Whether an emphasised line announces the emphasised lines below it."""
        alike = self._rank[above] == self._rank[at] == _STRONG
        told = self._children.get(above) or at == above + 1
        return alike and bool(told) and announces(title_key(self._blocks[above].text))

    def _above(self, at: int) -> Iterator[int]:
        """What a block stands under, nearest first."""
        parent = self._parent[at]
        while parent is not None:
            yield parent
            parent = self._parent[parent]

    @cached_property
    def layer(self) -> frozenset[int]:
        """The titles that say how ties stand, and those beside them."""
        found: set[int] = set()
        for parent, children in self._children.items():
            if self._is_layer(parent, children):
                found |= {at for at in children if self._children.get(at)}
        known = {title_key(self._blocks[at].text) for at in found}
        for at, rank in enumerate(self._rank):
            heads = rank >= _BULLET and bool(self._children.get(at))
            if heads and title_key(self._blocks[at].text) in known:
                found.add(at)
        return frozenset(found)

    def _is_layer(self, parent: int | None, children: Sequence[int]) -> bool:
        heads = [at for at in children if self._children.get(at)]
        titles = [self._blocks[at] for at in heads]
        if not titles or not any(_stands(b.text) for b in titles):
            return False
        if any(not _can_tell(block) for block in titles):
            return False
        if self._rank[heads[0]] >= _BULLET:
            return True
        return parent is not None and announces(title_key(self._blocks[parent].text))

    # what a block becomes

    def placed(self, at: int) -> Block:
        """A block where it belongs when the levels that say how ties stand are taken out."""
        block = self._blocks[at]
        if at in self.layer:
            return replace(
                block, kind=BlockKind.PARAGRAPH, level=0, number="", status=self._status(at)
            )
        over = [n for n in self._above(at) if n in self.layer]
        if over and block.kind is not BlockKind.BULLET and self._names_partner(at):
            return replace(
                block,
                kind=BlockKind.BULLET,
                level=0,
                number="",
                strong=False,
                status=self._status(over[0]),
            )
        if block.kind is not BlockKind.BULLET:
            return block
        if self._heads_layer(at):
            name = outer_name(block)
            return replace(
                block, kind=BlockKind.HEADING, text=name, level=_UNIT_LEVEL, number="", gap=True
            )
        gone = [n for n in self._above(at) if self._rank[n] >= _BULLET]
        lost = sum(n in self.layer or self._heads_layer(n) for n in gone)
        titled = any(
            self._rank[n] < _BULLET and n not in self.layer and self._names_partner(n)
            for n in self._above(at)
        )
        within = bool(over) and titled
        if not over:
            return block
        level = max(block.level - lost, 0) + within
        return replace(block, level=level, status=self._status(over[0]))

    def _status(self, at: int) -> Status:
        return _stands(self._blocks[at].text) or Status.EXISTING

    def _heads_layer(self, at: int) -> bool:
        """Whether a bullet stands above such a level: it is the unit."""
        below = self._children.get(at, ())
        if self._rank[at] < _BULLET or at in self.layer:
            return False
        return any(child in self.layer for child in below)

    def _names_partner(self, at: int) -> bool:
        """Whether a title in such a level is a partner, and what is below it tells of it."""
        return self._rank[at] < _BULLET and self._parent[at] in self.layer and self._detailed

    @cached_property
    def _detailed(self) -> bool:
        """Whether most bullets under the titles in such levels tell, and name nobody."""
        titles = [
            at
            for at, parent in enumerate(self._parent)
            if parent in self.layer and 0 < self._rank[at] < _BULLET
        ]
        below = [self._blocks[n].text for one in titles for n in self._children.get(one, ())]
        return 3 * sum(map(_tells, below)) >= 2 * len(below)


def _rank(block: Block) -> int:
    """How deep a title or a bullet stands; 0 for what is neither."""
    if block.kind is BlockKind.HEADING:
        return block.level or 1
    if block.kind is BlockKind.BULLET:
        return _BULLET + block.level
    return _STRONG if block.strong and is_title(block) else 0


def _stands(title: str) -> Status | None:
    """How ties stand by a title that says more than that they exist; None for others."""
    stance = status_of_title(title)
    if stance is not Status.EXISTING:
        return stance
    sign = sign_in(title)
    return sign.status if sign else None


def _can_tell(block: Block) -> bool:
    """Whether a title can say how ties stand: short, and it names nobody and no matter."""
    text = block.text.strip("*_: ")
    key = title_key(text)
    if len(text.split()) > _TITLE_WORDS or ":" in text or spans(text):
        return False
    return not (seems_named(title_of(text)) or (ends_lists(key) and not _stands(text)))


def _tells(text: str) -> bool:
    """Whether a bullet tells of somebody, and names nobody."""
    said = is_activity(text) or bool(spans(text))
    return text[:1].islower() if not seems_named(text) else text[:1].islower() and said
