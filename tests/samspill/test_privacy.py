"""What must not be seen is in no output, whichever way it is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from graph.disclosure import together
from viz.exports.export import ENDINGS, FORMS

Run = Callable[..., Result]
Texts = Callable[[Path], str]

# One department has three people, so its name may not be shown. With it goes the smallest of
# the others: the rest of the total would be the hidden one. Leaders and foremen are persons.
STRUCTURE = """unit;department;leader;foreman;employees
Library;Letters;Solveig Aasland;Arvid;30
Pool;Leisure;Bjarte Lunde;Torunn;9
Works;Trenches;Synne Haugland;Arne;3
Parks;Meadows;Ottar Vik;Signe;25
Schools;Letters;Marit Sunde;Birk;80
"""
HIDDEN = ("Trenches", "Leisure", "Solveig", "Lunde", "Synne", "Ottar", "Sunde", "Arvid", "Birk")
EXPORTS = [(ending, form) for ending in ENDINGS for form in ("", *FORMS[ending])]


@pytest.fixture
def guarded(run: Run, folder: Path) -> Run:
    (folder / "structure.csv").write_text(STRUCTURE, "utf-8")
    assert run("load", "list.txt", "structure.csv", "ties.csv").exit_code == 0
    return run


def exported(run: Run, texts: Texts, folder: Path, ending: str, form: str, *more: str) -> str:
    out = folder / "out"
    out.mkdir()
    chosen = ("--form", form) if form else ()
    result = run("export", "-o", str(out / f"graph{ending}"), *chosen, *more)
    assert result.exit_code == 0, result.output
    return "\n".join(texts(path) for path in out.iterdir())


@pytest.mark.parametrize(("ending", "form"), EXPORTS)
def test_no_export_names_a_small_group(
    guarded: Run, texts: Texts, folder: Path, ending: str, form: str
) -> None:
    said = exported(guarded, texts, folder, ending, form)
    assert "Library" in said
    assert not [word for word in HIDDEN if word in said]


@pytest.mark.parametrize("ending", [".html", ".pdf", ".docx", ".xlsx"])
def test_no_report_names_a_small_group(
    guarded: Run, texts: Texts, folder: Path, ending: str
) -> None:
    assert guarded("report", "-o", f"report{ending}").exit_code == 0
    said = texts(folder / f"report{ending}")
    assert "Library" in said
    assert not [word for word in HIDDEN if word in said]


def test_the_map_does_not_either(guarded: Run, texts: Texts, folder: Path) -> None:
    assert guarded("map", "-o", "map.html").exit_code == 0
    said = texts(folder / "map.html")
    assert "reading weeks" in said
    assert not [word for word in HIDDEN if word in said]
    assert guarded("map", "-o", "labels.html", "--pseudonymous").exit_code == 0
    said = texts(folder / "labels.html")
    assert re.search(r"U-[A-Z2-7]{8}", said)
    assert not [
        word for word in ("Schools", "Library", "reading weeks", "list.txt") if word in said
    ]


@pytest.mark.parametrize("command", ["actors", "statements", "ties", "silos", "coverage"])
def test_no_listing_names_a_small_group(guarded: Run, command: str) -> None:
    said = guarded(command, "--format", "json").stdout
    assert said
    assert not [word for word in HIDDEN if word in said]


def test_what_is_put_together_is_called_so_and_a_setting_shows_it(
    guarded: Run, texts: Texts, folder: Path
) -> None:
    found = exported(guarded, texts, folder, ".graphml", "")
    assert found.count(together().replace("<", "&lt;")) == 2  # Pool and Works
    assert "Meadows" in found
    (folder / "samspill.toml").write_text("smallest_group = 1\n", "utf-8")
    assert "Trenches" in guarded("actors", "--format", "json").stdout


@pytest.mark.parametrize(("ending", "form"), EXPORTS)
def test_no_export_under_pseudonyms_says_a_word_of_the_documents(
    guarded: Run, texts: Texts, folder: Path, ending: str, form: str
) -> None:
    said = exported(guarded, texts, folder, ending, form, "--pseudonymous")
    assert re.search(r"U-[A-Z2-7]{8}", said)
    found = {"Library", "Schools", "Pool", "snow", "reading weeks", "list.txt"}
    assert not [word for word in found if word in said]


@pytest.mark.parametrize("ending", [".html", ".pdf", ".docx", ".xlsx"])
def test_no_report_under_pseudonyms_does_either(
    guarded: Run, texts: Texts, folder: Path, ending: str
) -> None:
    done = guarded("report", "-o", f"report{ending}", "--pseudonymous")
    assert done.exit_code == 0, done.output
    said = texts(folder / f"report{ending}")
    assert re.search(r"U-[A-Z2-7]{8}", said)
    found = {"Schools", "Pool", "snow", "reading weeks", "list.txt", "workshop"}
    assert not [word for word in found if word in said]


@pytest.mark.parametrize("ending", [".html", ".pdf", ".docx", ".xlsx"])
def test_the_sheet_of_a_unit_is_asked_for_by_its_name_and_does_not_say_it(
    guarded: Run, texts: Texts, folder: Path, ending: str
) -> None:
    by_name = ("report", "-o", f"named{ending}", "--pseudonymous", "--unit", "schools")
    assert guarded(*by_name).exit_code == 0
    listed = guarded("pseudonyms", "--format", "csv").stdout
    label = next(line for line in listed.splitlines() if "Schools" in line).split(",")[0]
    by_label = ("report", "-o", f"label{ending}", "--pseudonymous", "--unit", label)
    assert guarded(*by_label).exit_code == 0
    said = texts(folder / f"named{ending}")
    assert label in said
    assert "schools" not in said.casefold()
    assert (folder / f"named{ending}").read_bytes() == (folder / f"label{ending}").read_bytes()
    nobody = ("report", "-o", "r.html", "--pseudonymous", "--unit", "Nowhere at all")
    assert "Schools" not in guarded(*nobody).output


def test_the_secret_is_made_once_and_tells_who_is_who(
    guarded: Run, texts: Texts, folder: Path
) -> None:
    asked = guarded("pseudonyms")
    assert asked.exit_code == 2
    said = exported(guarded, texts, folder, ".graphml", "", "--pseudonymous")
    listed = guarded("pseudonyms", "--format", "csv").stdout
    label = next(line for line in listed.splitlines() if "Library" in line).split(",")[0]
    assert label in said
    assert (folder / "samspill.secret").stat().st_mode & 0o077 == 0
