"""Say which text of a source no store can keep."""

from __future__ import annotations

from pydantic_core import PydanticSerializationError

from graph.errors import NotUnicode
from graph.model import Problem, Reading, Statement, Unit
from graph.problems import place_in

__all__ = ["NOT_TEXT", "refusal"]

NOT_TEXT = (UnicodeEncodeError, PydanticSerializationError)
"""What is raised where a lone surrogate would have to become UTF-8."""


def refusal(reading: Reading) -> NotUnicode:
    """The error for a source with a lone surrogate in it, with the first place it stands."""
    where = ascii(reading.source.name)[1:-1]
    records: list[Statement | Unit | Problem] = [*reading.statements, *reading.units]
    records += reading.problems
    broken = next((r for r in records if _broken(r)), None)
    if broken:
        where = place_in(where, broken.place)
    return NotUnicode(
        f"{where}: holds half a character (a lone surrogate), which cannot be kept. Save the "
        "file as UTF-8 and load it again; nothing of it was kept."
    )


def _broken(record: Statement | Unit | Problem) -> bool:
    try:
        record.model_dump_json()
    except NOT_TEXT:
        return True
    return False
