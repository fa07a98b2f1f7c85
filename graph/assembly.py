"""From a store to a network: settle the names, gather the statements, keep the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from graph.collaborations import collaborations
from graph.decisions import Decision
from graph.errors import GraphChanged
from graph.evidence import Evidence
from graph.identity import resolve
from graph.network import Network
from graph.store import Store

__all__ = ["assemble", "outline", "settle"]

T = TypeVar("T")

RULES = 1  # raise when `graph.identity` decides differently, so that old graphs settle anew
READINGS = 5  # of a graph that others change meanwhile


def settle(store: Store, decisions: Sequence[Decision] = ()) -> bool:
    """Make what the names mean follow from the sources and the decisions.

    Returns
    -------
    bool
        Whether anything had to be done. A process killed before this leaves a graph that the
        next call puts right.
    """
    state = _state(store, decisions)
    if store.settled == state:
        return False
    store.settle(resolve(store.mentions(), store.units(), decisions), state)
    return True


def _state(store: Store, decisions: Sequence[Decision]) -> str:
    parts = [str(RULES), *(s.sha256 + s.organisation for s in store.sources())]
    parts += [d.model_dump_json() for d in decisions]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def assemble(store: Store) -> tuple[Network, Evidence]:
    """The network of a settled store, and everything it can be led back to.

    A source that somebody adds at the same time, whose names are not settled yet, is left out
    whole: the answer is of the state before it.

    Raises
    ------
    GraphChanged
        If others keep changing the graph and the store cannot hold its state still.
    """
    return _still(store, lambda: _assembled(store))


def outline(store: Store) -> Network:
    """The network of a settled store without its texts: no purposes, no evidence.

    For questions that need the arrays only; many times faster in a large graph.
    """

    def read() -> Network:
        actors, columns = tuple(store.actors()), store.columns()
        without: tuple[tuple[str, ...], ...] = ((),) * len(columns.source)
        return Network(actors, *columns[1:], purposes=without, evidence=without)

    return _still(store, read)


def _still(store: Store, read: Callable[[], T]) -> T:
    """Read again when the graph has changed meanwhile."""
    for _ in range(READINGS - 1):
        with suppress(GraphChanged), store.snapshot():
            return read()
    with store.snapshot():
        return read()


def _assembled(store: Store) -> tuple[Network, Evidence]:
    sources = {s.sha256: s for s in store.sources()}
    organisation = {sha256: source.organisation for sha256, source in sources.items()}
    meaning = store.meaning()
    said = list(store.statements())
    unsettled = {
        s.source
        for s in said
        for name in (s.subject, s.object)
        if (organisation[s.source], name) not in meaning
    }
    statements = {s.id: s for s in said if s.source not in unsettled}
    network = Network.build(
        store.actors(), collaborations(statements.values(), organisation, meaning)
    )
    evidence = Evidence(
        sources={sha256: s for sha256, s in sources.items() if sha256 not in unsettled},
        statements=statements,
        problems=tuple(p for p in store.problems() if p.source not in unsettled),
        questions=tuple(store.questions()),
        meaning=meaning,
    )
    return network, evidence
