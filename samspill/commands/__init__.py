"""What the commands share: their options, and how they open a graph."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspill.listing import Format

if TYPE_CHECKING:
    from graph.evidence import Evidence
    from graph.network import Network
    from graph.store import Store
    from samspill.settings import Settings

DONE, LOST, WRONG_USE = 0, 1, 2
"""Exit codes: done, done with problems that lost input, wrong use."""

Graph = Annotated[
    str | None,
    typer.Option("--graph", "-g", help="The graph: a file or neo4j:// address."),
]
As = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
Lang = Annotated[
    str, typer.Option("--lang", help="nb, nn, da, sv or en. Default: that of most statements.")
]
Out = Annotated[Path, typer.Option("--output", "-o", help="The file to write.")]
Opens = Annotated[bool, typer.Option("--open", help="Open it when it is written.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        help="Leave out what running text says less surely than this. Default 0.5.",
        min=0,
        max=1,
    ),
]
Pseudonymous = Annotated[
    bool, typer.Option("--pseudonymous", help="Labels for names, and no quotes.")
]
Title = Annotated[str, typer.Option(help="The heading. Default: the main source's title.")]


def settings_for(graph: str | None) -> Settings:
    """The settings, with the graph named on the command line; the person's words are in use."""
    from graph import own_words
    from samspill import settings

    found = settings.read(graph)
    own_words.adopt(own_words.read(found.vocabulary_folder))
    return found


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Generator[Store]:
    """The store, settled anew where sources or decisions have changed."""
    from graph.assembly import settle
    from graph.decisions import read
    from graph.stores import open_store

    decisions = read(settings.decisions)
    store = open_store(settings.graph, create=create)
    try:
        settle(store, decisions)
        yield store
    finally:
        store.close()


def network_of(
    graph: str | None, min_confidence: float | None = None, *, pseudonymous: bool = False
) -> tuple[Network, Evidence]:
    """The network of a graph and its evidence, as the settings let it be shown.

    Every command that shows the graph opens it here, so that none can show a group that
    another hides.
    """
    network, evidence, _ = network_and_unit(
        graph, "", min_confidence, pseudonymous=pseudonymous
    )
    return network, evidence


def network_and_unit(
    graph: str | None,
    unit: str,
    min_confidence: float | None = None,
    *,
    pseudonymous: bool = False,
) -> tuple[Network, Evidence, str]:
    """As `network_of`, and what a unit is called there: its label, where there are no names.

    Who asks knows the name, and may give it in place of the label.
    """
    from graph.assembly import assemble
    from graph.errors import UnknownActor
    from graph.pseudonyms import Labels, keep_secret
    from graph.pseudonyms import pseudonymous as labelled

    settings = settings_for(graph)
    least = settings.min_confidence if min_confidence is None else min_confidence
    with opened(settings) as store:
        network, evidence = assemble(store, least, settings.smallest_group)
    if not pseudonymous:
        return network, evidence, unit
    labels = Labels(keep_secret(settings.secret_file))
    if unit:
        with suppress(UnknownActor):  # then it may be a label already
            unit = labels.actor(network.actors[network.find(unit)])
    return *labelled(network, evidence, labels), unit
