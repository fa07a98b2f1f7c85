"""Independent parts of one answer side by side: numpy and scipy let two threads work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

__all__ = ["side_by_side"]

THREADS = 2  # more would hold more matrices at a time than they save

T = TypeVar("T")


def side_by_side(*tasks: Callable[[], T]) -> list[T]:
    """What each task returns, in the order of the tasks; the result is that of one by one.

    Tasks may only read what they share.
    """
    if len(tasks) == 1:
        return [tasks[0]()]
    with ThreadPoolExecutor(THREADS) as pool:
        return [running.result() for running in [pool.submit(task) for task in tasks]]
