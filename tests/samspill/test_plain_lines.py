"""What a person reads when there is nothing to show, or when something is wrong."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from click.testing import Result

import samspill
from graph.network import Network
from queries import hubs as hubs_module

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("hubs", "--seed", "-1"), "give 0 or more"),
        (("overview", "--seed", "-3"), "give 0 or more"),
        (("ties", "--frequency", "-"), "--frequency is 52, 12-230, 52- or -12, not “-”"),
        (("ties", "--frequency", ""), "--frequency is 52"),
        (("ties", "--frequency", "nan"), "--frequency is 52"),
        (("ties", "--frequency", "1e400-"), "--frequency is 52"),
        (("hubs", "--if-unknown", "1e308"), "1e+308 contacts a year is no frequency"),
        (("hubs", "--if-unknown", "inf"), "inf contacts a year is no frequency"),
        (("show", "Librari"), "Nearest: Library"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    loaded: Run, words: tuple[str, ...], told: str
) -> None:
    result = loaded(*words)
    assert result.exit_code == 2
    assert told in f"{result.output} {result.exception}"


def test_a_name_like_no_other_has_no_nearest(loaded: Run) -> None:
    assert "Nearest" not in str(loaded("show", "qqqq").exception)


def test_a_grouping_of_few_people_is_not_said_to_be_missing(run: Run, folder: Path) -> None:
    (folder / "structure.csv").write_text(
        "unit;kind;department;place\nLibrary;unit;Culture;Town\nPool;unit;Culture;Bay\n",
        "utf-8",
    )
    assert run("load", "list.txt", "structure.csv").exit_code == 0
    for words in (
        ("silos", "--by", "department"),
        ("silos",),
        ("brokers", "--by", "department"),
        ("communities", "--by", "department"),
        ("report", "--by", "department"),
        ("report", "--by", "department", "--pseudonymous"),
        ("silos", "--by", "department", "--if-unknown", "weekly"),
        ("ties", "--group", "department=Culture"),
    ):
        told = str(run(*words).exception)
        assert "the groups of “department” may not be shown: they are of too few people" in told
        assert "load a structure file" not in told
    told = str(run("silos", "--by", "team").exception)
    assert "no unit has the attribute “team”. Attributes: none that may be shown" in told


def test_a_small_group_is_told_to_stand_with_others(loaded: Run, folder: Path) -> None:
    areas = ["Culture"] * 6 + ["Park"] * 7 + ["Sea"] * 2
    rows = [f"Office {i};unit;{name}" for i, name in enumerate(areas)]
    (folder / "more.csv").write_text("unit;kind;area\n" + "\n".join(rows), "utf-8")
    assert loaded("load", "more.csv").exit_code == 0
    told = str(loaded("ties", "--group", "area=Sea").exception)
    assert "no unit has area “Sea”. Groups: (< 5), Park. Groups of too few people stand" in told


def test_without_rows_there_is_a_sentence_and_no_heading(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("Minutes\n\nNothing was decided.\n", "utf-8")
    run("load", "empty.txt")
    for words, told in (
        (("statements",), "The graph holds no statement yet."),
        (("actors",), "The graph holds no unit yet."),
        (("names",), "No name is in doubt."),
        (("check",), "The graph is whole."),
    ):
        result = run(*words)
        assert result.exit_code == 0
        assert result.output.strip().startswith(told)
        assert run(*words, "--format", "json").stdout.strip() == "[]"


def test_statements_say_where_they_stand(run: Run, folder: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Lists"
    for row in (("Unit", "Partner", "Frequency"), ("Pool", "Works", "weekly")):
        sheet.append(row)
    book.save(folder / "ties.xlsx")
    run("load", "ties.xlsx", "list.txt")
    told = run("statements").stdout
    assert "ties.xlsx:Lists!2" in told
    assert "list.txt:7" in told
    first = json.loads(run("statements", "--format", "jsonl").stdout.splitlines()[0])
    assert not {"where", "times"} & first.keys()


def test_one_of_a_thing_is_told_as_one(run: Run, folder: Path) -> None:
    (folder / "one.csv").write_text("unit,partner,frequency\nPool,Works,weekly\n", "utf-8")
    run("load", "one.csv")
    told = "".join(
        run(*words).output
        for words in (
            ("missing",),
            ("missing", "--predicted"),
            ("themes",),
            ("communities",),
            ("uncertainty",),
            ("overview",),
        )
    )
    for wrong in ("1 units", "1 pairs", "1 ties", "1 actors", "0 draws", "0 of 0"):
        assert wrong not in told
    assert "1 unit answered" in told
    assert "Nothing to read first" in told


@pytest.mark.parametrize(
    "name", ["hubs", "silos", "ties", "show", "missing", "coverage", "map"]
)
@pytest.mark.parametrize("wrong", [3, None, nx.path_graph(3), (1, 2)])
def test_what_is_no_network_is_told_how_to_become_one(name: str, wrong: object) -> None:
    with pytest.raises(TypeError) as found:
        getattr(samspill, name)(wrong)
    assert f"samspill.{name} takes a network, not {type(wrong).__name__}" in str(found.value)
    assert "from_networkx" in str(found.value)


def test_the_front_door_shows_the_functions_behind_it() -> None:
    network = Network.from_networkx(nx.path_graph(3))
    assert samspill.hubs(network) == hubs_module.hubs(network=network)
    assert inspect.signature(samspill.hubs) == inspect.signature(hubs_module.hubs)
    assert samspill.hubs.__doc__ == hubs_module.hubs.__doc__
    assert samspill.hubs is samspill.hubs
