"""The graph as GraphML, for Gephi, Cytoscape, yEd and igraph.

One node an actor, one edge a collaboration (so two edges where a pair has two statuses),
with attributes of plain text, numbers and truth values. What is unknown is left out, never
zero. Several values stand on lines of their own; a group attribute such as department is
called ``group department``. A control character that XML cannot hold becomes its picture
(U+2400 and up), and a line end becomes a line feed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.evidence import Evidence
from graph.model import Actor, Collaboration
from graph.network import Network
from graph.problems import place_in

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["actor_values", "graphml_files", "graphml_graph", "tie_values", "xml_text"]

Value = str | float | bool

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def graphml_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_graphml_xml(graphml_graph(network, evidence), buffer)
    return {path: buffer.getvalue()}


def graphml_graph(network: Network, evidence: Evidence) -> nx.MultiDiGraph[str]:
    """The networkx graph that the file holds; reading the file gives an equal one."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in network.actors:
        graph.add_node(xml_text(actor.id), **actor_values(actor))
    for row in range(len(network.source)):
        tie = network.collaboration(row)
        ends = xml_text(tie.source), xml_text(tie.target)
        graph.add_edge(*ends, key=f"e{row}")
        graph.edges[(*ends, f"e{row}")].update(tie_values(tie, evidence))
    return graph


def xml_text(text: str) -> str:
    """The text with what XML cannot hold made visible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ILLEGAL.sub(lambda m: chr(0x2400 + ord(m[0])) if m[0] < " " else "\ufffd", text)


def actor_values(actor: Actor) -> dict[str, Value]:
    """What XML says of an actor, without its id."""
    values: dict[str, Value] = {
        "label": xml_text(actor.name),
        "kind": actor.kind.value,
        "scope": actor.scope.value,
        "respondent": actor.respondent,
    }
    texts = {"organisation": actor.organisation, "names": _lines(actor.names)}
    texts |= {f"group {name}": value for name, value in sorted(actor.groups.items())}
    return values | {xml_text(k): xml_text(v) for k, v in texts.items() if v}


def tie_values(tie: Collaboration, evidence: Evidence) -> dict[str, Value]:
    """What XML says of a collaboration, without its ends."""
    statements = evidence.said(tie.statements)
    values: dict[str, Value] = {
        "status": tie.status.value,
        "statements": len(statements),
        "frequency_known": tie.low is not None,
    }
    if tie.low is not None:
        values["low"] = tie.low
    if tie.high is not None:
        values["high"] = tie.high
    texts = {
        "purposes": _lines(tie.purposes),
        "quotes": _lines(s.quote for s in statements),
        "places": _lines(place_in(evidence.source_of(s).name, s.place) for s in statements),
    }
    return values | {k: xml_text(v) for k, v in texts.items() if v}


def _lines(values: Iterable[str]) -> str:
    return "\n".join(values)
