"""Abbreviations used as names: explained by the document, or said not to be."""

import pytest

from graph.identity import Mention, resolve
from graph.model import ProblemKind, Reading
from loaders.abbreviations import definitions
from loaders.load import load


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senter for bolig og drift (SBD) svarte", ("SBD", "Senter for bolig og drift")),
        ("fra SBD (Senter for bolig og drift) kom", ("SBD", "Senter for bolig og drift")),
        ("Vej- og Parkkontoret (VPK) har", ("VPK", "Vej- og Parkkontoret")),
    ],
)
def test_brackets_explain_either_way(text, found):
    assert list(definitions(text)) == [found]


@pytest.mark.parametrize(
    "text", ["møtet (12. mai)", "se (NB)", "pris (kr 40) (A)", "((", "(AB)"]
)
def test_other_brackets_explain_nothing(text):
    assert list(definitions(text)) == []


def reading(tmp_path, text: str) -> Reading:
    (path := tmp_path / "text.txt").write_text(text, "utf-8")
    found = load(path)
    assert isinstance(found, Reading)
    return found


LIST = "Samarbeidspartnere\n\nBiblioteket\n\n- SBD (ukentlig)\n- QXF\n- QXF: utlån\n- NAV\n"


def test_what_is_explained_is_one_actor_and_the_rest_is_asked_about_once(tmp_path):
    text = f"Senter for bolig og drift (SBD) har ikke svart på det som ble sendt.\n\n{LIST}"
    found = reading(tmp_path, text)
    short = [p.text for p in found.problems if p.kind is ProblemKind.ABBREVIATION]
    assert short == ["QXF"]
    assert [unit.name for unit in found.units] == ["Senter for bolig og drift (SBD)"]
    mentions = [Mention("", s.object) for s in found.statements]
    actors = resolve(mentions, [("", unit) for unit in found.units]).actors
    assert any({"SBD", "Senter for bolig og drift (SBD)"} <= set(a.names) for a in actors)


def test_initials_in_capitals_explain(tmp_path):
    text = (
        f"Det er Senter for Bolig og Drift som ikke har svart på det som ble sendt.\n\n{LIST}"
    )
    assert [unit.name for unit in reading(tmp_path, text).units] == [
        "Senter for Bolig og Drift (SBD)"
    ]


def test_an_abbreviation_that_nobody_is_called_is_no_problem(tmp_path):
    text = f"Vi bruker QRS og TUV til det som er av saker.\n\n{LIST.replace('QXF', 'Museet')}"
    short = [p.text for p in reading(tmp_path, text).problems]
    assert "QRS" not in short
    assert "NAV" not in short
