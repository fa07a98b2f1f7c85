"""Made-up organisations of any size to measure on: teams, a few busy units, half-answered ties.

Teams of 8 to 150, most of them small; activity and popularity skewed; three ties in five stay
in the team; a third of the ties are said by both sides; frequencies as people say them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.model import Actor
from graph.network import Network

SIZES = {
    "1k": (1_000, 5_000),
    "10k": (10_000, 60_000),
    "100k": (100_000, 700_000),
    "1M": (1_000_000, 5_000_000),
}
WORDS = np.array([1.0, 2.0, 4.0, 12.0, 26.0, 52.0, 230.0])
ODDS = np.array([0.1, 0.1, 0.15, 0.25, 0.1, 0.2, 0.1])
INSIDE = 0.6  # of the ties
ANSWERED = 1 / 5  # of the first draws: then a third of all ties are one of two


def organisation(actors: int, ties: int, seed: int = 0) -> Network:
    """An organisation of about as many ties as asked for (within a few in a thousand)."""
    random = np.random.default_rng(seed)
    team = _teams(actors, random)
    source, target = _ties(team, ties, random)
    order = np.lexsort((target, source))
    source, target = source[order].astype(np.int32), target[order].astype(np.int32)
    strength = random.choice(WORDS, len(source), p=ODDS)
    width = len(str(actors))
    return Network(
        actors=tuple(
            Actor.model_construct(
                id=f"u{i:0{width}}",
                name=f"Unit {i:0{width}}",
                names=(),
                groups={"team": f"t{t:06}"},
                respondent=True,
            )
            for i, t in enumerate(team.tolist())
        ),
        source=source,
        target=target,
        status=np.zeros(len(source), np.int8),
        low=strength,
        high=strength.copy(),
        purposes=((),) * len(source),
        evidence=((),) * len(source),
    )


def _teams(actors: int, random: np.random.Generator) -> NDArray[np.int64]:
    sizes = np.exp(random.uniform(np.log(8), np.log(150), actors // 8 + 1)).astype(np.int64)
    return np.repeat(np.arange(len(sizes)), sizes)[:actors]


def _ties(
    team: NDArray[np.int64], ties: int, random: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    n = len(team)
    first, size = np.unique(team, return_index=True)[1], np.bincount(team)
    activity = np.cumsum(random.lognormal(0, 1, n))
    popularity = np.cumsum(random.lognormal(0, 1, n))
    before = np.concatenate([[0.0], popularity])
    base = np.empty(0, np.int64)
    wanted = int(ties / (1 + ANSWERED))
    while len(base) < wanted:
        draws = int((wanted - len(base)) * 1.3) + 10
        source = np.searchsorted(activity, random.uniform(0, activity[-1], draws))
        own = team[source]
        inside = random.uniform(size=draws) < INSIDE
        low = np.where(inside, before[first[own]], 0.0)
        high = np.where(inside, before[first[own] + size[own]], popularity[-1])
        target = np.searchsorted(popularity, random.uniform(low, high))
        fresh = (source * n + target)[source != target]
        base = np.unique(np.concatenate([base, fresh]))
    base = random.permutation(base)[:wanted]
    back = base[: int(len(base) * ANSWERED)]
    both = np.unique(np.concatenate([base, back % n * n + back // n]))
    return both // n, both % n
