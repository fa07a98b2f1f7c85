"""Tell what bullets under bullets are: details of a partner, or the partners of a theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.blocks import Block
from loaders.frequency import STANDARD, is_pure
from loaders.lists.bullets import Parts, take_apart
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit
from loaders.titles.promises import is_scope

__all__ = ["are_themes", "are_units"]


def are_themes(bullets: Sequence[Block]) -> bool:
    """Whether the outer bullets of a list only say what about, and the inner ones with whom.

    So it is when no outer bullet with others under it says how often or what for, and
    either they only part insiders from outsiders, or the inner ones look more like units
    than they do, or, where names do not tell, an inner one says how often.
    """
    outermost = min((bullet.level for bullet in bullets), default=0)
    inner = [bullet for bullet in bullets if bullet.level > outermost and bullet.text]
    outer = _parents(bullets, outermost)
    if not inner or not outer:
        return False
    if all(is_scope(title_key(bullet.text)) for bullet in outer):
        return True
    said = [take_apart(bullet.text.rstrip(": "), STANDARD) for bullet in outer]
    if any(parts.frequency or parts.purpose for parts in said):
        return False
    below, above = _share(inner), _share(outer)
    if below != above:
        return below > above
    told = [take_apart(bullet.text, STANDARD) for bullet in inner]
    return any(_says_how_often(parts, b) for parts, b in zip(told, inner, strict=True))


def are_units(bullets: Sequence[Block]) -> bool:
    """Whether most outer bullets that have others under them look like units."""
    outer = _parents(bullets, min((bullet.level for bullet in bullets), default=0))
    return bool(outer) and 2 * _share(outer) >= 1


def _says_how_often(parts: Parts, bullet: Block) -> bool:
    return parts.frequency is not None and not is_pure(bullet.text)


def _parents(bullets: Sequence[Block], outermost: int) -> list[Block]:
    return [
        bullet
        for bullet, after in pairwise(bullets)
        if bullet.level == outermost and after.level > outermost
    ]


def _share(bullets: Sequence[Block]) -> float:
    """How many bullets of all begin with a name that has a noun for a unit in it."""
    return sum(looks_like_unit(bullet.text) for bullet in bullets) / len(bullets)
