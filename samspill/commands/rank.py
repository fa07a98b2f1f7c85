"""Commands that rank the units, and say how sure the places are."""

from __future__ import annotations

from typing import Annotated

import typer

from samspill.answers.answer import Answer
from samspill.commands.asking import Asked, By, Seed, Top, question

__all__ = ["brokers", "hubs", "uncertainty"]


@question
def hubs(
    asked: Asked,
    measure: Annotated[
        str | None,
        typer.Option(
            help="Rank by in-degree, out-degree, in-strength, out-strength, betweenness, "
            "closeness, eigenvector, pagerank, katz or core. Default: an overview of hubs."
        ),
    ] = None,
    top: Top = 20,
    seed: Seed = 0,
) -> Answer:
    """Rank units and partners by how many name them, or by another measure."""
    from queries.hubs import hubs as ask
    from samspill.answers.central import by_measure, measured
    from samspill.answers.central import hubs as answer

    network, words = asked.network, asked.conventions
    most = top or len(network)
    if measure is None:
        return answer(ask(network, conventions=words, seed=seed), most)
    return by_measure(measured(network, measure, words, seed), measure, most)


@question
def brokers(asked: Asked, by: By = None, top: Top = 20) -> Answer:
    """Rank who stands between others; with a grouping, count roles between the groups."""
    from queries.brokers import brokers as ask
    from samspill.answers.brokers import brokers as answer

    found = ask(asked.network, by, conventions=asked.conventions)
    return answer(found, top or len(asked.network))


@question
def uncertainty(asked: Asked, top: Top = 20, seed: Seed = 0) -> Answer:
    """Say how far places could be off: what those could change who have not answered."""
    from queries.uncertainty import uncertainty as ask
    from samspill.answers.central import uncertainty as answer

    return answer(ask(asked.network, seed=seed), top or len(asked.network))
