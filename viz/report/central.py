"""Who matters to many: hubs, and the brokers and cut points between others."""

from __future__ import annotations

from queries.brokers import Broker
from queries.cuts import CutPoint
from queries.hubs import Hub
from viz.phrases import rank_words
from viz.report.charts import hub_chart, strength_words
from viz.report.content import Block, Paragraph, Section
from viz.report.facts import Facts
from viz.report.runs import Run, foreign, plain
from viz.report.tables import Cell, Row, Table, cell, number
from viz.report.tables import Column as Col
from viz.report.words import actor, head, listed, sentences, term
from viz.wording import Wording

__all__ = ["between", "hubs"]

TOP = 15  # hubs in the table and the chart
FREEST = 10  # brokers in the table
FEW = 3  # partners; with fewer, standing between them says little
CUT = 10  # cut points in the table
NAMED = 6  # names of those who would be cut off


def hubs(facts: Facts) -> Section:
    """The section on those whom most others name."""
    wording, found = facts.wording, facts.hubs
    title = wording("Hubs")
    top = [hub for hub in found.hubs[:TOP] if hub.in_degree]
    if not top:
        none = Paragraph(plain(wording("Too little data: nobody names anybody.")))
        return Section("hubs", title, [none])
    told = wording(
        "Those whom most others name. A hub is a strength as long as it keeps up, and a "
        "bottleneck when it does not: ask those on top about their load before you move them."
    )
    gathered = (
        sentences(
            " ",
            wording("How far the network gathers around one actor:"),
            " ",
            term("centralisation", wording),
            f" {wording.number(found.centralisation, 2)}.",
        )
        if found.centralisation is not None
        else ()
    )
    note = wording(
        "“No list”: the actor has not answered, so whom it names is not known. A wide range "
        "of places means that unknown frequencies decide."
    )
    if found.sampled_sources:
        note += " " + wording(
            "Betweenness is estimated from a sample of {n} actors.", n=found.sampled_sources
        )
    blocks: list[Block] = [
        Paragraph((Run(told), *gathered)),
        hub_chart(top, wording),
        _hub_table(top, facts),
        Paragraph(plain(note), "quiet"),
    ]
    return Section("hubs", title, blocks)


def _hub_table(top: list[Hub], facts: Facts) -> Table:
    wording = facts.wording
    least = wording("Contacts a year, least")
    columns = (
        Col(term("actor", wording).text, "def-actor", share=2.6),
        head("in-degree", wording),
        head("out-degree", wording),
        head("strength", wording, share=1.5),
        Col(least, kind="number", only="sheet"),
        head("betweenness", wording, share=1.5, form="percent"),
        head("rank", wording, share=1.5),
    )
    return Table(
        key="hubs-table",
        title=wording.plural(
            "The {n} actor that is named by most",
            "The {n} actors that are named by most",
            len(top),
        ),
        columns=columns,
        rows=tuple(_hub(hub, facts) for hub in top),
        sheet=wording("Hubs"),
    )


def _hub(hub: Hub, facts: Facts) -> Row:
    wording, share = facts.wording, hub.betweenness.share
    names_many = hub.out_degree
    to = f"to-{facts.network.position[hub.id]}"
    out = number(names_many, wording.number(names_many) if names_many is not None else "–")
    return Row(
        (
            actor(hub, wording),
            number(hub.in_degree, wording.number(hub.in_degree), to),
            out,
            cell(strength_words(hub.in_strength, wording)),
            number(hub.in_strength.low, ""),
            number(share, wording.percent(share, 1) if share is not None else "–"),
            cell(rank_words(hub.weighted_rank, wording)),
        )
    )


def between(facts: Facts) -> Section:
    """The section on those who stand between others."""
    wording, found = facts.wording, facts.brokers
    told = wording(
        "Those who join others who would not meet without them. They hear much and can pass "
        "it on; where nobody else joins the same parts, the network hangs by them."
    )
    free = [b for b in found.brokers if b.degree >= FEW and b.holes.constraint is not None]
    blocks: list[Block] = [Paragraph(plain(told))]
    if free:
        blocks += [_broker_table(free[:FREEST], wording)]
    else:
        few = wording("Too little data: nobody has three partners.")
        blocks = [Paragraph(plain(few))]
    parts: tuple[Section, ...] = ()
    if found.cuts.cut_points:
        title = wording("Without whom the network falls apart")
        parts = (Section("cut-points", title, _cut_points(facts), to="def-cut-point"),)
    return Section("brokers", wording("Brokers"), blocks, parts)


def _broker_table(free: list[Broker], wording: Wording) -> Table:
    return Table(
        key="brokers-table",
        title=wording("The actors with most room between others"),
        columns=(
            Col(term("actor", wording).text, "def-actor", share=2.6),
            head("partners", wording),
            head("effective-size", wording, share=1.4),
            head("constraint", wording, share=1.4),
            head("constraint-rank", wording, share=1.5),
        ),
        rows=tuple(_broker(broker, wording) for broker in free),
        sheet=wording("Brokers"),
    )


def _broker(broker: Broker, wording: Wording) -> Row:
    size, tight = broker.holes.effective_size, broker.holes.constraint
    place = broker.weighted_rank
    return Row(
        (
            actor(broker, wording),
            number(broker.degree, wording.number(broker.degree)),
            number(size, wording.number(size, 1) if size is not None else "–"),
            number(tight, wording.number(tight, 2) if tight is not None else "–"),
            cell(rank_words(place, wording) if place is not None else "–"),
        )
    )


def _cut_points(facts: Facts) -> list[Block]:
    wording, points = facts.wording, facts.brokers.cuts.cut_points
    told = wording.plural(
        "If {n} actor fell away, others could no longer reach each other through what was "
        "said.",
        "If one of {n} actors fell away, others could no longer reach each other through what "
        "was said.",
        len(points),
    )
    care = wording("Those who have handed in no list may have ties that nobody told of.")
    table = Table(
        key="cut-points-table",
        title=wording("Those who would cut off most come first"),
        columns=(
            Col(term("actor", wording).text, "def-actor", share=2),
            Col(wording("Cut off"), kind="number", share=0.8),
            Col(wording("Who"), share=5),
        ),
        rows=tuple(_cut_point(point, wording) for point in points[:CUT]),
        sheet=wording("Cut points"),
    )
    return [Paragraph(plain(f"{told} {care}")), table]


def _cut_point(point: CutPoint, wording: Wording) -> Row:
    shown = [foreign(who.name) for who in point.named[:NAMED]]
    rest = point.cut_off - len(shown)
    if rest > 0:
        shown.append(Run(wording.plural("and {n} more", "and {n} more", rest)))
    return Row(
        (
            actor(point.actor, wording),
            number(point.cut_off, wording.number(point.cut_off)),
            Cell((listed(shown),)),
        )
    )
