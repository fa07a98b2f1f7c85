"""Silos, how well a structure fits the ties, and communities, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.errors import UsageError
from queries.cohesion import Cohesion
from queries.communities import By as Reading
from queries.communities import Communities
from queries.silos import Silos
from samspill.answers.answer import Answer, Listing
from samspill.answers.table import a_year, counted, flat, joined, percent, with_chance
from samspill.listing import Column

__all__ = ["cohesion", "communities", "reading", "silos"]

TOO_LITTLE = "too little data"

Row = Mapping[str, Any]


def silos(found: Silos, top: int) -> Answer:
    """The groups, where ties are above chance, and the pairs of groups without a tie."""
    columns: Sequence[Column] = (
        ("name", found.attribute.capitalize()),
        ("size", "Units"),
        ("respondents", "Answered"),
        (lambda row: with_chance(row, "inside"), "Ties inside (chance)"),
        (lambda row: with_chance(row, "across"), "Across (chance)"),
        (lambda row: _signed(row["index_value"]), "E-I"),
        (lambda row: _signed(row["index_expected"]), "Chance"),
        (lambda row: _p(row["index_p_silo"]), "p"),
        (_verdict, "Silo"),
    )
    whole = found.index
    note = (
        f"E-I of the whole {_signed(whole.value)}, by chance {_signed(whole.expected)}, "
        f"p {_p(whole.p_silo)} (share of {found.permutations} random groupings as closed as "
        f"this). {_left_out(found)}"
    )
    groups = [flat(group) for group in found.groups]
    listings = [
        Listing(groups, columns, "Each group, beside chance", note, "groups"),
        _matrix(found, top),
        *([_unlinked(found, top)] if found.unlinked else []),
    ]
    return Answer(found, Silos, listings)


def _left_out(found: Silos | Cohesion) -> str:
    return f"Left out, without {found.attribute}: {counted(found.without_group, 'actor')}."


def _unlinked(found: Silos, top: int) -> Listing:
    pairs = [flat(pair) for pair in found.unlinked[: top or None]]
    columns: Sequence[Column] = (
        ("one", "One"),
        ("other", "Other"),
        ("expected", "Ties by chance"),
    )
    note = f"{len(pairs)} of {len(found.unlinked)} pairs of groups."
    return Listing(pairs, columns, "Groups without a tie", note, "unlinked")


def _matrix(found: Silos, top: int) -> Listing:
    """The cells of the matrix that have ties, the fullest beside chance first."""
    cells = [cell for cell in found.cells if cell.ties]
    cells.sort(key=lambda cell: (cell.expected - cell.ties, cell.source, cell.target))
    columns: Sequence[Column] = (
        ("source", "From"),
        ("target", "To"),
        (
            lambda row: with_chance({**row, "ties_expected": row["expected"]}, "ties"),
            "Ties (chance)",
        ),
        (lambda row: percent(row["density"]), "Density"),
        (lambda row: a_year(row, "strength_"), "Contacts a year"),
    )
    shown = [flat(cell) for cell in cells[: top or None]]
    note = f"{len(shown)} of {len(cells)} with ties, the fullest beside chance first."
    return Listing(shown, columns, "From group to group", note, "cells")


def _signed(value: float | None) -> str:
    return TOO_LITTLE if value is None else f"{value:+.3f}"


def _p(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _verdict(row: Row) -> str:
    return {True: "yes", False: "not shown", None: TOO_LITTLE}[row["silo"]]


def cohesion(found: Cohesion) -> Answer:
    """How well the groups fit the ties under each reading, then group by group."""
    readings = (found.said, found.partners, found.if_unknown_yearly, found.if_unknown_daily)
    whole: Sequence[Column] = (
        (lambda row: _OF[row["of"]], "What is added up"),
        ("total", "Total"),
        (lambda row: percent(row["inside"]), "Inside"),
        (lambda row: _signed(row["modularity"]), "Modularity"),
        (lambda row: _signed(row["modularity_expected"]), "Chance"),
        (lambda row: _p(row["p_modularity"]), "p"),
        (lambda row: _signed(row["assortativity"]), "Assortativity"),
    )
    groups: Sequence[Column] = (
        ("name", found.attribute.capitalize()),
        ("size", "Units"),
        (lambda row: percent(row["conductance_insularity"]), "Insularity"),
        ("conductance_value", "Conductance"),
        ("conductance_expected", "Chance"),
        (lambda row: _p(row["conductance_p_closed"]), "p"),
        (lambda row: _signed(row["strength_if_yearly_value"]), "E-I in contacts"),
        (lambda row: _signed(row["strength_if_yearly_expected"]), "Chance"),
        (lambda row: _p(row["strength_if_yearly_p_silo"]), "p"),
    )
    note = (
        f"{found.permutations} random groupings. {_left_out(found)} Contacts: unknown "
        "frequencies read as yearly; --format json has the reading as daily too."
    )
    listings = [
        Listing([flat(one) for one in readings], whole, "All groups together", part="whole"),
        Listing([flat(one) for one in found.groups], groups, "Group by group", note, "groups"),
    ]
    return Answer(found, Cohesion, listings)


_OF = {
    "ties": "Ties as said",
    "pairs": "Pairs that work together",
    "pairs_if_yearly": "Their contacts, unknown yearly",
    "pairs_if_daily": "Their contacts, unknown daily",
}


def reading(word: str | None) -> Reading:
    """What pairs are weighed by, as a person chose.

    Raises
    ------
    UsageError
        If the word is neither yearly nor daily.
    """
    chosen = "pairs" if word is None else _READINGS.get(word)
    if chosen is None:
        raise UsageError(f"--contacts is yearly or daily, not “{word}”")
    return chosen


_READINGS: Mapping[str, Reading] = {"yearly": "pairs_if_yearly", "daily": "pairs_if_daily"}


def communities(found: Communities, attribute: str | None) -> Answer:
    """The communities, how the structure fits them, and who sits elsewhere.

    Parameters
    ----------
    found : Communities
    attribute : str or None
        The grouping to hold them against; all without it.
    """
    if attribute is not None:
        fits = tuple(fit for fit in found.fits if fit.attribute == attribute)
        found = replace(found, fits=fits)
    circles = [flat(community) for community in found.communities]
    columns: Sequence[Column] = (
        ("number", "Community"),
        (lambda row: len(row["members"]), "Units"),
        ("inside", "Pairs inside"),
        ("across", "Across"),
        (lambda row: joined(row, "members"), "Members"),
    )
    listings = [
        Listing(circles, columns, note=_quality(found), part="communities"),
        *_fits(found),
    ]
    return Answer(found, Communities, listings)


_WEIGHED = {
    "pairs_if_yearly": "by contacts (unknown ones as yearly)",
    "pairs_if_daily": "by contacts (unknown ones as daily)",
}


def _quality(found: Communities) -> str:
    if found.modularity is None:
        return "There are no ties, and so no communities."
    stable = "Sought once, for so many pairs: how stable the division is was not measured. "
    if found.agreement is not None and found.agreement_lowest is not None:
        stable = (
            f"{found.runs} runs agree by {found.agreement:.2f} on average and "
            f"{found.agreement_lowest:.2f} at least (adjusted Rand, 1 is the same). "
        )
    chance = "not computed for so many pairs"
    if found.modularity_expected is not None and found.p is not None:
        chance = f"{found.modularity_expected:.3f} (p {found.p:.2f})"
    weighed = "" if found.by == "pairs" else f" {_WEIGHED[found.by]}"
    return (
        f"Modularity{weighed} {found.modularity:.3f}, in random networks {chance}. "
        f"{stable}"
        f"Without a partner: {counted(found.isolates, 'actor')}."
    )


def _fits(found: Communities) -> list[Listing]:
    fits = [{k: v for k, v in flat(fit).items() if k != "elsewhere"} for fit in found.fits]
    elsewhere = [
        {"attribute": fit.attribute, **flat(unit)}
        for fit in found.fits
        for unit in fit.elsewhere
    ]
    heading = "The structure against them: 1 is the same, 0 as by chance"
    listings = [
        Listing(
            fits,
            (
                ("attribute", "Grouping"),
                ("groups", "Groups"),
                ("adjusted_rand", "Adjusted Rand"),
                ("normalised_information", "Normalised information"),
                (lambda row: _p(row["p"]), "p"),
            ),
            heading,
            part="fits",
        ),
        Listing(
            elsewhere,
            (
                ("actor", "Name"),
                ("attribute", "Grouping"),
                ("group", "Belongs to"),
                ("sits_with", "Sits with"),
                (lambda row: f"{row['own']} of {row['partners']}", "Partners in its own"),
                (lambda row: f"{row['there']} ({row['expected']:.1f})", "There (chance)"),
                (lambda row: f"{row['p']:.4f}", "p"),
                (lambda row: percent(row["runs"]), "Of the runs"),
            ),
            "Who sits elsewhere than in the structure",
            part="elsewhere",
        ),
    ]
    return [listing for listing in listings if listing.rows]
