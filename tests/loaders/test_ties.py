import pytest

from graph.model import (
    Basis,
    Conventions,
    Frequency,
    Problem,
    ProblemKind,
    Reading,
    Source,
    Status,
)
from loaders.readers.table import Row, Table, read
from loaders.tables.reader import read_tables

SOURCE = Source(name="list.csv", sha256="0" * 64)


def reading(text: str, conventions: Conventions | None = None) -> Reading:
    tables = read(text.encode(), SOURCE.name)
    assert not isinstance(tables, Problem)
    return read_tables(tables, SOURCE, conventions or Conventions())


def pairs(result: Reading) -> list[tuple[str, str]]:
    return [(s.subject, s.object) for s in result.statements]


def doubts(result: Reading) -> list[tuple[ProblemKind, int | None, str]]:
    return [(p.kind, p.place.row, p.text) for p in result.problems]


def test_a_row_becomes_a_statement():
    result = reading(
        "unit;partner;frequency;purpose;status\nPool ;ICT  desk;weekly;tickets;wished\n"
    )
    (said,) = result.statements
    assert (said.speaker, said.subject, said.object) == ("Pool", "Pool", "ICT desk")
    assert said.frequency == Frequency(low=52, high=52, text="weekly", basis=Basis.STATED)
    assert said.purpose == "tickets"
    assert said.status is Status.PROPOSED
    assert said.quote == "Pool  | ICT  desk | weekly | tickets | wished"
    assert (said.place.row, said.place.sheet, said.place.line) == (2, None, None)
    assert said.source == SOURCE.sha256
    assert result.respondents == ("Pool",)
    assert result.problems == ()


@pytest.mark.parametrize(
    "header",
    [
        "enhet;samarbeidspartner;hyppighet;formål;status",
        "Eining;Samarbeidspartnar;Kor ofte;Føremål;Status",
        "ENHED;Samarbejder med:;Hvor tit;Formål;Tilstand",
        "Enhet;Samverkar med;Hur ofta;Syfte;Läge",
        "Unit;Works with;Times a year;Purpose;State",
        "Fra;Til;Frekvens (per år);Hvorfor;Status",
    ],
)
def test_headers_are_known_in_five_languages(header):
    (said,) = reading(f"{header}\nA;B;12;why;existing\n").statements
    assert (said.subject, said.object, said.frequency.low, said.purpose) == (
        "A",
        "B",
        12,
        "why",
    )


def test_columns_may_stand_in_any_order_under_titles_and_beside_others():
    result = reading(
        "Kartlegging våren;;;;\nUtfylt av rådgiveren;;;;\n;;;;\n"
        "Rom;Formål;Partner;Avdeling;Enhet\n12;drift;B;Stab;A\n"
    )
    (said,) = result.statements
    # "Avdeling" may name the unit as well, but "Enhet" means it more.
    assert (said.subject, said.object, said.purpose) == ("A", "B", "drift")
    assert said.place.row == 5
    assert said.place.heading == ("Kartlegging våren",)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12", 12, 12),
        ("500", 500, 500),
        ("52,5", 52.5, 52.5),
        ("1 000", 1000, 1000),
        ("10-12", 10, 12),
        ("ca. 20", 20, 20),
        ("0", 0, 0),
        ("varannan vecka", 26, 26),
        ("3 gange om ugen", 156, 156),
        ("dagleg", 230, 230),
    ],
)
def test_a_bare_number_counts_contacts_a_year(text, low, high):
    (said,) = reading(f"unit;partner;frequency\nA;B;{text}\n").statements
    assert said.frequency == Frequency(low=low, high=high, text=text, basis=Basis.STATED)


@pytest.mark.parametrize(
    ("header", "low"),
    [
        ("Hyppighet (ganger per måned)", 36),
        ("Ganger i uka", 156),
        ("Gånger per år", 3),
        ("Antal møder", None),  # no header of ours
    ],
)
def test_a_header_may_name_the_period(header, low):
    (said,) = reading(f"enhet;partner;{header}\nA;B;3\n").statements
    assert said.frequency.low == low


def test_a_person_may_say_what_weekly_means():
    (said,) = reading("unit;partner;frequency\nA;B;weekly\n", Conventions(weekly=40)).statements
    assert said.frequency.low == 40


def test_a_frequency_that_is_not_understood_is_kept_and_reported():
    result = reading("unit;partner;frequency\nA;B;whenever Mars is up\nA;C;when needed\nA;D;\n")
    first, second, third = (s.frequency for s in result.statements)
    assert first == Frequency(text="whenever Mars is up", basis=Basis.STATED)
    assert second == Frequency(text="when needed", basis=Basis.STATED)
    assert third == Frequency()
    assert doubts(result) == [(ProblemKind.FREQUENCY, 2, "whenever Mars is up")]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("finnes", Status.EXISTING),
        ("", Status.EXISTING),
        ("ønsket", Status.PROPOSED),
        ("ynskt", Status.PROPOSED),
        ("foreslået", Status.PROPOSED),
        ("Planerat", Status.PROPOSED),
        ("suggested", Status.PROPOSED),
        ("anstrengt", Status.STRAINED),
        ("krevjande", Status.STRAINED),
        ("udfordrende", Status.STRAINED),
        ("ansträngt", Status.STRAINED),
        ("difficult", Status.STRAINED),
    ],
)
def test_status_words_are_known_in_five_languages(word, status):
    result = reading(f"unit;partner;status\nA;B;{word}\n")
    assert result.statements[0].status is status
    assert result.problems == ()


def test_an_unknown_status_counts_as_existing_and_is_reported():
    result = reading("unit;partner;status\nA;B;plaid\n")
    assert result.statements[0].status is Status.EXISTING
    assert doubts(result) == [(ProblemKind.STATUS, 2, "plaid")]


def test_a_unit_may_be_written_once_for_its_rows():
    result = reading("unit;partner\nA;B\n;C\n\n;D\nE;F\n;A\n")
    assert pairs(result) == [("A", "B"), ("A", "C"), ("A", "D"), ("E", "F"), ("E", "A")]
    assert result.respondents == ("A", "E")
    assert result.problems == ()


def test_a_unit_may_stand_alone_above_its_rows():
    result = reading("unit;partner\nA;\n;B\n;C\nD;\n;E\n")
    assert pairs(result) == [("A", "B"), ("A", "C"), ("D", "E")]
    assert result.problems == ()


def test_an_empty_unit_is_a_gap_where_units_are_repeated():
    result = reading("unit;partner\nA;B\nA;C\n;D\nE;F\n")
    assert pairs(result) == [("A", "B"), ("A", "C"), ("E", "F")]
    assert doubts(result) == [(ProblemKind.ROW, 4, "D")]


def test_rows_without_unit_or_partner_are_reported():
    result = reading("unit;partner;purpose\n;B;lost\nA;;lost\nA;B;kept\nA;a;itself\n")
    assert pairs(result) == [("A", "B")]
    assert [(kind, row) for kind, row, _ in doubts(result)] == [
        (ProblemKind.ROW, 2),
        (ProblemKind.ROW, 3),
        (ProblemKind.ROW, 5),
    ]
    assert all(problem.lost for problem in result.problems)


def test_a_header_that_is_repeated_on_each_page_is_no_row():
    result = reading("unit;partner\nA;B\nUnit;Partner\nA;C\n")
    assert pairs(result) == [("A", "B"), ("A", "C")]
    assert result.problems == ()


def test_a_unit_with_wishes_only_has_answered_too():
    assert reading("unit;partner;status\nA;B;wished\n").respondents == ("A",)


@pytest.mark.parametrize("header", ["room;budget", "partner;purpose", "x;y", "unit"])
def test_a_table_without_the_columns_gives_one_problem_and_nothing_else(header):
    result = reading(f"{header}\nA;B\n")
    assert doubts(result) == [(ProblemKind.MISSING_COLUMNS, 1, header.replace(";", " | "))]
    assert result == Reading(source=SOURCE, problems=result.problems)


def test_a_header_without_rows_is_an_empty_table():
    result = reading("unit;partner;frequency\n")
    assert [p.kind for p in result.problems] == [ProblemKind.EMPTY]


def test_each_table_of_a_workbook_is_decided_by_itself():
    ties = Table("Ties", (Row(1, ("unit", "partner")), Row(2, ("A", "B"))))
    structure = Table("Units", (Row(1, ("unit", "kind")), Row(2, ("A", "unit"))))
    other = Table("Notes", (Row(4, ("remember", "the milk")),))
    result = read_tables([ties, other, structure], SOURCE)
    assert pairs(result) == [("A", "B")]
    assert [unit.name for unit in result.units] == ["A"]
    assert [(p.kind, p.place.sheet, p.place.row) for p in result.problems] == [
        (ProblemKind.OTHER_SHEET, "Notes", 4)
    ]
    assert not any(problem.lost for problem in result.problems)
    assert result.statements[0].place.sheet == "Ties"


def test_statements_of_one_table_have_ids_of_their_own():
    result = reading("unit;partner\nA;B\nA;B\n")
    assert len({s.id for s in result.statements}) == 2
