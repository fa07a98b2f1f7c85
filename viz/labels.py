"""How a name is written on the map: in a few short lines of known size."""

from __future__ import annotations

from functools import cache

__all__ = ["FONT", "LINE", "size", "wrap"]

FONT = 12.0
"""Height of the letters, in units of the map (one unit is one CSS pixel at zoom 1)."""
LINE = 14.0
"""Height of a line."""

_WIDEST = 19  # characters of a line
_MOST = 3  # lines
_NARROW = frozenset("iljtfrI.,:;'’|!()[]- /")
_WIDE = frozenset("mwMWÆŒæ@%—…")


@cache
def wrap(name: str) -> tuple[str, ...]:
    """The name in at most three lines, cut with an ellipsis when it is longer.

    Examples
    --------
    >>> wrap("Parks and outdoor recreation")
    ('Parks and outdoor', 'recreation')
    """
    lines = [""]
    for word in name.split():
        for part in _pieces(word):
            longer = f"{lines[-1]} {part}".lstrip()
            if len(longer) <= _WIDEST or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(part)
    if len(lines) > _MOST:
        last = lines[_MOST - 1][: _WIDEST - 1].rstrip(" ,.;:-–")
        lines = [*lines[: _MOST - 1], f"{last}…"]
    return tuple(lines)


def _pieces(word: str) -> list[str]:
    """A word no longer than a line, or its parts with hyphens between them."""
    if len(word) <= _WIDEST:
        return [word]
    step = _WIDEST - 1
    cut = [word[i : i + step] for i in range(0, len(word), step)]
    return [f"{part}-" for part in cut[:-1]] + cut[-1:]


def size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Width and height of a label, a little on the large side for any system font."""
    return max(sum(map(_advance, line)) for line in lines), LINE * len(lines)


def _advance(letter: str) -> float:
    if letter in _NARROW:
        return 0.36 * FONT
    if letter in _WIDE:
        return 0.92 * FONT
    return (0.72 if letter.isupper() or ord(letter) > 0x2E80 else 0.58) * FONT
