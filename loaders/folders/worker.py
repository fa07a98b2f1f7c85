"""A process that reads files for another one, so that a bad file costs this process only.

It is told on standard input what to read and answers on standard output, in pickles: first a
`Setup`, then one `File` after another. It ends with its input. What happens to it while it
reads (too slow, too much memory, a crash in a library) its exit code tells
`loaders.folders.pool`.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from graph.model import Conventions, Problem, ProblemKind, Reading
from graph.own_words import OwnWords, adopt
from loaders.folders.find import File
from loaders.load import Ours, Unread, load_new

__all__ = ["MEMORY", "OUT_OF_MEMORY", "READY", "Answer", "Setup", "main", "read"]

MEMORY = 2 * 2**30  # bytes of address space; libraries and words take half a gigabyte of it
OUT_OF_MEMORY = 77  # exit code
READY = "ready"

Answer = Reading | Problem | Unread | Ours


class Setup(NamedTuple):
    """What holds for all the files of a load.

    `known` are the SHA-256s of files that need no reading; `own_words` are in use where they
    are read.
    """

    organisation: str = ""
    conventions: Conventions = Conventions()
    known: frozenset[str] = frozenset()
    own_words: OwnWords = OwnWords()


def read(file: File, setup: Setup) -> Answer:
    """Read a file; an error in a reader is a problem of the file too."""
    try:
        return load_new(
            file.path,
            setup.known,
            organisation=setup.organisation,
            conventions=setup.conventions,
            name=file.name,
        )
    except MemoryError:
        raise
    except RecursionError:
        return Problem(kind=ProblemKind.TOO_LARGE, file=file.name, text="nested too deeply")
    except Exception as error:  # whatever it is, the other files are read
        text = f"the reader failed: {type(error).__name__} {_where(error)}"
        return Problem(kind=ProblemKind.UNREADABLE, file=file.name, text=text)


def _where(error: Exception) -> str:
    """Where in the program an error arose, for those who mend it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"in {Path(last.filename).name}, line {last.lineno}"


def main() -> None:
    """Answer until the input ends."""
    commands, answers = sys.stdin.buffer, _answers()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when it is over
    _limit_memory()
    limit: float
    setup: Setup
    limit, setup = pickle.load(commands)  # noqa: S301 - from the process that started this one
    adopt(setup.own_words)
    _tell(answers, READY)
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        while file := _next(commands):
            # Ends this process from outside of Python, wherever it is stuck.
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            try:
                answer = read(file, setup)
            except MemoryError:
                os._exit(OUT_OF_MEMORY)
            faulthandler.cancel_dump_traceback_later()
            _tell(answers, answer)


def _answers() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _next(commands: BinaryIO) -> File | None:
    try:
        return pickle.load(commands)  # type: ignore[no-any-return]  # noqa: S301
    except EOFError:
        return None


def _tell(answers: BinaryIO, what: Any) -> None:
    pickle.dump(what, answers)
    answers.flush()


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    set_limit: Callable[[int, tuple[int, int]], None] = resource.setrlimit
    try:
        set_limit(resource.RLIMIT_AS, (limit, most))
    except (OSError, ValueError):  # macOS has the limit and does not keep it
        return
