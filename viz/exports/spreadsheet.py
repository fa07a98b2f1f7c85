"""The graph as three CSV tables, for Excel and pandas.

``NAME.csv`` has the collaborations, ``NAME-nodes.csv`` the actors, ``NAME-statements.csv``
the statements (`graph.exchange`, spread over columns). UTF-8 with a byte order mark, ``;``
between cells and a decimal comma, so that a Nordic Excel opens them with a double click; in
pandas ``read_csv(path, sep=";", decimal=",", encoding="utf-8-sig")``. Unknown is an empty
cell. Several values in a cell stand on lines of their own.

A text that a spreadsheet would run as a formula gets an apostrophe in front, and so does a
text that begins with one, so that `unguard` brings every text back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.evidence import Evidence
from graph.network import Network
from viz.exports.tables import (
    STATEMENT_COLUMNS,
    TIE_COLUMNS,
    Row,
    actor_columns,
    actor_rows,
    statement_rows,
    tie_rows,
)

__all__ = ["csv_bytes", "csv_files", "guard", "statements_csv_files", "unguard"]

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def csv_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The contents of the three files, the one at `path` and two beside it."""
    said = statement_rows(network, evidence)
    return {
        path: csv_bytes(TIE_COLUMNS, tie_rows(network, evidence)),
        path.with_stem(f"{path.stem}-nodes"): csv_bytes(
            actor_columns(network), actor_rows(network)
        ),
        path.with_stem(f"{path.stem}-statements"): csv_bytes(STATEMENT_COLUMNS, said),
    }


def statements_csv_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The statements alone, in the one file at `path`."""
    return {path: csv_bytes(STATEMENT_COLUMNS, statement_rows(network, evidence))}


def csv_bytes(keys: Sequence[str], rows: Iterable[Row], *, nordic: bool = True) -> bytes:
    """A table with a header line.

    Parameters
    ----------
    keys : sequence of str
        The columns; a row without the key has an empty cell there.
    rows : iterable of dict
        Values may be text, numbers, truth values, None, or lists of texts.
    nordic : bool
        The form that the module describes. Otherwise the plain form for programs: ``,``
        between cells, a decimal point, ``true`` and ``false``, no byte order mark.
    """
    buffer = io.StringIO()
    separator = ";" if nordic else ","
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    writer.writerow([guard(key) for key in keys])
    writer.writerows([[_cell(row.get(key), nordic) for key in keys] for row in rows])
    return buffer.getvalue().encode("utf-8-sig" if nordic else "utf-8", "replace")


def guard(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet might run it as a formula."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguard(text: str) -> str:
    """Undo `guard`.

    Examples
    --------
    >>> unguard(guard("=1+1")), unguard(guard("'quoted'"))
    ('=1+1', "'quoted'")
    """
    return text.removeprefix("'")


def _cell(value: object, nordic: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("no", "yes")[value] if nordic else ("false", "true")[value]
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", "," if nordic else ".")
    if isinstance(value, list | tuple):
        return guard("\n".join(map(str, value)))  # pyright: ignore[reportUnknownArgumentType]
    return guard(str(value))
