"""The report from the first section to the last, in the order of a reader's questions."""

from __future__ import annotations

import datetime

from graph.evidence import Evidence
from graph.model import Conventions
from graph.network import Network
from viz.report.appendix import definitions, named, ties, units
from viz.report.basis import basis
from viz.report.central import between, hubs
from viz.report.content import Report
from viz.report.facts import Step, facts
from viz.report.groups import silos
from viz.report.keys import led_to
from viz.report.links import missing, proposals
from viz.report.picture import map_section
from viz.report.summary import summary
from viz.wording import Wording

__all__ = ["report_contents"]


def report_contents(
    network: Network,
    evidence: Evidence,
    wording: Wording,
    *,
    title: str,
    generated: datetime.date,
    attribute: str | None = None,
    conventions: Conventions | None = None,
    seed: int = 0,
    step: Step | None = None,
) -> Report:
    """Everything that the report on a network says, to be written in any form.

    Parameters
    ----------
    network : Network
    evidence : Evidence
        Must hold every statement that the network's rows name.
    wording : Wording
        Language of the report.
    title : str
        Heading of the report.
    generated : date
        The day that the report says it was made.
    attribute : str, optional
        Look for silos by this attribute only; by default by each that has two groups or more,
        and by the unit above when there is no other.
    conventions : Conventions, optional
        What yearly and daily are, for the two readings of an unknown frequency.
    seed : int
        Of the permutations and the sampling in the queries.
    step : callable, optional
        Called with a word before each part of the work.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    known = facts(
        network,
        evidence,
        wording,
        attribute=attribute,
        conventions=conventions,
        seed=seed,
        step=step,
    )
    if step:
        step("map")
    said = (
        summary(known),
        basis(known),
        *map_section(known),
        hubs(known),
        between(known),
        silos(known),
        missing(known),
        *proposals(known),
    )
    behind = (units(known), named(known), ties(known))
    meanings = definitions(led_to((*said, *behind)), wording)
    day = wording("Made on {date}", date=wording.date(generated))
    sources = wording.plural("{n} source", "{n} sources", len(evidence.sources))
    return Report(
        title=title,
        eyebrow=wording("Report on collaboration"),
        lead=wording(
            "Who works with whom, as the units themselves say. The findings come first; every "
            "number leads to what it means, and every tie to the words it was read from."
        ),
        made=f"{day} · {sources}",
        language=wording.language,
        generated=generated,
        contents=wording("Contents"),
        sections=(*said, meanings, *behind),
    )
