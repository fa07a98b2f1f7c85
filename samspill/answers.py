"""Answers as tables for a person: which columns, which words, which quotes beside them."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.problems import place_in
from samspill.listing import Column, interval

if TYPE_CHECKING:
    from graph.network import Network
    from queries.brokers import Brokers
    from queries.coverage import Coverage
    from queries.external_internal import EI
    from queries.hubs import Hubs
    from queries.missing import Link, Missing
    from queries.silos import Silos
    from queries.ties import Neighbourhood, Said, Tie

__all__ = [
    "Listing",
    "band",
    "brokers",
    "coverage",
    "first_grouping",
    "hubs",
    "missing",
    "neighbourhood",
    "one_of",
    "questions",
    "silos",
    "ties",
    "with_definition",
]


@dataclass(frozen=True)
class Listing:
    """One table of an answer, with what stands above and below it."""

    rows: Sequence[Mapping[str, Any]]
    columns: Sequence[Column]
    heading: str = ""
    note: str = ""


def with_definition(found: object) -> Any:
    """An answer as plain values, with the definition of what was measured.

    A record becomes ``{"definition": …, …its fields…}``; a sequence of records
    ``{"definition": …, "rows": […]}``.
    """
    if is_dataclass(found) and not isinstance(found, type):
        return {"definition": _definition(type(found)), **asdict(found)}
    rows = list(cast("Iterable[Any]", found))
    definition = _definition(rows[0].__class__) if rows else ""
    return {"definition": definition, "rows": [asdict(row) for row in rows]}


def _definition(kind: type) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


Choice = TypeVar("Choice", bound=StrEnum)


def one_of(choices: type[Choice], word: str | None, option: str) -> str | None:
    """The word, if it is one of the choices.

    Raises
    ------
    UsageError
        If it is not; the text lists the choices.
    """
    if word is None or word in set(choices):
        return word
    raise UsageError(f"{option} is one of {', '.join(choices)}, not “{word}”")


def band(text: str | None) -> tuple[float | None, float | None]:
    """Bounds of a frequency band: ``52``, ``12-230``, ``52-`` (at least), ``-12`` (at most).

    Raises
    ------
    UsageError
        If the text is none of these.

    Examples
    --------
    >>> [band(t) for t in ("52", "12-230", "52-", "-12", None)]
    [(52.0, 52.0), (12.0, 230.0), (52.0, None), (None, 12.0), (None, None)]
    """
    if text is None:
        return None, None
    low, dash, high = text.replace("–", "-").partition("-")
    try:
        first = float(low) if low.strip() else None
        last = float(high) if high.strip() else None
    except ValueError:
        raise UsageError(f"--frequency is 52, 12-230, 52- or -12, not “{text}”") from None
    return (first, last) if dash else (first, first)


def first_grouping(network: Network) -> str:
    """The grouping to ask about when the person named none: the one most actors have.

    Raises
    ------
    UsageError
        If no unit is in any group.
    """
    held = [
        (sum(name in a.groups for a in network.actors), name) for name in network.attributes
    ]
    if not held:
        raise UsageError(
            "no unit is in any group. Load a structure file (unit, kind, parent, department …)"
        )
    return min(held, key=lambda h: (-h[0], h[1]))[1]


def questions(evidence: Evidence) -> list[dict[str, Any]]:
    """Doubtful names with why they are asked and a sentence for each."""
    from graph.questions import describe

    quotes: dict[tuple[str, str], str] = {}
    for statement in evidence.statements.values():
        where = evidence.source_of(statement).organisation
        for name in (statement.subject, statement.object):
            quotes.setdefault((where, name), _quote(statement.id, evidence))
    return [
        {
            "names": " = ".join(question.names),
            "reason": describe(question),
            "organisation": question.organisation,
            "quotes": " / ".join(
                quotes.get((question.organisation, name), "") for name in question.names
            ),
        }
        for question in evidence.questions
    ]


def _quote(statement: str, evidence: Evidence) -> str:
    said = evidence.statements[statement]
    where = place_in(evidence.source_of(said).name, said.place)
    return f"“{_short(said.quote)}” ({where})"


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


_TIE_COLUMNS: Sequence[Column] = (
    ("source", "Unit"),
    ("target", "Partner"),
    ("a_year", "A year"),
    ("status", "Status"),
    ("purposes", "Purpose"),
    ("quotes", "Quote"),
)


def ties(found: Sequence[Tie], evidence: Evidence) -> list[Listing]:
    """One row a tie, with its quotes."""
    rows = [
        {
            "source": tie.source.name,
            "target": tie.target.name,
            "a_year": interval(tie.low, tie.high),
            "status": tie.status,
            "purposes": "; ".join(tie.purposes),
            "quotes": "; ".join(_quote(i, evidence) for i in tie.evidence),
        }
        for tie in found
    ]
    return [Listing(rows, _TIE_COLUMNS, note=f"{len(rows)} ties")]


def neighbourhood(found: Neighbourhood, evidence: Evidence) -> list[Listing]:
    """One row a neighbour and status."""
    rows = [
        {
            "partner": neighbour.name,
            "status": neighbour.status,
            "says": _said(neighbour.says),
            "is_said": _said(neighbour.is_said)
            if neighbour.respondent or neighbour.is_said
            else "did not answer",
            "purposes": "; ".join(
                p for s in (neighbour.says, neighbour.is_said) if s for p in s.purposes
            ),
            "quotes": "; ".join(
                _quote(i, evidence)
                for s in (neighbour.says, neighbour.is_said)
                if s
                for i in s.evidence
            ),
        }
        for neighbour in found.neighbours
    ]
    columns = (
        ("partner", "Partner"),
        ("status", "Status"),
        ("says", "Says, a year"),
        ("is_said", "Partner says"),
        ("purposes", "Purpose"),
        ("quotes", "Quote"),
    )
    groups = "".join(f", {attribute}: {group}" for attribute, group in found.groups)
    answered = "answered" if found.respondent else "did not answer"
    heading = f"{found.name} ({found.kind}, {found.scope}, {answered}{groups})"
    return [Listing(rows, columns, heading, f"{len(rows)} partners")]


def _said(said: Said | None) -> str:
    return "–" if said is None else interval(said.low, said.high)


def hubs(found: Hubs, top: int) -> list[Listing]:
    """One row an actor, the most named first."""
    rows = [
        {
            "name": hub.name + ("" if hub.respondent else " *"),
            "in_degree": hub.in_degree,
            "rank": _rank(hub.in_degree_rank),
            "out_degree": hub.out_degree,
            "in_strength": interval(hub.in_strength.low, hub.in_strength.high),
            "betweenness": hub.betweenness.share,
            "weighted_rank": _rank(hub.weighted_rank),
        }
        for hub in found.hubs[:top]
    ]
    columns = (
        ("name", "Name"),
        ("in_degree", "Named by"),
        ("rank", "Rank"),
        ("out_degree", "Names"),
        ("in_strength", "Contacts a year"),
        ("betweenness", "Betweenness"),
        ("weighted_rank", "Rank, weighted"),
    )
    note = (
        f"{len(rows)} of {found.actors}. * filed no list: whom it names is unknown. Weighted "
        "betweenness ranks span two readings of unknown frequencies: yearly, and daily."
    )
    return [Listing(rows, columns, note=note)]


def _rank(rank: tuple[int, int]) -> str:
    return str(rank[0]) if rank[0] == rank[1] else f"{rank[0]}–{rank[1]}"


def brokers(found: Brokers, top: int) -> list[Listing]:
    """One row a broker, what holds the network together, and roles where groups are given."""
    rows = [
        {
            "name": broker.name + ("" if broker.respondent else " *"),
            "degree": broker.degree,
            "constraint": broker.holes.constraint,
            "rank": _rank(broker.constraint_rank) if broker.constraint_rank else None,
            "weighted": _rank(broker.weighted_rank) if broker.weighted_rank else None,
            "effective": broker.holes.effective_size,
            "efficiency": broker.holes.efficiency,
            "cuts_off": broker.cuts_off,
        }
        for broker in found.brokers[:top]
    ]
    columns = (
        ("name", "Name"),
        ("degree", "Partners"),
        ("constraint", "Constraint"),
        ("rank", "Rank"),
        ("weighted", "Rank, weighted"),
        ("effective", "Effective size"),
        ("efficiency", "Efficiency"),
        ("cuts_off", "Cuts off"),
    )
    note = (
        f"{len(rows)} of {found.actors}, the least constrained first. * filed no list. Cuts "
        "off: how many lose the rest of the network without it."
    )
    return [Listing(rows, columns, note=note), *_roles(found, top)]


def _roles(found: Brokers, top: int) -> list[Listing]:
    roles = ("coordinator", "consultant", "gatekeeper", "representative", "liaison", "total")
    rows: list[dict[str, Any]] = []
    for actor in sorted(found.roles, key=lambda a: -a.total.count)[:top]:
        counts = {role: getattr(actor, role) for role in roles}
        shown = {k: f"{r.count} ({r.expected:.1f})" for k, r in counts.items()}
        rows.append({"name": actor.name, "group": actor.group, **shown})
    if not rows:
        return []
    columns = (
        ("name", "Name"),
        ("group", str(found.attribute).capitalize()),
        *((role, role.capitalize()) for role in roles),
    )
    return [Listing(rows, columns, "Between groups: times (by chance)")]


def silos(found: Silos) -> list[Listing]:
    """The whole, the groups, and the pairs of groups without a tie."""
    groups = [
        {
            "name": group.name,
            "size": group.size,
            "respondents": group.respondents,
            "inside": f"{group.inside} ({group.inside_expected:.1f})",
            "across": f"{group.across} ({group.across_expected:.1f})",
            **_ei(group.index),
            "silo": {True: "yes", False: "not shown", None: "too little data"}[group.silo],
        }
        for group in found.groups
    ]
    columns = (
        ("name", found.attribute.capitalize()),
        ("size", "Units"),
        ("respondents", "Answered"),
        ("inside", "Ties inside (chance)"),
        ("across", "Across (chance)"),
        ("value", "E-I"),
        ("expected", "Chance"),
        ("p", "p"),
        ("silo", "Silo"),
    )
    whole = _ei(found.index)
    note = (
        f"E-I of the whole {whole['value']}, by chance {whole['expected']}, p {whole['p']} "
        f"(share of {found.permutations} random groupings as closed as this). "
        f"{found.without_group} actors have no {found.attribute} and are left out."
    )
    gaps = [{"pair": f"{u.one} – {u.other}", "expected": u.expected} for u in found.unlinked]
    return [
        Listing(groups, columns, note=note),
        Listing(
            gaps,
            (("pair", "Groups without a tie"), ("expected", "Ties by chance")),
        ),
    ]


def _ei(index: EI) -> dict[str, str]:
    if index.value is None or index.expected is None or index.p_silo is None:
        return {"value": "too little data", "expected": "–", "p": "–"}
    return {
        "value": f"{index.value:+.3f}",
        "expected": f"{index.expected:+.3f}",
        "p": f"{index.p_silo:.4f}",
    }


def missing(found: Missing, evidence: Evidence) -> list[Listing]:
    """One table for each kind of missing link."""
    base = (
        f"{found.respondents} units answered. Of {found.linked_pairs} pairs of them with a "
        f"tie, {found.mutual_pairs} name each other."
    )
    one_sided = "One-sided: the partner answered and does not say so"
    return [
        _links(one_sided, found.one_sided, evidence, base),
        _links("Wished for", found.proposed, evidence),
        _links("Strained", found.strained, evidence),
    ]


def _links(heading: str, links: Sequence[Link], evidence: Evidence, note: str = "") -> Listing:
    rows = [
        {
            "source": link.source.name,
            "target": link.target.name,
            "a_year": interval(link.low, link.high),
            "exists": "exists too" if link.exists else "",
            "purposes": "; ".join(link.purposes),
            "quotes": "; ".join(_quote(i, evidence) for i in link.evidence),
        }
        for link in links
    ]
    columns = (
        ("source", "Unit"),
        ("target", "Partner"),
        ("a_year", "A year"),
        ("exists", ""),
        ("purposes", "Purpose"),
        ("quotes", "Quote"),
    )
    return Listing(rows, columns, f"{heading} ({len(rows)})", note)


def coverage(found: Coverage) -> list[Listing]:
    """One row a figure."""
    shares = {
        "Units and partners": str(found.actors),
        "of them inside / outside": f"{found.internal} / {found.external}",
        "Answered": f"{found.respondents} ({_percent(found.respondent_share)})",
        "of those inside": _percent(found.internal_share),
        "Inside, did not answer": ", ".join(p.name for p in found.silent) or "none",
        "Statements": str(found.statements),
        "Ties existing / wished / strained": (
            f"{found.existing} / {found.proposed} / {found.strained}"
        ),
        "Frequency known": f"{found.known} of {found.existing} ({_percent(found.known_share)})",
        "known in part / unknown": f"{found.partly_known} / {found.unknown}",
        "Without any tie": ", ".join(p.name for p in found.isolates) or "none",
    }
    shares |= {
        f"Have a {a.attribute}": f"{a.actors} ({_percent(a.share)}), {a.groups} groups"
        for a in found.attributes
    }
    rows = [{"what": what, "figure": figure} for what, figure in shares.items()]
    return [Listing(rows, (("what", "What"), ("figure", "Figure")))]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
