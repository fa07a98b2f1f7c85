"""A small folder of documents, and the command line run in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from samspill.cli import app
from samspill.commands import WRONG_USE

Run = Callable[..., Result]

LIST = """Notes from a workshop

Collaboration

Library

- Schools (weekly): reading weeks
- Works (when needed)
- HR (12 times a year): rota

Works

- Library (monthly): snow
- HR

They talk daily.

Pool

- Schools (52 times a year): swimming
- Library
"""

STRUCTURE = """unit;kind;parent;department
Library;unit;Culture;Culture
Pool;unit;Culture;Culture
Works;unit;Technical;Technical
Parks;unit;Technical;Technical
"""

TIES = """unit,partner,frequency,purpose,status
Pool,Works,,"pumps, filters",strained
Works,Parks,weekly,"=cmd|' /C calc'!A0",proposed
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with three documents in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAMSPILL_GRAPH", raising=False)
    (tmp_path / "list.txt").write_text(LIST, "utf-8")
    (tmp_path / "structure.csv").write_text(STRUCTURE, "utf-8")
    (tmp_path / "ties.csv").write_text(TIES, "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command; an error meant for the person counts as it does for the real program."""

    def run(*words: str) -> Result:
        from graph.errors import SamspillError

        result = CliRunner().invoke(app, words)
        if isinstance(result.exception, SamspillError):
            result.exit_code = WRONG_USE
        elif result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def loaded(run: Run) -> Run:
    """The same, with the three documents loaded."""
    assert run("load", "list.txt", "structure.csv", "ties.csv").exit_code == 0
    return run
