"""Load one file: look at what it is, hand it to its reader, give back what it says.

Nothing is raised for a bad file: it comes back as a problem that says what to do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from graph.model import Conventions, Place, Problem, ProblemKind, Reading, Source
from loaders.document import Workings, work_through
from loaders.frequency import STANDARD
from loaders.kinds import (
    DOCUMENTS,
    FOREIGN,
    KNOWN,
    PAGES,
    TABLES,
    TEXTS,
    WORKBOOKS,
    instead,
    true_ending,
)
from loaders.language import detect
from loaders.persons import without_persons
from loaders.readers import pipes
from loaders.readers.limits import MAX_BYTES, OwnWork, Refused
from loaders.readers.own_work import is_own_package, is_own_page
from loaders.readers.pieces import Part
from loaders.readers.text_bytes import clean, decode
from loaders.tables.reader import Sheets, take_tables

__all__ = ["Ours", "Unread", "Worked", "load", "load_new", "work_through_file"]

MEGABYTE = 2**20
MAX_TEXT = 10 * MEGABYTE  # some thousand pages
MAX_LINE = MEGABYTE  # no sentence and no row is longer


class Unread(NamedTuple):
    """A file that was not read because its bytes are known already."""

    sha256: str


class Ours(NamedTuple):
    """A file that was not read because Samspill itself made it: a report, a map."""

    sha256: str


class Worked(NamedTuple):
    """A file that was worked through.

    Attributes
    ----------
    workings : Workings or Sheets
        What each part of it was taken for.
    stray : int or None
        The line from 1 of the first control character that was passed over; None without any.
    """

    workings: Workings | Sheets
    stray: int | None

    def reading(self) -> Reading:
        """What the file says, and where signs were passed over."""
        found = without_persons(self.workings.reading())
        if self.stray is None:
            return found
        said = Problem(
            kind=ProblemKind.STRAY,
            file=found.source.name,
            source=found.source.sha256,
            place=Place(line=self.stray),
        )
        return found.model_copy(update={"problems": (*found.problems, said)})


def load(
    path: Path,
    *,
    organisation: str = "",
    conventions: Conventions = STANDARD,
    name: str = "",
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
    name : str
        What its source is called; default the name of the file.

    Returns
    -------
    Reading or Problem
        A problem without source when the file as a whole cannot be loaded: it is missing,
        locked, empty, too large, damaged, or no document. What is not understood inside a
        document is among the problems of its reading.
    """
    found = load_new(
        path, frozenset[str](), organisation=organisation, conventions=conventions, name=name
    )
    assert not isinstance(found, Unread)  # noqa: S101 - nothing is known
    if isinstance(found, Ours):
        own = OwnWork()
        return Problem(kind=own.kind, file=name or path.name, text=own.text)
    return found


def load_new(
    path: Path,
    known: Container[str],
    *,
    organisation: str = "",
    conventions: Conventions = STANDARD,
    name: str = "",
) -> Reading | Problem | Unread | Ours:
    """Read a file as `load` does, unless its SHA-256 is known or Samspill made it."""
    name = name or path.name
    sha256 = ""
    try:
        data = _bytes(path)
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in known:
            return Unread(sha256)
        source = Source(name=name, sha256=sha256, organisation=organisation)
        suffix = true_ending(data, path.suffix.casefold())
        return _worked(source, data, suffix, conventions).reading()
    except OwnWork:
        return Ours(sha256)
    except Refused as refused:
        return Problem(kind=refused.kind, file=name, text=refused.text)


def work_through_file(path: Path, conventions: Conventions = STANDARD) -> Worked | Problem:
    """Read a file as `load` does, and keep what each part of it was taken for."""
    try:
        data = _bytes(path)
        source = Source(name=path.name, sha256=hashlib.sha256(data).hexdigest())
        suffix = true_ending(data, path.suffix.casefold())
        return _worked(source, data, suffix, conventions)
    except Refused as refused:
        return Problem(kind=refused.kind, file=path.name, text=refused.text)


def _worked(source: Source, data: bytes, suffix: str, conventions: Conventions) -> Worked:
    data, stray = _without_stray(data, suffix)
    if _is_ours(data, suffix):
        raise OwnWork
    if suffix in TABLES:
        return Worked(_tables(source, data, conventions), stray)
    parts, scanned = _parts(data, suffix)
    return Worked(work_through(parts, source, conventions, scanned), stray)


def _is_ours(data: bytes, suffix: str) -> bool:
    packed = suffix in WORKBOOKS or suffix == ".docx"  # a PDF is known once it is open
    return is_own_page(data) if suffix in PAGES else packed and is_own_package(data)


def _bytes(path: Path) -> bytes:
    """The bytes of a file that is worth reading."""
    suffix = path.suffix.casefold()
    try:
        if path.is_dir():
            raise Refused(ProblemKind.NOT_A_DOCUMENT, "a folder")
        if path.exists() and not path.is_file():
            raise Refused(ProblemKind.NOT_A_DOCUMENT, "no ordinary file")
        size = path.stat().st_size
        if suffix and suffix not in KNOWN:
            raise Refused(ProblemKind.NOT_A_DOCUMENT, instead(suffix))
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


def _without_stray(data: bytes, suffix: str) -> tuple[bytes, int | None]:
    """A text file without stray signs, and the line of the first that was passed over."""
    if suffix not in TEXTS | PAGES | TABLES - WORKBOOKS or data.startswith(FOREIGN):
        return data, None
    if (text := decode(data)) is None:  # its reader says so
        return data, None
    if (found := clean(text)) is None:
        raise Refused(ProblemKind.NOT_A_DOCUMENT, "it holds bytes that no text has")
    return (found.text.encode(), found.stray) if found.stray else (data, None)


def _text(data: bytes) -> str:
    if data.startswith(FOREIGN):
        raise Refused(ProblemKind.NOT_A_DOCUMENT)
    text = decode(data)
    if text is None:
        binary = b"\0" in data
        raise Refused(ProblemKind.NOT_A_DOCUMENT if binary else ProblemKind.ENCODING)
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise Refused(ProblemKind.EMPTY)
    return text


def _parts(data: bytes, suffix: str) -> tuple[list[Part], tuple[int, ...]]:
    """The blocks and tables of a document, and its pages without text."""
    if suffix == ".rtf":
        raise Refused(ProblemKind.NOT_A_DOCUMENT, instead(suffix))
    # Each reader's library takes its time to import.
    if suffix == ".pdf":
        from loaders.readers.pdf import reader as pdf

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


def _tables(source: Source, data: bytes, conventions: Conventions) -> Sheets:
    from loaders.readers import table  # openpyxl takes its time

    tables = table.read(data, source.name)
    if isinstance(tables, Problem):
        raise Refused(tables.kind, tables.text)
    cells = (cell for sheet in tables for row in sheet.rows for cell in row.cells)
    source = source.model_copy(update={"language": detect(" ".join(cells))})
    return take_tables(tables, source, conventions)
