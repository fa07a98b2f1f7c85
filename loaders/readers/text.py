"""Read plain text and Markdown into blocks.

A line ends where any system ends it (LF, CR LF or CR); every form feed begins a page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from loaders.blocks import Block, BlockKind, Skipped
from loaders.readers import lines as form
from loaders.readers.hanging import GAP, hanging
from loaders.readers.lines import LONG, Line
from loaders.readers.note_lines import note_lines
from loaders.titles.contents import ends_in_page_number

__all__ = ["LINE_END", "read_blocks"]

LINE_END = re.compile(r"\r\n|\n|\r")
_GAP_INSIDE = re.compile(r"\t|[ \xa0]{3}")
_LABELLED = re.compile(r"(?:\*\*|__)?[^\W\d_][^:.,;]{1,50}:(?:\*\*|__)?\s+\S")
_RULE = re.compile(r"([-=_*~])\1{2,}")


def read_blocks(text: str, skipped: list[Skipped] | None = None) -> list[Block]:
    """Cut a text into blocks.

    A line is joined to the one before when it is indented under a bullet, when it goes on in
    the middle of a sentence after a long line (also over a page break), or when it simply
    follows a long line. Running heads and page numbers at the edges of pages are left out, and
    added to `skipped`.
    """
    lines = _lines(text, [] if skipped is None else skipped)
    items = form.items(lines)
    blocks: list[Block] = []
    previous: Line | None = None
    indents: list[int] = []
    width = max((len(line.text) for line in lines), default=0)
    hung = hanging(lines)
    begins = hung.begins | note_lines(lines)
    for at, line in enumerate(lines):
        block = form.block(line, items[at])
        if at in hung.goes_on:
            blocks[-1] = _joined(blocks[-1], block, GAP if at in hung.alone else " ")
            previous = line
            continue
        if block.kind is BlockKind.PARAGRAPH and previous and blocks and at not in begins:
            following = lines[at + 1] if at + 1 < len(lines) else None
            whole = _is_whole_field(previous, line, width)
            if not whole and _goes_on(line, previous, blocks[-1], following):
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


def _lines(text: str, skipped: list[Skipped]) -> list[Line]:
    """The lines that hold something; running heads go to those that are skipped."""
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
    return [line for page in _without_running_heads(pages, skipped) for line in page]


def _without_running_heads(pages: list[list[Line]], skipped: list[Skipped]) -> list[list[Line]]:
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
            skipped.append(_skipped(gone))
            if page and gone.gap:
                page[0].gap = True
        while page and running(page[-1]):
            skipped.append(_skipped(page.pop()))
    return pages


def _skipped(line: Line) -> Skipped:
    return Skipped(line.text, line.number, line.page, form.is_page_number(line.text))


def _goes_on(line: Line, previous: Line, block: Block, following: Line | None) -> bool:
    """Whether a plain line is a further line of the block above."""
    if ends_in_page_number(line.raw) or ends_in_page_number(previous.raw):
        return False
    if block.kind is BlockKind.HEADING:
        return False
    cut = len(previous.text) >= LONG and not previous.text.endswith((".", "!", "?", ":", ";"))
    lower = line.text[0].islower()
    if (not lower or _GAP_INSIDE.search(line.raw.strip())) and _is_row_after(line, previous):
        return False
    if line.gap:
        return cut and lower
    if block.kind is BlockKind.BULLET and line.indent > _mark_indent(previous, block):
        return True
    heads_list = following is not None and form.is_marked(following.raw)
    if heads_list and len(line.text) < LONG and not (cut and lower):
        return False
    return lower or len(previous.text) >= LONG or _open_emphasis(block)


def _is_whole_field(previous: Line, line: Line, width: int) -> bool:
    """Whether a label and its value end here: the next line begins anew and would have fitted.

    `width` is that of the longest line of the text, in letters.
    """
    begins = line.text[0].isupper() and bool(_LABELLED.match(previous.text))
    return begins and len(previous.text) + len(line.text.split()[0]) < width


def _is_row_after(line: Line, previous: Line) -> bool:
    """Whether both lines are labelled or hold gaps, or a title in capitals stands above."""
    labelled = _LABELLED.match(line.text) and _LABELLED.match(previous.text)
    apart = _GAP_INSIDE.search(line.raw.strip()) and _GAP_INSIDE.search(previous.raw.strip())
    return bool(labelled or apart) or (previous.text.isupper() and not line.text.isupper())


def _mark_indent(previous: Line, block: Block) -> int:
    """The indent that a further line of a bullet must pass."""
    return previous.indent if previous.number == block.line else max(previous.indent - 1, 0)


def _open_emphasis(block: Block) -> bool:
    """Whether a block begins with emphasis that does not end in it."""
    mark = next((mark for mark in ("**", "__", "*", "_") if block.quote.startswith(mark)), "")
    return bool(mark) and not block.strong and mark not in block.quote[len(mark) :]


def _joined(block: Block, more: Block, between: str = " ") -> Block:
    quote = f"{block.quote}{between}{more.quote}"
    if block.kind is BlockKind.BULLET:
        return replace(block, text=f"{block.text} {more.text}", quote=quote)
    text, strong = form.emphasised(quote)
    return replace(block, text=form.clean(text), quote=quote, strong=strong)
