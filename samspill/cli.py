"""The command line: what a person types, turned into calls.

Imports of the rooms stand inside the commands, so that `samspill --help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samspill.listing import Format, interval, print_rows, print_value, say, warn

if TYPE_CHECKING:
    from graph.evidence import Evidence
    from graph.network import Network
    from graph.store import Store
    from samspill.settings import Settings

DONE, LOST, WRONG_USE = 0, 1, 2

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="What units say about whom they work with, as a network: load lists, ask, draw.",
)
names_app = typer.Typer(help="Doubtful names, and your decisions on names.")
app.add_typer(names_app, name="names")

Graph = Annotated[
    str | None,
    typer.Option("--graph", "-g", help="The graph: a file. Default samspill.db, here."),
]
As = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
Lang = Annotated[str, typer.Option("--lang", help="nb, da, sv or en. Default: the sources'.")]
Out = Annotated[Path, typer.Option("--output", "-o", help="The file to write.")]
Opens = Annotated[bool, typer.Option("--open", help="Open it when it is written.")]
Title = Annotated[str, typer.Option(help="The heading. Default: the first source's title.")]


@app.callback(invoke_without_command=True)
def version(
    show_version: Annotated[bool, typer.Option("--version", help="Say which version.")] = False,
) -> None:
    """Say the version when that is all that was asked."""
    if show_version:
        from samspill import __version__

        print(f"samspill {__version__}")  # noqa: T201
        raise typer.Exit


def _settings(graph: str | None) -> Settings:
    from samspill import settings

    return settings.read(graph)


@contextmanager
def _store(settings: Settings, *, create: bool = False) -> Generator[Store]:
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


def _network(graph: str | None) -> tuple[Network, Evidence]:
    from graph.assembly import assemble

    with _store(_settings(graph)) as store:
        return assemble(store)


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="Lists, tables, structure files.")],
    graph: Graph = None,
    organisation: Annotated[
        str, typer.Option("--organisation", help="Whose documents these are.")
    ] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Put corrected files in the place of earlier ones.")
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
    settings = _settings(graph)
    twin = loading.Twin.REPLACE if replace else loading.Twin.REFUSE
    results: list[loading.Result] = []
    with _store(settings, create=True) as store:
        for result in loading.load(
            store,
            _progress(files, "Reading"),
            organisation=organisation or settings.organisation,
            twin=loading.Twin.BESIDE if beside else twin,
            conventions=settings.frequency,
        ):
            results.append(result)
            (warn if result.lost else say)(describe(result))
    with _store(settings) as store:
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


@app.command()
def problems(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List what was not understood, where it stands, and what to do."""
    from graph.problems import ADVICE, WHAT, locate

    with _store(_settings(graph)) as store:
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


@app.command()
def statements(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List every statement with its quote."""
    from graph.exchange import statement_row

    network, evidence = _network(graph)
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


@app.command()
def actors(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List the units and partners that the names stand for."""
    network, _ = _network(graph)
    columns = [
        ("name", "Name"),
        ("kind", "Kind"),
        ("scope", "Scope"),
        ("respondent", "Answered"),
        ("names", "As written"),
    ]
    print_rows(network.actors, columns, form)


@app.command()
def show(
    unit: Annotated[str, typer.Argument(help="A unit or partner, as in `samspill actors`.")],
    graph: Graph = None,
    form: As = Format.TABLE,
) -> None:
    """Show who works with a unit, how often, why, and from which sentence."""
    from queries.ties import show as ask
    from samspill import answers

    network, evidence = _network(graph)
    found = ask(network, unit)
    _answer(found, answers.neighbourhood(found, evidence), form)


@app.command()
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

    network, evidence = _network(graph)
    low, high = answers.band(frequency)
    wanted = answers.one_of(Status, status, "--status")
    found = ask(
        network, source=source, target=target, low=low, high=high, text=purpose, status=wanted
    )
    _answer(found, answers.ties(found, evidence), form)


@app.command()
def hubs(
    graph: Graph = None,
    top: Annotated[int, typer.Option(help="How many to show; 0 for all.", min=0)] = 20,
    form: As = Format.TABLE,
) -> None:
    """Rank units and partners by how many name them."""
    from queries.hubs import hubs as ask
    from samspill import answers

    network, _ = _network(graph)
    found = ask(network)
    _answer(found, answers.hubs(found, top or len(network)), form)


@app.command()
def silos(
    graph: Graph = None,
    by: Annotated[
        str | None, typer.Option("--by", help="The grouping, such as department.")
    ] = None,
    permutations: Annotated[int, typer.Option(help="Random relabellings.", min=1)] = 5000,
    seed: Annotated[int, typer.Option(help="Seed of the relabellings.")] = 0,
    form: As = Format.TABLE,
) -> None:
    """Say which groups keep to themselves, beside what chance would give."""
    from queries.silos import silos as ask
    from samspill import answers

    network, _ = _network(graph)
    attribute = by or answers.first_grouping(network)
    found = ask(network, attribute, permutations=permutations, seed=seed)
    _answer(found, answers.silos(found), form)


@app.command()
def missing(graph: Graph = None, form: As = Format.TABLE) -> None:
    """List one-sided, proposed and strained links."""
    from queries.missing import missing as ask
    from samspill import answers

    network, evidence = _network(graph)
    found = ask(network)
    _answer(found, answers.missing(found, evidence), form)


@app.command()
def coverage(graph: Graph = None, form: As = Format.TABLE) -> None:
    """Say what the answers rest on: who answered, and how much is known."""
    from queries.coverage import coverage as ask
    from samspill import answers

    network, _ = _network(graph)
    found = ask(network)
    _answer(found, answers.coverage(found), form)


def _answer(found: object, listings: Iterable[Any], form: Format) -> None:
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


@app.command("map")
def map_(
    graph: Graph = None,
    output: Out = Path("map.html"),
    lang: Lang = "",
    title: Title = "",
    opens: Opens = False,
) -> None:
    """Write the interactive map: one HTML file, offline."""
    from samspill import api

    network, evidence = _network(graph)
    language = lang or _settings(graph).language
    _written(api.map(network, evidence, output, title=title, language=language), opens)


@app.command()
def report(
    graph: Graph = None,
    output: Out = Path("report.html"),
    lang: Lang = "",
    title: Title = "",
    by: Annotated[
        str | None, typer.Option("--by", help="The grouping to look for silos in.")
    ] = None,
    opens: Opens = False,
) -> None:
    """Write the report: findings, their certainty, and every quote."""
    from samspill import api

    network, evidence = _network(graph)
    language = lang or _settings(graph).language
    path = api.report(
        network, evidence, output, title=title, language=language, attribute=by
    )
    _written(path, opens)


@app.command()
def export(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The ending chooses: .graphml .csv .json")
    ],
    graph: Graph = None,
) -> None:
    """Write the graph for other programs."""
    from samspill import api

    network, evidence = _network(graph)
    for path in api.export(network, evidence, output):
        _written(path, opens=False)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")] = Path("samspill-demo"),
    lang: Lang = "",
    opens: Opens = False,
) -> None:
    """Load the example municipality, and write its map and report."""
    from samspill.demo import run

    run(folder, lang)
    if opens:
        typer.launch(str((folder / "map.html").resolve()))


def _written(path: Path, opens: bool) -> None:
    say(f"Wrote {path}")
    if opens:
        typer.launch(str(path.resolve()))


@names_app.callback(invoke_without_command=True)
def names(context: typer.Context, graph: Graph = None, form: As = Format.TABLE) -> None:
    """List doubtful names with the sentences they stand in."""
    context.obj = graph
    if context.invoked_subcommand:
        return
    from samspill import answers

    _, evidence = _network(graph)
    rows = answers.questions(evidence)
    columns = [("names", "Is this one?"), ("reason", "Why asked"), ("quotes", "Where they stand")]
    print_rows(rows, columns, form)
    if form is Format.TABLE:
        say(
            "Answer with: samspill names same A B · different A B · split AB A B · "
            "rename A B · external A · undo"
            if rows
            else "No name is in doubt."
        )


Names = Annotated[list[str], typer.Argument(help="Names as written; quote those with blanks.")]
Of = Annotated[str, typer.Option("--organisation", help="Whose names these are.")]


def _decide(
    context: typer.Context,
    judgement: str,
    said: list[str],
    into: tuple[str, ...] = (),
    organisation: str = "",
) -> None:
    """Write a decision into the file and settle the names anew."""
    from graph.decisions import Decision, Judgement, add

    settings = _settings(context.obj)
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
    with _store(settings) as store:
        say(f"Noted in {settings.decisions}. {store.counts().questions} names are left in doubt.")


def _mentions(settings: Settings) -> list[Any]:
    with _store(settings) as store:
        return list(store.mentions())


@names_app.command()
def same(context: typer.Context, said: Names, organisation: Of = "") -> None:
    """Take all these names to mean one actor, shown by the first."""
    _decide(context, "same", said, organisation=organisation)


@names_app.command()
def different(context: typer.Context, said: Names, organisation: Of = "") -> None:
    """Keep these names apart."""
    _decide(context, "different", said, organisation=organisation)


@names_app.command()
def split(context: typer.Context, name: str, into: Names, organisation: Of = "") -> None:
    """Take one name to mean several actors (or itself alone: never split it)."""
    _decide(context, "split", [name], tuple(into), organisation)


@names_app.command()
def rename(context: typer.Context, name: str, to: str, organisation: Of = "") -> None:
    """Show an actor under another name."""
    _decide(context, "rename", [name], (to,), organisation)


@names_app.command()
def external(context: typer.Context, said: Names, organisation: Of = "") -> None:
    """Say that these are outside the organisation."""
    _decide(context, "external", said, organisation=organisation)


@names_app.command()
def internal(context: typer.Context, said: Names, organisation: Of = "") -> None:
    """Say that these are inside the organisation."""
    _decide(context, "internal", said, organisation=organisation)


@names_app.command()
def undo(context: typer.Context) -> None:
    """Take back the last decision."""
    from graph.decisions import undo as take_back

    settings = _settings(context.obj)
    gone = take_back(settings.decisions)
    if gone is None:
        say("There is no decision to take back.")
        return
    with _store(settings):
        say(f"Taken back: {gone.judgement} {', '.join(gone.names)}")


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
