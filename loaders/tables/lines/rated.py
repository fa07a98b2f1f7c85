"""Read lists parted by how often: "Every week" as a title, with those met then below it.

The title is a heading, a line of its own, or a bullet with others below it; "Weekly: A, B, C"
has them on one line. Between such groups may stand one of wishes or of what does not work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import STANDARD, is_pure, spans
from loaders.lists.bullets import Parts, take_all_apart
from loaders.lists.several import enumeration, is_listing
from loaders.readers.table import Row
from loaders.tables.lines.made import LABEL, Found, found_in, row_of
from loaders.tables.lines.told import bold_name, often_in, row_told, told_of
from loaders.titles.above import Above
from loaders.titles.contents import title_key
from loaders.titles.groups import is_meeting, status_of_title
from loaders.titles.owners import names_unit
from loaders.titles.promises import announces, speaks_of_contact
from loaders.vocabulary import fold, vocabulary

__all__ = ["rated", "title_rate", "without_bracket"]

_FEW = 2  # titles that say how often
_TITLE_WORDS = 9
_BRACKET = re.compile(r"(?P<name>[^()]+?)\s*\((?P<why>[^\W\d_A-ZÆØÅÄÖ][^()]*)\)")


@dataclass(frozen=True)
class _Group:
    """A title of how often, or of how ties stand, and what stands below it."""

    often: str
    status: Status | None
    bullets: Sequence[Block]
    length: int


def rated(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The groups that begin at a block, None where there are none.

    A title above speaks of contact and a unit is known; most bullets begin with a name.
    """
    if not title_rate(blocks[at].text) and not _inline(blocks[at]):
        return None
    owner = above.owner_or_head()
    told = any(announces(title_key(t)) or speaks_of_contact(t) for t in above.path())
    if owner is None or not (told or above.said_owner() or above.in_listing()):
        return None
    if found := _on_lines(blocks, at):
        return found_in(found, owner.name, len(_lines(blocks, at)))
    groups = list(_groups(blocks, at))
    if sum(bool(group.often) for group in groups) < _FEW:
        return None
    told_rows = [list(_rows(group)) for group in groups]
    rows = [row for some in told_rows for row in some]
    if 2 * len(rows) <= sum(len(group.bullets) for group in groups):
        return None
    return found_in(rows, owner.name, sum(group.length for group in groups))


def _groups(blocks: Sequence[Block], at: int) -> Iterator[_Group]:
    first = blocks[at]
    while at < len(blocks):
        title = blocks[at]
        same = title.kind is first.kind and title.level == first.level
        often = title_rate(title.text) if same else ""
        status = status_of_title(title.text) if same and not often else None
        if not often and status in {None, Status.EXISTING}:
            return
        least = title.level + 1 if title.kind is BlockKind.BULLET else 0
        below = _bullets(blocks, at + 1, least)
        if not below:
            return
        yield _Group(often, status, below, 1 + len(below))
        at += 1 + len(below)


def _bullets(blocks: Sequence[Block], at: int, least: int) -> list[Block]:
    """The bullets from a block on that are as deep as that."""
    return list(
        takewhile(lambda b: b.kind is BlockKind.BULLET and b.level >= least, blocks[at:])
    )


def title_rate(text: str) -> str:
    """The words of a title that say how often, where it says nothing else; else nothing."""
    bare = text.strip(" *_:.")
    if len(bare.split()) > _TITLE_WORDS or not bare:
        return ""
    if is_pure(bare):
        return bare
    found = spans(bare)
    if len(found) != 1:
        return ""
    rest = f"{bare[: found[0].start]} {bare[found[0].end :]}".strip(" ()–—-:,")
    small = all(fold(word).strip("()–—-:,") in _small() for word in rest.split())
    return bare[found[0].start : found[0].end] if small else ""


@cache
def _small() -> frozenset[str]:
    """Words that may stand beside how often in such a title: "We meet every week"."""
    words = vocabulary()
    keys = (
        "contact_words", "joint_work", "list_words", "function_words", "times", "meet_with",
        "with_words", "weekdays", "months", "owner_words", "meeting_nouns",
    )  # fmt: skip
    phrases = {phrase for key in keys for phrase in words.all(key)}
    return frozenset(word for phrase in phrases for word in phrase.split()) | {""}


def _rows(group: _Group) -> Iterator[Row]:
    """A row for each partner; bullets further in say more of the one above them."""
    outermost = min(block.level for block in group.bullets)
    for block in group.bullets:
        if block.level > outermost or is_meeting(block.text):
            continue
        for told in _partners(block):
            if told.partner and names_unit(told.partner.partition("(")[0]):
                often = group.often or often_in(block.text)
                said = _without_day(without_bracket(told), often)
                yield row_told(block, said, often=often, status=group.status)


def _partners(block: Block) -> list[Parts]:
    name, said = bold_name(block.quote)
    if name:
        return [told_of(name, said)]
    return take_all_apart(block.text, STANDARD, dash=True)


def without_bracket(told: Parts) -> Parts:
    """What a bullet tells, with what for out of the bracket behind the name."""
    match = None if told.purpose else _BRACKET.fullmatch(told.partner)
    if match is None or " " not in match["why"]:
        return told
    return replace(told, partner=match["name"], purpose=match["why"])


def _without_day(told: Parts, often: str) -> Parts:
    """What a bullet tells, without a day of the week as how often where the title says so."""
    if told.frequency is None or not often:
        return told
    said = [fold(word).strip("(),.") for word in told.frequency.text.split()]
    named = any(word in vocabulary().all("weekdays") for word in said)
    period = any(word in vocabulary().all(key) for word in said for key in ("every", "per"))
    if not named or period:
        return told
    return replace(told, frequency=None)


# --- on one line -----------------------------------------------------------------------------


def _inline(block: Block) -> tuple[str, list[str]] | None:
    """How often, and the names behind it: "Weekly: A, B and C"."""
    match = LABEL.match(block.text)
    if block.kind is BlockKind.HEADING or not match:
        return None
    often = title_rate(match["label"])
    names = enumeration(match["rest"].rstrip(". "))
    named = is_listing(names) and all(n[:1].isupper() and names_unit(n) for n in names[:1])
    barred = any(spans(name) or any(map(str.isdigit, name)) for name in names)
    return (often, names) if often and named and not barred else None


def _lines(blocks: Sequence[Block], at: int) -> list[Block]:
    """The lines of that kind from a block on."""
    return list(takewhile(lambda b: _inline(b) is not None, blocks[at:]))


def _on_lines(blocks: Sequence[Block], at: int) -> list[Row]:
    lines = _lines(blocks, at)
    said = [(block, one) for block in lines if (one := _inline(block))]
    if len(said) < _FEW:
        return []
    return [
        row_of(block, partner=name, frequency=often)
        for block, (often, names) in said
        for name in names
    ]
