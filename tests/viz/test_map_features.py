"""What the map lets a reader do beyond filters: point out, find a path, focus, come back."""

from __future__ import annotations

from collections import deque

import pytest
from playwright.sync_api import Page

from graph.evidence import Evidence
from graph.network import Network
from queries.betweenness import betweenness
from queries.hubs import hubs
from queries.missing import missing
from queries.partners import partners
from queries.paths import Paths, paths
from queries.silos import silos
from tests.viz.municipality import municipality
from tests.viz.visits import Open, Visit, printed
from viz.map.scene import Scene, scene
from viz.wording import Wording

pytestmark = pytest.mark.browser

Graph = tuple[Network, Evidence]
EN = Wording("en")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def rows(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('#panel .most li')].map(li => "
        "[li.querySelector('button, .who span').textContent, li.lastChild.textContent])"
    )
    return found


def test_hubs_are_pointed_out_with_the_figures_of_the_query(
    visit: Open, organisation: Graph
) -> None:
    page = visit(organisation).page
    page.focus("#map")
    press(page, "o")
    assert page.is_checked("[name=overlay][value=hubs]")
    named = {hub.name: hub.in_degree for hub in hubs(organisation[0]).hubs}
    shown = rows(page)
    assert shown
    assert [int(figure) for _, figure in shown] == [named[name] for name, _ in shown]
    least = min(named[name] for name, _ in shown)
    assert {n for n, count in named.items() if count > least} <= {name for name, _ in shown}
    assert "by chance" in page.inner_text("#overlay-text")
    assert "in-degree" in (page.text_content("#live") or "")
    figures = [text for text in printed(page)["texts"] if text.isdigit()]
    assert sorted(figures) == sorted(figure for _, figure in shown)


def test_brokers_are_those_with_the_highest_betweenness(
    visit: Open, organisation: Graph
) -> None:
    network, _ = organisation
    page = visit(organisation, "#show=brokers").page
    values = betweenness(partners(network)).values
    pairs = (len(network) - 1) * (len(network) - 2) / 2
    best = sorted(range(len(network)), key=lambda i: -values[i])[: len(rows(page))]
    assert {name for name, _ in rows(page)} == {network.actors[i].name for i in best}
    shares = [float(figure.rstrip("%")) for _, figure in rows(page)]
    assert shares == [round(float(values[i]) / pairs * 100, 1) for i in best]


def test_silos_are_framed_beside_their_chance_level(visit: Open) -> None:
    graph = municipality(90, 40, 400, groups=6)
    page = visit(graph, "#show=silos").page
    found = {group.name: group for group in silos(graph[0], "avdeling").groups}
    shown = dict(rows(page))
    assert set(shown) == set(found)
    for name, figure in shown.items():
        value = found[name].index.value
        assert value is not None
        assert float(figure.replace("−", "-")) == round(value, 2)
    framed = page.evaluate(
        "() => { dispatchEvent(new Event('beforeprint')); const framed = "
        "document.querySelectorAll('#print-picture rect[stroke]').length; "
        "dispatchEvent(new Event('afterprint')); return framed; }"
    )
    assert framed == sum(bool(group.silo) for group in found.values()) > 0


def test_missing_links_are_those_of_the_query(visit: Open, organisation: Graph) -> None:
    found = missing(organisation[0])
    page = visit(organisation, "#show=missing").page
    wished = {frozenset((k.source.name, k.target.name)) for k in found.proposed if not k.exists}
    strained = {frozenset((k.source.name, k.target.name)) for k in found.strained}
    one_sided = {frozenset((k.source.name, k.target.name)) for k in found.one_sided}
    counts = page.locator("#overlay-text .sort .n").all_inner_texts()
    assert [int(n) for n in counts][:3] == [len(wished), len(strained), len(one_sided)]
    pairs = {frozenset(name.split(" – ")) for name, _ in rows(page)}
    assert wished | strained | one_sided <= pairs
    page.click("#panel .most button")
    assert " – " in page.inner_text("#panel h2")
    assert page.locator("#panel blockquote").count() > 0


def steps_on(page: Page) -> list[str]:
    """Names of the units on the path that the panel tells."""
    found: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('#panel .step')]"
        ".map(p => [...p.querySelectorAll('button')].map(b => b.textContent))"
    )
    return [found[0][0], *(to for _, to in found)] if found else []


def length(page: Page) -> float:
    return float(page.evaluate("Number(document.getElementById('panel').dataset.length)"))


def far_apart(network: Network) -> tuple[str, str, Paths]:
    """Two units with a strongest way of at least three steps."""
    names = [actor.name for actor in network.actors if actor.respondent]
    for a in names:
        for b in reversed(names):
            found = None if a == b else paths(network, a, b).strongest_if_yearly
            if found and len(found.steps) >= 3:
                return a, b, paths(network, a, b)
    raise AssertionError("no such pair")


def test_the_strongest_path_is_that_of_the_query(visit: Open, organisation: Graph) -> None:
    network, evidence = organisation
    a, b, found = far_apart(network)
    way = found.strongest_if_yearly
    assert way is not None
    page = visit(organisation).page
    page.focus("#path-a")
    page.keyboard.type(a)
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "path-b"
    page.keyboard.type(b)
    press(page, "Enter")
    assert steps_on(page) == [a, *(step.other.name for step in way.steps)]
    assert length(page) == pytest.approx(way.length)
    panel = page.inner_text("#panel")
    for step in way.steps:
        for statement in evidence.said(step.evidence):
            assert statement.quote in panel
    page.focus("#map")
    press(page, "Escape")
    assert steps_on(page) == []


def test_paths_keep_to_what_is_shown(visit: Open, organisation: Graph) -> None:
    network, _ = organisation
    ids = {actor.name: actor.id for actor in network.actors}
    names = [actor.name for actor in network.actors][::11]
    pairs = [(a, b) for i, a in enumerate(names) for b in names[:i]]
    page = visit(organisation).page
    for purpose in ("", "møter"):
        if purpose:
            page.fill("#purpose", purpose)
        for a, b in pairs:
            page.evaluate(
                "words => { location.hash = new URLSearchParams(words); }",
                {"from": ids[a], "to": ids[b], "purpose": purpose},
            )
            page.wait_for_timeout(10)
            found = paths(network, a, b, text=purpose or None).strongest_if_yearly
            if found is None:
                assert "No way" in page.inner_text("#panel")
            else:
                assert length(page) == pytest.approx(found.length)


def around(shown: Scene, start: int, steps: int) -> set[int]:
    """Nodes at most so many steps away, by breadth first."""
    near: dict[int, set[int]] = {}
    for tie in shown.ties:
        near.setdefault(tie.source, set()).add(tie.target)
        near.setdefault(tie.target, set()).add(tie.source)
    far, queue = {start: 0}, deque([start])
    while queue:
        at = queue.popleft()
        for other in near.get(at, set()) - set(far):
            far[other] = far[at] + 1
            queue.append(other)
    return {i for i, distance in far.items() if distance <= steps}


def test_focus_on_a_unit_by_keyboard(visit: Open, organisation: Graph) -> None:
    shown = scene(*organisation, EN)
    found = visit(organisation, "#unit=byggesak")
    page = found.page
    start = next(i for i, node in enumerate(shown.nodes) if node.key == "byggesak")
    page.focus("#map")
    for steps in (1, 2):
        press(page, "f")
        inside = around(shown, start, steps)
        ties = [tie for tie in shown.ties if {tie.source, tie.target} <= inside]
        assert found.count().startswith(f"{len(inside)} of {len(shown.nodes)} units")
        assert f" {len(ties)} of " in found.count()
        assert printed(page)["shapes"] >= len(inside)
    press(page, "f")
    assert found.count().startswith(f"{len(shown.nodes)} of")
    page.get_by_role("button", name="1 step").focus()
    press(page, "Enter")
    assert found.count().startswith(f"{len(around(shown, start, 1))} of")
    page.focus("#map")
    press(page, "Escape", "Escape")
    assert found.count().startswith(f"{len(shown.nodes)} of")


def test_the_slider_leaves_unknown_to_its_own_switch(visit: Open, organisation: Graph) -> None:
    shown = scene(*organisation, EN)
    found = visit(organisation)
    page = found.page
    lows = sorted({tie.low for tie in shown.ties if tie.low})
    page.focus("#at-least")
    press(page, "ArrowRight", "ArrowRight")
    least = lows[1]
    kept = [tie for tie in shown.ties if tie.low is None or tie.low >= least]
    assert f" {len(kept)} of " in found.count()
    assert page.get_attribute("#at-least", "aria-valuetext") == (
        f"At least {least:.0f} contacts a year, or unknown"
    )
    page.uncheck('[data-facet="band"][data-value="unknown"]')
    assert f" {len([t for t in kept if t.low is not None])} of " in found.count()
    page.focus("#map")
    press(page, "Control+z")
    assert f" {len(kept)} of " in found.count()
    press(page, "Control+z")
    assert f"{len(shown.ties)} of {len(shown.ties)} " in found.count()
    press(page, "Control+y")
    assert f" {len(kept)} of " in found.count()


def looks(found: Visit) -> tuple[object, ...]:
    """All that a reader sees of a view."""
    page = found.page
    return (
        found.count(),
        page.inner_text("#panel"),
        page.evaluate("[...document.querySelectorAll('input')].map(i => [i.checked, i.value])"),
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
        page.is_visible("#table"),
        page.inner_text("#path"),
        page.get_attribute("#map", "data-labels"),
        found.hash(),
        tuple(printed(page).items()),
    )


@pytest.mark.parametrize("large", [False, True])
def test_the_address_reopens_the_same_view(
    visit: Open, organisation: Graph, large: bool
) -> None:
    graph = municipality(510, 100, 900, groups=12) if large else organisation
    found = visit(graph)
    page = found.page
    unit = max(scene(*graph, EN).nodes, key=lambda node: node.named_by)
    page.uncheck('[data-facet="kind"][data-value="body"]')
    page.uncheck('[data-facet="group"][data-value="1"]')
    page.fill("#purpose", "møte")
    page.click("[name=overlay][value=brokers]")
    page.fill("#search", unit.name)
    press(page, "Enter")
    press(page, "f", "f", "+", "ArrowLeft")
    page.click("#dark")
    page.mouse.move(5, 5)
    address = found.hash()
    for word in ("unit=", "without.kind=body", "without.group=", "purpose=", "show=brokers"):
        assert word in address
    for word in ("focus=", "steps=2", "at=", "colours=dark"):
        assert word in address
    assert looks(visit(graph, address)) == looks(found)
    page.click("#as-table")
    again = visit(graph, found.hash())
    assert again.page.is_visible("#table")
    for one in (page, again.page):
        one.click("#as-map")
    assert looks(again) == looks(found)


def test_undo_redo_and_reset_cover_everything(visit: Open, organisation: Graph) -> None:
    found = visit(organisation)
    page = found.page
    start = looks(found)
    page.click("[name=overlay][value=hubs]")
    page.uncheck('[data-facet="status"][data-value="proposed"]')
    page.fill("#path-a", "HR")
    press(page, "Enter")
    page.fill("#path-b", "Arkiv")
    press(page, "Enter")
    assert steps_on(page)
    page.mouse.move(5, 5)
    page.click("#undo")
    assert steps_on(page) == []
    page.click("#undo")
    page.click("#undo")
    assert page.is_disabled("#undo")
    assert found.count() == start[0]
    for _ in range(3):
        page.click("#redo")
    assert page.is_disabled("#redo")
    assert steps_on(page)
    page.click("#reset")
    assert found.hash() == ""
    assert found.count() == start[0]
    assert page.is_disabled("#reset")


@pytest.mark.parametrize(
    "address",
    [
        "#unit=nobody",
        "#from=a&to=b&focus=c&steps=9",
        "#at=1+2&atleast=-4&show=nothing",
        "#at=0+0+NaN&without.kind=xyz&view=area&area=none",
        "#%E0%A4%A&pair=x&pair=y&colours=red",
    ],
)
def test_an_address_that_makes_no_sense_opens_the_map(
    visit: Open, organisation: Graph, address: str
) -> None:
    found = visit(organisation, address)
    total = len(organisation[0])
    assert found.count().startswith(f"{total} of {total} units")


def test_a_finger_pinches_and_taps(visit: Open, organisation: Graph) -> None:
    found = visit(organisation, has_touch=True, viewport={"width": 390, "height": 844})
    page = found.page
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    touch("touchStart", (180, 450), (210, 450))
    for far in range(0, 60, 6):
        touch("touchMove", (180 - far, 450), (210 + far, 450))
    touch("touchEnd")
    scale = float(found.hash().rsplit("+", 1)[1])
    page.touchscreen.tap(*page_centre(page, "#fit"))
    assert found.hash() == ""
    page.touchscreen.tap(*page_centre(page, "#filters"))
    assert page.is_visible("#legend")
    page.touchscreen.tap(*page_centre(page, "#filters"))
    page.touchscreen.tap(*page_centre(page, "#nearer"))
    assert scale > 1.25 * float(found.hash().rsplit("+", 1)[1]) / 1.25
    page.touchscreen.tap(*page_centre(page, "#as-table"))
    assert page.is_visible("#table tbody tr")


def page_centre(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


TARGETS = """() => [...document.querySelectorAll('button, select, summary, input, label')]
  .filter(e => e.checkVisibility({opacityProperty: true}) && !e.matches('.sr'))
  .filter(e => !(e.matches('input') && e.closest('label')))
  .map(e => [e.textContent || e.id, e.getBoundingClientRect()])
  .filter(([, box]) => box.width && Math.min(box.width, box.height) < 23.9)
  .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("width", [390, 1440])
def test_what_can_be_pressed_is_large_enough(
    visit: Open, organisation: Graph, width: int
) -> None:
    context = {"has_touch": True, "viewport": {"width": width, "height": 844}}
    page = visit(organisation, "#unit=hr&show=missing", **context).page
    if width < 860:
        page.click("#filters")
    small = page.evaluate(TARGETS)
    # A label that only names the field beside it is no target of its own (WCAG 2.2, 2.5.8).
    assert [s for s in small if not s.startswith(("From", "To", "Any number"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_by_itself(visit: Open, organisation: Graph) -> None:
    page = visit(organisation, reduced_motion="reduce").page
    page.click("[name=overlay][value=hubs]")
    page.fill("#search", "HR")
    press(page, "Enter")
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_packed_text_of_any_sort_is_unpacked_whole(visit: Open, hostile: Graph) -> None:
    """The browser's own inflater is the judge of ours, through what the table shows."""
    network, evidence = hostile
    page = visit(hostile).page
    page.click("#as-table")
    cells = page.locator("#table tbody td:last-child span:first-child").all_text_contents()
    said = [s.quote for r in network.evidence for s in evidence.said(r)]
    assert sorted(cells) == sorted(said)


def test_running_text_says_how_sure_it_is(visit: Open, organisation: Graph) -> None:
    network, evidence = organisation
    row = next(r for r in network.evidence if len(r) == 1)[0]
    unsure = evidence.statements[row].model_copy(
        update={"confidence": 0.7, "rule": "works with"}
    )
    changed = Evidence(
        sources=evidence.sources,
        statements={**evidence.statements, row: unsure},
        problems=(),
        questions=(),
        meaning=evidence.meaning,
    )
    page = visit((network, changed)).page
    page.click("#as-table")
    assert page.locator("#table .where", has_text="confidence 0.7").count() == 1
    page.fill("#search", unsure.object)
    press(page, "Enter")
    assert "found in running text, confidence 0.7" in page.inner_text("#panel")
