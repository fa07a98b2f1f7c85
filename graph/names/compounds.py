"""Names that mean several actors: "Schools and nurseries"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from graph.names.keys import Term, parse
from graph.names.vocabulary import Tag
from graph.names.words import Lexicon, fold

__all__ = ["Compound", "Splitter"]

MOST_PARTS = 6


@dataclass(frozen=True)
class Compound:
    """A name in its parts, in the order written. `sure` when the rules prove the split."""

    parts: tuple[str, ...]
    sure: bool


@dataclass
class Splitter:
    """Splits names of one organisation.

    Parameters
    ----------
    lexicon : Lexicon
    known : callable
        Whether a part stands as a name by itself elsewhere.
    """

    lexicon: Lexicon
    known: Callable[[Term], bool]

    @cached_property
    def _separator(self) -> re.Pattern[str]:
        words = sorted(w for w in self.lexicon.vocabulary.joining if w.isalpha())
        return re.compile(rf"\s*[/,;&+]\s*|\s+(?:{'|'.join(words)})\s+", re.IGNORECASE)

    def joins(self, term: Term) -> bool:
        """Whether the name is written as more than one."""
        return bool(self._separator.search(term.main))

    def pieces(self, term: Term) -> list[Term]:
        """What is written on either side of "and", commas and slashes; empty for one name."""
        return self._parts(self._separator, term)

    def split(self, term: Term) -> Compound | None:
        """The parts of a name; None when it is one name, or cannot be taken apart."""
        if not self.joins(term):
            return None
        parts = self.pieces(term)
        if not parts:
            return None
        if all(_only(p, Tag.ASSOCIATION) for p in parts):
            return None
        if self._each_stands(parts):
            return _compound(parts, sure=True)
        slashed = self._parts(re.compile(r"\s*/\s*"), term)
        if len(slashed) > 1:
            return self._slashed(slashed)
        if _role_of(parts[0]) or not all(self._stands(p) or self.known(p) for p in parts):
            return None
        mixed = any(_role(p) for p in parts) and len(term.main.split(",")) < len(parts)
        return _compound(parts, sure=not mixed and not any(self._domain(p) for p in parts))

    def _parts(self, separator: re.Pattern[str], term: Term) -> list[Term]:
        texts = separator.split(term.main)
        if not 2 <= len(texts) <= MOST_PARTS or any(not t or t.endswith("-") for t in texts):
            return []
        return [parse(t, self.lexicon) for t in texts]

    def _each_stands(self, parts: list[Term]) -> bool:
        """Whether all parts are roles, or all are classes of units and bodies."""
        roles = [_role(p) for p in parts]
        if all(roles):
            return True
        return not any(roles) and all(self._stands(p) for p in parts)

    @staticmethod
    def _stands(part: Term) -> bool:
        """Whether the part is a word for any one of many, or for a council."""
        return part.classed or _only(part, Tag.COUNCIL)

    def _slashed(self, parts: list[Term]) -> Compound | None:
        """A/B: two actors when both stand by themselves, else perhaps."""
        stands = [self._stands(p) or self.known(p) for p in parts]
        if not any(stands):
            return None
        asked = [self._asked(p) for p in parts]
        if frozenset[int].intersection(*asked):
            return _compound(parts, sure=False)
        classes = any(self._stands(p) for p in parts)
        sure = all(
            s or (classes and self._domain(p)) for s, p in zip(stands, parts, strict=True)
        )
        return _compound(parts, sure=sure)

    def _asked(self, part: Term) -> frozenset[int]:
        groups = (self.lexicon.vocabulary.ask.get(w.base, frozenset[int]()) for w in part.words)
        return frozenset[int]().union(*groups)

    def _domain(self, part: Term) -> bool:
        """Whether a part is a field of work, which departments are named after."""
        domains = self.lexicon.vocabulary.domains
        return all(w.base in domains or fold(w.text) in domains for w in part.words)


def _compound(parts: list[Term], *, sure: bool) -> Compound:
    return Compound(tuple(p.text for p in parts), sure)


def _only(part: Term, tag: Tag) -> bool:
    return all(w.tag is tag for w in part.words)


def _role(part: Term) -> bool:
    return part.words[0].tag is Tag.ROLE or _only(part, Tag.ROLE)


def _role_of(part: Term) -> bool:
    """A role with what it is for: "Leader of schools" governs what follows "and"."""
    return len(part.words) > 1 and part.words[0].tag is Tag.ROLE
