"""The example municipality against what its author wrote down of it."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.model import Kind, ProblemKind, Reading, Scope, Statement, Status
from loaders.load import load

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
NOTE, STRUCTURE = "fagersund_samarbeid.txt", "fagersund_struktur.csv"
DANISH, SWEDISH = "klitbaek_notat.txt", "salgvik_samverkan.xlsx"
GOLD: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "example_gold.jsonl").read_text("utf-8").splitlines()
]


def read(file: str) -> Reading:
    found = load(EXAMPLES / file)
    assert isinstance(found, Reading), found
    return found


def gold(file: str, *, implied: bool = False) -> list[dict[str, Any]]:
    return [row for row in GOLD if row["file"] == file and row["implied"] is implied]


def claim(line: int, unit: str, partner: str, low: object, high: object, more: tuple[str, ...]):
    return (line, unit, partner, low, high, *(text.rstrip(".") for text in more))


def wanted(row: dict[str, Any]):
    written = f"{row['partner']} ({row['qualifier']})" if row["qualifier"] else row["partner"]
    more = (row["basis"], row["purpose"], row.get("status", Status.EXISTING))
    return claim(
        row.get("line") or row["row"], row["unit"], written, row["low"], row["high"], more
    )


def given(said: Statement):
    line = said.place.line or said.place.row
    assert line is not None
    frequency = said.frequency
    more = (frequency.basis, said.purpose, said.status)
    return claim(line, said.subject, said.object, frequency.low, frequency.high, more)


def f1(want: Counter[Any], have: Counter[Any]) -> float:
    return 2 * (want & have).total() / (want.total() + have.total())


@pytest.mark.parametrize(("file", "least"), [(NOTE, 0.98), (DANISH, 1.0), (SWEDISH, 1.0)])
def test_every_row_says_what_its_author_meant(file, least):
    implied = {row["line"] for row in gold(file, implied=True)}
    want = Counter(wanted(row) for row in gold(file))
    listed = [s for s in read(file).statements if not s.rule]
    have = Counter(given(s) for s in listed if s.place.line not in implied)
    assert f1(want, have) >= least, f"missed {want - have}, invented {have - want}"


@pytest.mark.parametrize("file", [NOTE, DANISH, SWEDISH])
def test_the_units_with_a_row_are_those_that_answered(file):
    units = dict.fromkeys(row["unit"] for row in gold(file))
    assert read(file).respondents == tuple(units)


def test_a_note_for_all_units_speaks_for_each():
    want = Counter((r["unit"], r["low"], r["basis"]) for r in gold(NOTE, implied=True))
    (line,) = {row["line"] for row in gold(NOTE, implied=True)}
    have = Counter(
        (s.subject, s.frequency.low, s.frequency.basis)
        for s in read(NOTE).statements
        if s.place.line == line
    )
    assert have == want


def test_bullets_of_other_chapters_and_people_are_no_partners():
    quotes = " ".join(s.quote for s in read(NOTE).statements)
    for stranger in ("Strandmoen", "Kvalheim", "kaffepauser", "Felles møtetider", "Side "):
        assert stranger not in quotes


def test_nothing_of_the_tables_is_left_over():
    for file in (STRUCTURE, SWEDISH):
        assert read(file).problems == ()


def test_what_the_note_leaves_open_is_reported():
    kinds = Counter(problem.kind for problem in read(NOTE).problems)
    assert kinds[ProblemKind.EMPTY_BULLET] == 1
    assert kinds[ProblemKind.EMPTY_UNIT] == 1  # Arkiv
    assert not any(problem.lost for problem in read(NOTE).problems)


def test_the_swedish_table_has_wishes_and_strains():
    statuses = Counter(s.status for s in read(SWEDISH).statements)
    assert statuses == {Status.EXISTING: 9, Status.PROPOSED: 4, Status.STRAINED: 3}
    places = [s.place for s in read(SWEDISH).statements]
    assert {place.sheet for place in places} == {"Samverkan"}
    assert [place.row for place in places] == list(range(5, 21))


def test_the_structure_places_every_unit_that_answered():
    units = {unit.name: unit for unit in read(STRUCTURE).units}
    for name in read(NOTE).respondents:
        assert units[name].groups.keys() == {"kommunalområde", "sted"}
        assert units[name].scope is Scope.INTERNAL
        assert units[name].kind is not None
    assert units["Hovedverneombud"].kind is Kind.ROLE
    assert units["NAV"].scope is Scope.EXTERNAL


def test_the_example_is_as_untidy_as_promised():
    text = (EXAMPLES / NOTE).read_text("utf-8")
    rows = gold(NOTE)
    assert len({row["unit"] for row in rows}) == 19
    assert len(rows) == 189
    assert len(re.findall(r"\n\f[-*•] ", text)) >= 2  # pages that break in a list
    assert Counter(row["basis"] for row in rows) == {
        "stated": 140,
        "unit_note": 38,
        "unknown": 11,
    }
    pairs = Counter((row["unit"], row["partner"]) for row in rows)
    assert pairs["Barnevernstjenesten", "Helsestasjonen"] == 2
    for row in rows:  # the gold's lines are the document's
        assert row["partner"] in text.split("\n")[row["line"] - 1]


def test_the_readme_names_every_file():
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    files = {path.name for path in EXAMPLES.iterdir()} - {"README.md"}
    assert files == {NOTE, STRUCTURE, DANISH, SWEDISH}
    assert all(f"`{name}`" in readme for name in files)
