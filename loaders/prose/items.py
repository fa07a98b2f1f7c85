"""The blocks of a document, those that are headings told apart by rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.blocks import Block, BlockKind
from loaders.naming.text import Marker
from loaders.prose.title_stance import stance_of_title
from loaders.titles.contents import title_key, without_contents

__all__ = ["Item", "items"]

_TITLE_WORDS = 12
_TITLE_LETTERS = 100
_NUMBERED = re.compile(r"(?:§\s*)?\d{1,3}[.)]?\s")
_PART = re.compile(r"[^\W\d_]+\s\d{1,2}\s?[:.–-]\s+(?=[A-ZÆØÅÄÖ])")  # "Interview 1: Parks"
_SENTENCES = re.compile(r"[^\W\d_]{3,}\.\s+[A-ZÆØÅÄÖ]")
_ANSWER_WORDS = 30  # of a heading such as "Comments from the committee … on the proposal …"
_NUMBERED_WORDS = 45


@dataclass(frozen=True)
class Item:
    """A block, and its rank when it is a heading: headings of one rank end one another."""

    block: Block
    rank: tuple[str, int] | None = None


def items(blocks: Sequence[Block], marker: Marker, gone: Iterable[Block] = ()) -> list[Item]:
    """The blocks of a document, headings told apart, without its contents and those `gone`."""
    body, lexicon = without_contents(blocks)
    left_out = {id(block) for block in gone}
    return [
        Item(block, _rank(body, at, lexicon, marker))
        for at, block in enumerate(body)
        if block.text and id(block) not in left_out
    ]


def _rank(
    blocks: Sequence[Block], at: int, lexicon: frozenset[str], marker: Marker
) -> tuple[str, int] | None:
    block = blocks[at]
    if block.kind is BlockKind.BULLET or not block.text:
        return None
    if _is_answer(block.text, marker):
        return ("answer", 0)
    if block.kind is BlockKind.HEADING:
        return ("level", block.level)
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if _is_numbered(block, following):
        return ("level", 1)
    if not _short(block.text):
        return None
    return _rank_of_short(block, following, lexicon, marker, first=at == 0)


def _is_numbered(block: Block, following: Block | None) -> bool:
    """Whether a numbered line is a heading: short, or right above a list."""
    if not _NUMBERED.match(block.text) or not block.gap:
        return False
    before_list = following is not None and following.kind is BlockKind.BULLET
    return len(block.text.split()) <= _NUMBERED_WORDS and (before_list or _short(block.text))


def _rank_of_short(
    block: Block,
    following: Block | None,
    lexicon: frozenset[str],
    marker: Marker,
    *,
    first: bool,
) -> tuple[str, int] | None:
    text = block.text
    if text.endswith(":") and not first:
        return ("colon", 0) if _closed(text, marker) else None
    if block.strong and not first and not _SENTENCES.search(text):
        return ("strong", 0)
    if title_key(text) in lexicon:
        return ("listed", 0)
    alone = following is None or following.line == block.line
    if text.endswith("?") and ": " in text and block.gap and not alone:
        return ("plain", 0)  # "Question: who …?"
    titled = first or (block.gap and not alone and _names_what_follows(text))
    return ("plain", 0) if titled else None


def _is_answer(text: str, marker: Marker) -> bool:
    """Whether a line announces whose answer follows: "Comments from the committee …"."""
    if len(text) > 10 * _TITLE_LETTERS:
        return False
    words = text.split()
    opening = [word.strip(":/.,").casefold() for word in words[:2]]
    opening += [part for word in opening for part in word.split("/")]
    senders = {"fra", "från", "frå", "from"}
    return (
        len(words) <= _ANSWER_WORDS
        and marker.any("answer_words", opening)
        and any(word.casefold() in senders for word in words)
        and not words[0].endswith(":")
        and (not text.endswith(".") or marker.any("answer_words", opening[:1]))
    )


def _short(text: str) -> bool:
    return (
        len(text.split()) <= _TITLE_WORDS
        and len(text) <= _TITLE_LETTERS
        and not text.endswith((".", "!", ";", ",", "…"))
    )


def _closed(text: str, marker: Marker) -> bool:
    """Whether a line with a colon is a heading, "Solutions:", and no unfinished sentence."""
    return len(text.split()) <= 3 and stance_of_title(text, marker) is not None


def _names_what_follows(text: str) -> bool:
    named = _PART.sub("", text)
    return text[0].isupper() and ": " not in named and "\t" not in text
