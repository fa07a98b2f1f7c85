"""Read bullets of what two meet about: "Library and Schools: book boxes, every month".

Such lists are of no one unit. Titles above them may say how often, or how the ties stand:
"Every week", "On hold", "Coming".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import STANDARD, spans
from loaders.lists.bullets import take_apart
from loaders.lists.several import at_conjunction
from loaders.readers.table import Row
from loaders.tables.lines.made import Found, found_in
from loaders.tables.lines.parties import parties
from loaders.tables.lines.rated import title_rate
from loaders.tables.lines.told import row_told
from loaders.titles.above import Above
from loaders.titles.groups import status_of_title
from loaders.titles.likeness import looks_like_unit
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["joined_pairs"]

_LEAST = 3  # pairs in a stretch of text
_TWO = 2
_NAME_WORDS = 9
_MARK = re.compile(r":\s|\s[–—-]\s|,\s|\s\(")


def joined_pairs(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The pairs in the bullets at a block, or below a title there; None where there are none.

    Nearly all bullets name two, joined by a conjunction, most of them units by their nouns;
    what stands above names no unit.
    """
    titled = is_title(blocks[at]) and not spans(blocks[at].text.partition(":")[2])
    start = at + titled
    if start >= len(blocks) or blocks[start].kind is not BlockKind.BULLET:
        return None
    runs = [
        list(run)
        for bullet, run in groupby(blocks, lambda b: b.kind is BlockKind.BULLET)
        if bullet
    ]
    here = next(run for run in runs if any(one is blocks[start] for one in run))
    if here[0] is not blocks[start] or not _are_pairs(here) or _is_of_one(above, blocks, runs):
        return None
    title = blocks[at].text if titled else above.right_above()
    often, status = title_rate(title), status_of_title(title)
    rows = [row for block in here for row in _rows(block, often, status)]
    return found_in(rows, "", titled + len(here)) if rows else None


def _are_pairs(run: Sequence[Block]) -> bool:
    return 3 * sum(len(_names(block.text)) == _TWO for block in run) >= 2 * len(run)


def _is_of_one(above: Above, blocks: Sequence[Block], runs: Sequence[Sequence[Block]]) -> bool:
    """Whether too few pairs stand in such lists, or what stands above says whose they are."""
    found = [block for run in runs if _are_pairs(run) for block in run]
    sure = [names for block in found if (names := parties(_head(block.text)))]
    if len(sure) < _LEAST or 2 * len(sure) < len(found):
        return True
    owner = above.owner()
    if owner is None or any(fold(owner.name) == fold(name) for n in sure for name in n):
        return False
    if fold(owner.name).split()[-1] in vocabulary().all("municipality_words"):
        return False  # it holds them all
    heads = owner.block.kind is BlockKind.HEADING or owner.block is blocks[0]
    return owner.explicit or (
        heads and owner.name[:1].isupper() and looks_like_unit(owner.name)
    )


def _head(text: str) -> str:
    """What stands in front of the first mark of a bullet."""
    return _MARK.split(text.replace("**", ""), maxsplit=1)[0].strip()


def _names(text: str) -> list[str]:
    """The two that a bullet begins with; empty where it does not name two."""
    head = _head(text)
    if len(head.split()) > _NAME_WORDS or head == text.strip():
        return []
    found = parties(head) or at_conjunction(head)
    named = all(name[:1].isupper() and names_unit(name) for name in found)
    return found if len(found) == _TWO and named else []


def _rows(block: Block, often: str, status: Status) -> Iterator[Row]:
    names = _names(block.text)
    if not names:
        return
    text = block.text.replace("**", "")
    said = text[len(_head(block.text)) :].strip(" :,–—-")
    told = take_apart(f"{names[1]}: {said}", STANDARD)
    row = row_told(block, told, often=often, status=status)
    yield Row(row.number, (names[0], *row.cells[1:]), row.line, row.page, said=row.said)
