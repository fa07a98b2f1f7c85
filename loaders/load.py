"""Load one file: look at what it is, hand it to its reader, give back what it says.

Nothing is raised for a bad file: it comes back as a problem that says what to do.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from graph.model import Conventions, Problem, ProblemKind, Reading, Source
from loaders.frequency import STANDARD
from loaders.imprint import date_of, title_of_document
from loaders.language import detect
from loaders.lists import read_lists
from loaders.readers.limits import MAX_BYTES as MAX_TABLE
from loaders.readers.limits import Refused
from loaders.readers.text import decode, read_blocks

__all__ = ["load"]

TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown"})
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
        Text (``.txt``, ``.md`` or no ending) or a table (``.csv``, ``.tsv``, ``.xlsx``).
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
        if suffix not in TEXTS | TABLES:
            raise Refused(ProblemKind.NOT_A_DOCUMENT, path.suffix)
        limit = MAX_TABLE if suffix in TABLES else MAX_TEXT
        if size > limit:
            raise Refused(ProblemKind.TOO_LARGE, _megabytes(size, limit))
        data = path.read_bytes()
    except OSError as error:
        raise Refused(ProblemKind.UNREADABLE, error.strerror or "") from error
    except ValueError as error:  # a name that no file can have
        raise Refused(ProblemKind.UNREADABLE, "not a file name") from error
    if not data:
        raise Refused(ProblemKind.EMPTY)
    if suffix not in WORKBOOKS and _one_line(data):
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
    text = _text(data)
    blocks = read_blocks(text)
    source = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        title=title_of_document(blocks),
        organisation=organisation,
        date=date_of(blocks),
        language=detect(text),
    )
    lists = read_lists(blocks, file=name, source=source.sha256, conventions=conventions)
    return Reading(
        source=source,
        statements=tuple(lists.statements),
        respondents=tuple(dict.fromkeys(lists.respondents)),
        problems=tuple(lists.problems),
    )


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
