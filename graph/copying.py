"""Copy a graph from one store to another, either way, and prove that it arrived."""

from __future__ import annotations

from graph.errors import StoreError
from graph.identity import Resolution
from graph.store import Counts, Store

__all__ = ["copy"]


def copy(source: Store, target: Store) -> Counts:
    """Copy everything: sources, failures, what the names mean, and the label.

    Parameters
    ----------
    source : Store
    target : Store
        Empty, or with sources of `source` only: a copy that was broken off goes on.

    Returns
    -------
    Counts
        What the target holds, found equal to what the source holds.

    Raises
    ------
    StoreError
        If the target holds something else, or does not hold the same afterwards.
    GraphChanged
        If the source changed while it was copied.
    """
    with source.snapshot():
        readings = source.sources()
        foreign = {s.sha256 for s in target.sources()} - {s.sha256 for s in readings}
        if foreign:
            raise StoreError(f"{target.location} holds another graph; name a place without one")
        for one in readings:
            target.add(source.reading(one.sha256))
        for problem in source.problems():
            if problem.source is None:
                target.note_failure(problem)
        resolution = Resolution(
            tuple(source.actors()), source.meaning(), tuple(source.questions())
        )
        target.settle(resolution, source.settled)
        target.set_label(source.label)
        return _proven(source, target)


def _proven(source: Store, target: Store) -> Counts:
    sent, arrived = source.counts(), target.counts()
    same = (
        sent == arrived
        and source.sources() == target.sources()
        and source.actors() == target.actors()
        and source.meaning() == target.meaning()
        and all(
            one == other
            for one, other in zip(source.statements(), target.statements(), strict=True)
        )
    )
    if not same:
        raise StoreError(
            f"{target.location} does not hold what {source.location} holds "
            f"({arrived} for {sent}); start again with a place without a graph"
        )
    return arrived
