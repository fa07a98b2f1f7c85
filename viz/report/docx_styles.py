"""The styles of the report in Word: change one there, and the whole document follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viz.report.docx_parts import element
from viz.report.standalone import COLOURS
from viz.report.texts import fit

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["ROOM", "arrange", "style_id"]

ROOM = 9638
"""Width between the margins, in twentieths of a point: 170 mm."""

_FONT = "Calibri"
_TABLE = """<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
<w:pPr><w:spacing w:after="0"/></w:pPr>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="{edge}"/>
<w:insideH w:val="single" w:sz="4" w:color="{edge}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
<w:bottom w:w="50" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{quiet}"/></w:rPr>
<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{quiet}"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"""

_LINK = """<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>
<w:rPr><w:color w:val="{accent}"/></w:rPr></w:style>"""

_Look = tuple[str, str, float, str, bool | None, float]

# Name, what it is based on, points, colour, bold (None: as the table has it), space after.
_PARAGRAPHS: tuple[_Look, ...] = (
    ("Normal", "", 10.5, "ink", None, 6),
    ("Title", "", 26, "ink", True, 6),
    ("Subtitle", "", 13, "ink", False, 8),
    ("Heading 1", "", 18, "ink", True, 8),
    ("Heading 2", "", 13, "ink", True, 5),
    ("Caption", "", 9.5, "quiet", False, 3),
    ("TOC Heading", "", 13, "ink", True, 6),
    ("List Number", "", 10.5, "ink", False, 2),
    ("List Continue", "", 10.5, "ink", False, 4),
    ("Eyebrow", "Normal", 10.5, "accent", True, 4),
    ("Note", "Normal", 9, "quiet", False, 6),
    ("Verdict", "Normal", 12, "ink", True, 5),
    ("Command", "Normal", 9.5, "ink", False, 6),
    ("Key Figure", "Normal", 24, "ink", True, 0),
    ("Table Text", "Normal", 9, "ink", None, 0),
    ("Table Number", "Table Text", 9, "ink", None, 0),
    ("Table Quote", "Table Text", 9, "ink", False, 0),
    ("Table Source", "Table Text", 8, "quiet", False, 4),
    ("Definition Term", "Normal", 10.5, "ink", True, 0),
    ("Contents", "Normal", 10.5, "ink", False, 2),
)


def style_id(name: str) -> str:
    """The id of a style of `arrange`, as the XML names it."""
    return name.replace(" ", "")


def arrange(document: Document, language: str, running: str) -> None:
    """Set page, language, styles, running title and page numbers.

    Parameters
    ----------
    document : Document
        As python-docx makes it.
    language : str
        Such as ``nb-NO``.
    running : str
        The title at the head of every page but the first.
    """
    _page(document)
    for look in _PARAGRAPHS:
        _style(document, look)
    _details(document)
    _language(document, language)
    _running(document, running)


def _page(document: Document) -> None:
    from docx.shared import Mm

    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.different_first_page_header_footer = False


def _style(document: Document, look: _Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    name, base, points, colour, bold, after = look
    styles: Any = document.styles
    there = name in [style.name for style in styles]
    style = styles[name] if there else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    font = style.font
    font.name, font.size, font.bold = _FONT, Pt(points), bold
    font.color.rgb = RGBColor.from_string(COLOURS[colour].lstrip("#").upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_after = Pt(after)
    style.quick_style = True


def _details(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    styles: Any = document.styles
    colours = {name: value.lstrip("#") for name, value in COLOURS.items()}
    styles.element.append(parse_xml(_TABLE.format(**colours)))
    styles.element.append(parse_xml(_LINK.format(**colours)))
    hyphens = element("w:autoHyphenation", val="true")
    settings: Any = document.settings.element
    settings.find(qn("w:characterSpacingControl")).addprevious(hyphens)
    title = styles["Title"]
    styles["Subtitle"].font.italic = False
    spread = styles["Subtitle"].element.rPr.find(qn("w:spacing"))
    styles["Subtitle"].element.rPr.remove(spread)
    line = title.element.pPr.find(qn("w:pBdr"))
    if line is not None:  # the template draws one under the title
        title.element.pPr.remove(line)
    for name in ("Caption", "Definition Term", "Key Figure", "Eyebrow"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.space_before = Pt(22)
    styles["Heading 2"].paragraph_format.space_before = Pt(14)
    styles["Table Number"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    styles["Command"].font.name = "Consolas"
    styles["Table Quote"].paragraph_format.left_indent = Mm(2)
    styles["Table Source"].paragraph_format.left_indent = Mm(2)
    styles["List Number"].font.bold = True
    styles["List Number"].paragraph_format.keep_with_next = True
    styles["List Number"].paragraph_format.space_before = Pt(8)


def _language(document: Document, language: str) -> None:
    from docx.oxml.ns import qn

    styles: Any = document.styles.element
    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _running(document: Document, running: str) -> None:
    (section,) = document.sections
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = fit(running)
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        place: Any = footer.paragraphs[0]
        place.alignment = 2
        field = element("w:fldSimple", element("w:r", element("w:t", text="1")), instr="PAGE")
        place._p.append(field)
