"""How large a file may be, and how a reader says that it refuses one."""

from __future__ import annotations

from graph.model import ProblemKind

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_ROWS", "OLE", "OwnWork", "Refused"]

# A list of collaborators has some thousand rows. These limits are far above that, and low
# enough that a hostile file costs seconds and some hundred megabytes, not the machine.
MAX_BYTES = 64 * 2**20  # of the file, and of a workbook's parts once unpacked
MAX_CELLS = 5_000_000  # rows times columns, with the empty ones
MAX_ROWS = 2**20  # as many as Excel has

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office, and every new file with a password


class Refused(Exception):
    """Why a file gives nothing."""

    def __init__(self, kind: ProblemKind, text: str = "") -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text


class OwnWork(Refused):
    """A report or a map of Samspill: what it says is in the graph already."""

    def __init__(self) -> None:
        super().__init__(ProblemKind.NOT_A_DOCUMENT, "Samspill itself made it")
