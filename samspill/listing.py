"""Print rows for a person (a table) or for a program (JSON, JSON Lines, CSV)."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import Any, cast

from rich.console import Console
from rich.text import Text

__all__ = ["Column", "Format", "interval", "print_rows", "print_value", "say", "warn"]

Column = tuple[str | Callable[[Mapping[str, Any]], Any], str]
"""The key of a value in a row, or how to word the row, and the heading a person sees."""

_NUMERIC_RIGHT = (int, float)
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def say(text: str) -> None:
    """Tell the person something, beside the data: on standard error."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(Text(_harmless(text)))


def warn(text: str) -> None:
    """Tell the person of something that needs attention."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(
        Text(_harmless(text), style="yellow")
    )


def _harmless(text: str) -> str:
    """The text without what would steer a terminal: names of files may hold anything."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(value: Any) -> Any:
    """A record as dicts, lists and values that JSON has."""
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value


def print_value(value: Any) -> None:
    """Print a record as indented JSON."""
    print(json.dumps(plain(value), ensure_ascii=False, allow_nan=False, indent=2))  # noqa: T201


def print_rows(rows: Iterable[Any], columns: Sequence[Column], form: Format) -> None:
    """Print rows in the form asked for.

    Parameters
    ----------
    rows : iterable of dicts or records
    columns : sequence of (key or wording, heading)
        What a table shows; the other forms hold every key of the rows as it is.
    form : Format
    """
    values = [cast("dict[str, Any]", plain(row)) for row in rows]
    if form is Format.TABLE:
        _table(values, columns)
    elif form is Format.JSON:
        print_value(values)
    elif form is Format.JSONL:
        for value in values:
            print(json.dumps(value, ensure_ascii=False, allow_nan=False))  # noqa: T201
    else:
        sys.stdout.write(_csv(values, columns))


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[Column]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    cells = [[_value(row, what) for what, _ in columns] for row in rows]
    for place, (_, heading) in enumerate(columns):
        numbers = rows and all(isinstance(line[place], _NUMERIC_RIGHT) for line in cells)
        table.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for line in cells:
        table.add_row(*(Text(_harmless(_shown(value))) for value in line))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)


def _value(row: Mapping[str, Any], what: str | Callable[[Mapping[str, Any]], Any]) -> Any:
    return row.get(what) if isinstance(what, str) else what(row)


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
    # Rows of several kinds share one table: what one kind lacks is left empty.
    keys = list(dict.fromkeys(key for row in rows for key in row))
    keys = keys or [what for what, _ in columns if isinstance(what, str)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow(_cell(row.get(key)) for key in keys)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    # A spreadsheet would take such text for a formula.
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text
