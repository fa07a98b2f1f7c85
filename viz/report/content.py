"""What a report holds, whatever it is written as: sections, blocks, and words in a row.

Everything is in the reader's language already, and everything is text: how it looks, and
how it is kept from being read as code, is the business of each form (`viz.report.html`,
`viz.report.pdf`, `viz.report.docx`, `viz.report.xlsx`). Places have keys; a run of words may
lead to one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from viz.quotes import Quote

__all__ = [
    "MARKS",
    "Block",
    "Cell",
    "Column",
    "Entry",
    "Figure",
    "Finding",
    "Findings",
    "Index",
    "KeyFigure",
    "KeyFigures",
    "Look",
    "Matrix",
    "Paragraph",
    "Report",
    "Row",
    "Run",
    "Section",
    "Table",
    "Term",
    "Terms",
    "Words",
    "cell",
    "foreign",
    "number",
    "plain",
    "text_of",
]

Look = Literal["plain", "strong", "quiet", "said", "mark", "alert", "wish"]

MARKS: tuple[Look, ...] = ("mark", "alert", "wish")
"""Looks of labels in a frame, which are said beside the words and not in them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look.

    Attributes
    ----------
    text : str
    to : str
        Key of the place that it leads to; empty for none.
    look : str
        ``mark``, ``alert`` and ``wish`` are labels in a frame; ``said`` is verbatim.
    foreign : bool
        Comes from a document: may run from right to left, whatever stands around it.
    """

    text: str
    to: str = ""
    look: Look = "plain"
    foreign: bool = False


Words = tuple[Run, ...]


def plain(text: str, look: Look = "plain", to: str = "") -> Words:
    """The words of one run."""
    return (Run(text, to, look),)


def foreign(text: str, to: str = "", look: Look = "plain") -> Run:
    """A run that comes from a document."""
    return Run(text, to, look, foreign=True)


def text_of(words: Words) -> str:
    """The words without their looks."""
    return "".join(run.text for run in words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand alone; a ``verdict`` is what a section comes down to."""

    words: Words
    look: Literal["body", "quiet", "verdict", "command"] = "body"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that a reader should remember, with what it counts."""

    value: str
    label: str
    to: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures in a row."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands out, in a few words and a sentence, and how sure it is."""

    title: str
    sentence: str
    sure: str
    to: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings, the weightiest first. `see` is the text of the link of each."""

    found: tuple[Finding, ...]
    see: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, with all that those need who cannot see it."""

    key: str
    title: str
    description: str
    drawing: Markup
    legend: Words = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    head : str
    to : str
        Key of the definition of what stands in it.
    kind : str
        ``text``; ``number``, set flush right; ``quotes``, with words from the sources.
    share : float
        Of the width, beside the other columns.
    only : str
        ``sheet`` for what only a spreadsheet shows: numbers to calculate with.
    form : str
        How a spreadsheet writes a number: ``percent``, or ``p`` for three decimals.
    """

    head: str
    to: str = ""
    kind: Literal["text", "number", "quotes"] = "text"
    share: float = 1.0
    only: Literal["", "sheet"] = ""
    form: Literal["", "percent", "p"] = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of words, the number that they write, and quotes."""

    lines: tuple[Words, ...] = ()
    number: float | None = None
    quotes: tuple[Quote, ...] = ()

    @property
    def text(self) -> str:
        """The lines without their looks."""
        return "\n".join(map(text_of, self.lines))


def cell(*runs: Run | str) -> Cell:
    """A cell of one line."""
    return Cell((tuple(Run(r) if isinstance(r, str) else r for r in runs),))


def number(value: float | None, text: str, to: str = "", quiet: str = "") -> Cell:
    """A cell with a number, and words in a quieter look behind it."""
    words = (Run(text, to), *((Run(f" {quiet}", look="quiet"),) if quiet else ()))
    return Cell((words,), value)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the first cell is its head."""

    cells: tuple[Cell, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `sheet` is a short name for where it stands alone.

    Attributes
    ----------
    key : str
    title : str
        What it shows; read out before it, and shown where `titled`.
    columns : tuple of Column
    rows : tuple of Row
        Each with a cell a column.
    sheet : str
        A short name, for the tab of a spreadsheet.
    titled : bool
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str
    titled: bool = True

    def shown(self) -> tuple[tuple[Column, ...], Iterator[tuple[Row, tuple[Cell, ...]]]]:
        """The columns for reading, and each row with its cells in them."""
        at = [i for i, column in enumerate(self.columns) if not column.only]
        rows = ((row, tuple(row.cells[i] for i in at)) for row in self.rows)
        return tuple(self.columns[i] for i in at), rows


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers from group to group; drawn as `figure` where a page can hold it.

    Attributes
    ----------
    key, title, corner : str
        `corner` says what rows and columns are.
    labels : tuple of str
    values : tuple of tuple of (float or None)
        Row by row; None where nothing can be said.
    figure : Figure or None
    sheet : str
    """

    key: str
    title: str
    corner: str
    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    figure: Figure | None
    sheet: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the report, what it means, and who defined it."""

    key: str
    term: str
    sentence: str
    literature: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The definitions."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of an index, and what is listed under it."""

    key: str
    name: str
    words: Words


@dataclass(frozen=True, slots=True)
class Index:
    """Names in the order of the language, each with what it leads to."""

    entries: tuple[Entry, ...]


Block = Paragraph | KeyFigures | Findings | Figure | Table | Matrix | Terms | Index


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands under it, and its parts.

    Attributes
    ----------
    key, title : str
    blocks : sequence of Block
    parts : tuple of Section
    to : str
        Key of the definition of what the title says.
    count : str
        Number of what follows; empty for none.
    """

    key: str
    title: str
    blocks: Sequence[Block] = ()
    parts: tuple[Section, ...] = ()
    to: str = ""
    count: str = ""

    def everything(self) -> Iterator[Block]:
        """The blocks of the section and of its parts."""
        yield from self.blocks
        for part in self.parts:
            yield from part.everything()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    Attributes
    ----------
    title : str
    eyebrow, lead, made : str
        What kind of report it is, what it is for, and when it was made of what.
    language : str
        Of all texts that do not come from documents.
    generated : date
    contents : str
        Heading of the list of contents.
    sections : tuple of Section
    brief : bool
        So short that it needs no list of contents.
    """

    title: str
    eyebrow: str
    lead: str
    made: str
    language: str
    generated: datetime.date
    contents: str
    sections: tuple[Section, ...]
    brief: bool = False

    def everything(self) -> Iterator[Block]:
        """All blocks in their order."""
        for section in self.sections:
            yield from section.everything()
