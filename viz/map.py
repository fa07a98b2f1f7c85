"""The interactive map: one HTML file that works without a network."""

from __future__ import annotations

import warnings
from dataclasses import astuple
from typing import Any, cast

from graph.evidence import Evidence
from graph.network import Network
from viz.closeups import OVERVIEW, closeups
from viz.labels import size, wrap
from viz.layout import LABELLED, Area, Layout, layout, radius
from viz.page import environment, writable
from viz.palette import BAND_WIDTHS, SHAPES, STROKES, THEMES
from viz.scene import Scene, scene
from viz.texts import map_texts
from viz.wording import Wording

__all__ = ["map_page"]

_DASHED = 3000  # more lines than this are drawn without dashes and arrows, to stay quick

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "dragNodes": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "smooth": False,
        "chosen": False,
        "selfReference": {"size": 12},
        "arrows": {"to": {"scaleFactor": 0.4}, "from": {"scaleFactor": 0.4}},
    },
}


def map_page(network: Network, evidence: Evidence, wording: Wording, *, title: str) -> str:
    """The map of a network as a page, to be written as UTF-8.

    Parameters
    ----------
    network : Network
    evidence : Evidence
        Must hold every statement that the network's rows name.
    wording : Wording
        Language of the page.
    title : str
        Heading and title of the page.

    Notes
    -----
    The page takes ``#unit=<actor id>`` in its address and opens with that actor chosen.
    """
    shown = scene(network, evidence, wording)
    placed = layout(shown)
    holder = _holder()
    holder.nodes = _nodes(shown, placed)
    holder.edges = [
        {"id": i, "from": line.a, "to": line.b} for i, line in enumerate(shown.lines)
    ]
    holder.options = {
        **_OPTIONS,
        "interaction": {
            **_OPTIONS["interaction"],
            "hideEdgesOnDrag": len(shown.lines) > 2 * _DASHED,
        },
    }
    holder.path = "map.html.j2"
    holder.templateEnv = environment(
        wording,
        title=title,
        themes=THEMES,
        texts=map_texts(wording),
        scene=_plain(shown),
        layout=_plain_layout(shown, placed, wording),
        looks={
            "bands": BAND_WIDTHS,
            "strokes": STROKES,
            "shapes": SHAPES,
            "dashed": len(shown.lines) <= _DASHED,
            "sizes": [[n, radius(n)] for n in (1, 4, 12)],
        },
    )
    return writable(str(holder.generate_html()))


def _holder() -> Any:
    with warnings.catch_warnings():
        # pyvis imports IPython, whose own warnings are no business of the reader.
        warnings.simplefilter("ignore")
        import pyvis.network  # pyright: ignore[reportMissingTypeStubs]
    return cast("Any", pyvis.network.Network)(cdn_resources="in_line")


def _nodes(shown: Scene, placed: Layout) -> list[dict[str, Any]]:
    return [
        {
            "id": i,
            "x": float(placed.positions[i, 0]),
            "y": float(placed.positions[i, 1]),
            "size": round(radius(node.named_by), 2),
            "shape": SHAPES[node.kind],
            "label": node.name,
        }
        for i, node in enumerate(shown.nodes)
    ]


def _plain(shown: Scene) -> dict[str, Any]:
    """The scene as rows: shorter in the page than named fields."""
    return {
        "nodes": [
            (
                *astuple(node),
                wrap(node.name),
                round(size(wrap(node.name), bold=node.respondent)[0], 1),
            )
            for node in shown.nodes
        ],
        "ties": [astuple(tie) for tie in shown.ties],
        "lines": [line.ties for line in shown.lines],
        "quotes": [astuple(quote) for quote in shown.quotes],
        "facets": [astuple(facet) for facet in shown.facets],
    }


def _plain_layout(shown: Scene, placed: Layout, wording: Wording) -> dict[str, Any]:
    large = len(shown.nodes) > OVERVIEW and len(placed.areas) > 1
    return {
        "bounds": placed.bounds,
        "labelled": len(shown.nodes) <= LABELLED,
        "areas": [_plain_area(shown, area, wording) for area in placed.areas],
        "closeups": closeups(shown, placed) if large else None,
    }


def _plain_area(shown: Scene, area: Area, wording: Wording) -> tuple[Any, ...]:
    name = _area_name(shown, area.code, area.members, wording)
    lines = wrap(name)
    return (
        name,
        lines,
        round(size(lines, bold=True)[0], 1),
        area.code >= 0,
        (area.left, area.top, area.width, area.height),
        area.members,
    )


def _area_name(shown: Scene, code: int, members: tuple[int, ...], wording: Wording) -> str:
    """Name of the group, or of the actor that most name in a community."""
    if code >= 0:
        return shown.groups[code]
    chief = min(members, key=lambda i: (-shown.nodes[i].named_by, shown.nodes[i].key))
    return wording("Around {name}", name=shown.nodes[chief].name)
