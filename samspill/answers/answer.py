"""What a question gives: a record for programs, and tables for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samspill.listing import Column

__all__ = ["Answer", "Listing"]


@dataclass(frozen=True)
class Listing:
    """One table of an answer.

    Attributes
    ----------
    rows : sequence of mappings
        Plain values: what JSON Lines and CSV hold.
    columns : sequence of (key or wording, heading)
        What the table for a person shows of them.
    heading, note : str
        What stands above and below it.
    part : str
        What the rows are, where an answer has several tables: their column `part`.
    """

    rows: Sequence[Mapping[str, Any]]
    columns: Sequence[Column]
    heading: str = ""
    note: str = ""
    part: str = ""


@dataclass(frozen=True)
class Answer:
    """What a question gave: the record for JSON, and its tables.

    Attributes
    ----------
    found : record, or sequence of records
    kind : type
        Of the record, or of each in the sequence.
    listings : sequence of Listing
    """

    found: object
    kind: type
    listings: Sequence[Listing]
