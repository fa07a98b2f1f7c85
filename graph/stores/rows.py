"""Records as rows of the SQLite tables, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.model import Frequency, Place, Problem, Source, Statement

__all__ = [
    "INSERT_STATEMENT",
    "SOURCE",
    "STATEMENT",
    "problem_json",
    "source_of",
    "source_row",
    "statement_of",
    "statement_row",
]

SOURCE = "source.name, sha256, title, organisation, date, language"
"""Columns that `source_of` reads."""

STATEMENT = (
    "source.sha256, speaker, s.name, o.name, status, low, high, frequency_text, basis, "
    "purpose, quote, place, notes"
)
"""Columns that `statement_of` reads."""

INSERT_STATEMENT = (
    "INSERT INTO statement (key, source, speaker, subject, object, status, low, high, "
    "frequency_text, basis, purpose, quote, place, notes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
)
"""What `statement_row` fills."""


def source_row(source: Source) -> tuple[object, ...]:
    """Values for the table `source`, without its id."""
    date = source.date.isoformat() if source.date else None
    return (
        source.sha256,
        source.name,
        source.title,
        source.organisation,
        date,
        source.language,
    )


def source_of(row: tuple[Any, ...]) -> Source:
    """A source from the columns `SOURCE`."""
    keys = ("name", "sha256", "title", "organisation", "date", "language")
    return Source.model_validate(dict(zip(keys, row, strict=True)))


def statement_row(
    statement: Statement, source: int, at: Mapping[str, int]
) -> tuple[object, ...]:
    """Values for `INSERT_STATEMENT`; `at` gives the id of each name."""
    frequency, notes = statement.frequency, statement.notes
    return (
        statement.id,
        source,
        statement.speaker,
        at[statement.subject],
        at[statement.object],
        statement.status,
        frequency.low,
        frequency.high,
        frequency.text,
        frequency.basis,
        statement.purpose,
        statement.quote,
        statement.place.model_dump_json(exclude_defaults=True),
        json.dumps([n.model_dump(mode="json", exclude_defaults=True) for n in notes])
        if notes
        else "[]",
    )


def statement_of(row: tuple[Any, ...]) -> Statement:
    """A statement from the columns `STATEMENT`."""
    source, speaker, subject, object_, status, low, high, text, basis = row[:9]
    purpose, quote, place, notes = row[9:]
    return Statement(
        source=source,
        speaker=speaker,
        subject=subject,
        object=object_,
        status=status,
        frequency=Frequency(low=low, high=high, text=text, basis=basis),
        purpose=purpose,
        quote=quote,
        place=Place.model_validate_json(place),
        notes=json.loads(notes),
    )


def problem_json(problem: Problem) -> str:
    """What the table `problem` keeps beside file and source."""
    return problem.model_dump_json(exclude_defaults=True, exclude={"file", "source"})
