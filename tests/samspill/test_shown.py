"""What a person is shown: no empty tables, no words of libraries, and tables apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import samspill
from queries.communities import communities
from samspill.demo import examples


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("shown") / "samspill.db"
    files = [examples() / f"fagersund_{name}" for name in ("samarbeid.txt", "struktur.csv")]
    samspill.load(files, str(path))
    return str(path)


def test_communities_can_be_weighed_by_contacts(run: Any, example: str) -> None:
    network = samspill.open(example)[0]
    for word, by in (("yearly", "pairs_if_yearly"), ("daily", "pairs_if_daily")):
        asked = run("communities", "--contacts", word, "-g", example, "-f", "json")
        found = json.loads(asked.stdout)
        assert found["by"] == by
        assert found["modularity"] == communities(network, by=by).modularity  # type: ignore[arg-type]
    told = run("communities", "--contacts", "yearly", "-g", example)
    assert "Modularity by contacts (unknown ones as yearly)" in told.stderr
    wrong = run("communities", "--contacts", "hourly", "-g", example)
    assert wrong.exit_code == 2
    assert "--contacts is yearly or daily, not “hourly”" in str(wrong.exception)


def test_what_there_is_none_of_has_no_table(run: Any, example: str) -> None:
    ways = run("path", "Skolene", "Brann og redning", "--frequency", "200-", "-g", example)
    assert ways.exit_code == 0
    assert "There is no such way." in ways.stderr
    assert ways.stdout == ""
    run("load", "list.txt")
    few = run("missing", "--predicted")
    assert "Too little data" in few.stderr
    assert "damic" not in few.stdout


def test_a_band_that_holds_nothing_is_told_in_whole_numbers(run: Any, example: str) -> None:
    told = run("ties", "--frequency", "52-12", "-g", example)
    assert told.exit_code == 2
    assert "a band from 52 to 12 contacts a year holds nothing" in str(told.exception)


def test_tables_of_one_answer_stand_apart(run: Any, example: str) -> None:
    told = run("silos", "--by", "sted", "--permutations", "9", "-g", example).stderr
    for heading in ("Each group, beside chance", "From group to group"):
        assert f"\n{heading}\n" in told
    told = run("cohesion", "--by", "sted", "--permutations", "9", "-g", example).stderr
    assert "\nAll groups together\n" in told
    assert "\nGroup by group\n" in told


def test_a_rank_by_strength_is_an_interval(run: Any, example: str) -> None:
    asked = run("hubs", "--measure", "in-strength", "-g", example, "-f", "jsonl", "--top", "0")
    rows = [json.loads(line) for line in asked.stdout.splitlines()]
    open_ = [row for row in rows if row["in_strength_unknown"]]
    assert open_
    for row in open_:
        assert row["in_strength_rank_best"] == 1  # nothing bounds it from above
        assert row["in_strength_rank_worst"] > 1
    assert all(row["evidence"] for row in rows if row["degree"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("min_confidence = 2", "min_confidence: is 1 or less, not 2"),
        ('smallest_group = "few"', "smallest_group: is a whole number, not 'few'"),
        ("language = 4", "language: is text, not 4"),
        ("frequency = 4", "frequency: is a table, not 4"),
    ],
)
def test_settings_are_refused_in_plain_words(
    run: Any, folder: Path, line: str, told: str
) -> None:
    (folder / "samspill.toml").write_text(f"{line}\n", "utf-8")
    asked = run("hubs")
    assert asked.exit_code == 2
    assert told in str(asked.exception)
