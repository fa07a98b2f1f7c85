"""Words and tables of the report as the plain data that the template of the PDF reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from itertools import groupby
from typing import Any

from viz.quotes import Quote
from viz.report.runs import Words
from viz.report.tables import Cell, Column, Row, Table
from viz.report.texts import fit
from viz.report.widths import widths
from viz.report.words import notes

__all__ = ["MANY", "Plain", "table", "text", "words"]

MANY = 1000
"""Rows or names, above which links would double the time and the size."""

_LONG = re.compile(r"\S{40,}")
_FILE = re.compile(r"\S{40,}|(?=\S*[\d_])[\w.-]{18,}")
"""Words that have no syllables to be broken at, and are too long for a column."""

_PIECE = 14  # characters of a long word, after which it may break
_TALL = 1500  # characters of a row, above which it may run on to the next page

Plain = dict[str, Any]
_Known = frozenset[str]


def table(block: Table, known: _Known) -> Plain:
    """A table, or its rows gathered under what they begin with.

    Parameters
    ----------
    block : Table
    known : frozenset of str
        Places that words can lead to.
    """
    links = known if len(block.rows) <= MANY else frozenset[str]()
    if block.gathered:
        return _gathered(block, links)
    columns, rows = block.shown()
    return {
        "kind": "table",
        "title": text(block.title),
        "titled": block.titled,
        "columns": [
            {
                "head": text(column.head),
                "to": column.to if column.to in known else "",
                "number": column.kind == "number",
                "share": round(share, 4),
            }
            for column, share in zip(columns, widths(block), strict=True)
        ],
        "rows": [
            {
                "key": row.key,
                "whole": sum(map(_size, cells)) < _TALL,
                "cells": [_cell(cell, links) for cell in cells],
            }
            for row, cells in rows
        ],
    }


def _size(cell: Cell) -> int:
    said = sum(len(q.text) + sum(len(note) for note, _ in q.notes) for q in cell.quotes)
    return said + len(cell.text)


def _gathered(block: Table, links: _Known) -> Plain:
    """Rows with the same first cell as a group; a note is said once in each."""
    groups: list[Plain] = []
    columns, all_rows = block.shown()
    for name, rows in groupby(all_rows, lambda pair: pair[1][0].text):
        seen: set[str] = set()
        items = [_item(columns, *row, links, seen) for row in rows]
        groups.append({"name": text(name), "rows": items})
    return {"kind": "gathered", "title": text(block.title), "groups": groups}


def _item(
    columns: tuple[Column, ...],
    row: Row,
    cells: tuple[Cell, ...],
    links: _Known,
    seen: set[str],
) -> Plain:
    lead, *more = cells[1:]
    return {
        "key": row.key,
        "lead": _lines([lead], links),
        "more": [
            [text(column.head), words(line, links)]
            for column, cell in zip(columns[2:], more, strict=True)
            for line in cell.lines
        ],
        "quotes": [_quote(quote, seen) for cell in cells for quote in cell.quotes],
    }


def _lines(cells: Iterable[Cell], links: _Known) -> list[list[list[str]]]:
    return [words(line, links, _FILE) for cell in cells for line in cell.lines]


def _cell(cell: Cell, links: _Known) -> Mapping[str, Any]:
    plain: Plain = {}
    if cell.lines:
        plain["lines"] = _lines([cell], links)
    if cell.quotes:
        plain["quotes"] = [_quote(quote, set()) for quote in cell.quotes]
    return plain


def _quote(quote: Quote, seen: set[str]) -> Plain:
    """A quote; of a note that has been seen only the place."""
    parts = (quote.place, quote.heading, quote.found)
    told: list[list[str]] = []
    for at, said in notes(quote).items():
        note = " · ".join(said)
        told.append(["" if f"{at}\x1f{note}" in seen else text(note), text(at)])
        seen.add(f"{at}\x1f{note}")
    place = text(" · ".join(part for part in parts if part))
    return {"text": text(quote.text), "place": place, "notes": told}


def words(row: Words, known: Set[str], long: re.Pattern[str] = _LONG) -> list[list[str]]:
    """Each run as its text, and where it leads to and its look, where it has them."""
    return [
        [text(run.text, long), run.to if run.to in known else "", run.look]
        if run.to or run.look != "plain"
        else [text(run.text, long)]
        for run in row
    ]


def text(said: str, long: re.Pattern[str] = _LONG) -> str:
    """The text without what a PDF cannot hold, and with breaks in endless words."""
    return long.sub(_broken, fit(said))


def _broken(word: re.Match[str]) -> str:
    whole = word[0]
    return "\u200b".join(whole[i : i + _PIECE] for i in range(0, len(whole), _PIECE))
