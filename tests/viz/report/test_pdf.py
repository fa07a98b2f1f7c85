from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from viz.report.content import Paragraph, Report, Section
from viz.report.pdf import pdf_report
from viz.report.runs import plain

Contents = Callable[[str], Report]


@pytest.fixture(scope="module")
def content(contents: Contents) -> bytes:
    return pdf_report(contents("nb"))


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return pypdfium2.PdfDocument(content)


def text(page: Any) -> str:
    return str(page.get_textpage().get_text_range())


def test_it_can_be_heard(content: bytes, document: Any) -> None:
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(
        document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
    )
    assert buffer.raw.decode("utf-16-le").rstrip("\x00") == "nb"
    assert document.get_metadata_dict()["Title"] == "The report"


def test_bookmarks_are_the_sections(contents: Contents, document: Any) -> None:
    marks = [(b.level, b.get_title()) for b in document.get_toc() if b.get_title() != "Innhold"]
    wanted = []
    for section in contents("nb").sections:
        wanted.append((0, section.title))
        wanted += [(1, f"{p.title} {p.count}".strip()) for p in section.parts]
    assert [(level, " ".join(title.split())) for level, title in marks] == wanted


def test_pages_are_numbered_and_say_whose_they_are(document: Any) -> None:
    pages = len(document)
    assert 15 < pages < 60
    for number in (0, 4, pages - 1):
        assert f"{number + 1} / {pages}" in text(document[number])
    assert "The report" in text(document[5])
    assert "3. mai 2027" in text(document[5])


def test_pictures_have_words_beside_them(document: Any) -> None:
    spoken = []
    for page in document:
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        spoken += [alt for child in children(tree) for alt in alternatives(child)]
    assert len(spoken) >= 5  # frequencies, map, hubs, groups, matrix
    assert any("90" not in alt and len(alt) > 20 for alt in spoken)


def children(tree: Any) -> list[Any]:
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    return [pdfium.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(count)]


def alternatives(element: Any) -> list[str]:
    """Alternative texts of an element and those below it."""
    found = []
    size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
    if size > 2:
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_StructElement_GetAltText(element, buffer, size)
        found.append(buffer.raw.decode("utf-16-le").rstrip("\x00"))
    for i in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, i)
        if child:
            found += alternatives(child)
    return found


def test_same_content_same_bytes(contents: Contents, content: bytes) -> None:
    assert pdf_report(contents("nb")) == content


@pytest.mark.parametrize("language", ["nn", "da", "sv"])
def test_letters_of_the_north(language: str) -> None:
    letters = "Blåbærsyltetøy och äpplen på Ö, ÆØÅ ÄÖÅ"
    body = [Section("a", "Æ", [Paragraph(plain(letters))])]
    made = pypdfium2.PdfDocument(pdf_report(small(body, language)))
    assert letters in text(made[0])


def small(sections: list[Section], language: str = "nb") -> Report:
    import datetime

    return Report(
        title="T",
        eyebrow="E",
        lead="L",
        made="M",
        language=language,
        generated=datetime.date(2027, 5, 3),
        contents="C",
        sections=tuple(sections),
        brief=True,
    )


HOSTILE = (
    '#panic("x") #sys.inputs $x$ \\ * _ ` <a> @b = - + / [c] // ~ #{1+1} #import "@preview/x"',
    "</style><script>1</script>",
    "{{7*7}}",
    "a" * 10_000,
    "left \u202eright",
    "فريق العمل",
    "𝕏 🧩 \ufeff \u2028",
    "\ud800 \x00 \x07",
)


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_text_is_never_code(said: str) -> None:
    body = [Section("a", said, [Paragraph(plain(said))])]
    made = pypdfium2.PdfDocument(pdf_report(small(body)))
    shown = "".join(text(page) for page in made)
    if said.isascii() and "\x00" not in said and len(said) < 1000:
        assert said.replace(" ", "") in shown.replace(" ", "").replace("\r\n", "")
    if said.startswith("aaa"):
        assert shown.count("a") >= 20_000


def test_hostile_report(hostile_contents: Report) -> None:
    made = pypdfium2.PdfDocument(pdf_report(hostile_contents))
    assert pdfium.FPDFCatalog_IsTagged(made)
    shown = "".join(text(page) for page in made).replace("\r\n", "").replace(" ", "")
    assert "{{7*7}}{##}{name}" in shown
    assert "</script><script>window.hit=1</script>" in shown
    for page in made:
        links = pdfium.FPDFLink_LoadWebLinks(page.get_textpage())
        assert pdfium.FPDFLink_CountWebLinks(links) == 0
