"""Tables on PDF pages: rows and cells, whatever parts them; and what is none."""

import shutil
import subprocess
from dataclasses import replace
from html import escape
from itertools import product

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Reading
from loaders.readers.pdf import reader as pdf_reader
from loaders.readers.pdf.layout import Segment, Tabular
from loaders.readers.pdf.tables import cell
from loaders.readers.pdf.tabular import page_table
from loaders.readers.table import Table
from tests.loaders.outline import CHAPTER, TEXT, UNIT, Entry
from tests.loaders.pdf_writer import Grid, Style, file, pdf, table
from tests.loaders.test_formats import read, saved, written
from tests.loaders.test_office import saved_as

HEAD = ("Samarbeidspartner", "Hyppighet", "Formål")
ROWS = [
    ("Barnehagene", "ukentlig", "overgangen fra barnehage til første klasse om våren"),
    ("Helsestasjonen i Nordre bydel", "hver 14. dag", "familier som trenger mer enn råd"),
    ("NAV", "2 ganger i året", "utplassering"),
    ("Teknisk drift", "", "nøkler og brøyting av plassen ved inngangen på vestsiden av huset"),
    ("Vernetjenesten for barn og unge", "ved behov", "bekymring"),
]


def tables(data: bytes) -> list[Table]:
    return [part for part in pdf_reader.read(data)[0] if isinstance(part, Table)]


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for found in tables(data) for row in found.rows]


def said(reading: Reading) -> list[tuple[str, str, float | None, str]]:
    return [(s.subject, s.object, s.frequency.low, s.purpose) for s in reading.statements]


def expected(unit: str) -> list[tuple[str, str, float | None, str]]:
    rates = [52, 26, 2, None, None]
    return [(unit, row[0], rate, row[2]) for row, rate in zip(ROWS, rates, strict=True)]


# --- by our own writer -----------------------------------------------------------------------

SHAPES = [
    Grid(rules=rules, space=space, middle=middle)
    for rules, space, middle in product(("all", "level", ""), (8, 2), (False, True))
    if rules or not middle or space > 2  # else nothing tells one row from the next
]


@pytest.mark.parametrize("grid", SHAPES, ids=str)
def test_wrapped_cells_are_whole_again(grid):
    assert cells(table([HEAD, *ROWS], grid)) == [HEAD, *ROWS]


def test_rows_without_space_between_them_are_told_by_what_had_room():
    grid = Grid(space=0)
    assert cells(table([HEAD, *ROWS], grid)) == [HEAD, *ROWS]


def test_a_row_stands_at_its_page_and_first_line(tmp_path):
    data = table(
        [HEAD, *ROWS], Grid(rules="all"), below="Gjennomgått av Ledergruppen", tables=2
    )
    reading = read(written(tmp_path, "a.pdf", data))
    assert said(reading) == expected("Skole A") + expected("Skole B")
    places = [(s.place.page, s.place.line) for s in reading.statements]
    assert places[:5] == [(1, 4), (1, 6), (1, 8), (1, 9), (1, 11)]
    assert places[5:7] == [(1, 16), (1, 18)]


def test_columns_may_stand_as_close_as_words(tmp_path):
    rows = [("Enhet", "Partner", "Hyppighet"), ("Badet", "HR", "daglig")]
    rows += [("Biblioteket", "Skolene", "ukentlig"), ("Badet", "NAV", "månedlig")]
    data = table(rows, Grid(starts=(71, 130, 172), right=240))
    reading = read(written(tmp_path, "a.pdf", data))
    assert [(s.subject, s.object, s.frequency.low) for s in reading.statements] == [
        ("Badet", "HR", 230),
        ("Biblioteket", "Skolene", 52),
        ("Badet", "NAV", 12),
    ]


def test_a_table_goes_on_over_the_page(tmp_path):
    rows = [HEAD, *((f"Skole {at}", "ukentlig", "Plan") for at in range(30))]
    whole = table(rows, Grid(rules="all"))
    stream = whole.split(b"stream\n")[3].split(b"\nendstream")[0]
    rest = table(rows[1:9], Grid(rules="all")).split(b"stream\n")[3].split(b"\nendstream")[0]
    (found,) = tables(file([stream, rest.split(b"ET\n", 2)[2]]))  # without headings
    assert [row.page for row in found.rows] == [1] * 31 + [2] * 8
    assert found.rows[31].cells == ("Skole 0", "ukentlig", "Plan")
    assert found.rows[31].line == 1


PARTS = [  # of a row that a page break cuts
    ("Skole 0", "ukentlig", "Plan"),
    ("Skole 1", "daglig", "Plan for alle som"),
]


@pytest.mark.parametrize("again", [False, True])
def test_a_row_cut_by_the_page_is_whole_again(again):
    above = as_tabular([HEAD, *PARTS], 1)
    rows = [*([HEAD] if again else []), ("", "", "begynner til høsten"), ("NAV", "daglig", "")]
    found = page_table([above, as_tabular(rows, 2)], sewn)
    assert [row.cells for row in found.rows] == [
        HEAD,
        PARTS[0],
        ("Skole 1", "daglig", "Plan for alle som begynner til høsten"),
        ("NAV", "daglig"),
    ]


def test_a_unit_over_several_rows_goes_on_over_the_page():
    above = as_tabular([("Enhet", "Partner", "Formål"), ("Badet", "Skolen", "Svømming")], 1)
    found = page_table([above, as_tabular([("", "NAV", "Plasser")], 2)], sewn)
    assert found.rows[-1].cells == ("Badet", "NAV", "Plasser")


def sewn(text: str, more: str) -> str:
    return f"{text} {more}"


def as_tabular(rows: list[tuple[str, ...]], page: int) -> Segment:
    cells = tuple(tuple(((text,),) if text else () for text in row) for row in rows)
    tabular = Tabular(cells, (1,) * len(rows), (70.0, 200.0, 300.0))
    return Segment("", 70, 500, 700, 10, False, 20, 70, 1, page, table=tabular)


def test_a_single_row_goes_on_over_the_page():
    rows = [HEAD, *((f"Skole {at}", "ukentlig", "Plan") for at in range(30))]
    whole = table(rows, Grid(rules="all"))
    stream = whole.split(b"stream\n")[3].split(b"\nendstream")[0]
    rest = table(rows[1:2], Grid(rules="all")).split(b"stream\n")[3].split(b"\nendstream")[0]
    (found,) = tables(file([stream, rest.split(b"ET\n", 2)[2]]))
    assert [row.page for row in found.rows] == [1] * 31 + [2]
    (alone,) = tables(file([stream, b"", rest.split(b"ET\n", 2)[2]]))
    assert [row.page for row in alone.rows] == [1] * 31


def test_units_on_lines_of_their_own_in_a_cell_are_several():
    assert cell(stacked("Kulturskolen", "Helsestasjonen", "Teknisk etat"), 150) == (
        ("Kulturskolen",),
        ("Helsestasjonen",),
        ("Teknisk etat",),
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("Felles", "Kulturskole", "i byen"),
        ("Housing", "Department", "Team"),
        ("Vann- og", "avløpsetaten"),
        ("Habilitering", "for barn"),
        ("Psykologisk", "tjeneste"),
    ],
)
def test_a_name_over_several_lines_stays_one(texts):
    assert cell(stacked(*texts), 150) == (texts,)


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("Barneverntjenest", "en"), "Barneverntjenesten"),
        (("Tannhelsetjenest", "en (fylket)"), "Tannhelsetjenesten (fylket)"),
        (("föräldraskapsbev", "is, samtal"), "föräldraskapsbevis, samtal"),
        (("Familierådgivning", "a"), "Familierådgivninga"),
        (("bekymringssaker", ", anonymt"), "bekymringssaker, anonymt"),
        (("jordmortjeneste", "n"), "jordmortjenesten"),
        (("annakvar", "veke"), "annakvar veke"),
        (("Biblioteket", "og skolen"), "Biblioteket og skolen"),
        (("Samarbeid", "i sommer"), "Samarbeid i sommer"),
    ],
)
def test_a_word_wider_than_its_cell_is_made_whole(texts, whole):
    (lines,) = cell(stacked(*texts), 150)
    first, *rest = lines
    for line in rest:
        first = first.removesuffix("\u00ad") + ("" if first.endswith("\u00ad") else " ") + line
    assert first == whole


@pytest.mark.parametrize(
    "texts",
    [
        ("Ydelsesservice", "Sundhedscentret"),
        ("Ungdomsteam", "Helsestasjonen"),
        ("Skoleafdeling", "Borgercentret"),
        ("Elevtjeneste", "Skolekontoret"),
    ],
)
def test_compounds_on_lines_of_their_own_are_several(texts):
    assert cell(stacked(*texts), 150) == tuple((text,) for text in texts)


def stacked(*texts: str) -> list[Segment]:
    line = Segment("", 71, 147, 0, 10, False, 60, 71)
    return [replace(line, text=text, y=700 - 12 * at) for at, text in enumerate(texts)]


def test_a_cell_over_two_columns_stands_in_both():
    data = table([("Felles møter", "", ""), HEAD, *ROWS], Grid(rules="all"))
    assert cells(data)[1:] == [HEAD, *ROWS]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["HR", "NAV", "Skolene", "Teknisk drift", "Biblioteket på torget"]),
            st.sampled_from(["daglig", "ukentlig", "6 ganger i året", ""]),
            st.lists(
                st.sampled_from(["planer", "lokaler", "nøkler", "opplæring", "vakter"]),
                max_size=12,
            ),
        ),
        min_size=2,
        max_size=9,
    ),
    st.sampled_from([grid for grid in SHAPES if grid.rules or grid.space > 2]),
)
def test_any_table_comes_out_as_it_went_in(rows, grid):
    rows = [(partner, often, " ".join(why)) for partner, often, why in rows]
    rows[:2] = [(p, "daglig", w) for p, _, w in rows[:2]]
    rows[-1] = (rows[-1][0], "daglig", rows[-1][2])
    stripped = [row if row[2] else row[: 2 if row[1] else 1] for row in rows]
    assert cells(table([HEAD, *rows], grid)) == [HEAD, *stripped]


# --- by programs -----------------------------------------------------------------------------


def word_table(style: str | None) -> bytes:
    document = docx.Document()
    document.add_heading("Samarbeid", 1)
    document.add_heading("Solvik skole", 2)
    made = document.add_table(0, 3, style)
    for row in [HEAD, *ROWS]:
        for place, text in zip(made.add_row().cells, row, strict=True):
            place.text = text
    document.add_paragraph("Tabellen er gått gjennom av ledergruppen og blir sett på igjen.")
    return saved(document)


def web_table(border: str) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>"
        for row in [HEAD, *ROWS]
    )
    style = f"td{{border:{border}}} table{{border-collapse:collapse; width: 11cm}}"
    return (
        f"<!doctype html><meta charset='utf-8'><style>{style}</style><h1>Samarbeid</h1>"
        f"<h2>Solvik skole</h2><table>{rows}</table><p>Gått gjennom av ledergruppen."
    ).encode()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("style", ["Table Grid", None])
def test_a_table_printed_by_libreoffice(tmp_path, style):
    (source := tmp_path / "table.docx").write_bytes(word_table(style))
    assert said(read(saved_as(tmp_path, source, "pdf"))) == expected("Solvik skole")


@pytest.mark.browser
@pytest.mark.parametrize("border", ["1px solid black", "none"])
def test_a_table_printed_by_a_browser(tmp_path, chromium, border):
    (source := tmp_path / "table.html").write_bytes(web_table(border))
    subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--no-pdf-header-footer",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={tmp_path / 'table.pdf'}",
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert said(read(tmp_path / "table.pdf")) == expected("Solvik skole")


# --- names across and down -------------------------------------------------------------------

FOUR = Grid(starts=(71, 200, 290, 380), right=524)
ACROSS = ("Enhet", "Plan", "Skole og SFO", "Vakt")
MATRIX = [ACROSS, ("Plan", "–", "4"), ("Skole og SFO", "12", "–", "x"), ("Vakt", "", "2", "–")]


def filled(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [(*row, *[""] * (4 - len(row))) for row in rows]


def test_a_matrix_needs_no_rules():
    assert cells(table(filled(MATRIX), FOUR)) == MATRIX


def test_a_matrix_needs_no_corner():
    rows = [("", *ACROSS[1:]), *MATRIX[1:]]
    assert cells(table(filled(rows), FOUR)) == rows


@pytest.mark.parametrize(
    "rows",
    [
        [("Post", "2023", "2024", "2025"), ("Lønn", "4", "8", "2"), ("Leie", "4", "1", "2")],
        [
            ("Enhet", "Kvinner", "Menn", "Alle"),
            ("Plan", "4", "8", "12"),
            ("Vakt", "3", "1", "4"),
        ],
        [ACROSS, ("Plan", "møter ofte", "4", "–"), ("Vakt", "lite", "2", "–")],
    ],
)
def test_figures_are_no_matrix(rows):
    assert not tables(table(rows, FOUR))


# --- what is no table ------------------------------------------------------------------------

SENTENCE = "Avdelingen ser hvert år på hvordan arbeidet går og hva som bør endres videre. "


@pytest.mark.parametrize("interleaved", [False, True])
def test_two_columns_of_running_text_are_no_table(interleaved):
    entries = [Entry(CHAPTER, "Samarbeid", 1)]
    for at in range(12):
        entries += [Entry(UNIT, "Partner" if at % 2 else "Hyppighet", at)]
        entries += [Entry(TEXT, SENTENCE * 6, at)]
    assert not tables(pdf(entries, Style(columns=2, interleaved=interleaved)))


def test_a_frame_around_text_is_no_table():
    (data,) = [pdf([Entry(TEXT, SENTENCE * 4, 1)], Style(heads=False))]
    framed = data.replace(b"BT", b"60 500 470 300 re S\n60 600 470 60 re S BT", 1)
    assert not tables(framed)


def test_words_of_a_header_in_a_sentence_make_no_table():
    rows = [HEAD, ("Vi skriver om dette i en egen sak som kommer etter sommeren", "", "")]
    data = table([*rows, *[(SENTENCE, "", "")] * 3], Grid(right=524))
    assert not tables(data)
