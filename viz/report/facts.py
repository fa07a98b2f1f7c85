"""All answers that a report is written from, asked for once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict, Unpack

from graph.evidence import Evidence
from graph.model import Conventions
from graph.network import Network
from queries.bridging import Bridging, bridging
from queries.brokers import Brokers, brokers
from queries.coverage import Coverage, coverage
from queries.hubs import Hubs, hubs
from queries.missing import Missing, missing
from queries.overview import groupings, overview
from queries.parties import Party
from queries.predicted import Predicted, predicted
from queries.silos import Silos, silos
from queries.ties import Tie, tie
from viz.findings import Finding, findings
from viz.quotes import Quote, quote
from viz.told_apart import told_apart
from viz.wording import Wording

__all__ = ["Asked", "Facts", "Step", "Told", "facts"]

BRIDGES, GUESSES = 10, 15  # links that are proposed to a reader

Step = Callable[[str], None]


class Asked(TypedDict, total=False):
    """How the queries are asked.

    Attributes
    ----------
    attribute : str or None
        Look for silos by this attribute only; by default by each that has two groups or more,
        and by the unit above when there is no other.
    conventions : Conventions or None
        What yearly and daily are, for the two readings of an unknown frequency.
    seed : int
        Of the permutations and the sampling; default 0.
    step : callable or None
        Called with a word before each part of the work.
    """

    attribute: str | None
    conventions: Conventions | None
    seed: int
    step: Step | None


@dataclass(frozen=True, slots=True)
class Told:
    """A tie with how often in words, and with its quotes. `row` is that of the network."""

    row: int
    tie: Tie
    often: str
    quotes: tuple[Quote, ...]

    @property
    def key(self) -> str:
        """Key of the place where the tie and its quotes stand."""
        return f"tie-{self.row}"

    @property
    def to_itself(self) -> bool:
        """Whether somebody names itself, which makes no tie."""
        return self.tie.source.id == self.tie.target.id


@dataclass(frozen=True)
class Facts:
    """What is known of a network, and the words to tell it in."""

    network: Network
    evidence: Evidence
    wording: Wording
    coverage: Coverage
    hubs: Hubs
    brokers: Brokers
    silos: tuple[Silos, ...]
    missing: Missing
    predicted: Predicted
    bridging: tuple[Bridging, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """All ties, by the names of who says it and of whom."""
        rows = [(row, tie(self.network, row)) for row in range(len(self.network.source))]
        return tuple(self._told(row, found) for row, found in sorted(rows, key=self._order))

    def _order(self, row: tuple[int, Tie]) -> tuple[object, ...]:
        ends = (row[1].source, row[1].target)
        return *((self.wording.sort_key(end.name), end.id) for end in ends), row[0]

    def _told(self, row: int, found: Tie) -> Told:
        return Told(
            row=row,
            tie=found,
            often=self.wording.frequency(found.low, found.high),
            quotes=self.quoted(found.evidence),
        )

    @cached_property
    def place(self) -> Mapping[tuple[str, str, str], Told]:
        """Each tie by source, target and status."""
        return {(t.tie.source.id, t.tie.target.id, t.tie.status): t for t in self.told}

    def quoted(self, ids: Iterable[str]) -> tuple[Quote, ...]:
        """Some statements as a reader sees them."""
        return tuple(quote(s, self.evidence, self.wording) for s in self.evidence.said(ids))

    def by_name(self, actors: Sequence[Party]) -> list[Party]:
        """Actors in the order of the language."""
        return sorted(actors, key=lambda who: (self.wording.sort_key(who.name), who.id))


def facts(
    network: Network,
    evidence: Evidence,
    wording: Wording,
    **asked: Unpack[Asked],
) -> Facts:
    """Ask everything that the report tells.

    Parameters
    ----------
    network : Network
    evidence : Evidence
        Must hold every statement that the network's rows name.
    wording : Wording
    **asked
        See `Asked`.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    attribute, conventions = asked.get("attribute"), asked.get("conventions")
    seed, step = asked.get("seed", 0), asked.get("step")
    tell = step or _quiet
    network = told_apart(network)
    tell("coverage")
    covered, found = coverage(network), missing(network)
    tell("hubs")
    central = hubs(network, conventions=conventions, seed=seed)
    tell("brokers")
    between = brokers(network, conventions=conventions)
    tell("silos")
    chosen = groupings(network) if attribute is None else (attribute,)
    grouped = tuple(silos(network, name, seed=seed) for name in chosen)
    tell("missing links")
    guessed = predicted(network, limit=GUESSES, seed=seed)
    bridges = tuple(bridging(network, name, limit=BRIDGES) for name in chosen)
    tell("findings")
    first = overview(network, attributes=chosen, seed=seed, step=step)
    return Facts(
        network=network,
        evidence=evidence,
        wording=wording,
        coverage=covered,
        hubs=central,
        brokers=between,
        silos=grouped,
        missing=found,
        predicted=guessed,
        bridging=bridges,
        findings=tuple(findings(first, network, evidence, wording)),
    )


def _quiet(_: str) -> None:
    """Say nothing."""
