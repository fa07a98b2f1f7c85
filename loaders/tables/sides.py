"""Find who meets whom where no column is headed unit and partner: both sides of a meeting.

**Pairs** stand in one cell, "A and B", under a header such as "Between" or "Who meets".
**Sides** have a column each, headed by whom they belong to: "The region", "The municipality".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.model import Status
from loaders import frequency
from loaders.lists.several import at_conjunction
from loaders.persons import is_person
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.statuses import status_told
from loaders.tables.columns import Layout, quote
from loaders.tables.headers import meaning
from loaders.tables.roles import named
from loaders.tables.wide import Around, long_layout
from loaders.titles.owners import names_unit
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.whens import whens
from loaders.wording import sentences

__all__ = ["sides"]

_DEEPEST = 30  # rows in which a header is looked for
_LEAST = 2  # rows that tell
_MOST_WORDS = 6  # of a name
_ASKING = 2  # words of "Who meets"; "Who" alone asks for one of them
_COLUMNS = ("unit", "partner", "frequency", "purpose", "when", "status")
_TELLING = frozenset({"frequency", "when", "purpose", "status"})
_ENDS = frozenset({"unit", "partner"})


def sides(table: Table, around: Around) -> Layout | None:
    """The ties of a table that names both who meet, made long, else None."""
    for at, row in enumerate(table.rows[:_DEEPEST]):
        filled = [c for c, cell in enumerate(row.cells) if cell.strip()]
        below = [r for r in table.rows[at + 1 :] if sum(bool(c.strip()) for c in r.cells) > 1]
        if len({fold(row.cells[c]) for c in filled}) < 2 or len(below) < _LEAST:
            continue
        header = named(row, below)
        return _pairs(table, at, header, below, around) or _two(
            table, at, header, below, around
        )
    return None


# --- pairs in a cell -------------------------------------------------------------------------


def _pairs(
    table: Table, at: int, header: Mapping[str, int], below: Sequence[Row], around: Around
) -> Layout | None:
    column = _of_pairs(table.rows[at], header)
    if column is None or "forum" in header or around.owned:
        return None
    header = _with_purpose(table.rows[at], header, column)
    met = [_halves(_cell(row, column)) for row in below]
    if not all(met):
        return None
    rows = [
        _pair_row(row, two[0], two[1], header, column)
        for row, two in zip(below, met, strict=True)
    ]
    if not _TELLING & header.keys() and not any(_tells(row) for row in below):
        return None
    return _long(table, at, rows, header)


def _of_pairs(row: Row, header: Mapping[str, int]) -> int | None:
    """The column whose header asks who meet, or between whom something is."""
    for at, cell in enumerate(row.cells):
        words = fold(cell).split()
        if words and words[0] in vocabulary().all("between"):
            return at
        asks = len(words) == _ASKING and words[0] in vocabulary().all("who_words")
        if asks and (header.get("participants") == at or meaning(cell) is None):
            return at
    return None


def _with_purpose(row: Row, header: Mapping[str, int], pairs: int) -> Mapping[str, int]:
    """The columns, where the first that no word of ours heads says what for if none does."""
    used = {pairs, *header.values()}
    free = [at for at, cell in enumerate(row.cells) if cell.strip() and at not in used]
    if "purpose" in header or not free or not header.keys() & {"frequency", "when"}:
        return header
    return {**header, "purpose": free[0]}


def _halves(cell: str) -> list[str]:
    """The two names that a cell joins, else none."""
    words = cell.split(maxsplit=1)
    if len(words) > 1 and fold(words[0]) in vocabulary().all("between"):
        cell = words[1]
    two = at_conjunction(cell)
    if len(two) != 2 or any(mark in cell for mark in ",;"):
        return []
    return two if all(map(_is_name, two)) else []


def _pair_row(row: Row, unit: str, partner: str, header: Mapping[str, int], at: int) -> Row:
    if _TELLING & header.keys() - {"status"}:
        said = [_cell(row, header[name]) if name in header else "" for name in _COLUMNS[2:]]
        return replace(row, cells=(unit, partner, *said), said=quote(row))
    text = " ".join(_cell(row, c) for c in range(len(row.cells)) if c != at).strip()
    often = " ".join(text[span.start : span.end] for span in frequency.spans(text))
    stands = status_told(text) or Status.EXISTING
    cells = (unit, partner, often, _purpose(text), "", stands.value)
    return replace(row, cells=cells, said=quote(row))


def _tells(row: Row) -> bool:
    return any(status_told(text) or frequency.read(text) for text in row.cells)


def _purpose(text: str) -> str:
    """What a longer text names as the purpose: "Monthly. Purpose: shared rota."."""
    for sentence in sentences(text):
        label, colon, said = sentence.partition(":")
        if colon and fold(label.strip()) in vocabulary().all("reason_cues"):
            return said.strip(" .")
    return ""


# --- a column for each side ------------------------------------------------------------------


def _two(
    table: Table, at: int, header: Mapping[str, int], below: Sequence[Row], around: Around
) -> Layout | None:
    row = table.rows[at]
    found = dict(header)
    if _ENDS & found.keys() or "participants" in found:
        return None
    free = [c for c, cell in enumerate(row.cells) if cell.strip() and c not in found.values()]
    if not found.keys() & {"frequency", "when"}:
        timed = next((c for c in free if _tells_times(below, c)), None)
        if timed is None:
            return None
        found["when"] = timed
        free.remove(timed)
    if len(free) != 2 or "purpose" not in found or free[1] > min(found.values()):
        return None
    if not all(_names_units(below, c) for c in free):
        return None
    near = [*around.near, *(_cell(r, 0) for r in table.rows[:at]), *row.cells]
    if not (around.announced or _calls(below, found, free) or _speaks(near)):
        return None
    cells = {"unit": free[0], "partner": free[1], **found}
    rows = [
        replace(r, cells=tuple(_cell(r, cells[n]) if n in cells else "" for n in _COLUMNS))
        for r in (replace(r, said=quote(r)) for r in below)
    ]
    return _long(table, at, rows, found)


def _speaks(texts: Sequence[str]) -> bool:
    return any(map(speaks_of_contact, texts))


def _calls(below: Sequence[Row], found: Mapping[str, int], free: Sequence[int]) -> bool:
    """Whether mostly one of the two sides is the one who calls the meeting."""
    if "responsible" not in found:
        return False
    calling = [
        fold(_cell(row, found["responsible"])) in {fold(_cell(row, c)) for c in free}
        for row in below
    ]
    return 2 * sum(calling) >= len(below)


def _tells_times(below: Sequence[Row], at: int) -> bool:
    texts = [text for row in below if (text := _cell(row, at))]
    told = sum(bool(frequency.read(text) or whens(text)) for text in texts)
    return len(texts) >= _LEAST and 3 * told >= 2 * len(texts)


def _names_units(below: Sequence[Row], at: int) -> bool:
    texts = [_cell(row, at) for row in below]
    told = [_is_name(t) and t[:1].isupper() and not is_person(t) for t in texts if t]
    return len(told) == len(texts) and all(told) and len(set(texts)) > len(texts) // 2


def _is_name(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and names_unit(text) and not is_person(text)


def _long(table: Table, at: int, rows: list[Row], header: Mapping[str, int]) -> Layout:
    """The layout of the rows made long, with the headers in their order."""
    layout = long_layout(table, at, rows, _COLUMNS)
    row = table.rows[at]
    heads = tuple(_cell(row, header[name]) if name in header else "" for name in _COLUMNS)
    return replace(layout, header=replace(row, cells=heads))


def _cell(row: Row, at: int) -> str:
    return clean(row.cells[at]) if at < len(row.cells) else ""
