"""Partners given as examples, seats in groups, and what only looks like a name or a tie."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load
from tests.loaders.prose_telling import Told
from tests.loaders.scoring import LEAST_CONFIDENCE


def partners(told: Told, text: str, language: str) -> list[str]:
    return [o for _, o, _ in told(text, language)]


# --- examples ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "nb",
            "Biblioteket samarbeider med andre instanser som museet, kinoen og kulturskolen.",
            ["museet", "kinoen", "kulturskolen"],
        ),
        (
            "nn",
            "Biblioteket samarbeider med andre, til dømes museet, kinoen og kulturskulen.",
            ["museet", "kinoen", "kulturskulen"],
        ),
        (
            "da",
            "Biblioteket samarbejder med andre aktører, f.eks. museet og svømmehallen.",
            ["museet", "svømmehallen"],
        ),
        (
            "sv",
            "Biblioteket samarbetar med andra, såsom museet, skolor och fritidsgårdar.",
            ["museet", "skolor", "fritidsgårdar"],
        ),
        (
            "en",
            "The library liaises with Boards such as the Harbour Safety Board and the "
            "Norby Youth Board.",
            ["Harbour Safety Board", "Norby Youth Board"],
        ),
        (
            "nb",
            "Biblioteket samarbeider med andre tjenester (museet, PPT og kulturskolen).",
            ["museet", "PPT", "kulturskolen"],
        ),
    ],
)
def test_examples_are_the_partners(
    told: Told, language: str, text: str, expected: list[str]
) -> None:
    assert partners(told, text, language) == expected


def test_who_lends_from_a_partner_is_no_example_of_it(told: Told) -> None:
    text = "Biblioteket samarbeider med museet som kinoen låner lokaler av."
    assert partners(told, text, "nb")[:1] == ["museet"]
    assert ("Biblioteket", "kinoen", "existing") not in told(text)


def test_another_name_in_brackets_is_no_example(told: Told) -> None:
    text = "The library works with the Harbour Safety Board (HSB), the museum and the police."
    assert partners(told, text, "en") == ["Harbour Safety Board", "museum", "police"]


# --- long members -----------------------------------------------------------------------------


def test_a_long_bracket_and_a_place_do_not_end_an_enumeration(told: Told) -> None:
    text = (
        "Biblioteket samarbeider tett med museet, rullende enhet ved Solvik sykehjem (som fra "
        "mars i fjor har holdt til i andre etasje over kantina), kulturskolen og Nav."
    )
    assert partners(told, text, "nb") == [
        "museet",
        "enhet ved Solvik sykehjem",
        "kulturskolen",
        "Nav",
    ]


def test_an_unknown_name_between_commas_is_one_of_an_enumeration(told: Told) -> None:
    text = "Biblioteket samarbetar med skolor, VikBrå, föreningar och polisen."
    assert partners(told, text, "sv") == ["skolor", "VikBrå", "föreningar", "polisen"]


def test_two_fields_of_one_board(told: Told) -> None:
    text = "The library reports to the Rivers and Bridges Board each year."
    assert partners(told, text, "en") == ["Rivers and Bridges Board"]


def test_a_phrase_in_front_has_no_subject_among_its_partners(told: Told) -> None:
    text = "Samarbejde med Kafe Havblik, Galleri Havblik og museet."
    assert not any(s.endswith("Havblik") for s, _, _ in told(text, "da"))


# --- seats ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "PPT er fast deltaker i skolens ressursteam.", ("PPT", "skolens ressursteam")),
        (
            "nn",
            "Biblioteket er medlem av Kulturnettverket.",
            ("Biblioteket", "Kulturnettverket"),
        ),
        ("da", "Museet er repræsenteret i Handicaprådet.", ("Museet", "Handicaprådet")),
        ("sv", "Biblioteket är medlem i Kulturrådet.", ("Biblioteket", "Kulturrådet")),
        (
            "en",
            "The library is represented on the Harbour Safety Board.",
            ("library", "Harbour Safety Board"),
        ),
    ],
)
def test_a_seat_in_a_group_is_a_tie(
    told: Told, language: str, text: str, expected: tuple[str, str]
) -> None:
    assert told(text, language) == [(*expected, "existing")]


def test_each_of_two_clauses_has_its_own_seat(told: Told) -> None:
    text = (
        "Children's services are members of the Harbour Safety Board and the Parks Division "
        "is represented on the Norby Youth Board."
    )
    assert {(s, o) for s, o, _ in told(text, "en")} == {
        ("Children's services", "Harbour Safety Board"),
        ("Parks Division", "Norby Youth Board"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kari Nordmann, leder i barnehagen, er medlem av Eldrerådet."),
        ("da", "Jens Hansen er medlem af Handicaprådet og sidder i Kulturrådet."),
        ("en", "Dr Holm is a member of the Harbour Safety Board."),
    ],
)
def test_the_seat_of_a_person_is_none_of_a_unit(told: Told, language: str, text: str) -> None:
    assert told(text, language) == []


# --- who is meant -----------------------------------------------------------------------------


def test_a_heading_names_who_works_together(told: Told) -> None:
    text = "Avtale mellom biblioteket og museet\n\nAvtalen gjelder i to år."
    assert told(text) == [("biblioteket", "museet", "existing")]


def test_a_page_on_a_job_is_spoken_by_its_holder(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "Ungdomskoordinator\n\nDet er noe av det vi ikke vet ennå om jobben.\n\n"
        "Jeg opplever samarbeidet med biblioteket som godt.\n\n"
        "Skal bistå skolen og kulturskolen med råd.\n",
        "utf-8",
    )
    reading = load(page)
    assert isinstance(reading, Reading)
    found = [s for s in reading.statements if s.confidence >= LEAST_CONFIDENCE]
    assert {(s.subject, s.object, str(s.status)) for s in found} == {
        ("Ungdomskoordinator", "biblioteket", "existing"),
        ("Ungdomskoordinator", "skolen", "existing"),
        ("Ungdomskoordinator", "kulturskolen", "existing"),
    }


def test_meetings_that_were_held_are_of_whom_the_sentence_before_told(told: Told) -> None:
    text = (
        "Members heard that the Youth Team had a good working relationship with the museum. "
        "In addition, weekly meetings were held with the Harbour Safety Board."
    )
    assert ("Youth Team", "Harbour Safety Board", "existing") in told(text, "en")


# --- what only looks like it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Leder i biblioteket ser en god utvikling når det gjelder rådets innflytelse."),
        ("nb", "Fra mars er enhet flyttet til Solvik sykehjem."),
        ("nb", "Skjemaet ABC er et verktøy for barnehagen og museet."),
        ("da", "Det viser en ny rapport fra Institut for Byer, XYZ."),
        ("sv", "Kulturnämnden bör vara kvar som i dag, men skolnämnden skall ansvara för hus."),
        ("en", "The team reviews its own work against practice standards."),
        ("en", "The meeting noted a report from the Parks Manager for Waste and Housing."),
        ("en", "It was agreed that PC Bright would write to Ann Field for crime figures."),
    ],
)
def test_what_is_no_tie(told: Told, language: str, text: str) -> None:
    assert told(text, language) == []


def test_what_a_tie_is_for_is_no_wish(told: Told) -> None:
    text = "There is co-operation between the museum and the library to meet the needs of all."
    assert told(text, "en") == [("museum", "library", "existing")]


def test_what_a_tie_is_about_is_no_wish(told: Told) -> None:
    text = "Biblioteket samarbejder i forvejen med museet om et pilotprojekt."
    assert told(text, "da") == [("Biblioteket", "museet", "existing")]


def test_a_point_that_is_a_sentence_does_not_go_on_from_its_lead(told: Told) -> None:
    text = (
        "Thanks were given to:\n\n"
        "- The Youth Team did link in with the museum on the move of the fair.\n"
    )
    assert [(s, o) for s, o, _ in told(text, "en")] == [("Youth Team", "museum")]
