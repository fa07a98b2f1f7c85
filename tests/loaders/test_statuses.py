"""How ties stand, by the words of a cell, a title or the line above a list."""

import pytest

from graph.model import Conventions, Status
from loaders.lists.reader import read_lists
from loaders.readers.text import read_blocks
from loaders.statuses import stance_of, status_in

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
