"""Ties, the neighbourhood of one unit, and the ways between two, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.evidence import Evidence
from queries.paths import Path, Paths
from queries.ties import Neighbour, Neighbourhood, Said, Tie
from samspill.answers.answer import Answer, Listing
from samspill.answers.table import a_year, counted, flat, joined, quotes
from samspill.listing import Column, interval

__all__ = ["neighbourhood", "paths", "ties"]

_WHY: Sequence[Column] = ((lambda row: joined(row, "purposes"), "Purpose"), ("quotes", "Quote"))


def ties(found: Sequence[Tie], evidence: Evidence) -> Answer:
    """One row a tie, with its quotes."""
    rows = [{**flat(tie), "quotes": quotes(tie.evidence, evidence)} for tie in found]
    columns: Sequence[Column] = (
        ("source", "Unit"),
        ("target", "Partner"),
        (a_year, "A year"),
        ("status", "Status"),
        *_WHY,
    )
    return Answer(found, Tie, [Listing(rows, columns, note=counted(len(rows), "tie"))])


def neighbourhood(found: Neighbourhood, evidence: Evidence) -> Answer:
    """One row a neighbour and status."""
    rows = [_neighbour(neighbour, evidence) for neighbour in found.neighbours]
    columns: Sequence[Column] = (
        ("name", "Partner"),
        ("status", "Status"),
        (lambda row: _side(row, "says"), "Says, a year"),
        (_other_side, "Partner says"),
        *_WHY,
    )
    groups = "".join(f", {attribute}: {group}" for attribute, group in found.groups)
    answered = "answered" if found.respondent else "did not answer"
    heading = f"{found.name} ({found.kind}, {found.scope}, {answered}{groups})"
    listing = Listing(rows, columns, heading, counted(len(rows), "partner"))
    return Answer(found, Neighbourhood, [listing])


def _neighbour(neighbour: Neighbour, evidence: Evidence) -> dict[str, Any]:
    sides = [side for side in (neighbour.says, neighbour.is_said) if side]
    ids = [i for side in sides for i in side.evidence]
    nothing = Said(None, None, (), ())
    whole = replace(
        neighbour, says=neighbour.says or nothing, is_said=neighbour.is_said or nothing
    )
    row = {key: value for key, value in flat(whole).items() if not _repeated(key)}
    return {
        **row,
        "purposes": list(dict.fromkeys(p for side in sides for p in side.purposes)),
        "evidence": ids,
        "quotes": quotes(ids, evidence),
    }


def _repeated(key: str) -> bool:
    """Whether a value of one side stands in the row for both sides together."""
    return key.endswith(("says_purposes", "says_evidence", "said_purposes", "said_evidence"))


def _side(row: Mapping[str, Any], side: str) -> str:
    if row["direction"] not in ("both", side):
        return "–"
    return interval(row[f"{side}_low"], row[f"{side}_high"])


def _other_side(row: Mapping[str, Any]) -> str:
    if row["direction"] == "says" and not row["respondent"]:
        return "did not answer"
    return _side(row, "is_said")


def paths(found: Paths, evidence: Evidence) -> Answer:
    """One row a step, for each of the ways."""
    ends = f"{found.one.name} to {found.other.name}"
    ways = f" ({found.ways} ways have so few steps)" if found.ways > 1 else ""
    same = found.strongest_if_yearly == found.strongest_if_daily
    strongest = "Strongest" if same else "Strongest if what is unknown is yearly"
    listings = [
        _way(f"Fewest steps from {ends}{ways}", "fewest", found.fewest, evidence),
        _way(strongest, "strongest_if_yearly", found.strongest_if_yearly, evidence),
    ]
    if not same:
        daily = found.strongest_if_daily
        heading = "Strongest if what is unknown is daily"
        listings.append(_way(heading, "strongest_if_daily", daily, evidence))
    return Answer(found, Paths, listings)


def _way(heading: str, part: str, way: Path | None, evidence: Evidence) -> Listing:
    steps = () if way is None else way.steps
    rows = [
        {"step": i, **flat(step), "quotes": quotes(step.evidence, evidence)}
        for i, step in enumerate(steps, 1)
    ]
    columns: Sequence[Column] = (
        ("step", "Step"),
        ("one", "From"),
        ("other", "To"),
        (a_year, "A year"),
        (lambda row: "both" if len(row["said_by"]) > 1 else "one of them", "Said by"),
        *_WHY,
    )
    note = "" if steps else "There is no such way."
    return Listing(rows, columns, heading, note, part)
