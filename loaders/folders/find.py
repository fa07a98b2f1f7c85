"""Find the documents in folders: in one order, whatever the order in which they are named."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from graph.model import Problem, ProblemKind
from loaders.kinds import KNOWN

__all__ = ["File", "Found", "find"]


class File(NamedTuple):
    """A file, and what its source is called: its path in the folder that was named."""

    name: str
    path: Path

    @property
    def size(self) -> int:
        """In bytes; 0 when it cannot be told."""
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0


class Found(NamedTuple):
    """What lies in the folders and among the files that were named.

    Attributes
    ----------
    files : tuple of File
        By name, each once.
    others : mapping from ending to count
        Files in folders that are of no kind that Samspill reads, the commonest first.
    problems : tuple of Problem
        Folders that cannot be looked into.
    """

    files: tuple[File, ...]
    others: Mapping[str, int]
    problems: tuple[Problem, ...]


def find(paths: Iterable[Path]) -> Found:
    """All documents among the paths and, for a folder, in it and the folders below.

    A file that is named is taken whatever it is called. In a folder, hidden files and the
    lock files of office programs are passed over, links are not followed (they may lead out
    of it), and files of other kinds are only counted.
    """
    chosen: dict[str, File] = {}
    others: Counter[str] = Counter()
    problems: list[Problem] = []
    for path in paths:
        for file in _below(path, problems) if path.is_dir() else [File(_text(path.name), path)]:
            if path.is_dir() and file.path.suffix.casefold() not in KNOWN:
                others[file.path.suffix.casefold()] += 1
                continue
            # The same file named twice has the name of the shorter way to it.
            key = os.path.realpath(file.path)
            chosen[key] = min(chosen.get(key, file), file, key=_brevity)
    ordered = sorted(chosen.values(), key=lambda file: (file.name, str(file.path)))
    common = dict(sorted(others.items(), key=lambda item: (-item[1], item[0])))
    return Found(tuple(ordered), common, tuple(sorted(problems, key=lambda p: p.file)))


def _brevity(file: File) -> tuple[int, str]:
    return file.name.count("/"), file.name


def _below(folder: Path, problems: list[Problem]) -> Iterator[File]:
    def note(error: OSError) -> None:
        where = _text(os.path.relpath(error.filename, folder.parent))
        text = error.strerror or ""
        problems.append(Problem(kind=ProblemKind.UNREADABLE, file=where, text=text))

    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not _passed_over(name)]
        for name in names:
            path = Path(here, name)
            if not _passed_over(name) and not path.is_symlink():
                yield File(_text(path.relative_to(folder).as_posix()), path)


def _passed_over(name: str) -> bool:
    """Whether a name is hidden (also ``.~lock.a.odt#``) or of a lock file (``~$a.docx``)."""
    return name.startswith((".", "~$"))


def _text(name: str) -> str:
    """A file's name as text that every store can keep, composed as most systems have it."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
