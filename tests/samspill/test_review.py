"""Doubtful names answered in the terminal: in which order, with which keys, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import samspill
from graph.decisions import Decision, Judgement, add, read
from graph.errors import UsageError
from samspill.cli import app
from samspill.review import Review, cases

Run = Callable[..., Result]

# The spellings of the adviser stand in three statements, those of the market in one.
LIST = """Collaboration

Pool

- Youth employment adviser (weekly): jobs
- Youth employmemt adviser (monthly)
- Trade and industry committee
- Trade and industri committee (yearly)

Library

- Youth employment adviser: reading
- Youth employmemt adviser: books
- Youth employmemt adviser at the town hall: forms
- Trade and industry committee: fairs

Works

- Youth employment adviser
- Youth employmemt adviser
"""


@pytest.fixture
def doubts(run: Run, folder: Path) -> Path:
    (folder / "doubts.txt").write_text(LIST, "utf-8")
    run("load", "doubts.txt", "-g", "d.db")
    return folder


def review(folder: Path) -> Review:
    _, evidence = samspill.open("d.db")
    return Review(cases(evidence), folder / "d.names.yaml")


def hold(*keys: str) -> Result:
    words = ["names", "--review", "-g", "d.db"]
    return CliRunner().invoke(app, words, input="".join(f"{key}\n" for key in keys))


def test_the_most_consequential_comes_first(doubts: Path) -> None:
    asked = review(doubts).cases
    assert len(asked) >= 2
    assert [case.moves for case in asked] == sorted((c.moves for c in asked), reverse=True)
    for case in asked:
        assert case.sides[0].statements >= case.sides[1].statements
        for side in case.sides:
            assert side.name in side.quote
            assert "doubts.txt:" in side.quote


def test_answers_are_written_one_by_one_and_settle_the_names(doubts: Path, run: Run) -> None:
    count = len(review(doubts).cases)
    result = hold("s", "d")
    assert result.exit_code == 0
    assert f"1 of {count}" in result.output
    assert f"2 of {count}" in result.output
    assert "1 different, 1 same" in result.output
    said = read(doubts / "d.names.yaml")
    assert [d.judgement for d in said] == [Judgement.SAME, Judgement.DIFFERENT]
    names = run("actors", "-f", "json", "-g", "d.db").stdout
    assert names.count("Youth employmemt adviser") >= 1
    assert len(review(doubts).cases) <= count - 2


def test_undo_takes_back_and_asks_again(doubts: Path) -> None:
    result = hold("u", "x", "s", "u", "k", "q")
    assert "nothing to take back" in result.output
    assert result.output.count("\n1 of ") == 2
    assert read(doubts / "d.names.yaml") == ()
    assert "1 skipped" in result.output


@pytest.mark.parametrize("keys", [(), ("q",), ("k", "q")])
def test_leaving_changes_nothing(doubts: Path, keys: tuple[str, ...]) -> None:
    result = hold(*keys)
    assert result.exit_code == 0
    assert not (doubts / "d.names.yaml").exists()
    assert "names are left in doubt" in result.output


def test_undo_leaves_alone_what_somebody_else_wrote(doubts: Path) -> None:
    asked = review(doubts)
    asked.answer(Judgement.SAME)
    other = Decision(judgement=Judgement.EXTERNAL, names=("Pool",))
    add(doubts / "d.names.yaml", other)
    with pytest.raises(UsageError, match="changed since"):
        asked.undo()
    assert read(doubts / "d.names.yaml")[-1] == other


def test_what_follows_from_answers_is_not_asked(doubts: Path) -> None:
    asked = review(doubts)
    first = asked.cases[0]
    asked.cases.insert(1, first)  # the same doubt for another reason
    asked.answer(Judgement.DIFFERENT)
    assert asked.current is not None
    assert asked.current.question.names != first.question.names
    assert asked.undo()
    assert asked.number == 1


def test_a_compound_is_split_into_units_that_the_person_names(run: Run, folder: Path) -> None:
    (folder / "c.txt").write_text(
        "Samarbeid\n\nSvømmehall\n\n- Kultur\n- Idrett\n- Kultur og idrett (ukentlig)\n",
        "utf-8",
    )
    run("load", "c.txt", "-g", "d.db")
    (case, *_) = review(folder).cases
    assert (case.question.reason, case.question.names[1]) == ("compound", "Kultur og idrett")
    result = hold("p", "Kultur", "p", "Kultur; Idrett")
    assert "two names or more" in result.output
    (said,) = read(folder / "d.names.yaml")
    assert (said.judgement, said.names) == (Judgement.SPLIT, ("Kultur og idrett",))
    assert said.into == ("Kultur", "Idrett")
    assert "1 split" in result.output
    twice = Review([case, case], folder / "other.yaml")
    twice.answer(Judgement.SPLIT, ("Kultur", "Idrett"))
    assert twice.current is None  # a name that is split is asked about no more
    assert not review(folder).cases


def test_nothing_in_doubt(run: Run, folder: Path) -> None:
    (folder / "one.txt").write_text("Collaboration\n\nPool\n\n- Archive\n", "utf-8")
    run("load", "one.txt", "-g", "d.db")
    assert "No name is in doubt" in hold().output
