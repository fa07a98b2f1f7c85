"""What stands behind the report: what the numbers mean, every unit, and every tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import numpy as np

from graph.model import Status
from viz.definitions import DEFINITIONS
from viz.map.scene import KINDS, SCOPES
from viz.phrases import attribute_words
from viz.report.content import Block, Entry, Index, Paragraph, Section, Term, Terms
from viz.report.facts import Facts, Told
from viz.report.runs import Run, foreign, plain
from viz.report.tables import Cell, Column, Row, Table, cell, number
from viz.report.words import STATUS_WORDS, head, status_mark, term
from viz.wording import Wording

__all__ = ["definitions", "named", "ties", "units"]


def definitions(used: Collection[str], wording: Wording) -> Section:
    """What each number means, and who defined it; only those that the report leads to."""
    terms = tuple(
        Term(f"def-{key}", wording(d.term), wording(d.sentence), d.literature)
        for key, d in DEFINITIONS.items()
        if f"def-{key}" in used
    )
    return Section("definitions", wording("What the numbers mean"), [Terms(terms)])


def units(facts: Facts) -> Section:
    """Every actor with its kind, its groups and its figures."""
    wording, network = facts.wording, facts.network
    title = wording("All units")
    if not len(network):
        none = Paragraph(plain(wording("Nothing has been loaded yet.")))
        return Section("units", title, [none])
    attributes = [found.attribute for found in facts.silos]
    columns = (
        Column(term("actor", wording).text, "def-actor", share=2.6),
        Column(wording("Kind"), share=1.1),
        Column(wording("Scope"), share=1.3),
        *(Column(attribute_words(name, wording), share=1.6) for name in attributes),
        Column(wording("Filed a list"), "def-answered", share=0.9),
        head("in-degree", wording),
        head("out-degree", wording),
    )
    order = sorted(
        range(len(network)),
        key=lambda i: (wording.sort_key(network.actors[i].name), network.actors[i].id),
    )
    counts = _counts(facts)
    table = Table(
        key="units-table",
        title=wording.plural("{n} unit", "{n} units", len(network)),
        columns=columns,
        rows=tuple(_unit(i, attributes, counts, facts) for i in order),
        sheet=wording("Units"),
    )
    return Section("units", title, [table])


def _counts(facts: Facts) -> tuple[list[int], list[int]]:
    """How many name each actor, and how many it names."""
    network = facts.network
    rows, n = network.rows(), len(network)
    named = np.bincount(network.target[rows], minlength=n)
    naming = np.bincount(network.source[rows], minlength=n)
    return [int(v) for v in named], [int(v) for v in naming]


def _unit(
    at: int, attributes: list[str], counts: tuple[list[int], list[int]], facts: Facts
) -> Row:
    wording, who = facts.wording, facts.network.actors[at]
    named, naming = counts[0][at], counts[1][at]
    names = number(naming, wording.number(naming)) if who.respondent else number(None, "–")
    return Row(
        (
            cell(foreign(who.name)),
            cell(wording(KINDS[who.kind])),
            cell(wording(SCOPES[who.scope])),
            *(cell(foreign(who.groups.get(name, ""))) for name in attributes),
            cell(wording("yes") if who.respondent else wording("no")),
            number(named, wording.number(named), f"to-{at}" if named else ""),
            names,
        )
    )


def named(facts: Facts) -> Section:
    """For each actor those who name it, each leading to the tie."""
    wording = facts.wording
    by_target: dict[str, list[Told]] = {}
    for told in facts.told:
        if not told.to_itself:
            by_target.setdefault(told.tie.target.id, []).append(told)
    entries = [_entry(facts, actor, naming) for actor, naming in by_target.items()]
    entries.sort(key=lambda e: (wording.sort_key(e.name), e.key))
    title = wording("Who is named by whom")
    blocks: list[Block] = [
        Paragraph(plain(wording("Each name leads to the tie and its quotes."))),
        Index(tuple(entries)),
    ]
    return Section("named", title, blocks)


def _entry(facts: Facts, target: str, naming: list[Told]) -> Entry:
    row: list[Run] = []
    for told in naming:
        row += [Run(", ")] * bool(row) + [foreign(told.tie.source.name, told.key)]
        row += status_mark(told.tie.status, facts.wording)
    return Entry(f"to-{facts.network.position[target]}", naming[0].tie.target.name, tuple(row))


def ties(facts: Facts) -> Section:
    """Every tie with every statement behind it."""
    wording = facts.wording
    title = wording("All ties and their quotes")
    if not facts.told:
        return Section("ties", title, [Paragraph(plain(wording("There are no ties.")))])
    told = wording(
        "Every tie with every statement behind it, word for word, and where it stands."
    )
    table = Table(
        key="ties-table",
        title=_how_many(facts),
        columns=(
            Column(wording("Who says it"), share=1.6),
            Column(wording("About whom"), share=1.6),
            Column(wording("Status"), only="sheet"),
            Column(wording("How often"), "def-frequency", share=1.3),
            Column(wording("Contacts a year, least"), kind="number", only="sheet"),
            Column(wording("Contacts a year, most"), kind="number", only="sheet"),
            Column(wording("Purposes"), share=3, only="sheet"),
            Column(wording("Quotes"), kind="quotes", share=5.5),
        ),
        rows=tuple(_tie(each, wording) for each in facts.told),
        sheet=wording("Ties"),
        gathered=True,
    )
    return Section("ties", title, [Paragraph(plain(told)), table])


def _how_many(facts: Facts) -> str:
    """The ties, and of each status: a wish is not counted among the ties of the summary."""
    wording = facts.wording
    counts = Counter(told.tie.status for told in facts.told if not told.to_itself)
    total = wording.plural("{n} tie", "{n} ties", sum(counts.values()))
    each = [f"{wording(STATUS_WORDS[s])}: {counts[s]}" for s in Status if counts[s]]
    return " · ".join([total, *each]) if len(each) > 1 else total


def _tie(told: Told, wording: Wording) -> Row:
    tie = told.tie
    itself = (Run(" "), Run(wording("itself: no tie"), look="mark")) if told.to_itself else ()
    marks = (*status_mark(tie.status, wording), *itself)
    return Row(
        (
            cell(foreign(tie.source.name)),
            Cell(((foreign(tie.target.name), *marks),)),
            cell(wording(STATUS_WORDS[tie.status])),
            cell(told.often),
            number(tie.low, ""),
            number(tie.high, ""),
            Cell(tuple((foreign(text),) for text in tie.purposes)),
            Cell(quotes=told.quotes),
        ),
        told.key,
    )
