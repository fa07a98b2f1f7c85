"""Who works, wishes to work or struggles with whom, as running text says it."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Status
from loaders.load import load
from loaders.naming.words import Terms, terms
from loaders.vocabulary import LANGUAGES
from tests.loaders.scoring import Pair, Verdict, judge, read, same_pair


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "nb",
            "Svømmehallen samarbeider med barneskolene.",
            "Svømmehallen>barneskolene:existing",
        ),
        (
            "nb",
            "I dag samarbeider svømmehallen tett med barneskolene.",
            "svømmehallen>barneskolene:existing",
        ),
        ("nb", "Svømmehallen burde møte barneskolene.", "Svømmehallen>barneskolene:proposed"),
        (
            "nb",
            "Ansvaret mellom svømmehallen og kulturskolen er uklart.",
            "svømmehallen>kulturskolen:strained",
        ),
        (
            "nb",
            "Svømmehallen og kulturskolen deler garderobe.",
            "Svømmehallen>kulturskolen:existing",
        ),
        (
            "nb",
            "Svømmehallen får for sjelden svar fra driftsavdelingen.",
            "Svømmehallen>driftsavdelingen:strained",
        ),
        (
            "nb",
            "Sammen med biblioteket driver kulturskolen en øvingskafé.",
            "kulturskolen>biblioteket:existing",
        ),
        (
            "nb",
            "Driftsavdelingen er en god medspiller for svømmehallen.",
            "svømmehallen>Driftsavdelingen:existing",
        ),
        (
            "nn",
            "Symjehallen har fast kontakt med barneskulane.",
            "Symjehallen>barneskulane:existing",
        ),
        (
            "nn",
            "Symjehallen ønskjer eit samarbeid med biblioteket.",
            "Symjehallen>biblioteket:proposed",
        ),
        (
            "nn",
            "Det er usemje mellom biblioteket og kulturkontoret.",
            "biblioteket>kulturkontoret:strained",
        ),
        ("da", "Svømmehallen holder møder med jobcentret.", "Svømmehallen>jobcentret:existing"),
        (
            "da",
            "Svømmehallen bliver ofte kontaktet af folkeskolerne.",
            "Svømmehallen>folkeskolerne:existing",
        ),
        (
            "da",
            "Svømmehallen vil gerne samarbejde med jobcentret.",
            "Svømmehallen>jobcentret:proposed",
        ),
        (
            "da",
            "Biblioteket venter stadig på svar fra jobcentret.",
            "Biblioteket>jobcentret:strained",
        ),
        ("sv", "Badhuset samverkar med grundskolorna.", "Badhuset>grundskolorna:existing"),
        (
            "sv",
            "Biblioteket borde samarbeta med fritidsgården.",
            "Biblioteket>fritidsgården:proposed",
        ),
        (
            "sv",
            "Badhuset får sällan besked från fastighetsenheten.",
            "Badhuset>fastighetsenheten:strained",
        ),
        (
            "en",
            "The library works closely with the youth clubs.",
            "library>youth clubs:existing",
        ),
        ("en", "The library should meet the police.", "library>police:proposed"),
        (
            "en",
            "There is confusion between the library and the housing team.",
            "library>housing team:strained",
        ),
        (
            "nb",
            "Ansvarlig: biblioteket og museet",
            "biblioteket>museet:proposed",
        ),
        (
            "en",
            "Library and Museum responsible for a shared calendar.",
            "Library>Museum:proposed",
        ),
        (
            "en",
            "The library to share its plans with the museum.",
            "library>museum:proposed",
        ),
        (
            "sv",
            "Det är oklart om museet eller biblioteket har nycklarna.",
            "museet>biblioteket:strained",
        ),
        (
            "da",
            "Biblioteket ringer til museet, når nogen har behov for hjælp.",
            "Biblioteket>museet:existing",
        ),
        (
            "nb",
            "Museet får listene fra biblioteket altfor sent.",
            "Museet>biblioteket:strained",
        ),
    ],
)
def test_ways_to_say_it(told, language, text, expected):
    pair, status = expected.rsplit(":", 1)
    subject, object_ = pair.split(">")
    assert told(text, language) == [(subject, object_, status)]


def test_an_enumeration_is_a_tie_for_each(told):
    text = "Biblioteket og museet samarbeider med skolene, barnehagene og helsestasjonen."
    assert {(s, o) for s, o, _ in told(text)} == {
        (subject, other)
        for subject in ("Biblioteket", "museet")
        for other in ("skolene", "barnehagene", "helsestasjonen")
    }


def test_two_names_share_their_last_word(told):
    text = "Biblioteket samarbeider med Nordvik eller Sundnes kommune."
    assert [o for _, o, _ in told(text)] == ["Nordvik kommune", "Sundnes kommune"]


def test_a_sentence_may_hold_two_kinds(told):
    text = "Biblioteket samarbeider med skolene, men ønsker også kontakt med museet."
    assert told(text) == [
        ("Biblioteket", "skolene", "existing"),
        ("Biblioteket", "museet", "proposed"),
    ]


# --- who is meant ----------------------------------------------------------------------------


def test_the_heading_acts_where_the_sentence_names_nobody(told):
    text = (
        "Kulturskolen\n\n"
        "Vi har ukentlig kontakt med museet.\n\n"
        "Biblioteket\n\n"
        "Vi savner møter med museet.\n"
    )
    assert told(text) == [
        ("Kulturskolen", "museet", "existing"),
        ("Biblioteket", "museet", "proposed"),
    ]


def test_us_is_who_speaks(told):
    text = "Kulturskolen\n\nMuseet holder kurs for oss hver vår.\n"
    assert told(text) == [("Kulturskolen", "Museet", "existing")]


def test_the_bullet_above_acts(told):
    text = (
        "Det går bra:\n\n"
        "- Museet:\n"
        "  - samarbeider med skolene\n"
        "- Biblioteket:\n"
        "  - møter helsestasjonen hver uke\n"
    )
    assert told(text) == [
        ("Museet", "skolene", "existing"),
        ("Biblioteket", "helsestasjonen", "existing"),
    ]


def test_a_label_acts_and_a_person_never_does(told):
    text = (
        "Biblioteket: Vi samarbeider med museet.\n\n"
        "Ola Nordmann (kulturskolen): Vi har møter med museet.\n\n"
        "Ola Nordmann samarbeider med museet.\n"
    )
    assert told(text) == [
        ("Biblioteket", "museet", "existing"),
        ("kulturskolen", "museet", "existing"),
    ]


def test_a_word_that_only_begins_the_heading_means_the_heading(told):
    text = (
        "Svar fra Driftsrådet for vei\n\nDriftsrådet samarbeider med brannstasjonen.\n\n"
        "Svar fra Driftsrådet for park\n\nDriftsrådet ønsker møter med brannstasjonen.\n"
    )
    assert told(text) == [
        ("Driftsrådet for vei", "brannstasjonen", "existing"),
        ("Driftsrådet for park", "brannstasjonen", "proposed"),
    ]


def test_they_and_both_mean_whom_the_sentence_before_named(told):
    text = "Her ligger et museum og et bibliotek. Begge arbeider tett sammen.\n"
    assert told(text) == [("museum", "bibliotek", "existing")]


def test_a_list_may_finish_the_sentence_above_it(told):
    text = "Biblioteket ønsker et tettere samarbeid med:\n\n- skolene\n- museet\n"
    assert told(text) == [
        ("Biblioteket", "skolene", "proposed"),
        ("Biblioteket", "museet", "proposed"),
    ]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Ønsker", "proposed"),
        ("Tiltak", "proposed"),
        ("Utfordringer", "strained"),
        ("Styrker", "existing"),
    ],
)
def test_a_heading_tells_how_the_ties_under_it_stand(told, heading, status):
    text = f"{heading}\n\n- Samarbeid mellom biblioteket og museet\n"
    assert told(text) == [("biblioteket", "museet", status)]


def test_how_often_and_what_for_stand_in_the_sentence(told):
    (one,) = told.statements("Biblioteket har møter med museet hver måned om utstillinger.")
    assert (one.frequency.low, one.frequency.high) == (12, 12)
    assert one.purpose == "utstillinger"
    assert (one.rule, one.status) == ("with", Status.EXISTING)
    assert 0.5 <= one.confidence < 1
    assert one.quote == "Biblioteket har møter med museet hver måned om utstillinger."
    assert one.place.line == 3


# --- restraint -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Biblioteket, museet og kulturskolen ligger i sentrum.",
        "Til stede: Ola Nordmann (biblioteket), Kari Nordmann (museet), Per Hansen (NAV)",
        "Biblioteket fikk nytt tak i 2019. Museet fikk nye vinduer.",
        "Kari Nordmann samarbeider med Ola Nordmann om jubileet.",
        "Bussen går mellom skolen og biblioteket hver time.",
        "Forskjellen mellom biblioteket og museet er på 4 prosent.",
        "Biblioteket samarbeider med innbyggerne og elevene.",
        "Medlemmer i utvalget:\n\n- Kari Nordmann\n- Ola Nordmann\n- Per Hansen\n",
    ],
)
def test_what_is_no_tie(told, text):
    assert told(text) == []


def test_what_is_a_list_is_no_running_text(told):
    text = (
        "Samarbeidspartnere\n\n"
        "Biblioteket\n\n"
        "- Skolene (ukentlig): leselyst\n"
        "- Museet\n\n"
        "Biblioteket samarbeider med kinoen.\n"
    )
    found = told.statements(text)
    assert [(s.object, bool(s.rule)) for s in found if not s.rule] == [
        ("Skolene", False),
        ("Museet", False),
    ]
    assert len(found) == len({(s.subject, s.object) for s in found})


# --- the words are data ----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words_in_every_language(language):
    assert [key for key in Terms.model_fields if not terms(language)[key]] == []


# --- hostile text ----------------------------------------------------------------------------

WORDS = sorted({word for key in Terms.model_fields for word in terms("")[key]})[::7]
SOUP = st.lists(
    st.sampled_from(
        [*WORDS, "(", ")", ",", ":", ";", "-", "–", "\n", "\n- ", ". ", "Kari", "NAV"]
    ),
    max_size=60,
).map(" ".join)


@given(SOUP | st.text(max_size=200))
def test_any_text_is_read(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("soup") / "soup.txt"
    path.write_text(f"Samarbeid er viktig.\n\n{text}", "utf-8")
    reading = load(path)
    for said in getattr(reading, "statements", ()):
        assert said.subject
        assert said.object
        assert 0 <= said.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "og " * 20_000,
        "samarbeider med " * 8_000,
        "skolene, " * 10_000,
        "(" * 30_000,
        "- x:\n" * 5_000,
        "Vi og du. " * 5_000,
    ],
)
def test_time_grows_with_the_text_only(tmp_path, text):
    (path := tmp_path / "long.txt").write_text(text, "utf-8")
    start = time.process_time()
    load(path)
    assert time.process_time() - start < 15


# --- real documents --------------------------------------------------------------------------


def verdict(shared: Path, number: str) -> Verdict:
    rows = (shared / "gold" / "000_003_references.jsonl").read_text("utf-8").splitlines()
    own = [row for row in map(json.loads, rows) if row["source"].startswith(number)]
    (path,) = (shared / "seeds").glob(f"{number}*.txt")
    claims = [Pair(s.subject, s.object, str(s.status)) for s in read(path)]
    return judge(
        own,
        claims,
        lambda row, c: same_pair(row, c.subject, c.object) and row["status"] == c.status,
        " | ".join,
    )


@pytest.mark.shared
def test_workshop_notes_are_read_as_a_person_reads_them(shared):
    found = verdict(shared, "000")
    assert found.score.f1 >= 0.9, found


@pytest.mark.shared
def test_formal_minutes_give_next_to_nothing(shared):
    found = verdict(shared, "003")
    assert found.score.wrong <= 1, found
