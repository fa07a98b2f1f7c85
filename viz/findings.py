"""What stands out, in plain words, each with how sure it is and the statements behind it.

What stands out, and in which order, is decided by `queries.overview`; here it is worded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.evidence import Evidence
from graph.network import Network
from queries.finding import Caveat, Kind
from queries.finding import Finding as Found
from queries.overview import Overview
from viz.advice import next_step
from viz.phrases import p_words
from viz.sentences import SENTENCES, figure
from viz.wording import Wording

__all__ = ["Finding", "findings"]


@dataclass(frozen=True)
class Finding:
    """A finding as a reader sees it.

    Attributes
    ----------
    title : str
        A few words: what it is, and of whom.
    sentence : str
        What was found, with its figures and what chance would give.
    caveat : str
        How sure it is, and what could change it.
    advice : str
        What a reader can do about it.
    evidence : tuple of str
        Ids of the statements behind it. Empty where it is about the network as a whole.
    kind : str
        As in `queries.finding.Finding`; tells which part of a report shows the figures.
    attribute : str or None
        The grouping that it is about.
    """

    title: str
    sentence: str
    caveat: str
    advice: str
    evidence: tuple[str, ...]
    kind: Kind
    attribute: str | None


def findings(
    overview: Overview, network: Network, evidence: Evidence, wording: Wording
) -> list[Finding]:
    """Word the findings of an overview, in its order.

    Parameters
    ----------
    overview : Overview
    network, evidence
        What it was made of: they tell whether the ties of a hub come from one sentence.
    wording : Wording
    """
    found: list[Finding] = []
    for each in overview.findings:
        title, sentence = SENTENCES[each.kind](each, wording)
        caveats = [
            *_chance(each, wording),
            *_at_once(each, network, evidence, wording),
            CAVEATS[each.caveat](each, overview, wording),
        ]
        found.append(
            Finding(
                title=title,
                sentence=sentence,
                caveat=" ".join(caveats),
                advice=next_step(each, wording),
                evidence=each.evidence,
                kind=each.kind,
                attribute=each.attribute,
            )
        )
    return found


def _chance(found: Found, wording: Wording) -> Iterator[str]:
    if found.p is None:
        return
    p = p_words(found.p, wording)
    if found.tested > 1:
        yield wording(
            "Chance does not explain it ({p}, corrected for the {n} that were looked at).",
            p=p,
            n=found.tested,
        )
    else:
        yield wording("Chance does not explain it ({p}).", p=p)


def _at_once(
    found: Found, network: Network, evidence: Evidence, wording: Wording
) -> Iterator[str]:
    """Say so when most of those who name a hub do it in one and the same sentence."""
    if found.kind != "hub":
        return
    by_one = _by_one_sentence(network, evidence, found.actors[0].id)
    if 2 * by_one > figure(found, "in_degree").value:
        yield wording("{k} of them stand in one sentence about all units.", k=by_one)


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


def _as_said(_: Found, __: Overview, wording: Wording) -> str:
    return wording("Said in so many words; the quotes stand in the report.")


def _gaps(_: Found, __: Overview, wording: Wording) -> str:
    return wording("Counted among units that both answered; a list may have a gap.")


def _lists_are_missing(_: Found, overview: Overview, wording: Wording) -> str:
    return wording.plural(
        "Counted in what {n} unit says. Lists that are still missing can change it.",
        "Counted in what {n} units say. Lists that are still missing can change it.",
        overview.respondents,
    )


def _few_shuffles(_: Found, overview: Overview, wording: Wording) -> str:
    return wording(
        "Chance was tried on {n} random networks in which everyone has as many partners as "
        "here, but others.",
        n=overview.networks,
    )


def _not_all_divisions(found: Found, _: Overview, wording: Wording) -> str:
    if found.kind == "elsewhere":
        return wording(
            "Sought several times, the communities put it there in {share} of them; another "
            "division may be as good.",
            share=wording.percent(figure(found, "runs").value),
        )
    return wording(
        "Other divisions may be as good: two searches agree at {value} on average, where 1 is "
        "the same.",
        value=wording.number(figure(found, "agreement").value, 2),
    )


def _a_guess(found: Found, _: Overview, wording: Wording) -> str:
    return wording(
        "Nobody says so: it is a guess. Of ties of this network that were hidden on trial, "
        "such guesses put {share} above a pair without a tie; by chance it would be {chance}.",
        share=wording.percent(figure(found, "auc").value),
        chance=wording.percent(0.5),
    )


CAVEATS: Mapping[Caveat, Callable[[Found, Overview, Wording], str]] = {
    "as_said": _as_said,
    "lists_may_have_gaps": _gaps,
    "lists_are_missing": _lists_are_missing,
    "few_shuffles": _few_shuffles,
    "not_all_divisions": _not_all_divisions,
    "a_guess": _a_guess,
}
"""By the caveat of the finding: what could change it, or how far to trust it."""
