"""Read the plan of a week in lines: "Monday: call with the hospital", or a title for each day.

What is held on a day of the week is held weekly. Days on which nobody else is met give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.language import detect
from loaders.readers.table import Row
from loaders.tables.lines.made import Found, found_in, row_of
from loaders.tables.lines.wall_notes import Teller
from loaders.titles.above import Above
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["week"]

_DAYS = 3  # of a week that has a plan
_FEW = 2  # lines that name somebody
_NAME_WORDS = 5
_TIME = r"\d{1,2}(?:[.:]\d\d)?"
_HOURS = rf"(?:{_TIME}\s*[–-]\s*{_TIME}|\d{{1,2}}[.:]\d\d)"
_HOUR = re.compile(rf"^(?:[^\W\d_]{{1,3}}\.?\s+)?{_HOURS}\s*[:,–-]?\s+")


def week(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The plan of a week that begins at a block, None where there is none."""
    if not _day(blocks[at])[0] or (owner := above.owner()) is None:
        return None
    lines: list[tuple[Block, str, str]] = []
    day, end = "", at
    for block in blocks[at:]:
        named, said = _day(block)
        if not named and not (day and block.kind is BlockKind.BULLET):
            break
        day, end = named or day, end + 1
        if text := said if named else block.text:
            lines.append((block, day, text))
    if len({fold(day) for _, day, _ in lines}) < _DAYS:
        return None
    teller = Teller(detect("\n".join(block.text for block in blocks)), [owner.name])
    rows = [row for line in lines for row in _rows(line, teller, owner.name)]
    if len({row.line for row in rows}) < _FEW:
        return None
    return found_in(rows, owner.name, end - at)


def _day(block: Block) -> tuple[str, str]:
    """The day of the week that a line is of, and what it says of it; empty for other lines."""
    match = _dayed().match(block.text)
    return (match["day"], (match["said"] or "").strip()) if match else ("", "")


@cache
def _dayed() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<day>{any_of('weekdays')})(?:\s+(?:[^\W\d_]{{1,3}}\.?\s+)?{_HOURS})?"
        r"(?:\s*[:–-]\s+(?P<said>.+)|\s*:?$)",
        re.IGNORECASE,
    )


def _rows(line: tuple[Block, str, str], teller: Teller, unit: str) -> Iterator[Row]:
    block, day, text = line
    for piece in text.split(";"):
        for told in teller.partners(_name_first(_HOUR.sub("", piece.strip())), unit):
            often = told.frequency.text if told.frequency else _weekly(day)
            yield row_of(block, partner=told.partner, frequency=often, purpose=told.purpose)


def _name_first(text: str) -> str:
    """A piece with who is met in front of what is done: "Singing: music school"."""
    what, colon, who = text.partition(": ")
    turned = bool(colon) and looks_like_unit(who) and not looks_like_unit(what)
    return f"{who}: {what}" if turned and len(who.split()) <= _NAME_WORDS else text


def _weekly(day: str) -> str:
    """A day of the week as how often."""
    return day if fold(day) in vocabulary().all("weekdays") else ""
