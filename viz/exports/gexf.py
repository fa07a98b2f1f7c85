"""The graph as GEXF 1.3, for Gephi: as on the map, with positions, colours, shapes and sizes.

One node an actor, one edge a collaboration; two edges of a pair differ in their ``kind``, the
status. The attributes are those of `viz.exports.graphml`. ``weight`` is the lower bound of the
contacts a year and is left out when unknown (``frequency_known`` says so); Gephi then counts
the edge as 1. What XML cannot hold becomes visible (`viz.exports.graphml.xml_text`).

References
----------
.. [1] GEXF 1.3 schema and primer, https://gexf.net
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from graph.evidence import Evidence
from graph.model import Collaboration, Kind, Status
from graph.network import Network
from viz.exports.graphml import actor_values, tie_values, xml_text
from viz.map.layout import Layout, layout, radius
from viz.map.scene import Node, band, scene
from viz.palette import BAND_WIDTHS, THEMES
from viz.wording import Wording

__all__ = ["gexf_files"]

_GEXF, _VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"

_SHAPES = {
    Kind.UNIT: "disc",
    Kind.ROLE: "triangle",
    Kind.COLLECTIVE: "square",
    Kind.BODY: "diamond",
}
_STROKES = {Status.EXISTING: "solid", Status.PROPOSED: "dashed", Status.STRAINED: "double"}
_TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "integer", float: "double"}

Values = Mapping[str, str | float | bool]


def gexf_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`."""
    shown = scene(network, evidence, Wording("en"))
    place = layout(shown)
    actors = [dict(actor_values(actor)) for actor in network.actors]
    ties = [network.collaboration(row) for row in range(len(network.source))]
    said = [tie_values(tie, evidence) for tie in ties]
    labels = [str(values.pop("label")) for values in actors]

    root = ET.Element(f"{{{_GEXF}}}gexf", version="1.3")
    meta = _add(root, "meta")
    _add(meta, "creator").text = "Samspill"
    graph = _add(root, "graph", mode="static", defaultedgetype="directed", idtype="string")
    node_columns = _columns(graph, "node", actors)
    edge_columns = _columns(graph, "edge", said)
    nodes, edges = _add(graph, "nodes"), _add(graph, "edges")
    for i, node in enumerate(shown.nodes):
        element = _add(nodes, "node", id=xml_text(node.key), label=labels[i])
        _attributes(element, node_columns, actors[i])
        _draw_node(element, node, place, i)
    for i, tie in enumerate(ties):
        _attributes(_edge(edges, tie, i), edge_columns, said[i])
    _draw_edges(edges, ties)
    for prefix, space in (("", _GEXF), ("viz", _VIZ)):
        ET.register_namespace(prefix, space)
    ET.indent(root, " ")
    return {path: ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def _add(parent: ET.Element, name: str, space: str = _GEXF, **values: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{space}}}{name}", values)


def _columns(graph: ET.Element, kind: str, rows: Iterable[Values]) -> dict[str, str]:
    """Declare the attributes that occur; the id of each."""
    types = {name: _TYPES[type(value)] for row in rows for name, value in row.items()}
    declared = _add(graph, "attributes", **{"class": kind})
    ids = {name: str(at) for at, name in enumerate(types)}
    for name, type_ in types.items():
        _add(declared, "attribute", id=ids[name], title=name, type=type_)
    return ids


def _attributes(element: ET.Element, ids: Mapping[str, str], values: Values) -> None:
    inside = _add(element, "attvalues")
    for name, value in values.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        _add(inside, "attvalue", **{"for": ids[name], "value": text})


def _edge(edges: ET.Element, tie: Collaboration, at: int) -> ET.Element:
    values = {
        "id": f"e{at}",
        "source": xml_text(tie.source),
        "target": xml_text(tie.target),
        "kind": tie.status.value,
    }
    if tie.low is not None:
        values["weight"] = str(tie.low)
    return _add(edges, "edge", **values)


def _draw_node(element: ET.Element, node: Node, place: Layout, at: int) -> None:
    _colour(element, THEMES["light"]["scope"][node.scope])
    x, y = place.positions[at]
    # On the map y grows downwards, in Gephi upwards.
    _add(element, "position", _VIZ, x=f"{x:.1f}", y=f"{0.0 - y:.1f}", z="0.0")
    _add(element, "size", _VIZ, value=f"{radius(node.named_by):.2f}")
    _add(element, "shape", _VIZ, value=_SHAPES[node.kind])


def _draw_edges(edges: ET.Element, ties: Iterable[Collaboration]) -> None:
    for element, tie in zip(edges, ties, strict=True):
        known = tie.low is not None or tie.status is not Status.EXISTING
        _colour(element, THEMES["light"]["status"][tie.status])
        _add(element, "thickness", _VIZ, value=str(BAND_WIDTHS[band(tie.low)]))
        _add(element, "shape", _VIZ, value=_STROKES[tie.status] if known else "dotted")


def _colour(element: ET.Element, hexadecimal: str) -> None:
    red, green, blue = bytes.fromhex(hexadecimal[1:])
    _add(element, "color", _VIZ, r=str(red), g=str(green), b=str(blue))
