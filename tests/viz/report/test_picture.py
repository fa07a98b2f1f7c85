from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from types import SimpleNamespace
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest

from graph.evidence import Evidence
from graph.network import Network
from queries.coverage import coverage
from tests.viz.municipality import municipality
from viz.drawing import SVG
from viz.map.labels import size
from viz.report.content import Figure, Report
from viz.report.picture import map_section
from viz.report.standalone import COLOURS, png, size_of, svg
from viz.wording import Wording

Graph = tuple[Network, Evidence]
Contents = Callable[[str], Report]
NAME = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figure(contents: Contents) -> Figure:
    return drawing_of(contents("en"))


def drawing_of(report: Report) -> Figure:
    (section,) = [s for s in report.sections if s.key == "map"]
    (found,) = [block for block in section.blocks if isinstance(block, Figure)]
    return found


def parts(figure: Figure, kind: str) -> list[ET.Element]:
    drawn = ET.fromstring(svg(figure.drawing)).iter()  # noqa: S314 - our own
    return [e for e in drawn if kind in (e.get("class") or "").split()]


def test_every_actor_and_every_pair_is_drawn(organisation: Graph, figure: Figure) -> None:
    network = organisation[0]
    pairs = {
        frozenset((int(a), int(b)))
        for a, b in zip(network.source, network.target, strict=True)
        if a != b
    }
    legend = parts(figure, "m-key")
    shapes = parts(figure, "m-node")
    assert len(parts(figure, "m-label")) == len(network)
    assert len(shapes) > len(network)
    assert len(shapes) - len(network) + 3 == len(legend)  # and three lines, one a status
    assert len(parts(figure, "m-line")) == len(pairs) + 3


def test_names_do_not_overlap(figure: Figure) -> None:
    boxes = []
    for label in parts(figure, "m-label"):
        lines = label.findall(f"{NAME}tspan")
        wide, high = size(tuple(line.text or "" for line in lines))
        x, y = float(lines[0].get("x", "")), float(lines[0].get("y", ""))
        boxes.append((x - wide / 2, y, x + wide / 2, y + high))
    for (a, b, c, d), (e, f, g, h) in combinations(boxes, 2):
        assert c <= e + 1 or g <= a + 1 or d <= f + 1 or h <= b + 1


def test_strained_and_wished_ties_are_told_apart_without_colour(figure: Figure) -> None:
    (strained,) = parts(figure, "m-strained")[:1]
    (proposed,) = parts(figure, "m-proposed")[:1]
    assert strained.get("stroke-dasharray") != proposed.get("stroke-dasharray")
    assert None not in (strained.get("stroke-dasharray"), proposed.get("stroke-dasharray"))


def test_a_drawing_alone_has_its_colours(figure: Figure) -> None:
    alone = svg(figure.drawing)
    assert COLOURS["accent"] in alone
    assert "var(" not in alone
    assert "http" not in alone.replace("http://www.w3.org/2000/svg", "")


def test_a_picture_is_a_png_no_wider_than_paper_needs(figure: Figure) -> None:
    made = png(figure.drawing)
    assert made.startswith(b"\x89PNG")
    assert int.from_bytes(made[16:20], "big") <= 2600
    assert size_of(figure.drawing)[0] > 200


def test_hostile_names_are_drawn_as_text(hostile_contents: Report) -> None:
    figure = drawing_of(hostile_contents)
    tags = {e.tag for e in ET.fromstring(svg(figure.drawing)).iter()}  # noqa: S314 - our own
    assert f"{NAME}script" not in tags
    assert f"{NAME}img" not in tags
    assert png(figure.drawing)


def test_nothing_is_drawn_of_nothing() -> None:
    empty = SVG.format(
        kind="x", id="x", width=10, height=10, title="t", description="d", body=""
    )
    assert png(empty).startswith(b"\x89PNG")


def test_a_large_network_is_drawn_as_groups() -> None:
    large = municipality(600, 300, 1500, groups=12)
    facts = SimpleNamespace(
        network=large[0],
        evidence=large[1],
        wording=Wording("en"),
        coverage=coverage(large[0]),
    )
    (section,) = map_section(cast("Any", facts))
    figure = section.blocks[1]
    assert isinstance(figure, Figure)
    assert len(parts(figure, "m-area")) == 12
    assert not parts(figure, "m-node")
    assert len(parts(figure, "m-group")) == 24  # a name and a number each
    assert 12 < len(parts(figure, "m-bundle")) <= 36


def test_the_legend_has_room_beside_a_map_of_few_units() -> None:
    few = municipality(3, 1, 2, groups=1)
    facts = SimpleNamespace(
        network=few[0], evidence=few[1], wording=Wording("da"), coverage=coverage(few[0])
    )
    (section,) = map_section(cast("Any", facts))
    drawn = section.blocks[1]
    assert isinstance(drawn, Figure)
    root = ET.fromstring(svg(drawn.drawing))  # noqa: S314 - our own
    paper = float(root.get("viewBox", "").split()[2])
    (outer,) = [e for e in root.findall(f"{NAME}g") if e.get("transform")]
    (inner,) = [e for e in outer.findall(f"{NAME}g") if e.find(f"{NAME}g") is not None]
    ends = [
        start(outer)
        + start(inner)
        + start(entry)
        + float(key.get("x", ""))
        + 5.5 * len(key.text or "")
        for entry in inner.findall(f"{NAME}g")
        for key in entry.findall(f"{NAME}text")
    ]
    assert len(ends) >= 3
    assert start(outer) + start(inner) >= 0
    assert max(ends) <= paper


def start(group: ET.Element) -> float:
    return float(group.get("transform", "").removeprefix("translate(").split()[0])
