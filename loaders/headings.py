"""Find the sections that list collaborators, and the units in them.

A heading is what the table of contents names or, without one, a short line without end
punctuation right before a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.blocks import Block, BlockKind
from loaders.contents import title_key, title_of, without_contents
from loaders.frequency import spans
from loaders.titles import announces, ends_lists, is_no_answer, names_document
from loaders.vocabulary import vocabulary

__all__ = ["Section", "Unit", "find_sections"]

_TITLE_LETTERS = 90
_TITLE_WORDS = 12
_NAME_WORDS = 6  # most partners are named, not described


@dataclass
class Unit:
    """A unit's heading with what stands under it, in order."""

    name: str
    heading: Block
    bullets: list[Block] = field(default_factory=list[Block])
    notes: list[Block] = field(default_factory=list[Block])


@dataclass
class Section:
    """A section that lists collaborators.

    `notes` stand before the first unit, `orphans` are bullets that stand under no unit.
    """

    title: str
    heading: Block
    units: list[Unit] = field(default_factory=list[Unit])
    notes: list[Block] = field(default_factory=list[Block])
    orphans: list[Block] = field(default_factory=list[Block])


def find_sections(blocks: Sequence[Block]) -> list[Section]:
    """The sections of a document that list collaborators; empty when it has none."""
    body, lexicon = without_contents(blocks)
    sections: list[Section] = []
    at = 0
    while at < len(body):
        if _opens_list(body, at):
            section, at = _Walk(body, at, lexicon).section()
            if _holds_names(section):
                sections.append(section)
        else:
            at += 1
    return sections


# --- what a title says -----------------------------------------------------------------------


def _is_title(block: Block) -> bool:
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
        and not (text.endswith("?") and not announces(title_key(text)))
    )


def _opens_list(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if not _is_title(block) or not announces(title_key(block.text)):
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return following is not None and (block.gap or at == 0 or block.strong or following.gap)


def _holds_names(section: Section) -> bool:
    """Whether there are lists here, and most of their bullets are names, not statements."""
    bullets = [b for unit in section.units for b in unit.bullets] or section.orphans
    if not bullets:
        return False
    names = [re.split(r"[:(\[]", bullet.text, maxsplit=1)[0] for bullet in bullets]
    short = sum(len(name.split()) <= _NAME_WORDS for name in names)
    return 2 * short > len(names)


# --- walking through a section ---------------------------------------------------------------


class _Walk:
    """Goes down a section block by block and decides what each one is."""

    def __init__(self, blocks: Sequence[Block], at: int, lexicon: frozenset[str]) -> None:
        self._blocks = blocks
        self._at = at
        self._lexicon = lexicon
        heading = blocks[at]
        self._section = Section(title_of(heading.text), heading)

    def section(self) -> tuple[Section, int]:
        """The section that begins here, and where the text after it begins."""
        self._adopt_unit_above()
        for at in range(self._at + 1, len(self._blocks)):
            block = self._blocks[at]
            if block.kind is BlockKind.BULLET or self._is_single_item(at):
                self._bullet(block)
            elif not self._stands_as_title(at):
                self._note(block)
            elif self._ends_at(at):
                break
            elif not self._is_lead(at):
                self._section.units.append(Unit(_unit_name(block), block))
            elif spans(block.text):
                self._note(block)
        else:
            at = len(self._blocks)
        _unfold(self._section)
        return self._section, at

    def _adopt_unit_above(self) -> None:
        """Some documents have the unit as heading above "Collaborators" with its bullets."""
        at = self._at
        below = self._blocks[at + 1]
        if at < 1 or below.kind is not BlockKind.BULLET or not _is_title(self._blocks[at - 1]):
            return
        above = self._blocks[at - 1]
        inner = self._next(at + 1)
        if (inner and inner.level > below.level) or names_document(above):
            return
        self._section.units.append(Unit(title_of(above.text), above))

    def _bullet(self, block: Block) -> None:
        units = self._section.units
        (units[-1].bullets if units else self._section.orphans).append(block)

    def _note(self, block: Block) -> None:
        units = self._section.units
        (units[-1].notes if units else self._section.notes).append(block)

    def _next(self, at: int) -> Block | None:
        return self._blocks[at + 1] if at + 1 < len(self._blocks) else None

    def _before_bullet(self, at: int) -> bool:
        following = self._next(at)
        return following is not None and following.kind is BlockKind.BULLET

    def _stands_as_title(self, at: int) -> bool:
        block = self._blocks[at]
        if not _is_title(block) or is_no_answer(block.text):
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
        if block.kind is BlockKind.HEADING or not block.text.endswith(":"):
            return False
        words = set(title_key(block.text).split())
        says = vocabulary().all("joint_work") | vocabulary().all("contact_words")
        leads = bool(words & says) or announces(title_key(block.text))
        return leads and bool(units) and not units[-1].bullets

    def _ends_at(self, at: int) -> bool:
        block = self._blocks[at]
        key = title_key(block.text)
        if ends_lists(key) or (announces(key) and not self._is_lead(at)):
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
        return not (last.level == block.level and _follows(last.number, block.number))

    def _opens_prose(self, at: int) -> bool:
        """Whether a title without bullets of its own begins another section."""
        following = self._next(at)
        if following is None or self._stands_as_title(at + 1):
            return False
        after = self._next(at + 1)
        if after is not None and after.kind is BlockKind.BULLET and _leads(following.text):
            return False
        if is_no_answer(following.text):
            return False
        return not self._listed_between(at)

    def _listed_between(self, at: int) -> bool:
        """Whether the table of contents has this title, and a unit with bullets follows it."""
        if title_key(self._blocks[at].text) not in self._lexicon or self._blocks[at].number:
            return False
        for later in range(at + 1, len(self._blocks)):
            block = self._blocks[later]
            key = title_key(block.text)
            if key not in self._lexicon or not _is_title(block):
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


def _leads(text: str) -> bool:
    return text.endswith(":") or bool(spans(text))


def _follows(number: str, following: str) -> bool:
    *before, last = number.split(".")
    *same, this = following.split(".")
    return before == same and last.isdigit() and this.isdigit() and int(this) == int(last) + 1


def _unfold(section: Section) -> None:
    """Make units of bullets that have bullets under them, where nothing else names a unit."""
    orphans = section.orphans
    if section.units or not any(block.level for block in orphans):
        return
    section.orphans = []
    for block, following in zip(orphans, [*orphans[1:], None], strict=True):
        if block.level == 0 and following is not None and following.level > 0:
            section.units.append(Unit(block.text.rstrip(": "), block))
        elif block.level > 0 and section.units:
            section.units[-1].bullets.append(block)
        else:
            section.orphans.append(block)
