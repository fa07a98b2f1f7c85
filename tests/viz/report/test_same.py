"""The four forms say the same: what the content says stands in each of them."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from graph.evidence import Evidence
from graph.model import Place, Statement
from graph.network import Network
from queries.missing import missing
from queries.overview import overview
from viz.findings import findings
from viz.report.content import Findings, Report
from viz.report.contents import report_contents
from viz.report.docx import docx_report
from viz.report.html import html_report
from viz.report.pdf import pdf_report
from viz.report.tables import Table
from viz.report.xlsx import xlsx_report
from viz.wording import Wording

Graph = tuple[Network, Evidence]
Contents = Callable[[str], Report]


class Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def bare(text: str) -> str:
    """Letters and figures only: lines are broken, and words hyphenated, in each form anew."""
    return re.sub(r"[\W_]", "", text)


def text_of_pdf(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in document)


def text_of_docx(content: bytes) -> str:
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def text_of_xlsx(content: bytes) -> str:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell.value for page in book for row in page.iter_rows() for cell in row)
    return " ".join(str(value) for value in cells if value is not None)


@pytest.fixture(scope="module")
def texts(contents: Contents) -> dict[str, str]:
    report = contents("nb")
    return {
        "html": bare("".join(Text(html_report(report)).found)),
        "pdf": bare(text_of_pdf(pdf_report(report))),
        "docx": bare(text_of_docx(docx_report(report))),
        "xlsx": bare(text_of_xlsx(xlsx_report(report))),
    }


FORMS = ("html", "pdf", "docx", "xlsx")


@pytest.mark.parametrize("form", FORMS)
def test_findings(
    organisation: Graph, contents: Contents, texts: dict[str, str], form: str
) -> None:
    found = findings(overview(organisation[0]), *organisation, Wording("nb"))
    assert len(found) > 3
    (block,) = [b for b in contents("nb").everything() if isinstance(b, Findings)]
    assert [one.sentence for one in found] == [one.sentence for one in block.found]
    for one in found:
        assert bare(one.title) in texts[form]
        assert bare(one.sentence) in texts[form]
        assert bare(one.caveat) in texts[form]


@pytest.mark.parametrize("form", FORMS)
def test_every_quote_and_its_place(
    organisation: Graph, texts: dict[str, str], form: str
) -> None:
    evidence = organisation[1]
    for said in evidence.statements.values():
        assert bare(said.quote) in texts[form]
    assert texts[form].count("samarbeidtxtside") >= len(evidence.statements) - 1


def test_every_tie_is_a_row(organisation: Graph, contents: Contents) -> None:
    network = organisation[0]
    tables = {b.key: b for b in contents("nb").everything() if isinstance(b, Table)}
    assert len(tables["ties-table"].rows) == len(network.source)
    assert len(tables["units-table"].rows) == len(network)
    found = missing(network)
    assert len(tables["strained-1"].rows) == len(found.strained) == 1
    assert len(tables["proposed-2"].rows) == len(found.proposed) == 2


@pytest.mark.parametrize("form", FORMS)
def test_every_unit_is_named(organisation: Graph, texts: dict[str, str], form: str) -> None:
    for actor in organisation[0].actors:
        assert bare(actor.name) in texts[form]


@pytest.mark.parametrize("form", FORMS)
def test_the_language_is_that_of_the_reader(texts: dict[str, str], form: str) -> None:
    for word in ("Hvor ofte", "Hvem som sier det", "Nevnt av", "ukentlig (52 i året)"):
        assert bare(word) in texts[form]
    assert "Howoften" not in texts[form]


def test_what_is_doubtful_is_shown_to_be_judged_and_counts_nowhere(
    organisation: Graph, contents: Contents
) -> None:
    network, evidence = organisation
    guesses = [
        Statement(
            source=next(iter(evidence.sources)),
            speaker="Kulturskole",
            subject="Kulturskole",
            object="Museet",
            quote=f"Vi snakker visst med Museet, {sure}.",
            place=Place(line=900 + i),
            confidence=sure,
            rule="talks_with",
        )
        for i, sure in enumerate((0.2, 0.4))
    ]
    doubted = replace(
        evidence,
        statements={**evidence.statements, **{s.id: s for s in guesses}},
        doubtful=tuple(s.id for s in guesses),
    )
    made = report_contents(
        network, doubted, Wording("en"), title="T", generated=datetime.date(2027, 5, 3)
    )
    (section,) = [s for s in made.sections if s.key == "proposals"]
    (table,) = [b for b in section.everything() if isinstance(b, Table)]
    assert [row.cells[3].number for row in table.rows] == [0.4, 0.2]
    assert [q.text for row in table.rows for q in row.cells[4].quotes] == [
        s.quote for s in reversed(guesses)
    ]
    ties = next(b for b in made.everything() if isinstance(b, Table) and b.key == "ties-table")
    assert len(ties.rows) == len(network.source)
    assert not [s for s in contents("nb").sections if s.key == "proposals"]
