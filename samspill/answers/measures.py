"""The measures that `samspill hubs` can rank by: where each stands, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samspill.answers.table import a_year, place
from samspill.listing import Column

__all__ = ["MEASURES", "Measure"]

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Measure:
    """One way to be central.

    Attributes
    ----------
    order : callable
        Key that puts the rows of the actors in order.
    columns : sequence of Column
    of_hubs : bool
        Whether `queries.hubs` has it; else `queries.centrality` does.
    weighted : bool
        Whether it is read by contacts as well.
    sampled : bool
        Whether large networks are sampled for it.
    """

    order: Callable[[Row], tuple[Any, ...]]
    columns: Sequence[Column]
    of_hubs: bool
    weighted: bool = False
    sampled: bool = False


def _count(key: str, heading: str, *more: Column) -> Measure:
    return Measure(_falling(key), ((key, heading), *more), of_hubs=key != "core")


def _strength(side: str, heading: str) -> Measure:
    """By what is certain; of how many ties nothing is."""
    columns: Sequence[Column] = (
        (lambda row: _contacts(row, side), heading),
        (lambda row: place(row, f"{side}_strength_rank"), "Rank"),
        (f"{side}_strength_unknown", "Ties of unknown frequency"),
        (f"{side}_degree", "Named by" if side == "in" else "Names"),
    )
    return Measure(_falling(f"{side}_strength_low"), columns, of_hubs=True)


def _contacts(row: Row, side: str) -> str | None:
    known = f"{side}_strength_low" in row
    return a_year(row, f"{side}_strength_") if known else None


def _between() -> Measure:
    columns: Sequence[Column] = (
        ("betweenness_share", "Betweenness"),
        (lambda row: place(row, "betweenness_rank"), "Rank"),
        ("betweenness_standard_error", "± pairs"),
        ("if_unknown_yearly_share", "By contacts, unknown yearly"),
        ("if_unknown_daily_share", "Unknown daily"),
        (lambda row: place(row, "weighted_rank"), "Rank, weighted"),
    )
    order = _falling("betweenness_share")
    return Measure(order, columns, of_hubs=True, weighted=True, sampled=True)


def _score(name: str, heading: str) -> Measure:
    columns: Sequence[Column] = (
        (f"{name}_plain", heading),
        (lambda row: place(row, f"{name}_rank"), "Rank"),
        (f"{name}_if_unknown_yearly", "By contacts, unknown yearly"),
        (f"{name}_if_unknown_daily", "Unknown daily"),
        (lambda row: place(row, f"{name}_weighted_rank"), "Rank, weighted"),
    )
    sampled = name == "closeness"
    order = _falling(f"{name}_plain")
    return Measure(order, columns, of_hubs=False, weighted=True, sampled=sampled)


def _falling(key: str) -> Callable[[Row], tuple[Any, ...]]:
    """The highest first, those without a value last, then by name."""

    def order(row: Row) -> tuple[Any, ...]:
        value = row.get(key)
        # Sums that differ by rounding alone are equal: names decide, as they do for ranks.
        number = 0.0 if value is None else -round(value, 12)
        return value is None, number, row["name"].casefold(), row["id"]

    return order


_IN_RANK: Column = (lambda row: place(row, "in_degree_rank"), "Rank")

MEASURES: Mapping[str, Measure] = {
    "in-degree": _count("in_degree", "Named by", _IN_RANK),
    "out-degree": _count("out_degree", "Names"),
    "in-strength": _strength("in", "Contacts a year, as others say"),
    "out-strength": _strength("out", "Contacts a year, as it says"),
    "betweenness": _between(),
    "closeness": _score("closeness", "Closeness (harmonic)"),
    "eigenvector": _score("eigenvector", "Eigenvector"),
    "pagerank": _score("pagerank", "PageRank"),
    "katz": _score("katz", "Katz"),
    "core": _count("core", "k-core"),
}
"""By the word for it on the command line."""
