"""Bring what lists collaborators in another order into the outline that lists have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from loaders.blocks import Block
from loaders.lists.inquiry import answered
from loaders.lists.levels import layered
from loaders.lists.unit_bullets import with_units
from loaders.readers.pieces import Part

__all__ = ["outlined"]


def outlined(parts: Sequence[Part]) -> list[Part]:
    """The document with answers to questions, layers of bullets and bullets of units as lists.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
        The whole document, in order.
    """
    found: list[Part] = []
    for _, group in groupby(parts, lambda part: isinstance(part, Block)):
        run = list(group)
        blocks = [part for part in run if isinstance(part, Block)]
        found += with_units(layered(answered(blocks))) if blocks else run
    return found
