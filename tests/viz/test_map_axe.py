"""The map by axe-core: no rule broken, in any language, light or dark, whatever is open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from graph.evidence import Evidence
from graph.network import Network
from tests.viz.visits import Open
from viz.wording import LANGUAGES

Graph = tuple[Network, Evidence]
AXE = os.environ.get("SAMSPILL_AXE", "")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE, reason="SAMSPILL_AXE does not say where axe.min.js is"),
]

RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)"""

STATES = (
    "",
    "#show=missing",
    "#unit=hr",
    "#from=hr&to=arkiv",
    "#table=1",
    "#show=silos&steps=1&focus=hr",
)


def violations(page: Any) -> list[str]:
    # Through the developer tools: the page's own policy lets nothing in.
    page.evaluate(Path(AXE).read_text(encoding="utf-8") + ";0")
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(
    visit: Open, organisation: Graph, language: str, scheme: str
) -> None:
    states = STATES if language == "en" else STATES[:2]
    for state in states:
        found = visit(organisation, state, language, color_scheme=scheme)
        assert violations(found.page) == [], state


def test_axe_finds_nothing_on_a_telephone(visit: Open, organisation: Graph) -> None:
    page = visit(organisation, "#unit=hr", viewport={"width": 390, "height": 844}).page
    assert violations(page) == []
    page.click("#filters")
    assert violations(page) == []
