"""What a person may type as the value of an option, read."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.model import Conventions

if TYPE_CHECKING:
    from graph.network import Network

__all__ = ["band", "contacts", "first_grouping", "grouping"]


def band(text: str | None) -> tuple[float | None, float | None]:
    """Bounds of a frequency band: ``52``, ``12-230``, ``52-`` (at least), ``-12`` (at most).

    Raises
    ------
    UsageError
        If the text is none of these.

    Examples
    --------
    >>> [band(t) for t in ("52", "12-230", "52-", "-12", None)]
    [(52.0, 52.0), (12.0, 230.0), (52.0, None), (None, 12.0), (None, None)]
    """
    if text is None:
        return None, None
    low, dash, high = text.replace("–", "-").partition("-")
    try:
        first = float(low) if low.strip() else None
        last = float(high) if high.strip() else None
    except ValueError:
        first = last = None
    ends = [end for end in (first, last) if end is not None]
    if not ends or not all(map(isfinite, ends)):
        raise UsageError(f"--frequency is 52, 12-230, 52- or -12, not “{text}”")
    return (first, last) if dash else (first, first)


def contacts(text: str, conventions: Conventions) -> float:
    """Contacts a year that a word or a number stands for.

    Raises
    ------
    UsageError
        If it is neither; the text lists the words.

    Examples
    --------
    >>> [contacts(t, Conventions()) for t in ("weekly", "half-yearly", "40")]
    [52.0, 2.0, 40.0]
    """
    word = text.strip().casefold().replace("-", "_")
    if word in type(conventions).model_fields:
        return float(getattr(conventions, word))
    try:
        return float(text)
    except ValueError:
        words = ", ".join(name.replace("_", "-") for name in type(conventions).model_fields)
        raise UsageError(
            f"--if-unknown is a number of contacts a year, or one of {words}; not “{text}”"
        ) from None


def grouping(text: str | None) -> tuple[str, str] | None:
    """Attribute and group of ``ATTRIBUTE=GROUP``.

    Raises
    ------
    UsageError
        If the text is not of that form.

    Examples
    --------
    >>> grouping("department=Culture")
    ('department', 'Culture')
    """
    if text is None:
        return None
    attribute, equals, group = (part.strip() for part in text.partition("="))
    if not (attribute and equals and group):
        raise UsageError(f"--group is ATTRIBUTE=GROUP, as department=Culture; not “{text}”")
    return attribute, group


def first_grouping(network: Network) -> str:
    """The grouping to ask about when the person named none: the one most actors have.

    Raises
    ------
    UsageError
        If no unit is in any group.
    """
    from queries.overview import groupings

    held = [
        (sum(name in a.groups for a in network.actors), name)
        for name in groupings(network) or network.attributes
    ]
    if not held and network.withheld:
        network.groups(network.withheld[0])  # says why it may not be shown
    if not held:
        raise UsageError(
            "no unit is in a group. Load a structure file (unit, kind, parent, department …)"
        )
    return min(held, key=lambda h: (-h[0], h[1]))[1]
