"""The command line: the commands in the order a person needs them, and how errors look.

Commands import the rooms inside themselves, so that `samspill --help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from samspill.commands import (
    DONE,
    WRONG_USE,
    ask,
    gather,
    groups,
    keep,
    names,
    rank,
    words,
    write,
)
from samspill.commands.wrong_use import PlainErrors
from samspill.listing import warn

app = typer.Typer(
    cls=PlainErrors,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="What units say about whom they work with, as a network: load lists, ask, draw.",
)
LOAD, ASK, GIVE, KEEP = "Load", "Ask", "Give", "Keep"

app.command(rich_help_panel=LOAD)(write.demo)
app.command(rich_help_panel=LOAD)(gather.load)
app.command(rich_help_panel=LOAD)(gather.problems)
app.add_typer(names.app, name="names", rich_help_panel=LOAD)
app.command(rich_help_panel=LOAD)(words.vocabulary)
app.command(rich_help_panel=ASK)(ask.overview)
app.command(rich_help_panel=ASK)(ask.show)
app.command(rich_help_panel=ASK)(ask.ties)
app.command(rich_help_panel=ASK)(ask.path)
app.command(rich_help_panel=ASK)(gather.statements)
app.command(rich_help_panel=ASK)(gather.actors)
app.command(rich_help_panel=ASK)(rank.hubs)
app.command(rich_help_panel=ASK)(rank.brokers)
app.command(rich_help_panel=ASK)(groups.silos)
app.command(rich_help_panel=ASK)(groups.cohesion)
app.command(rich_help_panel=ASK)(groups.communities)
app.command(rich_help_panel=ASK)(groups.missing)
app.command(rich_help_panel=ASK)(ask.themes)
app.command(rich_help_panel=ASK)(rank.uncertainty)
app.command(rich_help_panel=ASK)(ask.coverage)
app.command("map", rich_help_panel=GIVE)(write.map_)
app.command(rich_help_panel=GIVE)(write.report)
app.command(rich_help_panel=GIVE)(write.export)
app.command(rich_help_panel=KEEP)(keep.backup)
app.command(rich_help_panel=KEEP)(keep.check)
app.command(rich_help_panel=KEEP)(keep.copy)
app.command(rich_help_panel=KEEP)(keep.label)
app.command(rich_help_panel=KEEP)(keep.pseudonyms)


@app.callback(invoke_without_command=True)
def version(
    show_version: Annotated[bool, typer.Option("--version", help="Say which version.")] = False,
) -> None:
    """Say the version when that is all that was asked."""
    if show_version:
        from samspill import __version__

        print(f"samspill {__version__}")  # noqa: T201
        raise typer.Exit


def main() -> None:
    """Run the command line; an error a person can act on is one line, not a traceback."""
    from graph.errors import SamspillError

    try:
        app()
    except SamspillError as error:
        warn(f"samspill: {error}")
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output has left (`samspill ties | head`).
        sys.stderr.close()
        sys.exit(DONE)
