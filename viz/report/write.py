"""Write a report; the ending of the name chooses the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.errors import UsageError
from viz.files import write_whole
from viz.report.content import Report
from viz.report.docx import docx_report
from viz.report.html import html_report
from viz.report.pdf import pdf_report
from viz.report.xlsx import xlsx_report

__all__ = ["ENDINGS", "form_of", "write_report"]

_FORMS: Mapping[str, Callable[[Report], str | bytes]] = {
    ".html": html_report,
    ".pdf": pdf_report,
    ".docx": docx_report,
    ".xlsx": xlsx_report,
}

ENDINGS: tuple[str, ...] = tuple(_FORMS)
"""The endings that a report can have."""


def form_of(path: Path) -> str:
    """The ending of the name, in small letters, if a report can have it.

    Raises
    ------
    UsageError
        If it cannot.
    """
    ending = path.suffix.casefold()
    if ending not in _FORMS:
        raise UsageError(f"“{path.name}” says no form: end it in {', '.join(ENDINGS)}.")
    return ending


def write_report(report: Report, path: Path) -> None:
    """Write a report to `path`, whole or not at all.

    Parameters
    ----------
    report : Report
        From `viz.report.contents` or `viz.report.sheet`.
    path : Path
        ``.html`` is one page for a browser, ``.pdf`` for paper and archives, ``.docx`` to go
        on writing in, ``.xlsx`` to calculate on.

    Raises
    ------
    UsageError
        If the ending is unknown.
    SamspillError
        If the file cannot be written, or Excel cannot hold the rows.
    """
    write_whole(path, _FORMS[form_of(path)](report))
