import pytest

from graph.model import Kind, Problem, ProblemKind, Reading, Scope, Source, Unit
from loaders.readers.table import read
from loaders.tables.reader import read_tables

SOURCE = Source(name="units.csv", sha256="0" * 64)


def reading(text: str) -> Reading:
    tables = read(text.encode(), SOURCE.name)
    assert not isinstance(tables, Problem)
    return read_tables(tables, SOURCE)


def only(text: str) -> Unit:
    result = reading(text)
    assert result.problems == ()
    assert result.statements == ()
    (unit,) = result.units
    return unit


def test_other_columns_are_groups_under_their_headers():
    unit = only(
        "Enhet;Type;Overordnet;Omfang;Avdeling;Sted;Etasje\nHR;enhet;Stab;intern;Ledelse;Rådhuset;\n"
    )
    assert (unit.name, unit.kind, unit.parent, unit.scope) == (
        "HR",
        Kind.UNIT,
        "Stab",
        Scope.INTERNAL,
    )
    # "Avdeling" could name the unit, but "Enhet" does; an empty cell is no group.
    assert unit.groups == {"avdeling": "Ledelse", "sted": "Rådhuset"}
    assert unit.place.row == 2


@pytest.mark.parametrize(
    "text",
    ["unit;kind\nHR;unit\n", "unit;parent\nHR;Staff\n", "enhet;farge\nHR;blå\n"],
)
def test_a_unit_and_one_more_column_make_a_structure(text):
    assert only(text).name == "HR"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("enhet", Kind.UNIT),
        ("eining", Kind.UNIT),
        ("Forvaltning", Kind.UNIT),
        ("förvaltning", Kind.UNIT),
        ("department", Kind.UNIT),
        ("rolle", Kind.ROLE),
        ("funksjon", Kind.ROLE),
        ("roll", Kind.ROLE),
        ("gruppe", Kind.COLLECTIVE),
        ("fællesbetegnelse", Kind.COLLECTIVE),
        ("samlingsnamn", Kind.COLLECTIVE),
        ("organ", Kind.BODY),
        ("styresmakt", Kind.BODY),
        ("myndighed", Kind.BODY),
        ("agency", Kind.BODY),
    ],
)
def test_kinds_are_known_in_five_languages(word, kind):
    assert only(f"unit;kind\nHR;{word}\n").kind is kind


def test_a_kind_or_scope_that_is_not_understood_is_left_open_and_reported():
    result = reading("unit;kind;scope\nHR;gadget;\nPool;;elsewhere\n")
    assert [(u.kind, u.scope) for u in result.units] == [(None, None), (None, None)]
    assert [(p.kind, p.text, p.place.row) for p in result.problems] == [
        (ProblemKind.KIND, "gadget", 2),
        (ProblemKind.KIND, "elsewhere", 3),
    ]


def test_a_row_without_a_unit_is_reported():
    result = reading("unit;kind\n;unit\nHR;unit\n")
    assert [unit.name for unit in result.units] == ["HR"]
    assert [(p.kind, p.place.row) for p in result.problems] == [(ProblemKind.ROW, 2)]


def test_a_word_in_a_row_is_not_taken_for_a_header():
    # "enhet" in a row of a table whose own header is not known
    result = reading("organisasjonsledd;form\nHR;enhet\nPool;enhet\n")
    assert [p.kind for p in result.problems] == [ProblemKind.MISSING_COLUMNS]


def test_titles_may_stand_above_the_header():
    unit = only("Våre enheter;;\n;;\nenhet;kommunalområde;sted\nHR;Stab;Rådhuset\n")
    assert unit.groups == {"kommunalområde": "Stab", "sted": "Rådhuset"}
    assert unit.place.row == 4
