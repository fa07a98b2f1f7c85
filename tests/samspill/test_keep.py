"""Backup, check, copy and label: the same answers afterwards, decisions included."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("words", [["backup", "other.db"], ["copy", "samspill.db", "other.db"]])
def test_a_copy_answers_the_same(loaded: Run, words: list[str]) -> None:
    loaded("names", "same", "Works", "Pool")
    assert loaded(*words).exit_code == 0
    for command in ("statements", "actors", "hubs", "missing"):
        here, there = (
            loaded(command, "-f", "json", "-g", g) for g in ("samspill.db", "other.db")
        )
        assert here.stdout == there.stdout
    assert loaded("check", "-g", "other.db").exit_code == 0


def test_a_backup_overwrites_nothing(loaded: Run, folder: Path) -> None:
    (folder / "letter.txt").write_text("dear", "utf-8")
    assert loaded("backup", "letter.txt").exit_code == 2
    assert (folder / "letter.txt").read_text("utf-8") == "dear"


def test_check_finds_what_somebody_broke(loaded: Run, folder: Path) -> None:
    assert loaded("check").exit_code == 0
    with sqlite3.connect(folder / "samspill.db") as db:
        db.execute("UPDATE statement SET purpose = 'x', status = 'strained' WHERE id = 1")
    db.close()
    broken = loaded("check")
    assert broken.exit_code == 1
    assert "kept" in broken.stdout


def test_a_label_names_the_state(loaded: Run) -> None:
    assert "no label" in loaded("label").output
    loaded("label", "Before the merger", "--date", "2026-01-02")
    assert "Before the merger (2026-01-02)" in loaded("label").output
