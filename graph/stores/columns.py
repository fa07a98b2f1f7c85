"""Collaborations as arrays: from rows, to bytes, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph.store import Columns

__all__ = ["NOTHING", "columns", "pack", "unpack"]

Row = tuple[int, int, int, float | None, float | None]
"""Positions of source and target, position of the status, low, high."""

_TYPES = ("<i4", "<i4", "<i1", "<f8", "<f8")
NOTHING = (b"",) * len(_TYPES)


def columns(ids: Sequence[str], rows: Iterable[Row]) -> Columns:
    """The arrays of rows that come by source, target and status."""
    return unpack(ids, pack(rows))


def pack(rows: Iterable[Row]) -> tuple[bytes, ...]:
    """Each column as bytes, little-endian."""
    import numpy as np

    gathered: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(_TYPES)
    # None becomes NaN.
    return tuple(
        np.array(values, dtype=kind).tobytes()
        for values, kind in zip(gathered, _TYPES, strict=True)
    )


def unpack(ids: Sequence[str], packed: Sequence[bytes]) -> Columns:
    """What `pack` made, as arrays."""
    import numpy as np

    return Columns(
        tuple(ids),
        *(np.frombuffer(data, kind) for data, kind in zip(packed, _TYPES, strict=True)),
    )
