r"""The graph as a Cypher script for Neo4j 5, in the schema of Samspill's own store there.

The clauses are those of `graph.stores.cypher`, with the rows as literals instead of
parameters, so that the questions in docs/cypher.md work on what the script makes. It can be
run twice with the same end. It makes no `:Samspill` node: Samspill does not take the result
for a store of its own, from which it would expect what an export does not hold (who filed
which list, structure files).

A text becomes a literal between single quotes. Neo4j may turn ``\uXXXX`` into its character
before it reads the literal, so no quote or backslash is ever written that way, and what
follows a backslash of the text is never a bare ``u``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, cast

from graph.evidence import Evidence
from graph.model import Kind, Source
from graph.network import Network
from graph.stores import cypher
from graph.stores import neo4j_rows as to

__all__ = ["cypher_files", "literal"]

_HEAD = """\
// The graph of Samspill for Neo4j 5: cypher-shell -f NAME.cypher
// Questions to ask of it: docs/cypher.md
"""
_ROWS = "UNWIND $rows AS row\n"
_BATCH = 100  # rows in a clause; planning takes longer than writing when there are more

_SPECIAL = re.compile(
    r"\\u|[\\';\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
    r"|[\ufff0-\uffff]|(?<=/)[/*]"
)
_ESCAPES = {
    "\\u": r"\\\u0075",
    "\\": r"\\",
    "'": r"\'",
    "\n": r"\n",
    "\r": r"\r",
    "\t": r"\t",
}


def cypher_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`."""
    statements = [*cypher.CONSTRAINTS.values(), cypher.AWAIT_INDEXES]
    statements += _sources(evidence)
    statements += _meaning(network, evidence)
    text = _HEAD + "".join(f"\n{statement};\n" for statement in statements)
    return {path: text.encode("utf-8", "replace")}


def literal(value: object) -> str:
    r"""A value as a Cypher expression.

    Parameters
    ----------
    value : None, bool, int, float, str, list, tuple or dict
        Finite numbers; the keys of a dict must be names of our own, as they are not quoted.

    Examples
    --------
    >>> print(literal({"name": "Barn's", "low": 52.0, "page": None, "names": ("A", "B")}))
    {name: 'Barn\'s', low: 52.0, page: null, names: ['A', 'B']}
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value).replace("+", "")
    if isinstance(value, str):
        return f"'{_SPECIAL.sub(_escape, value)}'"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, object]", value).items()
        return "{" + ", ".join(f"{key}: {literal(inside)}" for key, inside in pairs) + "}"
    if isinstance(value, list | tuple):
        values = cast("list[object]", value)
        return "[" + ", ".join(map(literal, values)) + "]"
    raise TypeError(f"no Cypher for a {type(value).__name__}")


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _written(text: str, rows: Iterable[Mapping[str, Any]], **fixed: str) -> Iterator[str]:
    """A text of the store, with its rows and parameters as literals, in batches."""
    clauses = text.partition(_ROWS)[2].strip()
    for name, value in fixed.items():
        clauses = clauses.replace(f"${name}", literal(value))
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        listed = ",\n".join(map(literal, batch))
        yield f"UNWIND [\n{listed}\n] AS row\n{clauses}"


def _sources(evidence: Evidence) -> Iterator[str]:
    sources = [source for _, source in sorted(evidence.sources.items())]
    rows = [
        {"sha256": s.sha256, "values": {**to.source_values(s), "state": "complete"}}
        for s in sources
    ]
    yield from _written(cypher.BEGIN_SOURCE, rows)
    yield from _written(cypher.NAMES, _names(evidence))
    for source in sources:
        rows = list(_statements(source, evidence))
        yield from _written(cypher.STATEMENTS, rows, sha256=source.sha256)


def _names(evidence: Evidence) -> list[dict[str, str]]:
    said = {
        (evidence.source_of(statement).organisation, name)
        for statement in evidence.statements.values()
        for name in (statement.subject, statement.object)
    }
    return [
        {"key": to.key(organisation, name), "organisation": organisation, "name": name}
        for organisation, name in sorted(said)
    ]


def _statements(source: Source, evidence: Evidence) -> Iterator[dict[str, Any]]:
    said = [(i, s) for i, s in evidence.statements.items() if s.source == source.sha256]
    said.sort(key=lambda item: (item[1].place.page or 0, item[1].place.line or 0, item[0]))
    for position, (id_, statement) in enumerate(said):
        names = (statement.subject, statement.object)
        keys = {name: to.key(source.organisation, name) for name in names}
        yield to.statement_row(statement, id_, position, keys)


def _meaning(network: Network, evidence: Evidence) -> Iterator[str]:
    for kind in Kind:
        actors = [actor for actor in network.actors if actor.kind is kind]
        yield from _written(cypher.ACTORS[kind], to.actor_rows(actors))
    yield from _written(cypher.IN_GROUP, to.group_rows(network.actors))
    names = {row["key"] for row in _names(evidence)}
    meaning = dict(sorted(evidence.meaning.items()))
    yield from _written(cypher.MEANS, to.meaning_rows(meaning, names))
    ties = (network.collaboration(row) for row in range(len(network.source)))
    yield from _written(cypher.COLLABORATES_WITH, map(to.collaboration_row, ties))
