"""Find the header row of a table and what each of its columns means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.model import Place, Problem, ProblemKind, Source
from loaders import frequency
from loaders.readers.lines import clean
from loaders.readers.table import Row, Table
from loaders.tables.by_place import by_place
from loaders.tables.headers import is_scoped, loosely
from loaders.tables.meetings import with_ends
from loaders.vocabulary import fold, vocabulary

__all__ = [
    "Layout",
    "find",
    "find_under",
    "heads_ties",
    "meaning",
    "period",
    "problem",
    "quote",
]

_DEEPEST = 30  # rows in which a header is looked for: titles and notes may stand above it
_SHOWN = 80  # characters that a problem quotes
_LONGEST = 100  # letters of the header of a column
_TIES = frozenset({"unit", "partner", "frequency", "purpose", "status"})
_STRUCTURE = frozenset({"kind", "parent", "people", "scope"})


@dataclass(frozen=True)
class Layout:
    """A table whose header is understood.

    Attributes
    ----------
    sheet : str or None
    header : Row
    columns : mapping from column name to index
        Names as in the vocabulary ("unit", "partner" …); each at most once.
    title : tuple of str
        The first text above the header, or nothing.
    rows : tuple of Row
        The rows under the header.
    beside : tuple of int
        More columns of partners: some tables part those inside from those outside.
    """

    sheet: str | None
    header: Row
    columns: Mapping[str, int]
    title: tuple[str, ...]
    rows: tuple[Row, ...]
    beside: tuple[int, ...] = ()

    def cell(self, row: Row, column: str) -> str:
        """The text of a row in a column, on one line; empty where there is none."""
        return clean(self.written(row, column))

    def written(self, row: Row, column: str) -> str:
        """The text of a row in a column with its line breaks; of all columns of partners."""
        index = self.columns.get(column, len(row.cells))
        indices = [index, *self.beside] if column == "partner" else [index]
        texts = (row.cells[at].strip() for at in indices if at < len(row.cells))
        return ";\n".join(text for text in texts if text)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units that the rows speak for, folded: a name with a comma in it may be one."""
        return frozenset(fold(self.cell(row, "unit")) for row in self.rows) - {""}

    def place(self, row: Row) -> Place:
        """Where a row stands, under the title of its table."""
        heading = self.title
        return Place(
            page=row.page, line=row.line, sheet=self.sheet, row=row.number, heading=heading
        )

    def repeats(self, row: Row) -> bool:
        """Whether a row is the header again, as on each page of a printed table."""
        return [fold(c) for c in row.cells] == [fold(c) for c in self.header.cells]


def find(table: Table, *, owned: bool = False) -> Layout | None:
    """Find the header of a table of ties or of a structure.

    A header of ties has a column for the unit and one for the partner. A header of a
    structure has a column for the unit, none for the partner, and another column; if that
    is not a kind, a parent or a scope, the row must be the first with several texts. Whether
    the text above names a unit (`owned`) matters where only others give unit and partner.

    Returns
    -------
    Layout or None
        None when no row among the first thirty is such a header.
    """
    rows = table.rows[:_DEEPEST]
    headers = [
        with_ends(_columns(row.cells), table.rows[at:], owned=owned)
        for at, row in enumerate(rows, start=1)
    ]
    at = _first([{"unit", "partner"} <= h.keys() for h in headers])
    if at is None and not any("partner" in h for h in headers):
        at = _first(["unit" in h and bool(_STRUCTURE & h.keys()) for h in headers])
        wide = _first([len({fold(c) for c in row.cells if c.strip()}) > 1 for row in rows])
        if at is None and wide is not None and "unit" in headers[wide]:
            at = wide
    if at is None:
        return None
    above = [" ".join(c.split()) for row in rows[:at] for c in row.cells if c.strip()]
    return Layout(
        table.sheet,
        rows[at],
        headers[at],
        tuple(above[:1]),
        table.rows[at + 1 :],
        _beside(rows[at], headers[at]),
    )


def _beside(row: Row, header: Mapping[str, int]) -> tuple[int, ...]:
    """The other columns of partners, where each speaks of insiders or outsiders only."""
    used = header.get("partner")
    if used is None or not is_scoped(row.cells[used]):
        return ()
    return tuple(
        at
        for at, cell in enumerate(row.cells)
        if at != used and is_scoped(cell) and meaning(cell) == "partner"
    )


def find_under(table: Table, announced: bool) -> Layout | None:
    """Find the header of a table of ties whose unit is named above it.

    Parameters
    ----------
    table : Table
    announced : bool
        Whether a heading above says that collaborators follow; otherwise the header must
        name a frequency, a purpose, a status or a time beside the partner.
    """
    for at, row in enumerate(table.rows[:_DEEPEST]):
        header = with_ends(_columns(row.cells), (), owned=True)
        told = announced or ("frequency" in header and _asks_who(row, header))
        if told and "partner" not in header and header.keys() & {"frequency", "purpose"}:
            # Under "Whom we work with" a column "who" names the others.
            header = {("partner" if n == "unit" else n): c for n, c in header.items()}
        header = by_place(row, header, table.rows[at + 1 :]) or header
        if "partner" not in header or "unit" in header:
            continue
        if announced or header.keys() & {"frequency", "purpose", "status", "when"}:
            below = table.rows[at + 1 :]
            return Layout(table.sheet, row, header, (), below, _beside(row, header))
    return None


def _asks_who(row: Row, header: Mapping[str, int]) -> bool:
    """Whether the column of names is called "who", as of others that somebody meets."""
    return "unit" in header and fold(row.cells[header["unit"]]) in vocabulary().all("who_words")


def heads_ties(row: Row) -> bool:
    """Whether a row heads an ordinary table: one column of how often, and others we know."""
    named = [name for cell in row.cells if cell.strip() and (name := meaning(cell))]
    return named.count("frequency") == 1 and len(named) > 1 and set(named) <= _TIES


def quote(row: Row) -> str:
    """The texts of a row, verbatim."""
    return row.said or " | ".join(cell for cell in row.cells if cell.strip())


def problem(kind: ProblemKind, source: Source, place: Place, text: str) -> Problem:
    """Say what was not understood in a table that could be opened."""
    return Problem(
        kind=kind, file=source.name, source=source.sha256, place=place, text=text[:_SHOWN]
    )


@lru_cache(maxsize=2**12)  # the same labels and headers come again and again
def meaning(header: str) -> str | None:
    """What a column is called in the vocabulary; brackets after the name do not matter.

    Examples
    --------
    >>> meaning("Hyppighet (ganger per måned)"), meaning("Rom")
    ('frequency', None)
    """
    known = vocabulary().column
    name = known(header) or known(header.partition("(")[0])
    return name or ("frequency" if period(header) else None) or loosely(header)


def period(header: str) -> str:
    """The words of a header that say what its numbers count, empty where there are none.

    Examples
    --------
    >>> period("Hyppighet (ganger per måned)"), period("Hyppighet")
    ('ganger per måned', '')
    """
    if len(header) >= _LONGEST:
        return ""
    words = header.replace("(", " ").replace(")", " ").split()
    times = vocabulary().all("times")
    for index, word in enumerate(words):
        phrase = " ".join(words[index:])
        if fold(word) in times and frequency.read(f"1 {phrase}"):
            return phrase
    return ""


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = meaning(cell) if len(cell) < _LONGEST else None
        if name and (name not in found or _rank(name, cell) < _rank(name, cells[found[name]])):
            found[name] = index
    return found


def _rank(name: str, header: str) -> int:
    """How far down the vocabulary's list a word stands: "unit" means it more than "area"."""
    word = fold(header.partition("(")[0])
    ranks = [
        [fold(w) for w in words.headers.get(name, ())].index(word)
        for words in vocabulary().languages.values()
        if word in {fold(w) for w in words.headers.get(name, ())}
    ]
    return min(ranks, default=len(word))


def _first(marks: Sequence[bool]) -> int | None:
    return next((index for index, mark in enumerate(marks) if mark), None)
