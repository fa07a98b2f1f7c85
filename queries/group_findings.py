"""Findings about the groups of an attribute, where chance does not explain the figure."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.network import Network
from queries.bridging import NewBridge, bridging
from queries.communities import Communities
from queries.finding import Figure, Finding, evidence, finding
from queries.lookup import within
from queries.partners import partners
from queries.poisson import at_most
from queries.relabelling import Grouped, chance_between, grouped, paired
from queries.silos import Silos, silos

__all__ = ["group_findings"]

GAPS = 20  # pairs of groups that are shown at most
LARGEST = 250  # groups whose pairs are looked at


def group_findings(
    network: Network,
    attribute: str,
    circles: Communities,
    alpha: float,
    permutations: int,
    seed: int,
    tested: int = 1,
) -> list[Finding]:
    """Closed structures, silos, gaps between groups, and units whose ties are elsewhere.

    Parameters
    ----------
    network : Network
    attribute : str
    circles : Communities
    alpha : float
        Only what is at most this likely by chance is a finding.
    permutations, seed : int
    tested : int
        How many attributes are looked at.
    """
    answer = silos(network, attribute, permutations=permutations, seed=seed)
    found = [
        *_closed(network, answer, tested),
        *_silos(network, answer),
        *_gaps(network, attribute, alpha),
        *_elsewhere(network, attribute, circles),
    ]
    return [f for f in found if f.p is not None and f.p <= alpha + 1e-12]


def _closed(network: Network, answer: Silos, tested: int) -> Iterator[Finding]:
    index = answer.index
    if index.expected is None:
        return
    chance = answer.ties * (1 + index.expected) / 2
    yield finding(
        "closed",
        [
            Figure("external", index.external, chance),
            Figure("e_i", index.value or 0.0, index.expected),
            Figure("ties", answer.ties, None),
        ],
        p=min(1.0, (index.p_silo or 1.0) * tested),
        tested=tested,
        touches=answer.actors,
        of=len(network),
        caveat="lists_are_missing",
        attribute=answer.attribute,
    )


def _silos(network: Network, answer: Silos) -> Iterator[Finding]:
    tested = sum(group.index.p_silo is not None for group in answer.groups)
    groups = network.groups(answer.attribute)
    rows = network.rows()
    of = groups.codes[network.source[rows]], groups.codes[network.target[rows]]
    for group in answer.groups:
        if not group.silo or group.index.p_silo is None:
            continue
        code = groups.labels.index(group.name)
        yield finding(
            "silo",
            [
                Figure("across", group.across, group.across_expected),
                Figure("inside", group.inside, group.inside_expected),
                Figure("e_i", group.index.value or 0.0, group.index.expected),
            ],
            p=min(1.0, group.index.p_silo * tested),
            tested=tested,
            touches=group.size,
            of=len(network),
            caveat="lists_are_missing",
            attribute=answer.attribute,
            groups=[group.name],
            said=evidence(network, rows[(of[0] == code) | (of[1] == code)]),
        )


def _gaps(network: Network, attribute: str, alpha: float) -> Iterator[Finding]:
    """Pairs of groups with fewer pairs of units that work together than chance gives."""
    data = grouped(network, attribute)
    ties, _ = paired(data, partners(network))
    g = len(data.labels)
    largest = np.sort(np.lexsort((np.arange(g), -data.size))[:LARGEST])
    one, other = (largest[side] for side in np.triu_indices(len(largest), 1))
    expected = (chance_between(ties, one, other) + chance_between(ties, other, one)) / 2
    cells, count = np.unique(ties.speaker * g + ties.code[ties.target], return_counts=True)
    tied, seen = within(one * g + other, cells), np.zeros(len(one), np.int64)
    seen[tied] = count[np.searchsorted(cells, (one * g + other)[tied])]
    p = np.minimum(1.0, len(one) * at_most(seen, expected))
    likely = np.flatnonzero((seen < expected) & (p <= alpha))
    order = np.lexsort((likely, seen[likely] - expected[likely]))
    shown = likely[order][:GAPS].tolist()
    pairs = [(data.labels[int(one[k])], data.labels[int(other[k])]) for k in shown]
    best: dict[tuple[str, str], NewBridge] = {}
    for tie in bridging(network, attribute, between=pairs, limit=len(network)).bridges:
        low, high = sorted((tie.group, tie.other_group))
        best.setdefault((low, high), tie)
    for k, names in zip(shown, pairs, strict=True):
        codes = int(one[k]), int(other[k])
        bridge = best.get(names)
        yield finding(
            "gap",
            [
                Figure("pairs", int(seen[k]), float(expected[k])),
                *([] if bridge is None else [Figure("reach", bridge.reach, None)]),
            ],
            p=float(p[k]),
            tested=len(one),
            touches=int(data.size[list(codes)].sum()),
            of=len(network),
            caveat="lists_are_missing",
            attribute=attribute,
            groups=names,
            actors=[] if bridge is None else [bridge.one, bridge.other],
            said=evidence(network, _between(data, codes)),
        )


def _between(data: Grouped, codes: tuple[int, int]) -> list[int]:
    """Rows of the ties between two groups."""
    one, other = codes
    from_, to = data.speaker, data.code[data.target]
    rows = data.rows[((from_ == one) & (to == other)) | ((from_ == other) & (to == one))]
    return [int(row) for row in rows]


def _elsewhere(network: Network, attribute: str, circles: Communities) -> Iterator[Finding]:
    (fit,) = [fit for fit in circles.fits if fit.attribute == attribute]
    tested = fit.actors * max(fit.groups - 1, 1)
    groups = network.groups(attribute)
    rows = network.rows()
    source, target = network.source[rows], network.target[rows]
    for unit in fit.elsewhere:
        at, code = network.position[unit.actor.id], groups.labels.index(unit.sits_with)
        there = (source == at) & (groups.codes[target] == code)
        there |= (target == at) & (groups.codes[source] == code)
        yield finding(
            "elsewhere",
            [
                Figure("there", unit.there, unit.expected),
                Figure("own", unit.own, None),
                Figure("partners", unit.partners, None),
                Figure("runs", unit.runs, None),
            ],
            p=min(1.0, unit.p * tested),
            tested=tested,
            touches=unit.there + 1,
            of=len(network),
            caveat="not_all_divisions",
            attribute=attribute,
            groups=[unit.group, unit.sits_with],
            actors=[unit.actor],
            said=evidence(network, rows[there]),
        )
