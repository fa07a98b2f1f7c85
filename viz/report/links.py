"""Missing links: those that somebody said, that ask for a repair, a start or an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Status
from queries.missing import Link
from viz.report.content import Block, Paragraph, Section
from viz.report.facts import Facts
from viz.report.guesses import bridges, unreported
from viz.report.runs import Run, foreign, plain
from viz.report.tables import Cell, Column, Row, Table, cell
from viz.report.words import actor, listed, sentences, term

__all__ = ["missing"]

LONG = 15  # rows of a list of links before the rest is only linked
LINKED = 60  # of the rest, before it is only counted
QUOTES = 2  # of a link, before the rest is only counted


def missing(facts: Facts) -> Section:
    """The section on missing links, one part for each kind."""
    wording = facts.wording
    told = wording(
        "Kinds that ask for something: a repair, a start, an answer. What somebody said comes "
        "first, with the words it rests on; then what the network itself suggests."
    )
    blocks = [Paragraph(plain(told)), *_nobody(facts)]
    said = (*_strained(facts), *_proposed(facts), _one_sided(facts))
    parts = (*said, unreported(facts), *bridges(facts))
    return Section("missing", wording("Missing links"), blocks, parts)


def _nobody(facts: Facts) -> list[Block]:
    """What nobody said, so that nobody looks for it."""
    wording, found = facts.wording, facts.missing
    said: list[str] = []
    if not found.strained:
        said.append(wording("Nobody describes a collaboration as a problem."))
    if not found.proposed:
        said.append(wording("Nobody wishes for a collaboration."))
    return [Paragraph(plain(" ".join(said)))] if said else []


def _strained(facts: Facts) -> Iterator[Section]:
    wording, links = facts.wording, facts.missing.strained
    if not links:
        return
    title = wording("Collaborations described as a problem")
    sheet = wording("Strained")
    shown = _links(links, Status.STRAINED, title, sheet, facts)
    count = wording.number(len(links))
    yield Section("strained", sheet, shown, (), "def-strained", count)


def _proposed(facts: Facts) -> Iterator[Section]:
    wording, links = facts.wording, facts.missing.proposed
    if not links:
        return
    title = wording(
        "Collaborations that someone wishes for; those that nobody says exist come first"
    )
    sheet = wording("Wished for")
    shown = _links(links, Status.PROPOSED, title, sheet, facts)
    count = wording.number(len(links))
    yield Section("proposed", sheet, shown, (), "def-proposed", count)


def _one_sided(facts: Facts) -> Section:
    wording, found = facts.wording, facts.missing
    blocks: list[Block] = []
    if found.linked_pairs:
        blocks.append(_reciprocity(facts))
    sheet = wording("Named by one side only")
    if found.one_sided:
        ask = wording(
            "Ask the one who is named whether the collaboration exists. The ones with most "
            "contacts come first."
        )
        title = wording("Ties between units that answered, named by one side only")
        blocks.append(Paragraph(plain(ask)))
        blocks += _links(found.one_sided, Status.EXISTING, title, sheet, facts)
    elif found.respondents < 2:
        few = wording("Too little data: at least two units must have answered.")
        blocks.append(Paragraph(plain(few)))
    else:
        all_well = wording(
            "Wherever two units have answered, both name each other or neither does."
        )
        blocks.append(Paragraph(plain(all_well)))
    count = wording.number(len(found.one_sided))
    return Section("one-sided", sheet, blocks, (), "def-one-sided", count)


def _reciprocity(facts: Facts) -> Paragraph:
    wording, found = facts.wording, facts.missing
    told = wording(
        "{r} units have answered. Of the {n} pairs of them that have a tie, {mutual} name "
        "each other.",
        r=found.respondents,
        n=found.linked_pairs,
        mutual=found.mutual_pairs,
    )
    return Paragraph(
        sentences(
            f"{told} ",
            term("reciprocity", wording),
            f" {wording.number(found.edge_reciprocity or 0, 2)} (",
            term("chance", wording),
            f" {wording.number(found.edge_reciprocity_expected or 0, 2)}).",
        )
    )


def _links(
    links: Sequence[Link], status: Status, title: str, sheet: str, facts: Facts
) -> list[Block]:
    """The first as a table with their quotes, the rest as names that lead to theirs."""
    wording = facts.wording
    columns = (
        Column(wording("Who says it"), share=1.7),
        Column(wording("About whom"), share=1.7),
        Column(wording("How often"), "def-frequency", share=1.6),
        Column(wording("Quote"), kind="quotes", share=5),
    )
    rows = tuple(_link(link, status, facts) for link in links[:LONG])
    blocks: list[Block] = [Table(f"{status}-{len(rows)}", title, columns, rows, sheet)]
    if rest := links[LONG:]:
        blocks.append(Paragraph(_rest(rest, status, facts)))
    return blocks


def _link(link: Link, status: Status, facts: Facts) -> Row:
    wording = facts.wording
    told = facts.place[(link.source.id, link.target.id, status)]
    known: tuple[Run, ...] = ()
    if status is Status.PROPOSED and link.exists:
        known = (Run(" "), Run(wording("exists already"), look="mark"))
    if status is Status.STRAINED and link.back:
        known = (Run(" "), Run(wording("names it back"), look="mark"))
    more = len(told.quotes) - QUOTES
    rest = wording.plural("{n} more quote", "{n} more quotes", more) if more > 0 else ""
    return Row(
        (
            actor(link.source, wording),
            actor(link.target, wording, *known),
            cell(told.often),
            Cell(((Run(rest, told.key),),) if rest else (), quotes=told.quotes[:QUOTES]),
        )
    )


def _rest(links: Sequence[Link], status: Status, facts: Facts) -> tuple[Run, ...]:
    wording = facts.wording
    begin = wording.plural("And {n} more:", "And {n} more:", len(links))
    shown, more = links[:LINKED], len(links) - LINKED
    pairs = [
        foreign(
            f"{link.source.name} → {link.target.name}",
            facts.place[(link.source.id, link.target.id, status)].key,
        )
        for link in shown
    ]
    if more > 0:
        pairs.append(Run(wording.plural("and {n} more", "and {n} more", more), "ties"))
    return (Run(begin, look="strong"), Run(" "), *listed(pairs, " · "))
