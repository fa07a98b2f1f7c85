"""What each format hides, and what each refuses."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Problem, ProblemKind, Reading
from graph.problems import locate
from loaders.explain import Role, explain
from loaders.load import load
from loaders.readers import limits
from tests.loaders import pdf_writer
from tests.loaders.outline import BULLET, CHAPTER, TEXT, UNIT, Entry, markdown, page
from tests.loaders.pdf_writer import Style, pdf
from tests.loaders.test_formats import odt, open_document, read, saved, word_styles, written

K = ProblemKind
LIST = [
    Entry(CHAPTER, "Samarbeid", 1),
    Entry(UNIT, "Badet", 2),
    Entry(BULLET, "Skolene (ukentlig): Svømming", 3),
    Entry(BULLET, "HR (daglig)", 4),
]


def pairs(reading: Reading) -> list[tuple[str, str, float | None]]:
    return [(s.subject, s.object, s.frequency.low) for s in reading.statements]


BOTH = [("Badet", "Skolene", 52), ("Badet", "HR", 230)]


# --- Word ------------------------------------------------------------------------------------


def word(*paragraphs: str) -> bytes:
    """A document of paragraphs in Word's own XML, after a heading and a unit."""
    document = docx.Document()
    document.add_heading("Samarbeid", 1)
    document.add_heading("Badet", 2)
    for inner in paragraphs:
        end = document.element.body.sectPr
        end.addprevious(parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return saved(document)


BULLET_STYLE = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'


def run(text: str, inside: str = "") -> str:
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_are_taken_as_accepted(tmp_path):
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>IKT, </w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2" w:author="a">{run(" (daglig)")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="a">{run("Arkiv")}</w:moveFrom>'
    data = word(BULLET_STYLE + deleted + run("HR") + added, BULLET_STYLE + moved)
    assert pairs(read(written(tmp_path, "a.docx", data))) == [("Badet", "HR", 230)]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path):
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    data = word(
        BULLET_STYLE.replace("</w:pPr>", mark) + run("HR "), BULLET_STYLE + run("(daglig)")
    )
    reading = read(written(tmp_path, "a.docx", data))
    assert pairs(reading) == [("Badet", "HR", 230)]


def test_footnotes_fields_and_hidden_text_are_left_out(tmp_path):
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    field = "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
    hidden = run("skjult", "<w:rPr><w:vanish/></w:rPr>")
    data = word(BULLET_STYLE + run("HR") + note + field + hidden + run(" (daglig)"))
    assert pairs(read(written(tmp_path, "a.docx", data))) == [("Badet", "HR", 230)]


def test_a_style_that_builds_on_a_list_is_a_list(tmp_path):
    document = docx.Document(io.BytesIO(word_styles(LIST[:2])))
    style = document.styles.add_style("Punkt", 1)
    style.base_style = document.styles["List Bullet"]
    document.add_paragraph("HR (daglig)", "Punkt")
    title = document.styles.add_style("Enhet", 1)
    title.base_style = document.styles["Heading 2"]
    document.add_paragraph("Arkivet", "Enhet")
    document.add_paragraph("HR (ukentlig)", "Punkt")
    reading = read(written(tmp_path, "a.docx", saved(document)))
    assert pairs(reading) == [("Badet", "HR", 230), ("Arkivet", "HR", 52)]


def test_a_numbering_taken_away_is_no_list(tmp_path):
    off = BULLET_STYLE.replace("</w:pPr>", '<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    data = word(BULLET_STYLE + run("HR"), off + run("Vi treffes ofte om mye."))
    assert pairs(read(written(tmp_path, "a.docx", data))) == [("Badet", "HR", None)]


def test_bullets_nest_by_their_indent(tmp_path):
    document = docx.Document()
    document.add_heading("Samarbeid", 1)
    for unit in ("Badet", "Arkivet"):
        document.add_paragraph(unit, "List Bullet")
        document.add_paragraph("HR (daglig)", "List Bullet 2")
    reading = read(written(tmp_path, "a.docx", saved(document)))
    assert pairs(reading) == [("Badet", "HR", 230), ("Arkivet", "HR", 230)]


def test_pages_are_those_that_word_saw(tmp_path):
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    data = word(BULLET_STYLE + run("NAV"), BULLET_STYLE + turn + run("HR"))
    places = [s.place for s in read(written(tmp_path, "a.docx", data)).statements]
    assert [(p.page, p.line) for p in places] == [(1, 3), (2, 4)]


def test_cells_over_several_rows_name_the_unit_of_each(tmp_path):
    document = docx.Document()
    table = document.add_table(4, 3)
    rows = [("Enhet", "Partner", "Hyppighet"), ("Badet", "HR", "daglig"), ("", "NAV", "")]
    for row, texts in zip(table.rows, rows, strict=False):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).text = "Arkivet"
    names = table.cell(3, 1)
    names.text = "HR (ukentlig)"
    names.add_paragraph("NAV")
    reading = read(written(tmp_path, "a.docx", saved(document)))
    assert pairs(reading) == [
        ("Badet", "HR", 230),
        ("Badet", "NAV", None),
        ("Arkivet", "HR", 52),
        ("Arkivet", "NAV", None),
    ]


LED = [("Badet", "Skolene (ukentlig), HR og NAV"), ("Arkivet", "HR og Servicetorget")]
BY_LEAD = [
    ("Badet", "Skolene", 52),
    ("Badet", "HR", None),
    ("Badet", "NAV", None),
    ("Arkivet", "HR", None),
    ("Arkivet", "Servicetorget", None),
]


@pytest.mark.parametrize(
    ("style", "lead", "behind"),
    [
        (None, "{}:", " {}"),
        (None, "{}", ": {}"),
        (None, "{}:", "\n{}"),
        ("List Bullet", "{}:", " {}"),
        ("List Bullet", "{}", ": {}"),
    ],
)
def test_a_unit_in_bold_leads_to_its_partners(tmp_path, style, lead, behind):
    document = docx.Document()
    document.add_heading("Samarbeid", 1)
    for unit, partners in LED:
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(lead.format(unit)).bold = True
        paragraph.add_run(behind.format(partners))
    assert pairs(read(written(tmp_path, "a.docx", saved(document)))) == BY_LEAD


@pytest.mark.parametrize(
    "form",
    [
        "<p><strong>{}:</strong> {}</p>",
        "<p><b>{}</b>: {}",
        "<p><strong>{}:</strong><br>{}</p>",
        "<div><span style='font-weight: bold'>{}:</span> {}</div>",
        "<ul><li><strong>{}:</strong> {}</li></ul>",
    ],
)
def test_a_unit_in_strong_leads_to_its_partners(tmp_path, form):
    html = "<h1>Samarbeid</h1>" + "".join(form.format(*one) for one in LED)
    assert pairs(read(written(tmp_path, "a.html", html.encode()))) == BY_LEAD


# --- the others ------------------------------------------------------------------------------


def test_html_leaves_out_what_is_not_shown(tmp_path):
    html = page(LIST).replace(
        "<body>",
        "<body><script>var a = '<li>X';</script><style>li{}</style>"
        "<nav><h1>Samarbeid</h1><ul><li>Meny</li></ul></nav><p hidden>skjult",
    )
    assert pairs(read(written(tmp_path, "a.html", html.encode()))) == BOTH


def test_html_needs_no_closing_tags(tmp_path):
    html = "<h1>Samarbeid<h2>Badet</h2><ul><li>Skolene (ukentlig)<li>HR<br>(daglig)"
    assert [p[:2] for p in pairs(read(written(tmp_path, "a.htm", html.encode())))] == [
        p[:2] for p in BOTH
    ]


def test_typed_bullets_parted_by_breaks(tmp_path):
    html = "<h1>Samarbeid</h1><h2>Badet</h2><p>- Skolene (ukentlig)<br>- HR (daglig)</p>"
    assert pairs(read(written(tmp_path, "a.html", html.encode()))) == BOTH


def test_odt_leaves_out_notes_and_deletions(tmp_path):
    gone = "<text:tracked-changes><text:p>Slettet</text:p></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>fotnote</text:p></text:note-body></text:note>"
    item = "<text:list><text:list-item><text:p>%s</text:p></text:list-item></text:list>"
    body = (
        gone
        + '<text:h text:outline-level="1">Samarbeid</text:h>'
        + '<text:h text:outline-level="2">Badet</text:h>'
        + item % f"Skolene{note} (ukentlig)"
        + "<text:p><text:soft-page-break/></text:p>"
        + item % "HR (daglig)"
    )
    reading = read(written(tmp_path, "a.odt", odt(body)))
    assert pairs(reading) == BOTH
    assert [s.place.page for s in reading.statements] == [1, 2]


def test_a_line_on_a_page_is_counted_there(tmp_path):
    many = [*LIST, *(Entry(BULLET, f"Partner {at}", 5 + at) for at in range(90))]
    reading = read(written(tmp_path, "a.pdf", pdf(many, Style(heads=False))))
    places = [(s.place.page, s.place.line) for s in reading.statements]
    assert places[:2] == [(1, 3), (1, 4)]
    assert places[-1][0] == 2
    assert next(line for number, line in places if number == 2) == 1


# --- what is refused -------------------------------------------------------------------------

ENCRYPTED = (
    f"/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}>>> "
    "/ID [<00> <00>]"
)
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("locked.pdf", pdf_writer.file([b"BT ET"], ENCRYPTED), K.LOCKED),
        ("picture.pdf", pdf_writer.file([b"9 9 99 99 re f", b""]), K.SCANNED),
        ("blank.pdf", pdf_writer.file([b""]), K.EMPTY),
        ("cut.pdf", pdf(LIST)[:90], K.UNREADABLE),
        ("text.pdf", b"Samarbeid", K.UNREADABLE),
        ("empty.pdf", b"", K.EMPTY),
        ("text.docx", b"Samarbeid", K.UNREADABLE),
        ("other.docx", packed({"xl/workbook.xml": b""}), K.NOT_A_DOCUMENT),
        ("broken.docx", packed({"word/document.xml": b"<x>"}), K.UNREADABLE),
        ("cut.docx", word_styles(LIST)[:-200], K.UNREADABLE),
        ("bomb.docx", packed({"word/document.xml": b" " * (80 * 2**20)}), K.TOO_LARGE),
        ("old.doc", limits.OLE + b"\0" * 512, K.NOT_A_DOCUMENT),
        ("lock.docx", limits.OLE + "EncryptedPackage".encode("utf-16-le"), K.LOCKED),
        ("other.odt", packed({"word/document.xml": b""}), K.NOT_A_DOCUMENT),
        ("bomb.odt", odt("<text:p>&b;</text:p>", BOMB), K.UNREADABLE),
        ("bad.odt", odt("<text:p>"), K.UNREADABLE),
        ("empty.html", b"<!-- -->", K.EMPTY),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, K.NOT_A_DOCUMENT),
        ("nothing.docx", saved(docx.Document()), K.EMPTY),
        ("nothing.odt", odt(""), K.EMPTY),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_bad_file_gives_one_problem(tmp_path, name, data, kind):
    found = load(written(tmp_path, name, data))
    assert isinstance(found, Problem)
    assert found.kind is kind


@pytest.mark.parametrize("place", [b"688000000 700", b"-688000000 700", b"71 -688000000"])
def test_text_far_off_the_page_is_left_out(tmp_path, place):
    stream = pdf(LIST, Style(heads=False)).split(b"stream\n")[3].split(b"\nendstream")[0]
    far = b"BT /F1 9 Tf 1 0 0 1 %s Tm (Langt ute) Tj ET\n" % place
    data = pdf_writer.file([stream + b"\n" + 9 * far])
    assert pairs(read(written(tmp_path, "far.pdf", data))) == BOTH


def test_a_foot_that_stands_apart_on_two_pages_is_no_text(tmp_path):
    def drawn(*lines: tuple[int, str]) -> bytes:
        shown = (f"BT /F1 11 Tf 1 0 0 1 71 {y} Tm ({text}) Tj ET\n" for y, text in lines)
        return "".join(shown).encode("cp1252")

    foot = 40, "Plan for Badet, utkast"
    first = drawn((760, "Samarbeid"), (730, "Badet"), (700, "- Skolene (ukentlig)"), foot)
    second = drawn((760, "- HR (daglig)"), (700, "Ferdig."), foot)
    path = written(tmp_path, "list.pdf", pdf_writer.file([first, second]))
    assert pairs(read(path)) == BOTH
    roles = [one.role for one in explain(path) if one.text == foot[1]]
    assert roles == [Role.RUNNING] * 2


def test_pages_without_text_are_named(tmp_path):
    text = pdf(LIST, Style(heads=False))
    stream = text.split(b"stream\n")[3].split(b"\nendstream")[0]
    data = pdf_writer.file([stream, b"9 9 99 99 re f"])
    reading = read(written(tmp_path, "mixed.pdf", data))
    assert pairs(reading) == BOTH
    assert [(p.kind, p.place.page) for p in reading.problems] == [(K.SCANNED, 2)]
    assert [locate(p) for p in reading.problems] == ["mixed.pdf:p2"]


# --- damage ----------------------------------------------------------------------------------

WHOLE = {
    "a.pdf": pdf(LIST),
    "a.docx": word_styles(LIST),
    "a.odt": open_document(LIST),
    "a.html": page([*LIST, Entry(TEXT, "<table><tr><td>x", 9)]).encode(),
    "a.md": (markdown(LIST) + "\n\n| Enhet | Partner |\n|--|--|\n| a | b |\n").encode(),
}


@settings(max_examples=60)
@pytest.mark.parametrize("name", WHOLE)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6))
def test_no_damage_raises(tmp_path_factory, name, damage):
    data = WHOLE[name]
    for where, put in damage:
        at = int(where * len(data))
        data = data[:at] + put + data[at + len(put) :]
    path: Path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    assert isinstance(load(path), Reading | Problem)


@settings(max_examples=60)
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6))
def test_no_damage_inside_a_package_raises(tmp_path_factory, name, damage):
    inner = "word/document.xml" if name == "a.docx" else "content.xml"
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as package:
        parts: dict[str, Any] = {part: package.read(part) for part in package.namelist()}
    data = parts[inner]
    for where, put in damage:
        at = int(where * len(data))
        data = data[:at] + put + data[at + len(put) :]
    path: Path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(packed({**parts, inner: data}))
    assert isinstance(load(path), Reading | Problem)
