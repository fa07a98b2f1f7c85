"""Read many files in several processes; the answers come in the order of the files.

Each process is started as a program of its own (`loaders.folders.worker`), which works alike
on every system and needs nothing of the program that calls: no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from graph.model import Problem, ProblemKind
from loaders.folders.find import File
from loaders.folders.worker import MEMORY, OUT_OF_MEMORY, Answer, Setup, read
from loaders.vocabulary import fits

__all__ = ["TIME_LIMIT", "read_files"]

TIME_LIMIT = 120.0  # seconds for one file; a document of a thousand pages takes some ten
_AHEAD = 64  # files for each process that are read before the ones before them are kept
_FEW, _SMALL = 4, 2**18  # files, and bytes of each, that are read faster than a process starts
_PLAIN = frozenset({".txt", ".md", ".csv", ".tsv"})  # their readers cannot crash
_PATIENCE = 5.0  # seconds for a process to end by itself
_BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from loaders.folders.worker import main; main()"
)
_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def read_files(
    files: Sequence[File],
    setup: Setup,
    *,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    done: Callable[[], object] = lambda: None,
) -> Generator[tuple[File, Answer]]:
    """Read files, each in a process that may fail without harm to the others.

    Parameters
    ----------
    files : sequence of File
    setup : Setup
    workers : int, optional
        How many processes; default as many as the machine has processors. A single small
        file, or a few small plain texts, are read in this process.
    time_limit : float
        Seconds that the reading of one file may take; then it is a problem.
    done : callable
        Called when a file has been read, perhaps before its turn and from another thread.

    Yields
    ------
    File and Answer
        In the order of the files, whatever the number of processes.
    """
    if _is_quick(files):
        for file in files:
            answer = read(file, setup)
            done()
            yield file, answer
        return
    count = max(1, min(workers or os.cpu_count() or 1, len(files)))
    pool = _Pool(count, setup, time_limit, done)
    try:
        yield from pool.read(files)
    finally:
        pool.close()


def _is_quick(files: Sequence[File]) -> bool:
    if not fits():
        return False
    if len(files) > _FEW or any(file.size > _SMALL for file in files):
        return False
    return len(files) < 2 or all(file.path.suffix.casefold() in _PLAIN for file in files)


class _Pool:
    def __init__(
        self, count: int, setup: Setup, limit: float, done: Callable[[], object]
    ) -> None:
        self._done = done
        self._ahead = count * _AHEAD
        self._workers = [_Worker(setup, limit) for _ in range(count)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count)

    def read(self, files: Sequence[File]) -> Iterator[tuple[File, Answer]]:
        pending: deque[tuple[File, Future[Answer]]] = deque()
        for file in files:
            pending.append((file, self._threads.submit(self._read, file)))
            if len(pending) >= self._ahead:
                yield _turn(pending)
        while pending:
            yield _turn(pending)

    def _read(self, file: File) -> Answer:
        worker = self._idle.get()
        try:
            return worker.read(file)
        finally:
            self._idle.put(worker)
            self._done()

    def close(self) -> None:
        """End all processes, also those in the middle of a file."""
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()


def _turn(pending: deque[tuple[File, Future[Answer]]]) -> tuple[File, Answer]:
    file, answer = pending.popleft()
    return file, answer.result()


class _Ended(Exception):
    """The process is no more: its exit code, and how long it took over the file.

    `ready` tells whether it had come so far as to be given the file.
    """

    def __init__(self, code: int, seconds: float, *, ready: bool) -> None:
        super().__init__(code)
        self.ready = ready
        self.code = code
        self.seconds = seconds


class _Worker:
    """A process that reads files, started when it is needed and again when it has ended."""

    def __init__(self, setup: Setup, limit: float) -> None:
        self._setup = setup
        self._limit = limit
        self._process: _Process | None = None
        self._fresh = True
        self._closed = False
        self._lock = threading.Lock()

    def read(self, file: File) -> Answer:
        """Read a file.

        What ends a process that has read others before is tried once more in a new one: the
        outcome must not depend on what the process did before.
        """
        try:
            return self._asked(file)
        except _Ended as ended:
            if self._fresh or self._closed or ended.seconds >= self._limit:
                return self._problem(file, ended)
        try:
            return self._asked(file)
        except _Ended as ended:
            return self._problem(file, ended)

    def _asked(self, file: File) -> Answer:
        start, ready = time.monotonic(), False
        try:
            process = self._running()
            start, ready = time.monotonic(), True
            answer: Answer = process.ask(file)
        except (OSError, EOFError, pickle.UnpicklingError):
            seconds = time.monotonic() - start if ready else 0
            raise _Ended(self.end(), seconds, ready=ready) from None
        self._fresh = False
        return answer

    def _running(self) -> _Process:
        with self._lock:
            if self._closed:
                raise EOFError
            if self._process is not None:
                return self._process
            self._process = process = _Process()
        self._fresh = True
        process.ask((self._limit, self._setup))  # it says that it is ready
        return process

    def stop(self) -> None:
        """Kill the process, and start none anew."""
        with self._lock:
            self._closed = True
            process = self._process
        if process is not None:
            process.popen.kill()

    def end(self) -> int:
        """Let go of the process when it has ended, and return its exit code."""
        with self._lock:
            process, self._process = self._process, None
        return process.end() if process is not None else 0

    def _problem(self, file: File, ended: _Ended) -> Problem:
        if ended.seconds >= self._limit:
            text = f"more than {self._limit:g} seconds"
            return Problem(kind=ProblemKind.SLOW, file=file.name, text=text)
        if ended.code == OUT_OF_MEMORY:
            text = f"reading it needs more than {MEMORY // 2**30} GB of memory"
            return Problem(kind=ProblemKind.TOO_LARGE, file=file.name, text=text)
        text = f"the reader crashed (exit code {ended.code})"
        if not ended.ready:
            text = f"no process to read it could be started (exit code {ended.code})"
        return Problem(kind=ProblemKind.UNREADABLE, file=file.name, text=text)


class _Process:
    """A running `loaders.folders.worker`."""

    def __init__(self) -> None:
        self.popen = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ALONE},
        )

    def ask(self, what: Any) -> Any:
        """Send something and wait for the answer."""
        commands, answers = self.popen.stdin, self.popen.stdout
        if commands is None or answers is None:  # pragma: no cover - both are pipes
            raise EOFError
        pickle.dump(what, commands)
        commands.flush()
        return pickle.load(answers)  # noqa: S301 - from the process we started

    def end(self) -> int:
        """Wait until it has ended, kill it when it has not; return its exit code."""
        try:
            return self.popen.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            return self.popen.wait()
        finally:
            for stream in (self.popen.stdin, self.popen.stdout):
                if stream is not None:
                    with suppress(OSError):  # what was not sent yet goes with it
                        stream.close()
