"""How a tie stands: a word for a problem or a wish counts only where it tells of the tie."""

import pytest

from tests.loaders.prose_telling import Told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Samarbeidet mellom biblioteket og museet fungerer dårlig."),
        ("nn", "Samarbeidet mellom biblioteket og museet fungerer dårleg."),
        ("da", "Samarbejdet mellem biblioteket og museet fungerer dårligt."),
        ("sv", "Samarbetet mellan biblioteket och museet fungerar dåligt."),
        ("en", "The cooperation between the library and the museum works badly."),
        ("en", "The library and the museum work poorly together."),
    ],
)
def test_what_works_badly_is_strained(told: Told, language: str, text: str) -> None:
    assert [status for *_, status in told(text, language)] == ["strained"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Det er ingen problemer i samarbeidet mellom biblioteket og museet."),
        ("da", "Der er ingen konflikter i samarbejdet mellem biblioteket og museet."),
        (
            "en",
            "There are no difficulties in the cooperation between the library and the museum.",
        ),
        ("da", "Hvis der opstår problemer, ringer biblioteket til museet."),
        ("en", "If problems arise, the library calls the museum."),
        ("da", "Biblioteket arbejder sammen med museet, så der ikke opstår siloer."),
    ],
)
def test_a_problem_that_is_denied_or_only_a_case(told: Told, language: str, text: str) -> None:
    assert [status for *_, status in told(text, language)] == ["existing"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Improved routines have been introduced between the library and the museum."),
        ("nb", "Et bedre samarbeid er etablert mellom biblioteket og museet."),
        ("sv", "Ett närmare samarbete har inletts mellan biblioteket och museet."),
        ("da", "Et tættere samarbejde er etableret mellem biblioteket og museet."),
    ],
)
def test_what_was_set_up_is_no_wish_any_more(told: Told, language: str, text: str) -> None:
    assert [status for *_, status in told(text, language)] == ["existing"]


def test_what_the_partner_will_do_is_no_wish(told: Told) -> None:
    text = "Biblioteket får besøg af museet, som vil fortælle om byen."
    assert told(text, "da") == [("Biblioteket", "museet", "existing")]


def test_possibly_stands_before_one_partner_only(told: Told) -> None:
    found = told("Biblioteket har møter med museet, NAV og evt. politiet.")
    assert found == [
        ("Biblioteket", "museet", "existing"),
        ("Biblioteket", "NAV", "existing"),
        ("Biblioteket", "politiet", "proposed"),
    ]


@pytest.mark.parametrize(
    ("language", "point", "expected"),
    [
        ("nb", "Invitere museet til biblioteket", "proposed"),
        ("da", "Skabe et netværk mellem biblioteket og museet", "proposed"),
        ("sv", "Stärka kontakten mellan biblioteket och museet", "proposed"),
        ("en", "Build links between the library and the museum", "proposed"),
    ],
)
def test_a_point_that_says_what_to_do_is_a_plan(
    told: Told, language: str, point: str, expected: str
) -> None:
    statuses = {status for *_, status in told(f"- {point}\n- Museet er stengt\n", language)}
    assert statuses == {expected}


def test_what_has_to_be_studied_is_no_problem_between_two(told: Told) -> None:
    text = "Museet gav biblioteket en oversigt over en analyse af udfordringer i byen."
    assert [s for s in told(text, "da") if s[2] == "strained"] == []


# --- tables of what is to be done -------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "header", "rows", "expected"),
    [
        (
            "nb",
            "Tiltak | Ansvarlig | Frist",
            ["Avklare rutiner med NAV | Biblioteket | mai", "Bestille stoler | Museet | mai"],
            [("Biblioteket", "NAV", "proposed")],
        ),
        (
            "da",
            "Indsats | Hvem | Hvornår",
            ["Aftale om lokaler med museet | Biblioteket | juni"],
            [("Biblioteket", "museet", "proposed")],
        ),
        (
            "en",
            "Action | Lead | By when",
            ["Agree dates with the Housing team | Library Service | June"],
            [("Library Service", "Housing team", "proposed")],
        ),
        (
            "nb",
            "Tiltak | Ansvarlig | Frist",
            ["Felles plan for sommeren | Kulturskolen og Svømmehallen | mai"],
            [("Kulturskolen", "Svømmehallen", "proposed")],
        ),
        (
            "sv",
            "Åtgärd | Ansvarig",
            ["Bjuda in skolorna | Kari Nordmann"],
            [],
        ),
    ],
)
def test_a_table_of_actions(
    told: Told,
    language: str,
    header: str,
    rows: list[str],
    expected: list[tuple[str, str, str]],
) -> None:
    line = "|".join("---" for _ in header.split("|"))
    table = "\n".join(f"| {row} |" for row in (header, line, *rows))
    found = told.statements(f"# 2026\n\n{table}\n", language, "a.md")
    assert [(s.subject, s.object, str(s.status)) for s in found] == expected
