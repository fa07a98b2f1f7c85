"""Parts of sentences that map and report share: names in a row, p values, places, groupings."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names.actors import PARENT
from viz.wording import Wording

__all__ = ["attribute_words", "names", "p_number", "p_words", "rank_words"]

SMALLEST = 0.001  # a p below it is not told apart from others below it
MOST = 4  # names in one sentence


def names(values: Sequence[str], wording: Wording, most: int = MOST) -> str:
    """Names in a row, the last after "and"; what is too many is counted."""
    shown = list(values[:most])
    if len(values) > most:
        rest = len(values) - most
        return wording("{names} and {n} more", names=", ".join(shown), n=rest)
    if len(shown) < 2:
        return "".join(shown)
    return wording("{names} and {last}", names=", ".join(shown[:-1]), last=shown[-1])


def p_words(p: float, wording: Wording) -> str:
    """A p value as a reader says it."""
    if p < SMALLEST:
        return wording("p below {limit}", limit=wording.number(SMALLEST, 3))
    return wording("p = {p}", p=p_number(p, wording))


def p_number(p: float, wording: Wording) -> str:
    """A p value with as many digits as it bears."""
    if p < SMALLEST:
        return f"< {wording.number(SMALLEST, 3)}"
    return wording.number(p, 3 if p < 0.1 else 2)


def rank_words(rank: tuple[int, int], wording: Wording) -> str:
    """A place, or the best and the worst."""
    best, worst = (wording.number(place) for place in rank)
    return best if best == worst else f"{best}–{worst}"


def attribute_words(attribute: str, wording: Wording) -> str:
    """The name of a grouping; the one that comes of the structure itself has a word."""
    return wording("unit above") if attribute == PARENT else attribute
