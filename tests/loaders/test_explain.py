"""What each line was taken for: every line is told of once, and agrees with the reading."""

from collections import Counter
from pathlib import Path

import pytest

from graph.model import Problem, ProblemKind, Reading
from graph.problems import WHAT
from loaders.explain import Explained, Role, explain
from loaders.load import load

HERE = Path(__file__).parent
DOCUMENTS = sorted(
    [p for p in (HERE / "documents").iterdir() if p.suffix != ".expected"]
    + [p for p in (HERE / "shapes").glob("*/*") if p.suffix != ".gold"]
)


def lines(path: Path) -> list[Explained]:
    found = explain(path)
    assert not isinstance(found, Problem)
    return found


def written(tmp_path: Path, text: str, name: str = "list.txt") -> Path:
    (path := tmp_path / name).write_text(text, "utf-8")
    return path


def roles(path: Path) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in lines(path)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=[p.name for p in DOCUMENTS])
def test_what_is_told_agrees_with_the_reading(path):
    reading = load(path)
    assert isinstance(reading, Reading)
    told = lines(path)
    ties = {gives.split(" → ")[0] for one in told for gives in one.gives if " → " in gives}
    for said in reading.statements:
        assert any(f"{said.subject} → {said.object}" in g for one in told for g in one.gives)
    assert bool(ties) is bool(reading.statements)


@pytest.mark.parametrize(
    "path", [p for p in DOCUMENTS if p.suffix == ".txt"], ids=lambda p: p.name
)
def test_every_block_is_told_of_once_and_in_order(path):
    told = lines(path)
    places = [(one.page or 0, one.line or 0) for one in told]
    assert places == sorted(places)
    assert max(Counter((one.line, one.text) for one in told).values()) == 1


def test_each_role_of_a_list(tmp_path):
    text = """Rapport fra verksted

Samarbeidspartnere

Hvis ikke annet er sagt, møtes vi månedlig.

Havnevesenet
- Tollvesenet (ukentlig): varer
  - også om natta
- Losene
Målet er trygge skip.

Veien videre

Vi skriver en plan.
"""
    assert roles(written(tmp_path, text)) == [
        (Role.TEXT, "Rapport fra verksted"),
        (Role.LIST_HEADING, "Samarbeidspartnere"),
        (Role.NOTE, "Hvis ikke annet er sagt, møtes vi månedlig."),
        (Role.UNIT, "Havnevesenet"),
        (Role.PARTNER, "Tollvesenet (ukentlig): varer"),
        (Role.DETAIL, "også om natta"),
        (Role.PARTNER, "Losene"),
        (Role.NOTE, "Målet er trygge skip."),
        (Role.TEXT, "Veien videre"),
        (Role.TEXT, "Vi skriver en plan."),
    ]


def test_running_heads_and_page_numbers_are_told(tmp_path):
    pages = [f"Havneplan\n\nKapittel {n} handler om vann.\n\n{n}" for n in range(1, 5)]
    told = roles(written(tmp_path, "\f".join(pages)))
    assert Counter(role for role, _ in told)[Role.RUNNING] == 3  # the first is the title
    assert [text for role, text in told if role == Role.PAGE_NUMBER] == ["1", "2", "3", "4"]


def test_the_rows_of_a_table(tmp_path):
    text = "Våre lister;;\nEnhet;Samarbeidspartner;Hyppighet\nKai;Los;ukentlig\n;;daglig\n"
    told = lines(written(tmp_path, text, "list.csv"))
    assert [(one.row, one.role) for one in told] == [
        (1, Role.TABLE_TITLE),
        (2, Role.TABLE_HEADER),
        (3, Role.TABLE_ROW),
        (4, Role.REST_OF_TABLE),
    ]
    assert told[2].gives == ("Kai → Los, 52 a year [existing]",)
    assert told[3].problems


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "Samarbeidspartnere\n\nHavna\n- Losene\n- To\x07llen\n"),
        (
            "list.csv",
            "Enhet;Partner\nHavna;Losene\nHavna;Vakten\nHavna;Vinden\nHavna;To\x07llen\n",
        ),
        (
            "list.html",
            "<h1>Samarbeidspartnere</h1>\n<h2>Havna</h2>\n<ul>\n<li>Losene</li>\n<li>To\x07llen",
        ),
    ],
)
def test_control_characters_that_were_passed_over_are_told_first(tmp_path, name, text):
    first, *rest = lines(written(tmp_path, text, name))
    assert (first.line, first.role) == (5, Role.STRAY)
    assert first.problems == (WHAT[ProblemKind.STRAY],)
    assert any("Havna → Tollen" in gives for one in rest for gives in one.gives)
    assert not any(one.problems for one in rest)


def test_what_cannot_be_read_is_a_problem(tmp_path):
    found = explain(tmp_path / "missing.txt")
    assert isinstance(found, Problem)
    assert found.kind is ProblemKind.UNREADABLE


def test_whose_document_it_is(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(
        "Handover note\nUnit: Harbour Office, Seaton Council\n\nThe keys hang in the hall.\n\n"
        "Where it rubs\n- Fire Service: nobody answers\n- Parks Department: keys go missing\n",
        encoding="utf-8",
    )
    told = {line.line: line for line in explain(path)}
    assert (told[2].role, told[2].gives) == ("unit", ("Harbour Office",))
    assert "Harbour Office → Fire Service: nobody answers [strained]" in told[7].gives


def test_whose_document_it_is_where_no_list_of_its_own_follows(tmp_path):
    path = tmp_path / "wheel.md"
    path.write_text(
        "# Annual wheel Harbour Office\n\n| Month | Together with | What |\n|---|---|---|\n"
        "| May | Fire Service | drill |\n| June | Parks Department | flower beds |\n",
        encoding="utf-8",
    )
    told = {line.line: line for line in explain(path)}
    assert (told[1].role, told[1].gives) == ("whose document it is", ("Harbour Office",))
