"""Whether two names are of one unit, by their words alone."""

from __future__ import annotations

__all__ = ["is_same"]


def is_same(one: str, other: str) -> bool:
    """Whether one name is the other, or only begins it."""
    first, second = sorted((one.casefold(), other.casefold()), key=len)
    return second == first or second.startswith(f"{first} ")
