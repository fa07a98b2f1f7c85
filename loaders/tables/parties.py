"""Find the two columns that name both ends of a tie alike: "Party 1" and "Party 2"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from loaders.readers.table import Row
from loaders.tables.contents import Columns
from loaders.tables.headers import is_scoped, meaning
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["parties"]

_COUNTED = re.compile(r"(?P<word>.*[^\W\d_].*?)[\s.]*(?:\d|[a-h]|i{1,2}|nr\.? ?\d)")
_ENDS = frozenset({"unit", "partner"})


def parties(row: Row, cells: Columns, found: Mapping[str, int]) -> dict[str, int]:
    """The columns of both ends, where two headers are one word with a number or a letter each.

    So are "Between" and "And" side by side. Both must hold names; empty where there are none.
    A column called "Name" beside two parties has the name of what they agreed upon.
    """
    if {"unit", "partner"} <= found.keys() and looks_like_unit(cells.headers[found["unit"]]):
        return {}
    heads = [(at, fold(text)) for at, text in enumerate(row.cells) if text.strip()]
    for (at, first), (other, second) in pairwise(heads):
        if _are_alike(first, second) and _hold_names(cells, at, other):
            return {"unit": at, "partner": other}
    return {}


def _are_alike(first: str, second: str) -> bool:
    words = vocabulary()
    if first in words.all("between") and second in words.all("conjunctions"):
        return True
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(second)
    same = one is not None and two is not None and one["word"] == two["word"]
    return first != second and same and not is_scoped(first)


def _hold_names(cells: Columns, *columns: int) -> bool:
    """Whether the columns hold names: by the words above them, or by what stands in them."""
    told = all(meaning(_bare(cells.headers[at])) in _ENDS for at in columns)
    return all(not cells[at].people and not cells[at].rates for at in columns) and (
        told or all(cells[at].names or cells[at].labels for at in columns)
    )


def _bare(header: str) -> str:
    match = _COUNTED.fullmatch(fold(header))
    return match["word"] if match else header
