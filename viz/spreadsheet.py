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
from typing import Any

from graph.evidence import Evidence
from graph.exchange import statement_row
from graph.network import Network
from graph.problems import place_in

__all__ = ["csv_bytes", "csv_files", "guard", "unguard"]

Row = dict[str, Any]

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def csv_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The contents of the three files, the one at `path` and two beside it."""
    statements = sorted(evidence.statements.items())
    rows = [{"id": i, **_flat(statement_row(s, network, evidence))} for i, s in statements]
    return {
        path: csv_bytes(_TIES, _ties(network, evidence)),
        path.with_stem(f"{path.stem}-nodes"): csv_bytes(_actor_keys(network), _actors(network)),
        path.with_stem(f"{path.stem}-statements"): csv_bytes(_STATEMENTS, rows),
    }


def csv_bytes(keys: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table with a header line; see the module for the form.

    Parameters
    ----------
    keys : sequence of str
        The columns; a row without the key has an empty cell there.
    rows : iterable of dict
        Values may be text, numbers, truth values, None, or lists of texts.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([guard(key) for key in keys])
    writer.writerows([[_cell(row.get(key)) for key in keys] for row in rows])
    return buffer.getvalue().encode("utf-8-sig", "replace")


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


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, list | tuple):
        return guard("\n".join(map(str, value)))  # pyright: ignore[reportUnknownArgumentType]
    return guard(str(value))


_TIES = (
    *("source", "target", "source_name", "target_name", "status", "low", "high"),
    *("purposes", "quotes", "places", "statements"),
)


def _ties(network: Network, evidence: Evidence) -> Iterable[Row]:
    for row in range(len(network.source)):
        tie = network.collaboration(row)
        said = evidence.said(tie.statements)
        yield {
            "source": tie.source,
            "target": tie.target,
            "source_name": network.actors[network.position[tie.source]].name,
            "target_name": network.actors[network.position[tie.target]].name,
            "status": tie.status.value,
            "low": tie.low,
            "high": tie.high,
            "purposes": tie.purposes,
            "quotes": [s.quote for s in said],
            "places": [place_in(evidence.source_of(s).name, s.place) for s in said],
            "statements": tie.statements,
        }


_ACTORS = ("id", "name", "kind", "scope", "respondent", "organisation", "names")


def _actor_keys(network: Network) -> tuple[str, ...]:
    return (*_ACTORS, *(f"group {name}" for name in network.attributes))


def _actors(network: Network) -> Iterable[Row]:
    for actor in network.actors:
        groups = {f"group {name}": value for name, value in actor.groups.items()}
        yield {**actor.model_dump(mode="json", include=set(_ACTORS)), **groups}


_STATEMENTS = (
    *("id", "source", "sha256", "speaker", "subject", "object"),
    *("subject_actors", "object_actors", "status"),
    *("frequency_low", "frequency_high", "frequency_text", "frequency_basis"),
    *("purpose", "quote", "page", "line", "heading", "sheet", "row"),
)


def _flat(row: Row) -> Row:
    frequency = row.pop("frequency")
    return row | {f"frequency_{key}": value for key, value in frequency.items()}
