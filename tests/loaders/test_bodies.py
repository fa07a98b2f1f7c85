"""Bodies and who sits in them: lead-ins, headings and sentences; and what is no such list."""

import pytest

from loaders.tables.lines.seats import seats
from tests.loaders.marked_up import pairs, read


def listed(lead: str, *members: str, title: str = "Om arbeidet") -> str:
    return "\n".join([title, "", lead, *(f"- {member}" for member in members), ""])


# --- whose members they are ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "members", "body"),
    [
        ("Strandforumet består av:", ("Badevakta", "Politiet"), "Strandforumet"),
        ("Faste medlemmer i Strandforumet:", ("Badevakta", "Politiet"), "Strandforumet"),
        ("I Strandforumet deltek:", ("Ungdomsskulen", "Politiet"), "Strandforumet"),
        ("Havnenetværket består af:", ("Biblioteket", "Politiet"), "Havnenetværket"),
        ("På brede havnemøder deltager:", ("Skolen", "PPR"), "brede havnemøder"),
        ("I Hamngruppen ingår:", ("Biblioteket", "Polisen"), "Hamngruppen"),
        ("Medlemmar i Hamngruppen är:", ("Biblioteket", "Polisen"), "Hamngruppen"),
        ("Who attends the Harbour Panel?", ("Pilot Service", "Police"), "Harbour Panel"),
        ("Several agencies regularly attend HARP:", ("Pilot Service", "Police"), "HARP"),
        ("The Harbour Board is made up of:", ("Pilot Service", "Police"), "Harbour Board"),
    ],
)  # fmt: skip
def test_a_lead_in_names_the_body(lead, members, body):
    assert pairs(listed(lead, *members)) == [(body, member) for member in members]


def test_a_bare_word_stands_for_the_heading():
    text = listed("Gruppen består av:", "Biblioteket", "Politiet", title="## Strandnettverket")
    assert pairs(text) == [("Strandnettverket", n) for n in ("Biblioteket", "Politiet")]


def test_what_the_body_does_is_the_body_by_the_title_above():
    text = listed("Arbeid i pilotordningen involverer ofte:", "skoler", "barnehager")
    assert pairs("Pilotordningen\n\n" + text) == [
        ("Pilotordningen", "skoler"),
        ("Pilotordningen", "barnehager"),
    ]


def test_members_may_stand_without_marks():
    names = ["Roklubben", "Fiskeriforeningen", "Turistkontoret", "Politiet"]
    text = "Havneråd\n\nHavnerådet består af:\n\n" + "\n\n".join(names)
    assert pairs(text) == [("Havnerådet", name) for name in names]


def test_a_sentence_under_the_name_of_a_body_may_say_it():
    text = "## Kystteam\n\nPlanleggingsmøte med bibliotek, havnekontor og barnehage.\n"
    assert pairs(text) == [("Kystteam", n) for n in ("bibliotek", "havnekontor", "barnehage")]


def test_how_often_it_meets_stands_near_and_a_line_may_say_otherwise():
    text = (
        "## Strandforumet\n\nForumet har møte hver annen måned.\n\nForumet består av:\n"
        "- Badevakta på kontoret\n- Politiet (en gang i året)\n- Biblioteket\n"
    )
    rates = {said.object: said.frequency.low for said in read(text)}
    assert rates["Politiet"] == 1
    assert rates["Biblioteket"] == 6


# --- who has a seat --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Havnekontoret v/kontaktperson", ["Havnekontoret"]),
        ("2 representanter fra biblioteket", ["biblioteket"]),
        ("Rektor og andre ansatte", ["Rektor"]),
        ("Coast Police (Chair): Boat Unit and Diving Team", ["Coast Police"]),
        ("Coast Rescue Team & East Pilot Office", ["Coast Rescue Team", "East Pilot Office"]),
        ("Repræsentanter for Havnby Kommune Kyst og Fritid", ["Havnby Kommune Kyst og Fritid"]),
        ("Formand og medlemmer af Roklubben", []),
        ("Fire and Rescue Service", ["Fire and Rescue Service"]),
        ("Foreldre/foresatte", []), ("Elever som ønsker det", []), ("Andre kan inviteres", []),
        ("Innbyggere i saker der det passer", []), ("Leder", []), ("Kasserer", []),
        ("Ordförande", []), ("Kari Nordmann", []), ("Vice chair", []),
    ],
)  # fmt: skip
def test_a_seat_is_that_of_a_unit_or_a_role(line, names):
    found = [seat.name for seat in seats(line)]
    assert found[: len(names)] == names
    assert bool(found) == bool(names)


# --- what is no such list --------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Referat fra møte 12.3.2024\n\nTil stede:\n- Biblioteket\n- Politiet\n",
        "Minutes of 4 May 2023\n\nPresent:\n- Library\n- Police\n",
        "Harbour Panel 4.5.2023\n\nThe following took part:\n- Library\n- Police\n",
        "Strandforumet 12.3.2024\n\nFølgende deltar:\n- Biblioteket\n- Politiet\n",
        "Roklubb\n\nStyret består av:\n- leder\n- nestleder\n- kasserer\n- to medlemmer\n",
        "Forum\n\nStrandforumet består av:\n- Kari Nordmann\n- Ola Hansen\n- Per Olsen\n",
        "Forum\n\nArbeid i Strandforumet involverer:\n- å rydde stranda\n- å telle båter\n",
        "Prøven\n\nPrøven består av:\n- en skriftlig del\n- en muntlig del\n",
        "The form\n\nThe form consists of:\n- a cover page\n- two annexes\n",
    ],
)  # fmt: skip
def test_what_tells_of_no_body_gives_nothing(text):
    assert pairs(text) == []


# --- several forums --------------------------------------------------------------------------

FORUMS = """# Havneforum

## Deltagere

### Bådehavnen

- Havnemester
- Miljøvejleder
- Forældre

Gæster siger til i god tid.

### Strandskoler

- Strandskoleleder
- Psykolog
- Sygeplejerske deltager ved sager om svømning

## Omfang

- Bådehavnen: 4-6 årlige møder
- Strandskole: hver måned
"""


def test_each_forum_is_read_with_how_often_it_meets():
    told = [(said.subject, said.object, said.frequency.high) for said in read(FORUMS)]
    assert told == [
        ("Bådehavnen", "Havnemester", 6),
        ("Bådehavnen", "Miljøvejleder", 6),
        ("Strandskoler", "Strandskoleleder", 12),
        ("Strandskoler", "Psykolog", 12),
        ("Strandskoler", "Sygeplejerske", 12),
    ]


def test_forums_that_do_not_say_how_often_give_nothing():
    assert pairs(FORUMS.partition("## Omfang")[0]) == []
