"""Read plain text and Markdown into blocks.

A line ends where any system ends it (LF, CR LF or CR); every form feed begins a page.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.blocks import Block, BlockKind
from loaders.contents import ends_in_page_number

__all__ = ["decode", "read_blocks"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_MARK = re.compile(
    r"(?:[*–—]|o(?=\s))(?:\s+|$)|[-•·▪▫‣◦●○■□➢\uf0b7\uf0a7\x7f](?:\s+|$|(?=[^\W\d_]))"
)
_NUMBER = re.compile(r"(?:(\d{1,3})[.)]|([a-zA-Z])\))\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_SECTION_NUMBER = re.compile(
    r"(?:(?:punkt|kapittel|kapitel|kap\.?|del|chapter|section|avsnitt|bolk)\s+(\d{1,2})\s*[:.–-]\s*"
    r"|(\d{1,2}(?:\.\d{1,2})+)\.?\s+|(\d{1,2})\s+(?=[^\W\d_]))(?=\S)",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(:?)$")
_PAGE_NUMBER = re.compile(
    r"(?:side|page|sida|sid\.?|s\.)?\s*\d{1,4}(?:\s*(?:av|af|of|/)\s*\d{1,4})?$", re.IGNORECASE
)
_GAP = re.compile(r"[ \xa0]{3,}")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_RULE = re.compile(r"([-=_*~])\1{2,}")
_LONG = 60  # a line this long that ends in the middle of a sentence was cut, not ended
_TAB = 4


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


@dataclass
class _Line:
    raw: str
    number: int
    page: int | None
    gap: bool = False

    @property
    def text(self) -> str:
        return _clean(self.raw)

    @property
    def indent(self) -> int:
        expanded = self.raw.replace("\xa0", " ").expandtabs(_TAB)
        return len(expanded) - len(expanded.lstrip())


def read_blocks(text: str) -> list[Block]:
    """Cut a text into blocks.

    A line is joined to the one before when it is indented under a bullet, when it goes on in
    the middle of a sentence after a long line (also over a page break), or when it simply
    follows a long line. Running heads and page numbers at the edges of pages are left out.
    """
    lines = _lines(text)
    items = _items(lines)
    blocks: list[Block] = []
    previous: _Line | None = None
    indents: list[int] = []
    for at, line in enumerate(lines):
        block = _block(line, items[at])
        if block.kind is BlockKind.PARAGRAPH and previous and blocks:
            following = lines[at + 1] if at + 1 < len(lines) else None
            if _goes_on(line, previous, blocks[-1], following):
                blocks[-1] = _joined(blocks[-1], block)
                previous = line
                continue
        if block.kind is BlockKind.BULLET:
            block = replace(block, level=_nesting(indents, line.indent))
        elif block.kind is BlockKind.HEADING or line.indent == 0:
            indents.clear()
        blocks.append(block)
        previous = line
    return blocks


def _lines(text: str) -> list[_Line]:
    """The lines that hold something."""
    paged = "\f" in text
    pages: list[list[_Line]] = [[]]
    gap = True
    for number, whole in enumerate(_LINE_END.split(text), start=1):
        for part, raw in enumerate(whole.split("\f")):
            if part:
                pages.append([])
                gap = True
            if _RULE.fullmatch(raw.strip()):
                gap = True
            elif _clean(raw):
                pages[-1].append(_Line(raw, number, len(pages) if paged else None, gap))
                gap = False
            elif not raw.strip():
                gap = True
    return [line for page in _without_running_heads(pages) for line in page]


def _without_running_heads(pages: list[list[_Line]]) -> list[list[_Line]]:
    if len(pages) < 2:
        return pages
    edges = Counter(
        _masked(line) for page in pages if page for line in {0: page[0], 1: page[-1]}.values()
    )
    often = {text for text, count in edges.items() if count >= 3}

    def running(line: _Line) -> bool:
        return bool(_PAGE_NUMBER.match(line.text)) or _masked(line) in often

    title = next((page[0] for page in pages if page), None)
    for page in pages:
        while page and running(page[0]) and page[0] is not title:
            gone = page.pop(0)
            if page and gone.gap:
                page[0].gap = True
        while page and running(page[-1]):
            page.pop()
    return pages


def _masked(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _clean(raw: str) -> str:
    return " ".join(_INVISIBLE.sub("", raw).split())


def _items(lines: Sequence[_Line]) -> list[bool]:
    """For each line whether it is an item of a numbered list.

    A number alone may as well number a heading. It is an item when its neighbour right above
    or below carries the number before or after it, or when an item with the number before it
    is the last thing above and no new list begins below.
    """
    numbers = [_ordinal(line) for line in lines]
    found = [False] * len(lines)
    last = -1  # the latest item with only its own further lines below it
    for at, number in enumerate(numbers):
        if number is None:
            if not (last >= 0 and lines[at].indent > lines[last].indent):
                last = -1
            continue
        below = at + 1 < len(lines) and not lines[at + 1].gap and numbers[at + 1] == number + 1
        above = last >= 0 and numbers[last] == number - 1
        starts = at + 1 < len(lines) and _starts_list(lines[at + 1], numbers[at + 1])
        found[at] = below or (above and not (lines[at].gap and starts))
        last = at if found[at] else -1
    return found


def _starts_list(line: _Line, number: int | None) -> bool:
    return number == 1 or bool(_MARK.match(line.raw.strip()))


def _ordinal(line: _Line) -> int | None:
    match = _NUMBER.match(line.raw.strip())
    if not match or ends_in_page_number(line.raw):
        return None
    return int(match[1]) if match[1] else ord(match[2].lower()) - ord("a") + 1


def _block(line: _Line, item: bool) -> Block:
    raw = line.raw.strip().strip("\ufeff").strip()
    if (match := _MARK.match(raw)) or (item and (match := _NUMBER.match(raw))):
        number = match.group().strip(" \t.)") if item else ""
        quote = raw[match.end() :].strip()
        return _made(BlockKind.BULLET, quote, line, number=number)
    if match := _HASHES.match(raw):
        inner = _SECTION_NUMBER.match(match[2]) or _NUMBER.match(match[2])
        quote = match[2][inner.end() :] if inner else match[2]
        number = _digits(inner) if inner else ""
        return _made(BlockKind.HEADING, quote, line, level=len(match[1]), number=number)
    bare, strong = _emphasised(raw)
    match = _SECTION_NUMBER.match(bare) or _NUMBER.match(bare)
    if match and line.gap and _is_title(bare[match.end() :]):
        number = _digits(match)
        depth = number.count(".") + 1 if number[:1].isdigit() else 0
        return _made(BlockKind.HEADING, bare[match.end() :], line, level=depth, number=number)
    return replace(_made(BlockKind.PARAGRAPH, bare, line), strong=strong)


def _is_title(text: str) -> bool:
    """Whether a numbered line names what follows, instead of saying something."""
    return (
        len(text) <= 2 * _LONG
        and not text[:1].islower()
        and not text.endswith((".", "!", ";", ","))
        and not ends_in_page_number(text)
    )


def _digits(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _made(kind: BlockKind, quote: str, line: _Line, level: int = 0, number: str = "") -> Block:
    text, strong = _emphasised(quote) if kind is not BlockKind.BULLET else (quote, False)
    return Block(
        kind=kind,
        text=_GAP.sub("   ", text) if ends_in_page_number(text) else _clean(text),
        quote=quote,
        line=line.number,
        page=line.page,
        level=level,
        number=number,
        gap=line.gap,
        strong=strong,
    )


def _emphasised(text: str) -> tuple[str, bool]:
    match = _EMPHASIS.fullmatch(text.strip())
    return (match[2] + match[3], True) if match else (text, False)


def _goes_on(line: _Line, previous: _Line, block: Block, following: _Line | None) -> bool:
    """Whether a plain line is a further line of the block above."""
    if ends_in_page_number(line.raw) or ends_in_page_number(previous.raw):
        return False
    if block.kind is BlockKind.HEADING:
        return False
    cut = len(previous.text) >= _LONG and not previous.text.endswith((".", "!", "?", ":", ";"))
    lower = line.text[0].islower()
    if line.gap:
        return cut and lower
    if block.kind is BlockKind.BULLET and line.indent > _mark_indent(previous, block):
        return True
    heads_list = following is not None and bool(_MARK.match(following.raw.strip()))
    if heads_list and len(line.text) < _LONG and not (cut and lower):
        return False
    return lower or len(previous.text) >= _LONG or _open_emphasis(block)


def _mark_indent(previous: _Line, block: Block) -> int:
    """The indent that a further line of a bullet must pass."""
    return previous.indent if previous.number == block.line else max(previous.indent - 1, 0)


def _open_emphasis(block: Block) -> bool:
    return block.quote.startswith(("*", "_")) and not block.strong


def _joined(block: Block, more: Block) -> Block:
    quote = f"{block.quote} {more.quote}"
    if block.kind is BlockKind.BULLET:
        return replace(block, text=f"{block.text} {more.text}", quote=quote)
    text, strong = _emphasised(f"{block.quote} {more.quote}")
    return replace(block, text=_clean(text), quote=quote, strong=strong)


def _nesting(indents: list[int], indent: int) -> int:
    """The level of a bullet, from the indents of the bullets that are open above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1
