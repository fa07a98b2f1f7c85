"""Read lines of a unit and its partners: "A: B, C and D" or "A -> B (weekly): why"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.frequency import STANDARD, is_pure
from loaders.lists.bullets import take_apart
from loaders.lists.several import enumeration, is_listing
from loaders.tables.lines.made import LABEL, Found, found_in, row_of
from loaders.titles.above import Above
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.owners import names_unit
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary

__all__ = ["unit_line", "unit_lines"]

_ARROW = re.compile(r"\s*(?:->|-->|=>|<->|<=>|[→⇒↔⇄➔➜])\s*")
_FEW = 2
_INTRODUCTION = 2  # blocks of text that may stand between a title and its lines
_BEHIND = re.compile(r"(?P<partners>[^()]+?)\s*\((?P<purpose>[^()]*[^\W\d_]{2}[^()]*)\)")


def unit_lines(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "A: B, C and D" or "A -> B (weekly)", right under a title and of no one unit."""
    near = above.just_announced(_INTRODUCTION)
    if not (near or any(speaks_of_contact(title) for title in above.path())):
        return None
    said: list[tuple[Block, str, list[tuple[str, str]]]] = []
    for block in blocks[at:]:
        if (members := unit_line(block)) is None:
            break
        if not near and block.kind is BlockKind.BULLET:
            return None  # bullets far from such a title are the partners of the unit above
        said.append((block, *members))
    rated = sum(any(is_pure(name) for name, _ in named) for _, _, named in said)
    if above.owner() and said and 2 * rated >= len(said):
        return None  # a name, what for and how often: the partners of one unit
    end = at + len(said)
    following = blocks[end] if end < len(blocks) else None
    nested = following is not None and following.kind is BlockKind.BULLET
    several = sum(len(named) > 1 or bool(_ARROW.search(b.text)) for b, _, named in said)
    if end - at < _FEW or 2 * several < end - at or (nested and end - at < 2 * _FEW):
        return None
    like = sum(
        looks_like_unit(unit) and any(seems_named(name) for name, _ in named)
        for _, unit, named in said
    )
    sure = like == end - at  # all lines name units on either side of the colon
    if not (near or sure):
        return None
    capitals = _in_capitals([named for _, _, named in said])
    named = 2 * like >= end - at or (capitals and _meet_each_other(said))
    if (owner := above.nearest()) and not sure and (owner.explicit or not named):
        return None  # the partners of one unit, each with what it is about
    rows = [
        row_of(block, unit=unit, partner=partner, purpose=purpose)
        for block, unit, named in said
        if not (capitals and _names_nobody(named))
        for partner, purpose in named
    ]
    return found_in(rows, "", end - at)


def _in_capitals(lines: Sequence[list[tuple[str, str]]]) -> bool:
    """Whether most lines that name several begin them with a capital, as names do."""
    several = [named for named in lines if len(named) > 1]
    return 2 * sum(not _names_nobody(named) for named in several) > len(several)


def _names_nobody(named: Sequence[tuple[str, str]]) -> bool:
    """Whether what stands behind a unit only says something of it: "had to leave early"."""
    first = named[0][0]
    return first[:1].islower() and not any(looks_like_unit(name) for name, _ in named)


def _meet_each_other(said: Sequence[tuple[Block, str, list[tuple[str, str]]]]) -> bool:
    """Whether the unit of one line, or a partner of it, is a partner on another line."""
    units = {fold(unit) for _, unit, _ in said}
    partners = [fold(name.partition(" (")[0]) for _, _, named in said for name, _ in named]
    return bool(units & set(partners)) or len(set(partners)) < len(partners)


def unit_line(block: Block) -> tuple[str, list[tuple[str, str]]] | None:
    """A unit and its partners, each with a purpose; None when the line is no such line."""
    if block.kind is BlockKind.HEADING or block.level:
        return None
    arrow = _ARROW.split(block.text, maxsplit=1)
    if len(arrow) == 2 and all(arrow) and names_unit(arrow[0]):
        said = take_apart(arrow[1], STANDARD)
        members = enumeration(said.partner) if not said.purpose else [said.partner]
        rate = f" ({said.frequency.text})" if said.frequency else ""
        if not is_listing(members):
            return None
        return arrow[0], [(f"{member}{rate}", said.purpose) for member in members]
    match = LABEL.match(block.text)
    if not match or block.text.endswith("?") or _tells_silence(match["label"]):
        return None
    if not names_unit(match["label"]) or is_pure(match["label"]):
        return None
    members = enumeration(match["rest"])
    named = is_listing(members) and not any(":" in m or m[:1].isdigit() for m in members)
    if not named or vocabulary().column(match["label"]) not in {None, "unit"}:
        return None
    return match["label"], [_member(name) for name in members]


def _tells_silence(label: str) -> bool:
    """Whether a line is of those who gave no answer: "No reply yet: Markets"."""
    phrases = vocabulary().all("no_answer")
    words = fold(label).split()
    begins = {" ".join(words[:count]) for count in range(2, len(words))}
    return " ".join(words) in phrases or not begins.isdisjoint(phrases)


def _member(text: str) -> tuple[str, str]:
    """A partner with how often, and what for: "Schools (reading weeks, book boxes, weekly)"."""
    match = _BEHIND.fullmatch(text)
    if match is None or "," not in match["purpose"] or is_pure(match["purpose"]):
        return text, ""
    said = take_apart(f"{match['partners']}: {match['purpose']}", STANDARD)
    if said.frequency is None or not said.purpose:
        return text, ""
    return f"{said.partner} ({said.frequency.text})", said.purpose
