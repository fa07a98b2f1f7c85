"""Change real files at random, keep what reaches new code, and watch every reader.

    python benchmarks/fuzz.py MINUTES FOLDER [KEEP]

FOLDER holds files to begin with, in any format that is read. Files that crash a reader, take
more than five seconds or more than 1 GB of memory are kept in KEEP, with what happened. The
readers run in a process of their own, so that a crash of a library is seen too.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter, defaultdict
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from mutate import change

from graph.model import Reading
from graph.problems import describe
from loaders import load as loading

MEMORY = 2**30
SLOW = 5.0  # seconds of processor time, without the tracing
TRACED = 4 * SLOW
HUNG = 60.0  # seconds on the clock without any answer
PATIENCE, SAMPLE = 400, 50  # calls
KEPT = 600  # files of one kind that reached new code

LOADERS = str(Path(loading.__file__).parent)
Edge = tuple[int, int, int]


class Slow(BaseException):
    """Not an Exception, so that no reader takes it for its own."""


def stop(*_: object) -> None:
    raise Slow


class Edges:
    """Which lines of the loaders follow one another.

    A function that has brought nothing new for long is followed now and then only: tracing is
    most of the cost.
    """

    def __init__(self) -> None:
        self.known: set[Edge] = set()
        self.new: set[Edge] = set()
        self.calls: Counter[CodeType] = Counter()

    def __enter__(self) -> set[Edge]:
        self.new = set()
        sys.settrace(self.call)
        return self.new

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def call(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        if not frame.f_code.co_filename.startswith(LOADERS):
            return None
        code = frame.f_code
        self.calls[code] += 1
        if self.calls[code] > PATIENCE and self.calls[code] % SAMPLE:
            return None
        key, last = hash(code), 0

        def line(frame: FrameType, event: str, _arg: Any) -> Any:
            nonlocal last
            if event == "line":
                edge = (key, last, last := frame.f_lineno)
                if edge not in self.known:
                    self.known.add(edge)
                    self.new.add(edge)
                    self.calls[code] = 0
            return line

        return line


def demand(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


def check(path: Path) -> None:
    """Load a file; whatever is wrong with the answer is an error too."""
    found = loading.load(path)
    problems = found.problems if isinstance(found, Reading) else (found,)
    for problem in problems:
        demand("\n" not in describe(problem), "a problem is one line")
    if isinstance(found, Reading):
        found.model_dump_json()
        for said in found.statements:
            demand(
                all(map(str.strip, (said.subject, said.object, said.quote))), "a blank claim"
            )


def attempt(path: Path, seconds: float) -> str:
    """What goes wrong when a file is loaded; empty when nothing does."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check(path)
    except Slow:
        return f"more than {seconds:g} s"
    except BaseException:
        return "".join(traceback.format_exc().splitlines(keepends=True)[-7:])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def work(pipe: Connection, folder: Path) -> None:
    """Load the files that the pipe sends; answer with the edges and what went wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, stop)
    edges = Edges()
    while True:
        suffix, data = pipe.recv()
        path = folder / f"input{suffix}"
        path.write_bytes(data)
        with edges as new:
            wrong = attempt(path, TRACED)
        if wrong:  # once more as users run it
            wrong = attempt(path, SLOW)
        pipe.send((new, wrong, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


class Worker:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start()

    def start(self) -> None:
        self.pipe, there = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=work, args=(there, self.folder))
        self.process.start()
        there.close()

    def load(self, suffix: str, data: bytes) -> tuple[set[Edge], str, int]:
        try:
            self.pipe.send((suffix, data))
            if self.pipe.poll(HUNG):
                answer: tuple[set[Edge], str, int] = self.pipe.recv()
                return answer
            wrong = f"no answer in {HUNG:g} s"
        except (EOFError, OSError):
            self.process.join(5)
            wrong = f"the process died ({self.process.exitcode})"
        self.process.kill()
        self.process.join()
        self.start()
        return set(), wrong, 0


class Fuzzer:
    def __init__(self, begin: Path, keep: Path, chance: random.Random) -> None:
        self.chance = chance
        self.keep = keep
        self.worker = Worker(keep)
        self.corpus: defaultdict[str, list[bytes]] = defaultdict(list)
        self.edges: set[Edge] = set()
        self.runs: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.memory = 0
        for path in sorted(p for p in begin.rglob("*") if p.is_file()):
            self.corpus[path.suffix].append(path.read_bytes())
            self.run(path.suffix, path.read_bytes())

    def step(self) -> None:
        suffix = self.chance.choice(sorted(self.corpus))
        files = self.corpus[suffix]
        small = min(self.chance.choice(files), self.chance.choice(files), key=len)  # is fast
        data = change(small, suffix, self.chance.choice(files), self.chance)
        if self.run(suffix, data) and len(files) < KEPT:
            files.append(data)

    def run(self, suffix: str, data: bytes) -> bool:
        """Whether the file reached new code without anything going wrong."""
        seen, wrong, memory = self.worker.load(suffix, data)
        self.runs[suffix] += 1
        self.memory = max(self.memory, memory)
        if wrong:
            self.note(suffix, data, wrong)
        new = bool(seen - self.edges)
        self.edges |= seen
        return new and not wrong

    def note(self, suffix: str, data: bytes, wrong: str) -> None:
        self.wrong[f"{suffix} {wrong}"] += 1
        if self.wrong[f"{suffix} {wrong}"] == 1:
            name = hashlib.sha256(data).hexdigest()[:12]
            (self.keep / f"{name}{suffix}").write_bytes(data)
            (self.keep / f"{name}{suffix}.why").write_text(wrong, "utf-8")
            print(f"--- {name}{suffix}\n{wrong}", flush=True)

    def report(self, seconds: float) -> None:
        runs = ", ".join(f"{suffix} {n}" for suffix, n in sorted(self.runs.items()))
        files = sum(map(len, self.corpus.values()))
        print(
            f"{seconds / 60:.1f} min: {self.runs.total()} files ({runs}); "
            f"{len(self.edges)} edges, {files} kept; at most {self.memory // 1024} MB; "
            f"{len(self.wrong)} kinds of failure",
            flush=True,
        )


def main(minutes: float, begin: Path, keep: Path) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    fuzzer = Fuzzer(begin, keep, random.Random(1))  # noqa: S311 - the same changes each time
    told = start
    while time.monotonic() - start < 60 * minutes:
        fuzzer.step()
        if time.monotonic() - told > 60:
            told = time.monotonic()
            fuzzer.report(told - start)
    fuzzer.report(time.monotonic() - start)
    fuzzer.worker.process.kill()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    minutes, begin, keep = [*sys.argv[1:], "fuzz-failures"][:3]
    main(float(minutes), Path(begin), Path(keep))
