"""What the tests of reading share: a teller of short texts, a browser that prints."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.loaders.prose_telling import Told


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """A reader of short texts."""
    return Told(tmp_path)


@pytest.fixture(scope="module")
def prints(chromium: str) -> Iterator[Callable[..., bytes]]:
    """Print a page as a browser does."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium)
        tab = browser.new_page()

        def printed(html: str, **options: Any) -> bytes:
            tab.set_content(html)
            return tab.pdf(format="A4", **options)

        yield printed
        browser.close()
