"""Small groups are not shown: what every network goes through before anything reads it.

A figure about a group of three people is a figure about each of them. Groups below a limit
lose their names here, once, before a query, a picture or an export can see them, so that none
can show what another hides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model import Actor
from graph.network import Network

__all__ = ["SMALLEST", "guarded", "is_together", "together"]

SMALLEST = 5
"""People that a group must have to be shown by its name."""


def together(smallest: int = SMALLEST) -> str:
    """The name under which the small groups of an attribute are counted together."""
    return f"(< {smallest})"


def is_together(label: str) -> bool:
    """Whether a group is that of `together`."""
    return label.startswith("(< ") and label.endswith(")")


def guarded(network: Network, smallest: int = SMALLEST) -> Network:
    """The same network, with small groups put together and no head counts.

    Parameters
    ----------
    network : Network
    smallest : int
        Groups with fewer people are put together; 1 shows every group.

    Returns
    -------
    Network
        In each attribute, the groups with fewer than `smallest` people are one group,
        `together`. Where that one is still too small it takes in the next larger group, and so
        on: otherwise the total less the groups shown would give the hidden one away. An
        attribute of which nothing else is left is no attribute any more, and neither is one
        that is different for each actor: it groups nothing, and is likely to name a person
        (the leader of each unit); both are `Network.withheld`. `Actor.people` is None.

    Notes
    -----
    The people of an actor are its head count; an actor without one counts as one person,
    since a role may be one and nothing says that a unit is more. Whoever wants a small
    department shown gives head counts in the structure file.

    Primary suppression with a threshold, and secondary suppression by joining cells:
    A. Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, ch. 4.
    """
    renamed = {
        name: None
        if _all_different(network.actors, name)
        else _renamed(_sizes(network.actors, name), smallest)
        for name in network.attributes
    }
    return replace(
        network,
        actors=tuple(_guarded(actor, renamed) for actor in network.actors),
        withheld=tuple(name for name, groups in renamed.items() if groups is None),
    )


def _all_different(actors: Iterable[Actor], attribute: str) -> bool:
    labels = [actor.groups[attribute] for actor in actors if actor.groups.get(attribute)]
    return len(labels) == len(set(labels)) > 1


def _sizes(actors: Iterable[Actor], attribute: str) -> dict[str, int]:
    """People in each group of an attribute."""
    sizes: dict[str, int] = {}
    for actor in actors:
        if label := actor.groups.get(attribute):
            people = 1 if actor.people is None else actor.people
            sizes[label] = sizes.get(label, 0) + people
    return sizes


def _renamed(sizes: Mapping[str, int], smallest: int) -> dict[str, str] | None:
    """The new name of each group that loses its own; None when no group keeps it."""
    ordered = sorted(sizes, key=lambda label: (sizes[label], label))
    small = [label for label in ordered if sizes[label] < smallest]
    while small and sum(sizes[label] for label in small) < smallest:
        if len(small) == len(ordered):
            return None
        small.append(ordered[len(small)])
    if small and len(small) == len(ordered):
        return None
    return dict.fromkeys(small, together(smallest))


def _guarded(actor: Actor, renamed: Mapping[str, Mapping[str, str] | None]) -> Actor:
    groups = {
        name: names.get(label, label)
        for name, label in actor.groups.items()
        if (names := renamed[name]) is not None
    }
    return actor.model_copy(update={"groups": groups, "people": None})
