"""Reports on the made-up municipality and on the hostile one, each made only once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache

import pytest

from graph.evidence import Evidence
from graph.network import Network
from viz.report.content import Report
from viz.report.contents import report_contents
from viz.wording import Wording

Graph = tuple[Network, Evidence]
Contents = Callable[[str], Report]

DAY = datetime.date(2027, 5, 3)


@pytest.fixture(scope="session")
def contents(organisation: Graph) -> Contents:
    """The report in a language."""

    @cache
    def made(language: str) -> Report:
        return report_contents(
            *organisation, Wording(language), title="The report", generated=DAY
        )

    return made


@pytest.fixture(scope="session")
def hostile_contents(hostile: Graph) -> Report:
    """The report on a network whose every text tries to break something."""
    return report_contents(
        *hostile, Wording("nb"), title="Rapport <b>#1</b> \\ $x$ \x07", generated=DAY
    )
