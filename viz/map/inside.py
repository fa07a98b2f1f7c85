"""What stands where inside one area."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from viz.map.boxes import pull
from viz.map.places import (
    ASPECT,
    GAP,
    LABELLED,
    MARGIN,
    TITLE,
    Area,
    Points,
    area,
    bounds,
    shelve,
)
from viz.map.spread import EXACT, spread

__all__ = ["areas", "around", "inside"]


def inside(
    centre: Points, half: Points, links: NDArray[np.intp], members: NDArray[np.intp]
) -> Points:
    """Place the members of one area around (0, 0); return half the size of its box."""
    own = links[np.isin(links, members).all(1)]
    knit = np.unique(own)
    frame = (0.0, 0.0, 0.0, 0.0)
    if len(knit):
        place = spread(half[knit], np.searchsorted(knit, own), tight=len(half) <= LABELLED)
        centre[knit] = pull(place, half[knit], ASPECT) if len(knit) <= EXACT else place
        frame = bounds(centre[knit], half[knit], ())
    shelve(centre, half, np.setdiff1d(members, knit), frame, gap=0)
    middle, box = around(centre[members], half[members])
    centre[members] -= middle
    return box


def around(centre: Points, half: Points) -> tuple[Points, Points]:
    """Middle and half size of the box of an area with these members, name and gap included."""
    low, high = (centre - half).min(0), (centre + half).max(0)
    middle: Points = (low + high) / 2 - np.array([0.0, TITLE / 2])
    box: Points = (high - low) / 2 + np.array([MARGIN, MARGIN + TITLE / 2]) + GAP
    return middle, box


def areas(
    centre: Points, half: Points, groups: Iterable[tuple[int, NDArray[np.intp]]]
) -> tuple[Area, ...]:
    """The areas around the members of groups, by code."""
    found: list[Area] = []
    for code, members in groups:
        middle, box = around(centre[members], half[members])
        found.append(area(code, members, middle, box - GAP))
    return tuple(sorted(found, key=lambda one: one.code))
