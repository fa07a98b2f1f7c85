"""Commands that write files: map, report, exports, the demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspill.commands import (
    Graph,
    Lang,
    MinConfidence,
    Opens,
    Out,
    Pseudonymous,
    Title,
    network_and_unit,
    network_of,
    settings_for,
)
from samspill.listing import say
from samspill.progress import steps

if TYPE_CHECKING:
    from graph.network import Network

__all__ = ["demo", "export", "map_", "report"]


def map_(
    graph: Graph = None,
    output: Out = Path("map.html"),
    lang: Lang = "",
    title: Title = "",
    min_confidence: MinConfidence = None,
    pseudonymous: Pseudonymous = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Lay out anew, not like the map that is there.")
    ] = False,
    opens: Opens = False,
) -> None:
    """Write the interactive map: one HTML file, offline. Over an older one, units stay put."""
    from samspill import api

    network, evidence = network_of(graph, min_confidence, pseudonymous=pseudonymous)
    _something(network)
    language = lang or settings_for(graph).language
    made = api.map(network, evidence, output, title=title, language=language, fresh=fresh)
    _written(made.path, opens)


def report(
    graph: Graph = None,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="The ending chooses: .html .pdf .docx .xlsx"),
    ] = Path("report.html"),
    lang: Lang = "",
    title: Title = "",
    by: Annotated[
        str | None, typer.Option("--by", help="The grouping to look for silos in.")
    ] = None,
    unit: Annotated[str, typer.Option(help="Only the sheet of this unit.")] = "",
    min_confidence: MinConfidence = None,
    pseudonymous: Pseudonymous = False,
    opens: Opens = False,
) -> None:
    """Write the report: findings, their certainty, and every quote."""
    from samspill import api
    from viz.report.write import form_of

    form_of(output)
    network, evidence, unit = network_and_unit(
        graph, unit, min_confidence, pseudonymous=pseudonymous
    )
    _something(network)
    settings = settings_for(graph)
    language = lang or settings.language
    with steps() as step:
        path = api.report(
            network,
            evidence,
            output,
            title=title,
            language=language,
            attribute=by,
            unit=unit,
            conventions=settings.frequency,
            step=step,
        )
    _written(path, opens)


def export(
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="The ending chooses: .graphml .gexf .json .csv .xlsx .jsonl .cypher .mmd",
        ),
    ],
    graph: Graph = None,
    form: Annotated[
        str | None,
        typer.Option(help="gephi or statements (.csv); kumu or polinode (.json, .xlsx)."),
    ] = None,
    unit: Annotated[str, typer.Option(help="Only this unit and those around it.")] = "",
    steps: Annotated[int, typer.Option(help="How far around the unit.", min=1)] = 1,
    min_confidence: MinConfidence = None,
    pseudonymous: Pseudonymous = False,
) -> None:
    """Write the graph for other programs."""
    from samspill import api
    from viz.exports.selection import around

    network, evidence, unit = network_and_unit(
        graph, unit, min_confidence, pseudonymous=pseudonymous
    )
    _something(network)
    if unit:
        network, evidence = around(network, evidence, network.find(unit), steps)
    for path in api.export(network, evidence, output, form):
        _written(path, opens=False)


def _something(network: Network) -> None:
    """Raise an error when there is nothing to draw."""
    from graph.errors import UsageError

    if not len(network):
        raise UsageError("the graph holds no unit yet. Load a document: samspill load FILE")


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
