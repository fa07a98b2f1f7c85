"""How a name is written on the map: in a few short lines of known size."""

from __future__ import annotations

from functools import cache

__all__ = ["FONT", "LINE", "size", "wrap"]

FONT = 12.0
"""Height of the letters, in units of the map (one unit is one CSS pixel at zoom 1)."""
LINE = 14.0
"""Height of a line."""

_WIDEST = 19  # characters of a line of several words
_LONGEST = 25  # characters of a word that is not broken
_MOST = 3  # lines
_BOLD = 1.16  # how much wider bold letters are
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
    """The word, or parts of about the same length with hyphens when it is very long."""
    if len(word) <= _LONGEST:
        return [word]
    step = -(-len(word) // -(-len(word) // _WIDEST))
    cut = [word[i : i + step] for i in range(0, len(word), step)]
    return [f"{part}-" for part in cut[:-1]] + cut[-1:]


def size(lines: tuple[str, ...], *, bold: bool = False) -> tuple[float, float]:
    """Width and height of a label, a little on the large side for any system font."""
    width = max(sum(map(_advance, line)) for line in lines)
    return width * (_BOLD if bold else 1), LINE * len(lines)


def _advance(letter: str) -> float:
    if letter in _NARROW:
        return 0.36 * FONT
    if letter in _WIDE:
        return 0.92 * FONT
    return (0.72 if letter.isupper() or ord(letter) > 0x2E80 else 0.58) * FONT
