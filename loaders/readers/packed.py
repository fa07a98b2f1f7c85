"""Open packed documents (.docx, .odt): refuse those that are too large or locked."""

from __future__ import annotations

import io
import zipfile

from graph.model import ProblemKind
from loaders.readers.limits import MAX_BYTES, OLE, Refused

__all__ = ["names", "part", "refuse_ole"]

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1


def refuse_ole(data: bytes, advice: str) -> None:
    """Refuse a file in the format of old Office programs, or locked by a new one."""
    if data.startswith(OLE):
        if _LOCKED in data:
            raise Refused(ProblemKind.LOCKED)
        raise Refused(ProblemKind.NOT_A_DOCUMENT, advice)


def names(data: bytes) -> frozenset[str]:
    """The parts of a packed file that is small enough once unpacked and not locked.

    Raises
    ------
    Refused
        It is no packed file, is damaged, locked, or would unpack to more than 64 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except Exception as error:  # a damaged directory raises a dozen kinds of error
        raise Refused(ProblemKind.UNREADABLE, "the file is damaged") from error
    # A part never unpacks to more than it declares: zipfile stops there.
    if sum(part.file_size for part in parts) > MAX_BYTES:
        raise Refused(ProblemKind.TOO_LARGE, f"unpacked it has more than {MAX_BYTES >> 20} MB")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refused(ProblemKind.LOCKED)
    return frozenset(part.filename for part in parts)


def part(data: bytes, name: str) -> bytes:
    """One part, unpacked; the file has been looked at with `names`."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
