"""Tell what bullets under bullets are: details of a partner, or the partners of a theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.blocks import Block
from loaders.frequency import STANDARD, is_pure, spans
from loaders.lists.bullets import Parts, take_apart
from loaders.readers.lines import emphasised
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit, share_named
from loaders.titles.promises import is_scope

__all__ = ["are_details", "are_partners", "are_themes", "are_units", "partner_levels"]

_DEEP = 3  # levels: theme, partner, detail


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
    said = [take_apart(b.text.rstrip(": "), STANDARD) for b in outer if not _is_strong(b)]
    if any(parts.frequency or parts.purpose for parts in said):
        return False
    if _meet_each_other(outer, inner) or are_details(bullets):
        return False
    below, above = _share(inner), _share(outer)
    if below != above:
        return below > above
    told = [take_apart(bullet.text, STANDARD) for bullet in inner]
    return any(_says_how_often(parts, b) for parts, b in zip(told, inner, strict=True))


def are_units(bullets: Sequence[Block]) -> bool:
    """Whether most outer bullets that have others under them look like units.

    So they do, too, where one of them is among the partners of another.
    """
    outermost = min((bullet.level for bullet in bullets), default=0)
    outer = _parents(bullets, outermost)
    inner = [bullet for bullet in bullets if bullet.level > outermost]
    return bool(outer) and (2 * _share(outer) >= 1 or _meet_each_other(outer, inner))


def are_partners(bullets: Sequence[Block]) -> bool:
    """Whether outer bullets are named as units are, and most of what is below them is not."""
    outermost = min((bullet.level for bullet in bullets), default=0)
    outer = _parents(bullets, outermost)
    inner = [bullet for bullet in bullets if bullet.level > outermost]
    return bool(outer) and 2 * _share(outer) >= 1 and 3 * _share(inner) <= 1


def partner_levels(bullets: Sequence[Block]) -> tuple[int, int]:
    """The level of the themes of a list, and the deepest level that names partners.

    What stands below the partners tells of them: it looks less like units than they do.
    """
    levels = sorted({bullet.level for bullet in bullets if bullet.text}) or [0]
    if len(levels) < _DEEP:
        return levels[0], levels[-1]
    named = [bullet for bullet in bullets if bullet.level == levels[1] and bullet.text]
    below = [bullet for bullet in bullets if bullet.level > levels[1] and bullet.text]
    details = 2 * _share(named) >= 1 and _share(below) < _share(named)
    return levels[0], levels[1] if details else levels[-1]


def are_details(bullets: Sequence[Block]) -> bool:
    """Whether the inner bullets only say how often and what for, and name nobody.

    Most of them are a frequency or begin in lower case, none of these with a unit; one of them
    is a frequency or, where all outer ones begin with a capital, says how often.
    """
    outermost = min((bullet.level for bullet in bullets), default=0)
    inner = [bullet.text for bullet in bullets if bullet.level > outermost and bullet.text]
    told = [text for text in inner if is_pure(text) or _is_said(text)]
    names = all(b.text[:1].isupper() for b in _parents(bullets, outermost))
    often = any(is_pure(text) or (names and spans(text)) for text in told)
    return bool(inner) and 3 * len(told) >= 2 * len(inner) and often


def _is_said(text: str) -> bool:
    return text[:1].islower() and not looks_like_unit(text)


def _meet_each_other(outer: Sequence[Block], inner: Sequence[Block]) -> bool:
    """Whether an outer bullet names one who is also a partner below another."""
    names = {title_key(bullet.text) for bullet in outer}
    return any(title_key(take_apart(b.text, STANDARD).partner) in names for b in inner)


def _is_strong(bullet: Block) -> bool:
    """Whether all of a bullet is emphasised: a title, whatever marks it holds."""
    return emphasised(bullet.text)[1]


def _says_how_often(parts: Parts, bullet: Block) -> bool:
    return parts.frequency is not None and not is_pure(bullet.text)


def _parents(bullets: Sequence[Block], outermost: int) -> list[Block]:
    return [
        bullet
        for bullet, after in pairwise(bullets)
        if bullet.level == outermost and after.level > outermost
    ]


def _share(bullets: Sequence[Block]) -> float:
    """How many bullets of all begin with what seems to be the name of a unit."""
    return share_named([bullet.text for bullet in bullets])
