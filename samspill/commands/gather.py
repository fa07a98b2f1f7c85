"""Commands that read documents and list what they gave."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from samspill.commands import LOST, As, Graph, network_of, opened, settings_for
from samspill.listing import Format, interval, print_rows, say, warn

__all__ = ["actors", "load", "problems", "statements"]


def load(
    files: Annotated[list[Path], typer.Argument(help="Lists, tables, structure files.")],
    graph: Graph = None,
    organisation: Annotated[
        str, typer.Option("--organisation", help="Whose documents these are.")
    ] = "",
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Put corrected files in the place of earlier ones."),
    ] = False,
    beside: Annotated[
        bool, typer.Option("--beside", help="Keep earlier files of the same name as well.")
    ] = False,
) -> None:
    """Read documents into the graph."""
    from samspill import loading
    from samspill.summary import describe, summarise

    if replace and beside:
        raise typer.BadParameter("choose --replace or --beside, not both")
    settings = settings_for(graph)
    twin = loading.Twin.REPLACE if replace else loading.Twin.REFUSE
    results: list[loading.Result] = []
    with opened(settings, create=True) as store:
        for result in loading.load(
            store,
            _progress(files, "Reading"),
            organisation=organisation or settings.organisation,
            twin=loading.Twin.BESIDE if beside else twin,
            conventions=settings.frequency,
        ):
            results.append(result)
            (warn if result.lost else say)(describe(result))
    with opened(settings) as store:
        say(summarise(results, store.counts(), settings))
    if any(result.lost for result in results):
        raise typer.Exit(LOST)


def _progress(files: list[Path], doing: str) -> Iterable[Path]:
    """The files, with a bar on the terminal when there are enough to wait for."""
    if len(files) < 3 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description=doing, console=Console(stderr=True), transient=True)


def problems(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List what was not understood, where it stands, and what to do."""
    from graph.problems import ADVICE, WHAT, locate

    with opened(settings_for(graph)) as store:
        rows = [
            {
                "where": locate(p),
                "what": WHAT[p.kind],
                "text": p.text,
                "todo": ADVICE[p.kind],
                "lost": p.lost,
                "kind": p.kind.value,
            }
            for p in store.problems()
        ]
    columns = [("where", "Where"), ("what", "What"), ("text", "Text"), ("todo", "What to do")]
    print_rows(rows, columns, form)
    if not rows and form is Format.TABLE:
        say("Everything was understood.")


def statements(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List every statement with its quote."""
    from graph.exchange import statement_row

    network, evidence = network_of(graph)
    rows = [statement_row(s, network, evidence) for s in evidence.statements.values()]
    if form is Format.TABLE:
        for row in rows:
            said = row["frequency"]
            row["times"] = interval(said["low"], said["high"])
    columns = [
        ("source", "Source"),
        ("line", "Line"),
        ("subject", "Unit"),
        ("object", "Partner"),
        ("times", "A year"),
        ("status", "Status"),
        ("purpose", "Purpose"),
    ]
    print_rows(rows, columns, form)


def actors(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List the units and partners that the names stand for."""
    network, _ = network_of(graph)
    columns = [
        ("name", "Name"),
        ("kind", "Kind"),
        ("scope", "Scope"),
        ("respondent", "Answered"),
        ("names", "As written"),
    ]
    print_rows(network.actors, columns, form)
