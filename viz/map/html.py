"""The interactive map: one HTML file that works without a network."""

from __future__ import annotations

import warnings
from dataclasses import astuple
from typing import Any, cast

from graph.evidence import Evidence
from graph.model import Conventions
from graph.network import Network
from viz.map.columns import coded, packed
from viz.map.kept import Kept
from viz.map.labels import size, wrap
from viz.map.layout import LABELLED, Area, Layout, layout, radius
from viz.map.overlays import Overlay, overlays
from viz.map.scene import Scene, scene
from viz.map.script_texts import map_texts
from viz.page import environment, writable
from viz.palette import BAND_WIDTHS, SHAPES, STROKES, THEMES
from viz.told_apart import told_apart
from viz.wording import Wording

__all__ = ["OVERVIEW", "map_page"]

OVERVIEW = 500
"""A map of more units opens with its groups only."""

_DASHED = 3000  # more lines than this are drawn without dashes and arrows, to stay quick

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "custom", "chosen": False},
}


def map_page(
    network: Network,
    evidence: Evidence,
    wording: Wording,
    *,
    title: str,
    kept: Kept | None = None,
) -> str:
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
    kept : Kept, optional
        Where units stood on an earlier map (`viz.map.kept.kept`): they stay there.

    Notes
    -----
    The address of the page takes the whole view after ``#``, such as ``#unit=<actor id>``.
    """
    network = told_apart(network)
    shown = scene(network, evidence, wording)
    placed = layout(shown, kept=kept)
    holder = _holder()
    holder.nodes = _nodes(shown, placed)
    holder.edges = [{"from": line.a, "to": line.b} for line in shown.lines]
    holder.options = _OPTIONS
    holder.path = "map.html.j2"
    holder.templateEnv = environment(
        wording,
        title=title,
        themes=THEMES,
        data={
            "language": wording.language,
            "texts": map_texts(wording),
            "themes": THEMES,
            "looks": _looks(shown),
            "layout": _plain_layout(shown, placed, wording),
            "overlays": [_plain_overlay(o) for o in overlays(network, shown, wording)],
            **_plain(shown),
        },
        said=packed(_said(shown)),
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
            "x": x,
            "y": y,
            "size": round(radius(node.named_by), 1),
            "shape": SHAPES[node.kind],
            "label": node.name,
        }
        for node, (x, y) in zip(shown.nodes, placed.positions.astype(int).tolist(), strict=True)
    ]


def _looks(shown: Scene) -> dict[str, Any]:
    return {
        "bands": BAND_WIDTHS,
        "strokes": STROKES,
        "shapes": SHAPES,
        "dashed": len(shown.lines) <= _DASHED,
        "yearly": Conventions().yearly,
        "sizes": [[n, radius(n)] for n in (1, 4, 12)],
    }


def _plain(shown: Scene) -> dict[str, Any]:
    """What the picture needs, as columns: shorter in the page than rows of named fields."""
    lines = [wrap(node.name) for node in shown.nodes]
    return {
        "units": {
            "key": [node.key for node in shown.nodes],
            "kind": coded(node.kind for node in shown.nodes),
            "scope": coded(node.scope for node in shown.nodes),
            "respondent": [int(node.respondent) for node in shown.nodes],
            "group": [node.group for node in shown.nodes],
            "namedBy": [node.named_by for node in shown.nodes],
            "names": [node.names for node in shown.nodes],
            # A label of one line is the name, and not said twice.
            "label": [
                0 if line == (node.name,) else "\n".join(line)
                for node, line in zip(shown.nodes, lines, strict=True)
            ],
            "width": [
                round(size(line, bold=node.respondent)[0])
                for node, line in zip(shown.nodes, lines, strict=True)
            ],
        },
        "ties": {
            "source": [tie.source for tie in shown.ties],
            "target": [tie.target for tie in shown.ties],
            "status": coded(tie.status for tie in shown.ties),
            "band": coded(tie.band for tie in shown.ties),
            "often": coded(tie.often for tie in shown.ties),
            "low": [tie.low for tie in shown.ties],
        },
        "lines": [line.ties for line in shown.lines],
        "facets": [astuple(facet) for facet in shown.facets],
    }


def _said(shown: Scene) -> dict[str, Any]:
    """What is read only when somebody asks: purposes, quotes, other spellings."""
    purposes = coded(tie.purposes for tie in shown.ties)
    return {
        "spellings": {
            i: node.spellings for i, node in enumerate(shown.nodes) if node.spellings
        },
        "purposes": purposes,
        "quotes": [tie.quotes for tie in shown.ties],
        "text": [quote.text for quote in shown.quotes],
        "place": [quote.place for quote in shown.quotes],
        "heading": coded(quote.heading for quote in shown.quotes),
        "notes": {i: quote.notes for i, quote in enumerate(shown.quotes) if quote.notes},
        "found": {i: quote.found for i, quote in enumerate(shown.quotes) if quote.found},
    }


def _plain_overlay(overlay: Overlay) -> dict[str, Any]:
    return {
        "key": overlay.key,
        "title": overlay.title,
        "meaning": overlay.meaning,
        "chance": overlay.chance,
        "units": [astuple(mark) for mark in overlay.units],
        "groups": [astuple(mark) for mark in overlay.groups],
        "links": [astuple(mark) for mark in overlay.links],
        "sorts": overlay.sorts,
    }


def _plain_layout(shown: Scene, placed: Layout, wording: Wording) -> dict[str, Any]:
    return {
        "bounds": [round(side) for side in placed.bounds],
        "labelled": len(shown.nodes) <= LABELLED,
        "large": len(shown.nodes) > OVERVIEW and len(placed.areas) > 1,
        "areas": [_plain_area(shown, area, wording) for area in placed.areas],
    }


def _plain_area(shown: Scene, area: Area, wording: Wording) -> tuple[Any, ...]:
    name = _area_name(shown, area.code, area.members, wording)
    lines = wrap(name)
    return (
        name,
        lines,
        round(size(lines, bold=True)[0]),
        area.code,
        [round(side) for side in (area.left, area.top, area.width, area.height)],
        area.members,
    )


def _area_name(shown: Scene, code: int, members: tuple[int, ...], wording: Wording) -> str:
    """Name of the group, or of the actor that most name in a community."""
    if code >= 0:
        return shown.groups[code]
    chief = min(members, key=lambda i: (-shown.nodes[i].named_by, shown.nodes[i].key))
    return wording("Around {name}", name=shown.nodes[chief].name)
