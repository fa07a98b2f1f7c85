"""Tell by its form what a line is: a bullet, a heading with a number, or plain text.

Shared by all readers, so that the same list gives the same blocks in every format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.titles.contents import ends_in_page_number
from loaders.vocabulary import vocabulary

__all__ = [
    "LONG",
    "Line",
    "block",
    "clean",
    "emphasised",
    "heading",
    "is_marked",
    "is_page_number",
    "items",
    "masked",
    "nesting",
    "opens_item",
]

LONG = 60  # a line this long that ends in the middle of a sentence was cut, not ended
_MARK = re.compile(
    r"(?:[*–—]|o(?=\s))(?:\s+|$)|[-•·▪▫‣◦●○■□➢\uf0b7\uf0a7\x7f](?:\s+|$|(?=[^\W\d_]))"
)
_NUMBER = re.compile(r"(?:(\d{1,3})[.)]|([a-zA-Z])\))\s+(?=\S)")
_TICKED = re.compile(r"^(?:\[[ xX✓✔]?\]|[☐☑☒✅])\s+(?=\S)")  # the box of a checklist
_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)((?:(?!\1).)+)(?<=\S)\1(:?)$")
# "**Library:** schools": the colon may stand on either side of the closing marks.
_LEAD = re.compile(r"(\*\*|__)(?=\S)([^*_:]+?)\s*(?::\1|\1\s?:)\s*(?=\S)")
_GAP = re.compile(r"[ \xa0]{3,}")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_TAB = 4


@dataclass
class Line:
    """A line that holds something, as it stands in the document.

    `gap` tells whether a blank line or a page break stands before it, `inset` how far in it
    begins where blanks in front of `raw` do not tell.
    """

    raw: str
    number: int
    page: int | None
    gap: bool = False
    inset: int | None = None

    @property
    def text(self) -> str:
        """What it says, for reading."""
        return clean(self.raw)

    @property
    def indent(self) -> int:
        """How far in the line begins, in blanks or in the unit of `inset`."""
        if self.inset is not None:
            return self.inset
        expanded = self.raw.replace("\xa0", " ").expandtabs(_TAB)
        return len(expanded) - len(expanded.lstrip())


def clean(raw: str) -> str:
    """A text on one line, with ordinary single blanks and nothing invisible."""
    return " ".join(_INVISIBLE.sub("", raw).split())


def masked(text: str) -> str:
    """A text without its numbers: a running head that counts pages is always the same."""
    return re.sub(r"\d+", "0", text)


def is_page_number(text: str) -> bool:
    """Whether a line only numbers its page: ``7``, ``Side 7 av 12``."""
    return bool(_page_number().match(text))


def is_marked(raw: str) -> bool:
    """Whether a line begins with the mark of a bullet."""
    return bool(_MARK.match(raw.strip()))


def opens_item(raw: str) -> bool:
    """Whether a line begins as an item of a list does: with a mark or a number."""
    if raw[:2].isalpha():  # as most lines do
        return False
    return is_marked(raw) or bool(_NUMBER.match(raw.strip()))


def items(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it is an item of a numbered list.

    A number alone may as well number a heading. It is an item when its neighbour right above
    or below carries the number before or after it, or when an item with the number before it
    is the last thing above and no new list begins below.
    """
    numbers = [_ordinal(line) for line in lines]
    found = [False] * len(lines)
    last = -1  # the latest item with only its own further lines below it
    at = 0
    while at < len(lines):
        number = numbers[at]
        if number is None:
            last, at = -1, at + 1
            continue
        following = _after(lines, numbers, at)
        below = following < len(lines) and not lines[following].gap
        above = last >= 0 and numbers[last] == number - 1
        starts = following < len(lines) and _starts_list(lines[following], numbers[following])
        found[at] = (below and numbers[following] == number + 1) or (
            above and not (lines[at].gap and starts)
        )
        last, at = at if found[at] else -1, following
    return found


def _after(lines: Sequence[Line], numbers: Sequence[int | None], at: int) -> int:
    """The line after a numbered one and its further lines."""
    following = at + 1
    while (
        following < len(lines)
        and numbers[following] is None
        and not lines[following].gap
        and not is_marked(lines[following].raw)
        and (
            lines[following].indent > lines[at].indent or len(lines[following - 1].text) >= LONG
        )
    ):
        following += 1
    return following


def _starts_list(line: Line, number: int | None) -> bool:
    return number == 1 or is_marked(line.raw)


def _ordinal(line: Line) -> int | None:
    match = _NUMBER.match(line.raw.strip())
    if not match or ends_in_page_number(line.raw):
        return None
    return int(match[1]) if match[1] else ord(match[2].lower()) - ord("a") + 1


def block(line: Line, item: bool) -> Block:
    """The block that a line is, taken alone; `item` says that its number numbers an item."""
    raw = line.raw.strip().strip("\ufeff").strip()
    if (match := _MARK.match(raw)) or (item and (match := _NUMBER.match(raw))):
        number = match.group().strip(" \t.)") if item else ""
        quote = _TICKED.sub("", raw[match.end() :].strip())
        return _made(BlockKind.BULLET, quote, line, number=number)
    if match := _HASHES.match(raw):
        return heading(match[2], line, len(match[1]))
    bare, strong = emphasised(raw)
    match = _section_number().match(bare) or _NUMBER.match(bare)
    if match and line.gap and _is_title(bare[match.end() :]):
        number = _digits(match)
        depth = number.count(".") + 1 if number[:1].isdigit() else 0
        return _made(BlockKind.HEADING, bare[match.end() :], line, level=depth, number=number)
    made = _made(BlockKind.PARAGRAPH, bare, line)
    return made if made.strong is strong else replace(made, strong=strong)


def heading(text: str, line: Line, level: int) -> Block:
    """A line that its format calls a heading, with the number in front of its text apart."""
    inner = _section_number().match(text) or _NUMBER.match(text)
    quote = text[inner.end() :] if inner else text
    number = _digits(inner) if inner else ""
    return _made(BlockKind.HEADING, quote, line, level=level, number=number)


def _is_title(text: str) -> bool:
    """Whether a numbered line names what follows, instead of saying something."""
    return (
        len(text) <= 2 * LONG
        and not text[:1].islower()
        and not text.endswith((".", "!", ";", ","))
        and not ends_in_page_number(text)
    )


def _digits(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _made(kind: BlockKind, quote: str, line: Line, level: int = 0, number: str = "") -> Block:
    text, strong = emphasised(quote) if kind is not BlockKind.BULLET else (quote, False)
    if lead := _LEAD.match(text):
        text = f"{lead[2]}: {text[lead.end() :]}"
    return Block(
        kind=kind,
        text=_GAP.sub("   ", text) if ends_in_page_number(text) else clean(text),
        quote=quote,
        line=line.number,
        page=line.page,
        level=level,
        number=number,
        gap=line.gap,
        strong=strong,
    )


def emphasised(text: str) -> tuple[str, bool]:
    """A text without the marks of emphasis around all of it, and whether there were any."""
    bare = text.strip()
    match = _EMPHASIS.fullmatch(bare) if bare.startswith(("*", "_")) else None
    return (match[2] + match[3], True) if match else (text, False)


def nesting(indents: list[int], indent: int) -> int:
    """The level of a bullet, from the indents of the bullets that are open above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1


def _any_of(key: str) -> str:
    words = sorted(vocabulary().all(key), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _section_number() -> re.Pattern[str]:
    """The number in front of a title: "Chapter 3:" or "2.1"."""
    return re.compile(
        rf"(?:(?:{_any_of('chapter_words')})\.?\s+(\d{{1,2}})\s*[:.–-]\s*"
        r"|(\d{1,2}(?:\.\d{1,2})+)\.?\s+|(\d{1,2})\s+(?=[^\W\d_]))(?=\S)",
        re.IGNORECASE,
    )


@cache
def _page_number() -> re.Pattern[str]:
    joiners = f"{_any_of('page_joiners')}|/"
    return re.compile(
        rf"(?:(?:{_any_of('page_words')})\.?)?\s*\d{{1,4}}(?:\s*(?:{joiners})\s*\d{{1,4}})?$",
        re.IGNORECASE,
    )
