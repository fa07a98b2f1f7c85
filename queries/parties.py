"""Who stands at the end of a tie, as every answer shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from graph.network import Network

__all__ = ["Member", "Parties", "Party", "by_name", "in_groups", "parties", "party"]


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


class Parties(dict[int, Party]):
    """The actors of a network by position, each made once, when it is asked for."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    def __missing__(self, position: int) -> Party:
        made = self[position] = party(self._network, position)
        return made


def parties(network: Network) -> tuple[Party, ...]:
    """All actors, in the order of the network's columns."""
    return tuple(Party(a.id, a.name, a.respondent) for a in network.actors)


def by_name(actor: Party) -> tuple[str, str]:
    """Key that sorts actors by name, whatever the case, then by id."""
    return actor.name.casefold(), actor.id


class Member(Protocol):
    """What is told of an actor of a group."""

    @property
    def group(self) -> str:
        """Its group."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def id(self) -> str:
        """Its id."""
        ...


M = TypeVar("M", bound=Member)


def in_groups(members: Iterable[M]) -> tuple[M, ...]:
    """By group, then by name."""
    return tuple(sorted(members, key=lambda a: (a.group, a.name.casefold(), a.id)))
