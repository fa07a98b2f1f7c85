"""The report: one page that an organisation designer can act on, without a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from graph.evidence import Evidence
from graph.model import Problem, Source, Status
from graph.names.actors import PARENT
from graph.network import Network
from graph.problems import ADVICE, WHAT
from graph.questions import WHY
from queries.coverage import coverage
from queries.hubs import hubs
from queries.missing import missing
from queries.parties import Party
from queries.silos import ALPHA, silos
from queries.ties import Tie, tie
from viz.definitions import DEFINITIONS
from viz.findings import attribute_words, findings, p_number, p_words, rank_words
from viz.page import render
from viz.palette import THEMES
from viz.quotes import Quote, place_words, quote
from viz.report_charts import (
    coverage_chart,
    density_chart,
    hub_chart,
    index_chart,
    strength_words,
)
from viz.wording import Wording, mark

__all__ = ["report_page"]

TOP = 15  # hubs in the table and the chart
FIRST = 10  # open questions, and places of a problem, before the rest is counted
LONG = 15  # rows of a list of links before the rest is only linked

STATUS_WORDS: dict[str, str] = {
    Status.EXISTING: mark("Existing"),
    Status.PROPOSED: mark("Proposed"),
    Status.STRAINED: mark("Strained"),
}
LANGUAGE_WORDS: dict[str, str] = {
    "nb": mark("Norwegian (bokmål)"),
    "nn": mark("Norwegian (nynorsk)"),
    "da": mark("Danish"),
    "sv": mark("Swedish"),
    "en": mark("English"),
}
TOO_LITTLE: dict[str, str] = {
    "one_group": mark("Too little data: all are in one group."),
    "no_ties": mark("Too little data: no tie runs between units that have a group."),
    "too_few_respondents": mark("Too little data: fewer than two units with a group answered."),
}


@dataclass(frozen=True)
class Trouble:
    """All problems of one kind: what it is, what to do, the first places and their number."""

    what: str
    advice: str
    lost: bool
    count: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """A tie of the appendix. `key` makes its anchor."""

    key: int
    tie: Tie
    often: str
    quotes: tuple[Quote, ...]

    @property
    def href(self) -> str:
        """Link to where the tie and its quotes stand."""
        return f"#tie-{self.key}"


def report_page(
    network: Network,
    evidence: Evidence,
    wording: Wording,
    *,
    title: str,
    attribute: str | None = None,
    generated: date,
    seed: int = 0,
) -> str:
    """The report on a network as a page, to be written as UTF-8.

    Parameters
    ----------
    network : Network
    evidence : Evidence
        Must hold every statement that the network's rows name.
    wording : Wording
        Language of the page.
    title : str
        Heading and title of the page.
    attribute : str, optional
        Look for silos by this attribute only; by default by each that has two groups or more,
        and by the unit above when there is no other.
    generated : date
        The day that the page says it was made.
    seed : int
        Of the permutations and the sampling in the queries.

    Returns
    -------
    str
        One HTML page that asks for nothing else.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    covered, found = coverage(network), missing(network)
    central = hubs(network, seed=seed)
    chosen = _attributes(network) if attribute is None else [attribute]
    grouped = [silos(network, name, seed=seed) for name in chosen]
    entries = _entries(network, evidence, wording)
    top = [hub for hub in central.hubs[:TOP] if hub.in_degree]
    return render(
        "report.html.j2",
        wording,
        title=title,
        generated=generated,
        themes=THEMES,
        definitions=DEFINITIONS,
        findings=findings(covered, central, grouped, found, network, evidence, wording),
        coverage=covered,
        answered=_sorted(covered.answered, wording),
        silent=_sorted(covered.silent, wording),
        coverage_chart=coverage_chart(covered, wording),
        sources=_sources(evidence, wording),
        spoken=Counter(s.source for s in evidence.statements.values()),
        languages=LANGUAGE_WORDS,
        lost=sum(problem.lost for problem in evidence.problems),
        troubles=_troubles(evidence.problems, wording),
        questions=evidence.questions,
        why=WHY,
        hubs=central,
        top=top,
        hub_chart=hub_chart(top, network.position, wording),
        silos=grouped,
        index_charts=[index_chart(i, result, wording) for i, result in enumerate(grouped)],
        density_charts=[density_chart(i, result, wording) for i, result in enumerate(grouped)],
        alpha=ALPHA,
        too_little=TOO_LITTLE,
        missing=found,
        entries=entries,
        named=_named(network, entries, wording),
        position=network.position,
        entry_of={(e.tie.source.id, e.tie.target.id, e.tie.status): e for e in entries},
        status_words=STATUS_WORDS,
        attribute_words=partial(attribute_words, wording=wording),
        p_number=partial(p_number, wording=wording),
        p_words=partial(p_words, wording=wording),
        rank_words=partial(rank_words, wording=wording),
        strength_words=partial(strength_words, wording=wording),
        first=FIRST,
        long=LONG,
    )


def _attributes(network: Network) -> list[str]:
    """Groupings worth a look; the unit above only where the structure gives nothing else."""
    found = [name for name in network.attributes if len(network.groups(name).labels) > 1]
    return [name for name in found if name != PARENT] or found


def _sorted(actors: Sequence[Party], wording: Wording) -> list[Party]:
    return sorted(actors, key=lambda who: (wording.sort_key(who.name), who.id))


def _sources(evidence: Evidence, wording: Wording) -> list[Source]:
    return sorted(evidence.sources.values(), key=lambda s: (wording.sort_key(s.name), s.sha256))


def _troubles(problems: Sequence[Problem], wording: Wording) -> list[Trouble]:
    kinds = Counter(p.kind for p in problems)
    found: list[Trouble] = []
    for kind, count in kinds.items():
        same = [p for p in problems if p.kind is kind]
        places = [(place_words(p.file, p.place, wording), p.text) for p in same[:FIRST]]
        found.append(
            Trouble(
                what=wording(WHAT[kind]),
                advice=wording(ADVICE[kind]),
                lost=same[0].lost,
                count=count,
                places=tuple(places),
            )
        )
    return sorted(found, key=lambda t: (not t.lost, -t.count, t.what))


def _entries(network: Network, evidence: Evidence, wording: Wording) -> list[Entry]:
    rows = [(row, tie(network, row)) for row in range(len(network.source))]
    rows.sort(
        key=lambda r: (
            wording.sort_key(r[1].source.name),
            r[1].source.id,
            wording.sort_key(r[1].target.name),
            r[1].target.id,
            r[0],
        )
    )
    return [
        Entry(
            key=row,
            tie=found,
            often=wording.frequency(found.low, found.high),
            quotes=tuple(quote(s, evidence, wording) for s in evidence.said(found.evidence)),
        )
        for row, found in rows
    ]


def _named(
    network: Network, entries: Sequence[Entry], wording: Wording
) -> list[tuple[int, str, list[Entry]]]:
    """For each actor that others name: its position, its name, and the ties that name it."""
    by_target: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.tie.source.id != entry.tie.target.id:
            by_target.setdefault(entry.tie.target.id, []).append(entry)
    found = [
        (network.position[actor], naming[0].tie.target.name, naming)
        for actor, naming in by_target.items()
    ]
    return sorted(found, key=lambda f: (wording.sort_key(f[1]), f[0]))
