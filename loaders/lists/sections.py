"""What a section that lists collaborators holds: its units, each with bullets and notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Status
from loaders.blocks import Block
from loaders.titles.above import Owner

__all__ = ["Section", "Unit", "unfold"]


@dataclass
class Unit:
    """A unit's heading with what stands under it, in order.

    Whether it is `introduced` by running text, which is no part of the list.
    """

    name: str
    heading: Block
    bullets: list[Block] = field(default_factory=list[Block])
    notes: list[Block] = field(default_factory=list[Block])
    introduced: bool = False


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
            section.units.append(Unit(block.text.rstrip(": "), block))
        elif block.level > 0 and section.units:
            section.units[-1].bullets.append(block)
        else:
            section.orphans.append(block)
