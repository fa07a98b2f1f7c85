"""What all tests share: where the shared documents are, and skips that count as failures."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# A slow machine is no failure, and the same examples run everywhere.
settings.register_profile(
    "samspill", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("samspill")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the shared documents are not beside the project")
    if item.get_closest_marker("browser") and CHROMIUM is None:
        pytest.skip("Chromium is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if (
        os.environ.get("SAMSPILL_NO_SKIPS")
        and report.skipped
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and their gold (use with the marker of that name)."""
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program (use with the marker `browser`)."""
    assert CHROMIUM is not None
    return CHROMIUM
