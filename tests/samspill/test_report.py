"""The report from the command line and from Python: forms, one unit, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import samspill
from graph.errors import UsageError

Run = Callable[..., Any]

BEGINS = {".html": b"<!DOCTYPE", ".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK"}


@pytest.mark.parametrize("ending", BEGINS)
def test_the_ending_chooses_the_form(loaded: Run, folder: Path, ending: str) -> None:
    assert loaded("report", "-o", f"r{ending}").exit_code == 0
    assert (folder / f"r{ending}").read_bytes().startswith(BEGINS[ending])


def test_another_ending_is_wrong_use_and_leaves_nothing(loaded: Run, folder: Path) -> None:
    before = set(folder.iterdir())
    done = loaded("report", "-o", "r.odt")
    assert done.exit_code == 2
    assert ".html, .pdf, .docx, .xlsx" in str(done.exception)
    assert set(folder.iterdir()) == before


def test_one_unit(loaded: Run, folder: Path) -> None:
    assert loaded("report", "--unit", "Library", "-o", "u.html", "--lang", "en").exit_code == 0
    page = (folder / "u.html").read_text("utf-8")
    assert '<h1 dir="auto">Library</h1>' in page
    assert "With whom it works" in page
    done = loaded("report", "--unit", "Nowhere", "-o", "n.html")
    assert done.exit_code == 2
    assert "Nowhere" in str(done.exception)
    assert not (folder / "n.html").exists()


def test_from_python(loaded: Run, folder: Path) -> None:
    network, evidence = samspill.open(str(folder / "samspill.db"))
    told: list[str] = []
    path = samspill.report(network, evidence, folder / "p.pdf", step=told.append)
    assert path.read_bytes().startswith(b"%PDF")
    assert told[0] == "coverage"
    assert told[-1] == "writing"
    with pytest.raises(UsageError):
        samspill.report(network, evidence, folder / "p.txt")
