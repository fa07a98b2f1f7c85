from __future__ import annotations

import html.parser
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import samspill
from graph.evidence import Evidence
from graph.network import Network
from tests.viz.visits import watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Graph = tuple[Network, Evidence]


class Frames(html.parser.HTMLParser):
    """The frames of a page, with what is in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append({"tag": tag, **dict(attrs)})


def test_a_map_is_a_path_and_shows_itself(organisation: Graph, tmp_path: Path) -> None:
    made = samspill.map(*organisation, tmp_path / "map.html", language="nb")
    assert os.fspath(made) == str(made) == str(tmp_path / "map.html")
    frames = Frames()
    frames.feed(made._repr_html_())
    assert [frame["tag"] for frame in frames.found] == ["iframe"]
    assert frames.found[0]["srcdoc"] == Path(made).read_text(encoding="utf-8")
    assert "allow-same-origin" not in (frames.found[0]["sandbox"] or "")


def test_a_second_map_keeps_the_places_of_the_first(
    organisation: Graph, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    first = Path(samspill.map(*organisation, file)).read_text(encoding="utf-8")
    again = Path(samspill.map(*organisation, file)).read_text(encoding="utf-8")
    assert again == first
    file.write_text(first.replace('"x":[', '"x":[4e9,'), encoding="utf-8")
    assert Path(samspill.map(*organisation, file)).read_text(encoding="utf-8") == first
    shifted = first.replace('"y":[', '"y":[0,', 1)
    file.write_text(shifted, encoding="utf-8")
    assert Path(samspill.map(*organisation, file, fresh=True)).read_text("utf-8") == first


@pytest.mark.browser
def test_it_works_inside_a_notebook_without_a_network(
    map_browser: Browser, hostile: Graph, tmp_path: Path
) -> None:
    made = samspill.map(*hostile, tmp_path / "map.html", language="en")
    notebook = tmp_path / "notebook.html"
    notebook.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body><p>Cell</p>{made._repr_html_()}",
        encoding="utf-8",
    )
    context = map_browser.new_context(offline=True)
    page = context.new_page()
    wrong: list[str] = []
    watch(page, wrong)
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#search").fill("emoji")
    frame.locator("#search").press("Enter")
    assert "emoji" in frame.locator("#panel h2").inner_text()
    frame.locator("[name=overlay]").last.check()
    page.wait_for_timeout(300)
    assert wrong == []
    context.close()
