"""Print rows for a person (a table) or for a program (JSON, JSON Lines, CSV)."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import Any, cast

from rich.console import Console
from rich.text import Text

__all__ = ["Column", "Format", "interval", "print_rows", "print_value", "say", "warn"]

Column = tuple[str, str]
"""The key of a value in a row, and the heading a person sees."""

_NUMERIC_RIGHT = (int, float)


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def say(text: str) -> None:
    """Tell the person something, beside the data: on standard error."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(Text(text))


def warn(text: str) -> None:
    """Tell the person of something that needs attention."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(Text(text, style="yellow"))


def plain(value: Any) -> Any:
    """A record as dicts, lists and values that JSON has."""
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value


def print_value(value: Any) -> None:
    """Print a record as indented JSON."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))  # noqa: T201


def print_rows(rows: Iterable[Any], columns: Sequence[Column], form: Format) -> None:
    """Print rows in the form asked for.

    Parameters
    ----------
    rows : iterable of dicts or records
    columns : sequence of (key, heading)
        What a table shows; the other forms hold every key of the rows.
    form : Format
    """
    values = [cast("dict[str, Any]", plain(row)) for row in rows]
    if form is Format.TABLE:
        _table(values, columns)
    elif form is Format.JSON:
        print_value(values)
    elif form is Format.JSONL:
        for value in values:
            print(json.dumps(value, ensure_ascii=False))  # noqa: T201
    else:
        sys.stdout.write(_csv(values, columns))


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[Column]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for key, heading in columns:
        numbers = all(isinstance(row.get(key), _NUMERIC_RIGHT) for row in rows) and rows
        table.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(row.get(key))) for key, _ in columns))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, cast("Sequence[Any]", value)))
    return str(value)


def interval(low: float | None, high: float | None) -> str:
    """Contacts a year as a person reads them: ``52``, ``12–230``, ``52 or more``, ``unknown``.

    Examples
    --------
    >>> [interval(*i) for i in ((52, 52), (12, 230), (52, None), (None, None))]
    ['52', '12–230', '52 or more', 'unknown']
    """
    if low is None:
        return "unknown"
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def _csv(rows: Sequence[dict[str, Any]], columns: Sequence[Column]) -> str:
    keys = list(rows[0]) if rows else [key for key, _ in columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow(_cell(row[key]) for key in keys)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    # A spreadsheet would take such text for a formula.
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text
