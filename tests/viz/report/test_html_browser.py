from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.evidence import Evidence
from graph.network import Network
from viz.files import write_whole
from viz.report.contents import report_contents
from viz.report.html import html_report
from viz.report.sheet import unit_contents
from viz.wording import LANGUAGES, Wording

pytestmark = pytest.mark.browser

Graph = tuple[Network, Evidence]

CONTRAST = """() => {
  const rgb = (c) => {
    const m = c.match(/[\\d.]+/g).map(Number);
    return c.startsWith('color(') ? m.slice(0, 3).map((x) => x * 255).concat(m[3] ?? 1) : m;
  };
  const lum = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0.99) return c;
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const e of document.querySelectorAll('main *, nav *')) {
    if (e.closest('svg') || !e.checkVisibility() || e.matches('.sr')) continue;
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const a = lum(rgb(getComputedStyle(e).color)), b = lum(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push([e.tagName, e.className, ratio.toFixed(2)]);
  }
  return bad.slice(0, 5);
}"""

CLIPPED = """() => [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter((t) => {
    const box = t.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1;
  }).map((t) => t.textContent);
})"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield opened
        opened.close()


class Opened:
    """A report in the browser, and everything it complained of or asked for."""

    def __init__(
        self, browser: Any, path: Path, graph: Graph, language: str, **view: Any
    ) -> None:
        write_whole(
            path,
            html_report(
                report_contents(
                    *graph,
                    Wording(language),
                    title="Report",
                    generated=datetime.date(2027, 5, 3),
                )
            ),
        )
        self.complaints: list[str] = []
        self.page = browser.new_page(**view)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)
        self.page.goto(path.as_uri())

    def _asked(self, request: Any) -> None:
        if not request.url.startswith("file:"):
            self.complaints.append(request.url)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_page_fits_reads_and_asks_for_nothing(
    browser: Any, organisation: Graph, tmp_path: Path, language: str, scheme: str, width: int
) -> None:
    view = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    opened = Opened(browser, tmp_path / "r.html", organisation, language, **view)
    page = opened.page
    assert opened.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(CLIPPED) == []
    page.close()


def test_hostile_text_runs_nothing_and_is_shown(
    browser: Any, hostile: Graph, tmp_path: Path
) -> None:
    opened = Opened(browser, tmp_path / "r.html", hostile, "nb")
    page = opened.page
    assert page.evaluate("window.hit") is None
    assert opened.complaints == []
    shown = page.evaluate("document.querySelector('#ties').textContent")
    for said in hostile[1].statements.values():
        quote = said.quote.replace("\r", "\n")
        if "\x00" not in quote:  # HTML has no null
            assert quote in shown
    page.close()


def test_a_number_leads_to_its_definition_and_back_by_keyboard(
    browser: Any, organisation: Graph, tmp_path: Path
) -> None:
    page = Opened(browser, tmp_path / "r.html", organisation, "nb").page
    page.focus(".figures a")
    page.keyboard.press("Enter")
    assert page.url.endswith("#def-answered")
    page.go_back()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a')")
    page.close()


def test_skip_link_is_the_first_stop(browser: Any, organisation: Graph, tmp_path: Path) -> None:
    page = Opened(browser, tmp_path / "r.html", organisation, "nb").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_prints_on_paper(browser: Any, organisation: Graph, tmp_path: Path) -> None:
    page = Opened(browser, tmp_path / "r.html", organisation, "nb", color_scheme="dark").page
    page.emulate_media(media="print")
    style = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(style) == "rgb(255, 255, 255)"
    assert not page.is_visible("nav")
    pdf = page.pdf(format="A4", print_background=True)
    assert pdf.startswith(b"%PDF")
    assert 8 < pdf.count(b"/Type /Page\n") < 40
    page.close()


def test_a_sheet_of_one_unit_uses_the_width(
    browser: Any, organisation: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "u.html"
    day = datetime.date(2027, 5, 3)
    sheet = unit_contents(*organisation, Wording("nb"), "HR", generated=day)
    write_whole(path, html_report(sheet))
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.querySelector('main').clientWidth") > 800
    page.close()
