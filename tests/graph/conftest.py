"""A few statements to keep, find and gather."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from graph.model import (
    Basis,
    Frequency,
    Note,
    NoteField,
    Place,
    Problem,
    ProblemKind,
    Reading,
    Source,
    Statement,
    Unit,
)
from graph.store import Store
from graph.stores import open_store

MakeReading = Callable[..., Reading]


@pytest.fixture
def reading() -> MakeReading:
    """A maker of readings: bullets as (subject, object, low, high, purpose)."""

    def make(
        name: str = "list.txt",
        bullets: tuple[tuple[str, str, float | None, float | None, str], ...] = (
            ("Library", "Schools", 52, 52, "reading weeks"),
            ("Library", "Works", None, None, ""),
            ("Works", "Library", 12, 12, "snow"),
        ),
        organisation: str = "",
        version: str = "1",
    ) -> Reading:
        sha = f"{name}-{version}"
        said = tuple(
            Statement(
                source=sha,
                speaker=subject,
                subject=subject,
                object=object_,
                frequency=Frequency(
                    low=low,
                    high=high,
                    text="as said" if low else "",
                    basis=Basis.STATED if low else Basis.UNKNOWN,
                ),
                purpose=purpose,
                quote=f"{object_}: {purpose}",
                place=Place(page=1, line=line, heading=("Collaboration", subject)),
                notes=(Note(field=NoteField.PURPOSE, text="all of it", place=Place(line=99)),),
            )
            for line, (subject, object_, low, high, purpose) in enumerate(bullets, 1)
        )
        return Reading(
            source=Source(
                name=name,
                sha256=sha,
                title="A list",
                organisation=organisation,
                date=date(2026, 1, 2),
                language="en",
            ),
            statements=said,
            respondents=tuple(dict.fromkeys(s.subject for s in said)),
            units=(Unit(name="Works", parent="Technical", groups={"department": "Technical"}),),
            problems=(
                Problem(
                    kind=ProblemKind.EMPTY_UNIT, file=name, source=sha, place=Place(line=7)
                ),
            ),
        )

    return make


@pytest.fixture(params=["sqlite", "neo4j"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """A maker of places without a graph."""
    if request.param == "neo4j":
        return cast("Callable[[], str]", request.getfixturevalue("neo4j_server"))
    numbers = count()
    return lambda: str(tmp_path / f"{next(numbers)}.db")


@pytest.fixture
def location(empty: Callable[[], str]) -> str:
    return empty()


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    opened = open_store(location, create=True)
    yield opened
    opened.close()
