"""Links that nobody said for sure: guessed from the network, or read in running text."""

from __future__ import annotations

from collections.abc import Iterator

from queries.bridging import Bridging, NewBridge
from queries.predicted import Suggestion
from viz.phrases import attribute_words
from viz.quotes import quote
from viz.report.content import Block, Paragraph, Section
from viz.report.facts import Facts
from viz.report.runs import Run, foreign, plain
from viz.report.tables import Cell, Column, Row, Table, cell, number
from viz.report.words import STATUS_WORDS, actor, head, listed, status_mark
from viz.wording import Wording, mark

__all__ = ["bridges", "proposals", "unreported"]

SHARED = 4  # partners that two have in common
DOUBTFUL = 60  # proposals shown

TOO_LITTLE: dict[str, str] = {
    "too_few_ties": mark(
        "Too little data: fewer than 20 pairs work together, which is too few to guess from."
    ),
    "no_better_than_chance": mark(
        "Nothing is proposed: tried on ties of this network that were hidden, such guesses "
        "were no better than chance."
    ),
}


def unreported(facts: Facts) -> Section:
    """Pairs that share so many partners that they may work together without saying so."""
    wording, found = facts.wording, facts.predicted
    title = wording("Perhaps there, but not reported")
    if not found.suggestions:
        why = TOO_LITTLE[found.reason or "too_few_ties"]
        return Section("unreported", title, [Paragraph(plain(wording(why)))], (), "def-guess")
    tried = [a for a in found.accuracies if a.method == found.method and a.auc is not None]
    told = wording(
        "Two who share many partners often work together as well. Nobody says so here: these "
        "are guesses, to be asked about."
    )
    sure = wording(
        "Tried on ties of this network that were hidden: a hidden tie comes above a pair "
        "without a tie in {share} of the cases; guessing gives {half}.",
        share=wording.percent(tried[0].auc or 0.0) if tried else "–",
        half=wording.percent(0.5),
    )
    table = Table(
        key="unreported-table",
        title=wording("Pairs that share most partners and do not name each other"),
        columns=(
            Column(wording("One"), share=2),
            Column(wording("Other"), share=2),
            head("shared", wording, share=1.4),
            Column(wording("Who they share"), share=4),
        ),
        rows=tuple(_suggestion(pair, wording) for pair in found.suggestions),
        sheet=wording("Not reported"),
    )
    count = wording.number(len(found.suggestions))
    shown: list[Block] = [Paragraph(plain(f"{told} {sure}")), table]
    return Section("unreported", title, shown, (), "def-guess", count)


def _suggestion(pair: Suggestion, wording: Wording) -> Row:
    shown = [foreign(who.name) for who in pair.shared[:SHARED]]
    if rest := len(pair.shared) - len(shown):
        shown.append(Run(wording.plural("and {n} more", "and {n} more", rest)))
    chance = f"({wording.number(pair.expected, 1)})"
    shared = pair.common_neighbours
    marks = [run for status in pair.said for run in status_mark(status, wording)]
    return Row(
        (
            actor(pair.one, wording),
            actor(pair.other, wording, *marks),
            number(shared, wording.number(shared), quiet=chance),
            Cell((listed(shown),)),
        )
    )


def bridges(facts: Facts) -> Iterator[Section]:
    """New ties that would join groups: one section for each grouping that has some."""
    for at, found in enumerate(facts.bridging):
        if found.bridges:
            yield _bridging(at, found, facts.wording)


def _bridging(at: int, found: Bridging, wording: Wording) -> Section:
    by = attribute_words(found.attribute, wording)
    told = wording(
        "Where two groups have fewer ties than chance gives, these new ties would shorten "
        "most ways for those in them. Whether one is wanted, only people can say."
    )
    table = Table(
        key=f"bridging-table-{at}",
        title=wording("New ties that would join groups by {attribute}", attribute=by),
        columns=(
            Column(wording("One"), share=2.4),
            Column(wording("Other"), share=2.4),
            Column(wording("Pairs between the groups"), kind="number", share=1.3),
            Column(wording("Steps now"), kind="number", share=0.9),
            head("reach", wording, share=1.1),
        ),
        rows=tuple(_bridge(bridge, wording) for bridge in found.bridges),
        sheet=f"{wording('New ties')} {by}",
    )
    title = wording("New ties that would join groups by {attribute}", attribute=by)
    count = wording.number(len(found.bridges))
    shown: list[Block] = [Paragraph(plain(told)), table]
    return Section(f"bridging-{at}", title, shown, (), "def-reach", count)


def _bridge(bridge: NewBridge, wording: Wording) -> Row:
    chance = f"({wording.number(bridge.pairs_expected, 1)})"
    steps = bridge.steps
    return Row(
        (
            _end(bridge.one.name, bridge.group),
            _end(bridge.other.name, bridge.other_group),
            number(bridge.pairs, wording.number(bridge.pairs), quiet=chance),
            number(steps, wording.number(steps) if steps is not None else wording("no way")),
            number(bridge.reach, wording.number(bridge.reach, 1)),
        )
    )


def _end(name: str, group: str) -> Cell:
    return Cell(((foreign(name),), (foreign(group, look="quiet"),)))


def proposals(facts: Facts) -> tuple[Section, ...]:
    """What running text may say, for a person to judge; no section where there is none."""
    wording, evidence = facts.wording, facts.evidence
    if not evidence.doubtful:
        return ()
    told = wording(
        "Sentences in running text that may tell of a collaboration, but not surely enough to "
        "count. They are in no figure of this report: read them, and decide."
    )
    said = evidence.said(evidence.doubtful)
    rows = [
        Row(
            (
                cell(foreign(one.subject)),
                cell(foreign(one.object)),
                cell(wording(STATUS_WORDS[one.status])),
                number(one.confidence, wording.percent(one.confidence)),
                Cell(quotes=(quote(one, evidence, wording),)),
            )
        )
        for one in sorted(said, key=lambda s: -s.confidence)[:DOUBTFUL]
    ]
    table = Table(
        key="proposals-table",
        title=wording("The surest first"),
        columns=(
            Column(wording("Who"), share=1.7),
            Column(wording("With whom"), share=1.7),
            Column(wording("Status"), share=1.2),
            Column(
                wording("How sure"), "def-confidence", kind="number", share=1, form="percent"
            ),
            Column(wording("Quote"), kind="quotes", share=5),
        ),
        rows=tuple(rows),
        sheet=wording("Proposals to judge"),
    )
    blocks: list[Block] = [Paragraph(plain(told)), table]
    if (rest := len(said) - len(rows)) > 0:
        more = wording.plural("And {n} more.", "And {n} more.", rest)
        blocks.append(Paragraph(plain(more), "quiet"))
    count = wording.number(len(said))
    title = wording("Proposals to judge")
    return (Section("proposals", title, blocks, (), "def-confidence", count),)
