"""Tell what each column of a table holds: by the word above it, else by what stands in it.

A known word above a column counts first. Where the words do not tell, the cells do: most of
them say how often, most are names such as units have, or they are the longest texts. What
stands in the cells counts only where the text around speaks of contact, or where a column is
known already that tells of ties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders import frequency
from loaders.persons import is_person
from loaders.readers.lines import clean
from loaders.readers.table import Row
from loaders.tables.headers import LONGEST, meaning
from loaders.tables.whens import is_when
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["named", "roles", "spare", "with_unit"]

_SAMPLE = 60  # rows that tell what stands in a column
_LEAST = 2  # cells that tell
_NAME = 4  # words of a name, on average
_WORDS = 2  # of a cell that says what for, on average
_BESIDE = frozenset(
    {
        "frequency", "purpose", "status", "when", "notes", "responsible", "person", "kind",
        "scope",
    }
)  # fmt: skip
_LOOSE = ("kind", "forum", "notes", "scope")  # words that may head a column of rates as well
_TOLD = frozenset({"frequency", "purpose", "status", "when"})


@dataclass(frozen=True)
class _Column:
    """The texts of a column under its header."""

    texts: tuple[str, ...]

    @cached_property
    def rates(self) -> bool:
        """Whether two of three say how often; what says when is no such column."""
        said = [text for text in self.texts if frequency.read(text) and not is_when(text)]
        return len(said) >= _LEAST and self._most(len(said))

    @cached_property
    def names(self) -> bool:
        """Whether two of three look like names of units."""
        like = sum(map(looks_like_unit, self.texts))
        return len(self.texts) >= _LEAST and self._most(like)

    @cached_property
    def labels(self) -> bool:
        """Whether they are short, each another and with a capital, as names in any list."""
        short = [t for t in self.texts if t[:1].isupper() and names_unit(t)]
        few = self.words <= _NAME and len({*self.texts}) > len(self.texts) // 2
        return len(self.texts) >= _LEAST and few and self._most(len(short)) and not self.people

    @cached_property
    def people(self) -> bool:
        """Whether half are persons, by their names or their initials."""
        told = sum(is_person(text) or (text.isupper() and len(text) < 4) for text in self.texts)
        return 2 * told >= len(self.texts)

    @cached_property
    def words(self) -> float:
        """How many words they have on average."""
        return sum(len(text.split()) for text in self.texts) / max(len(self.texts), 1)

    def _most(self, count: int) -> bool:
        return 3 * count >= 2 * len(self.texts)


def named(row: Row, below: Sequence[Row]) -> dict[str, int]:
    """The columns that the words of a header name, each at most once.

    Of two words for one thing the one further up in the vocabulary's list counts; of two
    columns that say when, the finer one: weeks go before months.
    """
    found: dict[str, int] = {}
    cells = _Cells(row, below)
    for at, cell in enumerate(row.cells):
        name = meaning(cell) if 0 < len(cell) < LONGEST else None
        if name is None:
            continue
        if name == "partner" and cells[at].rates and "frequency" not in map(meaning, row.cells):
            name = "frequency"  # "Meets": whom or how often
        if name not in found or _is_better(name, row, below, at, found[name]):
            found[name] = at
    return found


def with_unit(
    found: Mapping[str, int], row: Row, below: Sequence[Row], *, owned: bool
) -> dict[str, int]:
    """The columns of a table of partners, with the units in front where no word names them.

    The first column without a known word holds units where most of its cells look like such,
    or where two of them are partners of others. Where the text above says whose table it is
    (`owned`), one must be a partner of another: else the column may tell what sort follows.
    """
    if "unit" in found or "partner" not in found:
        return dict(found)
    cells = _Cells(row, below)
    at = next((at for at in cells.free(found) if at < found["partner"]), None)
    if at is None:
        return dict(found)
    both = {fold(t) for t in cells[at].texts} & {fold(t) for t in cells[found["partner"]].texts}
    named = cells[at].names and (both or not owned)
    if not (named or len(both) >= _LEAST or (both and cells[at].labels)):
        return dict(found)
    owned_by = {**found, "unit": at}
    if "purpose" not in found and _TOLD & found.keys():
        _add(owned_by, "purpose", _reason(owned_by, cells))
    return owned_by


def roles(row: Row, below: Sequence[Row], *, told: bool) -> dict[str, int]:
    """What the columns of a table hold that names no unit: its partners, how often, why.

    Parameters
    ----------
    row : Row
        The header.
    below : sequence of Row
    told : bool
        Whether the text around says that collaborators follow.

    Returns
    -------
    dict
        Without "partner" where nothing tells which column names them.
    """
    found = named(row, below)
    cells = _Cells(row, below)
    if "frequency" not in found and (told or "partner" in found):
        _name_frequency(found, cells)
    if "partner" not in found and "participants" not in found:
        _name_partner(found, cells, told=told)
    if "partner" in found and "purpose" not in found and _TOLD & found.keys():
        _add(found, "purpose", _reason(found, cells))
    return found


def spare(row: Row, found: Mapping[str, int], below: Sequence[Row]) -> tuple[int, ...]:
    """The columns without a role of their own, and those for notes: they may tell of a tie."""
    width = max((len(one.cells) for one in [row, *below[:_SAMPLE]]), default=0)
    used = {at for name, at in found.items() if name != "notes"}
    return tuple(at for at in range(width) if at not in used)


class _Cells:
    """The columns of a table, read when they are asked for."""

    def __init__(self, row: Row, below: Sequence[Row]) -> None:
        self.row = row
        self._below = below[:_SAMPLE]
        self._columns: dict[int, _Column] = {}

    def __getitem__(self, at: int) -> _Column:
        if at not in self._columns:
            cells = (clean(row.cells[at]) for row in self._below if at < len(row.cells))
            self._columns[at] = _Column(tuple(cell for cell in cells if cell.strip("-–— ")))
        return self._columns[at]

    def free(self, found: Mapping[str, int]) -> list[int]:
        """The columns with a header that nothing is known of."""
        return [
            at
            for at, cell in enumerate(self.row.cells)
            if cell.strip() and at not in found.values() and not meaning(cell)
        ]

    def header(self, at: int) -> str:
        return fold(self.row.cells[at])


def _add(found: dict[str, int], name: str, at: int | None) -> None:
    if at is not None:
        found[name] = at


def _name_frequency(found: dict[str, int], cells: _Cells) -> None:
    """Find how often in the first column of rates; "meeting" or "type" may stand above it."""
    loose = [found[name] for name in _LOOSE if name in found]
    at = next((at for at in sorted([*cells.free(found), *loose]) if cells[at].rates), None)
    if at is not None:
        for name in [name for name in _LOOSE if found.get(name) == at]:
            del found[name]
        found["frequency"] = at


def _name_partner(found: dict[str, int], cells: _Cells, *, told: bool) -> None:
    """Find the partners: in the column of those asked for, else in the first of names."""
    if "unit" in found:
        if not found.keys() & {"frequency", "purpose"}:
            return
        asked = cells.header(found["unit"]) in vocabulary().all("who_words")
        # Under "Whom we work with" a column "who" names the others.
        if told or ("frequency" in found and (asked or cells[found["unit"]].names)):
            found["partner"] = found.pop("unit")
        return
    if "frequency" not in found or not found.keys() <= _BESIDE:
        return
    if cells[found["frequency"]].rates:
        named = (
            at
            for at in cells.free(found)[:_LEAST]
            if cells[at].names or (told and cells[at].labels)
        )
        _add(found, "partner", next(named, None))


def _reason(found: Mapping[str, int], cells: _Cells) -> int | None:
    """The column with the longest texts, where they are long enough to tell why."""
    free = [at for at in cells.free(found) if not cells[at].people]
    longest = max(free, key=lambda at: (cells[at].words, -at), default=None)
    return longest if longest is not None and cells[longest].words >= _WORDS else None


def _is_better(name: str, row: Row, below: Sequence[Row], at: int, before: int) -> bool:
    if name == "when":
        cells = _Cells(row, below)
        return len({*cells[at].texts}) > len({*cells[before].texts})
    return _rank(name, row.cells[at]) < _rank(name, row.cells[before])


def _rank(name: str, header: str) -> int:
    """How far down the vocabulary's list a word stands: "unit" means it more than "area"."""
    word = fold(header.partition("(")[0])
    ranks = [
        [fold(w) for w in words.headers.get(name, ())].index(word)
        for words in vocabulary().languages.values()
        if word in {fold(w) for w in words.headers.get(name, ())}
    ]
    return min(ranks, default=len(word))
