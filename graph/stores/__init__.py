"""Where a graph is kept; every store answers alike."""

from __future__ import annotations

from pathlib import Path

from graph.store import Store

__all__ = ["open_store"]


def open_store(location: str, *, create: bool = False) -> Store:
    """Open the graph at a location: the path of a file, or a ``neo4j://`` URL.

    Raises
    ------
    StoreError
        If it cannot be opened (see `graph.stores.sqlite.SqliteStore` and
        `graph.stores.neo4j.Neo4jStore`).
    UsageError
        If the location is a URL of a kind that no store serves.
    """
    if "://" in location:
        from graph.stores.bolt import address
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(address(location), create=create)
    from graph.stores.sqlite import SqliteStore

    return SqliteStore(Path(location), create=create)
