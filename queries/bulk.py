"""What helps when an answer has a million records: quick making, and names in order once."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice, repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.network import Network

__all__ = ["in_order", "made", "many_records", "places_by_name", "who"]

AT_ONCE = 5_000  # records, so that those being filled stay in the cache

T = TypeVar("T")


def made(kind: type[T], *columns: Iterable[object]) -> Iterator[T]:
    """Records of a dataclass with slots, from a column of values for each field.

    As ``map(kind, *columns)``, but the fields are filled one after the other for many records
    at a time, without a call of Python for each: half the time where the class is frozen.
    The first column says how many there are; the others have as many values or more.

    Examples
    --------
    >>> from queries.strength import Strength
    >>> list(made(Strength, [1.0], [2.0], [0]))
    [Strength(low=1.0, high=2.0, unknown=0)]
    """
    names: tuple[str, ...] = getattr(kind, "__slots__")  # noqa: B009
    fields: list[Callable[[T, object], None]] = [getattr(kind, n).__set__ for n in names]
    first, *others = map(iter, columns)
    while values := list(islice(first, AT_ONCE)):
        found = list(map(kind.__new__, repeat(kind, len(values))))
        for put, column in zip(fields, (values, *others), strict=True):
            deque(map(put, found, column), maxlen=0)
        yield from found


def who(network: Network, order: Iterable[int]) -> tuple[list[str], list[str], list[bool]]:
    """Id, name and whether it is a respondent, of some actors one after the other.

    All are read first as they stand in memory, since an actor costs more to reach than a word.
    """
    ids = [actor.id for actor in network.actors]
    names = [actor.name for actor in network.actors]
    answered: list[bool] = network.respondent.tolist()
    at = list(order)
    return [ids[i] for i in at], [names[i] for i in at], [answered[i] for i in at]


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
