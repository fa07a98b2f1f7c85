"""One unit on one page: with whom it works, how often and why, and where it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graph.evidence import Evidence
from graph.model import Conventions
from graph.network import Network
from queries.brokers import Broker, brokers
from queries.hubs import Hub, hubs
from queries.overview import groupings, overview
from queries.ties import show
from viz.findings import findings
from viz.map.scene import KINDS, SCOPES
from viz.phrases import attribute_words, rank_words
from viz.report.content import (
    Block,
    Finding,
    Findings,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Section,
)
from viz.report.partners import partners
from viz.report.runs import plain
from viz.told_apart import told_apart
from viz.wording import Wording

__all__ = ["unit_contents"]

FEW = 3  # actors of a finding that is about each of them


def unit_contents(
    network: Network,
    evidence: Evidence,
    wording: Wording,
    unit: str,
    *,
    generated: datetime.date,
    conventions: Conventions | None = None,
    seed: int = 0,
) -> Report:
    """What there is to say of one unit, to be written in any form.

    Parameters
    ----------
    network : Network
    evidence : Evidence
        Must hold every statement that the network's rows name.
    wording : Wording
        Language of the sheet.
    unit : str
        An id, a name or a spelling.
    generated : date
        The day that the sheet says it was made.
    conventions : Conventions, optional
        What yearly and daily are, for the two readings of an unknown frequency.
    seed : int
        Of the sampling and the random networks in the queries.

    Raises
    ------
    UnknownActor
        If the name answers to no actor, or to several.
    """
    at = network.find(unit)
    network = told_apart(network)
    around = show(network, network.actors[at].id)
    ranked = hubs(network, conventions=conventions, seed=seed)
    central = {hub.id: hub for hub in ranked.hubs}[around.id]
    between = {b.id: b for b in brokers(network, conventions=conventions).brokers}[around.id]
    figures = _key_figures(central, between, wording)
    stands = _position(network, at, central, wording)
    sections = [
        Section("summary", wording("In short"), [figures, *stands]),
        *_findings(network, evidence, wording, around.id, seed),
        partners(around, evidence, wording),
    ]
    who = network.actors[at]
    groups = dict.fromkeys(value for _, value in sorted(who.groups.items()))
    return Report(
        title=around.name,
        eyebrow=wording("One unit"),
        lead=" · ".join([wording(KINDS[who.kind]), wording(SCOPES[who.scope]), *groups]),
        made=wording("Made on {date}", date=wording.date(generated)),
        language=wording.language,
        generated=generated,
        contents=wording("Contents"),
        sections=tuple(sections),
        brief=True,
    )


def _key_figures(hub: Hub, broker: Broker, wording: Wording) -> KeyFigures:
    out = hub.out_degree
    names = wording.number(out) if out is not None else "–"
    return KeyFigures(
        (
            KeyFigure(wording.number(hub.in_degree), wording("others name it"), ""),
            KeyFigure(names, wording("others it names"), ""),
            KeyFigure(wording.number(hub.degree), wording("partners in all"), ""),
            KeyFigure(wording.number(broker.cuts_off), wording("would be cut off"), ""),
        )
    )


def _position(network: Network, at: int, hub: Hub, wording: Wording) -> list[Block]:
    said = [
        wording(
            "By how many name it, its place is {place} of {n}.",
            place=rank_words(hub.in_degree_rank, wording),
            n=len(network),
        )
    ]
    share = hub.betweenness.share
    if share is not None:
        said.append(
            wording(
                "It lies on the shortest way between {share} of all pairs of others; by that "
                "its place is {place}.",
                share=wording.percent(share, 1),
                place=rank_words(hub.betweenness_rank, wording),
            )
        )
    said += _home(network, at, wording)
    blocks: list[Block] = [Paragraph(plain(" ".join(said)))]
    if not hub.respondent:
        silent = wording(
            "It has handed in no list: what stands here is what others say of it, and its "
            "silence means nothing."
        )
        blocks.append(Paragraph(plain(silent), "verdict"))
    return blocks


def _home(network: Network, at: int, wording: Wording) -> Iterator[str]:
    """How many of its partners are of its own group."""
    rows = network.rows()
    source, target = network.source[rows], network.target[rows]
    partners = {int(t) for t in target[source == at]} | {int(s) for s in source[target == at]}
    partners.discard(at)
    for attribute in groupings(network):
        codes = network.groups(attribute).codes
        if codes[at] < 0 or not partners:
            continue
        own = sum(codes[other] == codes[at] for other in partners)
        yield wording(
            "By {attribute}, {own} of its {n} partners belong to its own group, {group}.",
            attribute=attribute_words(attribute, wording),
            own=int(own),
            n=len(partners),
            group=network.groups(attribute).labels[int(codes[at])],
        )


def _findings(
    network: Network, evidence: Evidence, wording: Wording, actor: str, seed: int
) -> Iterator[Section]:
    """What stands out in the whole network, and is about this unit."""
    first = overview(network, seed=seed)
    told = zip(first.findings, findings(first, network, evidence, wording), strict=True)
    own = tuple(
        Finding(one.title, one.sentence, one.caveat, "", one.advice)
        for found, one in told
        if len(found.actors) <= FEW and actor in [who.id for who in found.actors]
    )
    if own:
        blocks: list[Block] = [Findings(own, "", wording("Next step:"))]
        yield Section("findings", wording("What stands out"), blocks)
