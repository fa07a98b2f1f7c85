"""The graph as an Excel workbook: units, ties, evidence, and a matrix for each grouping.

What is unknown is an empty cell, never zero. Column heads are English.
"""

from __future__ import annotations

from pathlib import Path

from graph.evidence import Evidence
from graph.network import Network
from queries.silos import silos
from viz.exports.excel import Column, Sheet, excel_bytes
from viz.exports.tables import actor_rows, statement_rows, tie_rows

__all__ = ["workbook_files"]

_MOST_GROUPS = 100  # a wider matrix nobody reads


def workbook_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`."""
    sheets = [_units(network), _ties(network, evidence), _evidence(network, evidence)]
    matrices = [
        _matrix(network, attribute)
        for attribute in network.attributes
        if len(network.groups(attribute).labels) <= _MOST_GROUPS
    ]
    about = _about([*sheets, *matrices], evidence)
    return {path: excel_bytes([about, *sheets, *matrices])}


_MEANING = {
    "Units": "Units and partners. Only who filed a list was asked: the silence of the others "
    "says nothing.",
    "Ties": "One row for each pair and status, in the direction in which it was said. Contacts "
    "a year are empty where no source tells; the most is empty as soon as one source does not.",
    "Evidence": "The sentences behind the ties, as they stand in the sources.",
}
_MATRIX = (
    "Existing ties from the group in the row to the group in the column. Empty where nobody "
    "in the row's group filed a list."
)


def _about(sheets: list[Sheet], evidence: Evidence) -> Sheet:
    rows = [
        {"what": s.title, "count": len(s.rows), "meaning": _MEANING.get(s.title, _MATRIX)}
        for s in sheets
    ]
    rows += [
        {"what": "Source", "meaning": f"{source.name} {source.title}".strip()}
        for _, source in sorted(evidence.sources.items(), key=lambda item: item[1].name)
    ]
    columns = [
        Column("what", "Sheet or source", 24),
        Column("count", "Rows", 10),
        Column("meaning", "What it holds", 90),
    ]
    return Sheet("About", columns, rows)


def _units(network: Network) -> Sheet:
    columns = [
        Column("name", "Name", 34),
        Column("kind", "Kind", 12),
        Column("scope", "Scope", 12),
        Column("respondent", "Filed a list", 12),
        Column("organisation", "Organisation", 20),
        *(Column(f"group {name}", name, 24) for name in network.attributes),
        Column("names", "Spellings", 34),
        Column("id", "Id", 30),
    ]
    return Sheet("Units", columns, list(actor_rows(network)))


def _ties(network: Network, evidence: Evidence) -> Sheet:
    columns = [
        Column("source_name", "From", 30),
        Column("target_name", "To", 30),
        Column("status", "Status", 11),
        Column("low", "Contacts a year, least", 12),
        Column("high", "Contacts a year, most", 12),
        Column("frequency_known", "Frequency known", 12),
        Column("purposes", "Purposes", 40),
        Column("said", "Statements", 12),
        Column("quotes", "Quotes", 60),
        Column("places", "Places", 30),
    ]
    rows = [{**row, "said": len(row["statements"])} for row in tie_rows(network, evidence)]
    return Sheet("Ties", columns, rows)


def _evidence(network: Network, evidence: Evidence) -> Sheet:
    columns = [
        Column("speaker", "Speaker", 26),
        Column("subject", "Subject as written", 26),
        Column("object", "Object as written", 26),
        Column("subject_actors", "Subject means", 26),
        Column("object_actors", "Object means", 26),
        Column("status", "Status", 11),
        Column("frequency_low", "Contacts a year, least", 12),
        Column("frequency_high", "Contacts a year, most", 12),
        Column("frequency_text", "Frequency as written", 20),
        Column("frequency_basis", "Frequency stands", 14),
        Column("purpose", "Purpose", 40),
        Column("quote", "Quote", 70),
        Column("source", "File", 24),
        Column("page", "Page", 8),
        Column("line", "Line", 8),
        Column("sheet", "Sheet", 12),
        Column("row", "Row", 8),
        Column("heading", "Headings", 30),
        Column("id", "Id", 24),
    ]
    return Sheet("Evidence", columns, list(statement_rows(network, evidence)))


def _matrix(network: Network, attribute: str) -> Sheet:
    """Ties from group to group; the columns are numbered so that no name is special."""
    labels = network.groups(attribute).labels
    number = {label: str(at) for at, label in enumerate(labels)}
    rows: dict[str, dict[str, str | int]] = {label: {"from": label} for label in labels}
    for cell in silos(network, attribute, permutations=1).cells:
        if cell.possible:
            rows[cell.source][number[cell.target]] = cell.ties
    heads = [Column(number[label], label, max(8.0, min(24.0, len(label)))) for label in labels]
    columns = [Column("from", "From \\ to", 28), *heads]
    return Sheet(f"Matrix {attribute}", columns, list(rows.values()))
