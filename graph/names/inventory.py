"""All names of one organisation, taken apart and found by what is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from graph.names.keys import Key, Term, parse
from graph.names.qualifiers import settle
from graph.names.similar import Likeness, alike
from graph.names.words import Lexicon

__all__ = ["Finding", "Inventory"]


class Finding(NamedTuple):
    """Two names that a rule takes for one actor, or asks about when `reason` is not empty."""

    one: str
    other: str
    reason: str = ""


@dataclass
class Inventory:
    """The names that actors are made of: compounds are in their parts already.

    Attributes
    ----------
    lexicon : Lexicon
    organisation : str
    times : mapping of str to int
        How often each name is mentioned, alone or in a compound.
    parsed : mapping of str to Term
        Names that are taken apart already.
    """

    lexicon: Lexicon
    organisation: str
    times: Mapping[str, int]
    parsed: Mapping[str, Term] = field(default_factory=dict[str, Term])
    terms: Mapping[str, Term] = field(init=False)
    keys: Mapping[str, Key] = field(init=False)

    def __post_init__(self) -> None:
        self.terms = {
            name: self.parsed.get(name) or parse(name, self.lexicon)
            for name in sorted(self.times)
        }
        self.keys = settle(self.terms, self.lexicon)

    @cached_property
    def by_key(self) -> dict[Key, str]:
        """The most mentioned name with each key; among equals the shortest, the first."""
        found: dict[Key, str] = {}
        for name, key in self.keys.items():
            best = found.get(key)
            if best is None or self.rank(name) < self.rank(best):
                found[key] = name
        return found

    @cached_property
    def slips(self) -> list[Likeness]:
        """Pairs of keys that may be one name with a slip of the pen."""
        return list(alike(sorted(self.by_key), self.lexicon))

    def rank(self, name: str) -> tuple[int, int, str]:
        """Order of names: often mentioned before seldom, short before long."""
        return -self.times[name], len(name), name
