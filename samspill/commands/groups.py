"""Commands that ask about groups, and about links that are not there."""

from __future__ import annotations

from typing import Annotated

import typer

from samspill.answers.answer import Answer
from samspill.commands.asking import Asked, By, Seed, question

__all__ = ["cohesion", "communities", "missing", "silos"]

Permutations = Annotated[
    int | None,
    typer.Option(help="Random groupings. Default 5000, fewer for many ties.", min=1),
]


@question
def silos(
    asked: Asked,
    by: By = None,
    top: Annotated[int, typer.Option(help="Pairs of groups to show; 0 for all.", min=0)] = 20,
    permutations: Permutations = None,
    seed: Seed = 0,
) -> Answer:
    """Say which groups keep to themselves, beside what chance would give."""
    from queries.silos import silos as ask
    from samspill.answers.groups import silos as answer
    from samspill.answers.words import first_grouping

    attribute = by or first_grouping(asked.network)
    found = ask(asked.network, attribute, permutations=permutations, seed=seed)
    return answer(found, top)


@question
def cohesion(
    asked: Asked, by: By = None, permutations: Permutations = None, seed: Seed = 0
) -> Answer:
    """Say how well a structure fits the ties: modularity, assortativity, conductance."""
    from queries.cohesion import cohesion as ask
    from samspill.answers.groups import cohesion as answer
    from samspill.answers.words import first_grouping

    attribute = by or first_grouping(asked.network)
    found = ask(
        asked.network,
        attribute,
        permutations=permutations,
        conventions=asked.conventions,
        seed=seed,
    )
    return answer(found)


@question
def communities(
    asked: Asked,
    by: By = None,
    contacts: Annotated[
        str | None,
        typer.Option(help="Weigh by contacts, unknown ones as: yearly or daily."),
    ] = None,
    seed: Seed = 0,
) -> Answer:
    """Find who belongs together by their ties, and who sits elsewhere in the structure."""
    from queries.communities import communities as ask
    from samspill.answers.groups import communities as answer
    from samspill.answers.groups import reading

    if by is not None:
        asked.network.groups(by)  # says which groupings there are, if this is none
    found = ask(asked.network, by=reading(contacts), conventions=asked.conventions, seed=seed)
    return answer(found, by)


@question
def missing(
    asked: Asked,
    predicted: Annotated[
        bool, typer.Option("--predicted", help="Links that are probably there unreported.")
    ] = False,
    method: Annotated[
        str | None,
        typer.Option(
            help="Of --predicted: adamic_adar (default), resource_allocation, jaccard, "
            "common_neighbours or katz."
        ),
    ] = None,
    bridging: Annotated[
        bool, typer.Option("--bridging", help="Links that would join groups.")
    ] = False,
    by: By = None,
    top: Annotated[
        int, typer.Option(help="How many of --predicted or --bridging.", min=1)
    ] = 20,
    seed: Seed = 0,
) -> Answer:
    """List one-sided, wished-for and strained links, or links that nobody speaks of."""
    from samspill.answers import links

    _fit_together(predicted=predicted, method=method, bridging=bridging, by=by)
    network = asked.network
    if predicted:
        from queries.predicted import predicted as ask

        return links.predicted(ask(network, method=links.way(method), limit=top, seed=seed))
    if bridging:
        from queries.bridging import bridging as ask_bridging
        from samspill.answers.words import first_grouping

        attribute = by or first_grouping(network)
        return links.bridging(ask_bridging(network, attribute, limit=top))
    from queries.missing import missing as ask_missing

    return links.missing(ask_missing(network), asked.evidence)


def _fit_together(
    *, predicted: bool, method: str | None, bridging: bool, by: str | None
) -> None:
    if predicted and bridging:
        raise typer.BadParameter("choose --predicted or --bridging, not both")
    if method is not None and not predicted:
        raise typer.BadParameter("--method goes with --predicted")
    if by is not None and not bridging:
        raise typer.BadParameter("--by goes with --bridging")
