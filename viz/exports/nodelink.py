"""The graph as JSON, without loss: networkx node-link data with all evidence beside it.

Keys: ``format`` ("samspill"), ``version`` (1), ``directed``, ``multigraph``, ``graph``,
``nodes`` (actors), ``edges`` (one for each ordered pair, see
`graph.network.Network.to_networkx`), ``sources``, ``statements`` (each with its ``id``),
``problems``, ``questions``, and ``meaning`` (for each name in each organisation, the ids of
its actors). ``networkx.node_link_graph(data, edges="edges")`` reads the graph part;
`read_json` reads all of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.errors import SamspillError
from graph.evidence import Evidence
from graph.identity import Question
from graph.model import Problem, Source, Statement
from graph.network import Network

__all__ = ["json_files", "read_json"]

FORMAT, VERSION = "samspill", 1


def json_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`."""
    import networkx as nx

    statements = sorted(evidence.statements.items())
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        **nx.node_link_data(network.to_networkx(), edges="edges"),
        "sources": [s.model_dump(mode="json") for _, s in sorted(evidence.sources.items())],
        "statements": [{"id": key, **s.model_dump(mode="json")} for key, s in statements],
        "problems": [p.model_dump(mode="json") for p in evidence.problems],
        "questions": [q.model_dump(mode="json") for q in evidence.questions],
        "meaning": [
            {"organisation": organisation, "name": name, "actors": list(ids)}
            for (organisation, name), ids in sorted(evidence.meaning.items())
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return {path: f"{text}\n".encode()}


def read_json(path: Path) -> tuple[Network, Evidence]:
    """Read back what was exported as JSON.

    Returns
    -------
    network : Network
    evidence : Evidence

    Raises
    ------
    SamspillError
        If the file cannot be read, is no such export, or was made by a newer Samspill.
    """
    import networkx as nx

    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        form, version = data["format"], data["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SamspillError(f"{path} cannot be read as a Samspill export.") from error
    if (form, version) != (FORMAT, VERSION):
        raise SamspillError(f"{path} is not a Samspill export of version {VERSION}.")
    try:
        _all_nodes_there(data)
        graph: nx.Graph[str] = nx.node_link_graph(data, edges="edges")  # pyright: ignore[reportUnknownMemberType]
        return Network.from_networkx(graph), _evidence(data)
    except (KeyError, TypeError, ValueError, ValidationError, nx.NetworkXError) as error:
        raise SamspillError(f"{path} is damaged: {_wrong(error)}") from error


def _all_nodes_there(data: dict[str, Any]) -> None:
    """Networkx would make up the nodes and the ids that are lost."""
    known = {node["id"] for node in data["nodes"]}
    if any(edge[end] not in known for edge in data["edges"] for end in ("source", "target")):
        raise ValueError


def _wrong(error: Exception) -> str:
    """What is wrong with a file, in a person's words."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return f"“{where}” of a {error.title.casefold()} is missing or not what it should be."
    if isinstance(error, KeyError):
        return f"there is no “{error.args[0]}”."
    return "it does not have the form of such an export."


def _evidence(data: dict[str, Any]) -> Evidence:
    statements = {
        row["id"]: Statement.model_validate({k: v for k, v in row.items() if k != "id"})
        for row in data["statements"]
    }
    return Evidence(
        sources={row["sha256"]: Source.model_validate(row) for row in data["sources"]},
        statements=statements,
        problems=tuple(Problem.model_validate(row) for row in data["problems"]),
        questions=tuple(Question.model_validate(row) for row in data["questions"]),
        meaning={
            (row["organisation"], row["name"]): tuple(row["actors"]) for row in data["meaning"]
        },
    )
