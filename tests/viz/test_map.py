from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from graph.evidence import Evidence
from graph.network import Network
from tests.viz.municipality import municipality
from viz import page
from viz.map.html import map_page
from viz.palette import STROKES, THEMES
from viz.wording import Wording

Graph = tuple[Network, Evidence]
ROOM = Path(page.__file__).parent


class Reader(html.parser.HTMLParser):
    """Elements of a page, and the text of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "script":
            self.scripts[-1] += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv", "en"])
def test_a_whole_page_in_the_readers_language(organisation: Graph, language: str) -> None:
    text = map_page(*organisation, Wording(language), title="Søk & <ord>")
    assert text.startswith("<!DOCTYPE html>")
    reader = read(text)
    tags = dict(reader.elements)
    assert tags["html"]["lang"] == language
    assert ("meta", {"charset": "utf-8"}) in reader.elements
    policy = {"http-equiv": "Content-Security-Policy", "content": page.POLICY}
    assert ("meta", policy) in reader.elements
    assert "<title>Søk &amp; &lt;ord&gt;</title>" in text
    text.encode("utf-8")


def test_nothing_is_fetched_from_elsewhere(organisation: Graph) -> None:
    reader = read(map_page(*organisation, Wording("en"), title="Map"))
    for tag, attributes in reader.elements:
        assert tag not in {"link", "iframe", "img", "object", "base"}
        assert not {"src", "onclick", "onload"} & set(attributes)
    assert not any("sourceMappingURL" in script for script in reader.scripts)


def test_the_same_input_gives_the_same_page(organisation: Graph) -> None:
    pages = {map_page(*organisation, Wording("nb"), title="Kart") for _ in range(2)}
    assert len(pages) == 1


def test_the_data_come_through_whole(hostile: Graph) -> None:
    network, evidence = hostile
    reader = read(map_page(network, evidence, Wording("en"), title="{{ 7*7 }}"))
    data = json.loads(reader.scripts[1])
    assert data["name"] == [a.name for a in network.actors]
    assert data["units"]["key"] == [a.id for a in network.actors]
    assert len(data["from"]) == len(data["to"]) == len(data["lines"])
    packed = json.loads(reader.scripts[2])
    said = zlib.decompress(base64.b64decode(packed["base64"]))
    assert len(said) == packed["bytes"]
    quotes = set(json.loads(said)["text"])
    assert quotes == {s.quote for s in evidence.statements.values()}


def test_hostile_names_open_no_element(hostile: Graph, organisation: Graph) -> None:
    tame = read(map_page(*organisation, Wording("en"), title="Map")).elements
    wild = read(map_page(*hostile, Wording("en"), title="</title><b>")).elements
    assert wild == tame


def test_lone_surrogates_do_not_stop_the_page(organisation: Graph) -> None:
    network, evidence = organisation
    actors = [
        a.model_copy(update={"name": "half \ud83d pair"}) if i == 0 else a
        for i, a in enumerate(network.actors)
    ]
    rows = [network.collaboration(row) for row in range(len(network.source))]
    broken = Network.build(actors, rows)
    map_page(broken, evidence, Wording("en"), title="\udc80").encode("utf-8")


def test_a_network_of_nobody_has_a_map() -> None:
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    assert "<main>" in map_page(Network.build([], []), empty, Wording("en"), title="Empty")


@pytest.mark.parametrize(("actors", "kilobytes"), [(100, 800), (1000, 1600), (2000, 2500)])
def test_the_page_stays_small(actors: int, kilobytes: int) -> None:
    network, evidence = municipality(actors, actors // 5, actors * 3, groups=10)
    text = map_page(network, evidence, Wording("nb"), title="Kart")
    assert len(text.encode("utf-8")) < kilobytes * 1000


def test_vendored_files_are_those_of_the_registry() -> None:
    data = (ROOM / "assets" / "vis-network.min.js").read_bytes()
    assert (
        hashlib.sha256(data).hexdigest()
        == "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5"
    )
    assert "@version 10.1.5" in page.asset("vis-network.min.js")
    licence = (ROOM / "assets" / "LICENSE-vis-network.txt").read_text(encoding="utf-8")
    assert "The MIT License (MIT)" in licence


def test_a_changed_asset_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "vis-network.min.js").write_text("alert(1)", encoding="utf-8")
    monkeypatch.setattr(page, "_ROOM", tmp_path)
    page.asset.cache_clear()
    with pytest.raises(RuntimeError, match="was changed"):
        page.asset("vis-network.min.js")
    page.asset.cache_clear()


def test_importing_the_map_leaves_slow_libraries_alone() -> None:
    slow = "{'pyvis', 'igraph', 'IPython', 'jinja2'}"
    code = f"import sys, viz.map.html; print({slow} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOM.parent,
    )
    assert done.stdout.strip() == "set()"


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_colours_have_the_contrast_of_wcag(name: str) -> None:
    theme = THEMES[name]
    for ground in (theme["page"], theme["area"]):
        assert contrast(theme["ink"], ground) >= 7
        assert contrast(theme["quiet"], ground) >= 4.5
        for colour in (*theme["scope"].values(), *theme["status"].values()):
            assert contrast(colour, ground) >= 3


# Machado, Oliveira & Fernandes (2009), doi:10.1109/TVCG.2009.113, severity 1.0.
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, kind: str) -> tuple[float, ...]:
    """Oklab of a colour as the colour-blind eye sees it (Ottosson 2020)."""
    rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    r, g, b = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear, strict=True))))
        for row in BLINDNESS[kind]
    )
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", BLINDNESS)
def test_scopes_are_told_apart_by_colour_blind_eyes(name: str, kind: str) -> None:
    colours = [seen(c, kind) for c in THEMES[name]["scope"].values()]
    for i, one in enumerate(colours):
        for other in colours[:i]:
            apart = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
            assert apart > 0.06


def test_statuses_differ_by_more_than_colour() -> None:
    assert len(set(STROKES.values())) == len(STROKES)


def test_scripts_put_text_on_the_screen_as_text_only() -> None:
    scripts = [f.read_text(encoding="utf-8") for f in (ROOM / "templates/map").glob("*.js")]
    assert scripts
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function"
    assert not any(re.search(forbidden, script) for script in scripts)
