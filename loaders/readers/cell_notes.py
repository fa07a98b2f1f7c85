"""Read what people pinned to the cells of a sheet: notes, which openpyxl does not stream."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator

from loaders.readers.limits import Refused
from loaders.readers.trees import Element, xml

__all__ = ["notes"]

_ROW = re.compile(r"[A-Z]{1,3}(\d{1,7})")
_LONGEST = 1000  # letters of one note
# In front of a note with answers Excel tells older programs why they cannot show them.
_THREADED = re.compile(r"^\[Threaded comment\].*?\n(?:Comment|[^\W\d_]+):\s*", re.DOTALL)


def notes(package: zipfile.ZipFile, sheet: str) -> dict[int, str]:
    """The notes of a sheet by the number of their row, those of one row after one another.

    Parameters
    ----------
    package : ZipFile
        The workbook.
    sheet : str
        The part that holds the sheet. Notes that cannot be read are left out: what stands in
        the cells does not depend on them.
    """
    found: dict[int, str] = {}
    for part in _parts(package, sheet):
        for row, text in _pinned(package.read(part)):
            found[row] = f"{found[row]}; {text}" if row in found else text
    return found


def _parts(package: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """The parts with the notes of a sheet."""
    folder, name = posixpath.split(sheet)
    related = f"{folder}/_rels/{name}.rels"
    names = set(package.namelist())
    if related not in names:
        return
    for one in _tagged(package.read(related), "Relationship"):
        target = posixpath.normpath(posixpath.join(f"/{folder}", one.get("Target", "")))
        if one.get("Type", "").endswith("/comments") and target.lstrip("/") in names:
            yield target.lstrip("/")


def _pinned(data: bytes) -> Iterator[tuple[int, str]]:
    for one in _tagged(data, "comment"):
        row = _ROW.fullmatch(one.get("ref", ""))
        pieces = (str(text.text or "") for text in one.iter("{*}t"))
        text = " ".join(_THREADED.sub("", "".join(pieces)[:_LONGEST]).split())
        if row and text:
            yield int(row[1]), text


def _tagged(data: bytes, tag: str) -> Iterator[Element]:
    """The elements of a name in a part; none where it is damaged."""
    try:
        root = xml(data)
    except Refused:
        return
    yield from root.iter(f"{{*}}{tag}")
