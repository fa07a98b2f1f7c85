"""A part of the graph: one actor and those around it, with the evidence for their ties."""

from __future__ import annotations

import numpy as np

from graph.evidence import Evidence
from graph.network import Network

__all__ = ["around"]


def around(
    network: Network, evidence: Evidence, actor: int, steps: int = 1
) -> tuple[Network, Evidence]:
    """The actors within some steps of one, and all that stands between them.

    Parameters
    ----------
    network : Network
    evidence : Evidence
    actor : int
        Position of the actor, as `Network.find` gives it.
    steps : int
        Collaborations to follow, in either direction and of any status; 0 gives the actor
        alone.

    Returns
    -------
    network : Network
        The collaborations among the actors chosen, as they were.
    evidence : Evidence
        Their statements, with sources and meaning. Problems and questions belong to the
        whole graph and are left out.
    """
    chosen = np.zeros(len(network), np.bool_)
    chosen[actor] = True
    for _ in range(steps):
        touched = chosen[network.source] | chosen[network.target]
        chosen[network.source[touched]] = True
        chosen[network.target[touched]] = True
    actors = [who for who, wanted in zip(network.actors, chosen, strict=True) if wanted]
    inside = np.flatnonzero(chosen[network.source] & chosen[network.target])
    ties = [network.collaboration(int(row)) for row in inside]
    part = Network.build(actors, ties)
    return part, _behind(part, evidence, {i for tie in ties for i in tie.statements})


def _behind(network: Network, evidence: Evidence, wanted: set[str]) -> Evidence:
    """The evidence of these statements, with names that mean only actors of the network."""
    said = {key: s for key, s in evidence.statements.items() if key in wanted}
    used = {s.source for s in said.values()}
    names = {
        (evidence.source_of(s).organisation, name)
        for s in said.values()
        for name in (s.subject, s.object)
    }
    return Evidence(
        sources={key: source for key, source in evidence.sources.items() if key in used},
        statements=said,
        problems=(),
        questions=(),
        meaning={
            name: tuple(i for i in ids if i in network.position)
            for name, ids in evidence.meaning.items()
            if name in names
        },
    )
