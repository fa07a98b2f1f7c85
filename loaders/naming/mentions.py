"""A unit that a sentence names, and the names that a document shows elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.naming.nouns import Sort

__all__ = ["COPULAS", "INFINITIVE", "PERSON", "Mention", "Names"]

_LONGEST_NAME = 8  # words
PERSON = "person"
INFINITIVE = frozenset({"at", "å", "att", "to"})
COPULAS = frozenset(
    [
        "er",
        "var",
        "är",
        "is",
        "are",
        "was",
        "were",
        "bliver",
        "blev",
        "blir",
        "ble",
        "vart",
        "vert",
    ]
)


@dataclass(frozen=True)
class Mention:
    """A unit named in a sentence.

    Attributes
    ----------
    text : str
        As written.
    start, end : int
        Its first word, and the one after its last.
    sort : Sort or "person" or ""
        What it is; "" for a name that shows no sort.
    weight : float
        How sure it is that this names a unit, from 0 to 1.
    genitive : bool
        Whether it stands in the genitive, of which `text` has no ending.
    """

    text: str
    start: int
    end: int
    sort: str = ""
    weight: float = 1.0
    genitive: bool = False

    @property
    def acts(self) -> bool:
        """Whether it is somebody who can act in a sentence, a unit or not."""
        return self.sort not in (Sort.THEME, Sort.GENERIC)

    @property
    def unit(self) -> bool:
        """Whether it can be an actor by itself, also outside a slot that asks for one."""
        return self.sort not in (PERSON, Sort.PEOPLE, Sort.THEME, Sort.GENERIC, Sort.OWN)


class Names:
    """The names of units that a document shows elsewhere: in headings, labels and lists."""

    def __init__(self) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        self.capitals: set[str] = set()
        self.short: dict[str, str] = {}  # "park", where the park team is one of several teams
        self.own: set[tuple[str, ...]] = set()  # the municipality whose document it is

    def add(self, words: Iterable[str]) -> None:
        """Remember a name by its words in lower case."""
        name = tuple(words)
        if 0 < len(name) <= _LONGEST_NAME:
            self._by_first.setdefault(name[0], set()).add(name)

    def begins(self, low: str) -> bool:
        """Whether a known name begins with a word."""
        return low in self._by_first

    def length(self, lows: list[str], at: int) -> int:
        """How many words the longest known name that begins here has; 0 for none."""
        names = self._by_first.get(lows[at])
        if not names:
            return 0
        return max(
            (len(name) for name in names if tuple(lows[at : at + len(name)]) == name),
            default=0,
        )
