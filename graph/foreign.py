"""Graphs of networkx, as an analyst has them, read as actors and collaborations.

What cannot be carried over one to one is decided here, and told: `Taken` counts it, and the
logger ``samspill`` says it in a sentence.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from graph.errors import UsageError
from graph.model import Actor, Collaboration, Status

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Taken", "read"]

OWN = frozenset(Actor.model_fields) - {"id"}
"""The attributes that every node of `graph.network.Network.to_networkx` has."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a graph of networkx.

    Attributes
    ----------
    nodes, edges : int
        As they were in the graph.
    ties : int
        Ordered pairs of two different actors that they gave.
    directed : bool
        If not, each edge became a tie both ways.
    loops : int
        Edges from a node to itself: kept as what the actor says of itself, and no ties.
    parallel : int
        Edges beyond the first of a pair, of a multigraph: their weights were added.
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
        told = [f"{self.nodes} nodes and {self.edges} edges gave {self.ties} ties."]
        if not self.directed and self.edges:
            told.append("Each undirected edge is a tie both ways.")
        if self.loops:
            told.append(f"{self.loops} self-loops are kept and are no ties.")
        if self.parallel:
            told.append(
                f"{self.parallel} parallel edges were added to the first of their pair."
            )
        if self.weight is None:
            told.append("No weight was read: all frequencies are unknown.")
        elif self.without_weight:
            told.append(
                f"{self.without_weight} edges have no “{self.weight}”: their frequency is "
                "unknown."
            )
        if self.left:
            names = ", ".join(f"“{name}”" for name in self.left)
            told.append(f"Not read, unless given as weight=: {names}.")
        return " ".join(told)

    @property
    def as_it_was(self) -> bool:
        """Whether nothing was left unread or put together."""
        return not (self.loops or self.parallel or self.without_weight or self.left)


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
    """The edges of a graph, gathered by ordered pair."""

    def __init__(self, weight: str | None, *, directed: bool) -> None:
        self._weight, self._directed = weight, directed
        self._sums: dict[tuple[str, str], list[float | None]] = {}
        self._own: list[Collaboration] = []
        self._left: set[str] = set()
        self._edges = self._loops = self._parallel = self._without = 0

    def add(self, source: str, target: str, data: dict[str, Any]) -> None:
        self._edges += 1
        self._loops += source == target
        ways = [(source, target)]
        if not self._directed and source != target:
            ways.append((target, source))
        if "collaborations" in data:  # written by `Network.to_networkx`
            self._own += [
                Collaboration.model_validate({"source": u, "target": v, **said})
                for u, v in ways
                for said in data["collaborations"]
            ]
            return
        value = self._value(source, target, data)
        self._parallel += ways[0] in self._sums
        for way in ways:
            self._sums.setdefault(way, []).append(value)

    def _value(self, source: str, target: str, data: dict[str, Any]) -> float | None:
        self._left |= {k for k, v in data.items() if k != self._weight and _number(v)}
        if self._weight is None:
            return None
        value = data.get(self._weight)
        if value is None or (_number(value) and math.isnan(value)):
            self._without += 1
            return None
        if not _number(value) or not 0 <= value < math.inf:
            raise UsageError(
                f"the edge from “{source}” to “{target}” has {self._weight} = {value!r}: "
                "contacts a year are a number, 0 or more. Make it one, or name another "
                "attribute."
            )
        return float(value)

    def collaborations(self) -> Iterator[Collaboration]:
        yield from self._own
        for (source, target), values in self._sums.items():
            known = [value for value in values if value is not None]
            low = math.fsum(known) if known else None
            yield Collaboration(
                source=source,
                target=target,
                status=Status.EXISTING,
                low=low,
                high=low if len(known) == len(values) else None,
                purposes=(),
                statements=(),
            )

    def taken(self, actors: list[Actor], ties: Iterable[Collaboration]) -> Taken:
        return Taken(
            nodes=len(actors),
            edges=self._edges,
            ties=len({(t.source, t.target) for t in ties if t.source != t.target}),
            directed=self._directed,
            loops=self._loops,
            parallel=self._parallel,
            weight=self._weight,
            without_weight=self._without,
            left=tuple(sorted(map(str, self._left))),
            groups=tuple(sorted({name for actor in actors for name in actor.groups})),
        )


def _number(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, Real)


def _actor(node: object, data: dict[str, Any]) -> Actor:
    base: dict[str, Any] = {"id": str(node), "name": str(node), "respondent": True}
    if data.keys() >= OWN:
        return Actor.model_validate({**base, **{field: data[field] for field in OWN}})
    groups: dict[str, str] = {}
    for name, value in data.items():
        if name in OWN and _fits(name, value):
            base[name] = value
        elif isinstance(value, (str, Integral)) and str(value):
            groups[str(name)] = str(value)
    return Actor.model_validate({**base, "groups": {**groups, **base.get("groups", {})}})


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
