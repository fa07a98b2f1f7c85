"""Bytes into text: how its letters are written, and signs in it that no text has."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

__all__ = ["Decoded", "clean", "decode"]

_HEAD = 4096  # bytes that tell how letters are written
_LEAST_ZEROS = 0.5  # of the upper halves of UTF-16; Latin letters have nothing else there
_STRAY = re.compile(
    "\x1b\\[[\\d;]*[A-Za-z]|[\x01-\x08\x0e-\x1f\ufffe]"
)  # colours of a terminal
_HYPHENS = {"\x1e": "-", "\x1f": ""}  # Word's own: one that stays, one that may cut a word
_END_OF_FILE = "\x1a"  # as DOS wrote it
_RARE = 20  # letters for each stray sign: what has more of them is no text


class Decoded(NamedTuple):
    """A text without stray signs, and where the first of them stood.

    Attributes
    ----------
    text : str
    stray : int or None
        The line from 1 of the first sign that was passed over; None without any.
    """

    text: str
    stray: int | None


def clean(text: str) -> Decoded | None:
    """A text without control characters that some program left in it.

    Returns
    -------
    Decoded or None
        None when there are so many of them, or zeros, that it is no text.
    """
    text = text.rstrip(_END_OF_FILE)
    first = _STRAY.search(text)
    if "\0" in text:
        return None
    if first is None:
        return Decoded(text, None)
    cleaned, count = _STRAY.subn(lambda match: _HYPHENS.get(match.group(), ""), text)
    if count > 1 + len(text) // _RARE:
        return None
    before = text[: first.start()]
    ends = before.count("\n") + before.count("\r") - before.count("\r\n")
    return Decoded(cleaned, ends + 1)


def decode(data: bytes) -> str | None:
    """The text of a file: UTF-8 or UTF-16, else Windows-1252.

    UTF-16 is known by its mark, or by the zeros that Latin letters have in it. Where most
    letters are UTF-8 and some are not (two files were put together), those are taken as
    Windows-1252.

    Returns
    -------
    str or None
        None when the bytes are text in none of these. There is no guessing beyond them: a
        wrong guess would change names without a word.
    """
    try:
        return data.decode(_utf_16(data) or "utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return _of_both(data) or data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _utf_16(data: bytes) -> str | None:
    """How the halves of UTF-16 are ordered; None where it is something else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:_HEAD]
    halves = head[::2], head[1::2]
    for lower, upper, codec in ((*halves, "utf-16-le"), (*halves[::-1], "utf-16-be")):
        if b"\0" not in lower and upper.count(0) > _LEAST_ZEROS * len(upper):
            return codec
    return None


def _of_both(data: bytes) -> str | None:
    """A text in UTF-8 with some letters in Windows-1252; None where those are as many."""
    lines = data.split(b"\n")
    found: list[str] = []
    kept = mended = 0
    for line in lines:
        try:
            text = line.decode()
            kept += not text.isascii()
        except UnicodeDecodeError:
            text = line.decode("cp1252")
            mended += 1
        found.append(text)
    return "\n".join(found).removeprefix("\ufeff") if kept > mended else None
