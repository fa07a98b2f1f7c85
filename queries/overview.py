"""What to read first: the findings that matter most, each beyond what chance explains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.names.actors import PARENT
from graph.network import Network
from queries.communities import Communities, against, rewirings
from queries.finding import Finding, ranked
from queries.group_findings import group_findings
from queries.partners import partners
from queries.said_findings import said_findings
from queries.unit_findings import unit_findings

__all__ = ["ALPHA", "Overview", "groupings", "overview"]

ALPHA = 0.05
PERMUTATIONS = 1999  # so that 100 groups can be told from chance one by one
WORK = 20_000_000  # ties times shuffles, above which there are fewer
FEWEST = 399


@dataclass(frozen=True, slots=True)
class Overview:
    """The findings worth reading first, the weightiest first.

    Attributes
    ----------
    actors, respondents : int
    ties : int
        Existing ties.
    attributes : tuple of str
        The groupings that were looked at.
    considered : int
        Findings that passed: all that count what was said, and those that chance does not
        explain (p, corrected for how many were looked at, at most 0.05).
    permutations, networks : int
        Random handings-out of the groups, and rewired networks, that chance was tried on. No
        networks when there are more than 100 000 pairs: then nothing is said of brokers, cut
        points and communities.
    seed : int
    findings : tuple of Finding
        At most `limit`.
    """

    actors: int
    respondents: int
    ties: int
    attributes: tuple[str, ...]
    considered: int
    permutations: int
    networks: int
    seed: int
    findings: tuple[Finding, ...]


def groupings(network: Network) -> tuple[str, ...]:
    """Attributes worth a look, by name: those with two groups or more.

    The unit above only where there is no other: a structure that gives departments says much
    the same twice.
    """
    several = [name for name in network.attributes if len(network.groups(name).labels) > 1]
    return tuple(name for name in several if name != PARENT) or tuple(several)


def overview(
    network: Network,
    *,
    attributes: Sequence[str] | None = None,
    limit: int | None = 10,
    seed: int = 0,
    step: Callable[[str], None] | None = None,
) -> Overview:
    """Find what to read first, and rank it.

    Parameters
    ----------
    network : Network
    attributes : sequence of str, optional
        The groupings to look at; default `groupings`.
    limit : int or None
        How many findings at most; None for all.
    seed : int
    step : callable, optional
        Called with a word before each part of the work: ``said``, ``random networks``,
        ``communities``, ``units``, and the name of each attribute.

    Raises
    ------
    UsageError
        If no actor has one of the attributes.

    Notes
    -----
    A finding weighs as much as it touches of the network, times the share of its figure that
    chance does not explain, divided by its turn within its kind: so the ten are of several
    kinds. The rank is a proposal for reading, not a measure.
    """
    tell = step or _quiet
    chosen = groupings(network) if attributes is None else tuple(attributes)
    tell("said")
    found = said_findings(network)
    tell("random networks")
    links, ties = partners(network), len(network.rows())
    others = rewirings(links, seed)
    tell("communities")
    circles: Communities = against(network, links, others, seed=seed)
    tell("units")
    found += unit_findings(network, links, others, circles, chosen, ALPHA, seed)
    shuffles = max(FEWEST, min(PERMUTATIONS, WORK // max(ties, 1)))
    for attribute in chosen:
        tell(attribute)
        found += group_findings(
            network, attribute, circles, ALPHA, shuffles, seed, tested=len(chosen)
        )
    in_order = ranked(found)
    return Overview(
        actors=len(network),
        respondents=int(network.respondent.sum()),
        ties=ties,
        attributes=chosen,
        considered=len(in_order),
        permutations=shuffles,
        networks=len(others),
        seed=seed,
        findings=tuple(in_order[:limit]),
    )


def _quiet(_: str) -> None:
    """Say nothing."""
