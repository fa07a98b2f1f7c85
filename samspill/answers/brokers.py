"""Brokers, what the network hangs on, and roles between groups, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from queries.brokerage import ROLES
from queries.brokers import Brokers
from samspill.answers.answer import Answer, Listing
from samspill.answers.table import flat, joined, named, place
from samspill.listing import Column

__all__ = ["brokers"]


def brokers(found: Brokers, top: int) -> Answer:
    """One row a broker, what holds the network together, and roles where groups are given."""
    rows = [flat(broker) for broker in found.brokers[:top]]
    columns: Sequence[Column] = (
        (named, "Name"),
        ("degree", "Partners"),
        ("holes_constraint", "Constraint"),
        (lambda row: place(row, "constraint_rank"), "Rank"),
        (lambda row: place(row, "weighted_rank"), "Rank, weighted"),
        ("holes_effective_size", "Effective size"),
        ("holes_efficiency", "Efficiency"),
        ("holes_hierarchy", "Hierarchy"),
        ("cuts_off", "Cuts off"),
    )
    note = (
        f"{len(rows)} of {found.actors}, the least constrained first. * filed no list. Cuts "
        "off: how many lose the rest of the network without it. Weighted ranks span two "
        "readings of unknown frequencies: yearly, and daily."
    )
    listing = Listing(rows, columns, note=note, part="brokers")
    return Answer(found, Brokers, [listing, *_cuts(found, top), *_roles(found, top)])


def _cuts(found: Brokers, top: int) -> list[Listing]:
    points = [flat(point) for point in found.cuts.cut_points[:top]]
    bridges = [flat(bridge) for bridge in found.cuts.bridges[:top]]
    whole = found.cuts.fragmentation
    fragmentation = "–" if whole is None else f"{whole:.3f}"
    note = (
        f"{len(points)} of {len(found.cuts.cut_points)} cut points. Fragmentation is "
        f"{fragmentation} with all of them."
    )
    listings = [
        Listing(
            points,
            (
                ("actor", "Name"),
                ("cut_off", "Cuts off"),
                ("fragmentation", "Fragmentation without it"),
                (lambda row: joined(row, "named"), "Who would be cut off"),
            ),
            "Cut points: without one of them others lose the rest",
            note,
            "cut_points",
        ),
        Listing(
            bridges,
            (("one", "From"), ("other", "To"), ("cut_off", "Cuts off")),
            "Bridges: pairs whose tie alone holds two parts together",
            f"{len(bridges)} of {len(found.cuts.bridges)}.",
            "bridges",
        ),
    ]
    return [listing for listing in listings if listing.rows]


def _roles(found: Brokers, top: int) -> list[Listing]:
    actors = sorted(found.roles, key=lambda actor: -actor.total.count)[:top]
    rows = [flat(actor) for actor in actors]
    columns: list[Column] = [("name", "Name"), ("group", str(found.attribute).capitalize())]
    columns += [(_times(role), role.capitalize()) for role in ROLES]
    heading = "Between groups: times (by chance)"
    return [Listing(rows, columns, heading, part="roles")] if rows else []


def _times(role: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: f"{row[f'{role}_count']} ({row[f'{role}_expected']:.1f})"
