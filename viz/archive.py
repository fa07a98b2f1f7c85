"""Zip archives that are the same for the same content, byte by byte."""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["timeless"]

_EPOCH = b"1980-01-01T00:00:00Z"  # the first date that a zip file can hold
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def timeless(content: bytes) -> bytes:
    """An Office document without the times of its making.

    Parameters
    ----------
    content : bytes
        A zip archive; its parts keep their names and their order.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _TIME.sub(_EPOCH, part)
            entry = zipfile.ZipInfo(name)  # of 1980, unless told otherwise
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, part)
    return buffer.getvalue()
