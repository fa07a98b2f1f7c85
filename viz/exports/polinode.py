"""The graph in the import forms of Polinode: a workbook, or the JSON of its API.

A node is found by its ``Name``, so a name that several actors have is followed by the id.
What is unknown is left out.

References
----------
.. [1] Polinode documentation, "Networks", https://docs.polinode.com/guide/networks.html
.. [2] Polinode, examples of the API, https://github.com/Polinode/polinode-api-python-example
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from graph.evidence import Evidence
from graph.network import Network
from viz.exports.excel import Column, Sheet, excel_bytes
from viz.exports.tables import Row, actor_rows, tie_rows

__all__ = ["polinode_json_files", "polinode_workbook_files"]


def polinode_workbook_files(
    network: Network, evidence: Evidence, path: Path
) -> dict[Path, bytes]:
    """The workbook at `path`: the sheets Nodes and Edges."""
    nodes, edges = _nodes(network), _edges(network, evidence)
    sheets = (
        Sheet("Nodes", _columns(("Name",), nodes), nodes),
        Sheet("Edges", _columns(("Source", "Target"), edges), edges),
    )
    return {path: excel_bytes(sheets)}


def polinode_json_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The network at `path` as Polinode's API takes it."""
    data = {
        "nodes": [{"id": row["Name"], "attributes": row} for row in _nodes(network)],
        "edges": [
            {
                "id": at,
                "source": row.pop("Source"),
                "target": row.pop("Target"),
                "attributes": row,
            }
            for at, row in enumerate(_edges(network, evidence))
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return {path: f"{text}\n".encode("utf-8", "backslashreplace")}


def _names(network: Network) -> dict[str, str]:
    """A name of its own for each actor, by id."""
    times = Counter(actor.name for actor in network.actors)
    taken = {name for name, count in times.items() if count == 1}
    names: dict[str, str] = {}
    for actor in network.actors:
        name = actor.name
        if times[name] > 1:
            name = f"{name} ({actor.id})"
            while name in taken:
                name += "*"
            taken.add(name)
        names[actor.id] = name
    return names


def _nodes(network: Network) -> list[Row]:
    names = _names(network)
    return [
        _said(
            {
                "Name": names[row["id"]],
                "Kind": row["kind"],
                "Scope": row["scope"],
                "Filed a list": "yes" if row["respondent"] else "no",
                "Organisation": row["organisation"],
                "Spellings": "\n".join(row["names"]),
                **{f"G{key[1:]}": row[key] for key in row if key.startswith("group ")},
            }
        )
        for row in actor_rows(network)
    ]


def _edges(network: Network, evidence: Evidence) -> list[Row]:
    names = _names(network)
    return [
        _said(
            {
                "Source": names[row["source"]],
                "Target": names[row["target"]],
                "Status": row["status"],
                "Frequency": row["frequency"],
                "Frequency known": "yes" if row["frequency_known"] else "no",
                "Contacts a year": row["low"],
                "Contacts a year, most": row["high"],
                "Purposes": "\n".join(row["purposes"]),
                "Quotes": "\n".join(row["quotes"]),
                "Places": "\n".join(row["places"]),
            }
        )
        for row in tie_rows(network, evidence)
    ]


def _said(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in (None, "")}


def _columns(first: tuple[str, ...], rows: list[Row]) -> list[Column]:
    keys = dict.fromkeys((*first, *(key for row in rows for key in row)))
    return [Column(key, key, 20) for key in keys]
