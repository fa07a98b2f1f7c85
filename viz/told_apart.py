"""Names as they are shown: whose it is stands behind a name that several organisations have."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Actor
from graph.network import Network

__all__ = ["told_apart"]


def told_apart(network: Network) -> Network:
    """The same network, with the organisation behind every name that several of them have.

    Ids, order and spellings stay, so that an actor is found as before. Names that only one
    organisation has stay as they are.
    """
    owners: dict[str, set[str]] = {}
    for actor in network.actors:
        owners.setdefault(actor.name.casefold(), set()).add(actor.organisation)
    if all(len(of) == 1 for of in owners.values()):
        return network
    return replace(network, actors=tuple(_shown(actor, owners) for actor in network.actors))


def _shown(actor: Actor, owners: dict[str, set[str]]) -> Actor:
    if not actor.organisation or len(owners[actor.name.casefold()]) == 1:
        return actor
    name = f"{actor.name} ({actor.organisation})"
    # What it is called without is a spelling still, and found when it is looked for.
    names = tuple(dict.fromkeys((*actor.names, actor.name)))
    return actor.model_copy(update={"name": name, "names": names})
