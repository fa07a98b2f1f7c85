"""A person's decisions, made ready for the names of one organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from graph.decisions import Decision, Judgement
from graph.model import Scope
from graph.names.clusters import Clusters
from graph.names.words import fold

__all__ = ["Verdicts"]

Expand = Callable[[str], tuple[str, ...]]

SCOPES = {Judgement.EXTERNAL: Scope.EXTERNAL, Judgement.INTERNAL: Scope.INTERNAL}


@dataclass
class Verdicts:
    """The decisions of one organisation, in the order they were made.

    Attributes
    ----------
    decisions : tuple of Decision
    parts : dict
        What decisions say a name is made of; itself alone when it is to stay whole.
    """

    decisions: tuple[Decision, ...]
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @classmethod
    def of(cls, decisions: Iterable[Decision], names: Iterable[str]) -> Verdicts:
        """Read what decisions say of these names as wholes."""
        own = tuple(decisions)
        verdicts = cls(own)
        into = [n for d in own if d.judgement is Judgement.SPLIT for n in d.into]
        found = Lookup([*names, *into])
        for decision in own:
            for name in decision.names:
                for written in found(name):
                    verdicts._whole(written, decision)
        return verdicts

    def _whole(self, name: str, decision: Decision) -> None:
        whole: tuple[str, ...] = (name,)
        if decision.judgement is Judgement.SPLIT:
            self.parts[name] = decision.into or whole
        elif decision.judgement in (Judgement.SAME, Judgement.RENAME):
            self.parts[name] = whole
        elif decision.judgement is Judgement.DIFFERENT:
            self.parts.setdefault(name, whole)

    def apply(self, clusters: Clusters, found: Lookup, expand: Expand) -> None:
        """Join and keep apart as decided; where two decisions disagree, the later one holds."""
        for decision in reversed(self.decisions):
            meant = [[expand(written) for written in found(n)] for n in decision.names]
            if decision.judgement is Judgement.SAME:
                whole = [parts[0] for each in meant for parts in each if len(parts) == 1]
                for other in whole[1:]:
                    clusters.join(whole[0], other)
            elif decision.judgement is Judgement.DIFFERENT:
                for one, two in combinations(meant, 2):
                    for a, b in product(_flat(one), _flat(two)):
                        clusters.part(a, b)

    def unused(self, found: Lookup) -> tuple[Decision, ...]:
        """Decisions that speak of a name which nobody uses."""
        return tuple(d for d in self.decisions if not all(found(n) for n in d.names))

    def shown(self, found: Lookup, expand: Expand, clusters: Clusters) -> dict[str, str]:
        """Names to show, by the name that stands for the set."""
        shown: dict[str, str] = {}
        for decision in self.decisions:
            name = _name(decision)
            for written in found(decision.names[0]) if name else ():
                parts = expand(written)
                if len(parts) == 1:
                    shown[clusters.find(parts[0])] = name
        return shown

    def scopes(self, found: Lookup, expand: Expand, clusters: Clusters) -> dict[str, Scope]:
        """Decided scopes, by the name that stands for the set."""
        return {
            clusters.find(member): SCOPES[decision.judgement]
            for decision in self.decisions
            if decision.judgement in SCOPES
            for name in decision.names
            for written in found(name)
            for member in expand(written)
        }


def _flat(meant: list[tuple[str, ...]]) -> list[str]:
    return [part for parts in meant for part in parts]


def _name(decision: Decision) -> str:
    """What a decision wants its actor to be shown as; empty when it does not say."""
    if decision.judgement is Judgement.RENAME and decision.into:
        return decision.into[0]
    return decision.names[0] if decision.judgement is Judgement.SAME else ""


class Lookup:
    """Finds names as a person writes them: exactly, or else but for case and white space."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact = frozenset(names)
        folded: dict[str, list[str]] = {}
        for name in sorted(self._exact):
            folded.setdefault(fold(name), []).append(name)
        self._folded: Mapping[str, list[str]] = folded

    def __call__(self, name: str) -> list[str]:
        """The names meant; empty when there is none."""
        return [name] if name in self._exact else self._folded.get(fold(name), [])
