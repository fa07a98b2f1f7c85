"""Made-up lists in the shapes that people give them, against what their author meant.

`before` was written before the rules for these shapes or with them, `after` when they stood
(it showed what they lacked: F1 .46 at its first reading). Beside each document lies a file
ending in ``.gold``: unit, partner, contacts a year and purpose of each tie.
"""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import ProblemKind, Reading, Source, Statement
from loaders.document import work_through
from loaders.explain import explained
from loaders.frequency import STANDARD
from loaders.load import load
from loaders.readers import pipes

SHAPES = Path(__file__).parent / "shapes"
DOCUMENTS = sorted(p for p in SHAPES.glob("*/*") if p.suffix != ".gold")
Tie = tuple[str, str, str, str]


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def wanted(document: Path) -> set[Tie]:
    lines = document.with_name(f"{document.name}.gold").read_text("utf-8").splitlines()
    return {tie(line) for line in lines if line.strip()}


def tie(line: str) -> Tie:
    unit, _, rest = line.partition(" > ")
    partner, rate, *purpose = (part.strip() for part in rest.split(" | "))
    return fold(unit), fold(partner), rate, fold(purpose[0]) if purpose else ""


def told(said: Statement) -> Tie:
    low, high = said.frequency.low, said.frequency.high
    rate = "?" if low is None else f"{low:g}" if low == high else f"{low:g}..{high:g}"
    return fold(said.subject), fold(said.object), rate, fold("; ".join(said.purposes))


@pytest.mark.parametrize("document", DOCUMENTS, ids=[p.name for p in DOCUMENTS])
def test_a_shape_says_what_its_author_meant(document):
    reading = load(document)
    assert isinstance(reading, Reading)
    assert {told(said) for said in reading.statements if said.confidence >= 0.5} == wanted(
        document
    )


@pytest.mark.parametrize("half", ["before", "after"])
def test_all_languages_and_formats_of_text_are_there(half):
    names = [path.name for path in DOCUMENTS if path.parent.name == half]
    assert {name[:2] for name in names} == {"nb", "nn", "da", "sv", "en"}
    assert {Path(name).suffix for name in names} == {".txt", ".md", ".html", ".csv"}


# --- matrices --------------------------------------------------------------------------------


def matrix(tmp_path: Path, text: str) -> set[tuple[str, str]]:
    (path := tmp_path / "matrix.csv").write_text(text, "utf-8")
    reading = load(path)
    assert isinstance(reading, Reading)
    return {(said.subject, said.object) for said in reading.statements}


def test_a_triangle_speaks_from_row_to_column(tmp_path):
    text = "Contact;Roads;Parks;Pools\nRoads;;12;6\nParks;;;4\nPools;;;\n"
    assert matrix(tmp_path, text) == {
        ("Roads", "Parks"),
        ("Roads", "Pools"),
        ("Parks", "Pools"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Avstand;Skole A;Skole B;Skole C\nSkole A;;12;6\nSkole B;12;;4\nSkole C;6;4;\n",
        "Budsjett;Skole;Helse\nLønn;10;20\nDrift;3;4\n",
        ";2023;2024\nSkole;10;12\nHelse;20;22\n",
    ],
    ids=["distances", "accounts", "years"],
)
def test_numbers_that_count_no_contacts_are_no_matrix(tmp_path, text):
    assert matrix(tmp_path, text) == set()


# --- what is hidden, and what only explains --------------------------------------------------


def workbook(tmp_path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    ties = book.active
    assert ties is not None
    ties.title = "Samarbeid"
    for row in (
        ("Enhet", "Samarbeidspartner", "Hyppighet"),
        ("Havnevesenet", "Tollvesenet", "ukentlig"),
        ("Havnevesenet", "Losene", "daglig"),
    ):
        ties.append(row)
    ties.row_dimensions[3].hidden = True
    aside = book.create_sheet("Skjult")
    aside.sheet_state = "hidden"
    aside.append(("Enhet", "Samarbeidspartner"))
    aside.append(("Brannvesenet", "Havnevesenet"))
    guide = book.create_sheet("Veiledning")
    guide.append(("Slik fyller du ut skjemaet",))
    guide.append(("Skriv én linje for hver partner",))
    book.save(path := tmp_path / "list.xlsx")
    return path


def test_hidden_rows_and_sheets_are_read_and_said(tmp_path):
    reading = load(workbook(tmp_path))
    assert isinstance(reading, Reading)
    pairs = [(said.subject, said.object) for said in reading.statements]
    assert pairs == [
        ("Havnevesenet", "Tollvesenet"),
        ("Havnevesenet", "Losene"),
        ("Brannvesenet", "Havnevesenet"),
    ]
    hidden = [p for p in reading.problems if p.kind is ProblemKind.HIDDEN]
    assert [(p.place.sheet, p.text) for p in hidden] == [("Samarbeid", "3"), ("Skjult", "2")]


def test_a_sheet_that_explains_is_no_loss(tmp_path):
    reading = load(workbook(tmp_path))
    assert isinstance(reading, Reading)
    assert not any(problem.lost for problem in reading.problems)
    beside = [p for p in reading.problems if p.kind is ProblemKind.OTHER_SHEET]
    assert [p.place.sheet for p in beside] == ["Veiledning"]


# --- the same ties in any shape --------------------------------------------------------------

UNITS = ("Havnevesenet", "Losene", "Tollvesenet", "Brannvesenet")
RATES = {"ukentlig": 52, "månedlig": 12, "daglig": 230, "kvartalsvis": 4}
TIES = st.dictionaries(
    st.sampled_from(list(permutations(UNITS, 2))), st.sampled_from(list(RATES)), min_size=3
)


def as_rows(ties: dict[tuple[str, str], str]) -> str:
    rows = "".join(
        f"| {unit} | {partner} | {rate} |\n" for (unit, partner), rate in ties.items()
    )
    return f"# Samarbeid\n\n| Enhet | Partner | Hyppighet |\n|---|---|---|\n{rows}"


def as_matrix(ties: dict[tuple[str, str], str]) -> str:
    rows = (
        f"| {unit} | " + " | ".join(ties.get((unit, other), "") for other in UNITS) + " |\n"
        for unit in UNITS
    )
    head = " | ".join(UNITS)
    return f"# Samarbeid\n\n| | {head} |\n|{'---|' * 5}\n{''.join(rows)}"


def as_lines(ties: dict[tuple[str, str], str]) -> str:
    lines = (f"{unit} -> {partner} ({rate})" for (unit, partner), rate in ties.items())
    return "Samarbeid mellom enhetene\n\n" + "\n".join(lines)


def as_records(ties: dict[tuple[str, str], str]) -> str:
    return "Kartlegging\n\n" + "\n\n".join(
        f"Enhet: {unit}\nPartner: {partner}\nHyppighet: {rate}"
        for (unit, partner), rate in ties.items()
    )


def read_text(text: str) -> Reading:
    source = Source(name="list.md", sha256="0" * 64)
    return work_through(pipes.read(text), source, STANDARD).reading()


@pytest.mark.parametrize("shape", [as_rows, as_matrix, as_lines, as_records])
@given(ties=TIES)
@settings(max_examples=20, deadline=None)
def test_ties_are_the_same_in_every_shape(shape, ties):
    found = {(s.subject, s.object): s.frequency.low for s in read_text(shape(ties)).statements}
    assert found == {pair: RATES[rate] for pair, rate in ties.items()}


PIECES = """Enhet: Partner: Skole Bibliotek x - 0 12 ukentlig Januar Uke 3 = -> ( ) , ; og | ---
# Samarbeidspartnere Årshjul for Møteplan Samarbeider med Internt kr 250 min 2024 Q1 tlf"""


@given(
    pieces=st.lists(
        st.tuples(
            st.sampled_from(PIECES.split()), st.sampled_from([" ", "\n", "\n\n", "   ", "|"])
        ),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_heap_of_pieces_breaks_the_reading(pieces):
    text = "Skole " + "".join(word + gap for word, gap in pieces)
    source = Source(name="list.md", sha256="0" * 64)
    explained(work_through(pipes.read(text), source, STANDARD))


# --- whose list it is, and who is no partner -------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["Ferie", "Stengt i uke 28-31", "Sommerlukket", "Sommarstängt", "Closed from 23rd"]
)
def test_a_break_in_the_place_of_a_partner_is_nobody(tmp_path, cell):
    text = f"Unit;Partner;How often\nPools;Schools;weekly\nPools;{cell};\nPools;Clubs;monthly\n"
    assert matrix(tmp_path, text) == {("Pools", "Schools"), ("Pools", "Clubs")}


@pytest.mark.parametrize(
    ("cell", "partners"),
    [
        ("skoler, barnehager", {"skoler", "barnehager"}),
        ("Kultur, idrett og fritid", {"Kultur, idrett og fritid"}),
        ("Lukket avdeling", {"Lukket avdeling"}),
        ("Skole, Museum", {"Skole, Museum"}),
    ],
    ids=["places of work", "one name", "no break", "a unit of the table"],
)
def test_a_cell_parts_where_each_piece_is_somebody(tmp_path, cell, partners):
    text = f'Enhet;Partner\nKino;"{cell}"\n"Skole, Museum";Kino\n'
    assert {b for a, b in matrix(tmp_path, text) if a == "Kino"} == partners


@pytest.mark.parametrize("lead", ["**Pools:**", "**Pools**:", "__Pools:__", "- **Pools:**"])
def test_an_emphasised_lead_is_a_label(lead):
    text = (
        f"# Partners\n\n{lead} Schools, Clubs\n\n{lead.replace('Pools', 'Parks')} Roads, Police"
    )
    assert [(s.subject, s.object) for s in read_text(text).statements] == [
        ("Pools", "Schools"),
        ("Pools", "Clubs"),
        ("Parks", "Roads"),
        ("Parks", "Police"),
    ]


def test_a_section_of_the_same_rank_owns_no_list():
    duties = "## Ovens and flour\n\n- Bake"
    text = f"# Role profile: Baker\n\n{duties}\n\n## Interfaces\n\n- Mill (weekly)"
    assert [s.subject for s in read_text(text).statements] == ["Baker"]
