"""The report as a PDF: tagged, with bookmarks, made to be read on paper and by ear."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from viz.report.content import (
    Block,
    Figure,
    Findings,
    Index,
    KeyFigures,
    Matrix,
    Paragraph,
    Report,
    Section,
    Terms,
)
from viz.report.keys import keys
from viz.report.one_page import one_page
from viz.report.pdf_tables import MANY, Plain, table, text, words
from viz.report.standalone import COLOURS, size_of, svg
from viz.report.tables import Table
from viz.report.typesetting import typeset
from viz.wording import Wording

__all__ = ["pdf_report"]

_TEMPLATE = Path(__file__).parent.parent / "templates" / "report" / "report.typ"
_WIDE = 482.0  # points between the margins
_POINTS = 0.64  # of a pixel of a chart
_SHOWN = ("figure", "table", "gathered")


def pdf_report(report: Report) -> bytes:
    """The content of a PDF file.

    Parameters
    ----------
    report : Report

    Notes
    -----
    A brief report is one page: rows that have no room are counted.

    Conforms to PDF/UA-1, except where a text has signs that no typeface at hand can show:
    then it is tagged just the same, and the signs are boxes.
    """
    return one_page(report, _made) if report.brief else _made(report)


def _made(report: Report) -> bytes:
    data = json.dumps(_report(report))
    return typeset(_TEMPLATE.read_bytes(), {"report": data}, "pdf", accessible=True)


def _report(report: Report) -> Plain:
    wording, known = Wording(report.language), keys(report)
    return {
        "title": text(report.title),
        "eyebrow": report.eyebrow,
        "lead": report.lead,
        "made": report.made,
        "language": report.language,
        "contents": report.contents,
        "brief": report.brief,
        "colours": COLOURS,
        "note": wording("Note"),
        "above": wording("as above,"),
        "page": wording("page"),
        "see": wording("See the figures"),
        "sections": [
            plain for section in report.sections for plain in _section(section, 1, known)
        ],
    }


def _section(section: Section, level: int, known: frozenset[str]) -> list[Plain]:
    blocks = [_block(block, known) for block in section.blocks]
    for one, after in pairwise(blocks):
        if one and after and after["kind"] in _SHOWN:
            one["sticky"] = True  # what introduces a figure or table stays on its page
    mine: Plain = {
        "key": section.key,
        "title": text(section.title),
        "count": section.count,
        "level": level,
        "blocks": [block for block in blocks if block],
    }
    below = [p for part in section.parts for p in _section(part, level + 1, known)]
    return [mine, *below]


def _block(block: Block, known: frozenset[str]) -> Plain | None:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "look": block.look,
                "words": words(block.words, known),
            }
        case KeyFigures():
            shown = [(f.value, f.label, f.to if f.to in known else "") for f in block.figures]
            return {"kind": "figures", "figures": shown}
        case Findings():
            found = _findings(block, known)
            return {"kind": "findings", "found": found, "todo": block.todo}
        case Figure():
            return _figure(block, known)
        case Matrix():
            return _figure(block.figure, known) if block.figure else None
        case Table():
            return table(block, known)
        case Terms():
            terms = [
                {
                    "key": t.key,
                    "term": t.term,
                    "sentence": t.sentence,
                    "literature": t.literature,
                }
                for t in block.terms
            ]
            return {"kind": "terms", "terms": terms}
        case Index():
            links = known if len(block.entries) <= MANY else frozenset[str]()
            entries = [
                {"key": e.key, "name": text(e.name), "words": words(e.words, links)}
                for e in block.entries
            ]
            return {"kind": "index", "entries": entries}


def _findings(block: Findings, known: frozenset[str]) -> list[Plain]:
    return [
        {
            "title": text(f.title),
            "sentence": text(f.sentence),
            "todo": text(f.todo),
            "sure": text(f.sure),
            "to": f.to if f.to in known else "",
        }
        for f in block.found
    ]


def _figure(block: Figure, known: frozenset[str]) -> Plain:
    wide = (
        _WIDE if 'class="chart map"' in block.drawing else _POINTS * size_of(block.drawing)[0]
    )
    return {
        "kind": "figure",
        "title": text(block.title),
        "description": text(block.description),
        "svg": svg(block.drawing),
        "width": round(min(wide, _WIDE), 1),
        "legend": words(block.legend, known),
    }
