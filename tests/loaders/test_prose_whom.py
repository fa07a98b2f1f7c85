"""Who acts where a sentence does not say it, and which words name a unit, by class."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.loaders.prose_telling import Told

SET = Path(__file__).parent / "prose_whom.yaml"
CASES: list[tuple[str, dict[str, Any]]] = [
    (name, case)
    for name, cases in yaml.safe_load(SET.read_text("utf-8")).items()
    for case in cases
]
FEWEST = 60
LANGUAGES = {"nb", "nn", "da", "sv", "en"}
NOBODY = "nobody works with anybody"


def _claim(text: str) -> tuple[frozenset[str], str]:
    names, _, status = text.rpartition(": ")
    return frozenset(name.casefold() for name in names.split(" > ")), status


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{n}-{c['language']}-{i}" for i, (n, c) in enumerate(CASES)]
)
def test_who_works_with_whom(told: Told, name: str, case: dict[str, Any]) -> None:
    found = {
        (frozenset((subject.casefold(), other.casefold())), status)
        for subject, other, status in told(case["text"].rstrip("\n"), case["language"])
    }
    assert found == {_claim(text) for text in case["told"]}, name


def test_the_set_is_of_all_languages_and_a_third_of_it_tells_of_nobody() -> None:
    nobody = [case for name, case in CASES if name == NOBODY]
    assert len(CASES) >= FEWEST
    assert len(CASES) <= 4 * len(nobody)
    assert {case["language"] for _, case in CASES} == LANGUAGES
    assert {case["language"] for case in nobody} == LANGUAGES
    assert all(not case["told"] for case in nobody)
