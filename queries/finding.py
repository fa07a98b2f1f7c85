"""One thing worth reading: what it is about, its figures, its chance level and its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from graph.network import Network
from queries.parties import Party

__all__ = ["Caveat", "Figure", "Finding", "Kind", "about", "evidence", "finding", "ranked"]

Kind = Literal[
    "strained",
    "wished",
    "one_sided",
    "silent",
    "hub",
    "overload",
    "broker",
    "cut_point",
    "closed",
    "silo",
    "gap",
    "communities",
    "elsewhere",
    "unreported",
]

Caveat = Literal[
    "as_said",
    "lists_may_have_gaps",
    "lists_are_missing",
    "few_shuffles",
    "not_all_divisions",
    "a_guess",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a finding, beside what chance gives.

    Attributes
    ----------
    name : str
        The field of the answer that it comes from, as ``in_degree``.
    value : float
    expected : float or None
        Its mean by chance. None where chance has no say.
    """

    name: str
    value: float
    expected: float | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth reading, as values: the wording is left to whoever shows it.

    Attributes
    ----------
    kind : str
        ``strained``: ties reported as a problem. ``wished``: ties wished for that nobody says
        exist. ``one_sided``: both answered, one names the other. ``silent``: units inside that
        filed no list. ``hub``: named by more others than chance gives. ``overload``: the most
        named twentieth holds more of the naming than chance gives. ``broker``: the most
        between others. ``cut_point``: without it others are cut off. ``closed``: groups keep
        to themselves. ``silo``: one group does. ``gap``: two groups work together less than
        chance gives. ``communities``: ties fall into circles. ``elsewhere``: an actor whose
        ties are in another group. ``unreported``: two who share partners and do not name
        each other.
    attribute : str or None
        The grouping that it is about.
    groups : tuple of str
    actors : tuple of Party
        Whom it is about; for ``gap`` the pair whose tie would shorten most ways, if any.
    figures : tuple of Figure
        The first is the one that was compared with chance.
    p : float or None
        Chance of a figure like the first, times `tested`, at most 0.05. None where chance
        has no say: the finding counts what was said.
    tested : int
        How many such figures were looked at (Bonferroni).
    evidence : tuple of str
        Ids of the statements behind it, each once.
    caveat : str
        ``as_said``: true as far as the documents are. ``lists_may_have_gaps``: a list that
        leaves a partner out need not mean that there is none. ``lists_are_missing``: units
        that have not answered can change it. ``few_shuffles``: chance was tried on few random
        networks. ``not_all_divisions``: other divisions may be as good. ``a_guess``: nobody
        said so.
    touches, of : int
        Actors that it is about or that are tied to them by it, and all actors.
    beyond_chance : float
        Share of the first figure that chance does not explain, 0 to 1. Where chance has no
        say, 1; of ``one_sided`` the share of the linked pairs that are so.
    turn : int
        Its place among the findings of its kind, from 1.
    weight : float
        beyond_chance · touches / of / turn: the reason for its rank.
    """

    kind: Kind
    attribute: str | None
    groups: tuple[str, ...]
    actors: tuple[Party, ...]
    figures: tuple[Figure, ...]
    p: float | None
    tested: int
    evidence: tuple[str, ...]
    caveat: Caveat
    touches: int
    of: int
    beyond_chance: float
    turn: int
    weight: float


def finding(
    kind: Kind,
    figures: Sequence[Figure],
    *,
    touches: int,
    of: int,
    caveat: Caveat,
    p: float | None = None,
    tested: int = 1,
    attribute: str | None = None,
    groups: Sequence[str] = (),
    actors: Sequence[Party] = (),
    said: Sequence[str] = (),
    share: float = 1.0,
) -> Finding:
    """A finding without its turn and weight, which `ranked` gives."""
    return Finding(
        kind=kind,
        attribute=attribute,
        groups=tuple(groups),
        actors=tuple(actors),
        figures=tuple(figures),
        p=p,
        tested=tested,
        evidence=tuple(dict.fromkeys(said)),
        caveat=caveat,
        touches=touches,
        of=of,
        beyond_chance=share if figures[0].expected is None else _beyond(figures[0]),
        turn=0,
        weight=0.0,
    )


def _beyond(figure: Figure) -> float:
    """Share of a figure that chance does not explain, whichever of the two is larger."""
    expected = figure.expected or 0.0
    most = max(abs(figure.value), abs(expected))
    return min(1.0, abs(figure.value - expected) / most) if most else 0.0


def ranked(found: Iterable[Finding]) -> list[Finding]:
    """The heaviest first; each next one of a kind weighs less, so that kinds alternate."""
    kinds: dict[Kind, list[Finding]] = {}
    for each in found:
        kinds.setdefault(each.kind, []).append(each)
    weighed: list[Finding] = []
    for members in kinds.values():
        ordered = sorted(members, key=_order)
        for turn, member in enumerate(ordered, 1):
            weight = member.beyond_chance * member.touches / max(member.of, 1) / turn
            weighed.append(replace(member, turn=turn, weight=weight))
    return sorted(weighed, key=lambda f: (-round(f.weight, 12), _order(f)))


def _order(found: Finding) -> tuple[object, ...]:
    heavy = found.beyond_chance * found.touches
    names = tuple((actor.name.casefold(), actor.id) for actor in found.actors)
    return -round(heavy, 9), found.kind, found.attribute or "", found.groups, names


def evidence(network: Network, rows: Iterable[int]) -> tuple[str, ...]:
    """Ids of the statements behind some rows, each once."""
    return tuple(dict.fromkeys(i for row in rows for i in network.evidence[int(row)]))


def about(network: Network, positions: Iterable[int]) -> tuple[str, ...]:
    """Ids of the statements behind all existing ties of some actors."""
    rows = network.rows()
    here = np.zeros(len(network), np.bool_)
    here[list(positions)] = True
    return evidence(network, rows[here[network.source[rows]] | here[network.target[rows]]])
