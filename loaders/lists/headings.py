"""Find the sections that list collaborators, and the units in them.

A heading is what the table of contents names or, without one, a short line without end
punctuation right before a bullet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.lists.nesting import are_themes, are_units
from loaders.lists.sections import Section, Unit, unfold
from loaders.lists.telling import (
    begins_with_name,
    begins_with_work,
    leads_on,
    speaks_of_work,
    tells_more,
)
from loaders.statuses import stance_of
from loaders.titles.above import Above, Owner
from loaders.titles.contents import follows, title_key, title_of, without_contents
from loaders.titles.openings import is_title, opens_list
from loaders.titles.owners import names_unit, titled
from loaders.titles.promises import announces, ends_lists, is_no_answer, is_place, is_scope
from loaders.vocabulary import vocabulary

__all__ = ["find_sections"]

_AHEAD = 40  # blocks below a title that are looked at to tell what it heads
_INTRODUCTION = 3  # paragraphs at most between a unit's title and its bullets


def find_sections(blocks: Sequence[Block]) -> list[Section]:
    """The sections of a document that list collaborators; empty when it has none."""
    body, lexicon = without_contents(blocks)
    sections: list[Section] = []
    above = Above()
    last: Section | None = None  # that ended right where the next begins
    at = 0
    while at < len(body):
        if opens_list(body, at, above):
            walk = _Walk(body, at, lexicon, _owner(body, at, above, last))
            last, end = walk.section()
            if _holds_names(last):
                sections.append(last)
        else:
            last, end = None, at + 1
        for block in body[at:end]:
            above.add(block)
        at = end
    return sections


def _owner(body: Sequence[Block], at: int, above: Above, last: Section | None) -> Owner | None:
    """Whose list opens here: what its own title says, else the text above, else as before."""
    heading = body[at]
    said = titled(heading.text)
    if said and said.owner:
        return Owner(said.owner, heading, explicit=True)
    found = above.owner(heading.level)
    if found is None and last and last.owner and is_scope(title_key(heading.text)):
        return last.owner
    return found


def _holds_names(section: Section) -> bool:
    """Whether there are lists here, and most of their bullets are names, not statements."""
    bullets = [b for unit in section.units for b in unit.bullets] or section.orphans
    if not bullets:
        return False
    return 2 * sum(begins_with_name(bullet.text) for bullet in bullets) > len(bullets)


# --- walking through a section ---------------------------------------------------------------


class _Walk:
    """Goes down a section block by block and decides what each one is."""

    def __init__(
        self, blocks: Sequence[Block], at: int, lexicon: frozenset[str], owner: Owner | None
    ) -> None:
        self._blocks = blocks
        self._at = at
        self._lexicon = lexicon
        heading = blocks[at]
        self._section = Section(title_of(heading.text), heading, owner=owner)
        self._adopted = False
        self._stance = stance_of(heading.text)

    def section(self) -> tuple[Section, int]:
        """The section that begins here, and where the text after it begins."""
        self._adopt_owner()
        for at in range(self._at + 1, len(self._blocks)):
            block = self._blocks[at]
            if block.kind is BlockKind.BULLET or self._is_single_item(at):
                self._bullet(block)
            elif not self._stands_as_title(at):
                if self._is_introduction(block):
                    self._section.units[-1].introduced = True
                else:
                    self._note(block)
            elif self._ends_at(at):
                break
            elif not self._is_lead(at):
                self._section.units.append(Unit(_unit_name(block), block))
                self._stance = stance_of(self._section.heading.text)
            elif spans(block.text):
                self._note(block)
            else:
                self._section.leads.append(block)
                self._stance = stance_of(block.text)
        else:
            at = len(self._blocks)
        unfold(self._section)
        return self._section, at

    def _adopt_owner(self) -> None:
        """Some documents have the unit as heading above "Collaborators" with its bullets."""
        owner = self._section.owner
        below = self._blocks[self._at + 1]
        if owner is None or not (
            below.kind is BlockKind.BULLET
            or self._parts_scope(self._at + 1)
            or self._is_said_of_us(self._at + 1)
        ):
            return
        inner = self._next(self._at + 1)
        nested = inner and below.kind is inner.kind and inner.level > below.level
        if nested and not is_scope(title_key(below.text)):
            bullets = self._blocks[self._at + 1 : self._at + _AHEAD]
            run = list(takewhile(lambda b: b.kind is BlockKind.BULLET, bullets))
            if are_units(run) or not (owner.explicit or are_themes(run)):
                return
        self._section.units.append(Unit(owner.name, owner.block))
        self._adopted = True

    def _parts_scope(self, at: int) -> bool:
        """Whether a title such as "External" only parts the bullets of one unit."""
        block = self._blocks[at]
        key = title_key(block.text)
        return (
            is_title(block) and is_scope(key) and not announces(key) and self._before_bullet(at)
        )

    def _bullet(self, block: Block) -> None:
        if self._stance is not Status.EXISTING:
            self._section.stances[id(block)] = self._stance
        units = self._section.units
        (units[-1].bullets if units else self._section.orphans).append(block)

    def _note(self, block: Block) -> None:
        units = self._section.units
        (units[-1].notes if units else self._section.notes).append(block)

    def _is_introduction(self, block: Block) -> bool:
        """Whether a sentence above a unit's bullets tells of partners itself: running text."""
        units = self._section.units
        opens = bool(units) and not units[-1].bullets
        return opens and speaks_of_work(block.text) and not spans(block.text)

    def _next(self, at: int) -> Block | None:
        return self._blocks[at + 1] if at + 1 < len(self._blocks) else None

    def _before_bullet(self, at: int) -> bool:
        following = self._next(at)
        return following is not None and following.kind is BlockKind.BULLET

    def _stands_as_title(self, at: int) -> bool:
        block = self._blocks[at]
        if not is_title(block) or is_no_answer(block.text):
            return False
        if block.kind is BlockKind.HEADING or title_key(block.text) in self._lexicon:
            return True
        if self._before_bullet(at) or block.strong:
            return True
        following = self._next(at)
        if not block.gap or following is None or ": " in block.text:
            return False
        return not spans(block.text) and block.text[0].isupper()

    def _is_single_item(self, at: int) -> bool:
        """Whether a heading "1." is a list of one, where other lists are numbered."""
        units = self._section.units
        return (
            self._blocks[at].kind is BlockKind.HEADING
            and self._blocks[at].number == "1"
            and bool(units)
            and not units[-1].bullets
            and not self._before_bullet(at)
            and any(b.kind is BlockKind.BULLET and b.number for b in self._blocks)
        )

    def _is_lead(self, at: int) -> bool:
        """A line such as "We work with:" between a unit and its bullets."""
        units = self._section.units
        block = self._blocks[at]
        if (self._parts_scope(at) and units) or is_place(title_key(block.text)):
            return True
        if block.kind is BlockKind.HEADING or not block.text.endswith(":"):
            return False
        if units and self._is_said_of_us(at):
            return True
        return speaks_of_work(block.text) and bool(units) and not units[-1].bullets

    def _is_said_of_us(self, at: int) -> bool:
        """Whether a line such as "We also work with:" heads bullets, and can be no unit."""
        block = self._blocks[at]
        return (
            block.kind is BlockKind.PARAGRAPH
            and block.text.endswith(":")
            and self._before_bullet(at)
            and speaks_of_work(block.text)
            and (begins_with_work(block.text) or not names_unit(block.text.rstrip(": ")))
        )

    def _ends_at(self, at: int) -> bool:
        block = self._blocks[at]
        key = title_key(block.text)
        if self._is_lead(at):
            return False
        if self._adopted:
            return True
        if ends_lists(key) or announces(key):
            return True
        if block.level and self._is_above(block):
            return True
        return not self._before_bullet(at) and self._opens_prose(at)

    def _is_above(self, block: Block) -> bool:
        """Whether a heading is of the section's own rank or a higher one."""
        rank = self._section.heading.level
        units = self._section.units
        if units and units[-1].heading.level:
            rank = max(rank, units[-1].heading.level - 1)
        if block.level != rank or not block.number or not self._section.heading.number:
            return 0 < block.level <= rank
        last = units[-1].heading if units else None
        if last is None:
            return block.number != "1"
        return not (last.level == block.level and follows(last.number, block.number))

    def _opens_prose(self, at: int) -> bool:
        """Whether a title without bullets of its own begins another section."""
        following = self._next(at)
        if following is None or self._stands_as_title(at + 1):
            return False
        after = self._next(at + 1)
        if after is not None and after.kind is BlockKind.BULLET and leads_on(following.text):
            return False
        if is_no_answer(following.text) or self._is_introduced(at):
            return False
        return not self._listed_between(at)

    def _is_introduced(self, at: int) -> bool:
        """Whether a sentence or two stand between a unit's title and its bullets.

        They must speak of working together; under a heading below the section's own it is
        enough that the bullets tell more than a name.
        """
        rest = self._blocks[at + 1 : at + 1 + _AHEAD]
        said = list(takewhile(lambda b: b.kind is BlockKind.PARAGRAPH, rest))
        if len(said) > _INTRODUCTION or any(b.strong for b in said):
            return False
        below = takewhile(lambda b: b.kind is BlockKind.BULLET, rest[len(said) :])
        bullets = [block.text for block in below]
        if any(speaks_of_work(block.text) for block in said):
            return 2 * sum(map(begins_with_name, bullets)) > len(bullets)
        nested = 0 < self._section.heading.level < self._blocks[at].level
        told = sum(begins_with_name(b) and tells_more(b) for b in bullets)
        return nested and 2 * told > len(bullets)

    def _listed_between(self, at: int) -> bool:
        """Whether the table of contents has this title, and a unit with bullets follows it."""
        if title_key(self._blocks[at].text) not in self._lexicon or self._blocks[at].number:
            return False
        for later in range(at + 1, len(self._blocks)):
            block = self._blocks[later]
            key = title_key(block.text)
            if key not in self._lexicon or not is_title(block):
                continue
            if block.number or ends_lists(key):
                return False
            if self._before_bullet(later):
                return True
        return False


def _unit_name(block: Block) -> str:
    """A unit as its heading writes it, without a number or a label ("Unit: Library")."""
    name = title_of(block.text) if block.number else block.text.rstrip(": ")
    label, colon, rest = name.partition(":")
    labels = colon and rest.strip() and vocabulary().column(label) == "unit"
    return rest.strip() if labels else name
