"""Who stands at the end of a tie, as every answer shows it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.network import Network

__all__ = ["Party", "by_name", "parties", "party"]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as the answers show it.

    Attributes
    ----------
    id, name : str
    respondent : bool
        Whether it filed a list of its own. Of an actor that did not, silence means nothing.
    """

    id: str
    name: str
    respondent: bool


def party(network: Network, position: int) -> Party:
    """The actor at `position`."""
    actor = network.actors[position]
    return Party(actor.id, actor.name, actor.respondent)


def parties(network: Network) -> tuple[Party, ...]:
    """All actors, in the order of the network's columns."""
    return tuple(Party(a.id, a.name, a.respondent) for a in network.actors)


def by_name(actor: Party) -> tuple[str, str]:
    """Key that sorts actors by name, whatever the case, then by id."""
    return actor.name.casefold(), actor.id
