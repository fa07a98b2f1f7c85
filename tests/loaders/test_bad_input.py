"""Each bad file gives one clear problem, and nothing raises."""

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Problem, ProblemKind, Reading
from graph.problems import ADVICE, describe
from loaders.load import load

K = ProblemKind


def only(path: Path) -> Problem:
    """The one problem of a file from which nothing came."""
    found = load(path)
    if isinstance(found, Reading):
        assert not (found.statements or found.units or found.respondents)  # noqa: PT018
        (problem,) = found.problems
    else:
        problem = found
        assert problem.source is None
    assert problem.file == path.name
    line = describe(problem)
    assert line.startswith(path.name)
    assert "\n" not in line
    assert str(path.parent) not in line
    assert ADVICE[problem.kind]
    return problem


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def workbook(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.txt", b"", K.EMPTY),
        ("empty.csv", b"", K.EMPTY),
        ("empty.xlsx", b"", K.EMPTY),
        ("blank.txt", b"\xef\xbb\xbf \n\n\t\n", K.EMPTY),
        ("blank.csv", b";;\n;;\n", K.EMPTY),
        ("nothing.xlsx", workbook(), K.EMPTY),
        ("binary.txt", bytes(range(256)) * 40, K.NOT_A_DOCUMENT),
        ("binary.csv", bytes(range(256)) * 40, K.NOT_A_DOCUMENT),
        ("nul.txt", b"Samarbeid\n\nHR\n\n- I\0T\n", K.NOT_A_DOCUMENT),
        ("nul.csv", b"unit;partner\nHR;I\0T\n", K.NOT_A_DOCUMENT),
        ("unknown.txt", b"Samarbeid\n\nHR\n\n- \x81\x8d\x8f\n", K.ENCODING),
        ("unknown.csv", b"unit;partner\nHR;\x81\x8d\x8f\n", K.ENCODING),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, K.NOT_A_DOCUMENT),
        ("program.exe", b"MZ" + b"\0" * 100, K.NOT_A_DOCUMENT),
        ("text.xlsx", b"unit;partner\nHR;ICT\n", K.UNREADABLE),
        ("cut.xlsx", workbook(["unit", "partner"], ["HR", "ICT"])[:-300], K.UNREADABLE),
        ("other.xlsx", packed(word__document=b"<x/>"), K.NOT_A_DOCUMENT),
        ("locked.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, K.NOT_A_DOCUMENT),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, K.NOT_A_DOCUMENT),
        ("columns.csv", b"room;budget\n12;300\n", K.MISSING_COLUMNS),
        ("one.csv", b"unit\nHR\nICT\n", K.MISSING_COLUMNS),
        ("columns.xlsx", workbook(["room", "budget"], ["12", "300"]), K.MISSING_COLUMNS),
        ("header.csv", b"unit;partner;frequency\n", K.EMPTY),
        ("header.xlsx", workbook(["unit", "partner"]), K.EMPTY),
        ("prose.txt", "Møtet ble hevet klokka ni.\n".encode(), K.NO_LIST),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_bad_file_gives_one_problem(tmp_path, name, data, kind):
    path = tmp_path / name
    path.write_bytes(data)
    assert only(path).kind is kind


LIST = "Samarbeid\n\nHR\n\n- IKT (ukentlig): drift\n- Kulturskolen: “øving” – nå\n"
TIES = [("HR", "IKT"), ("HR", "Kulturskolen")]
SHEET = "enhet;partner;hvor ofte\nHR;IKT;ukentlig\nHR;Kulturskolen;årlig\n"
PAGE = (
    "<!DOCTYPE html><html><body><table><tr><td>Enhet</td><td>Partner</td></tr>"
    "<tr><td>HR</td><td>IKT</td></tr><tr><td>HR</td><td>Kulturskolen</td></tr></table></body>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", LIST.encode("utf-16-le")),
        ("a.txt", LIST.encode("cp1252")),
        ("a.txt", LIST.replace("\n", "\r\n", 3).encode()),
        ("a.txt", f"{LIST}\x1a".encode()),
        ("a.csv", SHEET.encode("utf-16-be")),
        ("a.csv", SHEET.encode("cp1252")),
        ("a.xls", PAGE.encode()),
        ("a.doc", b"\xef\xbb\xbf\r\n" + PAGE.encode()),
        ("a.xls", SHEET.encode()),
    ],
)
def test_a_near_miss_is_read_without_a_word(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    found = load(tmp_path / name)
    assert isinstance(found, Reading)
    assert [(s.subject, s.object) for s in found.statements] == TIES
    assert not found.problems


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.txt", LIST.replace("IKT", "I\x1bKT"), 5),
        ("a.md", LIST.replace("IKT", "\x1b[1mIKT\x1b[0m"), 5),
        ("a.csv", SHEET.replace("IKT", "I\x07KT"), 2),
        ("a.html", PAGE.replace("IKT", "I\x1bKT"), 1),
    ],
)
def test_a_control_character_is_passed_over_and_told(tmp_path, name, text, line):
    (tmp_path / name).write_bytes(text.encode())
    found = load(tmp_path / name)
    assert isinstance(found, Reading)
    assert [(s.subject, s.object) for s in found.statements] == TIES
    (problem,) = found.problems
    assert (problem.kind, problem.place.line, problem.lost) == (K.STRAY, line, False)
    assert problem.source == found.source.sha256


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("a.rtf", rb"{\rtf1 HR}", "save it as .docx"),
        ("a.doc", rb"{\rtf1 HR}", "save it as .docx"),
        ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "save it as .docx"),
        ("a.ods", packed(content=b"<x/>"), "save it as .xlsx"),
        ("a.pptx", packed(ppt__presentation=b"<x/>"), "save them as PDF"),
        ("a.msg", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "save it as HTML or PDF"),
        ("a.EML", b"Subject: HR\n\nIKT", "save it as HTML or PDF"),
        ("a.jpg", b"\xff\xd8\xff", "run text recognition"),
        ("a.zip", packed(a=b"x"), "unpack it"),
    ],
)
def test_what_is_not_read_says_what_to_save_it_as(tmp_path, name, data, advice):
    (tmp_path / name).write_bytes(data)
    problem = only(tmp_path / name)
    assert problem.kind is K.NOT_A_DOCUMENT
    assert advice in problem.text


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_password_is_said(tmp_path, name):
    held = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
    (tmp_path / name).write_bytes(held + "EncryptedPackage".encode("utf-16-le") + b"\0" * 480)
    assert only(tmp_path / name).kind is K.LOCKED


def test_a_missing_file(tmp_path):
    problem = only(tmp_path / "gone.txt")
    assert problem.kind is K.UNREADABLE
    assert problem.text


@pytest.mark.parametrize("name", ["folder", "folder.csv", "folder.xlsx"])
def test_a_folder(tmp_path, name):
    (tmp_path / name).mkdir()
    assert only(tmp_path / name).kind is K.NOT_A_DOCUMENT


@pytest.mark.parametrize("name", ["list.txt", "list.csv", "list.xlsx"])
def test_a_file_that_may_not_be_read(tmp_path, monkeypatch, name):
    path = tmp_path / name
    path.write_bytes(b"unit;partner\n")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem = only(path)
    assert (problem.kind, problem.text) == (K.UNREADABLE, "Permission denied")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert only(tmp_path / "pipe.csv").kind is K.NOT_A_DOCUMENT


@pytest.mark.parametrize("name", ["line.txt", "line.csv", "line.tsv"])
@pytest.mark.parametrize("piece", [b"samarbeid ", b"a;b\t", b'"'])
def test_fifty_megabytes_of_one_line(tmp_path, name, piece):
    path = tmp_path / name
    path.write_bytes(piece * (50 * 2**20 // len(piece)))
    assert only(path).kind is K.TOO_LARGE


def test_a_zip_bomb(tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(
        packed(**{"[Content_Types].xml": b"", "xl__workbook.xml": b" " * (200 * 2**20)})
    )
    assert path.stat().st_size < 300_000
    assert only(path).kind is K.TOO_LARGE


def test_ragged_rows_lose_only_themselves(tmp_path):
    path = tmp_path / "ragged.csv"
    path.write_bytes(b"unit;partner;purpose\nHR;ICT;pay;and;more\nPool\nICT;HR\n;;late\n")
    found = load(path)
    assert isinstance(found, Reading)
    assert [(s.subject, s.object) for s in found.statements] == [("HR", "ICT"), ("ICT", "HR")]
    assert [(p.kind, p.place.row) for p in found.problems] == [(K.ROW, 3), (K.ROW, 5)]


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.tsv", "a.xlsx"]))
def test_no_bytes_raise(tmp_path_factory, data, name):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    assert isinstance(load(path), Reading | Problem)


@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_workbook_raises(tmp_path_factory, where, damage):
    whole = workbook(["unit", "partner", "frequency"], ["HR", "ICT", "weekly"])
    at = int(where * len(whole))
    changed = whole[:at] + damage + whole[at + 4 :]
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(changed)
    assert isinstance(load(path), Reading | Problem)
