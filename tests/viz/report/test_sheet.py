from __future__ import annotations

import datetime
import io
import re
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from graph.errors import SamspillError, UnknownActor, UsageError
from graph.evidence import Evidence
from graph.model import Source, Status
from graph.network import Network
from queries.ties import show
from tests.viz.conftest import digest, gather, statement
from viz.report.content import Report
from viz.report.contents import report_contents
from viz.report.docx import docx_report
from viz.report.html import html_report
from viz.report.pdf import pdf_report
from viz.report.sheet import unit_contents
from viz.report.tables import Table
from viz.report.write import ENDINGS, write_report
from viz.report.xlsx import xlsx_report
from viz.wording import LANGUAGES, Wording

Graph = tuple[Network, Evidence]
DAY = datetime.date(2027, 5, 3)


def sheet(graph: Graph, unit: str, language: str = "en") -> Report:
    return unit_contents(*graph, Wording(language), unit, generated=DAY)


@pytest.fixture(scope="module")
def school(organisation: Graph) -> Report:
    return sheet(organisation, "Skole")


def partners(report: Report) -> list[list[str]]:
    (table,) = [b for b in report.everything() if isinstance(b, Table)]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_all_partners_with_how_often_why_and_where(organisation: Graph, school: Report) -> None:
    network, evidence = organisation
    around = show(network, "Skole")
    rows = partners(school)
    assert [row[0].split(" Wished")[0].split(" Proposed")[0] for row in rows] == [
        other.name for other in around.neighbours
    ]
    places = {row[0]: row[4] for row in rows}
    said = [s for s in evidence.statements.values() if s.subject == "Skole"]
    assert said
    for one in said:
        name = f"{one.object} Proposed" if one.status == "proposed" else one.object
        assert f"line {one.place.line}" in places[name]


def test_one_sided_ones_are_called_out(organisation: Graph, school: Report) -> None:
    network = organisation[0]
    around = show(network, "Skole")
    marked = {row[0] for row in partners(school) if "one-sided" in row[1]}
    wanted = {
        other.name
        for other in around.neighbours
        if other.status == "existing" and other.direction != "both" and other.respondent
    }
    assert marked == wanted
    assert wanted


def test_it_is_one_page(school: Report) -> None:
    document = pypdfium2.PdfDocument(pdf_report(school))
    assert len(document) == 1
    shown = document[0].get_textpage().get_text_range()
    assert "Skole" in shown
    assert "1 / 1" in shown


@pytest.fixture(scope="module")
def crowded() -> Graph:
    """One unit that names, and is named by, more than a page has room for."""
    source = Source(name="list.txt", sha256=digest("c"), organisation="Fjordvik")
    others = [f"Samarbeidsutvalget for fag og drift nummer {i}" for i in range(1, 121)]
    said = [
        statement(*pair, line, source=source.sha256, status=status, purpose=f"sak {line % 7}")
        for line, other in enumerate(others)
        for pair in (("Torget", other), (other, "Torget"))[: 1 + line % 2]
        for status in (Status.STRAINED if line % 30 == 29 else Status.EXISTING,)
    ]
    return gather(said, [source])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_however_many_partners(crowded: Graph, language: str) -> None:
    made = sheet(crowded, "Torget", language)
    document = pypdfium2.PdfDocument(pdf_report(made))
    assert len(document) == 1
    shown = " ".join(document[0].get_textpage().get_text_range().split())
    named = {int(n) for n in re.findall(r"drift nummer (\d+)", shown[shown.index("sak ") :])}
    left_out = 120 - len(named)
    assert named >= {30, 60, 90, 120}  # those that are strained
    assert len(named) > 8
    assert re.search(rf"\b{left_out} (more:|til, som|mere, som|till, som)", shown), shown[-300:]
    assert len(partners(made)) == 120


def test_silence_of_those_who_did_not_answer_is_told(organisation: Graph) -> None:
    page = html_report(sheet(organisation, "NAV"))
    assert "handed in no list" in page
    assert "<nav" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_in_every_language(organisation: Graph, language: str) -> None:
    made = sheet(organisation, "HR", language)
    assert html_report(made).count("<h1") == 1
    assert docx_report(made).startswith(b"PK")
    book = openpyxl.load_workbook(io.BytesIO(xlsx_report(made)))
    assert len(book.worksheets) >= 2


def test_spellings_are_known_and_others_are_not(organisation: Graph) -> None:
    assert sheet(organisation, "Personalavdelingen").title == "HR"
    with pytest.raises(UnknownActor):
        sheet(organisation, "Nowhere")


def test_the_ending_chooses(school: Report, tmp_path: Path) -> None:
    begins = {".html": b"<!DOCTYPE", ".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK"}
    assert set(begins) == set(ENDINGS)
    for ending, begin in begins.items():
        path = tmp_path / f"r{ending.upper()}"
        write_report(school, path)
        assert path.read_bytes().startswith(begin)


def test_another_ending_is_an_error_that_says_which(school: Report, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.html, \.pdf, \.docx, \.xlsx"):
        write_report(school, tmp_path / "report.odt")
    assert not list(tmp_path.iterdir())


def test_whole_or_not_at_all(school: Report, tmp_path: Path) -> None:
    with pytest.raises(SamspillError, match="does not exist"):
        write_report(school, tmp_path / "nowhere" / "r.pdf")
    old = tmp_path / "r.pdf"
    old.write_bytes(b"old")
    old.with_name(old.name).chmod(0o400)
    write_report(school, old)
    assert old.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["r.pdf"]


def test_nothing_at_all_has_a_report_in_every_form(tmp_path: Path) -> None:
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    made = report_contents(Network.build((), ()), empty, Wording("nb"), title="", generated=DAY)
    for ending in ENDINGS:
        write_report(made, tmp_path / f"r{ending}")
        assert (tmp_path / f"r{ending}").stat().st_size > 1000
