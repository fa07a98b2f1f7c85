"""Commands on names: what is in doubt, and a person's decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samspill.commands import As, Graph, network_of, opened, settings_for
from samspill.listing import Format, print_rows, say

if TYPE_CHECKING:
    from graph.identity import Mention
    from samspill.settings import Settings

__all__ = ["app"]

app = typer.Typer(help="Doubtful names, and your decisions on names.")


@app.callback(invoke_without_command=True)
def names(
    context: typer.Context,
    graph: Graph = None,
    form: As = Format.TABLE,
    review: Annotated[
        bool, typer.Option("--review", help="Answer them one after the other, with one key.")
    ] = False,
) -> None:
    """List doubtful names with the sentences they stand in."""
    if context.invoked_subcommand:
        if graph:
            raise typer.BadParameter("put --graph after the word, as in: names undo --graph …")
        return
    if review:
        _review(graph)
        return
    from samspill.answers.names import questions

    _, evidence = network_of(graph)
    rows = questions(evidence)
    columns = [
        ("names", "Is this one?"),
        ("reason", "Why asked"),
        ("quotes", "Where they stand"),
    ]
    if rows or form is not Format.TABLE:
        print_rows(rows, columns, form)
    if form is Format.TABLE:
        say(
            "Answer them with: samspill names --review · or one by one: names same A B · "
            "different A B · split AB A B · rename A B · external A · undo"
            if rows
            else "No name is in doubt."
        )


def _review(graph: str | None) -> None:
    """Ask about each doubtful name; every answer is kept at once."""
    from samspill.commands.dialogue import hold
    from samspill.review import Review, cases

    settings = settings_for(graph)
    _, evidence = network_of(graph)
    review = Review(cases(evidence), settings.decisions)
    if review.current is None:
        say("No name is in doubt.")
        return
    hold(review)
    counted = review.tally()
    skipped = counted.pop("skipped", 0)
    said = [f"{count} {word}" for word, count in sorted(counted.items())]
    if skipped:
        said.append(f"{skipped} skipped")
    with opened(settings) as store:
        left = store.counts().questions
    say(f"\nYour answers: {', '.join(said) or 'none'}. {_left(left)}")
    if counted:
        say(f"They are in {settings.decisions}; samspill names undo takes back the last.")


Names = Annotated[list[str], typer.Argument(help="Names as written; quote those with blanks.")]
Of = Annotated[str, typer.Option("--organisation", help="Whose names these are.")]


def _decide(
    graph: str | None,
    judgement: str,
    said: list[str],
    into: tuple[str, ...] = (),
    organisation: str = "",
) -> None:
    """Write a decision into the file and settle the names anew."""
    from graph.decisions import Decision, Judgement, add

    settings = settings_for(graph)
    known = {m.name for m in _mentions(settings)}
    for name in said:
        if name not in known:
            raise typer.BadParameter(f"no document says “{name}” (see: samspill actors)")
    decision = Decision(
        judgement=Judgement(judgement),
        names=tuple(said),
        into=into,
        organisation=organisation or settings.organisation,
    )
    add(settings.decisions, decision)
    with opened(settings) as store:
        left = store.counts().questions
        say(f"Noted in {settings.decisions}. {_left(left)}")


def _left(count: int) -> str:
    return f"{count} {'name is' if count == 1 else 'names are'} left in doubt."


def _mentions(settings: Settings) -> list[Mention]:
    with opened(settings) as store:
        return list(store.mentions())


@app.command()
def same(said: Names, organisation: Of = "", graph: Graph = None) -> None:
    """Take all these names to mean one actor, shown by the first."""
    _decide(graph, "same", said, organisation=organisation)


@app.command()
def different(said: Names, organisation: Of = "", graph: Graph = None) -> None:
    """Keep these names apart."""
    _decide(graph, "different", said, organisation=organisation)


@app.command()
def split(name: str, into: Names, organisation: Of = "", graph: Graph = None) -> None:
    """Take one name to mean several actors (or itself alone: never split it)."""
    _decide(graph, "split", [name], tuple(into), organisation)


@app.command()
def rename(name: str, to: str, organisation: Of = "", graph: Graph = None) -> None:
    """Show an actor under another name."""
    _decide(graph, "rename", [name], (to,), organisation)


@app.command()
def external(said: Names, organisation: Of = "", graph: Graph = None) -> None:
    """Say that these are outside the organisation."""
    _decide(graph, "external", said, organisation=organisation)


@app.command()
def internal(said: Names, organisation: Of = "", graph: Graph = None) -> None:
    """Say that these are inside the organisation."""
    _decide(graph, "internal", said, organisation=organisation)


@app.command()
def undo(graph: Graph = None) -> None:
    """Take back the last decision."""
    from graph.decisions import undo as take_back

    settings = settings_for(graph)
    gone = take_back(settings.decisions)
    if gone is None:
        say("There is no decision to take back.")
        return
    with opened(settings):
        say(f"Taken back: {gone.judgement} {', '.join(gone.names)}")
