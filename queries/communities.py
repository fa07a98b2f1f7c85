"""Which units belong together by their ties, and how the formal structure fits that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.agreement import adjusted_rand
from queries.bulk import in_order, made, many_records, places_by_name, who
from queries.fit import Fit, fits
from queries.leiden import FEW_RUNS_ABOVE, Run, leiden, runs_for
from queries.parties import Party
from queries.partners import Partners, if_unknown, partners
from queries.rewiring import rewired
from queries.told import Told

__all__ = ["By", "Communities", "Community", "against", "communities", "rewirings"]

By = Literal["pairs", "pairs_if_yearly", "pairs_if_daily"]

NETWORKS = 19  # rewired ones: the fewest that can show 1 in 20

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Community:
    """Actors with more ties among themselves than their numbers of partners would give.

    Attributes
    ----------
    number : int
        From 1, the largest community first.
    members : tuple of Party
        By name.
    inside, across : int
        Pairs that work together with both ends in the community, and with one.
    statements : int
        Different statements behind the existing ties inside.
    evidence : tuple of str
        Ids of the first 20 of them.
    """

    number: int
    members: tuple[Party, ...]
    inside: int
    across: int
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Communities:
    """The division of the actors with the highest modularity that was found.

    Attributes
    ----------
    by : str
        ``pairs`` (each pair that works together counts 1), ``pairs_if_yearly`` or
        ``pairs_if_daily`` (contacts a year, see `queries.cohesion.Mixing`).
    actors : int
        Actors in a community: those that have a partner.
    isolates : int
        The others. They are in no community.
    modularity : float or None
        Of the division, over pairs (see `queries.cohesion.Mixing`). None without pairs.
    modularity_lowest : float or None
        The lowest over the runs.
    modularity_expected : float or None
        Mean modularity found, in one run each, in networks where everyone has as many
        partners, but others: even those fall into communities [2]_. None without pairs, and
        above 100 000 pairs, where it is not computed.
    p : float or None
        Share of such networks, this one included, with a modularity as high as the first run
        found here, so that like is compared with like: 1/20 at best.
        None when `modularity_expected` is.
    runs : int
        How many times the division was sought, each with its own order of looking: 10; 3
        above 100 000 pairs, and above a million once, of one round, which costs about 1 per
        cent of the modularity.
    agreement, agreement_lowest : float or None
        Mean and lowest adjusted Rand index between two runs: 1 when all found the same. Low
        values say that several divisions are nearly as good. None without pairs, and for a
        single run: how stable the division is was then not measured.
    seed : int
    communities : tuple of Community
        The largest first, then by the name of the first member.
    fits : tuple of Fit
        Against each attribute, by its name.

    Notes
    -----
    Leiden algorithm [1]_ with modularity at resolution 1. The best of several runs is kept;
    a larger network may have a still better one. Modularity overlooks communities that are
    small beside the network [3]_.

    References
    ----------
    .. [1] Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden:
       guaranteeing well-connected communities. Scientific Reports 9, 5233.
    .. [2] Guimerà, R., Sales-Pardo, M. and Amaral, L. A. N. (2004). Modularity from
       fluctuations in random graphs and complex networks. Physical Review E 70, 025101.
    .. [3] Fortunato, S. and Barthélemy, M. (2007). Resolution limit in community detection.
       PNAS 104(1), 36-41.
    """

    by: By
    actors: int
    isolates: int
    modularity: float | None
    modularity_lowest: float | None
    modularity_expected: float | None
    p: float | None
    runs: int
    agreement: float | None
    agreement_lowest: float | None
    seed: int
    communities: tuple[Community, ...]
    fits: tuple[Fit, ...]


@many_records()
def communities(
    network: Network,
    *,
    by: By = "pairs",
    conventions: Conventions | None = None,
    seed: int = 0,
) -> Communities:
    """Find the communities, and compare them with every attribute.

    Parameters
    ----------
    network : Network
    by : {"pairs", "pairs_if_yearly", "pairs_if_daily"}
    conventions : Conventions, optional
        What yearly and daily are.
    seed : int
        Of all runs and random networks. The result also depends on the order of the ids.
    """
    links = partners(network)
    weights = _weights(network, links, by, conventions or Conventions())
    links, weights = _with_contacts(links, weights)
    return against(network, links, rewirings(links, seed), weights=weights, by=by, seed=seed)


def rewirings(links: Partners, seed: int) -> list[Partners]:
    """The networks that give the chance level: none without pairs or with too many."""
    random = np.random.default_rng(seed)
    count = NETWORKS if 0 < len(links.one) <= FEW_RUNS_ABOVE else 0
    drawn = (rewired(links, random) for _ in range(count))
    return [replace(links, one=one, other=other) for one, other in drawn]


def against(
    network: Network,
    links: Partners,
    others: Sequence[Partners],
    *,
    weights: Floats | None = None,
    by: By = "pairs",
    seed: int,
) -> Communities:
    """As `communities`, with the networks that give the chance level at hand."""
    linked = np.flatnonzero(links.degree > 0)
    runs = leiden(links, weights, runs_for(links), seed)
    best = max(runs, key=lambda run: run[0])
    chance = _chance(others, weights, seed)
    agreed = _agreement([run[1][linked] for run in runs])
    some = len(links.one) > 0
    return Communities(
        by=by,
        actors=len(linked),
        isolates=len(network) - len(linked),
        modularity=best[0] if some else None,
        modularity_lowest=min(run[0] for run in runs) if some else None,
        modularity_expected=float(np.mean(chance)) if chance else None,
        p=_p(chance, runs[0][0]) if chance else None,
        runs=len(runs),
        agreement=float(np.mean(agreed)) if some and agreed else None,
        agreement_lowest=min(agreed) if some and agreed else None,
        seed=seed,
        communities=_communities(network, links, best[1], linked),
        fits=fits(network, links, [run[1] for run in _best_first(runs, best)], seed),
    )


def _best_first(runs: list[Run], best: Run) -> list[Run]:
    return [best, *(run for run in runs if run is not best)]


def _weights(network: Network, links: Partners, by: By, words: Conventions) -> Floats | None:
    if by == "pairs":
        return None
    yearly, daily = if_unknown(network, words)
    return links.strongest(yearly if by == "pairs_if_yearly" else daily)


def _with_contacts(links: Partners, weights: Floats | None) -> tuple[Partners, Floats | None]:
    """Leave out the pairs that have no contact at all."""
    if weights is None or (weights > 0).all():
        return links, weights
    there = weights > 0
    one, other, starts = (part[there] for part in (links.one, links.other, links.starts))
    kept = replace(links, one=one, other=other, starts=starts)
    return kept, weights[there]


def _chance(links: Sequence[Partners], weights: Floats | None, seed: int) -> list[float]:
    """Modularity found in networks in which everyone has as many partners, but others."""
    random, found = np.random.default_rng(seed), list[float]()
    for draw, pairs in enumerate(links):
        drawn = None if weights is None else random.permutation(weights)
        found.append(leiden(pairs, drawn, 1, draw)[0][0])
    return found


def _p(chance: Sequence[float], seen: float) -> float:
    return (1 + sum(value >= seen - 1e-12 for value in chance)) / (1 + len(chance))


def _agreement(runs: Sequence[Ints]) -> list[float]:
    return [adjusted_rand(one, other) for i, one in enumerate(runs) for other in runs[i + 1 :]]


def _communities(
    network: Network, links: Partners, division: Ints, linked: NDArray[np.intp]
) -> tuple[Community, ...]:
    _, code = np.unique(division[linked], return_inverse=True)
    of = np.full(links.size, -1, np.int64)
    of[linked] = code
    count = int(code.max(initial=-1)) + 1
    one, other = of[links.one], of[links.other]
    inside = np.bincount(one[one == other], minlength=count)
    across = np.bincount(
        np.concatenate([one, other])[np.tile(one != other, 2)], minlength=count
    )
    place = places_by_name(network)[linked]
    order: list[int] = linked[np.lexsort((place, code))].tolist()
    members = tuple(made(Party, *who(network, order)))
    size = np.bincount(code, minlength=count)
    start = np.concatenate([[0], np.cumsum(size)]).astype(np.int64)
    first = np.full(count, len(network))
    np.minimum.at(first, code, place)
    told = _inside(network, of, count)
    return tuple(
        Community(
            number=i,
            members=members[start[c] : start[c + 1]],
            inside=int(inside[c]),
            across=int(across[c]),
            statements=(behind := told.of(c))[0],
            evidence=behind[1],
        )
        for i, c in enumerate(in_order(-size, first), 1)
    )


def _inside(network: Network, of: Ints, count: int) -> Told:
    rows = network.rows()
    one, other = of[network.source[rows]], of[network.target[rows]]
    within = (one == other) & (one >= 0)
    return Told(network, rows[within], one[within], count)
