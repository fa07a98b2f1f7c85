"""The graph as a file for other programs; the ending of the name chooses the form.

Where several programs share an ending, `form` names the program. docs/exports.md says for
users which form is for what, and what the columns mean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.network import Network
from viz.exports.cypher_script import cypher_files
from viz.exports.gephi import gephi_files
from viz.exports.gexf import gexf_files
from viz.exports.graphml import graphml_files
from viz.exports.kumu import kumu_json_files, kumu_workbook_files
from viz.exports.mermaid import mermaid_files
from viz.exports.nodelink import json_files
from viz.exports.polinode import polinode_json_files, polinode_workbook_files
from viz.exports.spreadsheet import csv_files, statements_csv_files
from viz.exports.statements import jsonl_files
from viz.exports.workbook import workbook_files
from viz.files import write_whole

__all__ = ["ENDINGS", "FORMS", "export"]

_Write = Callable[[Network, Evidence, Path], dict[Path, bytes]]

_WRITERS: Mapping[str, Mapping[str, _Write]] = {
    ".json": {"": json_files, "kumu": kumu_json_files, "polinode": polinode_json_files},
    ".xlsx": {
        "": workbook_files,
        "kumu": kumu_workbook_files,
        "polinode": polinode_workbook_files,
    },
    ".csv": {"": csv_files, "gephi": gephi_files, "statements": statements_csv_files},
    ".jsonl": {"": jsonl_files},
    ".graphml": {"": graphml_files},
    ".gexf": {"": gexf_files},
    ".cypher": {"": cypher_files},
    ".mmd": {"": mermaid_files},
}

ENDINGS: tuple[str, ...] = tuple(_WRITERS)
"""The endings that `export` knows."""

FORMS: Mapping[str, tuple[str, ...]] = {
    ending: tuple(form for form in writers if form) for ending, writers in _WRITERS.items()
}
"""The forms that can be named for each ending, beside the usual one."""


def export(
    network: Network, evidence: Evidence, path: Path, form: str | None = None
) -> tuple[Path, ...]:
    """Write the graph to `path`, in the form that its ending names.

    Parameters
    ----------
    network : Network
    evidence : Evidence
    path : Path
        ``.json`` keeps everything (`nodelink`); ``.xlsx`` is a workbook of the graph
        (`workbook`); ``.csv`` gives three tables for Excel and pandas (`spreadsheet`);
        ``.jsonl`` the statements, one a line (`statements`); ``.graphml`` is for Cytoscape,
        yEd and igraph (`graphml`); ``.gexf`` for Gephi (`gexf`); ``.cypher`` for Neo4j
        (`cypher_script`); ``.mmd`` is a Mermaid drawing of a small graph (`mermaid`). Capital
        letters in the ending are fine.
    form : str, optional
        One of ``FORMS[ending]``: ``"kumu"`` or ``"polinode"`` for .json and .xlsx,
        ``"gephi"`` or ``"statements"`` for .csv. Default: as above.

    Returns
    -------
    tuple of Path
        The files written: one, or three for CSV, or two for Gephi's CSV, beside `path`.
        Each is whole or not there.

    Raises
    ------
    UsageError
        If the ending or the form is unknown, or the graph too large for Mermaid.
    SamspillError
        If a file cannot be written, or Excel cannot hold the rows.
    """
    files = _writer(path, form)(network, evidence, path)
    for file, content in files.items():
        write_whole(file, content)
    return tuple(files)


def _writer(path: Path, form: str | None) -> _Write:
    ending = path.suffix.casefold()
    writers = _WRITERS.get(ending)
    if writers is None:
        raise UsageError(f"“{path.name}” says no form: end it in {', '.join(ENDINGS)}.")
    wanted = (form or "").casefold()
    if wanted in writers:
        return writers[wanted]
    having = [e for e, forms in FORMS.items() if wanted in forms]
    if having:
        raise UsageError(f"the form “{form}” is for files that end in {', '.join(having)}.")
    known = sorted({name for forms in FORMS.values() for name in forms})
    raise UsageError(f"“{form}” is no form of an export: choose {', '.join(known)}, or none.")
