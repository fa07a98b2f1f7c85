"""Find entries: a title, and below it lines that are labels with what is filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.tables.lines.made import LABEL
from loaders.titles.contents import title_of
from loaders.titles.groups import status_of_title
from loaders.titles.openings import is_title

__all__ = ["Entry", "entries"]

_CODE = re.compile(r"\(?(?P<code>[^\W\d_]{0,4}[-.]?\d{1,3}[a-z]?)[.:)]?\s+(?=[^\W\d_])")
_REMARKS = 2  # sentences that may stand below the labels of an entry
_LABEL_WORDS = 5


@dataclass(frozen=True)
class Entry:
    """A title without the code in front of it, its labels with values, and its stance."""

    title: str
    code: str
    block: Block
    fields: tuple[tuple[str, str], ...]
    status: Status


def entries(blocks: Sequence[Block], at: int) -> tuple[list[Entry], int]:
    """The entries under one another from a block on, and where the text after them begins."""
    found: list[Entry] = []
    end, status = at, Status.EXISTING
    while at < len(blocks):
        if _is_group(blocks, at):
            status = status_of_title(blocks[at].text)
            at += 1
            continue
        fields = _fields(blocks, at)
        if not fields:
            break
        title, code = _title(blocks[at])
        found.append(Entry(title, code, blocks[at], fields, status))
        end = at = at + 1 + len(fields)
        at = _past_remarks(blocks, at)
    return found, end


def _fields(blocks: Sequence[Block], at: int) -> tuple[tuple[str, str], ...]:
    """The labels right under a title; empty where a block is no title of an entry."""
    title = blocks[at]
    if title.kind is not BlockKind.BULLET and not is_title(title):
        return ()
    heading = title.kind is BlockKind.HEADING or title.strong
    if title.text.endswith((".", ":")) or (LABEL.match(title.text) and not heading):
        return ()
    found: list[tuple[str, str]] = []
    for block in blocks[at + 1 :]:
        match = LABEL.match(block.text)
        inner = title.kind is not BlockKind.BULLET or (
            block.kind is not BlockKind.BULLET or block.level > title.level
        )
        short = match is not None and len(match["label"].split()) <= _LABEL_WORDS
        if match is None or not short or not inner or block.kind is BlockKind.HEADING:
            break
        found.append((match["label"].strip("*_ "), match["rest"].strip()))
    return tuple(found)


def _title(block: Block) -> tuple[str, str]:
    """The title of an entry, and the number or code in front of it."""
    text = title_of(block.text).strip("*_ ")
    match = _CODE.match(text)
    if match is None:
        return text, block.number
    return text[match.end() :].strip("–—- "), match["code"]


def _is_group(blocks: Sequence[Block], at: int) -> bool:
    """Whether a title stands right above that of an entry."""
    heading = blocks[at].kind is BlockKind.HEADING or blocks[at].strong
    if not heading or at + 1 >= len(blocks) or LABEL.match(blocks[at + 1].text):
        return False
    return bool(_fields(blocks, at + 1))


def _past_remarks(blocks: Sequence[Block], at: int) -> int:
    """The place of the next entry, past a sentence or two that say more of the one above."""
    for more in range(_REMARKS + 1):
        here = at + more
        if here >= len(blocks) or _fields(blocks, here) or _is_group(blocks, here):
            return here
        if not blocks[here].text.endswith((".", "!")):
            break
    return at
