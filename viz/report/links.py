"""Links that ask for something: an answer, a start or a repair; said, guessed, or doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Status
from queries.bridging import Bridging, NewBridge
from queries.missing import Link
from queries.predicted import Suggestion
from viz.phrases import attribute_words
from viz.quotes import quote
from viz.report.content import (
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    cell,
    foreign,
    number,
    plain,
)
from viz.report.facts import Facts
from viz.report.words import STATUS_WORDS, actor, head, listed, sentences, status_mark, term
from viz.wording import Wording, mark

__all__ = ["missing", "proposals"]

LONG = 15  # rows of a list of links before the rest is only linked
LINKED = 60  # of the rest, before it is only counted
QUOTES = 2  # of a link, before the rest is only counted
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


def missing(facts: Facts) -> Section:
    """The section on missing links, one part for each kind."""
    wording = facts.wording
    told = wording(
        "Kinds that ask for something: a repair, a start, an answer. What somebody said comes "
        "first, with the words it rests on; then what the network itself suggests."
    )
    parts = [_strained(facts), _proposed(facts), _one_sided(facts), _unreported(facts)]
    parts += [
        _bridging(i, found, wording) for i, found in enumerate(facts.bridging) if found.bridges
    ]
    return Section("missing", wording("Missing links"), [Paragraph(plain(told))], tuple(parts))


def _none(wording: Wording) -> list[Block]:
    return [Paragraph(plain(wording("No statement of this kind was found in the sources.")))]


def _strained(facts: Facts) -> Section:
    wording, links = facts.wording, facts.missing.strained
    title = wording("Collaborations described as a problem")
    sheet = wording("Strained")
    shown = _links(links, Status.STRAINED, title, sheet, facts)
    count = wording.number(len(links))
    return Section("strained", sheet, shown or _none(wording), (), "def-strained", count)


def _proposed(facts: Facts) -> Section:
    wording, links = facts.wording, facts.missing.proposed
    title = wording(
        "Collaborations that someone wishes for; those that nobody says exist come first"
    )
    sheet = wording("Wished for")
    shown = _links(links, Status.PROPOSED, title, sheet, facts)
    count = wording.number(len(links))
    return Section("proposed", sheet, shown or _none(wording), (), "def-proposed", count)


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
    if not links:
        return []
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


def _unreported(facts: Facts) -> Section:
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
