"""The network that queries run on: columns of actors and of collaborations.

One immutable value per state of the graph. Row ``i`` of the collaboration columns is one
`graph.model.Collaboration`; columns index actors by position. Conventions:

- A tie is an ordered pair of two different actors: ``source`` said it works with ``target``.
  What an actor says of itself (a self-loop) is kept as a row and is no tie.
- Metrics run on *existing* ties unless they say otherwise.
- Unknown frequency is NaN, never 0. ``low`` is NaN when no statement of the tie gives a
  number; ``high`` is NaN as soon as one of them gives none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process

from graph.errors import UnknownActor, UsageError
from graph.model import Actor, Collaboration, Status

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

__all__ = ["Groups", "Network"]

STATUSES: tuple[Status, ...] = tuple(Status)


@dataclass(frozen=True, eq=False)
class Groups:
    """A grouping of the actors by one attribute.

    Attributes
    ----------
    attribute : str
    labels : tuple of str
        Sorted names of the groups, shape (g,).
    codes : int array of shape (n,)
        Index into `labels` for each actor, -1 for an actor without a value.
    """

    attribute: str
    labels: tuple[str, ...]
    codes: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Network:
    """Actors and collaborations as columns. Build with `Network.build` or `from_networkx`.

    Attributes
    ----------
    actors : tuple of Actor
        Sorted by id, shape (n,).
    source, target : int32 arrays of shape (m,)
        Positions in `actors`.
    status : int8 array of shape (m,)
        Position in ``tuple(Status)``.
    low, high : float64 arrays of shape (m,)
        Contacts a year; NaN is unknown.
    purposes, evidence : tuples of tuples of str, length m
        Purposes, and the ids of the statements behind the row.
    withheld : tuple of str
        Attributes that `graph.disclosure` keeps from being shown, for saying so.
    """

    actors: tuple[Actor, ...]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    status: NDArray[np.int8]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    purposes: tuple[tuple[str, ...], ...] = field(repr=False)
    evidence: tuple[tuple[str, ...], ...] = field(repr=False)
    withheld: tuple[str, ...] = field(default=(), kw_only=True)

    @classmethod
    def build(cls, actors: Iterable[Actor], collaborations: Iterable[Collaboration]) -> Network:
        """Put actors and collaborations into columns, in an order of their own.

        Raises
        ------
        ValueError
            If a collaboration names an actor that is not there, or two rows have the same
            source, target and status.
        """
        ordered = tuple(sorted(actors, key=lambda a: a.id))
        at: dict[str, int] = {a.id: i for i, a in enumerate(ordered)}
        if len(at) != len(ordered):
            raise ValueError("two actors have the same id")
        try:
            rows = sorted(
                (
                    (at[c.source], at[c.target], STATUSES.index(c.status), c)
                    for c in collaborations
                ),
                key=lambda r: r[:3],
            )
        except KeyError as error:
            raise ValueError(f"a collaboration names an unknown actor: {error}") from None
        if len({r[:3] for r in rows}) != len(rows):
            raise ValueError("two collaborations have the same source, target and status")
        return cls(
            actors=ordered,
            source=np.array([r[0] for r in rows], np.int32),
            target=np.array([r[1] for r in rows], np.int32),
            status=np.array([r[2] for r in rows], np.int8),
            low=np.array([np.nan if r[3].low is None else r[3].low for r in rows], np.float64),
            high=np.array(
                [np.nan if r[3].high is None else r[3].high for r in rows], np.float64
            ),
            purposes=tuple(r[3].purposes for r in rows),
            evidence=tuple(r[3].statements for r in rows),
        )

    def __len__(self) -> int:
        return len(self.actors)

    @cached_property
    def position(self) -> dict[str, int]:
        """Position of each actor id."""
        return {a.id: i for i, a in enumerate(self.actors)}

    @cached_property
    def respondent(self) -> NDArray[np.bool_]:
        """Which actors filed a list, shape (n,)."""
        return np.array([a.respondent for a in self.actors], np.bool_)

    def rows(self, *statuses: Status) -> NDArray[np.intp]:
        """Row numbers of the ties (no self-loops) with one of the statuses (existing)."""
        wanted = [STATUSES.index(s) for s in statuses or (Status.EXISTING,)]
        return np.flatnonzero(np.isin(self.status, wanted) & (self.source != self.target))

    def adjacency(self, weights: NDArray[np.float64] | None = None) -> csr_array:
        """Existing ties as a CSR matrix, shape (n, n); entry (i, j) is the tie i → j.

        Parameters
        ----------
        weights : float array of shape (m,), optional
            A value for each collaboration row; default 1.0 for each tie.
        """
        from scipy.sparse import csr_array

        rows = self.rows()
        values = np.ones(len(rows)) if weights is None else weights[rows]
        n = len(self)
        return csr_array((values, (self.source[rows], self.target[rows])), shape=(n, n))

    def collaboration(self, row: int) -> Collaboration:
        """Row `row` as a record."""
        low, high = float(self.low[row]), float(self.high[row])
        return Collaboration(
            source=self.actors[int(self.source[row])].id,
            target=self.actors[int(self.target[row])].id,
            status=STATUSES[int(self.status[row])],
            low=None if np.isnan(low) else low,
            high=None if np.isnan(high) else high,
            purposes=self.purposes[row],
            statements=self.evidence[row],
        )

    @property
    def attributes(self) -> tuple[str, ...]:
        """Names of the attributes that group at least one actor, sorted."""
        return tuple(sorted({name for a in self.actors for name in a.groups}))

    def groups(self, attribute: str) -> Groups:
        """Group the actors by an attribute of theirs.

        Raises
        ------
        UsageError
            If no actor has the attribute, or it may not be shown; the text lists the others.
        """
        values = [a.groups.get(attribute, "") for a in self.actors]
        labels = tuple(sorted({v for v in values if v}))
        if not labels:
            raise UsageError(self._no_group(attribute))
        code = {label: i for i, label in enumerate(labels)}
        return Groups(attribute, labels, np.array([code.get(v, -1) for v in values], np.int32))

    def _no_group(self, attribute: str) -> str:
        none = (
            "none that may be shown" if self.withheld else "none: load a structure file first"
        )
        known = f"Attributes: {', '.join(self.attributes) or none}"
        if attribute not in self.withheld:
            return f"no unit has the attribute “{attribute}”. {known}"
        return (
            f"the groups of “{attribute}” may not be shown: they are of too few people (a unit "
            f"without a head count is one), or one a unit (docs/privacy.md). {known}"
        )

    def find(self, name: str) -> int:
        """Position of the actor called `name` (an id, a name or a spelling; case is ignored).

        Raises
        ------
        UnknownActor
            If no actor or more than one answers; the text suggests names.
        """
        if name in self.position:
            return self.position[name]
        hits = self._by_name.get(name.casefold().strip(), ())
        if len(hits) == 1:
            return hits[0]
        if hits:
            ids = ", ".join(self.actors[i].id for i in hits)
            raise UnknownActor(f"“{name}” may be any of: {ids}. Give one of these ids.")
        known = self._by_name.keys()
        near = process.extract(name.casefold(), known, limit=3, score_cutoff=50)
        names = (self.actors[self._by_name[key][0]].name for key, _, _ in near)
        shown = ", ".join(dict.fromkeys(names))
        raise UnknownActor(
            f"no unit or partner is called “{name}”." + (f" Nearest: {shown}." if shown else "")
        )

    @cached_property
    def _by_name(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for i, actor in enumerate(self.actors):
            for spelling in {n.casefold().strip() for n in (actor.name, *actor.names)}:
                found.setdefault(spelling, []).append(i)
        return {spelling: tuple(positions) for spelling, positions in found.items()}

    def to_networkx(self) -> nx.DiGraph[str]:
        """A DiGraph with one edge per ordered pair.

        Nodes are actor ids with the fields of `Actor`. An edge has ``low`` and ``high`` of
        the existing tie (None: unknown), ``statuses``, ``purposes``, ``evidence``, and under
        ``collaborations`` one dict a status, which `from_networkx` reads back without loss.
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        for actor in self.actors:
            graph.add_node(actor.id, **actor.model_dump(mode="json", exclude={"id"}))
        for row in range(len(self.source)):
            self._add_edge(graph, self.collaboration(row))
        return graph

    @staticmethod
    def _add_edge(graph: nx.DiGraph[str], tie: Collaboration) -> None:
        if not graph.has_edge(tie.source, tie.target):
            graph.add_edge(
                tie.source,
                tie.target,
                low=None,
                high=None,
                statuses=(),
                purposes=(),
                evidence=(),
                collaborations=(),
            )
        edge = graph.edges[tie.source, tie.target]
        if tie.status is Status.EXISTING:
            edge["low"], edge["high"] = tie.low, tie.high
        edge["statuses"] += (tie.status.value,)
        edge["purposes"] = tuple(dict.fromkeys(edge["purposes"] + tie.purposes))
        edge["evidence"] += tie.statements
        edge["collaborations"] += (tie.model_dump(mode="json", exclude={"source", "target"}),)

    @classmethod
    def from_networkx(cls, graph: nx.Graph[Any], weight: str | None = None) -> Network:
        """Read a graph made by `to_networkx`, or any networkx graph.

        An undirected edge becomes a tie each way. Weights of parallel edges are added; where
        one is unknown, the sum of the others is the lower bound. A self-loop is kept and is no
        tie. A tie exists, unless an edge attribute ``status`` says ``proposed`` or
        ``strained``. GraphML and GEXF that Samspill wrote come back with status, interval and
        purposes. What had to be decided is told to the logger ``samspill``, and is the
        `graph.foreign.Taken` of `graph.foreign.read`.

        Parameters
        ----------
        graph : networkx Graph, DiGraph, MultiGraph or MultiDiGraph
            Nodes become actors whose id is ``str(node)``; node attributes that are fields of
            `Actor` are used, and ``label`` as the name where there is none; other attributes
            with text or whole numbers become groups; a node is a respondent unless it says
            otherwise.
        weight : str, optional
            Edge attribute with contacts a year, 0 to a googol; unknown on an edge without it.
            Without it all frequencies are unknown, whatever the edges have.

        Raises
        ------
        UsageError
            If two nodes have the same text for a name, or a weight is no number from 0.
        """
        from graph.foreign import read

        actors, ties, _ = read(graph, weight)
        return cls.build(actors, ties)
