"""Names that mean one actor, and names that must never do so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["Clusters"]


class Clusters:
    """Disjoint sets of names with pairs that are kept apart.

    Parameters
    ----------
    names : iterable of str
    listed : set of str
        Names of units in a structure file: no rule joins two of them.
    filed : mapping from str to hashable
        What tells the units apart that filed a list: only a proof joins two of them.
    """

    def __init__(
        self, names: Iterable[str], listed: frozenset[str], filed: Mapping[str, object]
    ) -> None:
        self._parent = {name: name for name in names}
        self._apart: dict[str, set[str]] = {}
        self._listed = {name for name in self._parent if name in listed}
        self._filed = {name: filed[name] for name in self._parent if name in filed}

    def find(self, name: str) -> str:
        """The name that stands for the set of `name`."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def kept_apart(self, one: str, other: str) -> bool:
        """Whether the two may never be one actor."""
        return self.find(other) in self._apart.get(self.find(one), ())

    def part(self, one: str, other: str) -> bool:
        """Keep two names apart from now on; False when they are joined already."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def join(self, one: str, other: str) -> bool:
        """Join on a person's word. False when another word of theirs keeps them apart."""
        a, b = sorted((self.find(one), self.find(other)))
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        self._parent[b] = a
        for foe in self._apart.pop(b, set()):
            self._apart[foe].discard(b)
            self._apart[foe].add(a)
            self._apart.setdefault(a, set()).add(foe)
        if b in self._listed:
            self._listed.add(a)
        if b in self._filed:
            self._filed.setdefault(a, self._filed[b])
        return True

    def prove(self, one: str, other: str) -> bool:
        """Join because the names say the same. False for two units of the structure."""
        a, b = self.find(one), self.find(other)
        if a != b and a in self._listed and b in self._listed:
            return False
        return self.join(a, b)

    def infer(self, one: str, other: str) -> bool:
        """Join because one name is a way to write the other. False for two that filed lists."""
        a, b = self.find(one), self.find(other)
        if (
            a != b
            and a in self._filed
            and b in self._filed
            and self._filed[a] != self._filed[b]
        ):
            return False
        return self.prove(a, b)

    def sets(self) -> dict[str, list[str]]:
        """All sets, by the name that stands for them; sorted."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            found.setdefault(self.find(name), []).append(name)
        return found
