"""Commands that read documents and list what they gave."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from samspill.commands import LOST, As, Graph, network_of, opened, settings_for
from samspill.listing import Format, interval, print_rows, say, warn

__all__ = ["actors", "load", "problems", "statements"]

STOPPED = 130  # exit code, as of a program that Ctrl-C ends
ONE_BY_ONE = 12  # files that have a line each; of more there is a summary


def load(
    files: Annotated[
        list[Path], typer.Argument(help="Documents, tables, structure files; or folders.")
    ],
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
    again: Annotated[
        bool, typer.Option("--again", help="Read what is loaded already once more.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read. Default: one for each processor."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=1, help="Seconds that the reading of one file may take.")
    ] = 120,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show what each line is taken for; load nothing."),
    ] = False,
    form: As = Format.TABLE,
) -> None:
    """Read documents into the graph; a folder with all that lies in it.

    What is in the graph already is not read again (unless with --again, as after you have
    added words), so a load that was stopped goes on when the same command is given again.
    """
    from samspill import loading
    from samspill.progress import progress
    from samspill.summary import Tally, describe, left_out, summarise

    if replace and beside:
        raise typer.BadParameter("choose --replace or --beside, not both")
    settings = settings_for(graph)
    twin = loading.Twin.REPLACE if replace else loading.Twin.REFUSE
    found = loading.find(files)
    if explain:
        from samspill.explaining import show

        raise typer.Exit(0 if show(found.files, settings, form) else LOST)
    tally = Tally()
    told: list[loading.Result] = []
    try:
        with (
            opened(settings, create=True) as store,
            progress("Reading", len(found.files), "files") as done,
            closing(
                loading.load(
                    store,
                    found,
                    organisation=organisation or settings.organisation,
                    twin=loading.Twin.BESIDE if beside else twin,
                    again=again,
                    conventions=settings.frequency,
                    workers=workers,
                    time_limit=time_limit,
                    done=done,
                )
            ) as results,
        ):
            for result in results:
                tally.add(result)
                if len(told) <= ONE_BY_ONE:
                    told.append(result)
    except KeyboardInterrupt:
        say(tally.describe())
        warn("Stopped. The graph is whole; give the same command again to go on from here.")
        raise typer.Exit(STOPPED) from None
    if len(told) > ONE_BY_ONE:
        (warn if tally.lost else say)(tally.describe())
    else:
        for result in told:
            (warn if result.lost else say)(describe(result))
    if passed_over := left_out(found.others):
        say(passed_over)
    with opened(settings) as store:
        say(summarise(tally, store.counts(), settings))
    if tally.lost:
        raise typer.Exit(LOST)


def problems(
    graph: Graph = None,
    form: As = Format.TABLE,
    group: Annotated[
        bool, typer.Option("--group", help="Only how many of each kind, and the first place.")
    ] = False,
) -> None:
    """List what was not understood, where it stands, and what to do."""
    from graph.problems import ADVICE, WHAT, locate
    from samspill.summary import grouped

    with opened(settings_for(graph)) as store:
        found = store.problems()
    columns = [("where", "Where"), ("what", "What"), ("text", "Text"), ("todo", "What to do")]
    counts: dict[str, dict[str, int]] = {}
    if group:
        groups = grouped(found)
        found = [one.first for one in groups]
        counts = {g.kind: {"count": g.count, "files": g.files} for g in groups}
        columns = [("count", "Count"), ("files", "Files"), ("what", "What")]
        columns += [("where", "First"), ("todo", "What to do")]
    rows = [
        {
            "where": locate(p),
            "what": WHAT[p.kind],
            "text": p.text,
            "todo": ADVICE[p.kind],
            "lost": p.lost,
            "kind": p.kind.value,
            **counts.get(p.kind, {}),
        }
        for p in found
    ]
    if not rows and form is Format.TABLE:
        say("Everything was understood.")
        return
    print_rows(rows, columns, form)


def statements(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List every statement with its quote."""
    from graph.exchange import statement_row
    from graph.problems import place_in

    network, evidence = network_of(graph)
    rows = [statement_row(s, network, evidence) for s in evidence.statements.values()]
    if form is Format.TABLE:
        told = zip(rows, evidence.statements.values(), strict=True)
        for row, statement in told:
            said = row["frequency"]
            row["times"] = interval(said["low"], said["high"])
            row["where"] = place_in(row["source"], statement.place)
    columns = [
        ("where", "Where"),
        ("subject", "Unit"),
        ("object", "Partner"),
        ("times", "A year"),
        ("status", "Status"),
        ("purpose", "Purpose"),
    ]
    if not rows and form is Format.TABLE:
        say("The graph holds no statement yet. Load a document: samspill load FILE")
        return
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
    if not len(network) and form is Format.TABLE:
        say("The graph holds no unit yet. Load a document: samspill load FILE")
        return
    print_rows(network.actors, columns, form)
