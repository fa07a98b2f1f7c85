"""Opened maps for the tests, and everything that must not happen on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.evidence import Evidence
from graph.network import Network
from viz.map.html import map_page
from viz.wording import Wording

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = "performance.getEntriesByName('samspill-drawn').length > 0"

OURS = ("file:", "blob:", "about:srcdoc")

Graph = tuple[Network, Evidence]


@dataclass
class Visit:
    """An opened map, and everything that went wrong on it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def count(self) -> str:
        return self.page.inner_text("#count")

    def hash(self) -> str:
        """What the address says when it has settled."""
        self.page.wait_for_timeout(160)
        return str(self.page.evaluate("location.hash"))


Open = Callable[..., Visit]


def watch(page: Page, wrong: list[str]) -> None:
    """Collect requests, messages, errors and refusals of a page."""
    page.on("request", lambda r: wrong.extend([r.url] * (not r.url.startswith(OURS))))
    page.on("console", lambda m: wrong.append(m.text))
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("dialog", lambda d: wrong.append(d.message))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))"
    )


def drawn(page: Page) -> None:
    """Wait for the first picture."""
    for _ in range(400):
        if page.evaluate(DRAWN):
            return
        page.wait_for_timeout(50)
    raise AssertionError("no picture after 20 seconds")


def opener(browser: Browser, folder: Path, visits: list[Visit]) -> Open:
    """A function that writes the map of a graph and opens it."""

    file, written = folder / "map.html", list[tuple[Graph, str]]()

    def opened(graph: Graph, hash_: str = "", language: str = "en", **context: Any) -> Visit:
        if not written or written[-1][0] is not graph or written[-1][1] != language:
            page = map_page(*graph, Wording(language), title="Collaboration")
            file.write_text(page, encoding="utf-8")
            written.append((graph, language))
        context.setdefault("viewport", {"width": 1440, "height": 900})
        inside = browser.new_context(**context)
        found = Visit(inside.new_page(), file.as_uri())
        visits.append(found)
        watch(found.page, found.wrong)
        found.page.goto(found.address + hash_)
        drawn(found.page)
        return found

    return opened


def printed(page: Page) -> dict[str, Any]:
    """What the picture for paper holds: the same rules draw it and the canvas."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          dispatchEvent(new Event("beforeprint"));
          const paper = document.getElementById("print-picture");
          const found = {lines: paper.querySelectorAll("path").length,
            shapes: paper.querySelectorAll("circle, polygon[stroke-linejoin]").length,
            texts: [...paper.querySelectorAll("text")].map(t => t.textContent)};
          dispatchEvent(new Event("afterprint"));
          return found;
        }"""
    )
    return found
