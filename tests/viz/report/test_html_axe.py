"""The report by axe-core: no rule broken, in any language, light or dark, wide or narrow."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.evidence import Evidence
from graph.network import Network
from tests.viz.report.conftest import DAY
from tests.viz.test_map_axe import violations
from tests.viz.visits import watch
from viz.report.content import Block, Index, Report, Section
from viz.report.html import html_report
from viz.report.sheet import unit_contents
from viz.report.tables import Table
from viz.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Graph = tuple[Network, Evidence]
Contents = Callable[[str], Report]
AXE = os.environ.get("SAMSPILL_AXE", "")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE, reason="SAMSPILL_AXE does not say where axe.min.js is"),
]

VIEWS = [("light", 1366), ("dark", 390), ("light", 390), ("dark", 1366)]
ROWS = 6  # of a list or table: more of them look the same


def shortened(section: Section) -> Section:
    """The section with the first rows only."""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table):
            blocks.append(replace(block, rows=block.rows[:ROWS]))
        elif isinstance(block, Index):
            blocks.append(replace(block, entries=block.entries[:ROWS]))
        else:
            blocks.append(block)
    return replace(section, blocks=blocks, parts=tuple(map(shortened, section.parts)))


def found(browser: Browser, path: Path, views: int) -> list[list[str]]:
    """What breaks a rule, and what goes wrong, in each of the first views of a page."""
    page, wrong = browser.new_context(offline=True).new_page(), list[str]()
    watch(page, wrong)
    page.goto(path.as_uri())
    broken: list[list[str]] = []
    for scheme, width in VIEWS[:views]:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        broken.append(violations(page))
    page.context.close()
    return [*broken, wrong]


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(
    map_browser: Browser, contents: Contents, tmp_path: Path, language: str
) -> None:
    report = contents(language)
    report = replace(report, sections=tuple(map(shortened, report.sections)))
    path = tmp_path / "report.html"
    path.write_text(html_report(report), encoding="utf-8")
    views = 4 if language == "en" else 2
    assert found(map_browser, path, views) == [[]] * (views + 1)


def test_axe_finds_nothing_on_the_sheet_of_a_unit(
    map_browser: Browser, organisation: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.html"
    sheet = unit_contents(*organisation, Wording("nb"), "HR", generated=DAY)
    path.write_text(html_report(sheet), encoding="utf-8")
    assert found(map_browser, path, 4) == [[]] * 5
