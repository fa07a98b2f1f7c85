"""Findings about single units and pairs of them, where chance does not explain the figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.communities import Communities
from queries.cuts import cuts, fragments
from queries.engine import engine
from queries.finding import Figure, Finding, about, evidence, finding
from queries.inequality import concentration
from queries.parties import party
from queries.partners import Partners
from queries.poisson import at_least
from queries.predicted import predicted

__all__ = ["unit_findings"]

SOURCES = 20_000_000  # actors, pairs and networks visited when paths are followed
TWENTIETH = 5  # per cent

Floats = NDArray[np.float64]


def unit_findings(
    network: Network,
    links: Partners,
    others: Sequence[Partners],
    circles: Communities,
    attributes: Sequence[str],
    alpha: float,
    seed: int,
) -> list[Finding]:
    """Hubs, overload, brokers, cut points, communities and unreported ties.

    Parameters
    ----------
    network : Network
    links : Partners
    others : sequence of Partners
        Networks in which everyone has as many partners, but others.
    circles : Communities
        Of the same network, against the same others.
    attributes : sequence of str
        The groupings that communities are held against.
    alpha : float
        Only what is at most this likely by chance is a finding.
    seed : int
    """
    found = [
        *_hubs(network),
        *_overload(network, seed),
        *_broker(network, links, others, seed),
        *_cut_point(network, links, others),
        *_communities(network, circles, attributes),
        *_unreported(network, seed),
    ]
    return [f for f in found if f.p is not None and f.p <= alpha + 1e-12]


def _hubs(network: Network) -> Iterator[Finding]:
    """Named by more others than if all that each names were drawn at random."""
    n, rows = len(network), network.rows()
    named = np.bincount(network.target[rows], minlength=n)
    naming = np.bincount(network.source[rows], minlength=n)
    expected = (len(rows) - naming) / max(n - 1, 1)
    p = np.minimum(1.0, n * at_least(named, expected))
    for i in np.lexsort((np.arange(n), -named))[: max(3, n // 100)].tolist():
        here = rows[network.target[rows] == i]
        yield finding(
            "hub",
            [Figure("in_degree", int(named[i]), float(expected[i]))],
            p=float(p[i]),
            tested=n,
            touches=int(named[i]) + 1,
            of=n,
            caveat="lists_are_missing",
            actors=[party(network, i)],
            said=evidence(network, here),
        )


def _overload(network: Network, seed: int) -> Iterator[Finding]:
    found = concentration(network, seed=seed)
    if found.gini is None or found.expected is None or found.gini <= found.expected:
        return
    (top,) = [t for t in found.top if t.percent == TWENTIETH]
    rows, n = network.rows(), len(network)
    named = np.bincount(network.target[rows], minlength=n)
    most = np.lexsort((np.arange(n), -named))[: top.units].tolist()
    yield finding(
        "overload",
        [
            Figure("gini", found.gini, found.expected),
            Figure("top_share", top.share or 0.0, top.expected),
            Figure("top_percent", TWENTIETH, None),
        ],
        p=found.p,
        touches=len(most),
        of=n,
        caveat="lists_are_missing",
        actors=[party(network, i) for i in most],
        said=evidence(network, rows[np.isin(network.target[rows], most)]),
    )


def _broker(
    network: Network, links: Partners, others: Sequence[Partners], seed: int
) -> Iterator[Finding]:
    """The most between others, against the most between in each of the random networks."""
    n = links.size
    if not others or n < 3:  # nobody stands between two
        return
    count = max(16, SOURCES // ((n + 2 * len(links.one)) * (1 + len(others))))
    random = np.random.default_rng(seed)
    sources = None if count >= n else random.choice(n, count, replace=False).tolist()
    seen = _between(links, sources)
    chance = [float(_between(other, sources).max()) for other in others]
    i = int(np.argmax(np.round(seen, 6)))
    scale = (n - 1) * (n - 2) / 2 * (1 if sources is None else len(sources) / n)
    yield finding(
        "broker",
        [Figure("betweenness", float(seen[i]) / scale, float(np.mean(chance)) / scale)],
        p=_share(chance, float(seen[i])),
        touches=int(links.degree[i]) + 1,
        of=n,
        caveat="few_shuffles",
        actors=[party(network, i)],
        said=about(network, [i]),
    )


def _between(links: Partners, sources: list[int] | None) -> Floats:
    paths = engine(links.size, links.one, links.other)
    found = paths.betweenness(directed=False, weights=None, sources=sources)
    return np.array(found, np.float64)


def _share(chance: Sequence[float], seen: float) -> float:
    """Share of the random networks, this one included, with a figure as high."""
    return (1 + sum(value >= seen - 1e-9 for value in chance)) / (1 + len(chance))


def _cut_point(
    network: Network, links: Partners, others: Sequence[Partners]
) -> Iterator[Finding]:
    """The one that cuts most off, against the same in each of the random networks."""
    if not others:
        return
    parts = fragments(links)
    if not parts.cut_off.max(initial=0):
        return
    chance = [float(fragments(other).cut_off.max(initial=0)) for other in others]
    point = max(cuts(network, parts).cut_points, key=lambda c: c.cut_off)
    i = network.position[point.actor.id]
    yield finding(
        "cut_point",
        [Figure("cut_off", point.cut_off, float(np.mean(chance)))],
        p=_share(chance, point.cut_off),
        touches=point.cut_off + 1,
        of=len(network),
        caveat="lists_are_missing",
        actors=[point.actor, *point.named],
        said=about(network, [i]),
    )


def _communities(
    network: Network, circles: Communities, attributes: Sequence[str]
) -> Iterator[Finding]:
    if circles.modularity is None or circles.modularity_expected is None:
        return
    if circles.modularity <= circles.modularity_expected:
        return
    yield finding(
        "communities",
        [
            Figure("modularity", circles.modularity, circles.modularity_expected),
            Figure("communities", len(circles.communities), None),
            Figure("agreement", circles.agreement or 0.0, None),
            *(
                Figure(f"adjusted_rand:{fit.attribute}", fit.adjusted_rand, 0.0)
                for fit in circles.fits
                if fit.adjusted_rand is not None and fit.attribute in attributes
            ),
        ],
        p=circles.p,
        touches=circles.actors,
        of=len(network),
        caveat="not_all_divisions",
    )


def _unreported(network: Network, seed: int) -> Iterator[Finding]:
    """Pairs with more shared partners than chance, where such guesses are shown to be good."""
    answer = predicted(network, seed=seed)
    best = [a for a in answer.accuracies if a.method == answer.method]
    for pair in answer.suggestions:
        ends = [network.position[p.id] for p in (pair.one, pair.other)]
        shared = {network.position[p.id] for p in pair.shared}
        yield finding(
            "unreported",
            [
                Figure("common_neighbours", pair.common_neighbours, pair.expected),
                Figure(answer.method, pair.adamic_adar, None),
                Figure("auc", best[0].auc or 0.0, 0.5),
            ],
            p=min(1.0, pair.p * answer.looked_at),
            tested=answer.looked_at,
            touches=2,
            of=len(network),
            caveat="a_guess",
            actors=[pair.one, pair.other],
            said=_between_ends(network, ends, shared),
        )


def _between_ends(network: Network, ends: list[int], shared: set[int]) -> tuple[str, ...]:
    """Statements that tie the two to what they share."""
    rows = network.rows()
    source, target, mates = network.source[rows], network.target[rows], list(shared)
    there = np.isin(source, ends) & np.isin(target, mates)
    back = np.isin(target, ends) & np.isin(source, mates)
    return evidence(network, rows[there | back])
