"""How wide the columns of a table are on a page, so that no usual word is broken in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from viz.report.runs import MARKS
from viz.report.tables import Cell, Column, Table

__all__ = ["widths"]

_LETTERS = 94.0  # of the size of a table, that stand beside each other on a page
_LONGEST = 16  # letters of a word that a column gives room for; longer ones are broken
_LONGEST_HEAD = 20
_EDGES = 2.4  # letters that the edges of a cell take
_HEAD = 1.12  # how much wider the letters of a head are
_BREAK = re.compile(r"[\s/]+|(?<=-)")


def widths(table: Table) -> list[float]:
    """Width of each column that is read on a page, as a share of the whole; sums to 1.

    As wide as the column asks for, but no narrower than its longest word, as far as there is
    room for all of them.

    Parameters
    ----------
    table : Table
    """
    columns, rows = table.shown()
    least = [_head(column) for column in columns]
    for _, cells in rows:
        for at, cell in enumerate(cells):
            letters = _of(cell) * (_HEAD if at == 0 else 1.0) + _EDGES
            least[at] = max(least[at], letters)
    if sum(least) >= _LETTERS:
        return [one / sum(least) for one in least]
    return [one / _LETTERS for one in _shared([c.share for c in columns], least)]


def _head(column: Column) -> float:
    return _longest([column.head], _LONGEST_HEAD) * _HEAD + _EDGES


def _of(cell: Cell) -> float:
    return _longest(_texts(cell), _LONGEST)


def _texts(cell: Cell) -> Iterator[str]:
    """Texts of a cell; a mark stands in a frame, and is not broken."""
    for line in cell.lines:
        for run in line:
            yield run.text.replace(" ", "_") if run.look in MARKS else run.text


def _longest(texts: Iterable[str], most: int) -> int:
    words = (len(word) for text in texts for word in _BREAK.split(text))
    return min(max(words, default=0), most)


def _shared(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The room by share; who gets less than its least has that, and the others the rest."""
    given: dict[int, float] = {}
    while True:
        open_ = [i for i in range(len(shares)) if i not in given]
        room, whole = _LETTERS - sum(given.values()), sum(shares[i] for i in open_)
        short = [i for i in open_ if room * shares[i] / whole < least[i]]
        if not short:
            got = {i: room * shares[i] / whole for i in open_}
            return [{**given, **got}[i] for i in range(len(shares))]
        given |= {i: least[i] for i in short}
