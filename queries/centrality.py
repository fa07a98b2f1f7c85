"""Other ways to be central: near to all, with the central, named by the named, in the core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from graph.model import Conventions
from graph.network import Network
from queries.bulk import in_order, made, many_records, places_by_name, who
from queries.closeness import closeness
from queries.cores import cores
from queries.partners import Partners, if_unknown, partners
from queries.ranks import Rank, places
from queries.sampling import Estimate, in_readings, weighted_ranks
from queries.spectral import ATTENUATION, DAMPING, eigenvector, katz, pagerank
from queries.told import about

__all__ = ["Central", "Centrality", "Score", "centrality"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Score:
    """A measure of one actor, with all ties alike and with two readings of the frequencies.

    Attributes
    ----------
    plain : float
        Every tie counts 1.
    if_unknown_yearly, if_unknown_daily : float
        Ties count by contacts a year, unknown ones as yearly and known intervals at their
        lower bound, or unknown ones as daily and known intervals at their upper bound. These
        are two readings, not bounds.
    standard_errors : (float, float, float) or None
        Of the three, where they are estimated from a sample. None when exact.
    rank : (int, int)
        Best and worst place by `plain`, 1 the highest; where sampled, with two standard
        errors.
    weighted_rank : (int, int)
        Best and worst place over the two readings; where sampled, with two standard errors.
    """

    plain: float
    if_unknown_yearly: float
    if_unknown_daily: float
    standard_errors: tuple[float, float, float] | None
    rank: Rank
    weighted_rank: Rank


@dataclass(frozen=True, slots=True)
class Central:
    """How central an actor is by measures that look past its own ties.

    Attributes
    ----------
    id, name : str
    respondent : bool
        Whether it filed a list of its own.
    closeness : Score
        Harmonic closeness [1]_, Σ 1/d(v, u) / (n-1) over the other actors u, on the undirected
        projection. Plain, d counts steps and closeness is from 0 (isolate) to 1 (a tie with
        everyone); by contacts, a tie has length 1/strength and the unit is contacts a year.
        An actor that cannot be reached adds 0. It is 0 when n = 1.
    eigenvector : Score
        Eigenvector centrality [2]_ on the undirected projection, Euclidean length 1, from 0
        to 1: where power iteration on A + I ends that starts with all actors equal. In a
        network of separate parts only those with the largest eigenvalue are above 0, and
        without ties all are equal.
    pagerank : Score
        PageRank [3]_ with damping 0.85: how often one passes who walks from who names to who
        is named, by chance or by strength, and starts anew at any actor after an actor that
        names nobody (or filed no list) and otherwise in 15 of 100 steps. From 0 to 1, sums
        to 1.
    katz : Score
        Katz centrality [4]_, x = α Aᵀx + 1 scaled to Euclidean length 1, from 0 to 1: named
        by many, who are named by many. α is told in `Centrality`. All equal without ties.
    core : int
        Largest k for which the actor is in a k-core [5]_: a part of the undirected projection
        in which each has k partners or more. From 0 (isolate) to n-1.
    statements : int
        Different statements behind its existing ties.
    evidence : tuple of str
        Ids of the first 20 of them: those that name it first, then those in which it names.

    Notes
    -----
    Strength of a pair in the undirected projection is the larger of what its two sides say;
    self-loops are no ties, a strength of 0 is no tie in the weighted readings.

    Eigenvector, PageRank and Katz centrality are solved to a relative residual of 1e-12 or
    better; in a network of more than 100 000 actors to 1e-10.

    References
    ----------
    .. [1] Marchiori, M. and Latora, V. (2000). Harmony in the small-world. Physica A 285,
       539-546.
    .. [2] Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique
       identification. Journal of Mathematical Sociology 2(1), 113-120.
    .. [3] Brin, S. and Page, L. (1998). The anatomy of a large-scale hypertextual web search
       engine. Computer Networks and ISDN Systems 30, 107-117.
    .. [4] Katz, L. (1953). A new status index derived from sociometric analysis.
       Psychometrika 18(1), 39-43.
    .. [5] Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5(3),
       269-287.
    """

    id: str
    name: str
    respondent: bool
    closeness: Score
    eigenvector: Score
    pagerank: Score
    katz: Score
    core: int
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Centrality:
    """All actors by closeness, eigenvector, PageRank, Katz centrality and core.

    Attributes
    ----------
    actors, ties : int
        All actors, and existing ties as said, each ordered pair once.
    damping : float
        Of PageRank: how often the walk goes on.
    alpha, alpha_if_unknown_yearly, alpha_if_unknown_daily : float or None
        α of Katz centrality, plain and in the two weighted readings: 0.9 divided by the
        largest eigenvalue of the undirected projection, and so at most 0.9 divided by that of
        the directed ties. None without ties.
    sampled_sources : int or None
        From how many actors shortest paths were followed for closeness; None when from all.
    actors_by_pagerank : tuple of Central
        By falling plain PageRank, then by name.
    """

    actors: int
    ties: int
    damping: float
    alpha: float | None
    alpha_if_unknown_yearly: float | None
    alpha_if_unknown_daily: float | None
    sampled_sources: int | None
    actors_by_pagerank: tuple[Central, ...]


@many_records()
def centrality(
    network: Network, *, conventions: Conventions | None = None, seed: int = 0
) -> Centrality:
    """Measure how central every actor is beyond its own ties.

    Parameters
    ----------
    network : Network
    conventions : Conventions, optional
        How often yearly and daily are, for the two readings of an unknown frequency.
    seed : int
        Chooses the sources of shortest paths in a network of more than 2 000 actors.

    Returns
    -------
    Centrality
        Without actors for an empty network.
    """
    readings, core = _measured(network, conventions or Conventions(), seed)
    best, _ = places(readings[0].pagerank.values)
    found = _records(network, readings, core, in_order(best, places_by_name(network)))
    return Centrality(
        actors=len(network),
        ties=len(network.rows()),
        damping=DAMPING,
        alpha=readings[0].alpha,
        alpha_if_unknown_yearly=readings[1].alpha,
        alpha_if_unknown_daily=readings[2].alpha,
        sampled_sources=readings[0].closeness.sources,
        actors_by_pagerank=found,
    )


@dataclass(frozen=True, eq=False)
class _Reading:
    closeness: Estimate
    eigenvector: Estimate
    pagerank: Estimate
    katz: Estimate
    alpha: float | None


def _measured(
    network: Network, words: Conventions, seed: int
) -> tuple[tuple[_Reading, ...], NDArray[np.int64]]:
    """The readings and the cores; all matrices are let go before records are made."""
    links = partners(network)
    core = cores(links.matrix(np.ones(len(links.one))))
    rare, often = if_unknown(network, words)
    readings = in_readings(
        lambda strength: _reading(network, links, strength, seed), rare, often
    )
    return readings, core


def _reading(network: Network, links: Partners, strength: Floats | None, seed: int) -> _Reading:
    from scipy.sparse import csr_array

    n, rows = len(network), network.rows()
    values = np.ones(len(rows)) if strength is None else strength
    ties = csr_array((values, (network.source[rows], network.target[rows])), shape=(n, n))
    pairs = links.strongest(values)
    leading = eigenvector(links.matrix(pairs))
    alpha = ATTENUATION / leading.value if leading.value else None
    return _Reading(
        closeness=closeness(links, None if strength is None else pairs, seed=seed),
        eigenvector=Estimate(leading.vector),
        pagerank=Estimate(pagerank(ties)),
        katz=Estimate(katz(ties, alpha or 0.0)),
        alpha=alpha,
    )


def _records(
    network: Network,
    readings: tuple[_Reading, ...],
    core: NDArray[np.int64],
    order: list[int],
) -> tuple[Central, ...]:
    """Records in this order: columns in it too are read from memory in one go."""
    columns: tuple[Iterable[object], ...] = (
        *who(network, order),
        *(
            _scores([getattr(reading, name) for reading in readings], order)
            for name in ("closeness", "eigenvector", "pagerank", "katz")
        ),
        core[order].tolist(),
        *about(network).columns(order),
    )
    return tuple(made(Central, *columns))


def _scores(readings: list[Estimate], order: list[int]) -> list[Score]:
    """Records in this order, from the plain reading and the two weighted ones."""
    plain, rare = (reading.in_order(order) for reading in readings[:2])
    often = rare if readings[2] is readings[1] else readings[2].in_order(order)
    weighted = weighted_ranks(rare, often)
    values = [plain.values.tolist(), rare.values.tolist()]
    values.append(values[1] if often is rare else often.values.tolist())
    errors = [
        reading.errors.tolist()
        for reading in (plain, rare, often)
        if reading.errors is not None
    ]
    error = zip(*errors, strict=True) if errors else repeat(None)
    return list(made(Score, *values, error, plain.ranks, weighted))
