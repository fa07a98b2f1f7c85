"""Whom a sentence means that names them by a pronoun, a task, a meeting or their staff."""

import pytest

from tests.loaders.prose_telling import Told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Forholdet mellom biblioteket og museet er anstrengt."),
        ("nb", "Grensen mellom biblioteket og museet er uklar."),
        ("nn", "Forholdet mellom biblioteket og museet er spent."),
        ("da", "Forholdet mellem biblioteket og museet er derimod anstrengt."),
        ("sv", "Gränsen mellan biblioteket och museet är oklar när det gäller lån."),
        ("en", "The boundary between the library and the museum is unclear."),
    ],
)
def test_a_relation_is_told_of_where_it_is_troubled(
    told: Told, language: str, text: str
) -> None:
    assert [status for *_, status in told(text, language)] == ["strained"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Avstanden mellom biblioteket og museet er 300 meter."),
        ("da", "Grænsen mellem biblioteket og museet går ved åen."),
        ("nb", "Er samarbeidet mellom biblioteket og museet godt nok?"),
        ("sv", "Fungerar samverkan mellan skolan och museet?"),
        ("en", "Does the library work well with the museum?"),
        ("nb", "Vi ønsker at modell A og modell B blir sammenlignet."),
        ("en", "That a business case be brought to Cabinet for a full time post."),
        ("en", "The Parks and Roads Manager told the Committee that this was a small team."),
        ("en", "The library went on a site visit to Mill Lane in May."),
        ("da", "Det er svært for biblioteket at få plads til bøgerne."),
    ],
)
def test_what_is_only_near_asked_or_heard(told: Told, language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Inntil 2019 hadde biblioteket og museet månedlige møter."),
        ("nn", "Fram til hausten 2020 hadde biblioteket og museet faste møte."),
        ("da", "Indtil sidste forår holdt biblioteket og museet faste møder."),
        ("sv", "Fram till 2020 hade biblioteket och museet fasta möten."),
        ("en", "Until 2020 the library and the museum met every month."),
        ("en", "The library used to meet the museum every month."),
    ],
)
def test_what_is_over_does_not_exist(told: Told, language: str, text: str) -> None:
    assert [status for *_, status in told(text, language)] == ["strained"]


def test_what_goes_on_until_a_day_exists(told: Told) -> None:
    text = "Biblioteket og museet har møte hver uke fram til jul."
    assert told(text) == [("Biblioteket", "museet", "existing")]


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("da", "Museet ligger i huset. Biblioteket holder møde med dem hver måned.", 0),
        ("sv", "Museet ligger nära. Biblioteket har möten med dem varje vecka.", 0),
        ("nn", "Museet er viktig for byen. Biblioteket har møte med dei kvar veke.", 0),
        ("en", "With the museum things are easy: the library shares an office with them.", 1),
    ],
)
def test_them_are_those_spoken_of(told: Told, language: str, text: str, pair: int) -> None:
    named = [("Biblioteket", "Museet"), ("library", "museum")][pair]
    assert told(text, language) == [(*named, "existing")]


def test_them_are_no_unit_where_people_were_spoken_of(told: Told) -> None:
    assert told("Elevene er fornøyde. Biblioteket har møte med dem hver uke.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Skolen og biblioteket har et ressursteam. De møtes hver 14. dag."),
        ("sv", "Skolan och biblioteket har en styrgrupp. De träffas varje månad."),
        ("da", "Skolen og biblioteket har en styregruppe. De mødes hver måned."),
        ("en", "The school and the library set up a panel. They meet every six weeks."),
    ],
)
def test_they_are_the_two_that_the_sentence_before_opened_with(
    told: Told, language: str, text: str
) -> None:
    assert "existing" in [status for *_, status in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("nb", "Biblioteket deltar i møtene som museet kaller inn til.", "existing"),
        ("da", "Biblioteket deltager i de møder, som museet indkalder til.", "existing"),
        ("sv", "Biblioteket deltar i de möten som museet kallar till.", "existing"),
        ("en", "The library takes part in the meetings that the museum convenes.", "existing"),
        ("sv", "Biblioteket uteblir från de möten som museet kallar till.", "strained"),
    ],
)
def test_whose_meeting_it_is(told: Told, language: str, text: str, status: str) -> None:
    assert [found for *_, found in told(text, language)] == [status]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Renholdet på biblioteket står teknisk avdeling for."),
        ("nn", "Reinhaldet på biblioteket står teknisk avdeling for."),
        ("da", "Rengøringen på biblioteket står teknisk afdeling for."),
        ("sv", "Städningen på biblioteket står tekniska kontoret för."),
    ],
)
def test_the_task_may_stand_before_who_does_it(told: Told, language: str, text: str) -> None:
    [(subject, other, status)] = told(text, language)
    assert subject.startswith("teknisk")
    assert (other, status) == ("biblioteket", "existing")


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        (
            "nb",
            "Juristene på rådmannskontoret hjelper plankontoret ved behov.",
            ("rådmannskontoret", "plankontoret"),
        ),
        (
            "sv",
            "De som handlägger bidrag på biblioteket träffar museet varannan vecka.",
            ("biblioteket", "museet"),
        ),
        (
            "da",
            "Juristerne i sekretariatet hjælper miljøafdelingen efter behov.",
            ("sekretariatet", "miljøafdelingen"),
        ),
        (
            "en",
            "The lawyers in Legal Services help the planning team when needed.",
            ("Legal Services", "planning team"),
        ),
    ],
)
def test_the_staff_of_a_unit_act_for_it(
    told: Told, language: str, text: str, pair: tuple[str, str]
) -> None:
    assert told(text, language) == [(*pair, "existing")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Biblioteket planlegger sammen med museet turer to ganger i året."),
        ("da", "Biblioteket planlægger sammen med museet ture to gange om året."),
        ("sv", "Biblioteket planerar tillsammans med museet turer två gånger om året."),
    ],
)
def test_who_plans_together_works_together(told: Told, language: str, text: str) -> None:
    assert told(text, language) == [("Biblioteket", "museet", "existing")]


def test_who_plans_to_meet_does_not_yet(told: Told) -> None:
    text = "Biblioteket planlegger møter med museet to ganger i året."
    assert told(text) == [("Biblioteket", "museet", "proposed")]


@pytest.mark.parametrize(
    ("title", "status"),
    [("Høringsuttalelse – forslag til ny organisering", "existing"), ("Rapport", "existing")],
)
def test_the_title_of_a_document_does_not_tell_how_ties_stand(
    told: Told, title: str, status: str
) -> None:
    text = f"# {title}\n\n## Generelt\n\nBiblioteket har møte med museet hver uke."
    found = told.statements(text, name="a.md")
    assert [str(one.status) for one in found] == [status]


def test_a_heading_inside_does(told: Told) -> None:
    text = "# Rapport\n\n## Forslag\n\nBiblioteket har møte med museet hver uke."
    assert [str(one.status) for one in told.statements(text, name="a.md")] == ["proposed"]


def test_what_was_made_by_an_office_is_no_team(told: Told) -> None:
    text = "Laget av Plankontoret i samarbeid med Kulturetaten."
    assert told(text) == [("Plankontoret", "Kulturetaten", "existing")]


def test_a_thing_that_no_list_knows_is_a_partner_only_of_what_is_done_again_and_again(
    told: Told,
) -> None:
    walk = "Gadeteamet og den grønne kvarterplan går aftenture sammen"
    assert told(f"{walk} to gange om ugen.", "da") == [
        ("Gadeteamet", "grønne kvarterplan", "existing")
    ]
    assert told("Biblioteket og den nye bygning går godt sammen.", "da") == []


def test_who_lives_in_a_home_does_not_act_for_it(told: Told) -> None:
    assert told("De som bor på sykehjemmet treffer barnehagen hver uke.") == []
