"""Make actors of the sets of names: what they are called, what they are, where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.collaborations import Name
from graph.model import Actor, Kind, Scope, Unit
from graph.names import kinds
from graph.names.solve import Solution
from graph.names.words import fold

__all__ = ["Drafts", "slug"]

PARENT = "parent"


def slug(text: str) -> str:
    """A name as part of an id: lower case, hyphens for all that is no letter or digit.

    Examples
    --------
    >>> slug("Water & Roads (North)")
    'water-roads-north'
    """
    return re.sub(r"[\W_]+", lambda m: "_" if m[0] == "_" else "-", fold(text)).strip("-_")


@dataclass
class Drafts:
    """Actors without their ids, which are given when all organisations are known."""

    drafts: list[Actor] = field(default_factory=list[Actor])
    said: dict[Name, tuple[tuple[str, str], ...]] = field(
        default_factory=dict[Name, tuple[tuple[str, str], ...]]
    )
    members: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def add(
        self, solution: Solution, units: Iterable[Unit], respondents: Iterable[str]
    ) -> None:
        """Draft the actors of one organisation."""
        organisation = solution.names.organisation
        sets = solution.clusters.sets()
        spellings: dict[str, set[str]] = {root: set() for root in sets}
        for name, parts in solution.parts.items():
            roots = tuple(dict.fromkeys(solution.clusters.find(p) for p in parts))
            self.said[organisation, name] = tuple((organisation, root) for root in roots)
            if len(roots) == 1:
                spellings[roots[0]].add(name)
        clerk = _Clerk(solution, list(units), frozenset(respondents))
        for root, members in sets.items():
            self.members.append((organisation, root))
            self.drafts.append(clerk.actor(root, members, spellings[root]))

    def finished(self) -> tuple[tuple[Actor, ...], dict[Name, tuple[str, ...]]]:
        """The actors with their ids, sorted, and the ids that each name means."""
        order = sorted(
            range(len(self.drafts)),
            key=lambda i: (_id(self.drafts[i]), self.drafts[i].name, self.members[i]),
        )
        ids: dict[tuple[str, str], str] = {}
        taken: set[str] = set()
        actors: list[Actor] = []
        for i in order:
            own = _unique(_id(self.drafts[i]), taken)
            taken.add(own)
            ids[self.members[i]] = own
            actors.append(self.drafts[i].model_copy(update={"id": own}))
        meaning = {name: tuple(ids[r] for r in roots) for name, roots in self.said.items()}
        return tuple(sorted(actors, key=lambda a: a.id)), meaning


def _id(draft: Actor) -> str:
    own = slug(draft.name) or "unnamed"
    return f"{slug(draft.organisation) or 'unnamed'}/{own}" if draft.organisation else own


def _unique(wanted: str, taken: set[str]) -> str:
    own, number = wanted, 2
    while own in taken:
        own, number = f"{wanted}-{number}", number + 1
    return own


class _Clerk:
    """Fills in the actors of one organisation."""

    def __init__(
        self, solution: Solution, units: list[Unit], respondents: frozenset[str]
    ) -> None:
        self.solution = solution
        self.respondents = respondents
        self.rows: dict[str, list[Unit]] = {}
        for unit in units:
            self.rows.setdefault(unit.name, []).append(unit)
        args = (solution.found, solution.expand, solution.clusters)
        self.shown = solution.verdicts.shown(*args)
        self.scopes = solution.verdicts.scopes(*args)

    def actor(self, root: str, members: list[str], spellings: set[str]) -> Actor:
        """The actor of one set of names."""
        rows = [row for m in members for row in self.rows.get(m, ())]
        filed = sorted(self.respondents.intersection(members))
        own = self._own_name(members, rows, filed)
        return Actor(
            id="draft",
            name=self.shown.get(root) or _capital(own, rows),
            kind=self._kind(own, rows, respondent=bool(filed)),
            scope=self.scopes.get(root) or self._scope(own, rows, respondent=bool(filed)),
            organisation=self.solution.names.organisation,
            names=tuple(sorted({*members, *spellings})),
            groups=_groups(rows),
            people=next((row.people for row in rows if row.people is not None), None),
            respondent=bool(filed),
        )

    def _own_name(self, members: list[str], rows: list[Unit], filed: list[str]) -> str:
        """What the structure calls it, else its heading, else the most frequent spelling."""
        rank = self.solution.names.rank
        written = [m for m in members if m in self.solution.written]
        return min([r.name for r in rows] or filed or written or members, key=rank)

    def _kind(self, own: str, rows: list[Unit], *, respondent: bool) -> Kind:
        given = next((r.kind for r in rows if r.kind), None)
        words = self.solution.names.lexicon.vocabulary
        return given or kinds.kind(
            self.solution.names.terms[own], words, respondent=respondent or bool(rows)
        )

    def _scope(self, own: str, rows: list[Unit], *, respondent: bool) -> Scope:
        given = next((r.scope for r in rows if r.scope), None)
        words = self.solution.names.lexicon.vocabulary
        return given or kinds.scope(
            self.solution.names.terms[own],
            words,
            self.solution.names.organisation,
            respondent=respondent or bool(rows),
        )


def _capital(own: str, rows: list[Unit]) -> str:
    """A name as a title: the parts of a compound often begin with a small letter."""
    return own if rows else own[:1].upper() + own[1:]


def _groups(rows: list[Unit]) -> dict[str, str]:
    """The groups of all rows, the first row first, and the parent."""
    groups: dict[str, str] = {}
    for row in rows:
        parent = {PARENT: row.parent} if row.parent else {}
        groups = {**parent, **row.groups, **groups}
    return dict(sorted(groups.items()))
