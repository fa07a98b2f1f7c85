"""The parts of a Word document that python-docx has no call for, or is slow with, as XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import count
from typing import Any, cast

from viz.report.runs import MARKS, Run, Words
from viz.report.standalone import COLOURS
from viz.report.texts import fit

__all__ = ["Marker", "element", "paragraph", "runs", "table"]

_BREAKS = re.compile("([\n\t])")
_COLOURS = {"alert": "alert", "wish": "wish", "mark": "quiet", "quiet": "quiet"}


def element(tag: str, *children: Any, text: str = "", **attributes: str) -> Any:
    """An element such as ``w:p``; attributes without a prefix get that of the tag.

    Parameters
    ----------
    tag : str
    *children : elements
    text : str
    **attributes : str
        A double underscore stands for the colon of a prefix.
    """
    from docx.oxml import parser
    from docx.oxml.ns import qn

    made = cast("Any", parser).OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in attributes.items():
        key = name.replace("__", ":") if "__" in name else f"{prefix}:{name}"
        made.set(qn(key), value)
    if text:
        made.text = text
    made.extend(children)
    return made


class Marker:
    """Bookmarks: each has a number of its own, and a name that Word takes.

    Parameters
    ----------
    keys : frozenset of str
        Places that the document has.
    """

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self._numbers = count(1)

    def mark(self, key: str) -> list[Any]:
        """A bookmark at this place; nothing without a key."""
        if not key:
            return []
        number = str(next(self._numbers))
        return [
            element("w:bookmarkStart", id=number, name=self.name(key)),
            element("w:bookmarkEnd", id=number),
        ]

    def leads(self, key: str) -> bool:
        """Whether there is such a place."""
        return key in self._keys

    def name(self, key: str) -> str:
        """The name of the bookmark: letters, digits and underscores."""
        return "_" + key.replace("-", "_")


def runs(words: Words, marker: Marker) -> list[Any]:
    """Words as runs, in a hyperlink where they lead somewhere."""
    made: list[Any] = []
    for run in words:
        if marker.leads(run.to):
            defined = run.to.startswith("def-")
            inside = _run(run, "" if defined else "Hyperlink")
            made.append(element("w:hyperlink", inside, anchor=marker.name(run.to), history="1"))
        else:
            made.append(_run(run, ""))
    return made


def _run(run: Run, style: str) -> Any:
    looks: list[Any] = []
    if style:
        looks.append(element("w:rStyle", val=style))
    if run.look == "strong":
        looks.append(element("w:b"))
    if run.look == "said":
        looks.append(element("w:i"))
    if run.look in _COLOURS:
        looks.append(element("w:color", val=COLOURS[_COLOURS[run.look]].lstrip("#")))
    if run.look in MARKS:
        looks += [
            element("w:sz", val="16"),
            element("w:bdr", val="single", sz="4", space="0", color="auto"),
        ]
    # A label in a frame stays on its line.
    text = run.text.replace(" ", "\u00a0") if run.look in MARKS else run.text
    return element("w:r", *([element("w:rPr", *looks)] if looks else []), *_text(text))


def _text(text: str) -> list[Any]:
    """Text, line ends and tabs, each as Word has them."""
    parts = [part for part in _BREAKS.split(fit(text)) if part]
    known = {"\n": "w:br", "\t": "w:tab"}
    return [
        element(known[part])
        if part in known
        else element("w:t", text=part, xml__space="preserve")
        for part in parts
    ]


def paragraph(style: str, words: Words, marker: Marker, key: str = "") -> Any:
    """A paragraph of a style, known by its id."""
    look = element("w:pPr", element("w:pStyle", val=style))
    return element("w:p", look, *marker.mark(key), *runs(words, marker))


def table(
    widths: Sequence[float],
    heads: Sequence[Any],
    rows: Iterable[Sequence[Sequence[Any]]],
    *,
    title: str,
    room: int,
) -> Any:
    """A table whose head is repeated on every page, and whose rows are not broken.

    Parameters
    ----------
    widths : sequence of float
        Shares of the columns.
    heads : sequence of paragraphs
    rows : iterable of rows, of cells, of paragraphs
    title : str
        Read out by a screen reader.
    room : int
        Width in twentieths of a point.
    """
    whole = sum(widths)
    wide = [str(round(room * width / whole)) for width in widths]
    look = element(
        "w:tblPr",
        element("w:tblStyle", val="ReportTable"),
        element("w:tblW", w=str(room), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="04A0", firstRow="1", firstColumn="1", noVBand="1"),
        element("w:tblCaption", val=fit(title)[:255]),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in wide))
    first = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
    head = element("w:tr", first, *map(_cell, wide, ([p] for p in heads)))
    whole = element("w:trPr", element("w:cantSplit"))
    made = (element("w:tr", copy(whole), *map(_cell, wide, row)) for row in rows)
    return element("w:tbl", look, grid, head, *made)


def _cell(width: str, paragraphs: Sequence[Any]) -> Any:
    return element(
        "w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *paragraphs
    )
