"""Go down a section that lists collaborators and decide what each block in it is."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.lists.adoption import owns
from loaders.lists.places import INTRODUCTION, Places
from loaders.lists.sections import Section, Unit, leave_text, outranks, unfold, unit_name
from loaders.lists.telling import begins_with_work, speaks_of_work
from loaders.statuses import stance_of
from loaders.titles.above import Owner
from loaders.titles.contents import title_key, title_of
from loaders.titles.groups import (
    heads_own,
    introduces,
    is_aside_line,
    is_group,
    is_meeting,
    is_own,
    is_phrase,
    is_remark,
    is_theme,
    parts_by_theme,
    parts_by_unit,
    status_of_title,
)
from loaders.titles.likeness import looks_like_unit
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.titles.promises import (
    announces,
    begins_section,
    ends_lists,
    is_place,
    is_scope,
)

__all__ = ["Walk"]


class Walk:
    """Goes down a section block by block and decides what each one is."""

    def __init__(
        self, blocks: Sequence[Block], at: int, lexicon: frozenset[str], owner: Owner | None
    ) -> None:
        self._blocks = blocks
        self._at = at
        self._places = Places(blocks, lexicon)
        heading = blocks[at]
        self._section = Section(title_of(heading.text), heading, owner=owner)
        self._whole = self._places.is_whole(at)
        self._adopted = False
        self._own = ""  # the title above, where it is such as "Just us"
        self._stance = stance_of(heading.text)

    def section(self) -> tuple[Section, int]:
        """The section that begins here, and where the text after it begins."""
        self._adopt_owner()
        for at in range(self._at + 1, len(self._blocks)):
            if (self._whole and self._places.is_past(at)) or not self._takes(at):
                break
        else:
            at = len(self._blocks)
        unfold(self._section)
        leave_text(self._section)
        return self._section, at

    def _takes(self, at: int) -> bool:
        """Take a block into the section, unless it ends there."""
        block = self._blocks[at]
        if block.kind is BlockKind.BULLET or self._is_single_item(at):
            self._bullet(block)
        elif block.status is not None:
            self._section.leads.append(block)
            self._stance = block.status
        elif self._only_introduces(at):
            self._section.leads.append(block)
            if not is_aside_line(block.text):
                self._stance = status_of_title(block.text)
        elif not self._places.stands_as_title(at):
            self._tell(block)
        elif self._ends_at(at):
            return False
        else:
            self._head(at)
        return True

    def _head(self, at: int) -> None:
        block = self._blocks[at]
        if not self._is_lead(at):
            self._section.units.append(Unit(unit_name(block), block))
            self._stance, self._own = stance_of(self._section.heading.text), ""
        elif spans(block.text):
            self._note(block)
        else:
            self._section.leads.append(block)
            self._stance = status_of_title(block.text)
            self._own = block.text if heads_own(block.text) else ""

    def _tell(self, block: Block) -> None:
        if self._is_introduction(block):
            self._section.units[-1].introduced = True
        else:
            self._note(block)

    def _only_introduces(self, at: int) -> bool:
        """Whether a line only leads to what stands below it, or is a remark in brackets."""
        block = self._blocks[at]
        if block.kind is not BlockKind.PARAGRAPH or spans(block.text):
            return False
        if is_aside_line(block.text) or self._leads_to_units(at):
            return True
        if introduces(block.text):
            return not speaks_of_work(block.text)
        return self._is_beside_name(at)

    def _leads_to_units(self, at: int) -> bool:
        """Whether a line such as "Each unit tells of its work:" stands above them all."""
        text = self._blocks[at].text
        return text.endswith(":") and not self._section.units and parts_by_unit(text)

    def _is_beside_name(self, at: int) -> bool:
        """Whether a line stands right under a heading that names the unit, and names none.

        So do the municipality, the date and who answered; what looks like a unit is one.
        """
        block, owner = self._blocks[at], self._section.owner
        named = owner is not None and owner.block is self._section.heading
        opens = not self._section.units or not self._section.units[-1].bullets
        plain = not (block.strong or block.text.endswith(":") or self._parts(at))
        near = at - self._at <= INTRODUCTION and named and opens
        if not (near and plain and self._places.before_bullet(at)):
            return False
        return is_remark(block.text) or self._places.is_alone(at)

    def _adopt_owner(self) -> None:
        """Some documents have the unit as heading above "Collaborators" with its bullets."""
        owner = self._section.owner
        at = self._first()
        if owner is None or at >= len(self._blocks):
            return
        below = self._blocks[at]
        if below.kind is BlockKind.BULLET:
            own = owns(self._blocks, self._at, at, owner)
        else:
            parts = is_title(below) and self._places.before_bullet(at) and self._parts(at)
            own = parts or self._is_said_of_us(at)
        if not own:
            return
        said = " ".join(block.text for block in self._blocks[self._at : at])
        unit = Unit(owner.name, owner.block, themed=parts_by_theme(said))
        self._section.units.append(unit)
        self._adopted = True

    def _first(self) -> int:
        """The first bullet or title of the section, past what introduces it."""
        at = self._at + 1
        while at < len(self._blocks) and at - self._at <= INTRODUCTION:
            block = self._blocks[at]
            told = block.strong or self._places.stands_as_title(at)
            titled = is_title(block) and told and not self._only_introduces(at)
            if titled or block.kind is not BlockKind.PARAGRAPH:
                break
            at += 1
        return at

    def _parts(self, at: int) -> bool:
        """Whether a title names nobody, and tells of the bullets below it which they are."""
        text = self._blocks[at].text
        if self._blocks[at].status is not None:
            return True
        if announces(title_key(text)):
            return self._parts_scope(at)
        if is_group(text) or heads_own(text):
            return True
        if status_of_title(text) is not Status.EXISTING:
            return self._heads_wanted(at)
        owner, others = self._section.owner, self._section.units and not self._adopted
        if owner is None or not owner.explicit or others:
            return False
        return is_theme(text) and self._places.heads_partners(at, surely=True)

    def _heads_wanted(self, at: int) -> bool:
        """Whether a title of wishes or problems heads partners, and no other points."""
        block, rank = self._blocks[at], self._section.heading.level
        outer = 0 < block.level <= rank or ends_lists(title_key(block.text))
        return self._places.heads_partners(at, surely=outer)

    def _parts_scope(self, at: int) -> bool:
        """Whether a title such as "External" only parts the bullets of one unit."""
        block = self._blocks[at]
        key = title_key(block.text)
        return (
            is_title(block)
            and is_scope(key)
            and not announces(key)
            and self._places.before_bullet(at)
        )

    def _bullet(self, block: Block) -> None:
        if self._own and (is_own(self._own) or is_meeting(block.text)):
            self._section.leads.append(block)
            return
        stance = block.status or self._stance
        if stance is not Status.EXISTING:
            self._section.stances[id(block)] = stance
        units = self._section.units
        (units[-1].bullets if units else self._section.orphans).append(block)

    def _note(self, block: Block) -> None:
        section, units = self._section, self._section.units
        opens = self._adopted and not units[-1].bullets and not spans(block.text)
        notes = units[-1].notes if units else section.notes
        (section.leads if opens else notes).append(block)

    def _is_introduction(self, block: Block) -> bool:
        """Whether a sentence above a unit's bullets tells of partners itself: running text."""
        units = self._section.units
        opens = bool(units) and not units[-1].bullets
        return opens and speaks_of_work(block.text) and not spans(block.text)

    def _is_single_item(self, at: int) -> bool:
        """Whether a heading "1." is a list of one, where other lists are numbered."""
        units = self._section.units
        return (
            self._blocks[at].kind is BlockKind.HEADING
            and self._blocks[at].number == "1"
            and bool(units)
            and not units[-1].bullets
            and not self._places.before_bullet(at)
            and any(b.kind is BlockKind.BULLET and b.number for b in self._blocks)
        )

    def _is_lead(self, at: int) -> bool:
        """A line such as "We work with:" between a unit and its bullets."""
        units = self._section.units
        block = self._blocks[at]
        if (self._parts_scope(at) and units) or is_place(title_key(block.text)):
            return True
        apart = self._parts(at) or self._is_theme(at)
        if units and self._places.before_bullet(at) and apart and self._is_within(at):
            return True
        if block.kind is BlockKind.HEADING or not block.text.endswith(":"):
            return False
        if units and (self._is_said_of_us(at) or self._is_under_name(block)):
            return True
        return speaks_of_work(block.text) and bool(units) and not units[-1].bullets

    def _is_under_name(self, block: Block) -> bool:
        """Whether a line leads to the bullets of a unit's heading, and names none."""
        unit = self._section.units[-1]
        if unit.bullets or unit.heading.kind is not BlockKind.HEADING or block.strong:
            return False
        named = self._section.heading.announces or looks_like_unit(unit.name)
        return named and not looks_like_unit(block.text)

    def _is_theme(self, at: int) -> bool:
        """Whether a title between the bullets of an owner only says what they are about."""
        block = self._blocks[at]
        inner = block.level == 0 or block.level > self._section.heading.level
        key = title_key(block.text)
        if not (self._adopted and inner) or begins_section(key) or ends_lists(key):
            return False
        named = announces(key) or looks_like_unit(block.text)
        return not named and self._places.heads_partners(at, surely=True)

    def _is_within(self, at: int) -> bool:
        """Whether a title stands under the last unit, and not beside it."""
        block, unit = self._blocks[at], self._section.units[-1]
        if block.kind is not BlockKind.HEADING:
            return True
        return self._adopted or 0 < unit.heading.level < block.level

    def _is_said_of_us(self, at: int) -> bool:
        """Whether a line such as "We also work with:" heads bullets, and can be no unit."""
        block = self._blocks[at]
        return (
            block.kind is BlockKind.PARAGRAPH
            and block.text.endswith(":")
            and self._places.before_bullet(at)
            and speaks_of_work(block.text)
            and (begins_with_work(block.text) or not names_unit(block.text.rstrip(": ")))
        )

    def _ends_at(self, at: int) -> bool:
        block = self._blocks[at]
        if self._is_lead(at):
            return False
        key = title_key(block.text)
        if self._adopted or block.announces or ends_lists(key) or announces(key):
            return True
        outer = block.level and outranks(self._section, block)
        if outer or (self._section.units and is_phrase(block.text)):
            return True
        return not self._places.before_bullet(at) and self._places.opens_prose(
            at, self._section.heading.level
        )
