"""What a report holds, whatever it is written as: sections, and blocks of words and figures.

Everything is in the reader's language already, and everything is text: how it looks, and
how it is kept from being read as code, is the business of each form (`viz.report.html`,
`viz.report.pdf`, `viz.report.docx`, `viz.report.xlsx`). Places have keys; a run of words may
lead to one (`viz.report.runs`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from viz.report.runs import Words
from viz.report.tables import Table

__all__ = [
    "Block",
    "Entry",
    "Figure",
    "Finding",
    "Findings",
    "Index",
    "KeyFigure",
    "KeyFigures",
    "Matrix",
    "Paragraph",
    "Report",
    "Section",
    "Term",
    "Terms",
]


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
    """One thing that stands out, in a few words and a sentence; how sure it is, what to do."""

    title: str
    sentence: str
    sure: str
    to: str
    todo: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings, the weightiest first.

    `see` is the text of the link of each, `todo` stands before what to do about it.
    """

    found: tuple[Finding, ...]
    see: str
    todo: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, with all that those need who cannot see it."""

    key: str
    title: str
    description: str
    drawing: Markup
    legend: Words = ()


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
