"""Commands that ask the network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from samspill.commands import As, Graph, network_of, settings_for
from samspill.listing import Format, print_rows, print_value, say

if TYPE_CHECKING:
    from samspill.answers import Listing

__all__ = ["brokers", "coverage", "hubs", "missing", "show", "silos", "ties"]


def show(
    unit: Annotated[str, typer.Argument(help="A unit or partner, as in `samspill actors`.")],
    graph: Graph = None,
    form: As = Format.TABLE,
) -> None:
    """Show who works with a unit, how often, why, and from which sentence."""
    from queries.ties import show as ask
    from samspill import answers

    network, evidence = network_of(graph)
    found = ask(network, unit)
    _answer(found, answers.neighbourhood(found, evidence), form)


def ties(
    graph: Graph = None,
    source: Annotated[str | None, typer.Option("--from", help="Who says it.")] = None,
    target: Annotated[str | None, typer.Option("--to", help="About whom.")] = None,
    frequency: Annotated[
        str | None, typer.Option(help="Contacts a year: 52, 12-230, 52- (at least), -12.")
    ] = None,
    purpose: Annotated[str | None, typer.Option(help="Words in a purpose.")] = None,
    status: Annotated[str | None, typer.Option(help="existing, proposed or strained.")] = None,
    form: As = Format.TABLE,
) -> None:
    """List the ties that match every filter."""
    from graph.model import Status
    from queries.ties import ties as ask
    from samspill import answers

    network, evidence = network_of(graph)
    low, high = answers.band(frequency)
    wanted = answers.one_of(Status, status, "--status")
    found = ask(
        network, source=source, target=target, low=low, high=high, text=purpose, status=wanted
    )
    _answer(found, answers.ties(found, evidence), form)


def hubs(
    graph: Graph = None,
    top: Annotated[int, typer.Option(help="How many to show; 0 for all.", min=0)] = 20,
    form: As = Format.TABLE,
) -> None:
    """Rank units and partners by how many name them."""
    from queries.hubs import hubs as ask
    from samspill import answers

    network, _ = network_of(graph)
    found = ask(network, conventions=settings_for(graph).frequency)
    _answer(found, answers.hubs(found, top or len(network)), form)


def brokers(
    graph: Graph = None,
    by: Annotated[
        str | None, typer.Option("--by", help="A grouping, to count roles between groups.")
    ] = None,
    top: Annotated[int, typer.Option(help="How many to show; 0 for all.", min=0)] = 20,
    form: As = Format.TABLE,
) -> None:
    """Rank who stands between others that have no tie themselves."""
    from queries.brokers import brokers as ask
    from samspill import answers

    network, _ = network_of(graph)
    found = ask(network, by, conventions=settings_for(graph).frequency)
    _answer(found, answers.brokers(found, top or len(network)), form)


def silos(
    graph: Graph = None,
    by: Annotated[
        str | None, typer.Option("--by", help="The grouping, such as department.")
    ] = None,
    permutations: Annotated[
        int | None,
        typer.Option(help="Random relabellings. Default 5000, fewer for many ties.", min=1),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the relabellings.")] = 0,
    form: As = Format.TABLE,
) -> None:
    """Say which groups keep to themselves, beside what chance would give."""
    from queries.silos import silos as ask
    from samspill import answers

    network, _ = network_of(graph)
    attribute = by or answers.first_grouping(network)
    found = ask(network, attribute, permutations=permutations, seed=seed)
    _answer(found, answers.silos(found), form)


def missing(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List one-sided, proposed and strained links."""
    from queries.missing import missing as ask
    from samspill import answers

    network, evidence = network_of(graph)
    found = ask(network)
    _answer(found, answers.missing(found, evidence), form)


def coverage(graph: Graph = None, form: As = Format.TABLE) -> None:
    """Say what the answers rest on: who answered, and how much is known."""
    from queries.coverage import coverage as ask
    from samspill import answers

    network, _ = network_of(graph)
    found = ask(network)
    _answer(found, answers.coverage(found), form)


def _answer(found: object, listings: Iterable[Listing], form: Format) -> None:
    """Print an answer: its tables for a person, the record itself as JSON."""
    from samspill.answers import with_definition

    if form is Format.JSON:
        print_value(with_definition(found))
        return
    for listing in listings:
        if form is Format.TABLE and listing.heading:
            say(f"\n{listing.heading}")
        print_rows(listing.rows, listing.columns, form)
        if form is Format.TABLE and listing.note:
            say(listing.note)
