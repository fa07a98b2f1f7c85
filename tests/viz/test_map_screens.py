"""The map on the screens that people have: a laptop, a telephone, in every language."""

from __future__ import annotations

import pytest

from graph.evidence import Evidence
from graph.network import Network
from tests.viz.municipality import municipality
from tests.viz.visits import Open, printed

pytestmark = pytest.mark.browser

Graph = tuple[Network, Evidence]
TELEPHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def large() -> Graph:
    return municipality(600, 120, 1800, groups=15)


def test_the_table_needs_no_scrolling_sideways_on_a_laptop(
    visit: Open, organisation: Graph
) -> None:
    for hash_ in ("#table=1", "#table=1&unit=hr"):
        page = visit(organisation, hash_, "nb", viewport=LAPTOP).page
        wide, room = page.evaluate(
            "(() => { const t = document.getElementById('table');"
            " return [t.scrollWidth, t.clientWidth]; })()"
        )
        assert wide <= room, hash_


def test_what_is_shown_is_read_whole_on_a_laptop(visit: Open, large: Graph) -> None:
    page = visit(large, "", "nb", viewport=LAPTOP).page
    assert page.evaluate(
        "(() => { const c = document.getElementById('count');"
        " return c.scrollWidth <= c.clientWidth && c.scrollHeight <= c.clientHeight + 2; })()"
    )
    assert page.inner_text("#count").endswith("samarbeid")


def test_nynorsk_numbers_are_norwegian(visit: Open, large: Graph) -> None:
    """Browsers that lack the one written form must not fall back to English."""
    assert visit(large, "", "nn").count() == visit(large, "", "nb").count().replace(
        "enheter", "einingar"
    )
    assert "1\u00a0800" in visit(large, "", "nn").page.evaluate(
        "document.getElementById('count').textContent"
    )


def test_a_telephone_shows_the_panel_below_the_map(visit: Open, organisation: Graph) -> None:
    page = visit(organisation, "#unit=hr", viewport=TELEPHONE).page
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert panel["width"] == TELEPHONE["width"]
    assert panel["y"] > 0.4 * TELEPHONE["height"]
    assert panel["y"] + panel["height"] == TELEPHONE["height"]
    # The unit that was chosen is in the part of the map that is left.
    before = page.evaluate("document.getElementById('map').dataset.labels")
    assert int(before) >= 1


def test_names_of_groups_are_whole_or_not_there(visit: Open, large: Graph) -> None:
    page = visit(large, "#view=full", "nb", viewport=LAPTOP).page
    groups = {actor.groups["avdeling"] for actor in large[0].actors if actor.groups}
    texts = [text for text in printed(page)["texts"] if text.startswith("Avdel")]
    assert texts
    assert set(texts) <= groups
    assert len(texts) == len(set(texts))
