"""What would fall apart? Cut points, bridges, and the pieces that a removal would leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.parties import Party, by_name, party
from queries.partners import Partners, partners
from queries.strength import known

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
    """

    actor: Party
    pieces: tuple[int, ...]
    fragmentation: float | None
    cut_off: int
    named: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A pair whose ties alone hold two parts of the network together.

    Attributes
    ----------
    one, other : Party
        `other` stands on the smaller side.
    cut_off : int
        Actors on the smaller side, `other` among them.
    """

    one: Party
    other: Party
    cut_off: int


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
    blocks : list of list of int
        Actors of each block of two or more: no one of them can cut off another.
    point, block, piece : int arrays of shape (k,)
        For each block of each cut point: actors that hang on the point by that block.
    """

    size: int
    parts: Ints
    part: Ints
    blocks: list[list[int]]
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
    n = links.size
    part = np.array(links.graph.connected_components().membership, np.int64)
    blocks = [list(block) for block in links.graph.biconnected_components()]
    sizes = np.array([len(block) for block in blocks], np.int64)
    member = np.array([actor for block in blocks for actor in block], np.int64)
    block = np.repeat(np.arange(len(blocks)), sizes)
    often = np.bincount(member, minlength=n)[member] > 1
    point, hinge = member[often], block[often]
    piece = _hanging(point, hinge, sizes, n)
    return Fragments(n, np.bincount(part), part, blocks, point, hinge, piece)


def _hanging(point: Ints, block: Ints, sizes: Ints, n: int) -> Ints:
    """Actors beyond each block of each cut point, from the tree of blocks and cut points.

    A tree node is a block, which stands for its other actors, or a cut point, which stands
    for itself. All trees hang on one root that stands for nobody.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    if not len(point):
        return np.empty(0, np.int64)
    blocks, (points, at) = len(sizes), np.unique(point, return_inverse=True)
    node, nodes = blocks + at, blocks + len(points)
    ends = (np.concatenate([block, node]), np.concatenate([node, block]))
    tree = csr_array((np.ones(len(ends[0])), ends), shape=(nodes, nodes))
    label = connected_components(tree, directed=False)[1]
    tops = np.unique(label, return_index=True)[1]
    rows = np.concatenate([ends[0], np.full(len(tops), nodes)])
    hung = csr_array(
        (np.ones(len(rows)), (rows, np.concatenate([ends[1], tops]))),
        shape=(nodes + 1, nodes + 1),
    )
    order, above = breadth_first_order(hung, nodes, directed=True)
    weight = np.ones(nodes + 1, np.int64)
    weight[nodes] = 0
    weight[:blocks] = sizes - np.bincount(block, minlength=blocks)
    below: list[int] = weight.tolist()
    up: list[int] = above.tolist()
    for node_below in order[:0:-1].tolist():
        below[up[node_below]] += below[node_below]
    total = np.array(below, np.int64)
    whole = total[tops][label]
    return np.where(above[block] == node, total[block], whole[node] - total[node])


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
    hinges, first = _hinges(found), [min(block) for block in found.blocks]
    for point, hanging in hinges.items():
        pieces = sorted(hanging, key=lambda one: (-one[0], first[one[1]]))
        without = float(found.without[point])
        named = _beyond(found, hinges, point, [block for _, block in pieces[1:]])
        yield CutPoint(
            actor=party(network, point),
            pieces=tuple(size for size, _ in pieces),
            fragmentation=known(without),
            cut_off=int(found.cut_off[point]),
            named=tuple(sorted((party(network, i) for i in named), key=by_name)),
        )


def _hinges(found: Fragments) -> dict[int, list[tuple[int, int]]]:
    """For each cut point, the sizes of its pieces and the blocks they hang by."""
    hinges: dict[int, list[tuple[int, int]]] = {}
    columns = (found.point.tolist(), found.piece.tolist(), found.block.tolist())
    for point, piece, block in zip(*columns, strict=True):
        hinges.setdefault(point, []).append((piece, block))
    return hinges


def _beyond(
    found: Fragments,
    hinges: dict[int, list[tuple[int, int]]],
    point: int,
    blocks: list[int],
) -> list[int]:
    """The first few actors beyond a cut point, by some of its blocks."""
    named: list[int] = []
    ahead = [(block, point) for block in reversed(blocks)]
    while ahead:
        block, entry = ahead.pop()
        for actor in found.blocks[block]:
            if actor == entry:
                continue
            if len(named) == NAMED:
                return named
            named.append(actor)
            ahead += [(b, actor) for _, b in hinges.get(actor, ()) if b != block]
    return named


def _bridges(network: Network, found: Fragments) -> Iterator[Bridge]:
    columns = (found.point.tolist(), found.block.tolist(), found.piece.tolist())
    hanging = {(point, block): piece for point, block, piece in zip(*columns, strict=True)}
    for number, block in enumerate(found.blocks):
        if len(block) > 2:
            continue
        whole = int(found.parts[found.part[block[0]]])
        sides = sorted((_side(hanging, actor, number, whole), actor) for actor in block)
        (less, other), (_, one) = sides
        yield Bridge(party(network, one), party(network, other), less)


def _side(hanging: dict[tuple[int, int], int], actor: int, block: int, whole: int) -> int:
    """Actors that stay with `actor` when the bridge `block` goes."""
    return whole - hanging[actor, block] if (actor, block) in hanging else 1
