"""From a store to a network: settle the names, gather the statements, keep the evidence.

Statements that are trusted less than a limit make no collaboration and no actor; they stay
among the evidence, for a person to judge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from graph.collaborations import MIN_CONFIDENCE, Name, collaborations
from graph.decisions import Decision
from graph.disclosure import SMALLEST, guarded
from graph.doubt import founded
from graph.errors import GraphChanged
from graph.evidence import Evidence
from graph.identity import resolve
from graph.model import Actor
from graph.network import Network
from graph.own_words import in_use
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
    if own := in_use():
        parts.append(own.digest)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def assemble(
    store: Store, min_confidence: float = MIN_CONFIDENCE, smallest_group: int = SMALLEST
) -> tuple[Network, Evidence]:
    """The network of a settled store, and everything it can be led back to.

    A source that somebody adds at the same time, whose names are not settled yet, is left out
    whole: the answer is of the state before it.

    Parameters
    ----------
    store : Store
    min_confidence : float
        From 0 to 1. Statements below it make no collaboration, and names that stand only in
        them no actor; they are in the evidence, under `Evidence.doubtful`.
    smallest_group : int
        People that a group must have to be shown by its name (`graph.disclosure.guarded`).

    Raises
    ------
    GraphChanged
        If others keep changing the graph and the store cannot hold its state still.
    """
    network, evidence = _still(store, lambda: _assembled(store, min_confidence))
    return guarded(network, smallest_group), evidence


def outline(
    store: Store, min_confidence: float = MIN_CONFIDENCE, smallest_group: int = SMALLEST
) -> Network:
    """The network of `assemble` without its texts: no purposes, no evidence.

    For questions that need the arrays only; many times faster in a large graph.
    """
    return guarded(_still(store, lambda: _outlined(store, min_confidence)), smallest_group)


def _still(store: Store, read: Callable[[], T]) -> T:
    """Read again when the graph has changed meanwhile."""
    for _ in range(READINGS - 1):
        with suppress(GraphChanged), store.snapshot():
            return read()
    with store.snapshot():
        return read()


def _founded(store: Store, min_confidence: float) -> tuple[Actor, ...]:
    doubtful = store.doubtful(min_confidence)
    if not doubtful:
        return tuple(store.actors())
    return founded(store.actors(), store.meaning(), store.units(), doubtful)


def _outlined(store: Store, min_confidence: float) -> Network:
    import numpy as np

    actors, columns = _founded(store, min_confidence), store.columns(min_confidence)
    kept = {a.id for a in actors}
    # Who is left out has no tie, so that positions only move up.
    position = np.cumsum([i in kept for i in columns.actors], dtype=np.int32) - np.int32(1)
    without: tuple[tuple[str, ...], ...] = ((),) * len(columns.source)
    return Network(
        actors,
        position[columns.source],
        position[columns.target],
        *columns[3:],
        purposes=without,
        evidence=without,
    )


def _assembled(store: Store, min_confidence: float) -> tuple[Network, Evidence]:
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
    trusted = [s for s in statements.values() if s.confidence >= min_confidence]
    actors = _founded(store, min_confidence)
    network = Network.build(actors, collaborations(trusted, organisation, meaning))
    evidence = Evidence(
        sources={sha256: s for sha256, s in sources.items() if sha256 not in unsettled},
        statements=statements,
        problems=tuple(p for p in store.problems() if p.source not in unsettled),
        questions=tuple(store.questions()),
        meaning=_within(meaning, network),
        doubtful=tuple(i for i, s in statements.items() if s.confidence < min_confidence),
    )
    return network, evidence


def _within(
    meaning: Mapping[Name, tuple[str, ...]], network: Network
) -> Mapping[Name, tuple[str, ...]]:
    """The meanings without actors that are not in the network."""
    kept = {
        name: tuple(i for i in ids if i in network.position) for name, ids in meaning.items()
    }
    return {name: ids for name, ids in kept.items() if ids}
