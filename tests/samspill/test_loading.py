"""Loading folders: told in one summary, stopped and taken up again, alike in every way."""

from __future__ import annotations

import inspect
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

import samspill
from samspill.commands import gather
from samspill.commands.gather import STOPPED
from samspill.progress import progress

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]


def lay(folder: Path, count: int) -> None:
    for n in range(count):
        path = folder / f"d{n % 3}" / f"list{n:03}.txt"
        path.parent.mkdir(exist_ok=True)
        text = f"Collaboration\n\nTeam {n}\n\n- Team {n // 2} (weekly): {n}\n- Archive {n}\n"
        path.write_text(text, "utf-8")


def everything(run: Run, graph: str = "samspill.db") -> str:
    listed = ("statements", "actors", "problems")
    return "".join(run(one, "-f", "jsonl", "-g", graph).stdout for one in listed)


def test_a_folder_is_told_in_one_summary(run: Run, folder: Path) -> None:
    lay(folder, 14)
    (folder / "d1" / "list000.txt").write_bytes(b"")
    (folder / "d2" / "none.docx").write_bytes(b"PK no")
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / "~$none.docx").write_bytes(b"x")
    result = run("load", ".")
    assert result.exit_code == 1
    assert "17 files loaded (37 statements), 2 not loaded" in result.output
    assert "1 × The file is empty. First: d1/list000.txt" in result.output
    assert "1 file of other kinds (.jpg 1)" in result.output
    assert "list001" not in result.output
    again = run("load", ".")
    assert "0 files loaded (0 statements), 17 already loaded, 2 not loaded" in again.output


def test_a_copy_of_a_file_is_told_with_the_name_it_has(run: Run, folder: Path) -> None:
    lay(folder, 1)
    text = (folder / "d0" / "list000.txt").read_bytes()
    run("load", "d0")
    (folder / "copy.txt").write_bytes(text)
    result = run("load", "copy.txt")
    assert "copy.txt: already loaded under the name list000.txt" in result.output
    lay(folder, 14)
    (folder / "d0" / "again.txt").write_bytes((folder / "d1" / "list001.txt").read_bytes())
    result = run("load", "d0", "d1", "d2", "copy.txt")
    assert "13 files loaded (26 statements), 3 already loaded" in result.output
    assert "2 × The same file under another name. First: copy.txt is list000.txt" in (
        result.output
    )


@pytest.mark.parametrize("ending", [".html", ".pdf", ".docx", ".xlsx"])
def test_what_samspill_made_is_passed_over(run: Run, folder: Path, ending: str) -> None:
    lay(folder, 4)
    run("load", "d0", "d1", "d2")
    before = everything(run)
    assert run("report", "-o", f"d0/report{ending}").exit_code == 0
    if ending == ".html":
        assert run("map", "-o", "d0/map.html").exit_code == 0
    result = run("load", "d0")
    assert f"report{ending}: passed over, Samspill itself made it" in result.output
    assert result.exit_code == 0
    assert everything(run) == before


def test_files_of_one_name_in_two_folders_are_two_sources(run: Run, folder: Path) -> None:
    for where in ("hr", "works"):
        (folder / where).mkdir()
        text = f"Collaboration\n\n{where}\n\n- Pool (weekly)\n"
        (folder / where / "minutes.txt").write_text(text, "utf-8")
    result = run("load", "hr", "works", "--replace")
    assert "in the place" in result.output  # in each folder it is minutes.txt
    result = run("load", ".", "-g", "all.db")
    said = [
        json.loads(x)
        for x in run("statements", "-f", "jsonl", "-g", "all.db").stdout.splitlines()
    ]
    assert {"hr/minutes.txt", "works/minutes.txt"} <= {row["source"] for row in said}


def test_neither_order_nor_number_of_processes_changes_the_graph(
    run: Run, folder: Path
) -> None:
    lay(folder, 12)
    for name, words in {
        "one.db": ("d0", "d1", "d2", "--workers", "1"),
        "many.db": ("d2", "d0", "d1", "--workers", "3"),
    }.items():
        assert run("load", *words, "-g", name).exit_code == 0
    assert everything(run, "one.db") == everything(run, "many.db")
    found = samspill.load(folder / "d0", str(folder / "python.db"), workers=2, time_limit=30)
    assert [result.name for result in found] == sorted(result.name for result in found)
    assert all(result.outcome == "added" for result in found)


def test_problems_by_kind(run: Run, folder: Path) -> None:
    for name in ("b.txt", "a.txt", "c.pdf"):
        (folder / name).write_bytes(b"")
    run("load", "a.txt", "b.txt", "c.pdf", "list.txt")
    grouped = [
        json.loads(x) for x in run("problems", "--group", "-f", "jsonl").stdout.splitlines()
    ]
    first = grouped[0]
    assert (first["kind"], first["count"], first["where"]) == ("empty", 3, "a.txt")
    assert "Count" in run("problems", "--group").stdout


def kept(graph: Path) -> int:
    if not graph.exists():
        return 0
    with closing(sqlite3.connect(f"file:{graph}?mode=ro", uri=True)) as db:
        try:
            return int(db.execute("SELECT count(*) FROM source").fetchone()[0])
        except sqlite3.OperationalError:  # there are no tables yet
            return 0


def start(folder: Path, graph: str) -> subprocess.Popen[str]:
    words = ["load", "d0", "d1", "d2", "--graph", graph, "--workers", "1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "samspill", *words],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    for _ in range(1000):
        if kept(folder / graph) >= 3:
            break
        time.sleep(0.01)
    return process


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_load_that_was_stopped_is_taken_up_again(
    run: Run, folder: Path, how: signal.Signals
) -> None:
    lay(folder, 60)
    process = start(folder, "cut.db")
    os.killpg(process.pid, how)
    _, said = process.communicate(timeout=20)
    if how is signal.SIGINT:
        assert process.returncode == STOPPED
        assert "The graph is whole; give the same command again" in said
        assert "Traceback" not in said
    assert run("check", "-g", "cut.db").exit_code == 0
    before = len(run("statements", "-f", "jsonl", "-g", "cut.db").stdout.splitlines())
    assert 0 < before < 120
    words = ("load", "d0", "d1", "d2")
    again = run(*words, "-g", "cut.db")
    assert f"{before // 2} already loaded" in again.output
    run(*words, "-g", "whole.db")
    assert everything(run, "cut.db") == everything(run, "whole.db")


def test_words_of_ones_own_count_when_files_are_read_again(run: Run, folder: Path) -> None:
    (folder / "own.txt").write_text(
        "Collaboration\n\nPool\n\n- Works (every market day): pumps\n", "utf-8"
    )

    def frequency() -> object:
        (row,) = [json.loads(x) for x in run("statements", "-f", "jsonl").stdout.splitlines()]
        return row["frequency"]["low"]

    run("load", "own.txt")
    assert frequency() is None
    (folder / "vocabulary").mkdir()
    words = folder / "vocabulary" / "own.yaml"
    words.write_text("language: en\nlists: {rates: {weekly: [every market day]}}\n", "utf-8")
    assert "nothing changed" in run("load", "own.txt").output
    assert "read again" in run("load", "own.txt", "--again").output
    assert frequency() == 52
    assert "nothing changed" in run("load", "own.txt", "--again").output
    words.write_text("language: en\nlists: {rates: {wekly: [x]}}\n", "utf-8")
    broken = run("load", "own.txt")
    assert broken.exit_code == 2
    assert "did you mean weekly" in str(broken.exception)
    (folder / "samspill.toml").write_text('vocabulary = "elsewhere"\n', "utf-8")
    missing = run("load", "own.txt")
    assert missing.exit_code == 2
    assert "there is no folder elsewhere" in str(missing.exception)
    (folder / "elsewhere").mkdir()
    assert run("load", "own.txt").exit_code == 0


def test_what_the_languages_lack_is_listed(run: Run, folder: Path) -> None:
    found = [json.loads(x) for x in run("vocabulary", "-f", "jsonl").stdout.splitlines()]
    weekly = next(row for row in found if row["category"] == "lists.rates.weekly")
    assert all(weekly[code] for code in ("nb", "nn", "da", "sv", "en"))
    lacking = run("vocabulary", "--lacking", "-f", "jsonl").stdout.splitlines()
    assert 0 < len(lacking) < len(found) / 4
    assert "Your own words: vocabulary (not there)" in run("vocabulary").output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, shown in ((Terminal, True), (io.StringIO, False)):
        monkeypatch.setattr(sys, "stderr", out := kind())
        monkeypatch.setenv("TERM", "xterm")
        with progress("Reading", 5, "files") as done:
            for _ in range(5):
                done()
        assert ("5/5" in out.getvalue()) is shown


def test_the_command_and_the_library_agree_on_the_time_limit() -> None:
    asked = inspect.signature(gather.load).parameters["time_limit"].default
    assert asked == inspect.signature(samspill.load).parameters["time_limit"].default
