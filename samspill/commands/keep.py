"""Commands that keep a graph safe: backup, check, copy, label, pseudonyms."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspill.commands import LOST, As, Graph, network_of, opened, settings_for
from samspill.listing import Format, print_rows, say

if TYPE_CHECKING:
    from graph.store import Counts
    from samspill.settings import Settings

__all__ = ["backup", "check", "copy", "label", "pseudonyms"]


def backup(
    target: Annotated[Path, typer.Argument(help="A file that is not there yet.")],
    graph: Graph = None,
) -> None:
    """Copy the graph to another file, also while others read or write it."""
    from graph.errors import UsageError
    from graph.stores.sqlite import backup as back_up

    settings = settings_for(graph)
    if "://" in settings.graph:
        raise UsageError("backup is for a graph in a file; use: samspill copy FROM TO")
    held = back_up(Path(settings.graph), target)
    _decisions_too(settings, settings_for(str(target)))
    say(_holds(target, held))


def check(graph: Graph = None, form: As = Format.TABLE) -> None:
    """Hold the graph against every promise that a store makes."""
    from graph.checks import check as examine

    with opened(settings_for(graph)) as store:
        found = examine(store)
    rows = [finding._asdict() for finding in found]
    if not rows and form is Format.TABLE:
        say("The graph is whole.")
        return
    print_rows(rows, (("promise", "Promise"), ("text", "What is found instead")), form)
    if rows:
        raise typer.Exit(LOST)


def copy(
    source: Annotated[str, typer.Argument(help="A graph: a file or a neo4j:// address.")],
    target: Annotated[str, typer.Argument(help="An empty place of either kind.")],
) -> None:
    """Copy a graph from one store to another, and prove that all of it arrived."""
    from graph.copying import copy as move
    from graph.errors import UsageError
    from graph.stores import open_store

    if source == target:
        raise UsageError(f"{target} is the graph itself; name an empty place")
    with opened(settings_for(source)) as first:
        second = open_store(target, create=True)
        try:
            held = move(first, second)
        finally:
            second.close()
    _decisions_too(settings_for(source), settings_for(target))
    say(_holds(target, held))


def _holds(target: Path | str, held: Counts) -> str:
    from samspill.summary import counted

    statements, sources = counted(held.statements, "statement"), counted(held.sources, "source")
    return f"{target} holds {statements} from {sources}."


def _decisions_too(source: Settings, target: Settings) -> None:
    """A graph without its decisions on names would settle them otherwise."""
    if source.decisions.exists() and not target.decisions.exists():
        shutil.copyfile(source.decisions, target.decisions)
        say(f"Its decisions on names are in {target.decisions}.")


def label(
    name: Annotated[str | None, typer.Argument(help="Without it: say the label.")] = None,
    date: Annotated[
        datetime.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Of the state.")
    ] = None,
    graph: Graph = None,
) -> None:
    """Name the state of the graph, such as "Before the merger"."""
    from graph.errors import UsageError
    from graph.store import Label

    if name is not None and not name.strip():
        raise UsageError("a label is a name, such as “Before the merger”")
    with opened(settings_for(graph)) as store:
        if name is not None:
            store.set_label(Label(name, date.date() if date else None))
        held = store.label
    if held is None:
        say("The graph has no label.")
    else:
        say(f"{held.name}{f' ({held.date})' if held.date else ''}")


def pseudonyms(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List which label stands for whom, under the secret that is kept."""
    from graph.errors import UsageError
    from graph.pseudonyms import Labels, keep_secret

    settings = settings_for(graph)
    if not settings.secret_file.exists():
        raise UsageError(
            f"{settings.secret_file}: there is no secret yet; the first --pseudonymous makes it"
        )
    labels = Labels(keep_secret(settings.secret_file))
    network, _ = network_of(graph)
    rows = [{"label": labels.actor(a), "name": a.name, "id": a.id} for a in network.actors]
    columns = [("label", "Label"), ("name", "Name"), ("id", "Id")]
    print_rows(sorted(rows, key=lambda row: row["label"]), columns, form)
