"""When two spellings of a word are one."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]


def fold(text: str) -> str:
    """Lower case, one space between words, no full stops, colons or underscores at the ends.

    Examples
    --------
    >>> fold("  Samarbeids\u00adpartner: ")
    'samarbeidspartner'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return " ".join(text.casefold().replace("_", " ").split()).strip(" .:;*?#")
