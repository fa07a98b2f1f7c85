"""What every reader of documents yields: blocks of text that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model import Place, Status

__all__ = ["Block", "BlockKind", "Skipped"]


class BlockKind(StrEnum):
    """What a block is by its own form, whatever stands around it."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Block:
    """A heading, a bullet or a paragraph, with lines that were only wrapped joined.

    Attributes
    ----------
    kind : BlockKind
        A plain short line is a paragraph here; `loaders.lists.headings` knows whether it is a
        heading, because that depends on what stands around it.
    text : str
        For reading: no mark or number in front, no emphasis around a whole line, ordinary
        spaces, no soft hyphens.
    quote : str
        Verbatim: what stands in the file after the mark, without white space at the ends.
    line : int
        From 1; the first line of the block.
    page : int or None
        From 1; None when the document has no pages.
    level : int
        Of a bullet its nesting from 0; of a heading its depth from 1, 0 when it shows none.
    number : str
        The numbering in front, such as ``"6.1"`` or ``"a"``; empty without.
    gap : bool
        Whether a blank line or a page break stands before it.
    strong : bool
        Whether the whole block is emphasised.
    lead : int
        Letters at the beginning of a bullet's text that its format emphasises, 0 for none or
        all. Where the file itself holds the marks, they stand in the text.
    announces : bool
        Whether it is known, other than by its own words, that a list of collaborators follows.
    status : Status or None
        How the ties stand that it heads, if a title, or tells of, where the outline shows it.
    """

    kind: BlockKind
    text: str
    quote: str
    line: int
    page: int | None = None
    level: int = 0
    number: str = ""
    gap: bool = False
    strong: bool = False
    lead: int = 0
    announces: bool = False
    status: Status | None = None

    def place(self, *heading: str) -> Place:
        """Where the block stands, under the given headings."""
        return Place(page=self.page, line=self.line, heading=heading)


@dataclass(frozen=True)
class Skipped:
    """A line that is no text of the document: it runs over every page, numbers it, frames it.

    Attributes
    ----------
    text : str
    line : int
        From 1.
    page : int or None
    numbers : bool
        Whether it only is the number of its page.
    frame : bool
        Whether it is part of the frame of a letter: address, greeting, signature, older mail.
    """

    text: str
    line: int
    page: int | None
    numbers: bool
    frame: bool = False
