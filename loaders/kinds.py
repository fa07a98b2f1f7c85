"""What kind of file this is: by its ending, and where that misleads by how it begins."""

from __future__ import annotations

import re

__all__ = [
    "DOCUMENTS",
    "FOREIGN",
    "KNOWN",
    "PAGES",
    "TABLES",
    "TEXTS",
    "WORKBOOKS",
    "instead",
    "true_ending",
]

TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
DOCUMENTS = frozenset({".pdf", ".docx", ".docm", ".odt", ".doc"})
TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls"})
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
KNOWN = (TEXTS - {""}) | PAGES | DOCUMENTS | TABLES

_PDF = b"%PDF-"
_RTF = b"{\\rtf"
FOREIGN = (_PDF, b"PK\x03\x04", b"\xd0\xcf\x11\xe0", _RTF, b"\x89PNG", b"\xff\xd8\xff")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE
)
_WORD, _EXCEL = "save it as .docx", "save it as .xlsx"
_SLIDES = "slides; save them as PDF"
_MESSAGE = "a message; save it as HTML or PDF"
_PICTURE = "a picture; run text recognition (OCR) over it"
_PACKED = "a packed file; unpack it and load the folder"
_INSTEAD = {
    **dict.fromkeys((".rtf", ".dot", ".wps", ".pages"), _WORD),
    **dict.fromkeys((".ods", ".xlsb", ".numbers"), _EXCEL),
    **dict.fromkeys((".pptx", ".ppt", ".pptm", ".ppsx", ".odp", ".key"), _SLIDES),
    **dict.fromkeys((".msg", ".eml", ".mht", ".mhtml"), _MESSAGE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic"), _PICTURE),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz"), _PACKED),
}


def instead(ending: str) -> str:
    """An ending that Samspill does not read, with what to do about it where that is known."""
    return f"{ending}: {_INSTEAD[ending]}" if ending in _INSTEAD else ending


def true_ending(data: bytes, ending: str) -> str:
    """The ending that fits how a file begins.

    A PDF is one whatever its name. Many systems give out web pages as ``.doc`` and ``.xls``,
    and Word saves what it calls ``.doc`` as RTF.
    """
    if data.startswith(_PDF) and ending in DOCUMENTS | TABLES | PAGES | TEXTS:
        return ".pdf"
    if ending in {".doc", ".xls"} and data.startswith(_RTF):
        return ".rtf"
    return ".html" if ending in {".doc", ".xls"} and _PAGE.match(data) else ending
