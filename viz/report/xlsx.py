"""The report as a workbook: findings, every table with numbers to work on, every quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from viz.exports.excel import Column as Head
from viz.exports.excel import Sheet, excel_bytes
from viz.quotes import Quote
from viz.report.content import Findings, KeyFigures, Matrix, Report, Terms
from viz.report.runs import MARKS, text_of
from viz.report.tables import Cell, Column, Table
from viz.wording import LANGUAGES, Wording

__all__ = ["xlsx_report"]

_WIDTH = 15.0  # characters for a share of 1
_NARROW, _WIDE = 10.0, 80.0
_NOTHING = ("", "–")  # what a page shows where no number can be said


def xlsx_report(report: Report) -> bytes:
    """The content of an .xlsx file.

    Parameters
    ----------
    report : Report

    Notes
    -----
    Each table is a sheet of its own; the quotes behind the ties are gathered on one. A number
    that cannot be said is an empty cell.
    """
    wording = Wording(report.language)
    sheets = [_about(report, wording)]
    for block in report.everything():
        match block:
            case Findings():
                sheets.insert(0, _findings(block, wording))
            case Table():
                sheets.append(_table(block, wording))
            case Matrix():
                sheets.append(_matrix(block))
            case Terms():
                sheets.append(_terms(block, wording))
            case _:
                pass
    evidence = list(_evidence(report))
    if evidence:
        sheets.append(_quotes(evidence, wording))
    language = LANGUAGES[report.language].replace("_", "-")
    return excel_bytes(sheets, report.title, language)


def _about(report: Report, wording: Wording) -> Sheet:
    rows: list[dict[str, Any]] = [
        {"what": report.eyebrow, "value": report.title},
        {"what": report.made, "value": report.lead},
    ]
    for block in report.everything():
        if isinstance(block, KeyFigures):
            rows += [{"what": f.label, "value": f.value} for f in block.figures]
    columns = [Head("what", wording("What"), 40), Head("value", wording("Value"), 90)]
    return Sheet(wording("About"), columns, rows)


def _findings(block: Findings, wording: Wording) -> Sheet:
    columns = [
        Head("title", wording("Finding"), 36),
        Head("sentence", wording("What was found"), 80),
        Head("todo", wording("Next step"), 60),
        Head("sure", wording("How sure"), 80),
    ]
    rows = [
        {"title": f.title, "sentence": f.sentence, "todo": f.todo, "sure": f.sure}
        for f in block.found
    ]
    return Sheet(wording("Findings"), columns, rows)


def _table(block: Table, wording: Wording) -> Sheet:
    heads = [
        Head(str(at), column.head, _width(column), _FORMS[column.form])
        for at, column in enumerate(block.columns)
    ]
    rows: list[dict[str, Any]] = []
    for row in block.rows:
        pairs = enumerate(zip(row.cells, block.columns, strict=True))
        values = {str(at): _value(cell, column) for at, (cell, column) in pairs}
        marks = [mark for cell in row.cells for mark in _marks(cell)]
        rows.append({**values, "marks": ", ".join(marks) or None})
    if any(row["marks"] for row in rows):
        heads.append(Head("marks", wording("Remarks"), 20))
    return Sheet(block.sheet, heads, rows)


def _marks(cell: Cell) -> list[str]:
    """What a page shows in a frame beside the words, which would spoil sorting by them."""
    return [run.text for line in cell.lines for run in line if run.look in MARKS]


_FORMS: dict[str, Literal["", "Percent", "Fine"]] = {
    "": "",
    "percent": "Percent",
    "p": "Fine",
}


def _width(column: Column) -> float:
    share = 12 * column.share if column.kind == "quotes" else _WIDTH * column.share
    return min(max(share, _NARROW, len(column.head) * 0.8), _WIDE)


def _value(cell: Cell, column: Column) -> object:
    if cell.number is not None:
        return cell.number
    if column.kind == "quotes":
        lines = [_line(quote) for quote in cell.quotes]
        return [*lines, *_words(cell)] or None
    words = _words(cell)
    nothing = column.kind == "number" and "".join(words) in _NOTHING
    return None if nothing else words or None


def _words(cell: Cell) -> list[str]:
    """The lines of a cell without its marks."""
    lines = (tuple(run for run in line if run.look not in MARKS) for line in cell.lines)
    return [text for line in lines if (text := text_of(line).rstrip(" "))]


def _line(quote: Quote) -> str:
    return f"{quote.text} ({quote.place})"


def _matrix(block: Matrix) -> Sheet:
    heads = [Head("from", block.corner, 28)]
    heads += [
        Head(str(at), label, max(8.0, min(24.0, len(label))))
        for at, label in enumerate(block.labels)
    ]
    rows = [
        {"from": label, **{str(at): value for at, value in enumerate(row)}}
        for label, row in zip(block.labels, block.values, strict=True)
    ]
    return Sheet(block.sheet, heads, rows, heat=True)


def _terms(block: Terms, wording: Wording) -> Sheet:
    columns = [
        Head("term", wording("Term"), 30),
        Head("sentence", wording("What it means"), 90),
        Head("literature", wording("Who defined it"), 70),
    ]
    rows = [
        {"term": t.term, "sentence": t.sentence, "literature": t.literature}
        for t in block.terms
    ]
    return Sheet(wording("Definitions"), columns, rows)


def _evidence(report: Report) -> Iterator[dict[str, Any]]:
    """The quotes of the rows that others lead to: those of the appendix, each once."""
    for block in report.everything():
        if isinstance(block, Table):
            for row in block.rows:
                if row.key:
                    ends = ["".join(_words(cell)) for cell in row.cells[:2]]
                    yield from (
                        {"from": ends[0], "to": ends[1], **_quote(quote)}
                        for cell in row.cells
                        for quote in cell.quotes
                    )


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "quote": quote.text,
        "place": quote.place,
        "heading": quote.heading,
        "speaker": quote.speaker,
        "found": quote.found,
        "notes": [f"{text} ({place})" for text, place in quote.notes] or None,
    }


def _quotes(rows: list[dict[str, Any]], wording: Wording) -> Sheet:
    columns = [
        Head("from", wording("Who says it"), 28),
        Head("to", wording("About whom"), 28),
        Head("quote", wording("Quote"), 70),
        Head("place", wording("Place"), 34),
        Head("heading", wording("Heading"), 34),
        Head("speaker", wording("Speaker"), 28),
        Head("found", wording("How sure"), 24),
        Head("notes", wording("Notes"), 50),
    ]
    return Sheet(wording("Evidence"), columns, rows)
