"""Who speaks in a document: its sender, who was interviewed, a person for a unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.model import Reading
from loaders.load import load
from loaders.naming.text import marker
from loaders.prose.title_stance import stance_of_title
from tests.loaders.scoring import LEAST_CONFIDENCE

SET = Path(__file__).parent / "prose_voices.yaml"
CASES: list[tuple[str, dict[str, Any]]] = [
    (name, case)
    for name, cases in yaml.safe_load(SET.read_text("utf-8")).items()
    for case in cases
]
LANGUAGES = {"nb", "nn", "da", "sv", "en"}


def _claim(text: str) -> tuple[frozenset[str], str]:
    names, _, status = text.rpartition(": ")
    return frozenset(name.casefold() for name in names.split(" > ")), status


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{n}-{c['language']}-{i}" for i, (n, c) in enumerate(CASES)]
)
def test_who_speaks(tmp_path: Path, name: str, case: dict[str, Any]) -> None:
    path = tmp_path / ("a.md" if case["text"].startswith("#") else "a.txt")
    path.write_text(case["text"], "utf-8")
    reading = load(path)
    assert isinstance(reading, Reading)
    found = {
        (frozenset((_bare(s.subject), _bare(s.object))), str(s.status))
        for s in reading.statements
        if s.confidence >= LEAST_CONFIDENCE
    }
    assert found == {_claim(text) for text in case["told"]}, name


TITLES = [
    ("nb", "Slik har vi det", "existing"),
    ("nb", "Ting som ikke helt sitter", "strained"),
    ("nb", "Hva som bør komme", "proposed"),
    ("nn", "Kvar skoen trykkjer", "strained"),
    ("nn", "Kva eininga føreslår", "proposed"),
    ("da", "Her kniber det", "strained"),
    ("da", "Hvad vi mener bør ske", "proposed"),
    ("sv", "Så arbetar vi nu", "existing"),
    ("sv", "Sådant som inte sitter", "strained"),
    ("en", "Things that are not quite right", "strained"),
    ("en", "What ought to happen", "proposed"),
    ("en", "Non-statutory services", None),
    ("nb", "Godkjenning av innkalling", None),
]


@pytest.mark.parametrize(("language", "title", "expected"), TITLES)
def test_what_a_heading_says_of_all_under_it(
    language: str, title: str, expected: str | None
) -> None:
    told = stance_of_title(title, marker(language))
    assert (told and str(told)) == expected


def test_the_set_is_of_all_languages() -> None:
    assert {case["language"] for _, case in CASES} == LANGUAGES
