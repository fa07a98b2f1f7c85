"""Where units stood on an earlier map, so that people find them there again."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

__all__ = ["Kept", "kept"]

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
_FARTHEST = 1e6
_LARGEST = 200_000_000  # bytes; no map of ours is near that


@dataclass(frozen=True)
class Kept:
    """An earlier map.

    Attributes
    ----------
    places : mapping from actor id to (x, y)
    groups : mapping from actor id to str
        Name of the area that an actor stood in, of those that are groups.
    circles : mapping from actor id to int
        Which unnamed community of the earlier map an actor belonged to.
    """

    places: Mapping[str, tuple[float, float]]
    groups: Mapping[str, str]
    circles: Mapping[str, int]


def kept(page: Path) -> Kept | None:
    """Positions on a map written by `viz.map.html.map_page`.

    Returns
    -------
    Kept or None
        None where there is no such file, or it is no map of ours.
    """
    try:
        if page.stat().st_size > _LARGEST:
            return None
        found = _DATA.search(page.read_text(encoding="utf-8"))
        return _positions(json.loads(found[1])) if found else None
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        # Whatever stands in the file, the map can be laid out anew.
        return None


def _positions(data: Any) -> Kept:
    keys = [str(key) for key in data["units"]["key"]]
    spots = zip(data["x"], data["y"], strict=True)
    places = {key: (_number(x), _number(y)) for key, (x, y) in zip(keys, spots, strict=True)}
    areas = cast("list[Any]", data["layout"]["areas"])
    groups: dict[str, str] = {}
    circles: dict[str, int] = {}
    for at, (name, _, _, code, _, members) in enumerate(areas):
        for key in (keys[int(i)] for i in members):
            if code < 0:
                circles[key] = at
            else:
                groups[key] = str(name)
    return Kept(places, groups, circles)


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number) or abs(number) > _FARTHEST:
        raise ValueError(f"{number} is no place on a map")
    return number
