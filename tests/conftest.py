"""What all tests share: where the shared documents are, and skips that count as failures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import IO

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Iterator[object]:
    """One file at a time asks the server, however many processes run the tests."""
    if "SAMSPILL_TEST_NEO4J" in os.environ and not TURN and _asks(item):
        TURN.append(_turn())
    done = yield
    if TURN and (nextitem is None or nextitem.path != item.path):
        TURN.pop().close()
    return done


TURN: list[IO[bytes]] = []
"""The lock that this process holds while it asks the server."""


def _turn() -> IO[bytes]:
    """Wait until no other process asks the server; closing the file lets the next one."""
    import fcntl

    lock = (Path(tempfile.gettempdir()) / "samspill-tests-neo4j.lock").open("wb")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _asks(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return "neo4j" in item.nodeid.casefold() or "neo4j_server" in fixtures


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the shared documents are not beside the project")
    if item.get_closest_marker("browser") and (reason := _no_browser()):
        pytest.skip(reason)


@cache
def _no_browser() -> str:
    """Why no page can be opened here, or nothing."""
    if CHROMIUM is None:
        return "Chromium is not installed"
    ask = [sys.executable, "-m", "playwright", "--version"]
    said = subprocess.run(ask, check=False, capture_output=True, text=True)
    return f"Playwright does not start: {said.stderr.strip()}" if said.returncode else ""


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


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Callable[[], str]]:
    """A maker of empty graphs on the server of the tests: each call empties it."""
    url = os.environ.get("SAMSPILL_TEST_NEO4J")
    if not url:
        pytest.skip("no Neo4j to test with: see .ci/neo4j/server.py")
    import neo4j

    password = os.environ["SAMSPILL_TEST_NEO4J_PASSWORD"]

    def empty() -> str:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
        return url

    with (
        pytest.MonkeyPatch.context() as patched,
        neo4j.GraphDatabase.driver(url, auth=("neo4j", password)) as driver,
    ):
        patched.setenv("SAMSPILL_NEO4J_PASSWORD", password)
        yield empty
