"""The graph in the import forms of Kumu: a workbook, or a JSON blueprint.

Elements are actors, connections are collaborations. Ids are short digests of our own, the
same at every export, so that a new import updates what is there; Kumu wants them without
``_`` and splits cells at ``|``, which is why that becomes ``¦`` in texts. No column is called
Description, Image or Email: Kumu would show Markdown and fetch pictures there.

References
----------
.. [1] Kumu documentation, "Structure your data for Kumu", "JSON / Blueprints" and "How do I
   avoid duplicating data?", https://docs.kumu.io
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.evidence import Evidence
from graph.network import Network
from viz.exports.excel import Column, Sheet, excel_bytes
from viz.exports.tables import Row, actor_rows, tie_rows

__all__ = ["kumu_json_files", "kumu_workbook_files"]


def kumu_workbook_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The workbook at `path`: the sheets Elements and Connections."""
    sheets = (
        _sheet("Elements", ("ID", "Label", "Type"), _elements(network)),
        _sheet("Connections", ("ID", "From", "To"), _connections(network, evidence)),
    )
    return {path: excel_bytes(sheets)}


def kumu_json_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The blueprint at `path`. Kumu's own keys are in small letters there."""
    own = {"ID", "Label", "Type", "From", "To", "Direction"}
    blueprint = {
        name: [{k.lower() if k in own else k: v for k, v in row.items()} for row in rows]
        for name, rows in (
            ("elements", _elements(network)),
            ("connections", _connections(network, evidence)),
        )
    }
    text = json.dumps(blueprint, ensure_ascii=False, indent=1, allow_nan=False)
    return {path: f"{text}\n".encode("utf-8", "backslashreplace")}


def _elements(network: Network) -> list[Row]:
    return [
        _said(
            {
                "ID": _id("actor", row["id"]),
                "Label": row["name"],
                "Type": row["kind"],
                "Scope": row["scope"],
                "Filed a list": row["respondent"],
                "Organisation": row["organisation"],
                "Spellings": row["names"],
                **{f"G{key[1:]}": row[key] for key in row if key.startswith("group ")},
            }
        )
        for row in actor_rows(network)
    ]


def _connections(network: Network, evidence: Evidence) -> list[Row]:
    return [
        _said(
            {
                "ID": _id("tie", row["source"], row["target"], row["status"]),
                "From": _id("actor", row["source"]),
                "To": _id("actor", row["target"]),
                "Direction": "directed",
                "Type": row["status"],
                "Frequency": row["frequency"],
                "Frequency known": row["frequency_known"],
                "Contacts a year": row["low"],
                "Contacts a year, most": row["high"],
                "Purposes": row["purposes"],
                "Quotes": row["quotes"],
                "Places": row["places"],
            }
        )
        for row in tie_rows(network, evidence)
    ]


def _id(kind: str, *parts: str) -> str:
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.sha256(text).hexdigest()[:16]}"


def _said(row: Row) -> Row:
    """The row without what is unknown or empty, in values that Kumu takes."""
    plain = {key: _plain(value) for key, value in row.items()}
    return {key: value for key, value in plain.items() if value not in (None, "", [])}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.replace("|", "¦")
    if isinstance(value, list | tuple):
        return [str(text).replace("|", "¦") for text in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value


def _sheet(title: str, first: Iterable[str], rows: list[Row]) -> Sheet:
    """A table with its obligatory columns first, and several values of a cell behind ``|``."""
    keys = dict.fromkeys((*first, *(key for row in rows for key in row)))
    joined = [
        {k: "|".join(v) if isinstance(v, list) else v for k, v in row.items()}  # pyright: ignore[reportUnknownArgumentType]
        for row in rows
    ]
    return Sheet(title, [Column(key, key, 20) for key in keys], joined)
