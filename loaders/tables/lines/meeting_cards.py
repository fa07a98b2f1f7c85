"""Read meetings that say how often on a line of their own, and who comes on the one below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.frequency import is_pure, spans
from loaders.readers.table import Row
from loaders.tables.lines.made import LABEL, Found, found_in, row_of
from loaders.tables.lines.seats import Seat, seats
from loaders.titles.above import Above
from loaders.titles.owners import names_unit
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, sentences

__all__ = ["meeting_cards"]

_FEW = 2  # meetings, and members of one of them
_BELOW = 2  # blocks of text under a meeting that may tell who comes


def meeting_cards(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The meetings that begin at a block, under a title of contact; None without."""
    if _meeting(blocks[at]) is None or not any(map(speaks_of_contact, above.path())):
        return None
    rows: list[Row] = []
    met, end = 0, at
    while end < len(blocks) and (said := _meeting(blocks[end])):
        stop = _end(blocks, end + 1)
        made = _rows(blocks[end + 1 : min(stop, end + 1 + _BELOW)], *said)
        rows, met, end = [*rows, *made], met + bool(made), stop
    return found_in(rows, "", end - at) if met >= _FEW else None


def _meeting(block: Block) -> tuple[str, str] | None:
    """The name of a meeting and how often it is held, where a line says nothing else."""
    match = LABEL.match(block.text)
    if block.kind is BlockKind.BULLET or not match or not is_pure(match["rest"]):
        return None
    return (match["label"], match["rest"]) if names_unit(match["label"]) else None


def _end(blocks: Sequence[Block], at: int) -> int:
    """Where the text under a meeting ends."""
    while (
        at < len(blocks) and blocks[at].kind is BlockKind.PARAGRAPH and not _meeting(blocks[at])
    ):
        at += 1
    return at


def _rows(below: Sequence[Block], name: str, often: str) -> list[Row]:
    """A row for each that the first sentence with several of them names."""
    for block in below:
        for sentence in sentences(block.text):
            listed = [one for one in _members(sentence) if fold(one.name) != fold(name)]
            if "," in sentence and len(listed) >= _FEW:
                return [
                    row_of(block, unit=name, partner=one.name, frequency=one.frequency or often)
                    for one in listed
                ]
    return []


def _members(sentence: str) -> list[Seat]:
    """Who comes; behind words such as "and when needed" those who come then."""
    listed = _delegates().sub("", sentence.rstrip(". "))
    found = spans(listed)
    if len(found) != 1 or not listed[: found[0].start].strip() or "(" in listed:
        return seats(listed)
    first, then = listed[: found[0].start], listed[found[0].end :]
    rate = listed[found[0].start : found[0].end]
    small = vocabulary().all("conjunctions")
    words = first.rstrip(" ,").split()
    kept = " ".join(words[:-1] if fold(words[-1]) in small else words)
    return [*seats(kept), *(Seat(seat.name, rate) for seat in seats(then.strip(" ,")))]


@cache
def _delegates() -> re.Pattern[str]:
    """The words in front of those who send somebody: "Representatives from"."""
    return re.compile(
        rf"^(?:{any_of('delegates')})\s+(?:{any_of('owner_words')}|\w+)\s+", re.IGNORECASE
    )
