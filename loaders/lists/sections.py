"""What a section that lists collaborators holds: its units, each with bullets and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.model import Status
from loaders.blocks import Block
from loaders.frequency import spans
from loaders.lists.telling import tells_of_others
from loaders.titles.above import Owner
from loaders.titles.contents import follows, title_of
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import vocabulary

_ANSWERED = re.compile(
    r"(?P<mark>\*\*|__)(?P<name>[^*_]+)(?P=mark):?\s*\((?P<who>[A-ZÆØÅÄÖ][^\W\d_]+(?:\s[^()]+)?)\)"
)

__all__ = ["Section", "Unit", "leave_text", "outer_name", "outranks", "unfold", "unit_name"]


@dataclass
class Unit:
    """A unit's heading with what stands under it, in order.

    Whether it is `introduced` by running text, which is no part of the list; whether that
    says that the bullets are `themed`: the outer ones say what about, the inner ones with whom.
    """

    name: str
    heading: Block
    bullets: list[Block] = field(default_factory=list[Block])
    notes: list[Block] = field(default_factory=list[Block])
    introduced: bool = False
    themed: bool = False


@dataclass
class Section:
    """A section that lists collaborators.

    `notes` stand before the first unit, `orphans` are bullets that stand under no unit,
    `leads` lines such as "We work with:" between a unit and its bullets. `owner` is the unit
    that the text above names. `stances` tells of bullets, by their identity, how the tie stands
    where what heads them says that it is wished for or does not work.
    """

    title: str
    heading: Block
    units: list[Unit] = field(default_factory=list[Unit])
    notes: list[Block] = field(default_factory=list[Block])
    orphans: list[Block] = field(default_factory=list[Block])
    leads: list[Block] = field(default_factory=list[Block])
    owner: Owner | None = None
    stances: dict[int, Status] = field(default_factory=dict[int, Status])

    def stance(self, bullet: Block) -> Status:
        """How the tie that a bullet tells of stands."""
        return self.stances.get(id(bullet), Status.EXISTING)


def unfold(section: Section) -> None:
    """Make units of bullets that have bullets under them, where nothing else names a unit."""
    orphans = section.orphans
    if section.units or not any(block.level for block in orphans):
        return
    section.orphans = []
    for block, following in zip(orphans, [*orphans[1:], None], strict=True):
        if block.level == 0 and following is not None and following.level > 0:
            section.units.append(Unit(outer_name(block), block))
        elif block.level > 0 and section.units:
            section.units[-1].bullets.append(block)
        else:
            section.orphans.append(block)


def outer_name(block: Block) -> str:
    """The unit that an outer bullet names, without who answered: "**Library** (Kari)"."""
    text = block.text.strip().rstrip(":")
    match = _ANSWERED.fullmatch(text)
    if match and not looks_like_unit(match["who"]):
        return match["name"].strip()
    return text.strip(":*_ ")


def leave_text(section: Section) -> None:
    """Leave to running text what stands below a list and is no note on it.

    That is what says with whom else its unit works and, in a letter, what says nothing of how
    often: there the writer goes on to other things.
    """
    letter = section.heading.announces
    for unit in section.units:
        bullets = [bullet.text for bullet in unit.bullets]
        last = unit.bullets[-1].line if bullets else 0
        unit.notes = [
            note
            for note in unit.notes
            if note.line < last
            or not bullets
            or not (tells_of_others(note.text, bullets) or (letter and not spans(note.text)))
        ]


def unit_name(block: Block) -> str:
    """A unit as its heading writes it, without a number or a label ("Unit: Library")."""
    name = title_of(block.text) if block.number else block.text.rstrip(": ")
    label, colon, rest = name.partition(":")
    labels = colon and rest.strip() and vocabulary().column(label) == "unit"
    return rest.strip() if labels else name


def outranks(section: Section, block: Block) -> bool:
    """Whether a heading is of the section's own rank or a higher one, and ends it."""
    rank = section.heading.level
    last = section.units[-1].heading if section.units else None
    if last and last.level:
        rank = max(rank, last.level - 1)
    if block.level != rank or not block.number or not section.heading.number:
        return 0 < block.level <= rank
    if last is None:
        return block.number != "1"
    return not (last.level == block.level and follows(last.number, block.number))
