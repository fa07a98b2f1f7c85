"""Match the headers of a matrix with its rows, where either may be abbreviated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.readers.lines import clean
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import fold

__all__ = ["Names"]

_BRACKETED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<short>[^()\s]{1,8})\)$")
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.):]?\s+(?P<name>\D.+)$")


class Names:
    """What the rows and columns of a matrix are called in full.

    Parameters
    ----------
    labels, headers : sequence of str
        As written, of the rows and of the columns.
    signs : mapping
        Abbreviations that the document explains, folded.

    Attributes
    ----------
    square : bool
        Whether rows and columns are the same units: two at least are in both, and half of
        the shorter side.
    """

    def __init__(
        self, labels: Sequence[str], headers: Sequence[str], signs: Mapping[str, str]
    ) -> None:
        self._full: dict[str, str] = {}
        for text in (*labels, *headers):
            self._learn(text, signs)
        rows = [self.row(label) for label in labels]
        known = {fold(name) for name in rows}
        for at, header in enumerate(headers):
            if fold(self.row(header)) not in known:
                self._match(header, at, rows, in_order=len(headers) == len(rows))
        same = len({fold(self.column(header)) for header in headers} & known)
        self.square = same >= 2 and 2 * same >= min(len(known), len(headers))

    def row(self, label: str) -> str:
        """The full name of a row."""
        text = clean(label)
        return self._full.get(fold(text), text)

    def column(self, header: str) -> str:
        """The full name of a column."""
        return self.row(header)

    def _learn(self, text: str, signs: Mapping[str, str]) -> None:
        text = clean(text)
        key = fold(text)
        means = signs.get(key, "")
        if len(means) > len(text) and (_abbreviates(text, means) or not looks_like_unit(text)):
            self._full.setdefault(key, means)  # what is said of a unit is not its name
        elif (match := _BRACKETED.match(text)) and _abbreviates(match["short"], text):
            self._full.setdefault(key, match["name"])
            self._full.setdefault(fold(match["short"]), match["name"])
        elif match := _NUMBERED.match(text):
            self._full.setdefault(key, match["name"])
            self._full.setdefault(match["number"], match["name"])

    def _match(self, header: str, at: int, rows: Sequence[str], *, in_order: bool) -> None:
        text = clean(header)
        fitting = [name for name in rows if _abbreviates(text, name)]
        if in_order and rows[at] in fitting:
            fitting = [rows[at]]
        if len(fitting) == 1:
            self._full[fold(text)] = fitting[0]


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a shorter text stand in a name in their order, from its first."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    if not letters or len(letters) >= len(name) or letters[0] != name[:1].casefold():
        return False
    rest = iter(name.casefold())
    return all(letter in rest for letter in letters)
