"""Who acts and with whom, in the ways that minutes, answers and notes have of saying it."""

from pathlib import Path

import pytest

from tests.loaders.prose_telling import Told
from tests.loaders.scoring import read

# --- a group that meets, speaks in its minutes and is named only at their head ----------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "da",
            "REFERAT Lederforum d. 4-3-2021\n\n"
            "Baggrund\n\n"
            "Lederforum får besøg af Kari Nord fra rådgivningsfirmaet Bakke.\n\n"
            "Der har været dialog med museet. Vi vil gerne gå i dialog med biblioteket.",
            {
                ("Lederforum", "rådgivningsfirmaet Bakke", "existing"),
                ("Lederforum", "museet", "existing"),
                ("Lederforum", "biblioteket", "proposed"),
            },
        ),
        (
            "nb",
            "Referat Lederforum 4.3.2021\n\nLederforum har møter med museet.",
            {("Lederforum", "museet", "existing")},
        ),
        (
            "sv",
            "Minnesanteckningar Chefsforum 2021-03-04\n\nChefsforum träffar museet varje år.",
            {("Chefsforum", "museet", "existing")},
        ),
    ],
)
def test_a_forum_acts(told: Told, language: str, text: str, expected: set[object]) -> None:
    assert set(told(text, language)) == expected


def test_a_forum_with_others_is_a_tie_and_no_actor(told: Told) -> None:
    assert told("Biblioteket har et samarbeidsforum med museet.") == [
        ("Biblioteket", "museet", "existing")
    ]


# --- whom a bare word means -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "da",
            "Høringssvar fra Ungerådet\n\nForvaltningen hører rådet for sent.",
            [("Forvaltningen", "Ungerådet", "strained")],
        ),
        (
            "sv",
            "Yttrande från Kulturnämnden\n\nMuseet träffar nämnden varje månad.",
            [("Museet", "Kulturnämnden", "existing")],
        ),
        (
            "en",
            "Response from the Allotments Committee\n\n"
            "The Parks team rarely consults the committee.",
            [("Parks team", "Allotments Committee", "strained")],
        ),
    ],
)
def test_in_its_own_answer_the_board_is_who_answers(
    told: Told, language: str, text: str, expected: object
) -> None:
    assert told(text, language) == expected


def test_an_abbreviation_that_the_heading_explains_is_no_other(told: Told) -> None:
    text = (
        "Svar fra Staben for Vei og Park (SVP)\n\n"
        "Vi i SVP er bekymret for museet. SVP mangler kontakt med biblioteket."
    )
    assert {o for _, o, _ in told(text)} == {"museet", "biblioteket"}


def test_the_last_word_of_a_name_points_to_it(told: Told) -> None:
    assert told("Sundnes kulturhus\n\nDette samordnes med kulturhuset.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Biblioteket\n\nVi har møter med vårt personale og våre egne konsulenter."),
        ("da", "Biblioteket\n\nVi arbejder tæt sammen med vores personale."),
        ("sv", "Biblioteket\n\nVi har möten med vår personal varje vecka."),
        ("en", "Library Service\n\nWe work closely with our own staff."),
    ],
)
def test_own_people_are_no_partner(told: Told, language: str, text: str) -> None:
    assert told(text, language) == []


def test_own_people_act_for_who_speaks(told: Told) -> None:
    text = "Biblioteket\n\nVåre ansatte samarbeider med museet."
    assert told(text) == [("Biblioteket", "museet", "existing")]


# --- the municipality itself ------------------------------------------------------------------


def test_the_municipality_is_a_partner_of_others(told: Told) -> None:
    text = "Sterkere samspill mellom frivilligsentralen og kommunen."
    assert told(text) == [("frivilligsentralen", "kommunen", "proposed")]


def test_what_lies_in_the_municipality_is_not_with_it(told: Told) -> None:
    assert told("Biblioteket\n\nVi sender programmet til hele kommunen.") == []


# --- clauses ----------------------------------------------------------------------------------


def test_who_acts_in_a_clause_that_tells_where(told: Told) -> None:
    text = "Barnhuset är en plats där socialtjänst, polis och vårdcentralen har nära samarbete."
    assert {(s, o) for s, o, _ in told(text, "sv")} == {
        ("socialtjänst", "polis"),
        ("socialtjänst", "vårdcentralen"),
        ("polis", "vårdcentralen"),
    }


def test_what_a_thing_is_for_is_no_tie_of_who_told_of_it(told: Told) -> None:
    text = "Kulturchefen orienterede om de punkter, der er vigtige for biblioteket."
    assert told(text, "da") == []


def test_where_a_thing_was_done_is_who_did_it(told: Told) -> None:
    text = "Der er gennemført en proces i hjemmeplejen i samarbejde med museet."
    assert told(text, "da") == [("hjemmeplejen", "museet", "existing")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (  # the clause nearest around it, not the one that opens the sentence
            "sv",
            "Nämnden anser att museet och biblioteket får i uppdrag att ta fram ett gemensamt "
            "program.",
            [("museet", "biblioteket", "proposed")],
        ),
        (  # behind a passive verb
            "sv",
            "Nämnden säger att utlåningen samordnas av museet i dialog med biblioteket.",
            [("museet", "biblioteket", "existing")],
        ),
        (  # whom "which" means
            "en",
            "The report praised the library, which lends rooms to the schools.",
            [("library", "schools", "existing")],
        ),
        (  # "with" belongs to the people
            "da",
            "Museet mødes med biblioteket om borgere med handicap.",
            [("Museet", "biblioteket", "existing")],
        ),
        (  # a field of work beside a unit
            "nb",
            "Kultur og arkivet spiller hverandre gode.",
            [("Kultur", "arkivet", "existing")],
        ),
        (  # what a person is, is no unit
            "en",
            "Ann Bell, Strategic Commissioner, met the library.",
            [],
        ),
    ],
)
def test_who_is_meant_in_longer_sentences(
    told: Told, language: str, text: str, expected: object
) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("nb", "Biblioteket har møter med følgende enheter:"),
        ("da", "Biblioteket har møde med følgende afdelinger:"),
        ("sv", "Biblioteket samverkar med följande enheter:"),
    ],
)
def test_a_list_ends_a_sentence_that_points_to_it(told: Told, language: str, lead: str) -> None:
    found = told(f"{lead}\n\n- Museet\n- Musikskolan\n", language)
    assert [(s, o) for s, o, _ in found] == [
        ("Biblioteket", "Museet"),
        ("Biblioteket", "Musikskolan"),
    ]


@pytest.mark.parametrize(
    ("title", "said", "expected"),
    [
        (
            "Notat fra samling i Servicetorget 4.3.2021",
            "Vi har ukentlig møte med byggesakskontoret. Biblioteket låner oss et rom.",
            [("byggesakskontoret", "existing"), ("Biblioteket", "existing")],
        ),
        (
            "Referat fra personalmøte i Servicetorget",
            "Vi savner en kanal til byggesakskontoret.",
            [("byggesakskontoret", "proposed")],
        ),
    ],
)
def test_whose_minutes_they_are(
    tmp_path: Path, title: str, said: str, expected: list[tuple[str, str]]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"{title}\n\nVi gikk gjennom hva som er viktig for oss.\n\n{said}\n", "utf-8"
    )
    found = read(path)
    assert {s.subject for s in found} == {"Servicetorget"}
    assert [(s.object, str(s.status)) for s in found] == expected
