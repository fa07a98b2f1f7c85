"""A brief report on one page of paper: as many rows of its table as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, cast

from viz.report.content import Block, Paragraph, Report, Section
from viz.report.runs import MARKS, plain
from viz.report.tables import Row, Table
from viz.wording import Wording

__all__ = ["one_page"]


def one_page(report: Report, typeset: Callable[[Report], bytes]) -> bytes:
    """The PDF of a report with the most rows that fit on a page, and how many more there are.

    The last rows go first, those with a mark beside their name (wished for, strained) after
    all others. A report that is longer than a page without any row is left as it then is.

    Parameters
    ----------
    report : Report
    typeset : callable
        Makes a PDF.
    """
    made = typeset(report)
    rows = [len(b.rows) for b in report.everything() if isinstance(b, Table)]
    if not rows or _pages(made) <= 1:
        return made
    low, high = 0, max(rows) - 1
    best = typeset(_with(report, low))
    while low < high and _pages(best) <= 1:
        middle = (low + high + 1) // 2
        tried = typeset(_with(report, middle))
        if _pages(tried) <= 1:
            best, low = tried, middle
        else:
            high = middle - 1
    return best


def _pages(pdf: bytes) -> int:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    document = cast("Any", pypdfium2).PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _with(report: Report, rows: int) -> Report:
    """The report with at most so many rows in a table."""
    wording = Wording(report.language)
    return replace(
        report, sections=tuple(_fewer(one, rows, wording) for one in report.sections)
    )


def _fewer(section: Section, rows: int, wording: Wording) -> Section:
    blocks = [made for block in section.blocks for made in _kept(block, rows, wording)]
    return replace(section, blocks=blocks)


def _kept(block: Block, rows: int, wording: Wording) -> Iterator[Block]:
    if not isinstance(block, Table) or len(block.rows) <= rows:
        yield block
        return
    order = sorted(range(len(block.rows)), key=lambda at: (not _marked(block.rows[at]), at))
    kept = sorted(order[:rows])
    if kept:
        yield replace(block, rows=tuple(block.rows[at] for at in kept))
    more = wording.plural(
        "And {n} more: this page has no room for it. As HTML, Word or Excel, the sheet has "
        "all.",
        "And {n} more: this page has no room for them. As HTML, Word or Excel, the sheet has "
        "all.",
        len(block.rows) - rows,
    )
    yield Paragraph(plain(more), "quiet")


def _marked(row: Row) -> bool:
    return any(run.look in MARKS for line in row.cells[0].lines for run in line)
