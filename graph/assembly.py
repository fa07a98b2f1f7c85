"""From a store to a network: settle the names, gather the statements, keep the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from graph.collaborations import collaborations
from graph.decisions import Decision
from graph.evidence import Evidence
from graph.identity import resolve
from graph.network import Network
from graph.store import Store

__all__ = ["assemble", "settle"]

RULES = 1  # raise when `graph.identity` decides differently, so that old graphs settle anew


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
    """The network of a settled store, and everything it can be led back to."""
    sources = {s.sha256: s for s in store.sources()}
    statements = {s.id: s for s in store.statements()}
    meaning = store.meaning()
    organisation = {sha256: source.organisation for sha256, source in sources.items()}
    network = Network.build(
        store.actors(), collaborations(statements.values(), organisation, meaning)
    )
    evidence = Evidence(
        sources=sources,
        statements=statements,
        problems=tuple(store.problems()),
        questions=tuple(store.questions()),
        meaning=meaning,
    )
    return network, evidence
