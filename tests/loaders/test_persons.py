"""No person becomes an actor, wherever a list or a table names one."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import ProblemKind, Reading
from loaders.load import load
from loaders.persons import is_person

PERSONS = [
    "Ola Nordmann, vaktmester",
    "Kari Nordmann", "Ola Hansen", "Rektor Per Olsen", "Anna-Karin Berg", "Mette B. Skov",
    "Kari Nordmann (Barnehage)", "Per Arne Lien",
]  # fmt: skip
UNITS = [
    "HR", "Barnevern", "Maria Skole", "Ingrid", "Fagersund kommune", "Plan og byggesak", "NAV",
    "Nordre Skole", "Kari Nordmanns vei barnehage", "Røde Kors", "Bymiljø Oslo", "Aktiv Fritid",
]  # fmt: skip

LIST = """Samarbeid

Biblioteket

- Skolene (ukentlig): lesing
- Kari Nordmann: ring ved sykdom
- Rektor Per Olsen (månedlig)

Ola Hansen

- Kulturskolen (årlig): konsert
"""
TABLE = """enhet;partner;hyppighet
Biblioteket;Skolene;ukentlig
Biblioteket;Kari Nordmann;ukentlig
"""


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_known(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_no_person(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    ("file", "text", "left_out"), [("a.txt", LIST, 3), ("a.csv", TABLE, 1)]
)
def test_no_person_is_in_what_is_read(
    tmp_path: Path, file: str, text: str, left_out: int
) -> None:
    path = tmp_path / file
    path.write_text(text, "utf-8")
    reading = load(path)
    assert isinstance(reading, Reading)
    said = [(s.subject, s.object) for s in reading.statements]
    assert said == [("Biblioteket", "Skolene")]
    assert reading.respondents == ("Biblioteket",)
    told = [p for p in reading.problems if p.kind is ProblemKind.PERSON]
    assert len(told) == left_out
    assert all(problem.place.line or problem.place.row for problem in told)
    assert not [word for word in ("Kari", "Olsen", "Hansen") if word in str(reading)]
