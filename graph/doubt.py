"""Tell who is an actor at all: not who stands only in statements that are hardly trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.collaborations import Name
from graph.model import Actor, Unit

__all__ = ["founded"]


def founded(
    actors: Iterable[Actor],
    meaning: Mapping[Name, tuple[str, ...]],
    units: Iterable[tuple[str, Unit]],
    doubtful: Iterable[Name],
) -> tuple[Actor, ...]:
    """The actors without those that nothing but doubtful statements name.

    Parameters
    ----------
    actors : iterable of Actor
    meaning : mapping from (organisation, name) to actor ids
    units : iterable of (organisation, Unit)
        Rows of structure files: who stands there is an actor in any case.
    doubtful : iterable of (organisation, name)
        See `graph.store.Store.doubtful`.
    """
    doubted = set(doubtful)
    if not doubted:
        return tuple(actors)
    suspects = {i for name in doubted for i in meaning.get(name, ())}
    suspects -= {i for name, ids in meaning.items() if name not in doubted for i in ids}
    listed = {(organisation, unit.name) for organisation, unit in units}
    return tuple(
        a
        for a in actors
        if a.id not in suspects
        or any((a.organisation, name) in listed for name in (a.name, *a.names))
    )
