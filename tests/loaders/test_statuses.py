"""How ties stand, by the words of a cell, a title or the line above a list."""

import pytest

from graph.model import Conventions, Status
from loaders.frequency import STANDARD
from loaders.lists.bullets import take_apart
from loaders.lists.reader import read_lists
from loaders.readers.text import read_blocks
from loaders.statuses import stance_of, status_in, status_told

EXISTING, PROPOSED, STRAINED = Status.EXISTING, Status.PROPOSED, Status.STRAINED


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("fungerer dårlig", STRAINED),
        ("fungerer dårleg", STRAINED),
        ("fungerer ikke godt nok", STRAINED),
        ("fungerar dåligt", STRAINED),
        ("works badly", STRAINED),
        ("Fungerer bra, men rollene er uklare og ansvaret uklart", STRAINED),
        ("Mycket svårt", STRAINED),
        ("fungerer godt", EXISTING),
        ("Works well most of the time", EXISTING),
        ("etablert, ønskes styrket", EXISTING),
        ("mangler i dag, ønskes", PROPOSED),
        ("planned for 2027", PROPOSED),
        ("ikke etablert", PROPOSED),
        ("ikke krevende", None),
        ("not planned", None),
        ("blå", None),
        ("exsisting", None),
        ("", None),
        ("god " * 20, None),
    ],
)
def test_the_words_of_a_cell(cell, status):
    assert status_in(cell) is status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Vi samarbeider med:", EXISTING),
        ("Vi skulle gjerne samarbeidet mer med:", PROPOSED),
        ("Önskade samarbetspartner", PROPOSED),
        ("Vi vil gerne arbejde sammen med:", PROPOSED),
        ("Contact with these is difficult:", STRAINED),
        ("Samarbeidet med disse fungerer ikke:", STRAINED),
    ],
)
def test_the_words_above_a_list(title, status):
    assert stance_of(title) is status


def statuses(text: str) -> dict[str, Status]:
    lists = read_lists(read_blocks(text), file="f", source="s", conventions=Conventions())
    return {said.object: said.status for said in lists.statements}


def test_what_heads_bullets_holds_until_something_else_does():
    text = (
        "Who we work with\n\nPools\nWe work with:\n- Schools\n\n"
        "We would like to work with:\n- Clubs\n- Zoo\n\nParks\n- Roads\n"
    )
    assert statuses(text) == {
        "Schools": EXISTING,
        "Clubs": PROPOSED,
        "Zoo": PROPOSED,
        "Roads": EXISTING,
    }


def test_a_section_of_wishes_has_nothing_but_wishes():
    text = "Ønskede samarbeidspartnere\n\nBadet\n- Skolene\n\nMuseet\n- Kinoen\n"
    assert statuses(text) == {"Skolene": PROPOSED, "Kinoen": PROPOSED}


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("bør komme i gang", PROPOSED),
        ("burde møttes oftere", PROPOSED),
        ("ønskjer fast kontaktperson", PROPOSED),
        ("ikkje i gang", PROPOSED),
        ("vil gerne have en fast aftale", PROPOSED),
        ("ikke kommet i gang", PROPOSED),
        ("vill starta en gemensam grupp", PROPOSED),
        ("inga rutiner ännu", PROPOSED),
        ("should be restarted", PROPOSED),
        ("has lapsed", PROPOSED),
        ("not started", PROPOSED),
        ("uklart hvem som bestiller", STRAINED),
        ("får ikkje svar", STRAINED),
        ("ingen tager ansvar", STRAINED),
        ("samarbejdet fungerer dårligt", STRAINED),
        ("oklart vem som betalar", STRAINED),
        ("ärenden fastnar", STRAINED),
        ("nobody knows who decides", STRAINED),
        ("repairs are blocked", STRAINED),
        ("reading weeks", None),
        ("elever som ønsker praksis", None),
        ("pupils who want to move", None),
        ("planned repairs", None),
        ("not disputed", None),
    ],
)
def test_one_clause_means_the_same_wherever_it_stands(clause, status):
    assert status_told(clause) is status
    if status:  # else the words may still be those of a column for it: "planned"
        assert status_in(clause) is status
    assert take_apart(f"Havnekontoret – {clause}", STANDARD, dash=True).status is status
    assert take_apart(f"Havnekontoret: kart; {clause}", STANDARD).status is status


@pytest.mark.parametrize("first", ["ønsker fast møte", "not started yet"])
def test_trouble_goes_before_a_wish(first):
    assert status_told(f"{first}, it is unclear who calls") is STRAINED
