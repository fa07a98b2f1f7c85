"""The summary: key figures, what stands out and how sure it is, what to read with care."""

from __future__ import annotations

from collections.abc import Iterator

from queries.finding import Kind
from viz.report.content import (
    Block,
    Finding,
    Findings,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
)
from viz.report.facts import Facts
from viz.report.runs import Run, plain
from viz.report.words import listed

__all__ = ["summary"]


def summary(facts: Facts) -> Section:
    """The first section, which is enough for a reader in a hurry."""
    wording = facts.wording
    blocks: list[Block] = [_key_figures(facts)]
    parts: tuple[Section, ...] = ()
    if facts.findings:
        see, todo = wording("See the figures"), wording("Next step:")
        found = Findings(tuple(_findings(facts)), see, todo)
        note = wording(
            "Here stand counts of what was said, and patterns that chance does not explain "
            "(p at 0.05 or less). Weaker patterns are in the sections but not in this list."
        )
        under: list[Block] = [found, Paragraph(plain(note), "quiet"), *_care(facts)]
        parts = (Section("findings", wording("What stands out"), under),)
    else:
        nothing = wording(
            "Nothing stands out: what was loaded is too little, or no pattern goes beyond "
            "chance."
        )
        blocks += [Paragraph(plain(nothing)), *_care(facts)]
    return Section("summary", wording("Summary"), blocks, parts)


_SECTIONS: dict[Kind, str] = {
    "strained": "strained",
    "wished": "proposed",
    "one_sided": "one-sided",
    "silent": "answered",
    "hub": "hubs",
    "overload": "hubs",
    "broker": "brokers",
    "cut_point": "cut-points",
    "unreported": "unreported",
}
"""Where the figures of a finding stand; those about groups stand with their grouping."""


def _findings(facts: Facts) -> Iterator[Finding]:
    for found in facts.findings:
        by = [f"silos-{i}" for i, s in enumerate(facts.silos) if s.attribute == found.attribute]
        to = _SECTIONS.get(found.kind) or (by[0] if by else "map")
        yield Finding(found.title, found.sentence, found.caveat, to, found.advice)


def _key_figures(facts: Facts) -> KeyFigures:
    wording, covered = facts.wording, facts.coverage
    share = covered.known_share
    known = wording.percent(share) if share is not None else "–"
    return KeyFigures(
        (
            KeyFigure(
                wording.number(covered.respondents),
                wording("units have answered"),
                "def-answered",
            ),
            KeyFigure(wording.number(covered.actors), wording("actors in all"), "def-actor"),
            KeyFigure(wording.number(covered.existing), wording("ties"), "def-tie"),
            KeyFigure(known, wording("of frequencies are known"), "def-frequency"),
        )
    )


def _care(facts: Facts) -> list[Block]:
    """What may be wrong with the ground that the findings stand on."""
    wording = facts.wording
    doubts: list[Run] = []
    if asked := len(facts.evidence.questions):
        text = wording.plural(
            "{n} open question on names", "{n} open questions on names", asked
        )
        doubts.append(Run(text, "names"))
    if lost := sum(problem.lost for problem in facts.evidence.problems):
        text = wording.plural(
            "{n} place in the files was left out", "{n} places in the files were left out", lost
        )
        doubts.append(Run(text, "problems"))
    if not doubts:
        return []
    begin = Run(wording("Read with care:"), look="strong")
    return [Paragraph((begin, Run(" "), *listed(doubts, "; "), Run(".")), "quiet")]
