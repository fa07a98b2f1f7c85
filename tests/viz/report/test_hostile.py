"""Names that are endless, half a letter, code of some language: every form holds them."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn

from graph.model import Actor, Source
from tests.viz.conftest import digest, gather, statement
from tests.viz.report.test_same import text_of_docx, text_of_pdf, text_of_xlsx
from viz.report.content import Report
from viz.report.contents import report_contents
from viz.report.sheet import unit_contents
from viz.report.write import ENDINGS, write_report
from viz.wording import Wording

DAY = datetime.date(2027, 5, 3)
NASTY = (
    "x" * 2_000,
    "half \ud800 a letter \udfff",
    '#panic("no") #read("/etc/passwd") $x^2$ \\ *a* _b_ `c` <d> @e',
    "\u202eturned \u2066around \u200fmark",
    '=HYPERLINK("http://x.example","y")',
    "\x00\x01\x1b\x7f\x85\ufffe",
    ']]></w:t><w:fldSimple w:instr="DDEAUTO c:\\\\x"/>',
    "   ",
    "فريق العمل و 团队",
    "_x0041_ {{7*7}} {name} %s",
    "+2+5 -1 @SUM(A1)",
    "-cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "\r=1+1\u2028x\u2029y",
    "＝1+1",
    "\u202bرلا\u202c\u2067x\u2069 \u200e\u061c",
    "{% raw %}{{ x }}{# y #}",
    "<!--<script>alert(1)</script>-->&#x41;&amp;",
    '#let x = 1; #eval("1") <label> @ref $a_1$ \\u{41} ~ -- ... \'q\' "q" /* c */ // d',
    "= heading\n- item\n+ enum\n/ term: x",
    " ".join(["Ordentlig"] * 500),
    "\ufdd0\U0001ffff\ud83d",
)


@pytest.fixture(scope="module")
def nasty() -> tuple[Report, Report]:
    source = Source(name=NASTY[2], sha256=digest("n"), title=NASTY[0], organisation=NASTY[3])
    said = [
        statement(
            name,
            NASTY[(i + step) % len(NASTY)],
            100 * step + i,
            source=source.sha256,
            purpose=NASTY[(i + 2) % len(NASTY)],
            quote=f"{name} {NASTY[(i + 3) % len(NASTY)]}",
        )
        for i, name in enumerate(NASTY)
        for step in (1, 3)
    ]

    def actor(name: str, filed: bool) -> Actor:
        groups = {NASTY[4]: NASTY[NASTY.index(name) % 3]}
        return Actor(id=name, name=name, names=(name,), respondent=filed, groups=groups)

    graph = gather(said, [source], actor=actor)
    wording = Wording("nb")
    return (
        report_contents(*graph, wording, title=NASTY[2] + NASTY[1], generated=DAY),
        unit_contents(*graph, wording, NASTY[2], generated=DAY),
    )


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("which", [0, 1])
def test_every_form_is_written(
    nasty: tuple[Report, Report], tmp_path: Path, which: int, ending: str
) -> None:
    path = tmp_path / f"r{ending}"
    write_report(nasty[which], path)
    content = path.read_bytes()
    CHECKS[ending](content, whole=which == 0)


def of_html(content: bytes, whole: bool) -> None:
    page = content.decode("utf-8")
    assert "<fldSimple" not in page.casefold()
    assert "<script" not in page.casefold()
    assert "&lt;d&gt; @e" in page
    assert not whole or "&lt;!--&lt;script&gt;" in page


def of_pdf(content: bytes, whole: bool) -> None:
    made = pypdfium2.PdfDocument(content)
    shown = "".join(page.get_textpage().get_text_range() for page in made)
    assert '#panic("no")' in shown
    assert "root:" not in shown
    if whole:
        assert shown.count("x") >= 2_000
        bare = "".join(shown.split())
        for said in ('#eval("1")<label>@ref$a_1$', "=heading-item+enum/term:x", "\\u{41}"):
            assert said in bare
        assert shown.count("Ordentlig") >= 500


def of_docx(content: bytes, whole: bool) -> None:
    made = docx.Document(io.BytesIO(content))
    assert not whole or "DDEAUTO" in made.element.xml
    assert not list(made.element.iter(qn("w:fldSimple")))
    assert not list(made.element.iter(qn("w:altChunk")))


def of_xlsx(content: bytes, whole: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [c for page in book for row in page.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
    begins = [c for c in cells if str(c.value).startswith(tuple("=+-@\t＝"))]
    assert all(c.quotePrefix for c in begins)
    if whole:
        assert len({str(c.value)[0] for c in begins}) == 6
        assert any("_x0041_" in str(c.value) for c in cells)


CHECKS: dict[str, Callable[..., None]] = {
    ".html": of_html,
    ".pdf": of_pdf,
    ".docx": of_docx,
    ".xlsx": of_xlsx,
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_five_thousand_characters_come_back(tmp_path: Path, ending: str) -> None:
    """Of one name without a space, and of one with many."""
    endless, wordy = "Ø" * 5_000, " ".join(["Avdelingen"] * 455)
    source = Source(name="list.txt", sha256=digest("e"), organisation="Fjordvik")
    said = statement(endless, wordy, 1, source=source.sha256, quote="sammen")
    made = report_contents(*gather([said], [source]), Wording("nb"), title="T", generated=DAY)
    path = tmp_path / f"r{ending}"
    write_report(made, path)
    shown = re.sub(r"[\s\u200b\u2011\ufffe\x02-]", "", TEXTS[ending](path.read_bytes()))
    if ending == ".pdf":  # the running titles of pages stand in between
        assert shown.count("Ø") >= 5 * 5_000
        assert shown.count("Avdelingen") >= 4 * 455
    else:
        assert endless in shown
        assert "Avdelingen" * 455 in shown


TEXTS: dict[str, Callable[[bytes], str]] = {
    ".html": bytes.decode,
    ".pdf": text_of_pdf,
    ".docx": text_of_docx,
    ".xlsx": text_of_xlsx,
}
