"""Files changed at random, and what the fuzzer found (`benchmarks/fuzz.py` looks further)."""

import io
import random
import time

import openpyxl
import pytest

from benchmarks.mutate import change
from graph.model import Problem, Reading
from graph.problems import describe
from loaders.load import load
from tests.loaders.outline import BULLET, CHAPTER, TEXT, UNIT, Entry
from tests.loaders.test_formats import FORMATS, as_csv, as_workbook, saved

ENTRIES = [
    Entry(CHAPTER, "Samarbeidspartnere", 1),
    Entry(UNIT, "Biblioteket", 2),
    Entry(BULLET, "Skolene (ukentlig): lesestunder", 3),
    Entry(BULLET, "NAV (2 ganger i året)", 4),
    Entry(TEXT, "Biblioteket ønsker et tettere samarbeid med helsestasjonen om språk.", 5),
    Entry(UNIT, "Kino", 6),
    Entry(BULLET, "Biblioteket (annenhver uke): filmklubb", 7),
]
ROWS = [["Kino", "Biblioteket\nSkolene", "ukentlig", "film"], ["", "NAV", "daglig", ""]]
TIMES = 25


def two_sheets() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(ROWS)))
    book.active.merge_cells("A2:A3")
    book.create_sheet("Ark 2").append(["Enhet", "Partner"])
    return saved(book)


FILES = {name: make(ENTRIES) for name, make in FORMATS.items()} | {
    "table.csv": as_csv(ROWS),
    "book.xlsx": two_sheets(),
    "list.txt": FORMATS["marks.md"](ENTRIES),
}


@pytest.mark.parametrize("name", FILES)
def test_no_change_makes_a_reader_fail(tmp_path, name):
    chance = random.Random(name)
    path = tmp_path / name
    for _ in range(TIMES):
        path.write_bytes(change(FILES[name], path.suffix, FILES[name], chance))
        found = load(path)
        problems = found.problems if isinstance(found, Reading) else (found,)
        for problem in problems:
            assert isinstance(problem, Problem)
            assert len(describe(problem).splitlines()) == 1


def test_a_problem_in_a_cell_of_two_lines_is_told_on_one(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(
        "<h1>Kino</h1><table><tr><th>Samarbeidspartner</th><th>Hyppighet</th></tr>"
        "<tr><td>NAV</td><td>ukentlig</td></tr><tr><td></td><td>daglig<br>av og til</td></tr>"
        "</table>",
        "utf-8",
    )
    found = load(path)
    assert isinstance(found, Reading)
    (line,) = map(describe, found.problems)
    assert "\n" not in line
    assert "av og til" in line


def test_a_long_meeting_plan_takes_time_by_its_rows_only(tmp_path):
    """It took the square of them: half a minute."""
    path = tmp_path / "plan.md"
    rows = [f"| {'January' if n % 2 else 'May'} | Finance | round {n} |" for n in range(1500)]
    head = "# Leisure\n\n| Month | With whom | Purpose |\n|---|---|---|\n"
    path.write_text(head + "\n".join(rows), "utf-8")
    start = time.process_time()
    found = load(path)
    assert isinstance(found, Reading)
    assert len(found.statements) == len(rows)
    assert time.process_time() - start < 8


def test_a_cell_as_long_as_a_book_is_no_header(tmp_path):
    """Each of its words was tried as the beginning of a frequency."""
    path = tmp_path / "table.csv"
    long = "(2 ganger i året)" * 3000
    path.write_text(f"Samhandling {long};\nEnhet;Partner\nKino;NAV\nKino;Skolene\n", "utf-8")
    start = time.process_time()
    assert load(path)
    assert time.process_time() - start < 8
