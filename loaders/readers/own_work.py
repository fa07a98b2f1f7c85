"""Know the reports, maps and workbooks that Samspill itself made by the marks they carry.

A workbook or a Word document that somebody has saved since is theirs.
"""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["PDF_MARK", "is_own_package", "is_own_page"]

PDF_MARK = "made by Samspill"  # among the keywords of a PDF
_HEAD = 4096  # bytes in which a page says what made it
_GENERATOR = re.compile(
    rb"<meta\s+name=[\"']?generator[\"']?\s+content=[\"']?Samspill\b", re.IGNORECASE
)
_ABOUT = "docProps/core.xml"
_LONGEST = 2**16  # bytes of what a package says about itself
_MADE = re.compile(rb">Samspill</dc:creator>")
_SAVED_BY = re.compile(rb"<cp:lastModifiedBy>[^<]")


def is_own_page(data: bytes) -> bool:
    """Whether a web page says that Samspill made it."""
    return bool(_GENERATOR.search(data[:_HEAD]))


def is_own_package(data: bytes) -> bool:
    """Whether a workbook or Word document is as Samspill made it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.getinfo(_ABOUT).file_size > _LONGEST:
                return False
            about = package.read(_ABOUT)
    except Exception:  # a damaged one is told by its reader
        return False
    return bool(_MADE.search(about)) and not _SAVED_BY.search(about)
