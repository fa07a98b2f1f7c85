"""Findings that count what was said, so that chance has no say in them."""

from __future__ import annotations

from graph.network import Network
from queries.coverage import coverage
from queries.finding import Figure, Finding, finding
from queries.missing import Link, Missing, missing

__all__ = ["said_findings"]


def said_findings(network: Network) -> list[Finding]:
    """Strained, wished-for and one-sided ties, and units that have not answered."""
    asked, known = missing(network), coverage(network)
    wished = tuple(link for link in asked.proposed if not link.exists)
    found = [*_strained(network, asked), *_wished(network, wished), *_one_sided(network, asked)]
    if known.silent and known.internal_share:
        found.append(
            finding(
                "silent",
                [
                    Figure("silent", len(known.silent), None),
                    Figure("internal_share", known.internal_share, None),
                ],
                touches=len(known.silent),
                of=len(network),
                caveat="lists_are_missing",
                actors=known.silent,
            )
        )
    return found


def _strained(network: Network, asked: Missing) -> list[Finding]:
    if not asked.strained:
        return []
    return [
        finding(
            "strained",
            [Figure("strained", len(asked.strained), None)],
            **_ends(network, asked.strained),
            caveat="as_said",
        )
    ]
