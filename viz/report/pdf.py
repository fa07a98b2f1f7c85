"""The report as a PDF: tagged, with bookmarks, made to be read on paper and by ear."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from viz.quotes import Quote
from viz.report.content import (
    Block,
    Cell,
    Figure,
    Findings,
    Index,
    KeyFigures,
    Matrix,
    Paragraph,
    Report,
    Section,
    Table,
    Terms,
    Words,
)
from viz.report.keys import keys
from viz.report.standalone import COLOURS, size_of, svg
from viz.report.texts import fit
from viz.report.typesetting import typeset
from viz.report.words import notes
from viz.wording import Wording

__all__ = ["pdf_report"]

_TEMPLATE = Path(__file__).parent.parent / "templates" / "report" / "report.typ"
_WIDE = 482.0  # points between the margins
_POINTS = 0.64  # of a pixel of a chart
_MANY = 1000  # rows or names, above which links would double the time and the size
_LONG = re.compile(r"\S{40,}")
_PIECE = 20  # characters of a long word, after which it may break

Plain = dict[str, Any]


def pdf_report(report: Report) -> bytes:
    """The content of a PDF file.

    Parameters
    ----------
    report : Report

    Notes
    -----
    Conforms to PDF/UA-1, except where a text has signs that no typeface at hand can show:
    then it is tagged just the same, and the signs are boxes.
    """
    data = json.dumps(_report(report))
    return typeset(_TEMPLATE.read_bytes(), {"report": data}, "pdf", accessible=True)


def _report(report: Report) -> Plain:
    wording, known = Wording(report.language), keys(report)
    return {
        "title": _text(report.title),
        "eyebrow": report.eyebrow,
        "lead": report.lead,
        "made": report.made,
        "language": report.language,
        "contents": report.contents,
        "brief": report.brief,
        "colours": COLOURS,
        "note": wording("Note"),
        "page": wording("page"),
        "see": wording("See the figures"),
        "sections": [
            plain for section in report.sections for plain in _section(section, 1, known)
        ],
    }


def _section(section: Section, level: int, known: frozenset[str]) -> list[Plain]:
    blocks = [_block(block, known) for block in section.blocks]
    mine: Plain = {
        "key": section.key,
        "title": _text(section.title),
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
                "words": _words(block.words, known),
            }
        case KeyFigures():
            shown = [(f.value, f.label, f.to if f.to in known else "") for f in block.figures]
            return {"kind": "figures", "figures": shown}
        case Findings():
            return {"kind": "findings", "found": _findings(block, known)}
        case Figure():
            return _figure(block, known)
        case Matrix():
            return _figure(block.figure, known) if block.figure else None
        case Table():
            return _table(block, known)
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
            links = known if len(block.entries) <= _MANY else frozenset[str]()
            entries = [
                {"key": e.key, "name": _text(e.name), "words": _words(e.words, links)}
                for e in block.entries
            ]
            return {"kind": "index", "entries": entries}


def _findings(block: Findings, known: frozenset[str]) -> list[Plain]:
    return [
        {
            "title": _text(f.title),
            "sentence": _text(f.sentence),
            "sure": _text(f.sure),
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
        "title": _text(block.title),
        "description": _text(block.description),
        "svg": svg(block.drawing),
        "width": round(min(wide, _WIDE), 1),
        "legend": _words(block.legend, known),
    }


def _table(block: Table, known: frozenset[str]) -> Plain:
    columns, rows = block.shown()
    links = known if len(block.rows) <= _MANY else frozenset[str]()
    return {
        "kind": "table",
        "title": _text(block.title),
        "titled": block.titled,
        "columns": [
            {
                "head": _text(c.head),
                "to": c.to if c.to in known else "",
                "number": c.kind == "number",
                "share": c.share,
            }
            for c in columns
        ],
        "rows": [
            {"key": row.key, "cells": [_cell(cell, links) for cell in cells]}
            for row, cells in rows
        ],
    }


def _cell(cell: Cell, known: frozenset[str]) -> Mapping[str, Any]:
    plain: Plain = {}
    if cell.lines:
        plain["lines"] = [_words(line, known) for line in cell.lines]
    if cell.quotes:
        plain["quotes"] = [_quote(quote) for quote in cell.quotes]
    return plain


def _quote(quote: Quote) -> Plain:
    parts = (quote.place, quote.heading, quote.found)
    return {
        "text": _text(quote.text),
        "place": _text(" · ".join(part for part in parts if part)),
        "notes": [[_text(" · ".join(said)), _text(at)] for at, said in notes(quote).items()],
    }


def _words(words: Words, known: frozenset[str]) -> list[list[str]]:
    return [
        [_text(run.text), run.to if run.to in known else "", run.look]
        if run.to or run.look != "plain"
        else [_text(run.text)]
        for run in words
    ]


def _text(text: str) -> str:
    """The text without what a PDF cannot hold, and with breaks in endless words."""
    return _LONG.sub(_broken, fit(text))


def _broken(word: re.Match[str]) -> str:
    text = word[0]
    return "\u200b".join(text[i : i + _PIECE] for i in range(0, len(text), _PIECE))
