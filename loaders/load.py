"""Load one file: look at what it is, hand it to its reader, give back what it says.

Nothing is raised for a bad file: it comes back as a problem that says what to do.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath

from graph.model import Conventions, Problem, ProblemKind, Reading, Source
from loaders.document import read_document
from loaders.frequency import STANDARD
from loaders.language import detect
from loaders.readers import pipes
from loaders.readers.limits import MAX_BYTES, Refused
from loaders.readers.pieces import Part
from loaders.readers.text import decode

__all__ = ["load"]

TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
DOCUMENTS = frozenset({".pdf", ".docx", ".docm", ".odt", ".doc"})
TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls"})
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
MEGABYTE = 2**20
MAX_TEXT = 10 * MEGABYTE  # some thousand pages
MAX_LINE = MEGABYTE  # no sentence and no row is longer

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1c-\x1f\ufffe]")
_FORMATS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
)


def load(
    path: Path, *, organisation: str = "", conventions: Conventions = STANDARD
) -> Reading | Problem:
    """Read a file of any kind that Samspill knows.

    Parameters
    ----------
    path : Path
        A document (``.pdf``, ``.docx``, ``.odt``, ``.html``, ``.md``, ``.txt`` or no ending)
        or a table (``.csv``, ``.tsv``, ``.xlsx``).
    organisation : str
        Whose document it is: names are the same within one organisation only.
    conventions : Conventions
        How many contacts a year a word stands for.

    Returns
    -------
    Reading or Problem
        A problem without source when the file as a whole cannot be loaded: it is missing,
        locked, empty, too large, damaged, or no document. What is not understood inside a
        document is among the problems of its reading.
    """
    try:
        data = _bytes(path)
        suffix = path.suffix.casefold()
        if suffix in TABLES:
            return _table(path.name, data, organisation, conventions)
        return _document(path.name, data, organisation, conventions)
    except Refused as refused:
        return Problem(kind=refused.kind, file=path.name, text=refused.text)


def _bytes(path: Path) -> bytes:
    """The bytes of a file that is worth reading."""
    suffix = path.suffix.casefold()
    try:
        if path.is_dir():
            raise Refused(ProblemKind.NOT_A_DOCUMENT, "a folder")
        if path.exists() and not path.is_file():
            raise Refused(ProblemKind.NOT_A_DOCUMENT, "no ordinary file")
        size = path.stat().st_size
        if suffix not in TEXTS | PAGES | DOCUMENTS | TABLES:
            raise Refused(ProblemKind.NOT_A_DOCUMENT, path.suffix)
        limit = MAX_TEXT if suffix in TEXTS | PAGES else MAX_BYTES
        if size > limit:
            raise Refused(ProblemKind.TOO_LARGE, _megabytes(size, limit))
        data = path.read_bytes()
    except OSError as error:
        raise Refused(ProblemKind.UNREADABLE, error.strerror or "") from error
    except ValueError as error:  # a name that no file can have
        raise Refused(ProblemKind.UNREADABLE, "not a file name") from error
    if not data:
        raise Refused(ProblemKind.EMPTY)
    if suffix not in WORKBOOKS | PAGES | DOCUMENTS and _one_line(data):
        raise Refused(ProblemKind.TOO_LARGE, "a line of more than 1 MB")
    return data


def _megabytes(size: int, limit: int) -> str:
    return f"{size // MEGABYTE} MB, the limit is {limit // MEGABYTE} MB"


def _one_line(data: bytes) -> bool:
    """Whether the file begins with a line that is longer than any line of a document."""
    head = data[: MAX_LINE + 1]
    return len(head) > MAX_LINE and b"\n" not in head and b"\r" not in head


def _text(data: bytes) -> str:
    if data.startswith(_FORMATS):
        raise Refused(ProblemKind.NOT_A_DOCUMENT)
    text = decode(data)
    if text is None:
        binary = b"\0" in data
        raise Refused(ProblemKind.NOT_A_DOCUMENT if binary else ProblemKind.ENCODING)
    if _CONTROLS.search(text):
        raise Refused(ProblemKind.NOT_A_DOCUMENT, "it holds bytes that no text has")
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise Refused(ProblemKind.EMPTY)
    return text


def _document(name: str, data: bytes, organisation: str, conventions: Conventions) -> Reading:
    parts, scanned = _parts(data, PurePath(name).suffix.casefold())
    source = Source(
        name=name, sha256=hashlib.sha256(data).hexdigest(), organisation=organisation
    )
    return read_document(parts, source, conventions, scanned)


def _parts(data: bytes, suffix: str) -> tuple[list[Part], tuple[int, ...]]:
    """The blocks and tables of a document, and its pages without text."""
    # Each reader's library takes its time to import.
    if suffix == ".pdf":
        from loaders.readers import pdf

        return pdf.read(data)
    if suffix in DOCUMENTS - {".odt"}:
        from loaders.readers import docx

        return docx.read(data), ()
    if suffix == ".odt":
        from loaders.readers import odt

        return odt.read(data), ()
    if suffix in PAGES:
        from loaders.readers import html

        return html.read(_text(data)), ()
    return pipes.read(_text(data)), ()


def _table(
    name: str, data: bytes, organisation: str, conventions: Conventions
) -> Reading | Problem:
    from loaders.readers import table  # openpyxl takes its time
    from loaders.ties import read_tables

    tables = table.read(data, name)
    if isinstance(tables, Problem):
        return tables
    cells = (cell for sheet in tables for row in sheet.rows for cell in row.cells)
    source = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        organisation=organisation,
        language=detect(" ".join(cells)),
    )
    return read_tables(tables, source, conventions)
