"""The command line: the commands in the order a person needs them, and how errors look.

Commands import the rooms inside themselves, so that `samspill --help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from samspill.commands import DONE, WRONG_USE, ask, gather, keep, names, write
from samspill.listing import warn

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="What units say about whom they work with, as a network: load lists, ask, draw.",
)
app.command()(write.demo)
app.command()(gather.load)
app.command()(gather.problems)
app.add_typer(names.app, name="names")
app.command()(ask.show)
app.command()(ask.ties)
app.command()(gather.statements)
app.command()(gather.actors)
app.command()(ask.hubs)
app.command()(ask.brokers)
app.command()(ask.silos)
app.command()(ask.missing)
app.command()(ask.coverage)
app.command("map")(write.map_)
app.command()(write.report)
app.command()(write.export)
app.command()(keep.backup)
app.command()(keep.check)
app.command()(keep.copy)
app.command()(keep.label)


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
