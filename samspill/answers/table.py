"""Records as rows that a program can use, and the words for a person that tables share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from graph.evidence import Evidence
from graph.problems import place_in
from queries.parties import Party
from samspill.listing import interval

__all__ = [
    "a_year",
    "counted",
    "flat",
    "joined",
    "named",
    "percent",
    "place",
    "quote",
    "quotes",
    "with_chance",
]


_RANKS = ("rank", "bounds", "bootstrap")
"""Ends of the names of fields that hold a best and a worst place."""


def flat(record: Any, prefix: str = "") -> dict[str, Any]:
    """A record as one row: records in it by prefix, ranks by best and worst, units by name."""
    row: dict[str, Any] = {}
    for field in fields(record):
        key, value = f"{prefix}{field.name}", getattr(record, field.name)
        if isinstance(value, Party):
            row[key], row[f"{key}_id"] = value.name, value.id
        elif is_dataclass(value):
            row |= flat(value, f"{key}_")
        elif isinstance(value, tuple) and field.name.endswith(_RANKS):
            row[f"{key}_best"], row[f"{key}_worst"] = value
        elif isinstance(value, tuple):
            row[key] = [*map(_plain, value)]  # pyright: ignore[reportUnknownArgumentType]
        else:
            row[key] = value
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, Party):
        return value.name
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def named(row: Mapping[str, Any]) -> str:
    """The name of an actor, with a star when it filed no list."""
    return f"{row['name']}{'' if row['respondent'] else ' *'}"


def place(row: Mapping[str, Any], key: str) -> str | None:
    """A rank in a row of `flat`: one place, or the best and the worst; None for none."""
    if f"{key}_best" not in row:
        return None
    best, worst = row[f"{key}_best"], row[f"{key}_worst"]
    return str(best) if best == worst else f"{best}–{worst}"


def a_year(row: Mapping[str, Any], prefix: str = "") -> str:
    """The interval of contacts a year in a row of `flat`."""
    return interval(row[f"{prefix}low"], row[f"{prefix}high"])


def joined(row: Mapping[str, Any], key: str) -> str:
    """A list in a row, for a person."""
    return "; ".join(map(str, row[key]))


def with_chance(row: Mapping[str, Any], key: str, expected: str = "") -> str:
    """A figure in a row with what chance gives in brackets: ``<key>_expected``, if not said."""
    return f"{row[key]} ({row[expected or f'{key}_expected']:.1f})"


def counted(n: int, noun: str) -> str:
    """A number of something, as ``1 tie`` and ``2 ties``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def percent(share: float | None) -> str:
    """A share as a person reads it."""
    return "–" if share is None else f"{share:.0%}"


def quotes(ids: Iterable[str], evidence: Evidence) -> str:
    """What stands in the documents, with its places."""
    return "; ".join(quote(i, evidence) for i in ids)


def quote(statement: str, evidence: Evidence) -> str:
    """What one statement says, shortened, and where."""
    said = evidence.statements[statement]
    where = place_in(evidence.source_of(said).name, said.place)
    return f"“{_short(said.quote)}” ({where})"


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
