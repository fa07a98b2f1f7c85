"""What is found in folders: the same whatever the order, and nothing that is no document."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest

from graph.model import Problem, ProblemKind
from loaders.folders.find import find
from loaders.folders.pool import read_files
from loaders.folders.worker import Setup


def lay(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")


def names(*paths: Path) -> list[str]:
    return [file.name for file in find(paths).files]


def test_a_folder_gives_its_documents_by_their_path_in_it(tmp_path: Path) -> None:
    lay(tmp_path, "b.docx", "a/list.txt", "a/b/list.txt", "C.PDF")
    assert names(tmp_path) == ["C.PDF", "a/b/list.txt", "a/list.txt", "b.docx"]


def test_hidden_and_lock_files_are_passed_over_and_other_kinds_counted(tmp_path: Path) -> None:
    lay(tmp_path, ".hidden.txt", ".git/a.txt", "~$minutes.docx", ".~lock.a.odt#", "a.odt")
    lay(tmp_path, "p.jpg", "q.JPG", "samspill.db", "noending")
    found = find([tmp_path])
    assert [file.name for file in found.files] == ["a.odt"]
    assert list(found.others.items()) == [(".jpg", 2), ("", 1), (".db", 1)]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    lay(tmp_path, "picture.jpg", ".hidden.txt")
    assert names(tmp_path / "picture.jpg", tmp_path / ".hidden.txt", tmp_path / "none.txt") == [
        ".hidden.txt",
        "none.txt",
        "picture.jpg",
    ]


def test_the_order_of_paths_and_naming_twice_change_nothing(tmp_path: Path) -> None:
    lay(tmp_path, "a/x.txt", "b/x.txt", "y.txt")
    ways = [tmp_path / "a", tmp_path, tmp_path / "b" / "x.txt", tmp_path / "a" / "x.txt"]
    found = {find(order).files for order in permutations(ways)}
    assert len(found) == 1
    assert [f.name for f in found.pop()] == ["x.txt", "x.txt", "y.txt"]


def test_a_file_that_vanishes_while_others_load_is_a_problem(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "b.txt", "c.pdf", "d.docx", "e.csv")
    found = find([tmp_path]).files
    for file in found[1:]:
        file.path.unlink()
    answers = [answer for _, answer in read_files(found, Setup(), workers=1)]
    assert [a.kind for a in answers[1:] if isinstance(a, Problem)] == [
        ProblemKind.UNREADABLE
    ] * 4


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "a/x.txt")
    (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/x.txt"]


@pytest.mark.skipif(os.name == "nt", reason="any bytes can name a file on POSIX only")
def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xe5r.txt")).write_bytes(b"x")
    (tmp_path / "a\u030ar.txt").write_bytes(b"x")  # decomposed, as macOS has it
    assert names(tmp_path) == ["\u00e5r.txt", "\ufffdr.txt"]


def test_a_folder_that_cannot_be_looked_into_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "open/x.txt", "shut/y.txt")
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = find([tmp_path])
    assert [file.name for file in found.files] == ["open/x.txt"]
    (problem,) = found.problems
    assert (problem.kind, problem.text) == (ProblemKind.UNREADABLE, "Permission denied")
    assert problem.file.endswith("shut")


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("what lies outside", "utf-8")
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "list.txt").symlink_to(secret)
    (folder / "own.txt").write_text("what lies inside", "utf-8")
    assert [file.name for file in find([folder]).files] == ["own.txt"]
