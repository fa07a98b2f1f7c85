"""A few statements to keep, find and gather."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

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
