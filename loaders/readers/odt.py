"""Read OpenDocument texts: headings, lists, tables and paragraphs.

Footnotes, comments and tracked deletions are left out, tracked insertions kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import ProblemKind
from loaders.blocks import BlockKind
from loaders.readers import packed
from loaders.readers.limits import Refused
from loaders.readers.pieces import Collector, Part, assemble
from loaders.readers.trees import Element, xml

__all__ = ["read"]

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE, _FO = (
    _OASIS % name for name in ("text", "table", "office", "style", "xsl-fo-compatible")
)
_SKIPPED = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}sequence-decls",
    }
)
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_LIST, _ITEM = f"{_TEXT}list", frozenset({f"{_TEXT}list-item", f"{_TEXT}list-header"})
_BREAK = f"{_TEXT}soft-page-break"
_MOST_SPAN = 1000


def read(data: bytes) -> list[Part]:
    """Read an OpenDocument text.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    list of Block or Table
        In the document's order. A line is a paragraph or row with text, counted from 1;
        pages are those that were last seen, None where the file tells none.

    Raises
    ------
    Refused
        The file is no OpenDocument text, is damaged, locked, or larger than one can be.
    """
    packed.refuse_ole(data, "save it as .odt without a password")
    if not {"content.xml", "META-INF/manifest.xml"} <= packed.names(data):
        raise Refused(ProblemKind.NOT_A_DOCUMENT, "a packed file, but no OpenDocument text")
    try:
        if b":encryption-data" in packed.part(data, "META-INF/manifest.xml"):
            raise Refused(ProblemKind.LOCKED)
        root = xml(packed.part(data, "content.xml"))
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise Refused(ProblemKind.NOT_A_DOCUMENT, "OpenDocument, but no text document")
        walk = _Walk(_bold_styles(root))
        if next(body.iter(_BREAK), None) is not None:
            walk.collector.page = 1
        walk.container(body)
    except Refused:
        raise
    except Exception as error:  # a damaged part raises what zipfile, zlib or lxml have
        raise Refused(ProblemKind.UNREADABLE, "the document is damaged") from error
    return assemble(walk.collector.pieces)


def _bold_styles(root: Element) -> frozenset[str]:
    """The automatic styles that make text bold."""
    return frozenset(
        str(style.get(f"{_STYLE}name"))
        for style in root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
        for text in style.iterfind(f"{_STYLE}text-properties")
        if text.get(f"{_FO}font-weight") == "bold"
    )


class _Walk:
    def __init__(self, bold: frozenset[str]) -> None:
        self.collector = Collector()
        self._bold = bold
        self._pages = 1

    def container(self, container: Element, depth: int = 0) -> None:
        """Read what stands in an element, in lists so deep."""
        for element in container.iterchildren():
            tag = element.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag in _PARAGRAPHS:
                self._paragraph(element)
            elif tag == _LIST:
                self._list(element, depth + 1)
            elif tag == f"{_TABLE}table":
                self._table(element)
            elif tag == _BREAK:
                self._turn()
            else:
                self.container(element, depth)

    def _turn(self) -> None:
        self._pages += 1
        self.collector.page = self._pages

    def _paragraph(self, element: Element, depth: int = 0) -> None:
        text = "".join(self._text(element))
        level = element.get(f"{_TEXT}outline-level", "1")
        if element.tag == f"{_TEXT}h" and text.strip():
            depth = int(level) if level.isdigit() and len(level) < 3 else 1
            self.collector.add(text, BlockKind.HEADING, level=depth)
        elif depth:
            self.collector.add(text, BlockKind.BULLET, level=depth - 1)
        else:
            self.collector.add(text, strong=self._is_strong(element))

    def _text(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for child in element.iterchildren():
            tag = child.tag
            if tag == _BREAK:
                self._turn()
            elif tag in _SIGNS:
                yield _SIGNS[str(tag)]
            elif tag not in _SKIPPED and isinstance(tag, str):
                yield from self._text(child)
            yield child.tail or ""

    def _is_strong(self, element: Element) -> bool:
        if element.get(f"{_TEXT}style-name") in self._bold:
            return True
        spans = [child for child in element if child.get(f"{_TEXT}style-name") in self._bold]
        inside = "".join("".join(span.itertext()) for span in spans)
        return bool(spans) and inside.strip() == "".join(element.itertext()).strip()

    def _list(self, element: Element, depth: int) -> None:
        for item in element.iterchildren():
            if item.tag not in _ITEM:
                continue
            first = True
            for child in item.iterchildren():
                if child.tag in _PARAGRAPHS and first:
                    self._paragraph(child, depth)
                    first = False
                elif child.tag in _PARAGRAPHS:
                    text = "".join(self._text(child))
                    if not self.collector.extend(text):
                        self.collector.add(text)
                elif child.tag == _LIST:
                    self._list(child, depth + 1)
                elif child.tag == f"{_TABLE}table":
                    self._table(child)

    def _table(self, table: Element) -> None:
        self.collector.begin_table()
        for row in _rows(table):
            for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                self._cell(cell)
            self.collector.end_row()
        self.collector.end_table()

    def _cell(self, cell: Element) -> None:
        if cell.tag == f"{_TABLE}covered-table-cell":
            return  # the cell that covers it has filled it
        self.collector.begin_cell()
        self.container(cell)
        across = cell.get(f"{_TABLE}number-columns-spanned") or cell.get(
            f"{_TABLE}number-columns-repeated"
        )
        self.collector.end_cell(_span(across), _span(cell.get(f"{_TABLE}number-rows-spanned")))


def _rows(element: Element) -> Iterator[Element]:
    for child in element.iterchildren():
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-rows",
            f"{_TABLE}table-row-group",
        ):
            yield from _rows(child)


def _span(text: str | None) -> int:
    digits = text or ""
    return min(int(digits), _MOST_SPAN) if digits.isdigit() and len(digits) < 7 else 1
