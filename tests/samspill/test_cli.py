"""The commands as a person uses them: what they print, write and answer with."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import Result

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_statement_leads_back_to_its_quote(loaded: Run, folder: Path) -> None:
    found = rows(loaded("statements", "--format", "jsonl"))
    assert len(found) == 9
    for row in found:
        lines = (folder / str(row["source"])).read_text("utf-8").splitlines()
        at = row["line"] or row["row"]
        assert isinstance(at, int)
        if row["line"]:
            assert str(row["quote"]) in lines[at - 1]
        assert str(row["object"]) in lines[at - 1]


def test_the_exchange_form_is_exactly_the_documented_one(loaded: Run) -> None:
    first = rows(loaded("statements", "--format", "jsonl"))[0]
    sha = first.pop("sha256")
    assert isinstance(sha, str)
    assert len(sha) == 64
    assert first == {
        "source": "list.txt",
        "speaker": "Library",
        "subject": "Library",
        "object": "Schools",
        "subject_actors": ["Library"],
        "object_actors": ["Schools"],
        "status": "existing",
        "frequency": {"low": 52, "high": 52, "text": "weekly", "basis": "stated"},
        "purpose": "reading weeks",
        "quote": "Schools (weekly): reading weeks",
        "page": None,
        "line": 7,
        "heading": ["Collaboration", "Library"],
        "confidence": 1.0,
        "rule": "",
    }


def test_loading_again_changes_nothing(loaded: Run) -> None:
    before = loaded("statements", "--format", "json").stdout
    again = loaded("load", "ties.csv", "list.txt", "structure.csv")
    assert again.exit_code == 0
    assert "nothing changed" in again.output
    assert loaded("statements", "--format", "json").stdout == before


def test_a_corrected_file_waits_for_the_person(loaded: Run, folder: Path) -> None:
    (folder / "ties.csv").write_text("unit,partner\nPool,Parks\n", "utf-8")
    refused = loaded("load", "ties.csv")
    assert refused.exit_code == 1
    assert "--replace" in refused.output
    assert len(rows(loaded("statements", "-f", "jsonl"))) == 9
    assert loaded("load", "ties.csv", "--replace").exit_code == 0
    said = {(r["subject"], r["object"]) for r in rows(loaded("statements", "-f", "jsonl"))}
    assert ("Pool", "Parks") in said
    assert ("Pool", "Works") not in said


def test_both_versions_beside_each_other(loaded: Run, folder: Path) -> None:
    (folder / "ties.csv").write_text("unit,partner\nPool,Parks\n", "utf-8")
    assert loaded("load", "ties.csv", "--beside").exit_code == 0
    assert len(rows(loaded("statements", "-f", "jsonl"))) == 10


def test_a_bad_file_is_said_and_the_others_load(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 not really")
    (folder / "poor.csv").write_text("colour,shape\nred,round\n", "utf-8")
    bad = ("empty.txt", "picture.txt", "broken.xlsx", "poor.csv", "none.txt")
    result = run("load", *bad, ".", "list.txt")
    assert result.exit_code == 1
    for name in bad:
        said = [line for line in result.output.splitlines() if line.startswith(name)]
        assert len(said) == 1, name
    assert len(rows(run("statements", "-f", "jsonl"))) == 9  # the folder has the others
    listed = rows(run("problems", "-f", "jsonl"))
    assert {str(r["where"]).split(":")[0] for r in listed} >= {"empty.txt", "poor.csv"}
    assert all(r["todo"] for r in listed)


def test_show_gives_both_sides(loaded: Run) -> None:
    found = json.loads(loaded("show", "library", "-f", "json").stdout)
    assert found["definition"]
    works = next(n for n in found["neighbours"] if n["name"] == "Works")
    assert works["direction"] == "both"
    assert works["is_said"]["low"] == 12
    assert works["says"]["low"] is None
    assert "list.txt:7" in loaded("show", "Library").stdout


def test_show_suggests_a_name(loaded: Run) -> None:
    result = loaded("show", "Libary")
    assert result.exit_code == 2
    assert "Library" in str(result.exception)


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        (["--from", "Pool"], {("Pool", "Schools"), ("Pool", "Library"), ("Pool", "Works")}),
        (["--to", "HR", "--frequency", "100-"], {("Works", "HR")}),
        (["--purpose", "SWIM"], {("Pool", "Schools")}),
        (["--status", "proposed"], {("Works", "Parks")}),
    ],
)
def test_ties_filters(loaded: Run, words: list[str], pairs: set[tuple[str, str]]) -> None:
    found = json.loads(loaded("ties", *words, "-f", "json").stdout)["rows"]
    assert {(t["source"]["name"], t["target"]["name"]) for t in found} == pairs


@pytest.mark.parametrize(
    "words", [["ties", "--status", "odd"], ["ties", "--frequency", "often"]]
)
def test_wrong_use_says_what_is_right(loaded: Run, words: list[str]) -> None:
    result = loaded(*words)
    assert result.exit_code == 2
    assert "existing" in str(result.exception) or "52" in str(result.exception)


def test_answers_are_for_people_and_programs(loaded: Run) -> None:
    assert json.loads(loaded("hubs", "-f", "json").stdout)["hubs"][0]["in_degree"] == 2
    assert json.loads(loaded("silos", "--by", "department", "-f", "json").stdout)["groups"]
    assert len(json.loads(loaded("missing", "-f", "json").stdout)["strained"]) == 1
    assert json.loads(loaded("coverage", "-f", "json").stdout)["respondents"] == 3
    assert json.loads(loaded("brokers", "-f", "json").stdout)["brokers"][0]["name"] == "Library"
    assert "Liaison" in loaded("brokers", "--by", "department").stdout
    for command in (
        "hubs",
        "brokers",
        "silos",
        "missing",
        "coverage",
        "actors",
        "statements",
        "problems",
    ):
        for form in ("table", "csv", "jsonl"):
            assert loaded(command, "-f", form).exit_code == 0, (command, form)
    assert "Schools" in loaded("hubs").stdout


def test_csv_for_a_spreadsheet_holds_no_formula(loaded: Run) -> None:
    table = list(csv.reader(io.StringIO(loaded("ties", "-f", "csv").stdout)))
    assert len({len(row) for row in table}) == 1
    assert not [cell for row in table for cell in row if cell.startswith("=")]


def test_a_decision_on_names_and_its_undo(loaded: Run, folder: Path) -> None:
    before = loaded("actors", "-f", "json").stdout
    assert loaded("names", "same", "Works", "Pool").exit_code == 0
    merged = json.loads(loaded("actors", "-f", "json").stdout)
    assert {"Pool", "Works"} <= set(next(a["names"] for a in merged if a["name"] == "Works"))
    assert "Pool" in (folder / "samspill.names.yaml").read_text("utf-8")
    assert [r["subject"] for r in rows(loaded("statements", "-f", "jsonl"))].count("Pool") == 3
    assert loaded("names", "undo").exit_code == 0
    assert loaded("actors", "-f", "json").stdout == before


def test_a_decision_edited_by_hand_counts(loaded: Run, folder: Path) -> None:
    (folder / "samspill.names.yaml").write_text("- rename: HR\n  to: Personnel\n", "utf-8")
    assert "Personnel" in loaded("actors").stdout
    (folder / "samspill.names.yaml").write_text("- rename\n  HR to: Personnel\n", "utf-8")
    broken = loaded("actors")
    assert broken.exit_code == 2
    assert "samspill.names.yaml" in str(broken.exception)


def test_a_decision_on_a_name_that_nobody_wrote(loaded: Run, folder: Path) -> None:
    assert loaded("names", "same", "Works", "Ghosts").exit_code == 2
    assert not (folder / "samspill.names.yaml").exists()


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv", "en"])
def test_map_and_report_are_written(
    loaded: Run, texts: Callable[[Path], str], folder: Path, language: str
) -> None:
    assert loaded("map", "-o", "m.html", "--lang", language).exit_code == 0
    assert loaded("report", "-o", "r.html", "--lang", language).exit_code == 0
    for name in ("m.html", "r.html"):
        page = texts(folder / name)
        assert f'<html lang="{language}"' in page
        assert "reading weeks" in page


def test_exports_are_read_by_others(loaded: Run, folder: Path) -> None:
    for name in ("g.graphml", "g.csv", "g.json"):
        assert loaded("export", "-o", name).exit_code == 0
    assert nx.read_graphml(folder / "g.graphml").number_of_nodes() == 6
    assert len(json.loads((folder / "g.json").read_text("utf-8"))["nodes"]) == 6
    assert loaded("export", "-o", "g.docx").exit_code == 2


def test_no_graph_says_what_to_do(run: Run) -> None:
    result = run("hubs")
    assert result.exit_code == 2
    assert "samspill load" in str(result.exception)


def test_settings_are_read_and_checked(run: Run, folder: Path) -> None:
    (folder / "samspill.toml").write_text("[frequency]\nweekly = 40\n", "utf-8")
    run("load", "list.txt")
    assert rows(run("statements", "-f", "jsonl"))[0]["frequency"]["low"] == 40  # type: ignore[index]
    (folder / "samspill.toml").write_text("[frequency]\nwekly = 40\n", "utf-8")
    result = run("hubs")
    assert result.exit_code == 2
    assert "wekly" in str(result.exception)
    for count in ("-3", "0", "inf", "nan"):
        (folder / "samspill.toml").write_text(f"[frequency]\nweekly = {count}\n", "utf-8")
        result = run("hubs")
        assert result.exit_code == 2
        assert "weekly is a number of contacts a year" in str(result.exception)


def test_the_name_of_a_file_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    steering = "a\x1b[31m\u202eb.txt"
    (folder / steering).write_bytes((folder / "list.txt").read_bytes())
    result = run("load", steering)
    assert "�[31m�b.txt" in result.stderr
    assert "\x1b" not in result.stderr


def test_a_language_that_has_no_texts_is_refused(run: Run, folder: Path) -> None:
    run("load", "list.txt")
    result = run("map", "--lang", "fr")
    assert result.exit_code == 2
    assert "nb, nn, da, sv, en" in str(result.exception)
    assert not (folder / "map.html").exists()


def test_explaining_several_files_says_which(run: Run, folder: Path) -> None:
    (folder / "other.txt").write_bytes((folder / "list.txt").read_bytes())
    assert "other.txt" in run("load", "--explain", "list.txt", "other.txt").stdout
    assert "File" not in run("load", "--explain", "list.txt").stdout


def test_the_graph_can_be_named(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("load", "list.txt", "--graph", "one.db").exit_code == 0
    monkeypatch.setenv("SAMSPILL_GRAPH", "one.db")
    assert run("hubs").exit_code == 0
    assert not (folder / "samspill.db").exists()


def test_as_a_program(folder: Path) -> None:
    """The real process: one line and exit code 2 for an error, no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "samspill", "hubs"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("samspill: ")
    assert "Traceback" not in done.stderr


def test_an_export_of_one_unit(loaded: Run, folder: Path) -> None:
    assert loaded("export", "-o", "pool.mmd", "--unit", "Pool").exit_code == 0
    text = (folder / "pool.mmd").read_text("utf-8")
    assert "Schools" in text
    assert "HR" not in text
    assert loaded("export", "-o", "g.json", "--form", "kumu").exit_code == 0
    assert loaded("export", "-o", "g.json", "--form", "odd").exit_code == 2
