"""Records as rows of the SQLite tables, and back (columns: `graph.stores.sql`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.model import Frequency, Place, Problem, Source, Statement

__all__ = [
    "problem_json",
    "problem_of",
    "source_of",
    "source_row",
    "statement_of",
    "statement_row",
]

_SOURCE = ("name", "sha256", "title", "organisation", "date", "language")


def source_row(source: Source) -> tuple[object, ...]:
    """Values for `INSERT_SOURCE`."""
    values = source.model_dump(mode="json")
    return tuple(values[key] for key in _SOURCE)


def source_of(row: tuple[Any, ...]) -> Source:
    """A source from a row of `SOURCES`."""
    return Source.model_validate(dict(zip(_SOURCE, row, strict=True)))


def statement_row(said: Statement, source: int, at: Mapping[str, int]) -> tuple[object, ...]:
    """Values for `INSERT_STATEMENT`; `at` gives the id of each name."""
    return (
        source,
        said.speaker,
        at[said.subject],
        at[said.object],
        said.status,
        said.frequency.low,
        said.frequency.high,
        said.frequency.text,
        said.frequency.basis,
        said.purpose,
        said.quote,
        said.place.model_dump_json(exclude_defaults=True),
        json.dumps([n.model_dump(mode="json", exclude_defaults=True) for n in said.notes])
        if said.notes
        else "[]",
        said.confidence,
        said.rule,
        said.id,
    )


def statement_of(row: tuple[Any, ...]) -> Statement:
    """A statement from a row of `STATEMENTS`."""
    source, speaker, subject, object_, status, low, high, text, basis = row[:9]
    purpose, quote, place, notes, confidence, rule = row[9:15]
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
        confidence=confidence,
        rule=rule,
    )


def problem_json(problem: Problem) -> str:
    """What the table `problem` keeps beside file and source."""
    return problem.model_dump_json(exclude_defaults=True, exclude={"file", "source"})


def problem_of(row: tuple[Any, ...]) -> Problem:
    """A problem from a row of `PROBLEMS`."""
    record, file, sha256 = row
    return Problem.model_validate({**json.loads(record), "file": file, "source": sha256})
