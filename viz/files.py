"""Write an output file whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from graph.errors import SamspillError

__all__ = ["write_whole"]

_REASONS = {
    errno.ENOENT: "the folder does not exist; create it, or choose another",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another path",
    errno.EACCES: "no permission to write there; choose another folder",
    errno.EPERM: "no permission to write there; choose another folder",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EISDIR: "this is a folder; give the name of a file in it",
    errno.ENOSPC: "the disk is full; free some space, or choose another disk",
    errno.EDQUOT: "your share of the disk is used up; free some space",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def write_whole(path: Path, content: str | bytes) -> None:
    """Put `content` into the file at `path`, replacing what was there in one step.

    The content goes to a new file in the same folder first and takes the name only when it
    is safely on the disk: a killed process or a full disk leaves the old file as it was.

    Parameters
    ----------
    path : Path
        The file; its folder must exist.
    content : str or bytes
        Text is written as UTF-8, with its line ends as they are.

    Raises
    ------
    SamspillError
        If the file cannot be written; the text says why and what to do.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    draft = path.with_name(f".samspill-{os.getpid()}.tmp")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise SamspillError(f"{path} was not written: {reason}.") from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
