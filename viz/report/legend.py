"""What the shapes and lines of the map mean, as a part of the picture."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from graph.model import Kind, Scope, Status
from viz.drawing import px
from viz.map.scene import KINDS, SCOPES, STATUSES, Scene
from viz.palette import STROKES
from viz.report.shapes import dashes, shape
from viz.wording import Wording

__all__ = ["legend"]

LETTER = 6.6  # of a word of the legend
GAP = 34.0
"""Between two entries, with room for the shape."""


def legend(shown: Scene, top: float, wording: Wording) -> tuple[Markup, float]:
    """Two rows from 0 on: the shapes and the lines that occur; and how wide they are."""
    x, drawn = 0.0, list[Markup]()
    for mark, text in _shapes(shown, wording):
        drawn.append(_entry(mark, text, x, top))
        x += GAP + LETTER * len(text)
    wide, x = x, 0.0
    for status in Status:
        if any(tie.status is status for tie in shown.ties):
            text = wording(STATUSES[status])
            drawn.append(_entry(_stroke(status), text, x, top + 22))
            x += GAP + 12 + LETTER * len(text)
    return Markup().join(drawn), max(wide, x)


def _shapes(shown: Scene, wording: Wording) -> Iterator[tuple[Markup, str]]:
    for kind in Kind:
        if any(node.kind is kind for node in shown.nodes):
            yield shape(kind, Scope.INTERNAL, True, 7, -4, 6), wording(KINDS[kind])
    for scope in Scope:
        if any(node.scope is scope for node in shown.nodes):
            yield shape(Kind.UNIT, scope, True, 7, -4, 6), wording(SCOPES[scope])
    if not all(node.respondent for node in shown.nodes):
        hollow = shape(Kind.UNIT, Scope.UNKNOWN, False, 7, -4, 6)
        yield hollow, wording("Filed no list")


def _stroke(status: Status) -> Markup:
    return Markup(
        '<line class="m-line m-{status}" x1="0" y1="-4" x2="26" y2="-4" '
        'stroke-width="2.4"{dashes}/>'
    ).format(status=status.value, dashes=dashes(STROKES[status]))


def _entry(mark: Markup, text: str, x: float, y: float) -> Markup:
    after = 34 if "<line" in mark else 20
    return Markup(
        '<g transform="translate({x} {y})">{mark}'
        '<text class="m-key" x="{after}" y="0">{text}</text></g>'
    ).format(x=px(x), y=px(y), mark=mark, after=after, text=text)
