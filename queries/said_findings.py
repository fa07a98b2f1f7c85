"""Findings that count what was said, so that chance has no say in them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.network import Network
from queries.coverage import coverage
from queries.finding import Caveat, Figure, Finding, Kind, finding
from queries.missing import Link, missing
from queries.parties import Party, by_name

__all__ = ["said_findings"]


def said_findings(network: Network) -> list[Finding]:
    """Strained, wished-for and one-sided ties, and units that have not answered."""
    asked = missing(network)
    wished = tuple(link for link in asked.proposed if not link.exists)
    found = [
        *_links(network, "strained", asked.strained, "as_said"),
        *_links(network, "wished", wished, "as_said"),
    ]
    if asked.one_sided:
        found += _links(
            network,
            "one_sided",
            asked.one_sided,
            "lists_may_have_gaps",
            Figure("linked_pairs", asked.linked_pairs, None),
            Figure(
                "edge_reciprocity",
                asked.edge_reciprocity or 0.0,
                asked.edge_reciprocity_expected,
            ),
            share=len(asked.one_sided) / asked.linked_pairs,
        )
    return [*found, *_silent(network)]


def _links(
    network: Network,
    kind: Kind,
    links: Sequence[Link],
    caveat: Caveat,
    *more: Figure,
    share: float = 1.0,
) -> list[Finding]:
    """One finding for all links of a kind; none without any."""
    if not links:
        return []
    ends = _ends(links)
    return [
        finding(
            kind,
            [Figure(kind, len(links), None), *more],
            touches=len(ends),
            of=len(network),
            caveat=caveat,
            actors=ends,
            said=[i for link in links for i in link.evidence],
            share=share,
        )
    ]


def _ends(links: Sequence[Link]) -> tuple[Party, ...]:
    ends = {party for link in links for party in (link.source, link.target)}
    return tuple(sorted(ends, key=by_name))


def _silent(network: Network) -> list[Finding]:
    known = coverage(network)
    if not known.silent:
        return []
    return [
        finding(
            "silent",
            [
                Figure("silent", len(known.silent), None),
                Figure("could_answer", known.could_answer, None),
            ],
            touches=len(known.silent),
            of=len(network),
            caveat="lists_are_missing",
            actors=known.silent,
        )
    ]
