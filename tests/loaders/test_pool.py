"""Many files in several processes: in order, and none stops the others.

A library that crashes, hangs or eats memory is played by a package that stands in for pdfium
in the processes that read.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.model import Problem, ProblemKind, Reading
from loaders.folders import pool
from loaders.folders.find import File, find
from loaders.folders.pool import read_files
from loaders.folders.worker import Answer, Setup
from loaders.load import Unread

STAND_IN = """
import ctypes, os, time
class PdfiumError(Exception): pass
class PdfDocument:
    def __init__(self, data):
        if b"crash" in data: ctypes.string_at(0)
        if b"hang" in data:
            while True: pass
        if b"sleep" in data: time.sleep(100)
        if b"eat" in data: bytearray(2**33)
        if b"leave" in data: os._exit(3)
        if b"wrong" in data: raise KeyError("a bug")
        if b"deep" in data: self.__init__(data)
        print("a library that prints")
        raise PdfiumError("no document")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, where pdfium does what the document says."""
    library = tmp_path / "library" / "pypdfium2"
    library.mkdir(parents=True)
    (library / "__init__.py").write_text(STAND_IN)
    (library / "raw.py").write_text("")
    monkeypatch.syspath_prepend(str(library.parent))
    documents = tmp_path / "documents"
    documents.mkdir()
    return documents


def lay(folder: Path, *names: str) -> None:
    for name in names:
        if name.endswith(".pdf"):
            (folder / name).write_text(f"%PDF-1.7 {name}")
        else:
            (folder / name).write_text(f"Collaboration\n\nPool\n\n- {name} (weekly)\n")


def read(folder: Path, *, limit: float = 60) -> dict[str, Answer]:
    found = read_files(find([folder]).files, Setup(), workers=2, time_limit=limit)
    return {file.name: answer for file, answer in found}


def problem(answer: Answer) -> Problem:
    assert isinstance(answer, Problem)
    return answer


def test_no_file_stops_the_others(folder: Path) -> None:
    bad = ("b-crash.pdf", "c-hang.pdf", "d-eat.pdf", "e-leave.pdf", "f-wrong.pdf")
    lay(folder, "a.txt", *bad, "g-deep.pdf", "i-none.pdf", "z.txt")
    answers = read(folder, limit=2)
    assert list(answers) == sorted(answers)
    assert isinstance(answers["a.txt"], Reading)
    assert isinstance(answers["z.txt"], Reading)
    kinds = {name[0]: problem(answers[name]).kind for name in answers if name[-1] == "f"}
    kind = ProblemKind
    assert kinds == {
        "b": kind.UNREADABLE,
        "c": kind.SLOW,
        "d": kind.TOO_LARGE,
        "e": kind.UNREADABLE,
        "f": kind.UNREADABLE,
        "g": kind.TOO_LARGE,
        "i": kind.UNREADABLE,
    }
    assert "memory" in problem(answers["d-eat.pdf"]).text
    assert "exit code 3" in problem(answers["e-leave.pdf"]).text
    assert "KeyError" in problem(answers["f-wrong.pdf"]).text
    assert all(problem(answers[n]).file == n for n in answers if n.endswith("pdf"))


def test_the_number_of_processes_changes_nothing_and_each_file_counts_once(
    folder: Path,
) -> None:
    lay(folder, *(f"{n}.txt" for n in range(5)), "2-leave.pdf")
    files = (*find([folder]).files, File("gone.txt", folder / "gone.txt"))
    counted: list[int] = []
    one, two = (
        list(read_files(files, Setup(), workers=n, done=lambda: counted.append(1)))
        for n in (1, 2)
    )
    assert one == two
    assert [file for file, _ in one] == list(files)
    assert len(counted) == 2 * len(files)
    assert sum(isinstance(answer, Reading) for _, answer in one) == 5
    assert problem(one[-1][1]).kind is ProblemKind.UNREADABLE


def test_known_bytes_are_not_read(folder: Path) -> None:
    lay(folder, "a.txt", "b-hang.pdf")
    files = find([folder]).files
    first = dict(read_files(files[:1], Setup()))[files[0]]
    assert isinstance(first, Reading)
    sha = first.source.sha256
    lay(folder, "b.txt")
    (folder / "b-hang.pdf").unlink()
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    found = dict(read_files(find([folder]).files, Setup(known=frozenset({sha}))))
    assert {f.name: isinstance(a, Unread) for f, a in found.items()} == {
        "a.txt": True,
        "b.txt": False,
        "copy.txt": True,
    }


def test_a_single_small_file_starts_no_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(pool.subprocess, "Popen", refuse)
    lay(folder, "a.txt")
    assert len(read(folder)) == 1
    lay(folder, "b.txt", "c.md", "d.csv")
    assert len(read(folder)) == 4
    lay(folder, "e.pdf")
    with pytest.raises(AssertionError, match="process"):
        read(folder)


def test_leaving_early_ends_the_processes(folder: Path) -> None:
    lay(folder, "a.txt", *(f"b{n}-sleep.pdf" for n in range(4)))
    counted: list[int] = []
    found = read_files(find([folder]).files, Setup(), workers=2, done=lambda: counted.append(1))
    file, answer = next(found)
    assert isinstance(answer, Reading)
    start = time.monotonic()
    found.close()
    assert time.monotonic() - start < 5
    assert file.name == "a.txt"
    assert counted


def test_a_program_in_the_folder_of_the_person_is_not_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies where somebody works is data, also when it is called like a module."""
    monkeypatch.chdir(folder)
    (folder / "loaders.py").write_text("raise SystemExit(9)")
    (folder / "pickle.py").write_text("raise SystemExit(9)")
    lay(folder, *(f"{n}.txt" for n in range(5)))
    answers = list(read_files(find([folder]).files[:5], Setup(), workers=1))
    assert all(isinstance(answer, Reading) for _, answer in answers)


def test_where_no_process_can_be_started_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(folder, "a.pdf", "b.pdf")
    monkeypatch.setattr(pool, "_BOOT", "raise SystemExit(5)")
    for answer in read(folder).values():
        assert "no process to read it could be started (exit code 5)" in problem(answer).text
    monkeypatch.setattr(pool.sys, "executable", str(folder / "none"))
    for answer in read(folder).values():
        assert "could be started" in problem(answer).text
