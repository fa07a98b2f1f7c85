"""The report from the first section to the last, in the order of a reader's questions."""

from __future__ import annotations

import datetime
from typing import Unpack

from graph.evidence import Evidence
from graph.network import Network
from viz.report.appendix import definitions, named, ties, units
from viz.report.basis import basis
from viz.report.central import between, hubs
from viz.report.content import Report
from viz.report.facts import Asked, facts
from viz.report.groups import silos
from viz.report.guesses import proposals
from viz.report.keys import led_to
from viz.report.links import missing
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
    **asked: Unpack[Asked],
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
    **asked
        How the queries are asked: `viz.report.facts.Asked`.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    known = facts(network, evidence, wording, **asked)
    if step := asked.get("step"):
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
