"""The graph as a file for other programs; the ending of the name chooses the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.network import Network
from viz.files import write_whole
from viz.graphml import graphml_files
from viz.nodelink import json_files
from viz.spreadsheet import csv_files

__all__ = ["ENDINGS", "export"]

_FORMS: Mapping[str, Callable[[Network, Evidence, Path], dict[Path, bytes]]] = {
    ".graphml": graphml_files,
    ".csv": csv_files,
    ".json": json_files,
}

ENDINGS: tuple[str, ...] = tuple(_FORMS)
"""The endings that `export` knows."""


def export(network: Network, evidence: Evidence, path: Path) -> tuple[Path, ...]:
    """Write the graph to `path`, in the form that its ending names.

    Parameters
    ----------
    network : Network
    evidence : Evidence
    path : Path
        ``.json`` keeps everything (`viz.nodelink`), ``.graphml`` is for Gephi, Cytoscape,
        yEd and igraph (`viz.graphml`), ``.csv`` gives three tables for Excel and pandas
        (`viz.spreadsheet`). Capital letters in the ending are fine.

    Returns
    -------
    tuple of Path
        The files written: one, or three for CSV. Each is whole or not there.

    Raises
    ------
    UsageError
        If the ending is none of the three.
    SamspillError
        If a file cannot be written.
    """
    form = _FORMS.get(path.suffix.casefold())
    if form is None:
        raise UsageError(f"“{path.name}” says no form: end it in {', '.join(ENDINGS)}.")
    files = form(network, evidence, path)
    for file, content in files.items():
        write_whole(file, content)
    return tuple(files)
