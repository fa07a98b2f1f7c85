from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_metrics_is_that_of_the_records() -> None:
    written = (ROOT / "docs" / "metrics.md").read_text("utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "generate_metrics.py"))["text"]()
    assert written == made, "out of date: run python docs/generate_metrics.py"


def test_the_page_tells_definitions_and_sources() -> None:
    page = (ROOT / "docs" / "metrics.md").read_text("utf-8")
    for words in ("constraint", "PageRank", "Gini", "E-I index", "Burt, R. S. (1992)"):
        assert words in page
    assert "[1]_" not in page
