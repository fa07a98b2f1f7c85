"""How quick the map is in a browser, beside a stock pyvis page of the same graph.

``python -m benchmarks.maps [--stock] [UNITS …]``; needs Chromium. Each figure is
the best of three visits on a page of its own (the machine may be shared): wall clock, and in
brackets the processor time of the page's main thread. Budgets stand beside the figures.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from graph.evidence import Evidence
from graph.network import Network
from tests.viz.municipality import municipality
from tests.viz.visits import ARGUMENTS, drawn
from viz.map.html import map_page
from viz.map.layout import layout
from viz.map.scene import scene
from viz.wording import Wording

FIRST = {500: 500, 1000: 600, 2000: 800, 5000: 1500}  # milliseconds to the first picture
BYTES = {100: 0.8, 1000: 1.6, 2000: 2.5, 5000: 5.0}  # megabytes
ANSWER = {1000: 150, 2000: 250}  # milliseconds for a filter, a search, a choice
VISITS = 3
PATIENCE = 60  # seconds for a stock page

Times = dict[str, tuple[float, float]]


def organisation(units: int) -> tuple[Network, Evidence]:
    """Units in groups of forty, three ties each."""
    return municipality(units, max(units // 5, 16), 3 * units, groups=max(6, units // 40))


def in_python(network: Network, evidence: Evidence, wording: Wording) -> tuple[str, float]:
    """The page, and the least seconds that scene, layout and page took of three."""
    took: list[float] = []
    page = ""
    for _ in range(VISITS):
        start = time.process_time()
        page = map_page(network, evidence, wording, title="Map")
        took.append(time.process_time() - start)
    return page, min(took)


def busy(session: CDPSession) -> float:
    """Seconds that the page's main thread has worked."""
    found: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return next(float(m["value"]) for m in found if m["name"] == "TaskDuration")


@contextmanager
def opened(browser: Browser) -> Generator[tuple[Page, CDPSession]]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    yield page, session
    context.close()


# Two frames later the canvas has been drawn.
TIMED = """async action => {
  const start = performance.now();
  eval(action);
  await new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)));
  return performance.now() - start;
}"""

FRAMES = """() => { window.frames_ = []; let last = performance.now();
  const turn = now => { frames_.push(now - last); last = now; requestAnimationFrame(turn); };
  requestAnimationFrame(turn); }"""

CLICKS = {
    "filter": "document.querySelector('[data-facet=status][data-value=proposed]').click()",
    "search": "const s = document.getElementById('search'); s.value = 'skole'; s.oninput()",
    "choose": "document.getElementById('search').dispatchEvent("
    "new KeyboardEvent('keydown', {key: 'Enter'}))",
    "overview": "document.querySelector('#path button').click()",
    "full map": "document.querySelectorAll('#path button')[1].click()",
    "overview again": "document.querySelector('#path button').click()",
}


def visit(browser: Browser, address: str) -> Times:
    found: Times = {}
    with opened(browser) as (page, session):
        page.goto(address)
        drawn(page)
        wall = page.evaluate("performance.getEntriesByName('samspill-drawn')[0].startTime")
        found["first picture"] = wall, busy(session) * 1000
        page.wait_for_timeout(300)
        for name, action in CLICKS.items():
            if "#path" in action and not page.locator("#path button").count():
                continue
            before = busy(session)
            wall = page.evaluate(TIMED, action)
            found[name] = wall, (busy(session) - before) * 1000
            page.wait_for_timeout(100)
        found["frame while dragging, p95"] = dragged(page), 0.0
    return found


def dragged(page: Page) -> float:
    page.evaluate("document.querySelectorAll('#path button')[1]?.click()")
    page.keyboard.press("Escape")
    page.mouse.move(640, 420)
    page.wait_for_timeout(500)
    page.evaluate(FRAMES)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(640 + 3 * step, 420 + step)
        page.wait_for_timeout(10)
    page.mouse.up()
    frames = sorted(page.evaluate("frames_"))
    return float(frames[int(len(frames) * 0.95)])


def stock(network: Network, browser: Browser, folder: Path) -> tuple[float, float]:
    """Megabytes of pyvis' own page, and seconds until its picture has settled, or inf."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyvis.network import Network as Stock
    plain = cast("Any", Stock)(cdn_resources="in_line", directed=True)
    for i, actor in enumerate(network.actors):
        plain.add_node(i, label=actor.name, title=actor.name)
    for a, b in zip(network.source.tolist(), network.target.tolist(), strict=True):
        plain.add_edge(a, b)
    file = folder / "stock.html"
    file.write_text(plain.generate_html(), encoding="utf-8")
    with opened(browser) as (page, _):
        start = time.perf_counter()
        page.goto(file.as_uri(), wait_until="commit")
        try:
            page.wait_for_function(
                "typeof network !== 'undefined' && (window.done_ ?? (network.once("
                "'stabilizationIterationsDone', () => { window.done_ = true; }),"
                " window.done_ = false))",
                timeout=PATIENCE * 1000,
            )
        except Exception:  # the page hangs: that is the answer
            return file.stat().st_size / 1e6, float("inf")
        return file.stat().st_size / 1e6, time.perf_counter() - start


def main() -> None:
    beside = "--stock" in sys.argv
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [
        100,
        500,
        1000,
        2000,
        5000,
    ]
    wording = Wording("nb")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for units in sizes:
            network, evidence = organisation(units)
            html, took = in_python(network, evidence, wording)
            start = time.process_time()
            layout(scene(network, evidence, wording))
            placing = time.process_time() - start
            file = Path(folder) / "map.html"
            file.write_text(html, encoding="utf-8")
            size = file.stat().st_size / 1e6
            print(
                f"\n{units} units: {size:.2f} MB (budget {BYTES.get(units, '-')}), "
                f"Python {took:.2f} s, of it scene and layout {placing:.2f} s"
            )
            visits = [visit(browser, file.as_uri()) for _ in range(VISITS)]
            for name in visits[0]:
                wall = min(v[name][0] for v in visits)
                cpu = min(v[name][1] for v in visits)
                print(f"  {name}: {wall:.0f} ms ({cpu:.0f})")
            if beside:
                size, settled = stock(network, browser, Path(folder))
                when = f"settled after {settled:.1f} s" if settled < PATIENCE else "not settled"
                print(f"  stock pyvis: {size:.2f} MB, {when} (waited {PATIENCE} s)")
        browser.close()


if __name__ == "__main__":
    main()
