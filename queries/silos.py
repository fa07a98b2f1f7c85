"""Where are the silos? Ties within and between groups, against what chance would give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.external_internal import EI, ActorEI, actor_indices, indices
from queries.relabelling import Grouped, chance_cells, grouped
from queries.strength import Strength, strengths

__all__ = ["Cell", "Group", "Silos", "Unlinked", "silos"]

ALPHA = 0.05  # below this a group is called a silo


@dataclass(frozen=True, slots=True)
class Cell:
    """Density from group to group: ties that respondents report, of those they could.

    Attributes
    ----------
    source, target : str
        The group whose members name, and the group whose members are named.
    ties : int
        Existing ties from `source` to `target`, each counted once as it is said.
    reported : int
        Those of `ties` that start at a respondent. Fewer than `ties` only where somebody
        spoke for an actor that filed no list.
    possible : int
        Respondents of `source` times members of `target` (other than themselves): an actor
        that filed no list cannot have ties of its own.
    density : float or None
        reported / possible, from 0 to 1. None when `possible` is 0.
    expected : float
        Exact mean of `ties` when the groups are handed out at random, sizes kept, among
        respondents and among others apart. Where all answered, m n_a n_b / (n (n-1)), and
        m n_a (n_a-1) / (n (n-1)) within a group.
    strength : Strength
        Contacts a year of `ties`.

    References
    ----------
    .. [1] Wasserman, S. and Faust, K. (1994). Social Network Analysis, section 10.3 (density
       of blocks). Cambridge University Press.
    """

    source: str
    target: str
    ties: int
    reported: int
    possible: int
    density: float | None
    expected: float
    strength: Strength


@dataclass(frozen=True, slots=True)
class Group:
    """A silo is a group with more ties inside than chance gives and fewer across its border.

    Attributes
    ----------
    name : str
    size, respondents : int
        Members, and those of them that filed a list.
    inside, inside_expected : int, float
        Existing ties among members, and their mean by chance (see `Cell`).
    across, across_expected : int, float
        Existing ties between members and others, in both directions, and their mean by
        chance. A tie counts whoever says it: what others report opens the group too.
    index : EI
        E-I index of the ties that the group's members say they have.
    silo : bool or None
        True when `inside` is above and `across` below its mean by chance and ``index.p_silo``
        is at most 0.05. False when that is not shown, which does not prove the group open.
        None when ``index.reason`` says that there is too little data.

    References
    ----------
    .. [1] Krackhardt, D. and Stern, R. N. (1988). Informal networks and organizational
       crises: an experimental simulation. Social Psychology Quarterly 51(2), 123-140.
    """

    name: str
    size: int
    respondents: int
    inside: int
    inside_expected: float
    across: int
    across_expected: float
    index: EI
    silo: bool | None


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Two groups without an existing tie, of which one at least has a respondent.

    Attributes
    ----------
    one, other : str
    possible : int
        Ties that the respondents of both could have reported.
    expected : float
        Mean number of ties between them by chance (see `Cell`), in both directions.
    """

    one: str
    other: str
    possible: int
    expected: float


@dataclass(frozen=True, slots=True)
class Silos:
    """How the existing ties fall within and between the groups of one attribute.

    Attributes
    ----------
    attribute : str
    actors, respondents : int
        Those that have a group.
    without_group : int
        Actors without the attribute; they and their ties are left out.
    ties : int
        Existing ties among actors that have a group.
    density : float or None
        Ties that start at a respondent, of the respondents' possible ties r(n-1), 0 to 1.
        None when nothing is possible.
    index : EI
        E-I index of the whole.
    permutations, seed : int
        Random handings-out behind the p values, and the seed of their generator.
    groups : tuple of Group
        Silos first, then by name.
    cells : tuple of Cell
        All g × g, by name of source, then target.
    unlinked : tuple of Unlinked
        The most expected ties by chance first: there the gap surprises most.
    members : tuple of ActorEI
        By group, then name.
    """

    attribute: str
    actors: int
    respondents: int
    without_group: int
    ties: int
    density: float | None
    index: EI
    permutations: int
    seed: int
    groups: tuple[Group, ...]
    cells: tuple[Cell, ...]
    unlinked: tuple[Unlinked, ...]
    members: tuple[ActorEI, ...]


def silos(
    network: Network, attribute: str, *, permutations: int = 5000, seed: int = 0
) -> Silos:
    """Measure how far the groups of an attribute keep to themselves.

    Parameters
    ----------
    network : Network
    attribute : str
        One of ``network.attributes``.
    permutations : int
        How many times the groups are handed out at random for the p values.
    seed : int

    Raises
    ------
    UsageError
        If no actor has the attribute, as in an empty network.
    """
    data = grouped(network, attribute)
    whole, by_group = indices(data, permutations, seed)
    cells = _cells(network, data)
    respondents, n = int(data.answered.sum()), len(data.actors)
    reported = int(data.answered[data.source].sum())
    return Silos(
        attribute=attribute,
        actors=n,
        respondents=respondents,
        without_group=data.left_out,
        ties=len(data.rows),
        density=_ratio(reported, respondents * (n - 1)),
        index=whole,
        permutations=permutations,
        seed=seed,
        groups=_groups(data, by_group),
        cells=cells,
        unlinked=_unlinked(data.labels, cells),
        members=tuple(
            sorted(
                actor_indices(network, data), key=lambda a: (a.group, a.name.casefold(), a.id)
            )
        ),
    )


def _ratio(part: int, of: int) -> float | None:
    return part / of if of else None


def _count(data: Grouped, ties: NDArray[np.bool_] | slice = slice(None)) -> NDArray[np.int64]:
    """Ties from group to group, shape (g, g)."""
    g = len(data.labels)
    box = data.speaker[ties] * g + data.code[data.target[ties]]
    return np.bincount(box, minlength=g * g).reshape(g, g)


def _cells(network: Network, data: Grouped) -> tuple[Cell, ...]:
    g = len(data.labels)
    ties, reported = _count(data), _count(data, data.answered[data.source] == 1)
    possible = np.outer(data.members[1], data.size) - np.diag(data.members[1])
    expected = chance_cells(data)
    box = data.speaker * g + data.code[data.target]
    strength = strengths(network, data.rows, box, g * g)
    return tuple(
        Cell(
            source=source,
            target=target,
            ties=int(ties[a, b]),
            reported=int(reported[a, b]),
            possible=int(possible[a, b]),
            density=_ratio(int(reported[a, b]), int(possible[a, b])),
            expected=float(expected[a, b]),
            strength=strength[a * g + b],
        )
        for a, source in enumerate(data.labels)
        for b, target in enumerate(data.labels)
    )


def _groups(data: Grouped, indices: tuple[EI, ...]) -> tuple[Group, ...]:
    ties, expected = _count(data), chance_cells(data)
    found = [
        Group(
            name=label,
            size=int(data.size[g]),
            respondents=int(data.members[1, g]),
            inside=int(ties[g, g]),
            inside_expected=float(expected[g, g]),
            across=int(_border(ties, g)),
            across_expected=float(_border(expected, g)),
            index=indices[g],
            silo=_verdict(indices[g], ties, expected, g),
        )
        for g, label in enumerate(data.labels)
    ]
    return tuple(sorted(found, key=lambda group: (not group.silo, group.name)))


def _border(matrix: NDArray[np.int64] | NDArray[np.float64], g: int) -> float:
    """Sum of a group's row and column without what lies inside it."""
    return float(matrix[g].sum() + matrix[:, g].sum() - 2 * matrix[g, g])


def _verdict(
    index: EI, ties: NDArray[np.int64], expected: NDArray[np.float64], g: int
) -> bool | None:
    if index.p_silo is None:
        return None
    dense_inside = bool(ties[g, g] > expected[g, g])
    thin_outside = _border(ties, g) < _border(expected, g)
    return dense_inside and thin_outside and index.p_silo <= ALPHA


def _unlinked(labels: tuple[str, ...], cells: tuple[Cell, ...]) -> tuple[Unlinked, ...]:
    g = len(labels)
    found: list[Unlinked] = []
    for a in range(g):
        for b in range(a + 1, g):
            there, back = cells[a * g + b], cells[b * g + a]
            possible = there.possible + back.possible
            if possible and not there.ties and not back.ties:
                expected = there.expected + back.expected
                found.append(Unlinked(labels[a], labels[b], possible, expected))
    return tuple(sorted(found, key=lambda pair: (-pair.expected, pair.one, pair.other)))
