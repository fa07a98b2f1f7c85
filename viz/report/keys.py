"""The places of a report that words can lead to, and those that they do lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from viz.report.runs import Words
from viz.report.tables import Table

__all__ = ["keys", "led_to"]


def keys(report: Report) -> frozenset[str]:
    """Keys of all sections, rows, terms and names that a report has."""
    return frozenset(key for section in report.sections for key in _keys(section))


def _keys(section: Section) -> Iterator[str]:
    yield section.key
    for block in section.blocks:
        yield from _inside(block)
    for part in section.parts:
        yield from _keys(part)


def _inside(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from (row.key for row in block.rows if row.key)
        case Terms():
            yield from (term.key for term in block.terms)
        case Index():
            yield from (entry.key for entry in block.entries)
        case _:
            return


def led_to(sections: Iterable[Section]) -> frozenset[str]:
    """Keys that a word, a title or the head of a column leads to, drawings left aside."""
    return frozenset(to for section in sections for to in _leads(section) if to)


def _leads(section: Section) -> Iterator[str]:
    yield section.to
    for block in section.blocks:
        yield from _out_of(block)
    for part in section.parts:
        yield from _leads(part)


def _out_of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _of(block.words)
        case KeyFigures():
            yield from (figure.to for figure in block.figures)
        case Findings():
            yield from (found.to for found in block.found)
        case Figure():
            yield from _of(block.legend)
        case Matrix():
            yield from _of(block.figure.legend) if block.figure else ()
        case Table():
            yield from (column.to for column in block.columns)
            lines = (line for row in block.rows for cell in row.cells for line in cell.lines)
            yield from (to for line in lines for to in _of(line))
        case Index():
            yield from (to for entry in block.entries for to in _of(entry.words))
        case Terms():
            return


def _of(words: Words) -> Iterator[str]:
    return (run.to for run in words)
