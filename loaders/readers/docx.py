"""Read Word documents: what is a list or a heading is told by numbering and outline level.

Footnotes, comments, headers and tracked deletions are left out, tracked insertions kept.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from graph.model import ProblemKind
from loaders.blocks import BlockKind
from loaders.readers import packed
from loaders.readers.docx_styles import Paragraph, Styles, attribute, q
from loaders.readers.limits import Refused
from loaders.readers.pieces import Collector, Part, assemble
from loaders.readers.trees import Element

__all__ = ["read"]

_DELETED = frozenset({q("del"), q("moveFrom")})
_SKIPPED = _DELETED | {q("rPr"), q("pPr"), q("txbxContent"), q("drawing"), q("pict")}
_SIGNS = {
    q("tab"): "\t",
    q("cr"): "\n",
    q("noBreakHyphen"): "-",
    q("ptab"): "\t",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = q("txbxContent")


def read(data: bytes) -> list[Part]:
    """Read a Word document.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    list of Block or Table
        In the document's order. A line is a paragraph or row with text, counted from 1;
        pages are those that Word last saw, None where it never said.

    Raises
    ------
    Refused
        The file is no Word document, is damaged, locked, or larger than one can be.
    """
    packed.refuse_ole(data, "old Word format (.doc); save it as .docx")
    if not any(name.startswith("word/") for name in packed.names(data)):
        raise Refused(ProblemKind.NOT_A_DOCUMENT, "a packed file, but no Word document")
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        walk = _Walk(Styles(document))
        walk.document(_body(document))
    except Refused:
        raise
    except Exception as error:  # python-docx has no error of its own: damage raises anything
        raise Refused(ProblemKind.UNREADABLE, "the document is damaged") from error
    return assemble(walk.collector.pieces)


def _body(document: Any) -> Element:
    body: Element = document.element.body
    return body


class _Walk:
    """Goes through the body: paragraphs, tables, and what wraps them."""

    def __init__(self, styles: Styles) -> None:
        self.collector = Collector()
        self._styles = styles
        self._carried = ""  # text before a paragraph mark whose deletion is tracked
        self._pages = 1

    def document(self, body: Element) -> None:
        """Read the body of a document."""
        if next(body.iter(q("lastRenderedPageBreak")), None) is not None:
            self.collector.page = self._pages
        self.container(body)

    def container(self, container: Element) -> None:
        """Read the paragraphs and tables in an element, also those in content controls."""
        for element in container.iterchildren():
            tag = element.tag
            if tag == q("p"):
                self._paragraph(element)
            elif tag == q("tbl"):
                self._table(element)
            elif tag not in _SKIPPED and isinstance(tag, str) and len(element):
                self.container(element)

    def _paragraph(self, element: Element) -> None:
        paragraph = self._styles.paragraph(element)
        text = self._carried + "".join(self._text(element))
        if paragraph.mark_deleted:
            self._carried = text
        else:
            self._carried = ""
            self._add(text, paragraph, element)
        for box in element.iter(_BOX):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                self.container(box)

    def _add(self, text: str, paragraph: Paragraph, element: Element) -> None:
        if paragraph.outline is not None:
            kind, level = BlockKind.HEADING, paragraph.outline + 1
        elif paragraph.nesting is not None:
            kind, level = BlockKind.BULLET, paragraph.nesting
        else:
            kind, level = BlockKind.PARAGRAPH, 0
        if kind is BlockKind.HEADING and not text.strip():
            kind = BlockKind.PARAGRAPH
        strong = kind is BlockKind.PARAGRAPH and self._styles.is_strong(element)
        lead = self._styles.lead(element) if kind is BlockKind.BULLET else ""
        self.collector.add(text, kind, level=level, strong=strong, lead=lead)

    def _text(self, element: Element) -> Iterator[str]:
        """The text of a paragraph as it reads with all changes accepted."""
        for child in element.iterchildren():
            tag = child.tag
            if tag in _SKIPPED or tag == _FALLBACK or not isinstance(tag, str):
                continue
            if tag == q("t"):
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == q("br"):
                yield self._break(child)
            elif tag == q("lastRenderedPageBreak"):
                self._pages += 1
                self.collector.page = self._pages
            elif not (tag == q("r") and self._styles.is_hidden(child)):
                yield from self._text(child)

    def _break(self, element: Element) -> str:
        return "\n" if attribute(element, "type") in (None, "textWrapping") else " "

    def _table(self, table: Element) -> None:
        self.collector.begin_table()
        for row in _within(table, "tr"):
            if row.find(f"{q('trPr')}/{q('del')}") is not None:
                continue
            for cell in _within(row, "tc"):
                self._cell(cell)
            self.collector.end_row()
        self.collector.end_table()

    def _cell(self, cell: Element) -> None:
        self.collector.begin_cell()
        self.container(cell)
        span = cell.find(f"{q('tcPr')}/{q('gridSpan')}")
        merge = cell.find(f"{q('tcPr')}/{q('vMerge')}")
        across = attribute(span, "val") if span is not None else None
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        self.collector.end_cell(_number(across), goes_on=goes_on)


def _within(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in element.iterchildren():
        if child.tag == q(name):
            yield child
        elif child.tag in (q("sdt"), q("sdtContent"), q("ins"), q("customXml")):
            yield from _within(child, name)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
