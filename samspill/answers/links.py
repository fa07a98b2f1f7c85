"""Missing links of each kind, with why each is told, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.errors import UsageError
from graph.evidence import Evidence
from queries.bridging import Bridging, NewBridge
from queries.likeness import METHODS, Method
from queries.missing import Link, Missing
from queries.predicted import Predicted, Suggestion
from samspill.answers.answer import Answer, Listing
from samspill.answers.table import a_year, counted, flat, joined, quotes
from samspill.listing import Column

__all__ = ["bridging", "missing", "predicted", "way"]

SHOWN = 4  # shared partners that a sentence names


def missing(found: Missing, evidence: Evidence) -> Answer:
    """One table for each kind of missing link."""
    base = (
        f"{counted(found.respondents, 'unit')} answered. Of "
        f"{counted(found.linked_pairs, 'pair')} of them with a tie, {found.mutual_pairs} name "
        "each other."
    )
    one_sided = "One-sided: the partner answered and does not say so"
    listings = [
        _links(one_sided, "one_sided", found.one_sided, evidence, base),
        _links("Wished for", "proposed", found.proposed, evidence),
        _links("Strained", "strained", found.strained, evidence),
    ]
    return Answer(found, Missing, listings)


def _links(
    heading: str, part: str, links: Sequence[Link], evidence: Evidence, note: str = ""
) -> Listing:
    rows = [
        {**flat(link), "why": _why(link, part), "quotes": quotes(link.evidence, evidence)}
        for link in links
    ]
    columns: Sequence[Column] = (
        ("source", "Unit"),
        ("target", "Partner"),
        (a_year, "A year"),
        ("why", "Why"),
        (lambda row: joined(row, "purposes"), "Purpose"),
        ("quotes", "Quote"),
    )
    return Listing(rows, columns, f"{heading} ({len(rows)})", note, part)


def _why(link: Link, part: str) -> str:
    one, other = link.source.name, link.target.name
    if part == "one_sided":
        if link.back:
            return f"{other} answered and names {one} as {' and '.join(link.back)} only."
        return f"{other} answered and does not name {one}."
    exists = "It exists as well." if link.exists else "Nobody says that it exists."
    word = "wishes for" if part == "proposed" else "reports a problem with"
    return f"{one} {word} it. {exists}"


def way(word: str | None) -> Method:
    """The way to predict that a person chose; Adamic and Adar's when none was.

    Raises
    ------
    UsageError
        If there is no such way; the text lists them.
    """
    chosen = "adamic_adar" if word is None else word.replace("-", "_")
    for method in METHODS:
        if method == chosen:
            return method
    raise UsageError(f"--method is one of {', '.join(METHODS)}, not “{word}”")


def predicted(found: Predicted) -> Answer:
    """How well guessing works here, and the best guesses or why there are none."""
    accuracies = [flat(accuracy) for accuracy in found.accuracies]
    guesses = [{**flat(each), "why": _shared(each)} for each in found.suggestions]
    listings = [
        Listing(
            guesses,
            (
                ("one", "Unit"),
                ("other", "Unit"),
                (found.method, found.method.replace("_", " ").capitalize()),
                ("why", "Why"),
            ),
            "Probably there but not reported",
            _reason(found),
            "suggestions",
        ),
        Listing(
            accuracies,
            (
                ("method", "Method"),
                ("auc", "AUC"),
                ("standard_error", "±"),
                ("better_than_chance", "Better than chance"),
            ),
            "Accuracy on ties of this network that were hidden: 0.5 is guessing, 1 is right",
            part="accuracies",
        ),
    ]
    shown = [one for one in listings if one.rows or one.part == "suggestions"]
    return Answer(found, Predicted, shown)


def _reason(found: Predicted) -> str:
    if found.reason == "too_few_ties":
        return (
            f"Too little data: pairs that work together: {found.pairs}, too few to hide some "
            "of them and try."
        )
    (mine,) = [each for each in found.accuracies if each.method == found.method]
    tried = "not tried" if mine.auc is None else f"{mine.auc:.2f} ± {mine.standard_error:.2f}"
    if found.reason == "no_better_than_chance":
        return (
            f"Too little data: on hidden ties of this network {found.method} is no better than "
            f"chance (AUC {tried})."
        )
    return (
        f"{len(found.suggestions)} of {found.looked_at} pairs that could have been reported. "
        f"AUC of {found.method} on hidden ties of this network: {tried}. A guess: nobody says "
        "so."
    )


def _shared(each: Suggestion) -> str:
    names = [party.name for party in each.shared[:SHOWN]]
    rest = len(each.shared) - len(names)
    more = f" and {rest} more" if rest else ""
    said = f" Somebody says {' and '.join(each.said)} of it." if each.said else ""
    return (
        f"They share {counted(each.common_neighbours, 'partner')} ({', '.join(names)}{more}); "
        f"by chance {each.expected:.1f}, p {each.p:.2g}.{said}"
    )


def bridging(found: Bridging) -> Answer:
    """One row a tie that would join two groups."""
    rows = [{**flat(each), "why": _joins(each)} for each in found.bridges]
    columns: Sequence[Column] = (
        ("one", "Unit"),
        ("other", "Unit"),
        ("reach", "Reach"),
        (_constraint, "Constraint"),
        ("why", "Why"),
    )
    note = (
        f"Between groups by {found.attribute} with fewer ties than chance. Reach: what the two "
        "ends gain, in actors reached, each counted by the inverse of its distance. Whether "
        "such a tie is wanted the network cannot say."
    )
    return Answer(found, Bridging, [Listing(rows, columns, note=note)])


def _constraint(row: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{_number(row[f'{end}constraint'])} → {_number(row[f'{end}constraint_after'])}"
        for end in ("", "other_")
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _joins(each: NewBridge) -> str:
    far = "no way leads from one to the other"
    if each.steps is not None:
        far = f"they are {each.steps} steps apart"
    return (
        f"Pairs of {each.group} and {each.other_group} that work together: {each.pairs}, by "
        f"chance {each.pairs_expected:.1f}; {far}."
    )
