"""What the report rests on: who answered, what was loaded, and what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.model import Problem, Source
from graph.problems import ADVICE, WHAT
from graph.questions import WHY
from queries.parties import Party
from viz.quotes import place_words
from viz.report.charts import coverage_chart
from viz.report.content import Block, Paragraph, Section
from viz.report.facts import Facts
from viz.report.runs import Run, Words, foreign, plain
from viz.report.tables import Cell, Column, Row, Table, cell, number
from viz.report.words import listed, sentences, term
from viz.wording import Wording, mark

__all__ = ["basis"]

FIRST = 10  # open questions, and places of a problem, before the rest is counted
NAMES = 60  # names in a row that somebody still reads; the appendix has all

LANGUAGE_WORDS: dict[str, str] = {
    "nb": mark("Norwegian (bokmål)"),
    "nn": mark("Norwegian (nynorsk)"),
    "da": mark("Danish"),
    "sv": mark("Swedish"),
    "en": mark("English"),
}


def basis(facts: Facts) -> Section:
    """The section on what everything else rests on."""
    wording = facts.wording
    parts = (
        Section("answered", wording("Who has answered"), _answered(facts)),
        Section("loaded", wording("What was loaded"), [_sources(facts)]),
        Section("problems", wording("What was not understood"), [_problems(facts)]),
        Section("names", wording("Open questions on names"), _questions(facts)),
        Section("privacy", wording("People and privacy"), [_privacy(facts)]),
    )
    return Section("basis", wording("What this rests on"), (), parts)


def _answered(facts: Facts) -> list[Block]:
    wording, covered = facts.wording, facts.coverage
    blocks: list[Block] = []
    if covered.actors:
        share = covered.internal_share
        of_own = (
            wording(
                "Of those known to belong to the organisation, {share} have answered.",
                share=wording.percent(share),
            )
            if share is not None
            else ""
        )
        told = wording(
            "{r} of {n} actors have answered with a list of their own. The others can be "
            "named but name nobody here: that says nothing about them.",
            r=covered.respondents,
            n=covered.actors,
        )
        blocks.append(Paragraph(plain(f"{told} {of_own}".strip())))
        lead: Words = (term("answered", wording), Run(":", look="strong"), Run(" "))
        blocks.append(Paragraph(_list(lead, facts.by_name(covered.answered), wording)))
        if covered.silent:
            lead = plain(wording("Belongs to the organisation, but no list:"), "strong")
            row = _list((*lead, Run(" ")), facts.by_name(covered.silent), wording)
            blocks.append(Paragraph(row))
    blocks += _known(facts)
    if covered.about_themselves:
        text = wording.plural(
            "{n} statement of a unit about itself is no tie and is not counted.",
            "{n} statements of units about themselves are no ties and are not counted.",
            covered.about_themselves,
        )
        blocks.append(Paragraph(plain(text), "quiet"))
    return blocks


def _list(lead: Words, parties: Sequence[Party], wording: Wording) -> Words:
    row = [foreign(who.name) for who in parties[:NAMES]]
    rest = len(parties) - len(row)
    if rest:
        row.append(Run(wording.plural("and {n} more", "and {n} more", rest), "units"))
    return sentences(lead, listed(row), ".")


def _known(facts: Facts) -> list[Block]:
    wording, covered = facts.wording, facts.coverage
    drawn = coverage_chart(covered, wording)
    if drawn is None:
        return []
    told = wording.plural(
        "The frequency of {known} of {n} tie is known. A sum of contacts is a lower limit "
        "(“at least”) wherever one of its ties is unknown.",
        "The frequency of {known} of {n} ties is known. A sum of contacts is a lower limit "
        "(“at least”) wherever one of its ties is unknown.",
        covered.existing,
        known=covered.known,
    )
    return [Paragraph(plain(told)), drawn]


def _sources(facts: Facts) -> Block:
    wording, evidence = facts.wording, facts.evidence
    if not evidence.sources:
        return Paragraph(plain(wording("Nothing has been loaded yet.")))
    spoken = Counter(s.source for s in evidence.statements.values())

    def order(source: Source) -> tuple[object, ...]:
        return wording.sort_key(source.name), source.sha256

    return Table(
        key="sources",
        title=wording("Loaded files"),
        columns=(
            Column(wording("File"), share=2),
            Column(wording("Title"), share=3),
            Column(wording("Language"), share=1.6),
            Column(wording("Date"), share=1.5),
            Column(wording("Statements"), kind="number", share=1.2),
        ),
        rows=tuple(
            _source(source, spoken[source.sha256], wording)
            for source in sorted(evidence.sources.values(), key=order)
        ),
        sheet=wording("Files"),
        titled=False,
    )


def _source(source: Source, spoken: int, wording: Wording) -> Row:
    language = LANGUAGE_WORDS.get(source.language, "")
    return Row(
        (
            cell(foreign(source.name)),
            cell(foreign(source.title) if source.title else "–"),
            cell(wording(language) if language else wording("unknown")),
            cell(wording.date(source.date) if source.date else wording("unknown")),
            number(spoken, wording.number(spoken)),
        )
    )


def _problems(facts: Facts) -> Block:
    wording, problems = facts.wording, facts.evidence.problems
    if not problems:
        return Paragraph(plain(wording("Everything in the files was understood.")))
    count = Counter(p.kind for p in problems)
    same = {kind: [p for p in problems if p.kind is kind] for kind in count}
    order = sorted(
        same.values(), key=lambda s: (not s[0].lost, -len(s), wording(WHAT[s[0].kind]))
    )
    return Table(
        key="problems-table",
        title=wording("What was not understood"),
        columns=(
            Column(wording("What"), share=2.2),
            Column(wording("Count"), kind="number", share=0.8),
            Column(wording("Where"), share=4),
            Column(wording("What to do"), share=3),
        ),
        rows=tuple(_problem(each, wording) for each in order),
        sheet=wording("Not understood"),
        titled=False,
    )


def _problem(same: list[Problem], wording: Wording) -> Row:
    kind = same[0].kind
    lost = (Run(" "), Run(wording("left out"), look="alert")) if same[0].lost else ()
    places = [_place(problem, wording) for problem in same[:FIRST]]
    if len(same) > FIRST:
        rest = len(same) - FIRST
        places.append(plain(wording.plural("and {n} more", "and {n} more", rest)))
    return Row(
        (
            Cell(((Run(wording(WHAT[kind])), *lost),)),
            number(len(same), wording.number(len(same))),
            Cell(tuple(places)),
            cell(wording(ADVICE[kind])),
        )
    )


def _place(problem: Problem, wording: Wording) -> Words:
    said = (Run(": "), foreign(problem.text, look="said")) if problem.text else ()
    return (foreign(place_words(problem.file, problem.place, wording)), *said)


def _questions(facts: Facts) -> list[Block]:
    wording, questions = facts.wording, facts.evidence.questions
    if not questions:
        return [Paragraph(plain(wording("No name is in doubt.")))]
    told = wording.plural(
        "{n} pair of names may mean the same, and nobody has decided yet. Until then they "
        "count as two.",
        "{n} pairs of names may mean the same, and nobody has decided yet. Until then each "
        "pair counts as two.",
        len(questions),
    )
    rows = [
        Row(
            (
                Cell((_question(q.reason, q.names, wording),)),
                number(q.weight, wording.number(q.weight)),
            )
        )
        for q in questions[:FIRST]
    ]
    return [
        Paragraph(plain(f"{told} {wording('Decide with: samspill names')}")),
        Table(
            key="questions",
            title=wording("The questions that matter most"),
            columns=(
                Column(wording("Question"), share=4),
                Column(wording("Mentions that depend on it"), kind="number", share=1),
            ),
            rows=tuple(rows),
            sheet=wording("Names in doubt"),
        ),
    ]


def _privacy(facts: Facts) -> Block:
    """What a person who passes the report on should know."""
    wording = facts.wording
    told = wording(
        "The report is about units, not about persons. Lists of those who took part are not "
        "read, and groups of few people are counted as one."
    )
    if any(said.quote for said in facts.evidence.statements.values()):
        told += " " + wording(
            "A quote stands as it was written and may name somebody: read the quotes before "
            "you pass the report on."
        )
    return Paragraph(plain(told))


def _question(reason: str, pair: tuple[str, ...], wording: Wording) -> Words:
    return (foreign(wording(WHY[reason], one=pair[0], other=pair[1])),)
