"""A drawing of the report that needs no page around it: with its colours, and as a picture."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from viz.exports.graphml import xml_text
from viz.palette import THEMES
from viz.report.typesetting import typeset

__all__ = ["COLOURS", "png", "size_of", "svg"]

WIDEST = 2600
"""Pixels of a picture: what 170 mm of paper can show."""

_STYLES = Path(__file__).parent.parent / "templates" / "report"
_SIZE = re.compile(r' width="(\d+)" height="(\d+)"')
_FRAME = 'xmlns="http://www.w3.org/2000/svg"'


def _colours(theme: dict[str, Any]) -> dict[str, str]:
    """The colours of a theme, by the names that styles give them."""
    return {
        "page": theme["page"],
        "ink": theme["ink"],
        "quiet": theme["quiet"],
        "area": theme["area"],
        "edge": theme["edge"],
        "accent": theme["scope"]["internal"],
        "outside": theme["scope"]["external"],
        "line": theme["status"]["existing"],
        "alert": theme["status"]["strained"],
        "wish": theme["status"]["proposed"],
    }


COLOURS = _colours(THEMES["light"])
"""The colours on paper."""


@cache
def _style() -> str:
    style = "".join((_STYLES / name).read_text("utf-8") for name in ("charts.css", "map.css"))
    style += ".chart text { font-family: Inter; } .chart { font-size: 13px; }"
    # A picture reader knows neither the variables of a page nor its shorthand for fonts.
    style = re.sub(r"\bfont: [^;]+;", "", style)
    return re.sub(r"var\(--(\w+)\)", lambda found: COLOURS[found[1]], style)


def size_of(drawing: str) -> tuple[int, int]:
    """Width and height in pixels, as the drawing says."""
    found = _SIZE.search(drawing)
    return (int(found[1]), int(found[2])) if found else (600, 400)


def svg(drawing: str) -> str:
    """The drawing as a file of its own, in the colours of paper."""
    body = str(drawing).replace("<svg ", f"<svg {_FRAME} ", 1)
    return xml_text(body.replace("><title", f"><style>{_style()}</style><title", 1))


def png(drawing: str) -> bytes:
    """The drawing as a picture, twice as fine as a screen, or as wide as paper can show."""
    width, height = size_of(drawing)
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    return typeset(
        page.encode(), {"svg": svg(drawing)}, "png", ppi=72 * min(2.0, WIDEST / width)
    )
