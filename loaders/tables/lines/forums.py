"""Read who takes part in several forums: a title for each, its members below it as bullets.

Above stands "Participants" or the like. Who was at one meeting tells of no tie: for most of the
forums some line has to say how often they meet ("Nursery forum: 6 meetings a year").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.tables.headers import meaning
from loaders.tables.lines.made import LABEL, Found, found_in, row_of
from loaders.tables.lines.seats import Seat, seats
from loaders.titles.above import Above
from loaders.titles.contents import title_key, title_of
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["forums"]

_FEW = 2
_NOTES = 2  # blocks of text that may stand between two forums
_STEM = 4  # letters by which a forum is known where its name is written in another form


def forums(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The forums whose members are listed from a block on, None where there are none."""
    if not _announces(blocks[at]) or any(char.isdigit() for char in "".join(above.path())):
        return None
    found = list(_groups(blocks, at + 1))
    if len(found) < _FEW:
        return None
    rates = {start: _rate(title_of(blocks[start].text), blocks) for start, _ in found}
    if 2 * sum(bool(rate) for rate in rates.values()) < len(found):
        return None
    rows = [
        row_of(block, unit=unit, partner=seat.name, frequency=seat.frequency or rates[start])
        for start, end in found
        for unit in [title_of(blocks[start].text)]
        for block, listed in _members(blocks[start + 1 : end])
        for seat in listed
        if fold(seat.name) != fold(unit)
    ]
    return found_in(rows, "", found[-1][1] - at) if rows else None


def _announces(block: Block) -> bool:
    """Whether a title says who takes part, and nothing else."""
    key = title_key(block.text)
    said = meaning(title_of(block.text)) == "participants"
    return is_title(block) and (said or key in vocabulary().all("standing_members"))


def _groups(blocks: Sequence[Block], at: int) -> Iterator[tuple[int, int]]:
    """Where each title of a forum stands, and where its bullets end."""
    notes = 0
    while at + 1 < len(blocks) and notes <= _NOTES:
        end = at + 1
        while end < len(blocks) and blocks[end].kind is BlockKind.BULLET:
            end += 1
        if end > at + 1 and _is_forum(blocks[at]):
            yield at, end
            notes = 0
        elif end > at + 1:
            return
        else:
            notes += 1
        at = end


def _is_forum(block: Block) -> bool:
    title = title_of(block.text)
    return is_title(block) and names_unit(title) and meaning(title) is None


def _members(bullets: Sequence[Block]) -> Iterator[tuple[Block, list[Seat]]]:
    for bullet in bullets:
        yield bullet, seats(bullet.text)


def _rate(forum: str, blocks: Sequence[Block]) -> str:
    """How often a line with the name of a forum as its label says that it meets."""
    for block in blocks:
        match = LABEL.match(block.text)
        found = spans(match["rest"]) if match and _is_same(match["label"], forum) else ()
        known = [span for span in found if span.low is not None]
        if match and known:
            return match["rest"][known[0].start : known[-1].end]
    return ""


def _is_same(label: str, forum: str) -> bool:
    """Whether a label names a forum, perhaps in another form: "School" for "Schools"."""
    small = vocabulary().all("function_words")
    stems = [
        {w[:_STEM] for w in title_key(t).split() if w not in small} for t in (label, forum)
    ]
    return stems[0] == stems[1] != set()
