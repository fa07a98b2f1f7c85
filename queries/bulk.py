"""What helps when an answer has a million records: no collector, and names in order once."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from graph.network import Network

__all__ = ["in_order", "many_records", "places_by_name"]


@contextmanager
def many_records() -> Generator[None]:
    """While very many records are made, do not look for circles among them.

    Records hold none, and the collector would walk through all that are there again and again.
    Stands above a function as ``@many_records()``.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():  # else somebody froze objects and wants them so
                gc.freeze()
                gc.unfreeze()  # what was made is now old, and is not walked through at once
            gc.enable()


def in_order(*keys: NDArray[np.generic]) -> list[int]:
    """Positions by the first key, rising, then by the next, and so on."""
    order: list[int] = np.lexsort(keys[::-1]).tolist()
    return order


def places_by_name(network: Network) -> NDArray[np.int64]:
    """Place of each actor by name, whatever the case, then by id: shape (n,)."""
    names = [actor.name.casefold() for actor in network.actors]
    place = np.empty(len(names), np.int64)
    # The sort is stable, and the actors of a network stand by id.
    place[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return place
