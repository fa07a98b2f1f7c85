"""The report as one HTML page, which asks for nothing else."""

from __future__ import annotations

from viz.page import render
from viz.palette import THEMES
from viz.report.content import Block, Report, Terms
from viz.report.keys import keys
from viz.report.widths import widths
from viz.wording import Wording

__all__ = ["html_report"]


def html_report(report: Report) -> str:
    """The page, to be written as UTF-8.

    Parameters
    ----------
    report : Report
    """
    return render(
        "report.html.j2",
        Wording(report.language),
        title=report.title,
        report=report,
        themes=THEMES,
        meanings=_meanings(report),
        known=keys(report),
        kind_of=_kind_of,
        widths=widths,
    )


def _meanings(report: Report) -> dict[str, str]:
    """What each defined word means, by the key that leads to its definition."""
    terms = (block for block in report.everything() if isinstance(block, Terms))
    return {term.key: term.sentence for block in terms for term in block.terms}


def _kind_of(block: Block) -> str:
    return type(block).__name__
