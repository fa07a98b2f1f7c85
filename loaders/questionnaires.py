"""Read tables that are filled in forms: a question in each row, and the answers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.blocks import Block, BlockKind
from loaders.readers.lines import clean
from loaders.readers.pieces import Part
from loaders.readers.table import Row, Table
from loaders.tables.columns import quote
from loaders.titles.owners import names_unit
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary

__all__ = ["without_forms"]

_FEW = 2  # questions that make a form
_ROW = 2  # texts in a row: what is asked and what is answered
_QUESTION = re.compile(r"^(?:\W*\d{1,2}[.):]?\s+)?(?P<asked>[^?]{6,160}\?)")
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"^[-–—•*·o]\s+")


def without_forms(parts: Sequence[Part]) -> list[Part]:
    """The document with forms of questions and answers as text, below whose they are.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
        The whole document, in order.
    """
    found: list[Part] = []
    for part in parts:
        found += _lines(part) if isinstance(part, Table) else [part]
    return found


def _lines(table: Table) -> list[Part]:
    rows = [(row, _texts(row)) for row in table.rows]
    asked = [_QUESTION.match(texts[0]) for _, texts in rows if texts]
    wide = any(len(texts) > _ROW for _, texts in rows)
    if wide or sum(match is not None for match in asked) < _FEW:
        return [table]
    told = [blocks for row, texts in rows if texts and (blocks := _answered(row, texts))]
    title = [block for blocks in told for block in blocks if block.strong]
    answers = [b for blocks in told if _is_question(blocks) for b in blocks]
    others = [
        block
        for blocks in told
        if not _is_question(blocks)
        for block in blocks
        if not block.strong
    ]
    return [*title, *answers, *others]


def _texts(row: Row) -> list[str]:
    return list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))


def _is_question(blocks: Sequence[Block]) -> bool:
    return blocks[0].text.endswith("?")


def _answered(row: Row, texts: Sequence[str]) -> list[Block]:
    """What a row asks with a bullet for each answer; a label with its value as one line."""
    label = clean(texts[0])
    if match := _QUESTION.match(label):
        if _asks_for_unit(match["asked"]) and len(texts) == _ROW and names_unit(texts[-1]):
            return [_block(row, clean(texts[-1]), quote(row), strong=True)]
        question = _block(row, match["asked"], label)
        return [question, *_bullets(row, texts[1:])]
    value = clean(texts[-1]) if len(texts) > 1 else ""
    if value and fold(label.rstrip(": ")) in vocabulary().all("owner_labels"):
        return [_block(row, value, quote(row), strong=True)]
    if label.rstrip(": ").casefold() in vocabulary().all("person_cues"):
        return []  # who filled it in is nobody's business
    said = f"{label.rstrip(': ')}: {value}" if value else label
    return [_block(row, said, quote(row), gap=True)]


def _asks_for_unit(asked: str) -> bool:
    """Whether a question is whom the answers are of: "Which team do you answer for?"."""
    words = _WORD.findall(fold(asked))
    known = vocabulary()
    return (
        not set(words) & known.all("with_words")
        and bool(set(words) & known.all("owner_labels"))
        and not speaks_of_contact(asked)
    )


def _bullets(row: Row, answers: Sequence[str]) -> Iterator[Block]:
    for line in (line for text in answers for line in text.split("\n")):
        said = _MARK.sub("", clean(line))
        if any(map(str.isalnum, said)):
            yield Block(BlockKind.BULLET, said, line.strip(), row.line or row.number, row.page)


def _block(row: Row, text: str, said: str, *, strong: bool = False, gap: bool = False) -> Block:
    line = row.line or row.number
    return Block(BlockKind.PARAGRAPH, text, said, line, row.page, strong=strong, gap=gap)
