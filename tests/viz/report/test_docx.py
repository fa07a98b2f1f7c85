from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from viz.report.content import Figure, Matrix, Report
from viz.report.docx import docx_report

Contents = Callable[[str], Report]


@pytest.fixture(scope="module")
def content(contents: Contents) -> bytes:
    return docx_report(contents("sv"))


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_headings_are_headings(contents: Contents, document: Any) -> None:
    shown = [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style.name.startswith("Heading")
    ]
    wanted = []
    for section in contents("sv").sections:
        wanted.append(("Heading 1", section.title))
        wanted += [("Heading 2", f"{p.title} {p.count}".strip()) for p in section.parts]
    assert shown == wanted


def test_every_paragraph_has_a_style_of_the_document(document: Any) -> None:
    known = {style.style_id for style in document.styles}
    used = {node.get(qn("w:val")) for node in document.element.iter(qn("w:pStyle"))}
    used |= {node.get(qn("w:val")) for node in document.element.iter(qn("w:tblStyle"))}
    used |= {node.get(qn("w:val")) for node in document.element.iter(qn("w:rStyle"))}
    assert used <= known
    assert {"Title", "Caption", "ListNumber", "TableText", "ReportTable"} <= used


def test_heads_of_tables_are_repeated_and_tables_have_names(document: Any) -> None:
    assert len(document.tables) > 8
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert [[child.tag for child in row.trPr] for row in rows[1:]] == [
            [qn("w:cantSplit")] for _ in rows[1:]
        ]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        grid = len(table._tbl.tblGrid.gridCol_lst)
        assert all(len(row.tc_lst) == grid for row in rows)


def test_pictures_have_alternative_texts(contents: Contents, document: Any) -> None:
    figures = [
        block.figure if isinstance(block, Matrix) else block
        for block in contents("sv").everything()
        if isinstance(block, Figure | Matrix)
    ]
    shown = [shape._inline.docPr for shape in document.inline_shapes]
    assert [about.get("descr") for about in shown] == [f.description for f in figures if f]
    wide = document.sections[0].page_width
    assert all(shape.width < wide for shape in document.inline_shapes)


def test_language_title_and_running_title(document: Any) -> None:
    languages = {n.get(qn("w:val")) for n in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    assert document.core_properties.title == "The report"
    assert document.core_properties.language == "sv-SE"
    assert document.sections[0].header.paragraphs[0].text == "The report"
    fields = document.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [f.get(qn("w:instr")) for f in fields] == ["PAGE"]


def test_links_lead_to_bookmarks(document: Any) -> None:
    marks = [n.get(qn("w:name")) for n in document.element.iter(qn("w:bookmarkStart"))]
    leads = {n.get(qn("w:anchor")) for n in document.element.iter(qn("w:hyperlink"))}
    assert len(marks) == len(set(marks))
    assert leads <= set(marks)
    assert len(leads) > 100
    assert max(map(len, marks)) <= 40


def test_nothing_is_fetched_or_run(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            text = parts.read(name)
            assert b'TargetMode="External"' not in text
            if name.endswith((".xml", ".rels")):
                ET.fromstring(text)  # noqa: S314 - our own
        assert not [n for n in parts.namelist() if "vba" in n.casefold()]


def test_same_content_same_bytes(contents: Contents, content: bytes) -> None:
    assert docx_report(contents("sv")) == content


def test_hostile_report(hostile_contents: Report) -> None:
    made = docx.Document(io.BytesIO(docx_report(hostile_contents)))
    cells = {p.text for t in made.tables for row in t._tbl.tr_lst for p in paragraphs(row)}
    for text in (
        "</script><script>window.hit=1</script>",
        "=cmd|' /C calc'!A0",
        "{{ 7*7 }}{# #}{name}",
        "bell\u2407 null\u2400 end",
        "𝕏 emoji 🧩",
    ):
        assert text in cells
    assert any("\u202eltr" in cell and cell.endswith("\u202c") for cell in cells)
    instructions = {n.get(qn("w:instr")) for n in made.element.iter(qn("w:fldSimple"))}
    assert instructions <= {"PAGE"}


def paragraphs(row: Any) -> list[Any]:
    from docx.text.paragraph import Paragraph

    return [Paragraph(p, row) for p in row.iter(qn("w:p"))]
