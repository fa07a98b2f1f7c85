"""The graph as two CSV tables for Gephi's spreadsheet import.

``NAME-nodes.csv`` and ``NAME-edges.csv``, with the columns that Gephi knows (Id, Label;
Source, Target, Type, Kind, Weight) and the rest as attributes. Plain CSV: ``,`` between cells
and a decimal point. ``Weight`` is the lower bound of the contacts a year, and empty when it
is unknown. Texts are guarded as in `viz.exports.spreadsheet`, ids too, in both files alike.
"""

from __future__ import annotations

from pathlib import Path

from graph.evidence import Evidence
from graph.network import Network
from viz.exports.spreadsheet import csv_bytes
from viz.exports.tables import actor_columns, actor_rows, tie_rows

__all__ = ["gephi_files"]

_EDGES = (
    *("Source", "Target", "Type", "Kind", "Id", "Label", "Weight"),
    *("status", "low", "high", "frequency_known", "purposes", "quotes", "places"),
)


def gephi_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The contents of the two files beside `path`, nodes first."""
    nodes = ({**row, "Id": row["id"], "Label": row["name"]} for row in actor_rows(network))
    edges = (
        {
            **row,
            "Source": row["source"],
            "Target": row["target"],
            "Type": "Directed",
            "Kind": row["status"],
            "Id": row["id"],
            "Label": row["status"],
            "Weight": row["low"],
        }
        for row in tie_rows(network, evidence)
    )
    columns = ("Id", "Label", *actor_columns(network)[2:])
    return {
        path.with_stem(f"{path.stem}-nodes"): csv_bytes(columns, nodes, nordic=False),
        path.with_stem(f"{path.stem}-edges"): csv_bytes(_EDGES, edges, nordic=False),
    }
