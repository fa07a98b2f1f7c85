from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from graph.evidence import Evidence
from graph.network import Network
from queries.hubs import hubs
from queries.silos import silos
from viz.report.content import Report
from viz.report.xlsx import xlsx_report

Graph = tuple[Network, Evidence]
Contents = Callable[[str], Report]


@pytest.fixture(scope="module")
def book(contents: Contents) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_report(contents("en"))))


def rows(page: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in page[1]]
    return [
        dict(zip(heads, row, strict=True))
        for row in page.iter_rows(min_row=2, values_only=True)
    ]


def test_sheets_are_arranged_for_work(book: Any) -> None:
    assert book.sheetnames[:2] == ["Findings", "About"]
    assert {"Hubs", "Brokers", "Units", "Ties", "Evidence", "Definitions"} <= set(
        book.sheetnames
    )
    for page in book:
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref == page.dimensions
        assert all(8 <= d.width <= 95 for d in page.column_dimensions.values())
    assert book.properties.title == "The report"
    assert book.properties.language == "en-GB"


def test_ties_and_evidence(organisation: Graph, book: Any) -> None:
    network, evidence = organisation
    ties = rows(book["Ties"])
    assert len(ties) == len(network.source)
    known = network.low[network.low == network.low]
    assert sorted(t["Contacts a year, least"] for t in ties if t["Contacts a year, least"]) == (
        sorted(known.tolist())
    )
    said = {row["Quote"] for row in rows(book["Evidence"])}
    assert said == {s.quote for s in evidence.statements.values()}


def test_numbers_are_numbers(organisation: Graph, book: Any) -> None:
    shown = {row["Actor"]: row for row in rows(book["Hubs"])}
    for hub in hubs(organisation[0]).hubs[:15]:
        assert shown[hub.name]["Named by"] == hub.in_degree
        assert shown[hub.name]["Betweenness"] == pytest.approx(hub.betweenness.share)
        assert shown[hub.name]["Contacts a year, least"] == hub.in_strength.low
    head = [cell.value for cell in book["Hubs"][1]]
    share = book["Hubs"].cell(2, head.index("Betweenness") + 1)
    assert share.number_format == "0.0%"


def test_the_matrix_is_that_of_the_query_and_shaded(organisation: Graph, book: Any) -> None:
    found = silos(organisation[0], "department")
    page = book["Matrix department"]
    labels = [cell.value for cell in page[1]][1:]
    assert labels == [group.target for group in found.cells[:4]]
    values = [
        cell for row in page.iter_rows(min_row=2, min_col=2, values_only=True) for cell in row
    ]
    assert values == [cell.ties if cell.possible else None for cell in found.cells]
    assert len(page.conditional_formatting) == 1


def test_no_text_is_a_formula(hostile_contents: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_report(hostile_contents)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = {cell.value for cell in cells}
    assert {"=cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "'quoted", "𝕏 emoji 🧩"} <= texts
    guarded = [cell for cell in cells if cell.value == "=cmd|' /C calc'!A0"]
    assert all(cell.quotePrefix for cell in guarded)


def test_same_content_same_bytes(contents: Contents) -> None:
    assert xlsx_report(contents("en")) == xlsx_report(contents("en"))
