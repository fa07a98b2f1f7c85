"""The report as a Word document that people can go on writing in: real styles throughout."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from viz.archive import timeless
from viz.quotes import Quote
from viz.report.content import (
    Block,
    Figure,
    Findings,
    Index,
    KeyFigures,
    Matrix,
    Paragraph,
    Report,
    Section,
    Terms,
)
from viz.report.docx_parts import Marker, element, paragraph, table
from viz.report.docx_styles import ROOM, arrange, style_id
from viz.report.keys import keys
from viz.report.runs import Run, Words, plain
from viz.report.standalone import png, size_of
from viz.report.tables import Cell, Column, Table
from viz.report.texts import fit
from viz.report.widths import widths
from viz.report.words import notes
from viz.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["docx_report"]

_POINTS = 0.64  # of a pixel of a chart
_LOOKS = {"body": "Normal", "quiet": "Note", "verdict": "Verdict", "command": "Command"}
_HIGHEST = 470.0  # points that a picture may be high


def docx_report(report: Report) -> bytes:
    """The content of a .docx file.

    Parameters
    ----------
    report : Report
    """
    import docx

    document = docx.Document()
    arrange(document, LANGUAGES[report.language].replace("_", "-"), report.title)
    _properties(document, report)
    writer = _Writer(document, report)
    writer.write()
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def _properties(document: Document, report: Report) -> None:
    about = document.core_properties
    about.title = fit(report.title)[:255]
    about.subject, about.author = report.eyebrow, "Samspill"
    about.language = LANGUAGES[report.language].replace("_", "-")
    about.comments = about.keywords = ""
    day = datetime.datetime.combine(report.generated, datetime.time(12), datetime.UTC)
    about.created = about.modified = day


class _Writer:
    """Appends the blocks of a report to a document."""

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._report = report
        self._wording = Wording(report.language)
        self._marker = Marker(keys(report))
        self._body = cast("Any", document).element.body

    def write(self) -> None:
        report = self._report
        self._words("Eyebrow", plain(report.eyebrow))
        self._words("Title", plain(report.title))
        self._words("Subtitle", plain(report.lead))
        self._words("Note", plain(report.made))
        if not report.brief:
            self._words("TOC Heading", plain(report.contents))
            for section in report.sections:
                self._words("Contents", plain(section.title, to=section.key))
        for section in report.sections:
            self._section(section, 1)

    def _add(self, made: Any) -> None:
        self._body.insert(len(self._body) - 1, made)  # before the last, which is the page

    def _words(self, style: str, words: Words, key: str = "") -> None:
        self._add(self._paragraph(style, words, key))

    def _paragraph(self, style: str, words: Words, key: str = "") -> Any:
        return paragraph(style_id(style), words, self._marker, key)

    def _section(self, section: Section, level: int) -> None:
        count = (Run(f" {section.count}", look="quiet"),) if section.count else ()
        self._words(f"Heading {level}", (Run(section.title), *count), section.key)
        following = (*section.blocks[1:], None)
        for block, after in zip(section.blocks, following, strict=False):
            self._block(block)
            if isinstance(block, Paragraph) and isinstance(after, Figure):
                self._stay_with_next()
        for part in section.parts:
            self._section(part, level + 1)

    def _stay_with_next(self) -> None:
        """Keep the last paragraph on the page of what follows."""
        self._body[-2].pPr.append(element("w:keepNext"))

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._words(_LOOKS[block.look], block.words)
            case KeyFigures():
                self._key_figures(block)
            case Findings():
                self._findings(block)
            case Figure():
                self._figure(block)
            case Matrix() if block.figure:
                self._figure(block.figure)
            case Table():
                self._table(block)
            case Terms():
                self._terms(block)
            case Index():
                for entry in block.entries:
                    name = Run(entry.name, look="strong", foreign=True)
                    self._words("Normal", (name, Run(": "), *entry.words), entry.key)
            case _:
                pass

    def _key_figures(self, block: KeyFigures) -> None:
        heads = [self._paragraph("Key Figure", plain(f.value)) for f in block.figures]
        labels = [[self._paragraph("Note", plain(f.label, to=f.to))] for f in block.figures]
        title = ", ".join(f"{f.value} {f.label}" for f in block.figures)
        self._add(table([1.0] * len(heads), heads, [labels], title=title, room=ROOM))
        self._words("Normal", ())

    def _findings(self, block: Findings) -> None:
        for found in block.found:
            self._words("List Number", plain(found.title))
            self._words("List Continue", plain(found.sentence))
            todo = (Run(f"{block.todo} ", look="strong"), Run(found.todo))
            self._words("List Continue", todo)
            see = (Run(" "), Run(block.see, found.to)) if found.to else ()
            self._words("List Continue", (Run(found.sure, look="quiet"), *see))

    def _figure(self, figure: Figure) -> None:
        from docx.shared import Pt

        self._words("Caption", plain(figure.title))
        wide, high = size_of(figure.drawing)
        is_map = 'class="chart map"' in figure.drawing
        points = min(ROOM / 20, ROOM / 20 if is_map else wide * _POINTS, _HIGHEST * wide / high)
        picture = png(figure.drawing)
        place: Any = self._document.add_paragraph(style="Normal")
        shown = place.add_run().add_picture(io.BytesIO(picture), width=Pt(points))
        about = shown._inline.docPr
        about.set("title", fit(figure.title))
        about.set("descr", fit(figure.description))
        if figure.legend:
            self._words("Note", figure.legend)

    def _table(self, block: Table) -> None:
        columns, rows = block.shown()
        if block.titled:
            self._words("Caption", plain(block.title))
        heads = [
            self._paragraph(_style_of(column), plain(column.head, to=column.to))
            for column in columns
        ]
        made = (
            [
                self._cell(cell, column, row.key if at == 0 else "")
                for at, (cell, column) in enumerate(zip(cells, columns, strict=True))
            ]
            for row, cells in rows
        )
        self._add(table(widths(block), heads, made, title=block.title, room=ROOM))
        self._words("Normal", ())

    def _cell(self, cell: Cell, column: Column, key: str) -> list[Any]:
        """The paragraphs of a cell; one at least, as Word asks for."""
        made = [p for quote in cell.quotes for p in self._quote(quote)]
        style = _style_of(column)
        for at, line in enumerate(cell.lines or (() if made else ((),))):
            made.append(self._paragraph(style, line, key if at == 0 else ""))
        return made

    def _quote(self, quote: Quote) -> Iterator[Any]:
        place = " · ".join(part for part in (quote.place, quote.heading, quote.found) if part)
        yield self._paragraph("Table Quote", plain(quote.text))
        yield self._paragraph("Table Source", plain(place))
        for where, texts in notes(quote).items():
            words = (
                Run(f"{self._wording('Note')}: ", look="quiet"),
                Run(" · ".join(texts)),
                Run(f" {where}"),
            )
            yield self._paragraph("Table Source", words)

    def _terms(self, block: Terms) -> None:
        for term in block.terms:
            self._words("Definition Term", plain(term.term), term.key)
            self._words("Normal", plain(term.sentence))
            if term.literature:
                self._words("Note", plain(term.literature))


def _style_of(column: Column) -> str:
    return "Table Number" if column.kind == "number" else "Table Text"
