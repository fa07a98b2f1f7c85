"""What each export says of the made-up municipality, against the graph itself."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import numpy as np
import openpyxl
import pytest

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.model import Actor
from graph.network import Network
from queries.silos import silos
from viz.exports.export import export
from viz.exports.gephi import gephi_files
from viz.exports.graphml import actor_values, tie_values
from viz.exports.polinode import polinode_workbook_files
from viz.exports.selection import around
from viz.map.layout import layout
from viz.map.scene import scene
from viz.wording import Wording

Graph = tuple[Network, Evidence]
GEXF = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def table(page: Any) -> list[dict[str, Any]]:
    head, *rows = page.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_gexf_reads_back_equal(organisation: Graph, tmp_path: Path) -> None:
    network, evidence = organisation
    export(network, evidence, tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    nodes = {key: {k: v for k, v in d.items() if k != "viz"} for key, d in read.nodes.items()}
    assert nodes == {actor.id: actor_values(actor) for actor in network.actors}
    ties = [network.collaboration(row) for row in range(len(network.source))]
    expected = {
        f"e{at}": {
            **tie_values(tie, evidence),
            "id": f"e{at}",
            **({} if tie.low is None else {"weight": tie.low}),
        }
        for at, tie in enumerate(ties)
    }
    assert {data["id"]: data for _, _, data in read.edges(data=True)} == expected


def test_gexf_stands_as_on_the_map(organisation: Graph, tmp_path: Path) -> None:
    export(*organisation, tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    place = layout(scene(*organisation, Wording("en"))).positions
    for at, actor in enumerate(organisation[0].actors):
        seen = read.nodes[actor.id]["viz"]["position"]
        assert (seen["x"], seen["y"]) == (place[at][0], -place[at][1])


def test_gexf_tells_statuses_and_the_unknown_apart(organisation: Graph, tmp_path: Path) -> None:
    export(*organisation, tmp_path / "g.gexf")
    edges = ET.parse(tmp_path / "g.gexf").findall(".//g:edge", GEXF)  # noqa: S314 - our own
    shapes = {(e.get("kind"), e.find("viz:shape", GEXF).get("value")) for e in edges}  # type: ignore[union-attr]
    assert shapes == {
        ("existing", "solid"),
        ("existing", "dotted"),
        ("proposed", "dashed"),
        ("strained", "double"),
    }
    unknown = int(np.isnan(organisation[0].low).sum())
    assert 0 < unknown == sum(e.get("weight") is None for e in edges)


def test_gephi_tables_have_the_columns_that_gephi_knows(organisation: Graph) -> None:
    network, evidence = organisation
    nodes, edges = (
        list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
        for content in gephi_files(network, evidence, Path("g.csv")).values()
    )
    assert [row["Id"] for row in nodes] == [actor.id for actor in network.actors]
    assert [row["Label"] for row in nodes] == [actor.name for actor in network.actors]
    assert list(edges[0])[:7] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    weights = [float(row["Weight"]) if row["Weight"] else np.nan for row in edges]
    np.testing.assert_array_equal(weights, network.low)
    assert {row["frequency_known"] for row in edges if not row["Weight"]} == {"false"}
    assert {row["Type"] for row in edges} == {"Directed"}


def test_kumu_workbook_and_blueprint_say_the_same(organisation: Graph, tmp_path: Path) -> None:
    network = organisation[0]
    export(*organisation, tmp_path / "k.xlsx", "kumu")
    export(*organisation, tmp_path / "k.json", "Kumu")
    book = openpyxl.load_workbook(tmp_path / "k.xlsx")
    data = json.loads((tmp_path / "k.json").read_text("utf-8"))
    assert book.sheetnames == ["Elements", "Connections"]
    elements, connections = map(table, book)
    assert [next(iter(row)) for row in (elements[0], connections[0])] == ["ID", "ID"]
    ids = {row["ID"]: row["Label"] for row in elements}
    assert list(ids.values()) == [a.name for a in network.actors]
    assert [ids[row["From"]] for row in connections] == [
        network.actors[i].name for i in network.source
    ]
    assert [row["id"] for row in data["elements"]] == list(ids)
    low = [row.get("Contacts a year", np.nan) for row in data["connections"]]
    np.testing.assert_array_equal(low, network.low)
    assert {
        row["Frequency known"] for row in connections if row["Contacts a year"] is None
    } == {"no"}
    spellings = next(row["Spellings"] for row in elements if row["Label"] == "HR")
    assert spellings == "HR|Personal|Personalavdelingen"


def test_polinode_edges_name_nodes(organisation: Graph, tmp_path: Path) -> None:
    export(*organisation, tmp_path / "p.xlsx", "polinode")
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == ["Nodes", "Edges"]
    nodes, edges = map(table, book)
    names = [row["Name"] for row in nodes]
    assert len(set(names)) == len(names) == len(organisation[0])
    assert {row[end] for row in edges for end in ("Source", "Target")} <= set(names)
    export(*organisation, tmp_path / "p.json", "polinode")
    data = json.loads((tmp_path / "p.json").read_text("utf-8"))
    assert [node["id"] for node in data["nodes"]] == names
    assert [(e["source"], e["target"]) for e in data["edges"]] == [
        (row["Source"], row["Target"]) for row in edges
    ]


def test_polinode_tells_actors_of_one_name_apart(tmp_path: Path) -> None:
    actors = [Actor(id=i, name=n) for i, n in (("a", "HR"), ("b", "HR"), ("c", "HR (a)"))]
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    path = tmp_path / "p.xlsx"
    path.write_bytes(polinode_workbook_files(Network.build(actors, ()), empty, path)[path])
    names = [row["Name"] for row in table(openpyxl.load_workbook(path)["Nodes"])]
    assert names == ["HR (a)*", "HR (b)", "HR (a)"]


def test_workbook_holds_units_ties_evidence_and_matrix(
    organisation: Graph, tmp_path: Path
) -> None:
    network, evidence = organisation
    export(network, evidence, tmp_path / "g.xlsx")
    book = openpyxl.load_workbook(tmp_path / "g.xlsx")
    assert book.sheetnames == ["About", "Units", "Ties", "Evidence", "Matrix department"]
    ties = table(book["Ties"])
    low = [
        np.nan if r["Contacts a year, least"] is None else r["Contacts a year, least"]
        for r in ties
    ]
    np.testing.assert_array_equal(low, network.low)
    assert {row["Quote"] for row in table(book["Evidence"])} == {
        s.quote for s in evidence.statements.values()
    }
    matrix = {row.pop("From \\ to"): row for row in table(book["Matrix department"])}
    for cell in silos(network, "department", permutations=1).cells:
        expected = cell.ties if cell.possible else None
        assert matrix[cell.source][cell.target] == expected
    for page in book:
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref == page.dimensions


def test_a_workbook_has_no_time_of_its_making(organisation: Graph, tmp_path: Path) -> None:
    export(*organisation, tmp_path / "g.xlsx")
    with zipfile.ZipFile(tmp_path / "g.xlsx") as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert parts.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_mermaid_refuses_what_nobody_could_read(organisation: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too many for a Mermaid drawing"):
        export(*organisation, tmp_path / "g.mmd")
    assert list(tmp_path.iterdir()) == []


def test_a_unit_and_its_partners_can_be_drawn(organisation: Graph, tmp_path: Path) -> None:
    network, evidence = organisation
    hr = network.find("HR")
    part, behind = around(network, evidence, hr)
    near = {
        int(i)
        for i in np.concatenate((network.source, network.target))[
            np.concatenate((network.target, network.source)) == hr
        ]
    }
    assert {a.id for a in part.actors} == {network.actors[i].id for i in near | {hr}}
    assert set(behind.statements) == {i for ids in part.evidence for i in ids}
    (path,) = export(part, behind, tmp_path / "hr.mmd")
    assert '["HR"]' in path.read_text("utf-8")
    for ending in (".json", ".jsonl", ".cypher", ".xlsx"):
        export(part, behind, tmp_path / f"hr{ending}")


@pytest.mark.parametrize(
    ("name", "form", "text"),
    [
        ("g.csv", "kumu", r"end in \.json, \.xlsx"),
        ("g.gexf", "gephi", r"end in \.csv"),
        ("g.csv", "word", "no form of an export: choose gephi, kumu, polinode, statements"),
    ],
)
def test_a_form_that_does_not_fit_is_explained(
    organisation: Graph, tmp_path: Path, name: str, form: str, text: str
) -> None:
    with pytest.raises(UsageError, match=text):
        export(*organisation, tmp_path / name, form)
