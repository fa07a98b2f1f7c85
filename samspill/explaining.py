"""List what reading took each line of a file for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.model import Problem
from graph.problems import describe
from samspill.listing import Column, Format, print_rows, warn
from samspill.settings import Settings

if TYPE_CHECKING:
    from loaders.explain import Explained

__all__ = ["show"]

_COLUMNS: list[Column] = [
    ("where", "Where"),
    ("role", "Taken for"),
    ("text", "Text"),
    ("gives", "Gives"),
    ("problems", "Not understood"),
]


def show(files: Iterable[tuple[str, Path]], settings: Settings, form: Format) -> bool:
    """Print every line of some files with what it was taken for; nothing is loaded.

    Returns
    -------
    bool
        Whether every file could be read.
    """
    from loaders.explain import explain

    rows: list[dict[str, Any]] = []
    whole = True
    for name, path in files:
        found = explain(path, settings.frequency)
        if isinstance(found, Problem):
            warn(describe(found))
            whole = False
            continue
        rows += [_row(name, one) for one in found]
    several = len({row["file"] for row in rows}) > 1
    print_rows(rows, [("file", "File"), *_COLUMNS] if several else _COLUMNS, form)
    return whole


def _row(name: str, one: Explained) -> dict[str, Any]:
    values = asdict(one)
    return {"file": name, "where": _where(values), **values}


def _where(values: dict[str, Any]) -> str:
    """Page and line, or sheet and row."""
    if values["sheet"] is not None:
        return f"{values['sheet']}!{values['row']}"
    if values["line"] is None and values["row"] is not None:
        return f"row {values['row']}"
    page = f"p{values['page']}" if values["page"] else ""
    return ":".join(str(part) for part in (page, values["line"] or "") if part)
