"""A made-up municipality of six actors, small enough to check every figure by hand."""

from __future__ import annotations

import pytest

from graph.model import Actor, Collaboration, Scope, Status
from graph.network import Network

DAILY, WEEKLY, MONTHLY = 230.0, 52.0, 12.0

ACTORS = (
    Actor(
        id="library",
        name="Library",
        names=("The Library", "Library"),
        scope=Scope.INTERNAL,
        respondent=True,
        groups={"department": "Culture"},
    ),
    Actor(
        id="school",
        name="School",
        scope=Scope.INTERNAL,
        respondent=True,
        groups={"department": "Learning"},
    ),
    Actor(
        id="hr",
        name="HR",
        scope=Scope.INTERNAL,
        respondent=True,
        groups={"department": "Staff"},
    ),
    Actor(id="pool", name="Pool", scope=Scope.INTERNAL, groups={"department": "Culture"}),
    Actor(id="nav", name="NAV", scope=Scope.EXTERNAL),
    Actor(id="attic", name="Attic"),
)


def said(
    number: int,
    source: str,
    target: str,
    low: float | None = None,
    high: float | None = None,
    *purposes: str,
    status: Status = Status.EXISTING,
) -> Collaboration:
    return Collaboration(
        source=source,
        target=target,
        status=status,
        low=low,
        high=high,
        purposes=purposes,
        statements=(f"s{number:02}",),
    )


COLLABORATIONS = (
    said(1, "library", "school", WEEKLY, WEEKLY, "reading weeks"),
    said(2, "library", "nav"),
    said(3, "school", "library", MONTHLY, 26.0, "Ærlig talt"),
    said(4, "school", "hr", MONTHLY, None, "rota", "Pay"),
    said(5, "hr", "pool", DAILY, DAILY),
    said(6, "hr", "nav"),
    said(7, "library", "hr"),
    said(8, "library", "library", DAILY, DAILY),
    said(9, "hr", "library", status=Status.STRAINED),
    said(10, "library", "pool", status=Status.PROPOSED),
    said(11, "school", "library", 1.0, 1.0, "a shared room", status=Status.PROPOSED),
)


@pytest.fixture(scope="session")
def municipality() -> Network:
    return Network.build(ACTORS, COLLABORATIONS)


@pytest.fixture(scope="session")
def shuffled() -> Network:
    """The same municipality, told the other way round."""
    return Network.build(ACTORS[::-1], COLLABORATIONS[::-1])
