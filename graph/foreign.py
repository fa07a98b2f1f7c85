"""Graphs of networkx, as an analyst has them, read as actors and collaborations.

What cannot be carried over one to one is decided here, and told: `Taken` counts it, and the
logger ``samspill`` says it in a sentence.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from graph.errors import UsageError
from graph.model import Actor, Collaboration, Status

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["MOST", "Taken", "read"]

OWN = frozenset(Actor.model_fields) - {"id"}
"""The attributes that every node of `graph.network.Network.to_networkx` has."""

EXPORTED_NODE = frozenset({"kind", "scope", "respondent"})
EXPORTED_EDGE = frozenset({"status", "statements", "frequency_known"})
"""The attributes that all nodes and edges have that were exported as GraphML or GEXF."""

MOST = 1e100
"""Contacts a year; sums and squares of larger numbers, or of their inverses, are no numbers."""

Said = tuple[float | None, float | None, tuple[str, ...]]
"""What an edge says: contacts a year as an interval, and purposes."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a graph of networkx.

    Attributes
    ----------
    nodes, edges : int
        As they were in the graph.
    exported : int
        Edges that Samspill itself wrote, as GraphML or GEXF or by `Network.to_networkx`: read
        as they are, with their status and interval.
    ties : int
        Ordered pairs of two different actors that they gave.
    directed : bool
        If not, each edge became a tie both ways.
    loops : int
        Edges from a node to itself: kept as what the actor says of itself, and no ties.
    parallel : int
        Edges beyond the first of a pair and status, of a multigraph: their weights were added.
    weight : str or None
        The attribute that was read as contacts a year.
    without_weight : int
        Edges that do not have it, or NaN: their frequency is unknown, never 0 or 1.
    left : tuple of str
        Attributes of edges with numbers that were not read.
    groups : tuple of str
        Attributes of nodes that became groupings.
    """

    nodes: int
    edges: int
    exported: int
    ties: int
    directed: bool
    loops: int
    parallel: int
    weight: str | None
    without_weight: int
    left: tuple[str, ...]
    groups: tuple[str, ...]

    def __str__(self) -> str:
        """What was done, in sentences."""
        nodes, edges = _counted(self.nodes, "node"), _counted(self.edges, "edge")
        told = [f"{nodes} and {edges} gave {_counted(self.ties, 'tie')}."]
        if not self.directed and self.edges:
            told.append("Each undirected edge is a tie both ways.")
        if self.loops:
            told.append(f"Kept, and no ties: {_counted(self.loops, 'self-loop')}.")
        if self.parallel:
            parallel = _counted(self.parallel, "parallel edge")
            told.append(f"Added to the first of their pair: {parallel}.")
        if self.weight is None and self.edges > self.exported:
            told.append("No weight was read: all frequencies are unknown.")
        elif self.without_weight:
            without = _counted(self.without_weight, "edge")
            told.append(f"Without “{self.weight}”, so of unknown frequency: {without}.")
        if self.left:
            names = ", ".join(f"“{name}”" for name in self.left)
            told.append(f"Not read, unless given as weight=: {names}.")
        return " ".join(told)

    @property
    def as_it_was(self) -> bool:
        """Whether nothing was left unread or put together."""
        return not (self.loops or self.parallel or self.without_weight or self.left)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def read(
    graph: nx.Graph[Any], weight: str | None = None
) -> tuple[list[Actor], list[Collaboration], Taken]:
    """Actors and collaborations of any graph of networkx, and what was done to get them.

    Parameters
    ----------
    graph : networkx Graph, DiGraph, MultiGraph or MultiDiGraph
    weight : str, optional
        See `graph.network.Network.from_networkx`.

    Raises
    ------
    UsageError
        If two nodes have the same text for a name, or a weight is no number from 0.
    """
    actors = [_actor(node, data) for node, data in graph.nodes(data=True)]
    _all_different(graph, actors)
    edges = _Edges(weight, directed=graph.is_directed())
    for u, v, data in graph.edges(data=True):
        edges.add(str(u), str(v), data)
    ties = list(edges.collaborations())
    taken = edges.taken(actors, ties)
    level = logging.INFO if taken.as_it_was else logging.WARNING
    logging.getLogger("samspill").log(level, "from networkx: %s", taken)
    return actors, ties, taken


class _Edges:
    """The edges of a graph, gathered by ordered pair and status."""

    def __init__(self, weight: str | None, *, directed: bool) -> None:
        self._weight, self._directed = weight, directed
        self._said: dict[tuple[str, str, Status], list[Said]] = {}
        self._own: list[Collaboration] = []
        self._left: set[str] = set()
        self._edges = self._exported = self._loops = self._parallel = self._without = 0

    def add(self, source: str, target: str, data: dict[str, Any]) -> None:
        self._edges += 1
        self._loops += source == target
        ways = [(source, target)]
        if not self._directed and source != target:
            ways.append((target, source))
        if "collaborations" in data:  # written by `Network.to_networkx`
            self._exported += 1
            self._own += [
                Collaboration.model_validate({"source": u, "target": v, **said})
                for u, v in ways
                for said in data["collaborations"]
            ]
            return
        status, said = _status(data), self._what(source, target, data)
        self._parallel += (*ways[0], status) in self._said
        for way in ways:
            self._said.setdefault((*way, status), []).append(said)

    def _what(self, source: str, target: str, data: dict[str, Any]) -> Said:
        if data.keys() >= EXPORTED_EDGE:
            self._exported += 1
            purposes = tuple(str(data.get("purposes", "")).splitlines())
            low, high = (self._number(source, target, data, end) for end in ("low", "high"))
            return low, high, purposes
        self._left |= {k for k, v in data.items() if k != self._weight and _is_number(v)}
        if self._weight is None:
            return None, None, ()
        value = self._number(source, target, data, self._weight)
        self._without += value is None
        return value, value, ()

    @staticmethod
    def _number(source: str, target: str, data: dict[str, Any], name: str) -> float | None:
        value = data.get(name)
        number = _as_float(value)
        if value is None or (number is not None and math.isnan(number)):
            return None
        if number is None or not 0 <= number <= MOST or 0 < number < 1 / MOST:
            raise UsageError(
                f"the edge from “{source}” to “{target}” has {name} = {value!r}: "
                "contacts a year are a number, 0 or more, and no more than a googol. Make it "
                "one, or name another attribute."
            )
        return number

    def collaborations(self) -> Iterator[Collaboration]:
        yield from self._own
        for (source, target, status), said in self._said.items():
            low = [least for least, _, _ in said if least is not None]
            high = [most for _, most, _ in said if most is not None]
            yield Collaboration(
                source=source,
                target=target,
                status=status,
                low=math.fsum(low) if low else None,
                high=math.fsum(high) if len(high) == len(said) else None,
                purposes=tuple(dict.fromkeys(p for _, _, purposes in said for p in purposes)),
                statements=(),
            )

    def taken(self, actors: list[Actor], ties: Iterable[Collaboration]) -> Taken:
        return Taken(
            nodes=len(actors),
            edges=self._edges,
            exported=self._exported,
            ties=len({(t.source, t.target) for t in ties if t.source != t.target}),
            directed=self._directed,
            loops=self._loops,
            parallel=self._parallel,
            weight=self._weight,
            without_weight=self._without,
            left=tuple(sorted(map(str, self._left))),
            groups=tuple(sorted({name for actor in actors for name in actor.groups})),
        )


def _is_number(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, Real)


def _as_float(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _status(data: dict[str, Any]) -> Status:
    """The status that an edge names; without one the tie exists."""
    try:
        return Status(data.get("status", Status.EXISTING))
    except ValueError:
        return Status.EXISTING


def _actor(node: object, data: dict[str, Any]) -> Actor:
    base: dict[str, Any] = {"id": str(node), "name": str(node), "respondent": True}
    if data.keys() >= OWN:  # written by `Network.to_networkx`, or by chance alike
        with suppress(ValidationError):
            return Actor.model_validate({**base, **{field: data[field] for field in OWN}})
    data, groups = _renamed(data), dict[str, str]()
    for name, value in data.items():
        if name in OWN and _fits(name, value):
            base[name] = value
        elif isinstance(value, (str, Integral)) and str(value):
            groups[str(name)] = str(value)
    return Actor.model_validate({**base, "groups": {**groups, **base.get("groups", {})}})


def _renamed(data: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a node by the names that they have here.

    Files for drawing programs call a name a label, and our own write a grouping X as “group
    X” and other spellings as lines.
    """
    found = dict(data)
    label = found.get("label")
    if isinstance(label, str) and "name" not in found:
        found["name"] = found.pop("label")
    if not found.keys() >= EXPORTED_NODE:
        return found
    if isinstance(spellings := found.get("names"), str):
        found["names"] = tuple(spellings.splitlines())
    return {str(name).removeprefix("group "): value for name, value in found.items()}


def _fits(field: str, value: object) -> bool:
    """Whether an attribute means what `Actor` means by that word; else it is a group."""
    try:
        Actor.model_validate({"id": "", "name": "", field: value})
    except ValidationError:
        return False
    return value != ""


def _all_different(graph: nx.Graph[Any], actors: list[Actor]) -> None:
    if len({actor.id for actor in actors}) == len(actors):
        return
    seen: dict[str, object] = {}
    for node in graph:
        other = seen.setdefault(str(node), node)
        if other is not node:
            raise UsageError(
                f"the nodes {other!r} and {node!r} would both be called “{node}”; relabel one"
            )
