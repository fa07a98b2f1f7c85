"""Is a graph still what was loaded? Every promise of a store, held against what it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.collaborations import MIN_CONFIDENCE, collaborations
from graph.identity import Mention
from graph.model import Actor, Statement
from graph.network import Network
from graph.store import Columns, Store

__all__ = ["Finding", "check"]


class Finding(NamedTuple):
    """One broken promise.

    Attributes
    ----------
    promise : str
        What should hold: kept, counted, evidence, names, actors or columns.
    text : str
        What is found instead, with where.
    """

    promise: str
    text: str


def check(store: Store) -> tuple[Finding, ...]:
    """Hold a settled store against its promises; nothing found means that all is well.

    - *kept*: what the store itself can see (damage, lost references, a statement whose key
      is not the digest of what it says, a load that was broken off)
    - *counted*: `counts` says how many there are
    - *evidence*: every statement stands in a source that is there
    - *names*: every name in the statements means at least one actor
    - *actors*: every actor is meant by a name or stands in a structure file
    - *columns*: the stored collaborations are those that follow from the statements

    Raises
    ------
    GraphChanged
        If somebody changed the graph meanwhile and the store could not hold its state still.
    """
    with store.snapshot():
        return tuple(_findings(store))


def _findings(store: Store) -> Iterator[Finding]:
    for fault in store.faults():
        yield Finding("kept", fault)
    said, actors, mentions = list(store.statements()), store.actors(), store.mentions()
    yield from _counted(store, said, actors)
    organisation = {s.sha256: s.organisation for s in store.sources()}
    orphans = [s for s in said if s.source not in organisation]
    for statement in orphans:
        yield Finding("evidence", f"statement {statement.id} stands in no source")
    if not store.settled:
        yield Finding("names", "whom the names mean is not settled: any command settles it")
        return
    yield from _names(store, mentions, actors)
    meaning = store.meaning()
    whole = [
        s
        for s in said
        if s.confidence >= MIN_CONFIDENCE
        and s.source in organisation
        and (organisation[s.source], s.subject) in meaning
        and (organisation[s.source], s.object) in meaning
    ]
    network = Network.build(actors, collaborations(whole, organisation, meaning))
    if not _same(store.columns(), network):
        yield Finding("columns", "the stored collaborations do not follow from the statements")


def _counted(store: Store, said: list[Statement], actors: list[Actor]) -> Iterator[Finding]:
    held = {
        "sources": len(store.sources()),
        "statements": len(said),
        "actors": len(actors),
        "problems": len(store.problems()),
        "questions": len(store.questions()),
    }
    for what, counted in store.counts()._asdict().items():
        if held[what] != counted:
            yield Finding("counted", f"{counted} {what} are counted, {held[what]} are there")
    if len({s.id for s in said}) != len(said):
        yield Finding("counted", "a statement is there twice")


def _names(store: Store, mentions: list[Mention], actors: list[Actor]) -> Iterator[Finding]:
    meaning = store.meaning()
    for mention in mentions:
        if not meaning.get((mention.organisation, mention.name)):
            yield Finding("names", f"“{mention.name}” means no actor")
    meant = {actor for ids in meaning.values() for actor in ids}
    listed = {(organisation, unit.name) for organisation, unit in store.units()}
    for actor in actors:
        in_structure = any(
            (actor.organisation, n) in listed for n in (actor.name, *actor.names)
        )
        if actor.id not in meant and not in_structure:
            yield Finding("actors", f"no name means the actor “{actor.name}”")
    for lost in sorted(meant - {a.id for a in actors}):
        yield Finding("actors", f"a name means “{lost}”, which is no actor")


def _same(columns: Columns, network: Network) -> bool:
    import numpy as np

    exact = (
        (columns.source, network.source),
        (columns.target, network.target),
        (columns.status, network.status),
    )
    sums = ((columns.low, network.low), (columns.high, network.high))
    return (
        columns.actors == tuple(a.id for a in network.actors)
        and all(np.array_equal(a, b) for a, b in exact)
        # SQL adds in another order.
        and all(np.allclose(a, b, rtol=1e-12, atol=0, equal_nan=True) for a, b in sums)
    )
