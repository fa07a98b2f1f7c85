"""What would fall apart? Cut points, bridges, and the pieces that a removal would leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.blocks import blocks
from queries.parties import Parties, Party, by_name
from queries.partners import Partners, partners
from queries.strength import known
from queries.told import about, of_pairs

__all__ = ["Bridge", "CutPoint", "Cuts", "Fragments", "cuts", "fragments"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NAMED = 20  # actors of those cut off that are told by name


@dataclass(frozen=True, slots=True)
class CutPoint:
    """An actor without whom some of the others could no longer reach each other.

    Attributes
    ----------
    actor : Party
    pieces : tuple of int
        Actors in each of the parts that its own part would fall into, the largest first.
    fragmentation : float or None
        That of the network without the actor, as in `Cuts`.
    cut_off : int
        Actors outside the largest of the pieces.
    named : tuple of Party
        Twenty of them at most, by name.
    statements : int
        Different statements behind the actor's existing ties.
    evidence : tuple of str
        Ids of the first 20 of them.
    """

    actor: Party
    pieces: tuple[int, ...]
    fragmentation: float | None
    cut_off: int
    named: tuple[Party, ...]
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A pair whose ties alone hold two parts of the network together.

    Attributes
    ----------
    one, other : Party
        `other` stands on the smaller side.
    cut_off : int
        Actors on the smaller side, `other` among them.
    statements : int
        Different statements behind the ties of the pair.
    evidence : tuple of str
        Ids of the first 20 of them.
    """

    one: Party
    other: Party
    cut_off: int
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the network hangs by one actor or one pair.

    Attributes
    ----------
    actors : int
    parts : int
        Connected components of the undirected projection, isolates among them.
    fragmentation : float or None
        Share of the pairs of actors that cannot reach each other [1]_,
        1 - Σ s_k (s_k - 1) / (n (n-1)) over parts of s_k actors: 0 when connected, 1 without
        ties. None when n < 2.
    cut_points : tuple of CutPoint
        The highest fragmentation first, then by name. What stays is counted without the
        actor: n - 1 actors remain.
    bridges : tuple of Bridge
        The one that cuts off most first, then by name.

    Notes
    -----
    On the undirected projection of existing ties, however rare; self-loops are no ties. An
    actor that only one unit names may have other partners that filed no list: then the cut
    is one in what was said, not in the organisation.

    References
    ----------
    .. [1] Borgatti, S. P. (2006). Identifying sets of key players in a social network.
       Computational and Mathematical Organization Theory 12, 21-34.
    """

    actors: int
    parts: int
    fragmentation: float | None
    cut_points: tuple[CutPoint, ...]
    bridges: tuple[Bridge, ...]


@dataclass(frozen=True, eq=False)
class Fragments:
    """The blocks of the network, and what hangs on each.

    Attributes
    ----------
    size : int
        Number of actors, n.
    parts : int array of shape (p,)
        Actors of each connected part.
    part : int array of shape (n,)
        The part of each actor.
    member, starts : int arrays
        Actors of each block of two or more, of whom no one can cut off another: those of
        block b, rising, are ``member[starts[b]:starts[b + 1]]``.
    point, block, piece : int arrays of shape (k,)
        For each block of each cut point: actors that hang on the point by that block.
    """

    size: int
    parts: Ints
    part: Ints
    member: Ints
    starts: Ints
    point: Ints
    block: Ints
    piece: Ints

    @cached_property
    def fragmentation(self) -> float | None:
        """Of the whole network; None for fewer than two actors."""
        n = self.size
        return (
            1 - float((self.parts * (self.parts - 1)).sum() / (n * (n - 1))) if n > 1 else None
        )

    @cached_property
    def without(self) -> Floats:
        """Fragmentation of what remains without each actor, shape (n,); NaN if n < 3."""
        n = self.size
        if n < 3:
            return np.full(n, np.nan)
        own = self.parts[self.part]
        left = np.bincount(self.point, self.piece * (self.piece - 1), n)
        cut = np.bincount(self.point, minlength=n) > 0
        kept = np.where(cut, left, (own - 1) * (own - 2))
        total = (self.parts * (self.parts - 1)).sum() - own * (own - 1) + kept
        found: Floats = 1 - total / ((n - 1) * (n - 2))
        return found

    @cached_property
    def cut_off(self) -> Ints:
        """Actors outside the largest piece that a removal would leave, shape (n,)."""
        total = np.bincount(self.point, self.piece, self.size).astype(np.int64)
        largest = np.zeros(self.size, np.int64)
        np.maximum.at(largest, self.point, self.piece)
        return total - largest


def fragments(links: Partners) -> Fragments:
    """Find the blocks, and how many actors hang on each cut point by each of its blocks."""
    n, found = links.size, blocks(links)
    parts = np.bincount(found.part) if n else np.empty(0, np.int64)
    inner = np.flatnonzero(found.home >= 0)
    member = np.concatenate([inner, found.top])
    block = np.concatenate([found.home[inner], np.arange(len(found.top))])
    # Beyond the home of an actor are all whom no other block of its own holds.
    hanging = np.bincount(found.top, found.below, n).astype(np.int64)
    rest = parts[found.part[inner]] - 1 - hanging[inner]
    piece = np.concatenate([rest, found.below])
    often = np.bincount(member, minlength=n)[member] > 1
    order = np.lexsort((member, block))
    starts = np.searchsorted(block[order], np.arange(len(found.top) + 1))
    cut = order[often[order]]
    return Fragments(
        size=n,
        parts=parts,
        part=found.part,
        member=member[order],
        starts=starts,
        point=member[cut],
        block=block[cut],
        piece=piece[cut],
    )


def cuts(network: Network, parts: Fragments | None = None) -> Cuts:
    """Find the cut points and bridges, and what each would cut off.

    Parameters
    ----------
    network : Network
    parts : Fragments, optional
        The `fragments` of its projection, where they are at hand.

    Returns
    -------
    Cuts
        Without cut points and bridges for an empty network.
    """
    found = fragments(partners(network)) if parts is None else parts
    points, bridges = _cut_points(network, found), _bridges(network, found)
    return Cuts(
        actors=len(network),
        parts=len(found.parts),
        fragmentation=found.fragmentation,
        cut_points=tuple(
            sorted(points, key=lambda c: (-(c.fragmentation or 0), by_name(c.actor)))
        ),
        bridges=tuple(
            sorted(bridges, key=lambda b: (-b.cut_off, by_name(b.one), by_name(b.other)))
        ),
    )


def _cut_points(network: Network, found: Fragments) -> Iterator[CutPoint]:
    walk, told, party = _Walk(found), about(network), Parties(network)
    for point, hanging in walk.hinges.items():
        pieces = sorted(hanging, key=lambda one: (-one[0], walk.first(one[1], point)))
        without = float(found.without[point])
        named = walk.beyond(point, [block for _, block in pieces[1:]])
        yield CutPoint(
            actor=party[point],
            pieces=tuple(size for size, _ in pieces),
            fragmentation=known(without),
            cut_off=int(found.cut_off[point]),
            named=tuple(sorted((party[i] for i in named), key=by_name)),
            statements=(behind := told.of(point))[0],
            evidence=behind[1],
        )


class _Walk:
    """Ways from block to block; `hinges`: for each cut point its pieces, and their blocks."""

    def __init__(self, found: Fragments) -> None:
        self._members: list[int] = found.member.tolist()
        self._starts: list[int] = found.starts.tolist()
        self.hinges: dict[int, list[tuple[int, int]]] = {}
        columns = (found.point.tolist(), found.piece.tolist(), found.block.tolist())
        for point, piece, block in zip(*columns, strict=True):
            self.hinges.setdefault(point, []).append((piece, block))

    def first(self, block: int, point: int) -> int:
        """The first actor of a block beside one of them."""
        start = self._starts[block]
        return next(a for a in self._members[start : start + 2] if a != point)

    def beyond(self, point: int, blocks: list[int]) -> list[int]:
        """The first few actors beyond a cut point, by some of its blocks."""
        named: list[int] = []
        ahead = [(block, point) for block in reversed(blocks)]
        while ahead:
            block, entry = ahead.pop()
            for at in range(self._starts[block], self._starts[block + 1]):
                actor = self._members[at]
                if actor == entry:
                    continue
                if len(named) == NAMED:
                    return named
                named.append(actor)
                ahead += [(b, actor) for _, b in self.hinges.get(actor, ()) if b != block]
        return named


def _bridges(network: Network, found: Fragments) -> Iterator[Bridge]:
    columns = (found.point.tolist(), found.block.tolist(), found.piece.tolist())
    hanging = {(point, block): piece for point, block, piece in zip(*columns, strict=True)}
    pairs = np.flatnonzero(np.diff(found.starts) == 2)
    first = found.starts[pairs]
    told = of_pairs(network, found.member[first], found.member[first + 1])
    party = Parties(network)
    for place, block in enumerate(pairs.tolist()):
        ends = found.member[found.starts[block] : found.starts[block + 1]].tolist()
        whole = int(found.parts[found.part[ends[0]]])
        sides = sorted((_side(hanging, actor, block, whole), actor) for actor in ends)
        (less, other), (_, one) = sides
        yield Bridge(party[one], party[other], less, *told.of(place))


def _side(hanging: dict[tuple[int, int], int], actor: int, block: int, whole: int) -> int:
    """Actors that stay with `actor` when the bridge `block` goes."""
    return whole - hanging[actor, block] if (actor, block) in hanging else 1
