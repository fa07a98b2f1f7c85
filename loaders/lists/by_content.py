"""Tell by what stands below a title that partners are listed there, whatever it says.

"Folks who will ring you", "What creaks", "Never got round to": no list of words knows such
titles. But where it is known whose text it is, and most bullets below begin with names of units
and go on with how often, with what does not work or with what is wished for, they are the
unit's partners. That is decided over all bullets of a title; those that name nobody are left
out of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.lists.entries import marked
from loaders.lists.items import Item, item_of
from loaders.lists.replies import is_shaped
from loaders.readers.pieces import Part
from loaders.titles.above import STRONG, Above, Owner
from loaders.titles.contents import title_key
from loaders.titles.groups import is_remark, status_within_title
from loaders.titles.likeness import looks_like_unit
from loaders.titles.openings import opens_list
from loaders.titles.promises import begins_section, ends_lists, speaks_of_contact
from loaders.vocabulary import vocabulary

__all__ = ["opened"]

_AHEAD = 60  # blocks below a title that are looked at
_TITLE_WORDS = 10
_FEW = 2
_SURE = 3  # one name of so many is surely that of a unit


def opened(parts: Sequence[Part], unit: Owner | None) -> list[Part]:
    """The document with titles that head partners, by what is below them, as such titles.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
        The whole document, in order.
    unit : Owner or None
        The unit that the whole document is of.
    """
    found: list[Part] = []
    above = Above(unit)
    listing: Block | None = None  # that announces the lists of several units below it
    at = 0
    while at < len(parts):
        part = parts[at]
        rest = takewhile(lambda one: isinstance(one, Block), parts[at : at + _AHEAD])
        run = [one for one in rest if isinstance(one, Block)]
        listing = _listing(run, above, listing) if run else listing
        taken = _section(run, above) if run and listing is None else []
        for block in run[: len(taken) or 1]:
            above.add(block)
        found += taken or [part]
        at += len(taken) or 1
    return found


def _listing(run: Sequence[Block], above: Above, before: Block | None) -> Block | None:
    """The title under which a block stands that announces the lists of several units."""
    title = run[0]
    heading = title.kind is BlockKind.HEADING
    if before is not None and heading and 0 < title.level <= before.level:
        before = None
    if title.kind is BlockKind.BULLET or not opens_list(run, 0, above):
        return before
    return None if run[1].kind is BlockKind.BULLET else title


def _section(blocks: Sequence[Block], above: Above) -> list[Block]:
    """A title, what leads to its bullets and these, as a list; empty where it heads none."""
    title, rest = blocks[0], blocks[1:]
    if not _can_head(title) or title.status is not None:
        return []
    stance = status_within_title(title.text)
    letter = title.announces and stance is not Status.EXISTING  # it only is the first title
    if opens_list(blocks, 0, above) and not letter:
        return []  # its own words say so
    lead = rest[:1] if _leads(rest) else ()
    rest = rest[len(lead) :]
    bullets = list(takewhile(lambda block: block.kind is BlockKind.BULLET, rest))
    if not bullets or any(block.status is not None for block in bullets):
        return []
    if lead and opens_list(blocks, 1, above):
        return []
    owner = above.owner(title.level or (STRONG if title.strong else 0))
    if owner is None or _names_unit(title):
        return []
    items = {id(block): item_of(block, stance, owner) for block in bullets if not block.level}
    if not _are_partners(title, stance, list(items.values())):
        return []
    return [
        replace(title, kind=BlockKind.HEADING, announces=True, gap=True),
        *(replace(block, status=stance) for block in lead),
        *_listed(bullets, items, stance),
    ]


def _can_head(block: Block) -> bool:
    text = block.text.strip()
    if block.kind is BlockKind.BULLET or not text or text.endswith((".", "!", ";", ",")):
        return False
    plain = block.kind is BlockKind.PARAGRAPH
    if is_remark(text) or (plain and len(text.split()) > _TITLE_WORDS):
        return False
    return text[:1].isalnum()


def _leads(rest: Sequence[Block]) -> bool:
    """Whether a line of text stands between a title and its bullets, and leads to them."""
    text = [block for block in rest[:2] if block.kind is BlockKind.PARAGRAPH]
    return len(text) == 1 and rest[0] is text[0] and len(rest) > 1 and text[0].text[-1:] == ":"


def _names_unit(title: Block) -> bool:
    """Whether a title is the name of a unit, of which the bullets below it then tell."""
    return looks_like_unit(title.text) and is_shaped(title.text) and title.text[-1:] != "?"


def _are_partners(title: Block, stance: Status, items: Sequence[Item | None]) -> bool:
    """Whether bullets are partners: most of them name somebody, and enough else tells so."""
    named = [item for item in items if item]
    sure = sum(item.sure for item in named)
    if sure < 1 or 2 * len(named) < len(items) or _SURE * sure < len(named):
        return False
    if stance is not Status.EXISTING:
        return True
    key = title_key(title.text)
    if (begins_section(key) or ends_lists(key)) and not speaks_of_contact(key):
        return False
    told = sum(item.told and item.matter for item in named)
    if len(named) < _FEW:
        return False
    return _SURE * told >= 2 * len(named) or (told > 0 and _tells_of_us(key))


def _tells_of_us(key: str) -> bool:
    """Whether a title ends in whom somebody is with: "Others we are in and out with"."""
    return key.split()[-1] in vocabulary().all("with_words") or speaks_of_contact(key)


def _listed(
    bullets: Sequence[Block], items: dict[int, Item | None], stance: Status
) -> list[Block]:
    found: list[Block] = []
    within = False
    for block in bullets:
        item = items.get(id(block))
        within = bool(item) if not block.level else within
        if item:
            lead = block.lead if item.text == marked(block) else 0
            text = block.text if item.text == marked(block) else item.text
            found.append(replace(block, text=text, lead=lead, number="", status=stance))
        elif within:
            found.append(block)
        else:
            plain = BlockKind.PARAGRAPH
            found.append(replace(block, kind=plain, level=0, number="", status=Status.EXISTING))
    return found
