"""A small graph as a Mermaid flowchart, for wikis and Markdown pages.

Shape says the kind of actor and a dashed border that it is external; a line is solid for an
existing collaboration, dotted for a proposed one, thick for a strained one, and carries the
frequency where it is known. Texts are in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.model import Collaboration, Kind, Scope, Status
from graph.network import Network
from viz.exports.graphml import xml_text
from viz.wording import Wording

__all__ = ["MOST_ACTORS", "mermaid_files"]

MOST_ACTORS = 60
"""More actors than this no flowchart can show legibly."""

_SHAPES = {
    Kind.UNIT: '["{}"]',
    Kind.ROLE: '(["{}"])',
    Kind.COLLECTIVE: '[["{}"]]',
    Kind.BODY: '{{{{"{}"}}}}',
}
_UNSEEN = re.compile("[\x7f-\x9f]")  # HTML, which Mermaid makes, has no numbers for these
_LINES = {Status.EXISTING: "-->", Status.PROPOSED: "-.->", Status.STRAINED: "==>"}


def mermaid_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`.

    Raises
    ------
    UsageError
        If there are more than `MOST_ACTORS` actors.
    """
    if len(network) > MOST_ACTORS:
        raise UsageError(
            f"{len(network)} units and partners are too many for a Mermaid drawing "
            f"({MOST_ACTORS} at most): choose one unit and its partners, or write a .gexf."
        )
    text = "".join(f"{line}\n" for line in _drawing(network))
    return {path: text.encode()}


def _drawing(network: Network) -> Iterator[str]:
    yield "flowchart LR"
    for at, actor in enumerate(network.actors):
        yield f"  n{at}{_SHAPES[actor.kind].format(_label(actor.name))}"
    wording = Wording("en")
    for row in range(len(network.source)):
        ends = int(network.source[row]), int(network.target[row])
        yield f"  n{ends[0]} {_line(network.collaboration(row), wording)} n{ends[1]}"
    external = [f"n{at}" for at, a in enumerate(network.actors) if a.scope is Scope.EXTERNAL]
    if external:
        yield "  classDef external stroke-dasharray: 4 3"
        yield f"  class {','.join(external)} external"


def _line(tie: Collaboration, wording: Wording) -> str:
    words = [] if tie.status is Status.EXISTING else [tie.status.value]
    words += [wording.frequency(tie.low, tie.high)] if tie.low is not None else []
    label = f'|"{_label(", ".join(words))}"|' if words else ""
    return f"{_LINES[tie.status]}{label}"


def _label(text: str) -> str:
    """The text for between quotes: only letters, digits and a few signs stay themselves.

    Mermaid turns ``#NUMBER;`` back into the character after it has read the drawing.
    """
    shown = " ".join(_UNSEEN.sub("\ufffd", xml_text(text)).split()) or " "
    return "".join(c if c.isalnum() or c in " ,.-–" else f"#{ord(c)};" for c in shown)
