"""What stands out, in plain words, each with how sure it is and where the report shows it.

Only what chance does not explain is said as a pattern; everything else here is a count of
what was said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.evidence import Evidence
from graph.names.actors import PARENT
from graph.network import Network
from queries.coverage import Coverage
from queries.hubs import Hubs
from queries.missing import Missing
from queries.silos import ALPHA, Group, Silos
from viz.wording import Wording

__all__ = ["Finding", "attribute_words", "findings", "p_number", "p_words", "rank_words"]

SMALLEST = 0.001  # a p below it is not told apart from others below it
FEW = 3  # partners; with fewer, lying between says little
MOST = 4  # names in one sentence


@dataclass(frozen=True)
class Finding:
    """One sentence of the summary.

    Attributes
    ----------
    text : str
    sure : str
        How sure it is, and of what.
    href : str
        The part of the report that shows it.
    """

    text: str
    sure: str
    href: str


def findings(
    coverage: Coverage,
    hubs: Hubs,
    silos: Sequence[Silos],
    missing: Missing,
    network: Network,
    evidence: Evidence,
    wording: Wording,
) -> list[Finding]:
    """The most important findings: hubs, then silos, then what asks for repair.

    Parameters
    ----------
    coverage, hubs, silos, missing
        Results for the network; `silos` one for each attribute.
    network, evidence
        Tell whether the ties of a hub come from one sentence.
    wording : Wording
    """
    at_once = max(
        (_by_one_sentence(network, evidence, hub.id) for hub in hubs.hubs[:1]), default=0
    )
    found = [*_most_named(hubs, coverage, at_once, wording), *_between(hubs, wording)]
    for i, result in enumerate(silos):
        found += _silos(result, f"#silos-{i}", wording)
    return [*found, *_missing(missing, wording)]


def names(values: Sequence[str], wording: Wording, most: int = MOST) -> str:
    """Names in a row, the last after "and"; what is too many is counted."""
    shown = list(values[:most])
    if len(values) > most:
        rest = len(values) - most
        return wording("{names} and {n} more", names=", ".join(shown), n=rest)
    if len(shown) < 2:
        return "".join(shown)
    return wording("{names} and {last}", names=", ".join(shown[:-1]), last=shown[-1])


def p_words(p: float, wording: Wording) -> str:
    """A p value as a reader says it."""
    if p < SMALLEST:
        return wording("p below {limit}", limit=wording.number(SMALLEST, 3))
    return wording("p = {p}", p=p_number(p, wording))


def p_number(p: float, wording: Wording) -> str:
    """A p value with as many digits as it bears."""
    if p < SMALLEST:
        return f"< {wording.number(SMALLEST, 3)}"
    return wording.number(p, 3 if p < 0.1 else 2)


def _by_one_sentence(network: Network, evidence: Evidence, actor: str) -> int:
    """How many of the ties to an actor rest on one and the same sentence alone."""
    rows = network.rows()
    sentences: Counter[tuple[object, ...]] = Counter()
    for row in rows[network.target[rows] == network.position[actor]]:
        said = {
            (s.source, s.place.page, s.place.line, s.place.sheet, s.place.row)
            for s in evidence.said(network.evidence[int(row)])
        }
        if len(said) == 1:
            sentences.update(said)
    return max(sentences.values(), default=0)


def _most_named(
    hubs: Hubs, coverage: Coverage, at_once: int, wording: Wording
) -> Iterator[Finding]:
    top = [hub for hub in hubs.hubs if hub.in_degree_rank[0] == 1 and hub.in_degree > 1]
    if not top or len(top) > MOST:
        return
    text = wording.plural(
        "{names} is named by {k} others, more than anyone else.",
        "{names} are each named by {k} others, more than anyone else.",
        len(top),
        names=names([hub.name for hub in top], wording),
        k=top[0].in_degree,
    )
    sure = wording(
        "Counted in what {r} units say. Lists that are still missing can change it.",
        r=coverage.respondents,
    )
    if len(top) == 1 and 2 * at_once > top[0].in_degree:
        note = wording("{k} of them stand in one sentence about all units.", k=at_once)
        sure = f"{note} {sure}"
    yield Finding(text, sure, "#hubs")


def _between(hubs: Hubs, wording: Wording) -> Iterator[Finding]:
    for hub in hubs.hubs:
        share = hub.betweenness.share
        first = hub.betweenness_rank == (1, 1) and hub.weighted_rank[1] <= MOST
        if not first or share is None or hub.degree < FEW:
            continue
        text = wording(
            "{name} links more pairs of others than anyone else: the shortest way between "
            "{share} of all pairs runs through it. Much depends on it.",
            name=hub.name,
            share=wording.percent(share),
        )
        sure = wording(
            "Counted in steps. When frequent contact counts as near, its place is {places}, "
            "whether unknown frequencies are read as yearly or as daily.",
            places=rank_words(hub.weighted_rank, wording),
        )
        yield Finding(text, sure, "#hubs")


def rank_words(rank: tuple[int, int], wording: Wording) -> str:
    """A place, or the best and the worst."""
    best, worst = (wording.number(place) for place in rank)
    return best if best == worst else f"{best}–{worst}"


def _silos(result: Silos, href: str, wording: Wording) -> Iterator[Finding]:
    whole = result.index
    closed = [group for group in result.groups if group.silo]
    grouping = attribute_words(result.attribute, wording)
    if whole.p_silo is not None and whole.p_silo <= ALPHA:
        text = wording(
            "By {attribute}, the units keep to their own: {inside} of {ties} ties stay within "
            "a group.",
            attribute=grouping,
            inside=whole.internal,
            ties=result.ties,
        )
        sure = wording("Chance does not explain it ({p}).", p=p_words(whole.p_silo, wording))
        if closed:
            text += " " + _which(closed, wording)
            sure += " " + _each(closed, wording)
        yield Finding(text, sure, href)
    elif closed:
        text = wording("By {attribute}:", attribute=grouping) + " " + _which(closed, wording)
        yield Finding(text, _each(closed, wording), href)


def _which(closed: Sequence[Group], wording: Wording) -> str:
    return wording.plural(
        "{names} is a silo.",
        "{names} are silos.",
        len(closed),
        names=names([group.name for group in closed], wording),
    )


def _each(closed: Sequence[Group], wording: Wording) -> str:
    worst = max(group.index.p_silo or 0.0 for group in closed)
    return wording.plural(
        "For the silo: {p}.",
        "For each silo: {p} or less.",
        len(closed),
        p=p_words(worst, wording),
    )


def attribute_words(attribute: str, wording: Wording) -> str:
    """The name of a grouping; the one that comes of the structure itself has a word."""
    return wording("unit above") if attribute == PARENT else attribute


def _missing(missing: Missing, wording: Wording) -> Iterator[Finding]:
    said = wording("Said in so many words; the quotes stand in the report.")
    if missing.strained:
        text = wording.plural(
            "{n} collaboration is described as a problem.",
            "{n} collaborations are described as a problem.",
            len(missing.strained),
        )
        yield Finding(text, said, "#strained")
    wished = [link for link in missing.proposed if not link.exists]
    if wished:
        text = wording.plural(
            "{n} collaboration is wished for that nobody says exists.",
            "{n} collaborations are wished for that nobody says exist.",
            len(wished),
        )
        yield Finding(text, said, "#proposed")
    if missing.one_sided:
        text = wording.plural(
            "In {n} of {of} linked pairs of units that answered, only one names the other.",
            "In {n} of {of} linked pairs of units that answered, only one names the other.",
            len(missing.one_sided),
            of=missing.linked_pairs,
        )
        sure = wording("Counted among units that both answered; a list may have a gap.")
        yield Finding(text, sure, "#one-sided")
