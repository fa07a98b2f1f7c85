"""The same list says the same in every format."""

import csv
import io
import json
import zipfile
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from graph.model import ProblemKind, Reading, Statement
from loaders.load import load
from tests.loaders.outline import (
    BULLET,
    CHAPTER,
    ITEM,
    POINT,
    TITLE,
    UNIT,
    Entry,
    markdown,
    outline,
    page,
)
from tests.loaders.pdf_writer import Style, pdf

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
EXAMPLE = ROOT / "examples" / "fagersund_samarbeid.txt"
REAL = next(iter(sorted((SHARED / "seeds").glob("004*.txt"))), SHARED)


# --- the formats -----------------------------------------------------------------------------


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_styles(entries: list[Entry]) -> bytes:
    document = docx.Document()
    levels = {CHAPTER: 1, UNIT: 2, POINT: 3}
    styles = {BULLET: "List Bullet", ITEM: "List Number", TITLE: "Title"}
    for entry in entries:
        if entry.kind in levels:
            document.add_heading(entry.text, levels[entry.kind])
        else:
            document.add_paragraph(entry.text, styles.get(entry.kind))
    return saved(document)


def word_dashes(entries: list[Entry]) -> bytes:
    document = docx.Document()
    number = 0
    for entry in entries:
        number = number + 1 if entry.kind == ITEM else 0
        mark = "- " if entry.kind == BULLET else f"{number}. " if number else ""
        run = document.add_paragraph().add_run(mark + entry.text)
        run.bold = entry.kind in (CHAPTER, UNIT, POINT)
    return saved(document)


def open_document(entries: list[Entry]) -> bytes:
    levels = {CHAPTER: 1, UNIT: 2, POINT: 3}
    body: list[str] = []
    for entry in entries:
        text = escape(entry.text, quote=False).replace("\t", "<text:tab/>")
        if entry.kind in levels:
            level = levels[entry.kind]
            body.append(f'<text:h text:outline-level="{level}">{text}</text:h>')
        elif entry.kind in (BULLET, ITEM):
            item = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
            body.append(f"<text:list>{item}</text:list>")
        else:
            body.append(f"<text:p>{text}</text:p>")
    return odt("".join(body))


def odt(body: str, head: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {names}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    return out.getvalue()


FORMATS = {
    "symbol.pdf": lambda entries: pdf(entries, Style(mark="symbol")),
    "del.pdf": lambda entries: pdf(entries, Style(mark="del", body=9)),
    "dash.pdf": lambda entries: pdf(entries, Style(mark="dash", heads=False)),
    "hyphens.pdf": lambda entries: pdf(entries, Style(hyphens=True)),
    "columns.pdf": lambda entries: pdf(entries, Style(columns=2)),
    "interleaved.pdf": lambda entries: pdf(entries, Style(columns=2, interleaved=True)),
    "styles.docx": word_styles,
    "dashes.docx": word_dashes,
    "lists.odt": open_document,
    "page.html": lambda entries: page(entries).encode(),
    "marks.md": lambda entries: markdown(entries).encode(),
}


# --- what they must say ----------------------------------------------------------------------


def read(path: Path) -> Reading:
    found = load(path)
    assert isinstance(found, Reading), found
    return found


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


Claim = tuple[str, str, float | None, float | None, str]


def real_gold() -> Counter[Claim]:
    rows = [
        json.loads(line)
        for line in (SHARED / "gold" / "004_edges.jsonl").read_text("utf-8").splitlines()
    ]
    return Counter(
        (
            row["unit"],
            row["partner_as_written"],
            row["contacts_per_year_min"],
            row["contacts_per_year_max"],
            row["purpose"] or "",
        )
        for row in rows
    )


def claims(reading: Reading) -> Counter[Claim]:
    return Counter(
        (s.subject, s.object, s.frequency.low, s.frequency.high, s.purpose)
        for s in reading.statements
        if s.quote.startswith(s.object.split(" (")[0])  # else a note made it
    )


def f1(want: Counter[Any], have: Counter[Any]) -> float:
    return 2 * (want & have).total() / (want.total() + have.total())


@pytest.mark.shared
@pytest.mark.parametrize("name", FORMATS)
def test_the_real_list_says_the_same_in_every_format(tmp_path, name):
    reading = read(written(tmp_path, name, FORMATS[name](outline(REAL))))
    want, have = real_gold(), claims(reading)
    assert f1(want, have) == 1, f"missed {want - have}, invented {have - want}"


@pytest.mark.parametrize("name", FORMATS)
def test_the_example_says_the_same_in_every_format(tmp_path, name):
    reading = read(written(tmp_path, name, FORMATS[name](outline(EXAMPLE))))
    said = read(EXAMPLE)
    want = Counter(map(meaning, said.statements))
    have = Counter(map(meaning, reading.statements))
    assert want == have, f"missed {want - have}, invented {have - want}"
    assert reading.respondents == said.respondents
    assert reading.source.language == said.source.language


def meaning(s: Statement) -> tuple[Any, ...]:
    more = sorted(" ".join(note.text.split()) for note in s.notes)
    return (s.subject, s.object, s.status, s.frequency, s.purpose, *more)


@pytest.mark.parametrize("name", FORMATS)
def test_the_example_says_what_its_author_wrote_down(tmp_path, name):
    file = Path(__file__).parent / "example_gold.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    want = Counter(
        (row["unit"], row["partner"], row["low"], row["high"], row["purpose"].rstrip("."))
        for row in rows
        if row["file"] == EXAMPLE.name and not row["implied"] and not row["qualifier"]
    )
    reading = read(written(tmp_path, name, FORMATS[name](outline(EXAMPLE))))

    def missed(reading: Reading) -> Counter[Any]:
        return want - Counter(
            (s.subject, s.object, s.frequency.low, s.frequency.high, s.purpose.rstrip("."))
            for s in reading.statements
        )

    assert missed(reading) == missed(read(EXAMPLE))
    assert missed(reading).total() <= 2


@pytest.mark.parametrize("name", FORMATS)
def test_a_place_is_where_it_stands(tmp_path, name):
    reading = read(written(tmp_path, name, FORMATS[name](outline(EXAMPLE))))
    said = [s for s in reading.statements if s.quote.startswith(s.object.split(" (")[0])]
    places = [(s.place.page or 0, s.place.line) for s in said]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert all(s.place.heading[-1] == s.subject for s in said)
    assert (said[0].place.page is not None) is name.endswith(".pdf")


# --- a browser prints ------------------------------------------------------------------------


HEADS = {
    "display_header_footer": True,
    "header_template": '<span style="font-size:8px">Notat &ndash; utkast</span>',
    "footer_template": '<span style="font-size:8px" class="pageNumber"></span>',
    "margin": {"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"},
}


@pytest.mark.browser
@pytest.mark.shared
@pytest.mark.parametrize("style", ["", "body{font:9pt Georgia;columns:2}", "li{margin:6px}"])
def test_the_real_list_printed_by_a_browser(tmp_path, prints, style):
    html = page(outline(REAL)).replace("<body>", f"<style>{style}</style><body>")
    reading = read(written(tmp_path, "printed.pdf", prints(html, **HEADS)))
    want, have = real_gold(), claims(reading)
    assert f1(want, have) == 1, f"missed {want - have}, invented {have - want}"


@pytest.mark.browser
def test_the_example_printed_by_a_browser(tmp_path, prints):
    reading = read(written(tmp_path, "printed.pdf", prints(page(outline(EXAMPLE)), **HEADS)))
    want = Counter(map(meaning, read(EXAMPLE).statements))
    have = Counter(map(meaning, reading.statements))
    assert want == have, f"missed {want - have}, invented {have - want}"
    pages = {s.place.page for s in reading.statements}
    assert pages <= set(range(1, 20))
    assert len(pages) > 3


# --- as a table ------------------------------------------------------------------------------

HEADER = ["Enhet", "Samarbeidspartner", "Hyppighet", "Formål"]


def real_rows() -> list[list[str]]:
    rows = []
    for line in (SHARED / "gold" / "004_edges.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        often = row["frequency_raw"] if row["frequency_source"] == "bullet" else ""
        rows.append([row["unit"], row["partner_as_written"], often or "", row["purpose"] or ""])
    return rows


def bounds() -> list[tuple[float | None, float | None]]:
    lines = (SHARED / "gold" / "004_edges.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["contacts_per_year_min"], row["contacts_per_year_max"]) for row in rows]


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEADER, *rows])
    return out.getvalue().encode("cp1252")


def as_workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in [HEADER, *rows]:
        book.active.append(row)
    return saved(book)


def as_word(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(0, len(HEADER))
    for row in [HEADER, *rows]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def as_html(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in [HEADER, *rows]
    )
    return f"<h1>Samarbeid</h1><table>{cells}</table>".encode()


def as_markdown(rows: list[list[str]]) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in [HEADER, ["---"] * len(HEADER), *rows]]
    return "\n".join(["# Samarbeid", "", *lines]).encode()


def as_odt(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in [HEADER, *rows]
    )
    return odt(f"<table:table>{cells}</table:table>")


TABLES = {
    "ties.csv": as_csv,
    "ties.xlsx": as_workbook,
    "ties.docx": as_word,
    "ties.html": as_html,
    "ties.md": as_markdown,
    "ties.odt": as_odt,
}


@pytest.mark.shared
@pytest.mark.parametrize("name", TABLES)
def test_the_real_list_as_a_table(tmp_path, name):
    rows = real_rows()
    reading = read(written(tmp_path, name, TABLES[name](rows)))
    want = Counter(
        (unit, partner, low, high, purpose) if often else (unit, partner, None, None, purpose)
        for (unit, partner, often, purpose), (low, high) in zip(rows, bounds(), strict=True)
    )
    have = Counter(
        (s.subject, s.object, s.frequency.low, s.frequency.high, s.purpose)
        for s in reading.statements
    )
    assert have == want, f"missed {want - have}, invented {have - want}"
    assert [s.purpose for s in reading.statements] == [" ".join(row[3].split()) for row in rows]
    assert [s.place.row for s in reading.statements] == sorted(
        s.place.row for s in reading.statements
    )
    assert sorted((p.kind, p.text) for p in reading.problems) == [
        (ProblemKind.ABBREVIATION, short) for short in ("DKSS", "EUT", "KUT")
    ]


def test_a_table_under_a_unit_needs_no_column_for_it(tmp_path):
    text = (
        "# Samarbeidspartnere\n\n## Badet\n\n"
        "| Partner | Hvor ofte | Hvorfor |\n|---|---|---|\n"
        "| Skolene | ukentlig | Svømming |\n| NAV;<br>Klubbene | månedlig | |\n\n"
        "## Arkivet\n\n- HR (daglig): Saker\n"
    )
    reading = read(written(tmp_path, "units.md", text.encode()))
    said = [(s.subject, s.object, s.frequency.low, s.place.line) for s in reading.statements]
    assert said == [
        ("Badet", "Skolene", 52, 7),
        ("Badet", "NAV", 12, 8),
        ("Badet", "Klubbene", 12, 8),
        ("Arkivet", "HR", 230, 12),
    ]
    assert reading.statements[0].place.heading == ("Samarbeidspartnere", "Badet")
    assert reading.respondents == ("Arkivet", "Badet")
    assert reading.problems == ()


def test_other_tables_say_nothing(tmp_path):
    text = "# Budsjett\n\n| Enhet | Beløp |\n|---|---|\n| HR | 300 |\n| Badet | 20 |\n"
    reading = read(written(tmp_path, "budget.md", text.encode()))
    assert reading.statements == ()
    assert [p.kind for p in reading.problems] == [ProblemKind.NO_LIST]


def test_a_table_that_only_arranges_is_read_as_text(tmp_path):
    html = (
        "<h2>Badet</h2><table><tr><td>Samarbeidspartnere</td>"
        "<td><ul><li>Skolene (ukentlig): Svømming</li><li>NAV</li></ul></td></tr></table>"
    )
    reading = read(written(tmp_path, "form.html", html.encode()))
    said = [(s.subject, s.object, s.frequency.low) for s in reading.statements]
    assert said == [("Badet", "Skolene", 52), ("Badet", "NAV", None)]
