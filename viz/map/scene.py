"""What the map shows: actors, lines, what was said, and the filters, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.evidence import Evidence
from graph.model import Kind, Scope, Status
from graph.network import Groups, Network
from viz.quotes import Quote, quote
from viz.wording import Wording, mark

__all__ = [
    "BANDS",
    "KINDS",
    "SCOPES",
    "STATUSES",
    "Facet",
    "Line",
    "Node",
    "Scene",
    "Tie",
    "band",
    "scene",
]

BANDS: dict[str, float] = {"daily": 150, "weekly": 40, "monthly": 10, "seldom": 0}
"""Least number of contacts a year in each band; a tie without a number is ``unknown``."""

KINDS: dict[Kind, str] = {
    Kind.UNIT: mark("Unit"),
    Kind.ROLE: mark("Role"),
    Kind.COLLECTIVE: mark("Collective"),
    Kind.BODY: mark("Body"),
}
SCOPES: dict[Scope, str] = {
    Scope.INTERNAL: mark("Internal"),
    Scope.EXTERNAL: mark("External"),
    Scope.UNKNOWN: mark("Not known whether internal"),
}
STATUSES: dict[Status, str] = {
    Status.EXISTING: mark("Existing"),
    Status.PROPOSED: mark("Proposed"),
    Status.STRAINED: mark("Strained"),
}
_BAND_NAMES: dict[str, str] = {
    "daily": mark("Daily (150 or more a year)"),
    "weekly": mark("Weekly (40–149)"),
    "monthly": mark("Monthly (10–39)"),
    "seldom": mark("Less often (below 10)"),
    "unknown": mark("Frequency unknown"),
}
_LISTS: dict[str, str] = {"yes": mark("Filed a list"), "no": mark("Filed no list")}


@dataclass(frozen=True)
class Node:
    """An actor. `named_by` counts those who say they work with it (in-degree).

    `group` is a position in `Scene.groups`, -1 for none; `spellings` are other names.
    """

    key: str
    name: str
    kind: Kind
    scope: Scope
    respondent: bool
    group: int
    named_by: int
    names: int
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """A collaboration: `source` said it of `target` (positions in `Scene.nodes`)."""

    source: int
    target: int
    status: Status
    band: str
    often: str
    low: float | None
    purposes: tuple[str, ...]
    quotes: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """One line on the map: all ties between two actors, whoever said them."""

    a: int
    b: int
    ties: tuple[int, ...]


@dataclass(frozen=True)
class Facet:
    """A filter that is a part of the legend; `values` are pairs of value and text."""

    key: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Scene:
    """Everything that the map shows. Tuples refer to each other by position.

    `grouping` is the attribute of the groups, empty where there are none.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    lines: tuple[Line, ...]
    quotes: tuple[Quote, ...]
    groups: tuple[str, ...]
    facets: tuple[Facet, ...]
    grouping: str = ""


def band(low: float | None) -> str:
    """The band of a frequency, by its lower bound; ``"unknown"`` without one.

    Examples
    --------
    >>> band(52), band(9.5), band(None)
    ('weekly', 'seldom', 'unknown')
    """
    if low is None:
        return "unknown"
    return next(name for name, least in BANDS.items() if low >= least)


def scene(network: Network, evidence: Evidence, wording: Wording) -> Scene:
    """Gather what the map shows.

    Parameters
    ----------
    network : Network
    evidence : Evidence
        Must hold every statement that the network's rows name.
    wording : Wording
        Language of the texts.

    Notes
    -----
    Groups are those of the attribute that most actors have (by name where two tie), if it
    has two values or more. In-degree and out-degree count existing ties without self-loops.
    """
    grouping = _grouping(network)
    wanted = dict.fromkeys(i for statements in network.evidence for i in statements)
    order = {statement: at for at, statement in enumerate(wanted)}
    nodes = _nodes(network, grouping)
    ties = _ties(network, order, wording)
    groups = grouping.labels if grouping else ()
    return Scene(
        nodes=nodes,
        ties=ties,
        lines=_lines(ties),
        quotes=tuple(quote(s, evidence, wording) for s in evidence.said(wanted)),
        groups=groups,
        facets=_facets(nodes, ties, grouping, wording),
        grouping=grouping.attribute if grouping else "",
    )


def _grouping(network: Network) -> Groups | None:
    """The grouping that tells most about the actors."""
    candidates = [network.groups(name) for name in network.attributes]
    useful = [g for g in candidates if len(g.labels) > 1]
    return min(useful, key=lambda g: (int(np.sum(g.codes < 0)), g.attribute), default=None)


def _nodes(network: Network, grouping: Groups | None) -> tuple[Node, ...]:
    n = len(network)
    rows = network.rows()
    named_by = np.bincount(network.target[rows], minlength=n)
    names = np.bincount(network.source[rows], minlength=n)
    codes = grouping.codes if grouping else np.full(n, -1)
    return tuple(
        Node(
            key=actor.id,
            name=actor.name,
            kind=actor.kind,
            scope=actor.scope,
            respondent=actor.respondent,
            group=int(codes[i]),
            named_by=int(named_by[i]),
            names=int(names[i]),
            spellings=tuple(s for s in actor.names if s != actor.name),
        )
        for i, actor in enumerate(network.actors)
    )


def _ties(network: Network, order: Mapping[str, int], wording: Wording) -> tuple[Tie, ...]:
    """All rows of the network, from its columns: a record of each would take twice as long."""
    statuses = tuple(Status)
    low, high = _known(network.low), _known(network.high)
    # Each frequency in words once: writing numbers takes time.
    often = {said: wording.frequency(*said) for said in set(zip(low, high, strict=True))}
    places: list[int] = network.status.tolist()
    columns = zip(
        network.source.tolist(),
        network.target.tolist(),
        (statuses[place] for place in places),
        low,
        high,
        network.purposes,
        network.evidence,
        strict=True,
    )
    return tuple(
        Tie(
            source=source,
            target=target,
            status=status,
            band=band(least),
            often=often[least, most],
            low=least,
            purposes=purposes,
            quotes=tuple(order[s] for s in statements),
        )
        for source, target, status, least, most, purposes, statements in columns
    )


def _known(values: NDArray[np.float64]) -> list[float | None]:
    """The numbers, None for those that are unknown."""
    return [None if value != value else value for value in values.tolist()]


def _lines(ties: Iterable[Tie]) -> tuple[Line, ...]:
    between: dict[tuple[int, int], list[int]] = {}
    for at, tie in enumerate(ties):
        a, b = sorted((tie.source, tie.target))
        between.setdefault((a, b), []).append(at)
    return tuple(Line(a, b, tuple(found)) for (a, b), found in sorted(between.items()))


def _facets(
    nodes: tuple[Node, ...],
    ties: tuple[Tie, ...],
    grouping: Groups | None,
    wording: Wording,
) -> tuple[Facet, ...]:
    """Filters with the values that occur, in the order of the legend."""
    lists = Counter("yes" if n.respondent else "no" for n in nodes)
    found = [
        _facet("respondent", wording("Respondents"), _LISTS, lists, wording),
        _facet("kind", wording("Kind"), KINDS, Counter(n.kind for n in nodes), wording),
        _facet("scope", wording("Scope"), SCOPES, Counter(n.scope for n in nodes), wording),
        _facet(
            "band", wording("How often"), _BAND_NAMES, Counter(t.band for t in ties), wording
        ),
        _facet("status", wording("Status"), STATUSES, Counter(t.status for t in ties), wording),
    ]
    if grouping:
        labels = [(str(code), label) for code, label in enumerate(grouping.labels)]
        labels.sort(key=lambda pair: wording.sort_key(pair[1]))
        if any(node.group < 0 for node in nodes):
            labels.append(("-1", wording("No group")))
        found.append(Facet("group", grouping.attribute.capitalize(), tuple(labels)))
    return tuple(facet for facet in found if facet.values)


def _facet(
    key: str, title: str, texts: Mapping[Any, str], counts: Counter[Any], wording: Wording
) -> Facet:
    values = tuple((str(v), wording(text)) for v, text in texts.items() if counts[v])
    return Facet(key, title, values)
