"""Where a graph is kept; every store answers alike."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UsageError
from graph.store import Store
from graph.stores.sqlite import SqliteStore

__all__ = ["open_store"]


def open_store(location: str, *, create: bool = False) -> Store:
    """Open the graph at a location: the path of a file.

    Raises
    ------
    StoreError
        If it cannot be opened (see `graph.stores.sqlite.SqliteStore`).
    UsageError
        If the location is a URL of a kind that no store serves.
    """
    if "://" in location:
        scheme = location.split("://", 1)[0]
        raise UsageError(
            f"no store for {scheme}:// addresses; name a file, such as samspill.db"
        )
    return SqliteStore(Path(location), create=create)
