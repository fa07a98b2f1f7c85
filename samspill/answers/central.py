"""Hubs, other measures of centrality, and how sure the places are, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import UsageError
from graph.model import Conventions
from graph.network import Network
from queries.centrality import Centrality, centrality
from queries.hubs import Hubs
from queries.hubs import hubs as ask_hubs
from queries.inequality import Concentration
from queries.uncertainty import Uncertainty
from samspill.answers.answer import Answer, Listing
from samspill.answers.measures import MEASURES
from samspill.answers.table import a_year, flat, named, percent, place
from samspill.listing import Column

__all__ = ["by_measure", "hubs", "measured", "uncertainty"]

TWENTIETH = 5  # per cent of the actors, whose share is told


def hubs(found: Hubs, top: int) -> Answer:
    """One row an actor, the most named first."""
    rows = [flat(hub) for hub in found.hubs[:top]]
    columns: Sequence[Column] = (
        (named, "Name"),
        ("in_degree", "Named by"),
        (lambda row: place(row, "in_degree_rank"), "Rank"),
        ("out_degree", "Names"),
        (lambda row: a_year(row, "in_strength_"), "Contacts a year"),
        ("betweenness_share", "Betweenness"),
        (lambda row: place(row, "weighted_rank"), "Rank, weighted"),
    )
    note = " ".join(
        [
            f"{len(rows)} of {found.actors}. * filed no list: whom it names is unknown.",
            "Weighted betweenness ranks span two readings of unknown frequencies: yearly, and "
            "daily.",
            *_sampled(found.sampled_sources, found.actors, found.sampling_error),
            *_concentration(found.concentration),
        ]
    )
    return Answer(found, Hubs, [Listing(rows, columns, note=note)])


def _sampled(sources: int | None, actors: int, error: float | None) -> list[str]:
    if sources is None:
        return []
    known = "" if error is None else f"; standard error of the ten highest {error:.0%} or less"
    return [f"Betweenness from a sample of {sources} of {actors}{known}."]


def _concentration(found: Concentration) -> list[str]:
    if found.gini is None or found.expected is None or found.p is None:
        return []
    (top,) = [share for share in found.top if share.percent == TWENTIETH]
    half = found.lorenz[len(found.lorenz) // 2]
    return [
        f"Being named is unequal by a Gini coefficient of {found.gini:.2f}, by chance "
        f"{found.expected:.2f} (p {found.p:.3f}): the most named {TWENTIETH} % hold "
        f"{percent(top.share)} of the ties, by chance {percent(top.expected)}; the least named "
        f"half {percent(half)}."
    ]


def measured(
    network: Network, measure: str, conventions: Conventions, seed: int
) -> Hubs | Centrality:
    """The answer that holds a measure.

    Raises
    ------
    UsageError
        If there is no such measure; the text lists them.
    """
    if measure not in MEASURES:
        raise UsageError(f"--measure is one of {', '.join(MEASURES)}, not “{measure}”")
    ask = ask_hubs if MEASURES[measure].of_hubs else centrality
    return ask(network, conventions=conventions, seed=seed)


def by_measure(found: Hubs | Centrality, word: str, top: int) -> Answer:
    """One row an actor, the highest by one of `MEASURES` first, under each reading."""
    measure = MEASURES[word]
    actors = found.hubs if isinstance(found, Hubs) else found.actors_by_pagerank
    rows = sorted((flat(actor) for actor in actors), key=measure.order)[:top]
    columns: Sequence[Column] = ((named, "Name"), *measure.columns)
    note = f"{len(rows)} of {found.actors}. * filed no list: whom it names is unknown."
    if measure.weighted:
        note += (
            " By contacts, an unknown frequency is read as yearly, and as daily; the rank "
            "spans both."
        )
    if measure.sampled:
        note = " ".join([note, *_sampled(found.sampled_sources, found.actors, _error(found))])
    return Answer(found, type(found), [Listing(rows, columns, note=note)])


def _error(found: Hubs | Centrality) -> float | None:
    return found.sampling_error if isinstance(found, Hubs) else None


def uncertainty(found: Uncertainty, top: int) -> Answer:
    """One row an actor with the places that it could have."""
    rows = [flat(standing) for standing in found.standings[:top]]
    columns: Sequence[Column] = (
        (named, "Name"),
        ("in_degree", "Named by"),
        (lambda row: place(row, "rank"), "Rank"),
        (lambda row: place(row, "bootstrap"), "Rank, lists redrawn"),
        ("most", "At most named by"),
        (lambda row: place(row, "bounds"), "Rank at best and worst"),
    )
    note = (
        f"{len(rows)} of {found.actors}. {found.respondents} filed a list; {found.silent} that "
        "did not (*) could still name anybody: that bounds the rank."
    )
    if found.repeats:
        note += (
            f" “Lists redrawn” is the middle 95 % of {found.repeats} draws of as many lists as "
            "were filed."
        )
    return Answer(found, Uncertainty, [Listing(rows, columns, note=note)])
