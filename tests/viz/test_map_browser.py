from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from graph.evidence import Evidence
from graph.model import Source
from graph.network import Network
from tests.viz.conftest import digest, gather
from tests.viz.conftest import statement as written
from tests.viz.municipality import municipality
from tests.viz.visits import Visit, printed
from viz.map.layout import Layout, layout
from viz.map.scene import Scene, scene
from viz.wording import Wording

pytestmark = pytest.mark.browser

Graph = tuple[Network, Evidence]
EN = Wording("en")


def expected(
    shown: Scene, off: dict[str, set[str]], purpose: str = ""
) -> tuple[set[int], list[int]]:
    """Nodes and ties that filters let through, by brute force."""

    def node_value(key: str, i: int) -> str:
        node = shown.nodes[i]
        if key == "respondent":
            return "yes" if node.respondent else "no"
        return str(getattr(node, key))

    about_ties = {key: off[key] for key in off if key in {"band", "status"}}
    about_nodes = {key: off[key] for key in off if key not in about_ties}
    nodes = {
        i
        for i in range(len(shown.nodes))
        if not any(node_value(key, i) in values for key, values in about_nodes.items())
    }
    ties = [
        i
        for i, tie in enumerate(shown.ties)
        if {tie.source, tie.target} <= nodes
        and not any(getattr(tie, key) in values for key, values in about_ties.items())
        and purpose.casefold() in "\n".join(tie.purposes).casefold()
    ]
    if any(about_ties.values()) or purpose:
        nodes &= {end for i in ties for end in (shown.ties[i].source, shown.ties[i].target)}
    return nodes, ties


def assert_shows(found: Visit, shown: Scene, nodes: set[int], ties: list[int]) -> None:
    assert found.count() == (
        f"{len(nodes)} of {len(shown.nodes)} units and "
        f"{len(ties)} of {len(shown.ties)} collaborations shown"
    )
    table = found.page.evaluate(
        "() => [...document.querySelectorAll('#table tbody tr')]"
        ".map(r => [r.cells[0].textContent, r.cells[1].textContent])"
    )
    pairs = [
        (shown.nodes[shown.ties[i].source].name, shown.nodes[shown.ties[i].target].name)
        for i in ties
    ]
    assert sorted(map(tuple, table)) == sorted(pairs)
    paper = printed(found.page)
    lines = {frozenset((shown.ties[i].source, shown.ties[i].target)) for i in ties}
    assert paper["lines"] == len([pair for pair in lines if len(pair) == 2])
    assert paper["shapes"] == len(nodes)


def test_every_filter_shows_exactly_what_matches(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    shown = scene(*organisation, EN)
    found = visit(organisation)
    found.page.click("#as-table")
    assert_shows(found, shown, *expected(shown, {}))
    for facet in shown.facets:
        for value, _ in facet.values:
            box = found.page.locator(f'[data-facet="{facet.key}"][data-value="{value}"]')
            box.uncheck()
            assert_shows(found, shown, *expected(shown, {facet.key: {value}}))
            box.check()
    assert_shows(found, shown, *expected(shown, {}))


def test_filters_combine_and_can_be_undone(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    shown = scene(*organisation, EN)
    found = visit(organisation)
    found.page.click("#as-table")
    found.page.uncheck('[data-facet="band"][data-value="unknown"]')
    found.page.uncheck('[data-facet="kind"][data-value="body"]')
    both = {"band": {"unknown"}, "kind": {"body"}}
    found.page.fill("#purpose", "MØTER")
    assert_shows(found, shown, *expected(shown, both, "møter"))
    assert expected(shown, both, "møter")[1]
    found.page.click("#undo")
    assert_shows(found, shown, *expected(shown, both))
    found.page.click("#undo")
    assert_shows(found, shown, *expected(shown, {"band": {"unknown"}}))
    found.page.click("#reset")
    assert_shows(found, shown, *expected(shown, {}))


def test_counts_in_the_legend_are_those_of_the_scene(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    shown = scene(*organisation, EN)
    found = visit(organisation)
    off = {"scope": {"unknown"}}
    found.page.uncheck('[data-facet="scope"][data-value="unknown"]')
    for facet in shown.facets:
        relaxed = {key: values for key, values in off.items() if key != facet.key}
        nodes, ties = expected(shown, relaxed)
        for value, _ in facet.values:
            others = {v for v, _ in facet.values} - {value}
            alone_nodes, alone_ties = expected(shown, {**relaxed, facet.key: others})
            about_ties = facet.key in {"band", "status"}
            count = (
                len([t for t in alone_ties if t in ties])
                if about_ties
                else len(alone_nodes & nodes)
            )
            row = found.page.locator(
                f'.row:has([data-facet="{facet.key}"][data-value="{value}"]) .n'
            )
            assert row.text_content() == str(count), (facet.key, value)


def test_what_a_unit_says_of_itself_is_shown_and_not_counted(
    visit: Callable[..., Visit],
) -> None:
    listed = Source(name="lists.txt", sha256=digest("itself"), language="en")
    said = [
        written("Archive", partner, line, source=listed.sha256)
        for line, partner in enumerate(("Archive", "Port"), 1)
    ]
    found = visit(gather(said, [listed]))
    assert found.count() == "2 of 2 units and 1 of 1 collaborations shown"
    row = found.page.locator('.row:has([data-facet="status"][data-value="existing"]) .n')
    assert row.text_content() == "1"
    found.page.click("#as-table")
    assert found.page.locator("#table caption").inner_text() == "1 collaborations"
    assert found.page.locator("#table tbody tr").count() == 2


def test_only_leaves_one_value(visit: Callable[..., Visit], organisation: Graph) -> None:
    shown = scene(*organisation, EN)
    found = visit(organisation)
    found.page.click("#as-table")
    found.page.get_by_role("button", name="Show only Strained").click(force=True)
    assert_shows(found, shown, *expected(shown, {"status": {"existing", "proposed"}}))


def test_search_by_keyboard_opens_the_evidence(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    found = visit(organisation)
    page = found.page
    page.keyboard.press("/")
    page.keyboard.type("okonomi".replace("o", "ø", 1))
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "hits-0"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Økonomi"
    network, evidence = organisation
    here = network.find("Økonomi")
    rows = [
        row
        for row in range(len(network.source))
        if here in (int(network.source[row]), int(network.target[row]))
    ]
    said = evidence.said(i for row in rows for i in network.evidence[row])
    panel = page.inner_text("#panel")
    for statement in said:
        assert statement.quote in panel
        assert f"line {statement.place.line}" in panel
    partners = {int(network.source[r]) for r in rows} | {int(network.target[r]) for r in rows}
    assert page.locator("#panel .partner").count() == len(partners - {here})


def test_a_spelling_and_a_name_without_accents_are_found(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    page = visit(organisation).page
    page.fill("#search", "personalavd")
    assert page.inner_text("#hits b") == "HR"
    page.fill("#search", "rad 1")
    assert "Råd 1" in page.locator("#hits b").all_inner_texts()
    page.fill("#search", "zzz")
    assert page.locator("#hits li").count() == 0
    assert page.text_content("#live") == "Nothing found"


def test_the_map_by_keyboard(visit: Callable[..., Visit], organisation: Graph) -> None:
    found = visit(organisation, "#unit=hr")
    page = found.page
    assert page.inner_text("#panel h2") == "HR"
    page.focus("#map")
    page.keyboard.press("n")
    neighbour = (page.text_content("#live") or "").removeprefix("Neighbour: ")
    page.keyboard.press("Enter")
    assert neighbour.startswith(page.inner_text("#panel h2"))
    assert page.inner_text("#panel h2") != "HR"
    assert found.hash().startswith("#unit=")
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").count() == 0
    page.keyboard.press("0")
    assert found.hash() == ""
    for key in ("ArrowLeft", "ArrowDown", "+", "-", "0"):
        page.keyboard.press(key)


def test_an_address_opens_a_unit(visit: Callable[..., Visit], organisation: Graph) -> None:
    page = visit(organisation, "#unit=%C3%B8konomi").page
    assert page.inner_text("#panel h2") == "Økonomi"
    page.evaluate("location.hash = '#unit=hr'")
    page.wait_for_function("document.querySelector('#panel h2').textContent === 'HR'")


def on_screen(page: Page, placed: Layout, point: tuple[float, float]) -> tuple[float, float]:
    """Where a point of the map is drawn at the opening zoom."""
    box = page.locator("#map").bounding_box()
    assert box is not None
    left, top, width, height = placed.bounds
    scale = min((box["width"] - 24) / width, (box["height"] - 24) / height, 1.4)
    return (
        box["x"] + box["width"] / 2 + (point[0] - left - width / 2) * scale,
        box["y"] + box["height"] / 2 + (point[1] - top - height / 2) * scale,
    )


def clear_spot(shown: Scene, placed: Layout) -> tuple[int, tuple[float, float]]:
    """A line, and a point on it that is far from all other lines, shapes and labels."""
    place = placed.positions
    ends = np.array([(line.a, line.b) for line in shown.lines])
    p, q = place[ends[:, 0]], place[ends[:, 1]]
    best = (0.0, 0, (0.0, 0.0))
    for at in range(len(ends)):
        for share in np.linspace(0.2, 0.8, 13):
            spot = p[at] + share * (q[at] - p[at])
            along = ((spot - p) * (q - p)).sum(1) / np.square(q - p).sum(1)
            feet = p + np.clip(along, 0, 1)[:, None] * (q - p)
            lines = np.delete(np.hypot(*(feet - spot).T), at)
            labels = np.hypot(*((place - np.subtract(spot, (0, 16))) / (2.2, 1.2)).T)
            free = min(lines.min(), labels.min())
            if free > best[0]:
                best = (float(free), at, (float(spot[0]), float(spot[1])))
    assert best[0] > 14
    return best[1:]


def test_a_click_on_a_line_or_shape_shows_what_was_said(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    shown = scene(*organisation, EN)
    placed = layout(shown)
    page = visit(organisation).page
    at, spot = clear_spot(shown, placed)
    page.mouse.click(*on_screen(page, placed, spot))
    line = shown.lines[at]
    assert (
        page.inner_text("#panel h2")
        == f"{shown.nodes[line.a].name} – {shown.nodes[line.b].name}"
    )
    panel = page.inner_text("#panel")
    for tie in line.ties:
        for quote in shown.ties[tie].quotes:
            assert shown.quotes[quote].text in panel
            assert shown.quotes[quote].place in panel
    x, y = placed.positions[line.a].tolist()
    page.mouse.click(*on_screen(page, placed, (x, y)))
    assert page.inner_text("#panel h2") == shown.nodes[line.a].name


def test_hostile_text_runs_nothing_and_is_shown(
    visit: Callable[..., Visit], hostile: Graph
) -> None:
    network, _ = hostile
    page = visit(hostile).page
    page.click("#as-table")
    for node in network.actors:
        page.evaluate("key => { location.hash = '#unit=' + encodeURIComponent(key); }", node.id)
        page.wait_for_function(
            "name => document.querySelector('#panel h2')?.textContent === name", arg=node.name
        )
    page.fill("#search", "img")
    assert "<img src=x onerror=window.hit=1>" in page.locator("#hits b").all_text_contents()
    cells = page.locator("#table tbody td:first-child").all_text_contents()
    assert sorted(cells) == sorted(
        network.actors[int(network.source[r])].name for r in range(len(network.source))
    )
    printed(page)
    with page.expect_download() as waiting:
        page.click("#save summary")
        page.click("#save-csv")
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    assert not any(
        cell.startswith(("=", "+", "-", "@"))
        for line in text.split("\n")
        for cell in line.split(";")
    )
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(("button", "ending"), [("svg", ".svg"), ("png", ".png")])
def test_pictures_are_saved(
    visit: Callable[..., Visit], hostile: Graph, button: str, ending: str
) -> None:
    page = visit(hostile).page
    page.click("#save summary")
    with page.expect_download() as waiting:
        page.click(f"#save-{button}")
    data = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename.endswith(ending)
    if button == "png":
        assert data.startswith(b"\x89PNG")
        assert len(data) > 2000
    else:
        import xml.etree.ElementTree as ET

        root = ET.fromstring(data)  # noqa: S314 - our own file
        texts = "".join(root.itertext())
        assert "onerror" in texts


def test_paper_shows_legend_picture_and_all_rows(
    visit: Callable[..., Visit], organisation: Graph
) -> None:
    page = visit(organisation).page
    names = {"".join(t.split()) for t in printed(page)["texts"]}
    shown = scene(*organisation, EN)
    assert {"".join(node.name.split()) for node in shown.nodes} <= names
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.is_visible("#print-picture")
    assert page.is_visible("#facets")
    assert page.locator("#table tbody tr").count() == len(shown.ties)
    assert not page.is_visible("#search")
    # Nobody presses a button on paper.
    assert page.locator(":is(header, .bar, .zoom, nav) button:visible").count() == 0


def test_the_table_sorts(visit: Callable[..., Visit], organisation: Graph) -> None:
    page = visit(organisation).page
    page.click("#as-table")
    page.click("#table th:nth-child(4) button")
    numbers = [
        int(t) for t in page.locator("#table tbody td:nth-child(4)").all_text_contents() if t
    ]
    assert numbers == sorted(numbers, reverse=True)
    assert page.get_attribute("#table th:nth-child(4)", "aria-sort") == "descending"


@pytest.mark.parametrize("groups", [False, True])
def test_no_label_is_missing_at_the_opening(
    visit: Callable[..., Visit], organisation: Graph, groups: bool
) -> None:
    network, evidence = organisation
    if not groups:
        actors = [a.model_copy(update={"groups": {}}) for a in network.actors]
        rows = [network.collaboration(row) for row in range(len(network.source))]
        network = Network.build(actors, rows)
    page = visit((network, evidence)).page
    assert page.get_attribute("#map", "data-labels") == str(len(network))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_colour_schemes_draw(
    visit: Callable[..., Visit], organisation: Graph, scheme: str
) -> None:
    page = visit(organisation, color_scheme=scheme).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 28)")
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    page.wait_for_timeout(50)


def test_a_large_network_opens_with_its_groups(visit: Callable[..., Visit]) -> None:
    graph = municipality(620, 150, 1500, groups=12)
    found = visit(graph)
    page = found.page
    overview, full = page.locator("#path button").all()
    assert overview.is_disabled()
    assert sorted(t for t in printed(page)["texts"] if t.startswith("Avdeling")) == sorted(
        f"Avdeling {i}" for i in range(1, 13)
    )
    full.click()
    assert printed(page)["shapes"] == 620
    page.locator("#path button").first.click()
    name = graph[0].actors[0].name
    page.fill("#search", name)
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == name
    assert page.inner_text("#path b").startswith("Avdeling")


@pytest.mark.parametrize("width", [1024, 800])
def test_narrow_windows_keep_everything_at_hand(
    visit: Callable[..., Visit], organisation: Graph, width: int
) -> None:
    page = visit(organisation).page
    page.set_viewport_size({"width": width, "height": 768})
    if width < 860:
        assert not page.is_visible("#legend")
        page.click("#filters")
    assert page.is_visible("#legend")
    assert page.is_visible("#count")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    page.fill("#search", "skole")
    page.keyboard.press("Enter")
    assert page.is_visible("#panel h2")
    page.click("#panel .close")
    assert not page.is_visible("#panel")
