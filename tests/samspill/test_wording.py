"""What people are told: in their words, with numbers and nouns that agree."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from graph.model import Kind, ProblemKind, Status
from graph.problems import ADVICE
from loaders.vocabulary import vocabulary
from viz.wording import Wording

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("hubs", "--top", "-1"), "give 0 or more"),
        (("hubs", "--top", "many"), "give a whole number"),
        (("hubs", "--min-confidence", "2"), "give 1 or less"),
        (("hubs", "--min-confidence", "sure"), "give a number"),
        (("hubs", "-f", "xml"), "'xml' is not one of"),
        (("label", "Now", "--date", "2026-13-01"), "is no date"),
    ],
)
def test_wrong_options_are_told_in_plain_words(
    loaded: Run, words: tuple[str, ...], told: str
) -> None:
    result = loaded(*words)
    assert result.exit_code == 2
    shown = " ".join(result.output.replace("│", " ").split())
    assert told in shown
    assert "Input should" not in shown
    assert "Value error" not in shown


def test_a_workbook_of_ties_and_structure_says_both(run: Run, folder: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    ties, structure = book.worksheets[0], book.create_sheet("Structure")
    for row in (("Unit", "Partner", "Frequency"), ("Pool", "Works", "weekly")):
        ties.append(row)
    for row in (
        ("Unit", "Kind", "Parent"),
        ("Pool", "unit", "Town"),
        ("Works", "unit", "Town"),
    ):
        structure.append(row)
    book.save(folder / "both.xlsx")
    told = run("load", "both.xlsx").output
    assert "1 statement, 1 unit that answered, 2 units in the structure" in told
    assert "holds 1 statement from 1 source." in run("backup", "copy.db").output
    hidden = "the groups of “parent” may not be shown: they are of too few people"
    assert hidden in str(run("silos").exception)


def test_a_graph_is_not_copied_onto_itself(loaded: Run) -> None:
    result = loaded("copy", "samspill.db", "samspill.db")
    assert result.exit_code == 2
    assert "graph itself" in str(result.exception)


def test_a_label_has_a_name(loaded: Run) -> None:
    assert loaded("label", " ").exit_code == 2
    assert "no label" in loaded("label").output


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv", "en"])
def test_advised_words_are_understood(language: str) -> None:
    wording, words = Wording(language), vocabulary()
    statuses = re.findall(r"\w+", wording(ADVICE[ProblemKind.STATUS]))[1:]
    assert {words.status(word) for word in statuses} - {None} == set(Status)
    assert len([word for word in statuses if words.status(word)]) == len(statuses) - 1  # "or"
    kinds = re.findall(r"\w+", wording(ADVICE[ProblemKind.KIND]))[1:]
    assert {words.kind(word) for word in kinds} - {None} == set(Kind)
