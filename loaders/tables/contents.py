"""Tell by its texts what a column of a table, or what is filled in behind a label, holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders import frequency
from loaders.naming.words import person_names
from loaders.persons import is_person
from loaders.readers.lines import clean
from loaders.readers.table import Row
from loaders.statuses import sign_in
from loaders.titles.likeness import looks_like_unit, names_among
from loaders.titles.owners import names_unit
from loaders.vocabulary import vocabulary
from loaders.whens import is_when

__all__ = ["Column", "Columns", "is_personal"]

_SAMPLE = 60  # rows that tell what stands in a column
_LEAST = 2  # cells that tell
_NAME = 4  # words of a name, on average
_MATTERS = 3  # texts that tell what for in a word or two each
_COUNTED_AMONG = 3  # rates, among which a bare number is of contacts a year
_MOST_A_YEAR = 366
_INITIALS = 4  # letters that are more than somebody's initials
_REACHED = re.compile(r"@|(?:\d[ -]?){8}")  # an address, a telephone number
_BLANKS = "-–—?. "


@dataclass(frozen=True)
class Column:
    """The texts of a column under its header, without the cells that are left open."""

    texts: tuple[str, ...]

    @cached_property
    def rates(self) -> bool:
        """Whether two of three say how often; what says when is no such column."""
        said = [text for text in self.texts if frequency.read(text) and not is_when(text)]
        counts = sum(map(_is_count, self.texts)) if len(said) >= _COUNTED_AMONG else 0
        return len(said) >= _LEAST and self._most(len(said) + counts)

    @cached_property
    def names(self) -> bool:
        """Whether two of three look like names of units."""
        like = sum(names_among(self.texts))
        return len(self.texts) >= _LEAST and self._most(like)

    @cached_property
    def labels(self) -> bool:
        """Whether they are short, each another and with a capital, as names in any list."""
        short = [t for t in self.texts if t[:1].isupper() and names_unit(t)]
        few = self.words <= _NAME and len({*self.texts}) > len(self.texts) // 2
        return len(self.texts) >= _LEAST and few and self._most(len(short)) and not self.people

    @cached_property
    def people(self) -> bool:
        """Whether half are persons, by their names, their initials or how to reach them."""
        told = sum(map(_tells_person, self.texts))
        return 2 * told >= len(self.texts)

    @cached_property
    def statuses(self) -> bool:
        """Whether two of three are words for how a tie stands."""
        told = [text for text in self.texts if vocabulary().status(text)]
        return len(told) >= _LEAST and self._most(len(told))

    @cached_property
    def stances(self) -> bool:
        """Whether half tell that a tie is wished for or does not work."""
        told = sum(sign_in(text) is not None for text in self.texts)
        return len(self.texts) >= _LEAST and 2 * told >= len(self.texts)

    @cached_property
    def matters(self) -> bool:
        """Whether they can be what each row is for: nearly each another, no names, no numbers.

        Places, systems and the like come again from row to row.
        """
        alike = len(self.texts) - len({*self.texts})
        numbered = sum(any(map(str.isdigit, text)) for text in self.texts)
        plain = not (self.rates or self.people or self.names or self.statuses)
        return (
            len(self.texts) >= _MATTERS
            and alike * 5 <= len(self.texts) > 3 * numbered
            and plain
        )

    @cached_property
    def words(self) -> float:
        """How many words they have on average."""
        return sum(len(text.split()) for text in self.texts) / max(len(self.texts), 1)

    def _most(self, count: int) -> bool:
        return 3 * count >= 2 * len(self.texts)


class Columns:
    """The columns of a table, read when they are asked for."""

    def __init__(self, row: Row, below: Sequence[Row]) -> None:
        self.headers = row.cells
        self._below = below[:_SAMPLE]
        self._columns: dict[int, Column] = {}

    def __getitem__(self, at: int) -> Column:
        if at not in self._columns:
            cells = (clean(row.cells[at]) for row in self._below if at < len(row.cells))
            self._columns[at] = Column(tuple(cell for cell in cells if cell.strip(_BLANKS)))
        return self._columns[at]


def is_personal(name: str) -> bool:
    """Whether a name is a person's, also a first name or a surname alone."""
    if is_person(name):
        return True
    words = name.split()
    if looks_like_unit(name) or not words:
        return False
    known = person_names()
    first = words[0].casefold() in {name.casefold() for name in known.first_names}
    return first or (len(words) == 1 and name.casefold().endswith(known.name_endings))


def _is_count(text: str) -> bool:
    return text.isdecimal() and 0 < int(text) <= _MOST_A_YEAR


def _tells_person(text: str) -> bool:
    initials = text.isupper() and len(text) < _INITIALS
    return initials or is_person(text) or bool(_REACHED.search(text))
