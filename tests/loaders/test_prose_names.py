"""How units are named and enumerated in running text, and what names a person."""

import pytest

from loaders.prose.people import known_first_names
from tests.loaders.prose_telling import Told

# --- how a name is written --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "da",
            "Svømmehallens konsulenter har dialog med museets formidlingsteam.",
            [("Svømmehallens konsulenter", "museets formidlingsteam", "existing")],
        ),
        (
            "sv",
            "Vid kulturnämndens och socialnämndens gemensamma möte talades det om lokaler.",
            [("kulturnämnden", "socialnämnden", "existing")],
        ),
        (
            "en",
            "The library works with the school meals team.",
            [("library", "school meals team", "existing")],
        ),
        (
            "da",
            "Biblioteket samarbejder med foreningen Lyspunktet.",
            [("Biblioteket", "foreningen Lyspunktet", "existing")],
        ),
        (
            "nb",
            "Museet samarbeider med koordinerende enhet om rutiner.",
            [("Museet", "koordinerende enhet", "existing")],
        ),
        (
            "nb",
            "TEKNISK AVDELING\n\nVi samarbeider med BYGGESAKSKONTORET.",
            [("TEKNISK AVDELING", "BYGGESAKSKONTORET", "existing")],
        ),
    ],
)
def test_names(told: Told, language: str, text: str, expected: object) -> None:
    assert told(text, language) == expected


def test_what_is_decided_in_capitals_is_no_name(told: Told) -> None:
    text = "BESLUTTET I LEDERFORUM DEN 4-3-2021\n\nVi har møter med museet."
    assert all("BESLUTTET" not in s for s, _, _ in told(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Members welcomed a business case and the improved school meals."),
        ("da", "Det er et par IT projekter, som kræver mere IT kapacitet i biblioteket."),
        ("nb", "De som driver med idrett, møtes på biblioteket."),
    ],
)
def test_a_word_that_only_tells_of_what_sort(told: Told, language: str, text: str) -> None:
    assert told(text, language) == []


# --- enumerations -----------------------------------------------------------------------------


def test_a_word_that_nobody_knows_among_units(told: Told) -> None:
    text = "I veckan samverkar åklagare, socialtjänst, polis och rättsmedicin."
    found = {(s, o) for s, o, _ in told(text, "sv")}
    assert ("socialtjänst", "polis") in found
    assert ("polis", "rättsmedicin") in found


def test_people_in_an_enumeration_do_not_end_it(told: Told) -> None:
    text = "Biblioteket har dialog med museet, de frivillige på kaien og helsestasjonen."
    assert [o for _, o, _ in told(text)] == ["museet", "helsestasjonen"]


def test_what_a_stroke_joins_is_one_side(told: Told) -> None:
    text = "Det er en avtale mellom skolene/barnehagene og museet."
    assert {frozenset((s, o)) for s, o, _ in told(text)} == {
        frozenset(("skolene", "museet")),
        frozenset(("barnehagene", "museet")),
    }


def test_whom_one_wants_to_take_in_does_not_act(told: Told) -> None:
    text = (
        "Museet vurderer om det er aktuelt å inkludere samarbeidspartnere som for eksempel "
        "biblioteket, helsestasjonen og NAV inn i samarbeidet."
    )
    assert {(s, o) for s, o, _ in told(text)} == {
        ("Museet", other) for other in ("biblioteket", "helsestasjonen", "NAV")
    }


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("nb", "Ungdomsteamet består av politiet, helsestasjonen og NAV.", "Ungdomsteamet"),
        ("da", "Ungeteamet består af politiet, PPR og sundhedsplejen.", "Ungeteamet"),
        (
            "en",
            "The Youth Panel consists of the police, the schools and the clinic.",
            "Youth Panel",
        ),
    ],
)
def test_who_sits_in_a_group(told: Told, language: str, text: str, group: str) -> None:
    found = told(text, language)
    assert {s for s, _, _ in found} == {group}
    assert len(found) == 3


# --- persons ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nb",
            "Til stede: Arnljot Fossheim, Torhild Brekkhus\n\n"
            "Biblioteket samarbeider med Torhild Brekkhus.",
        ),
        (
            "en",
            "Cllr Zadie Okafor chaired the meeting.\n\nThe library liaises with Zadie Okafor.",
        ),
        (
            "da",
            "Oplæg v. Dagur Holmskov\n\nBiblioteket samarbejder med Dagur Holmskov.",
        ),
        (
            "sv",
            "Ylvali Forsmo, enhetschef, talade.\n\nBiblioteket samarbetar med Ylvali Forsmo.",
        ),
    ],
)
def test_whom_a_document_shows_to_be_a_person(told: Told, language: str, text: str) -> None:
    unknown = {"arnljot", "torhild", "zadie", "dagur", "ylvali"}
    assert not unknown & known_first_names()
    assert told(text, language) == []


def test_two_words_that_no_line_shows_to_be_a_person_are_a_name(told: Told) -> None:
    text = "Til stede: Arnljot Fossheim\n\nBiblioteket samarbeider med Grønn Framtid."
    assert told(text) == [("Biblioteket", "Grønn Framtid", "existing")]
