"""A small folder of documents, and the command line run in it."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

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

STRUCTURE = """unit;kind;parent;department;employees
Library;unit;Culture;Culture;9
Pool;unit;Culture;Culture;9
Works;unit;Technical;Technical;9
Parks;unit;Technical;Technical;9
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


@pytest.fixture
def texts() -> Callable[[Path], str]:
    """All that can be read in a file, also in what it packs."""
    return _texts


def _texts(path: Path) -> str:
    """All that can be read in a file, also in the parts of a packed one."""
    data = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(path) as packed:
            return "\n".join(
                packed.read(n).decode("utf-8", "replace") for n in packed.namelist()
            )
    if path.suffix == ".pdf":
        return _pdf(path)
    return _unpacked(data.decode("utf-8", "replace"))


def _unpacked(page: str) -> str:
    """A page with what it packs in itself."""
    packed = re.findall(r'"base64": ?"([A-Za-z0-9+/=]+)"', page)
    return page + "".join(zlib.decompress(base64.b64decode(p)).decode() for p in packed)


def _pdf(path: Path) -> str:
    import pypdfium2

    document = cast("Any", pypdfium2).PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
