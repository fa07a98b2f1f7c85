"""`samspill load --explain` tells what each line was taken for, and loads nothing."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from samspill.cli import app

TEXT = (
    "Samarbeidspartnere\n\nHavnevesenet\n- Losene (ukentlig): anløp\n\nMålet er trygge skip.\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.txt").write_text(TEXT, "utf-8")
    return lambda *words: CliRunner().invoke(app, ["load", "--explain", *words])


def test_each_line_has_its_role_and_nothing_is_loaded(run, tmp_path):
    result = run("list.txt", "--format", "json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert [(row["line"], row["role"]) for row in rows] == [
        (1, "heading of a list"),
        (3, "unit"),
        (4, "partner"),
        (6, "note on a list"),
    ]
    assert rows[2]["gives"] == ["Havnevesenet → Losene, 52 a year: anløp [existing]"]
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_it_is_listed_like_every_listing(run, form):
    result = run("list.txt", "--format", form)
    assert result.exit_code == 0
    assert "heading of a list" in result.stdout
    if form == "csv":
        assert [row["line"] for row in csv.DictReader(io.StringIO(result.stdout))] == [
            "1",
            "3",
            "4",
            "6",
        ]


def test_a_file_that_cannot_be_read_is_said(run):
    result = run("list.txt", "missing.txt", "--format", "json")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert json.loads(result.stdout)
