"""The example municipality: load its documents, write its map and report, say where."""

from __future__ import annotations

from pathlib import Path

import samspill
from graph.errors import SamspillError
from samspill import api, loading
from samspill.listing import say
from samspill.summary import describe

__all__ = ["examples", "run"]

_DOCUMENTS = (".txt", ".csv", ".xlsx")


def examples() -> Path:
    """The folder of example documents, in an installed Samspill or a checkout of it."""
    home = Path(samspill.__file__).parent
    for folder in (home / "examples", home.parent / "examples"):
        if folder.is_dir():
            return folder
    raise SamspillError("the example documents are not there; install Samspill again")


def run(folder: Path, language: str = "") -> None:
    """Make the demo in `folder`: graph, map and report, anew each time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SamspillError(f"{folder}: {error.strerror}; choose another folder") from error
    graph = folder / "samspill.db"
    for document in sorted(p for p in examples().iterdir() if p.suffix in _DOCUMENTS):
        # The files are named after the municipality that they come from.
        municipality = document.stem.partition("_")[0].capitalize()
        for result in api.load(
            document, str(graph), organisation=municipality, twin=loading.Twin.REPLACE
        ):
            say(describe(result))
    network, evidence = samspill.open(str(graph))
    made: list[Path] = [
        api.map(network, evidence, folder / "map.html", language=language).path,
        api.report(network, evidence, folder / "report.html", language=language),
    ]
    say("")
    for path in [graph, *made]:
        say(f"  {path.resolve()}")
    say(f"\nOpen map.html and report.html in a browser, or ask: samspill overview -g {graph}")
