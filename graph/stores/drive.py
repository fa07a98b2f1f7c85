"""Whether a file lies on a network drive, where write-ahead logging is not safe."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["on_network"]

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph"}
    | {"glusterfs", "lustre", "davfs"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone"}
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4  # Windows: DRIVE_REMOTE


def on_network(path: Path) -> bool:
    """Whether the folder of a file is on a network drive, as far as the system tells.

    Linux (from the table of mounts) and Windows (UNC paths and mapped drives) tell; elsewhere
    the answer is False.
    """
    folder = path.resolve().parent
    if sys.platform == "win32":
        return _windows(folder)
    try:
        table = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return kind_of(folder, table) in _NETWORK


def kind_of(folder: Path, table: str) -> str:
    r"""Kind of the file system that holds a folder, by a table of mounts; empty if none does.

    Examples
    --------
    >>> kind_of(Path("/home/ann/graphs"), "a / ext4 rw 0 0\nsrv:/x /home/ann nfs4 rw 0 0\n")
    'nfs4'
    """
    found = ("", "")
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Blanks in a folder's name stand as \040.
        point = fields[1].replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, fields[2])
    return found[1]


def _windows(folder: Path) -> bool:
    drive = os.path.splitdrive(folder)[0]
    if drive.startswith("\\\\"):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE)
