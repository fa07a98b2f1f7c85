"""Data of a page in few bytes: columns, what recurs said once, what is read late compressed."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Hashable, Iterable
from typing import Any

__all__ = ["coded", "packed"]


def coded(values: Iterable[Hashable]) -> dict[str, list[Any]]:
    """A column of values that recur: the values, and for each row which of them.

    Examples
    --------
    >>> coded(["unit", "role", "unit"])
    {'of': ['unit', 'role'], 'at': [0, 1, 0]}
    """
    known: dict[Hashable, int] = {}
    at = [known.setdefault(value, len(known)) for value in values]
    return {"of": list(known), "at": at}


def packed(data: Any) -> dict[str, Any]:
    """Data as JSON, compressed (RFC 1950) and in base64; ``bytes`` is its length unpacked."""
    # ASCII, like all JSON of a page: one byte a letter, and nothing that UTF-8 cannot hold.
    plain = json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii")
    return {
        "bytes": len(plain),
        "base64": base64.b64encode(zlib.compress(plain, 6)).decode("ascii"),
    }
