"""Cards: a meeting or a role with labels under its name; who takes part, who is responsible."""

import pytest

from graph.model import ProblemKind, Reading
from loaders.document import work_through
from loaders.frequency import STANDARD
from loaders.readers import pipes, table
from loaders.tables.members import members
from loaders.tables.reader import read_tables
from tests.loaders.marked_up import SOURCE, pairs, read


def sheet(text: str) -> Reading:
    tables = table.read(text.encode(), "t.csv")
    assert isinstance(tables, tuple)
    return read_tables(tables, SOURCE)


def sheet_pairs(text: str) -> list[tuple[str, str]]:
    return [(said.subject, said.object) for said in sheet(text).statements]


# --- whose card it is ------------------------------------------------------------------------


def card(*lines: str, title: str = "Kite board") -> str:
    return "\n".join(["# Boards of Sandhaven", "", title, *lines, ""])


def test_who_is_responsible_meets_those_who_take_part():
    text = card("Attendees: Beach Team, Weather Office", "Frequency: monthly", "Lead: Parks")
    assert pairs(text) == [("Parks", "Beach Team"), ("Parks", "Weather Office")]
    assert {said.frequency.low for said in read(text)} == {12}


def test_without_one_the_card_is_its_own():
    text = card("Attendees: Beach Team, Weather Office", "Frequency: monthly")
    assert pairs(text) == [("Kite board", "Beach Team"), ("Kite board", "Weather Office")]


def test_a_person_is_responsible_for_nothing_here():
    text = card("Attendees: Beach Team, Parks", "Frequency: monthly", "Lead: Kari Nordmann")
    assert pairs(text) == [("Kite board", "Beach Team"), ("Kite board", "Parks")]


def test_what_the_text_says_of_all_its_meetings_counts_for_each():
    text = (
        "# Regular meetings of the Harbour Office\n\nTide round\nAttendees: Pilots, Customs\n"
    )
    found = pairs(f"{text}How often: every week\n")
    assert found == [("Harbour Office", "Pilots"), ("Harbour Office", "Customs")]


def test_the_unit_is_no_partner_of_itself():
    text = card("Attendees: Parks, Beach Team", "Frequency: monthly", "Lead: Parks")
    assert pairs(text) == [("Parks", "Beach Team")]


@pytest.mark.parametrize(
    "rate", ["Møtefrekvens: kvartalsvis", "Vi møtes: hver tredje måned", "Når: hvert kvartal"]
)
def test_a_value_tells_how_often_whatever_its_label(rate):
    text = card("Deltakere: Havnekontoret, Losene", rate)
    assert {said.frequency.low for said in read(text)} == {4}


# --- what is no card -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("Deltakere: Havnekontoret, Losene", "Dato: 4. mars", "Referent: Losene"),
        ("Til stede: Havnekontoret, Losene", "Tidspunkt: mandag 4. mars kl. 10"),
        ("Medlemmer: Havnekontoret, Losene", "Sekretær: Losene"),
        ("Formål: rene strender", "Ansvarlig: Havnekontoret", "Hyppighet: ukentlig"),
    ],
    ids=["minutes", "one meeting", "members", "nobody takes part"],
)
def test_one_meeting_and_a_list_of_members_are_no_card(lines):
    assert pairs(card(*lines)) == []


def test_the_purpose_of_a_unit_is_not_that_of_a_contact():
    text = "## Pools\n\nWorks with: Schools, Clubs\nPurpose: a town that swims\n"
    assert [(said.object, said.purpose) for said in read(text)] == [
        ("Schools", ""),
        ("Clubs", ""),
    ]
    told = read(text.replace("Purpose:", "Purpose of the contact:"))
    assert {said.purpose for said in told} == {"a town that swims"}


# --- who takes part --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Losene, Tollerne og andre", ["Losene", "Tollerne"]),
        ("Losene, 2 representanter fra Roklubben", ["Losene", "Roklubben"]),
        ("Losene, tre ansatte i havnevakta. Sak sendes ut.", ["Losene", "havnevakta"]),
        ("Losene; rep. Roklubben; evt Tollerne", ["Losene", "Roklubben", "Tollerne"]),
        ("anställda på badet och anställda på biblioteket", ["badet", "biblioteket"]),
        ("Fire Service, Housing", ["Fire Service", "Housing"]),
        ("Plan og bygg", ["Plan og bygg"]),
        ("Barn og unge, Losene", ["Barn og unge", "Losene"]),
        ("barn 6-12 år", []),
        ("ungdommer og pasienter", []),
        ("Alle som har lyst til å være med på en tur i skogen en dag", []),
        ("12", []),
    ],
)
def test_who_takes_part(text, who):
    assert members(text) == who


def test_what_is_held_for_people_ties_nobody():
    text = card("Deltakere: barn 3-6 år", "Når: hver tirsdag", "Ansvarlig: Badet")
    assert pairs(text) == []
    assert sheet_pairs("Kurs;Deltakere;Hyppighet;Ansvarlig\nYoga;24;ukentlig;Badet\n") == []


# --- tables of meetings ----------------------------------------------------------------------


def test_a_table_of_meetings_ties_the_responsible_with_the_others():
    text = (
        "Forum;Members;Frequency;Chair\n"
        "Tide round;Pilots, Customs;weekly;Harbour Office\n"
        "Kite board;Beach Team;monthly;Parks\n"
    )
    assert sheet_pairs(text) == [
        ("Harbour Office", "Pilots"),
        ("Harbour Office", "Customs"),
        ("Parks", "Beach Team"),
    ]


@pytest.mark.parametrize("chairs", [("Kari Nordmann", "Olsen"), ("KN", "PO"), ("", "")])
def test_where_persons_are_responsible_the_forum_itself_is_the_unit(chairs):
    one, other = chairs
    text = (
        "Forum;Members;Frequency;Chair\n"
        f"Tide round;Pilots;weekly;{one}\nKite board;Beach Team;monthly;{other}\n"
    )
    assert sheet_pairs(text) == [("Tide round", "Pilots"), ("Kite board", "Beach Team")]


def test_members_without_a_frequency_are_no_ties():
    assert sheet_pairs("Forum;Members;Chair\nTide round;Pilots, Customs;Harbour Office\n") == []


def test_columns_of_insiders_and_of_outsiders_are_both_read():
    text = "Unit;Internal partners;External partners\nPools;Schools, Clubs;Police\nParks;;Zoo\n"
    assert sheet_pairs(text) == [
        ("Pools", "Schools"),
        ("Pools", "Clubs"),
        ("Pools", "Police"),
        ("Parks", "Zoo"),
    ]


def test_a_table_may_lie_on_its_side():
    text = ";Pools;Parks\nWorks with;Schools;Zoo, Police\nHow often;weekly;monthly\n"
    found = sheet(text).statements
    assert [(s.subject, s.object, s.frequency.low) for s in found] == [
        ("Pools", "Schools", 52),
        ("Parks", "Zoo", 12),
        ("Parks", "Police", 12),
    ]
    assert found[1].quote == "Parks | Zoo, Police | monthly"


# --- too long for a name ---------------------------------------------------------------------


def of_bullets(name: str) -> Reading:
    text = f"# Partners\n\n## Pools\n\n- {name}\n- Schools\n- Clubs\n"
    return work_through(pipes.read(text), SOURCE, STANDARD).reading()


def of_cells(name: str) -> Reading:
    return sheet(f"Unit;Partner\nPools;Schools\nPools;Clubs\nPools;{name}\n")


def of_units(name: str) -> Reading:
    return sheet(f"Unit;Partner\nPools;Schools\nPools;Clubs\n{name};Schools\n")


@pytest.mark.parametrize("reader", [of_bullets, of_cells, of_units])
def test_a_text_too_long_to_be_a_name_is_none_and_told(reader):
    reading = reader("a word " * 9000)
    assert {said.object for said in reading.statements} == {"Schools", "Clubs"}
    assert {said.subject for said in reading.statements} == {"Pools"} == {*reading.respondents}
    (problem,) = (p for p in reading.problems if p.kind is ProblemKind.NO_NAME)
    assert problem.lost
    assert problem.place.line or problem.place.row
    assert len(problem.text) <= 120
    assert not any(p.kind is ProblemKind.LONG_NAME for p in reading.problems)
