"""Names that are endless, half a letter, code of some language: every form holds them."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn

from graph.model import Actor, Source
from tests.viz.conftest import digest, gather, statement
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
    if ending == ".html":
        page = content.decode("utf-8")
        assert "<fldSimple" not in page.casefold()
        assert "&lt;d&gt; @e" in page
    if ending == ".pdf":
        made = pypdfium2.PdfDocument(content)
        shown = "".join(page.get_textpage().get_text_range() for page in made)
        assert '#panic("no")' in shown
        assert "root:" not in shown
        assert which or shown.count("x") >= 2_000
    if ending == ".docx":
        made = docx.Document(io.BytesIO(content))
        xml = made.element.xml
        assert which or "DDEAUTO" in xml
        assert not list(made.element.iter(qn("w:fldSimple")))
    if ending == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [c for page in book for row in page.iter_rows() for c in row]
        assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
        assert which or any("_x0041_" in str(c.value) for c in cells)
