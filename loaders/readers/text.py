"""Read plain text and Markdown into blocks.

A line ends where any system ends it (LF, CR LF or CR); every form feed begins a page.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import replace

from loaders.blocks import Block, BlockKind
from loaders.contents import ends_in_page_number
from loaders.readers import lines as form
from loaders.readers.lines import LONG, Line

__all__ = ["LINE_END", "decode", "read_blocks"]

LINE_END = re.compile(r"\r\n|\n|\r")
_RULE = re.compile(r"([-=_*~])\1{2,}")


def decode(data: bytes) -> str | None:
    """The text of a file: UTF-8 or UTF-16 by their marks, else UTF-8, else Windows-1252.

    Returns
    -------
    str or None
        None when the bytes are text in none of these. There is no guessing beyond them: a
        wrong guess would change names without a word.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def read_blocks(text: str) -> list[Block]:
    """Cut a text into blocks.

    A line is joined to the one before when it is indented under a bullet, when it goes on in
    the middle of a sentence after a long line (also over a page break), or when it simply
    follows a long line. Running heads and page numbers at the edges of pages are left out.
    """
    lines = _lines(text)
    items = form.items(lines)
    blocks: list[Block] = []
    previous: Line | None = None
    indents: list[int] = []
    for at, line in enumerate(lines):
        block = form.block(line, items[at])
        if block.kind is BlockKind.PARAGRAPH and previous and blocks:
            following = lines[at + 1] if at + 1 < len(lines) else None
            if _goes_on(line, previous, blocks[-1], following):
                blocks[-1] = _joined(blocks[-1], block)
                previous = line
                continue
        if block.kind is BlockKind.BULLET:
            block = replace(block, level=form.nesting(indents, line.indent))
        elif block.kind is BlockKind.HEADING or line.indent == 0:
            indents.clear()
        blocks.append(block)
        previous = line
    return blocks


def _lines(text: str) -> list[Line]:
    """The lines that hold something."""
    paged = "\f" in text
    pages: list[list[Line]] = [[]]
    gap = True
    for number, whole in enumerate(LINE_END.split(text), start=1):
        for part, raw in enumerate(whole.split("\f")):
            if part:
                pages.append([])
                gap = True
            if _RULE.fullmatch(raw.strip()):
                gap = True
            elif form.clean(raw):
                pages[-1].append(Line(raw, number, len(pages) if paged else None, gap))
                gap = False
            elif not raw.strip():
                gap = True
    return [line for page in _without_running_heads(pages) for line in page]


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    if len(pages) < 2:
        return pages
    edges = Counter(
        form.masked(line.text)
        for page in pages
        if page
        for line in {0: page[0], 1: page[-1]}.values()
    )
    often = {text for text, count in edges.items() if count >= 3}

    def running(line: Line) -> bool:
        return form.is_page_number(line.text) or form.masked(line.text) in often

    title = next((page[0] for page in pages if page), None)
    for page in pages:
        while page and running(page[0]) and page[0] is not title:
            gone = page.pop(0)
            if page and gone.gap:
                page[0].gap = True
        while page and running(page[-1]):
            page.pop()
    return pages


def _goes_on(line: Line, previous: Line, block: Block, following: Line | None) -> bool:
    """Whether a plain line is a further line of the block above."""
    if ends_in_page_number(line.raw) or ends_in_page_number(previous.raw):
        return False
    if block.kind is BlockKind.HEADING:
        return False
    cut = len(previous.text) >= LONG and not previous.text.endswith((".", "!", "?", ":", ";"))
    lower = line.text[0].islower()
    if line.gap:
        return cut and lower
    if block.kind is BlockKind.BULLET and line.indent > _mark_indent(previous, block):
        return True
    heads_list = following is not None and form.is_marked(following.raw)
    if heads_list and len(line.text) < LONG and not (cut and lower):
        return False
    return lower or len(previous.text) >= LONG or _open_emphasis(block)


def _mark_indent(previous: Line, block: Block) -> int:
    """The indent that a further line of a bullet must pass."""
    return previous.indent if previous.number == block.line else max(previous.indent - 1, 0)


def _open_emphasis(block: Block) -> bool:
    return block.quote.startswith(("*", "_")) and not block.strong


def _joined(block: Block, more: Block) -> Block:
    quote = f"{block.quote} {more.quote}"
    if block.kind is BlockKind.BULLET:
        return replace(block, text=f"{block.text} {more.text}", quote=quote)
    text, strong = form.emphasised(f"{block.quote} {more.quote}")
    return replace(block, text=form.clean(text), quote=quote, strong=strong)
