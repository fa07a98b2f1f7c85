"""Take the pictures of map and report that the documents show, of the example municipality.

``make screenshots``; needs Chromium. The same version gives the same pictures.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import samspill
from samspill.demo import examples

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
DOCUMENTS = (".txt", ".csv", ".xlsx")
MAPS = {
    "map.png": ("", "light"),
    "map-brokers-dark.png": ("#show=brokers", "dark"),
    "map-missing.png": ("#show=missing", "light"),
}


def main() -> None:
    """Make map and report of the example, and take their pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = str(folder / "samspill.db")
        files = sorted(p for p in examples().iterdir() if p.suffix in DOCUMENTS)
        samspill.load(files, graph, workers=1)
        network, evidence = samspill.open(graph)
        page = Path(samspill.map(network, evidence, folder / "map.html"))
        day = datetime.date(2026, 1, 1)
        report = samspill.report(network, evidence, folder / "report.html", generated=day)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for picture, (view, scheme) in MAPS.items():
                take(browser, page.as_uri() + view, HERE / picture, scheme)
            take(browser, report.as_uri(), HERE / "report.png", "light")
            browser.close()


def take(browser: Browser, address: str, picture: Path, scheme: str) -> None:
    """One picture of one page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    page.wait_for_timeout(1000)
    page.screenshot(path=picture)
    page.close()
    print(f"Wrote {picture}")  # noqa: T201 - what a command says


if __name__ == "__main__":
    main()
