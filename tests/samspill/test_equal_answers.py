"""One graph in SQLite and on a real Neo4j: every question has the same answer to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import signature
from pathlib import Path

import pytest
from typer.testing import CliRunner

import samspill
from samspill.cli import app
from samspill.commands import asking
from samspill.demo import examples

DOCUMENTS = (".txt", ".csv", ".xlsx")
QUESTIONS = (
    "overview",
    "overview --top 0 --seed 3",
    "ties",
    "ties --status existing --frequency 12-",
    "statements",
    "actors",
    "problems",
    "names",
    "hubs",
    "hubs --measure closeness",
    "hubs --if-unknown weekly",
    "brokers",
    "communities",
    "missing",
    "missing --predicted",
    "missing --predicted --method katz",
    "themes",
    "uncertainty",
    "coverage",
    "hubs --min-confidence 1",
)
WITH_GROUPS = (
    "ties --group sted=Rådhuset",
    "ties --source-document fagersund_samarbeid.txt --text ukentlig",
    "brokers --by kommunalområde",
    "silos",
    "silos --by sted --permutations 199",
    "cohesion",
    "communities --by sted",
    "missing --bridging",
    "missing --bridging --by sted",
)


NO_QUESTIONS = {"check", "export", "load", "pseudonyms", "vocabulary"}


@dataclass(frozen=True)
class Pair:
    """One graph in two stores."""

    file: str
    server: str
    grouped: bool
    ends: tuple[str, str]


@pytest.fixture(
    scope="module",
    params=["example", pytest.param("list", marks=pytest.mark.shared)],
)
def pair(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    neo4j_server: Callable[[], str],
    shared: Path,
) -> Iterator[Pair]:
    """The example municipality, and a list of a real one: loaded into each store by itself."""
    folder = tmp_path_factory.mktemp("equal")
    example = request.param == "example"
    files = sorted(p for p in examples().iterdir() if p.suffix in DOCUMENTS)
    if not example:
        files = sorted((shared / "seeds").glob("004*.txt"))
    assert files
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        patched.delenv("SAMSPILL_GRAPH", raising=False)
        here, there = str(folder / "samspill.db"), neo4j_server()
        for graph in (here, there):
            for file in files:
                samspill.load(file, graph, organisation=file.stem.partition("_")[0])
        # Each graph is read once; what is asked of it does not change it.
        patched.setattr(asking, "network_of", cache(asking.network_of))
        names = sorted(actor.name for actor in samspill.open(here)[0].actors)
        yield Pair(here, there, example, (names[0], names[-1]))


def answer(graph: str, words: tuple[str, ...], form: str) -> bytes:
    result = CliRunner().invoke(app, [*words, "-g", graph, "--format", form])
    assert result.exit_code == 0, (words, result.output, result.exception)
    return result.stdout_bytes


def test_every_question_has_the_same_answer(pair: Pair) -> None:
    asked = [tuple(question.split()) for question in QUESTIONS]
    asked += [tuple(q.split()) for q in WITH_GROUPS if pair.grouped]
    asked += [("show", name) for name in pair.ends]
    asked.append(("path", *pair.ends))
    for words in asked:
        here, there = (answer(graph, words, "json") for graph in (pair.file, pair.server))
        assert len(here) > 2 or words == ("problems",), words
        assert here == there, words


def test_every_form_is_the_same(pair: Pair) -> None:
    for form in ("csv", "jsonl"):
        for words in (("ties",), ("statements",), ("missing",)):
            assert answer(pair.file, words, form) == answer(pair.server, words, form)


def test_no_question_is_left_out() -> None:
    """A new command that prints what a graph holds has to be asked of both stores, too."""
    commands = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback and "form" in signature(command.callback).parameters
    }
    asked = {question.split()[0] for question in (*QUESTIONS, *WITH_GROUPS)} | {"show", "path"}
    assert commands - asked <= NO_QUESTIONS
