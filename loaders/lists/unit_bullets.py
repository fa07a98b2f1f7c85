"""Make headings of the bullets that name units, where each tells its own partners.

Under a title that announces collaborators people write "Library: Schools, Police and Housing",
or a bullet for each unit, below it one for each partner, and below that the details. A title
between ("In brief", "At length") then names nobody. It is decided over all bullets of a
title: their leads and what stands behind or below them are named as units are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.lists.several import enumeration
from loaders.titles.above import Above
from loaders.titles.contents import title_key
from loaders.titles.groups import is_group, status_of_title
from loaders.titles.likeness import lead_of, seems_named, share_named
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.titles.promises import announces

__all__ = ["with_units"]

_FEW = 2
_DEEP = 3  # levels: unit, partner, detail
_HALF = 0.5
_MOST = 2 / 3
_NAME_WORDS = 5


def with_units(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with bullets that are units as headings; others as they are.

    Parameters
    ----------
    blocks : sequence of Block
        A stretch of a document without tables.
    """
    found: list[Block] = []
    above = Above()
    announcing: Block | None = None
    at = 0
    while at < len(blocks):
        title = blocks[at]
        before, announcing = announcing, _announcing(title, announcing)
        if announcing is not before and announcing and _is_owned(above, announcing):
            announcing = None
        above.add(title)
        rest = blocks[at + 1 :]
        run = list(takewhile(lambda block: block.kind is BlockKind.BULLET, rest))
        units = _units(title, announcing, run) if announcing and run else []
        found += units or [title]
        at += 1 + (len(run) if units else 0)
    return found


def _is_owned(above: Above, title: Block) -> bool:
    """Whether the text above names a unit whose list a title announces."""
    owner = above.owner(title.level)
    return owner is not None and (owner.explicit or seems_named(owner.name))


def _announcing(title: Block, before: Block | None) -> Block | None:
    """The title that announces collaborators here, nearest first."""
    if is_title(title) and announces(title_key(title.text)):
        return title
    ends = title.kind is BlockKind.HEADING and before and title.level <= before.level
    plain = title.kind is BlockKind.HEADING and before and not before.level
    return None if ends or plain else before


def _units(title: Block, announcing: Block, run: Sequence[Block]) -> list[Block]:
    """A title and its bullets with units as headings; empty where the bullets are none."""
    own = title is announcing
    if not is_title(title) or any(bullet.status is not None for bullet in run):
        return []
    if not own and (seems_named(title.text) or is_group(title.text)):
        return []
    level = (announcing.level or 1) + (1 if own else 2)
    listed = _enumerated(run, level) or ([] if own else _nested(run, level))
    if not listed:
        return []
    stance = status_of_title(title.text)
    lead = replace(title, kind=BlockKind.PARAGRAPH, level=0, number="", status=stance)
    return [title if own else lead, *listed]


def _enumerated(run: Sequence[Block], level: int) -> list[Block]:
    """Bullets "Unit: partner, partner and partner" as units with bullets."""
    told = [_told(bullet) for bullet in run]
    members = [name for _, names in told for name in names]
    leads = [lead for lead, _ in told]
    if len(run) < _FEW or len({b.level for b in run}) > 1 or not all(n for _, n in told):
        return []
    if len(members) <= len(run) or not _named(leads) or not _named(members):
        return []
    found: list[Block] = []
    for bullet, (lead, names) in zip(run, told, strict=True):
        found.append(_heading(bullet, lead, level))
        found += [
            replace(bullet, text=name, level=0, number="", lead=0, strong=False)
            for name in names
        ]
    return found


def _told(bullet: Block) -> tuple[str, list[str]]:
    """Who a bullet names before the colon, and whom it enumerates behind it, if it does."""
    lead, _, rest = bullet.text.partition(":")
    lead = lead.strip("*_ ")
    names = [name.strip("*_ ") for name in enumeration(rest.strip("*_ "))]
    named = all(
        name[:1].isupper() and len(lead_of(name).split()) <= _NAME_WORDS for name in names
    )
    fits = named and names_unit(lead) and not is_group(lead) and not spans(lead)
    return (lead, names) if fits else (lead, [])


def _nested(run: Sequence[Block], level: int) -> list[Block]:
    """Bullets of units, below each its partners, and below these the details."""
    levels = sorted({bullet.level for bullet in run})
    if len(levels) < _DEEP or run[0].level != levels[0]:
        return []
    outer = [bullet.text for bullet in run if bullet.level == levels[0]]
    middle = [bullet.text for bullet in run if bullet.level == levels[1]]
    if not _named(outer) or not _named(middle, _MOST) or any(map(is_group, outer)):
        return []
    return [
        _heading(bullet, lead_of(bullet.text), level)
        if bullet.level == levels[0]
        else replace(bullet, level=levels.index(bullet.level) - 1)
        for bullet in run
    ]


def _named(texts: Sequence[str], least: float = _HALF) -> bool:
    return share_named([text.strip("*_ ") for text in texts]) >= least


def _heading(bullet: Block, name: str, level: int) -> Block:
    return replace(
        bullet,
        kind=BlockKind.HEADING,
        text=name,
        level=level,
        number="",
        gap=True,
        lead=0,
        strong=False,
    )
