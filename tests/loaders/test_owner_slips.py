"""What stands beside the name of whose list it is must not become the name."""

import pytest

from loaders import load
from loaders.titles.owners import labelled_owner, titled


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("Regular meetings autumn 26 / spring 27 - Harbour Office", "Harbour Office"),
        ("Faste møter høsten 26 / våren 27 - Havnekontoret", "Havnekontoret"),
        ("Faste møder efteråret 26 / foråret 27 - Havnekontoret", "Havnekontoret"),
        ("Fasta möten hösten 26 / våren 27 - Hamnkontoret", "Hamnkontoret"),
    ],
)
def test_a_season_is_nobody(title, owner):
    said = titled(title)
    assert said is not None
    assert said.owner == owner


@pytest.mark.parametrize(
    "line", ["Stilling: Havnevakt, 80 %", "Stilling: Havnevakt, 32 t/uge", "Rolle: Havnevakt"]
)
def test_how_large_a_post_is_is_no_part_of_its_name(line):
    assert labelled_owner(line) == "Havnevakt"


def ties(path, text):
    path.write_text(text, encoding="utf-8")
    reading = load.load(path)
    return {(said.subject, said.object) for said in reading.statements}


@pytest.mark.parametrize(
    "head",
    ["Nr;Name;Party 1;Party 2;Covers;Check-in", "Nr;Namn;Part 1;Part 2;Avser;Avstämning"],
)
def test_what_an_agreement_is_called_is_no_party(tmp_path, head):
    rows = (
        "1;Cleaning;Service Office;Harbour School;class rooms;monthly\n"
        "2;Dinner;Kitchen Services;Hill Care Home;meals;weekly\n"
        "3;Paths;Highways Department;Parks Department;gravel;yearly\n"
    )
    assert ties(tmp_path / "register.csv", f"{head}\n{rows}") == {
        ("Service Office", "Harbour School"),
        ("Kitchen Services", "Hill Care Home"),
        ("Highways Department", "Parks Department"),
    }


def test_those_who_are_responsible_for_the_tasks_of_a_wheel_are_the_units(tmp_path):
    text = (
        "# Annual wheel 2027 – Children and Schools\n\n"
        "| Month | Activity | Responsible | Together with |\n|---|---|---|---|\n"
        "| May | places in nursery | Nursery Services | Finance Department |\n"
        "| June | moving to school | Schools Department | Health Visitors |\n"
        "| August | new pupils | Transport Office | Harbour School |\n"
    )
    assert ties(tmp_path / "wheel.md", text) == {
        ("Nursery Services", "Finance Department"),
        ("Schools Department", "Health Visitors"),
        ("Transport Office", "Harbour School"),
    }
