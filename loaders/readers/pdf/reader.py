"""Read PDF documents: text with its geometry through pdfium, put in order by our own rules."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from graph.model import ProblemKind
from loaders.readers.limits import OwnWork, Refused
from loaders.readers.own_work import PDF_MARK
from loaders.readers.pdf.layout import Page
from loaders.readers.pdf.paragraphs import pieces
from loaders.readers.pieces import Part, assemble

__all__ = ["read"]

MAX_PAGES = 5000
MAX_LETTERS = 20_000_000


def read(data: bytes) -> tuple[list[Part], tuple[int, ...]]:
    """Read a PDF document.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    list of Block or Table
        In reading order. A page counts from 1, and so does a line on its page. Running heads
        and feet and page numbers are left out.
    tuple of int
        The pages that are pictures without text.

    Raises
    ------
    Refused
        The file is no PDF, is damaged, locked, larger than a document can be, or has no text
        at all.
    """
    pages, scanned = _pages(data)
    if not any(page.segments for page in pages):
        raise Refused(ProblemKind.SCANNED if scanned else ProblemKind.EMPTY)
    return assemble(pieces(pages)), tuple(scanned)


def _pages(data: bytes) -> tuple[list[Page], list[int]]:
    from loaders.readers.pdf import page as sheet  # pdfium takes its time

    library: Any = import_module("pypdfium2")
    document: Any = None
    pages: list[Page] = []
    scanned: list[int] = []
    letters = 0
    try:
        document = library.PdfDocument(data)
        if len(document) > MAX_PAGES:
            raise Refused(ProblemKind.TOO_LARGE, f"more than {MAX_PAGES} pages")
        if document.get_metadata_value("Keywords") == PDF_MARK:
            raise OwnWork
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            segments = sheet.read(page, _open_columns(pages))
            letters += sum(len(segment.text) for segment in segments)
            if letters > MAX_LETTERS:
                raise Refused(ProblemKind.TOO_LARGE, "too much text")
            if not segments and sheet.has_picture(page):
                scanned.append(number)
            pages.append(Page(number, page.get_width(), segments))
            page.close()
    except library.PdfiumError as error:
        raise _refused(error) from error
    except sheet.TooMuch as error:
        raise Refused(ProblemKind.TOO_LARGE, f"page {len(pages) + 1}") from error
    finally:
        if document is not None:
            document.close()
    return pages, scanned


def _open_columns(pages: Sequence[Page]) -> tuple[float, ...]:
    """Where the columns stand of the lowest table on the last page, if any."""
    tables = [segment for segment in pages[-1].segments if segment.table] if pages else []
    lowest = min(tables, key=lambda segment: segment.y, default=None)
    return lowest.table.edges if lowest and lowest.table else ()


def _refused(error: Exception) -> Refused:
    if "password" in str(error).casefold() or "security" in str(error).casefold():
        return Refused(ProblemKind.LOCKED)
    return Refused(ProblemKind.UNREADABLE, "the document is damaged")
