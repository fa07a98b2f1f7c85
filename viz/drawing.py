"""What all charts share: the frame with its texts, and how labels are measured."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

__all__ = ["LETTER", "SVG", "label_width", "px", "short"]

LETTER = 8.0  # width of an average letter at 13 px, with room for wide typefaces

SVG = Markup(
    '<svg class="chart {kind}" role="img" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" aria-labelledby="{id}-t {id}-d">'
    '<title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{body}</svg>'
)


def label_width(labels: Sequence[str], most: int) -> int:
    """Room for the longest of the labels, each cut at `most` letters, in pixels."""
    longest = max((min(len(label), most) for label in labels), default=0)
    return math.ceil(longest * LETTER) + 6


def short(text: str, most: int) -> str:
    """The text, cut at `most` letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def px(value: float) -> str:
    """A coordinate, to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")
