"""Bullets of two names, columns known by their place, and frequencies without brackets."""

import pytest

from graph.model import Conventions, Source, Statement
from loaders.document import work_through
from loaders.frequency import STANDARD, is_pure, read
from loaders.lists.bullets import take_apart
from loaders.readers import pipes
from loaders.tables.headers import meaning

SOURCE = Source(name="pairs.md", sha256="0" * 64)


def statements(*lines: str) -> list[Statement]:
    text = "\n".join([*lines, ""])
    found = work_through(pipes.read(text), SOURCE, STANDARD).reading().statements
    return [said for said in found if not said.rule]


def ties(*lines: str) -> list[tuple[str, str, float | None, str]]:
    return [(s.subject, s.object, s.frequency.low, s.purpose) for s in statements(*lines)]


# --- bullets of two names --------------------------------------------------------------------


PAIRS = (
    "- Biblioteket – Musikkskolen (3 møter/år): låneordning for noter",
    "- Brannvesenet- Havnekontoret (månedlig) *",
    "- Hjemmetjenesten – Frivilligsentralen – Legekontoret",
)


@pytest.mark.parametrize("between", [(), ("Noen møter er frivillige.", "")])
def test_a_bullet_can_tell_of_two(between):
    assert ties("Samarbeidsmøter mellom enhetene", "", *between, *PAIRS) == [
        ("Biblioteket", "Musikkskolen", 3, "låneordning for noter"),
        ("Brannvesenet", "Havnekontoret", 12, ""),
        ("Hjemmetjenesten", "Frivilligsentralen", None, ""),
        ("Hjemmetjenesten", "Legekontoret", None, ""),
    ]


def test_a_dash_before_a_conjunction_stands_for_the_end_of_a_word():
    bullets = ("- Barne- og ungdomsskolen – Biblioteket", *PAIRS[:2])
    found = ties("Samarbeidsmøter mellom enhetene", "", *bullets)
    assert found[0][:2] == ("Barne- og ungdomsskolen", "Biblioteket")


def test_bullets_under_a_unit_are_its_own():
    found = ties("Samarbeidspartnere for Kulturhuset", "", *PAIRS)
    assert {subject for subject, *_ in found} == {"Kulturhuset"}


def test_a_rate_behind_a_dash_is_no_name():
    bullets = (
        "- Skolene – månedlig, lesing",
        "- Politiet – ukentlig",
        "- Museet – årlig, dugnad",
    )
    found = ties("# Kulturhuset", "", "## Samarbeidspartnere", "", *bullets)
    assert [one[:3] for one in found] == [
        ("Kulturhuset", "Skolene", 12),
        ("Kulturhuset", "Politiet", 52),
        ("Kulturhuset", "Museet", 1),
    ]


@pytest.mark.parametrize("title", ["Kjøreplan for dagen", "Møter mellom jul og påske"])
def test_dashes_between_other_words_are_no_pairs(title):
    bullets = ("- mandag – rydding", "- tirsdag – maling", "- onsdag – fri")
    assert not {one for one, *_ in ties(title, "", *bullets)} & {"mandag", "tirsdag", "onsdag"}


# --- columns ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Part", "partner"),
        ("Hva handler det om", "purpose"),
        ("Kva handlar det om", "purpose"),
        ("Hvad handler det om?", "purpose"),
        ("Vad handlar det om", "purpose"),
        ("What is it about", "purpose"),
    ],
)
def test_more_headers_are_known(header, column):
    assert meaning(header.rstrip("?")) == column


ROWS = (
    "| Skolan | simundervisning på våren | varje månad |",
    "| Polisen | tillsyn | 3 ggr/år |",
)


def test_partners_stand_first_where_only_how_often_is_known():
    table = ("| Kompis | Ändamålet | Hur ofta |", "|---|---|---|", *ROWS)
    assert ties("# Samverkan", "", "## Badhuset", "", *table) == [
        ("Badhuset", "Skolan", 12, "simundervisning på våren"),
        ("Badhuset", "Polisen", 3, "tillsyn"),
    ]


def test_a_table_of_chores_has_no_partners():
    table = ("| Vara | Plats | Hur ofta |", "|---|---|---|")
    rows = ("| Golven | hallen | varje dag |", "| Fönstren | kaféet | 3 ggr/år |")
    assert ties("# Städplan", "", "## Badhuset", "", *table, *rows) == []


def test_a_known_header_is_not_the_title_of_a_matrix():
    rows = ("| Skolan | Polisen och Badhuset | varje vecka |", *ROWS)
    table = ("| Part | Vad | Hur ofta |", "|---|---|---|", *rows)
    found = ties("# Samverkan", "", "## Biblioteket", "", *table)
    assert {subject for subject, *_ in found} == {"Biblioteket"}
    assert [partner for _, partner, *_ in found] == ["Skolan", "Skolan", "Polisen"]


# --- frequencies without brackets ------------------------------------------------------------


@pytest.mark.parametrize(
    ("bullet", "partner", "low", "purpose"),
    [
        ("Kyrkan 2 ggr per år, körens konsert", "Kyrkan", 2, "körens konsert"),
        ("Polisen: 1 gång i kvartalet. Nattvandring", "Polisen", 4, "Nattvandring"),
        ("Kyrkja: 5 gonger i året. Konsert. Kaffi", "Kyrkja", 5, "Konsert. Kaffi"),
        ("Havnen: både i drift. Hver uge.", "Havnen", 52, "både i drift"),
        ("Skolen hver uke, barnehagen", "Skolen hver uke, barnehagen", None, ""),
        ("Daglig drift, parker", "Daglig drift, parker", None, ""),
        ("Havn: moloen. Hver uke ryddes det", "Havn", None, "moloen. Hver uke ryddes det"),
    ],
)
def test_a_frequency_may_end_a_name_or_be_a_sentence(bullet, partner, low, purpose):
    parts = take_apart(bullet, Conventions())
    assert (parts.partner, parts.purpose) == (partner, purpose)
    assert (parts.frequency.low if parts.frequency else None) == low


@pytest.mark.parametrize(
    ("text", "low"),
    [("1 x md.", 12), ("2 x uke", 104), ("jämna veckor", 26), ("ulige uger", 26)],
)
def test_short_ways_to_say_how_often(text, low):
    found = read(text)
    assert found is not None
    assert is_pure(text)
    assert found.low == low


@pytest.mark.parametrize("text", ["2 møter uke 34", "3 x 20 min", "4 møter"])
def test_a_number_behind_a_period_names_it(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("## Samarbeidspartnere (samlet inn i mai, uredigert)", "Kulturhuset"),
        ("## Samarbeidspartnere", "Kulturhuset"),
    ],
)
def test_a_remark_in_brackets_owns_no_list(title, subject):
    found = ties("# Kulturhuset", "", title, "", "- Musikkskolen (ukentlig)", "- Biblioteket")
    assert {one for one, *_ in found} == {subject}
