"""Hostile text in every field of every export: nothing breaks, and the text is there."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence import Evidence
from graph.model import Actor, Basis, Frequency, Kind, Scope, Source, Status
from graph.network import Network
from tests.viz.conftest import HOSTILE, digest, gather, statement
from viz.exports.cypher_script import literal
from viz.exports.excel import Column, Sheet, excel_bytes
from viz.exports.export import FORMS, export
from viz.exports.graphml import graphml_graph, xml_text
from viz.exports.spreadsheet import unguard

Graph = tuple[Network, Evidence]

NASTY = (
    *HOSTILE,
    '"`}) DETACH DELETE n //',
    "' \\' \\\" \\\\ \\u0027}) MATCH (n) DETACH DELETE n; //\\",
    "`a``b` \\u0060 $rows ${x} /* */ ; CALL db.labels()",
    '"]; click n0 href "javascript:alert(1)"',
    "end",
    "style n0 fill:#f00; #35; #quot; ﬂ°°35¶ß |x| %%{init}%%",
    "a|b¦c_x0041_ _x005F_",
    "\u200f\u202e\u2066rtl\u2069 \x85 \x1b[2J\x7f",
    "#N/A",
    " blank \u00a0 ",
    "＝1+1",
)
FORMS_OF_ALL = [(ending, form) for ending, forms in FORMS.items() for form in ("", *forms)]


@pytest.fixture(scope="module")
def nasty() -> Graph:
    """Every name, id, group, purpose, quote, file and place is hostile."""
    sources = [
        Source(name=text, sha256=digest(text), title=text, organisation=text) for text in NASTY
    ]
    known = Frequency(low=12, high=52, text=NASTY[3], basis=Basis.STATED)
    said = [
        statement(
            name,
            NASTY[(i + 1) % len(NASTY)],
            i + 1,
            source=sources[i].sha256,
            purpose=NASTY[(i + 2) % len(NASTY)],
            quote=name,
            status=tuple(Status)[i % 3],
            frequency=known if i % 2 else Frequency(),
        )
        for i, name in enumerate(NASTY)
    ]

    def actor(name: str, filed: bool) -> Actor:
        at = NASTY.index(name)
        return Actor(
            id=name,
            name=name,
            names=(name,),
            organisation=name,
            respondent=filed,
            kind=tuple(Kind)[at % 4],
            scope=tuple(Scope)[at % 3],
            groups={NASTY[at % 5]: name},
        )

    return gather(said, sources, actor=actor)


@pytest.mark.parametrize(("ending", "form"), FORMS_OF_ALL)
def test_same_graph_same_bytes(nasty: Graph, tmp_path: Path, ending: str, form: str) -> None:
    network, evidence = nasty
    turned = Evidence(
        sources=dict(reversed(evidence.sources.items())),
        statements=dict(reversed(evidence.statements.items())),
        problems=(),
        questions=(),
        meaning=dict(reversed(evidence.meaning.items())),
    )
    one = [p.read_bytes() for p in export(network, evidence, tmp_path / f"a{ending}", form)]
    two = [p.read_bytes() for p in export(network, turned, tmp_path / f"b{ending}", form)]
    assert one == two
    assert all(one)


def test_gexf_brings_every_text_back(nasty: Graph, tmp_path: Path) -> None:
    export(*nasty, tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    assert set(read.nodes) == {xml_text(text) for text in NASTY}
    assert all(data["label"] == node for node, data in read.nodes(data=True))
    quotes = sorted(data["quotes"] for _, _, data in read.edges(data=True))
    assert quotes == sorted(map(xml_text, NASTY))


def test_graphml_reads_the_same_in_igraph(nasty: Graph, tmp_path: Path) -> None:
    export(*nasty, tmp_path / "g.graphml")
    read = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    written = graphml_graph(*nasty)
    ids = [key.replace("&#38;", "&") for key in read.vs["id"]]  # igraph 1.0 leaves these
    assert dict(zip(ids, read.vs["label"], strict=True)) == dict(written.nodes(data="label"))
    assert sorted(read.es["quotes"]) == sorted(
        d["quotes"] for *_, d in written.edges(data=True)
    )


@pytest.mark.parametrize("form", ["", "kumu", "polinode"])
def test_no_cell_of_a_workbook_is_a_formula(nasty: Graph, tmp_path: Path, form: str) -> None:
    (path,) = export(*nasty, tmp_path / "g.xlsx", form)
    book = openpyxl.load_workbook(path)
    cells = [c for page in book for row in page.iter_rows() for c in row if c.value is not None]
    assert {c.data_type for c in cells} <= {"s", "n", "b", "inlineStr"}
    shown = {str(c.value).replace("_x005F_", "_") for c in cells}
    for text in NASTY:
        text = xml_text(text).replace("|", "¦") if form == "kumu" else xml_text(text)
        assert text in shown


@pytest.mark.parametrize("form", ["gephi", "statements"])
def test_csv_brings_every_text_back(nasty: Graph, tmp_path: Path, form: str) -> None:
    for path in export(*nasty, tmp_path / "g.csv", form):
        text = path.read_bytes().decode("utf-8-sig")
        separator = "," if form == "gephi" else ";"
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in cells)
        assert set(NASTY) <= set(map(unguard, cells))


def test_json_lines_end_only_where_an_object_ends(nasty: Graph, tmp_path: Path) -> None:
    (path,) = export(*nasty, tmp_path / "g.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert {row["quote"] for row in rows} == set(NASTY)
    assert [row["id"] for row in rows] == sorted(nasty[1].statements)


@pytest.mark.parametrize("form", ["kumu", "polinode"])
def test_json_forms_keep_the_texts(nasty: Graph, tmp_path: Path, form: str) -> None:
    (path,) = export(*nasty, tmp_path / "g.json", form)
    data = json.loads(path.read_text("utf-8"))
    if form == "kumu":
        labels = [row["label"] for row in data["elements"]]
        assert all("_" not in row["id"] for row in data["elements"] + data["connections"])
        assert sorted(labels) == sorted(text.replace("|", "¦") for text in NASTY)
    else:
        assert {node["attributes"]["Name"] for node in data["nodes"]} == set(NASTY)


def test_mermaid_has_nothing_but_its_own_signs(nasty: Graph, tmp_path: Path) -> None:
    (path,) = export(*nasty, tmp_path / "g.mmd")
    lines = path.read_text("utf-8").splitlines()
    node = re.compile(
        r'  n\d+(?:\[|\(\[|\[\[|\{\{)"((?:[\w ,.–-]|#\d+;)+)"(?:\]|\]\)|\]\]|\}\})'
    )
    tie = re.compile(r'  n\d+ (?:-->|-\.->|==>)(?:\|"(?:[\w ,.–-]|#\d+;)+"\|)? n\d+')
    n, m = len(nasty[0]), len(nasty[0].source)
    nodes = [node.fullmatch(line) for line in lines[1 : n + 1]]
    shown = [html.unescape(found[1].replace("#", "&#")) for found in nodes if found]
    visible = [re.sub("[\x7f-\x9f]", "\ufffd", xml_text(a.name)) for a in nasty[0].actors]
    assert shown == [" ".join(text.split()) for text in visible]
    assert all(map(tie.fullmatch, lines[n + 1 : n + 1 + m]))
    assert [line.split()[0] for line in lines[n + 1 + m :]] == ["classDef", "class"]


def unquoted(text: str) -> str:
    """Read a literal as Neo4j does: unicode escapes first, then those of the literal."""
    if not (text.startswith("'") and text.endswith("'")):
        raise ValueError(text)
    early = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)[1:-1]
    assert not re.search(r"(?<!\\)(?:\\\\)*'", early)
    signs = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(r"\\(.)", lambda m: signs.get(m[1], m[1]), early, flags=re.DOTALL)


@given(st.text() | st.sampled_from(NASTY) | st.text(alphabet="\\u0027';/*`\n"))
def test_a_cypher_literal_holds_its_text(text: str) -> None:
    written = literal(text)
    assert unquoted(written) == text
    assert not re.search("[;\n\r\u2028]|//|/\\*", written)


def test_cypher_has_no_parameter_left(nasty: Graph, tmp_path: Path) -> None:
    (path,) = export(*nasty, tmp_path / "g.cypher")
    script = path.read_text("utf-8")
    without = re.sub(r"'(?:\\.|[^'\\])*'", "''", script)
    assert "$" not in without
    assert "DETACH" not in without
    assert without.count(";") == script.count(";")


def test_cypher_makes_the_graph_in_neo4j(nasty: Graph, tmp_path: Path) -> None:
    url = os.environ.get("SAMSPILL_TEST_NEO4J")
    if not url:
        pytest.skip("no Neo4j to test with: see .ci/neo4j/server.py")
    import neo4j

    network, evidence = nasty
    (path,) = export(network, evidence, tmp_path / "g.cypher")
    clauses = [c for c in path.read_text("utf-8").split(";\n") if c.strip()]
    password = os.environ["SAMSPILL_TEST_NEO4J_PASSWORD"]
    with neo4j.GraphDatabase.driver(url, auth=("neo4j", password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for _ in range(2):  # the second time changes nothing
            for clause in clauses:
                driver.execute_query(clause)  # type: ignore[arg-type]
        names = driver.execute_query("MATCH (a:Actor) RETURN a.id AS id, a.name AS name")
        quotes = driver.execute_query("MATCH (s:Statement) RETURN s.quote AS quote")
        ties = driver.execute_query(
            "MATCH (a:Actor)-[r:COLLABORATES_WITH]->(b:Actor) "
            "RETURN a.id AS a, b.id AS b, r.status AS status, r.low AS low, r.high AS high"
        )
        driver.execute_query("MATCH (n) DETACH DELETE n")
    assert {(r["id"], r["name"]) for r in names.records} == {
        (a.id, a.name) for a in network.actors
    }
    assert sorted(r["quote"] for r in quotes.records) == sorted(NASTY)
    rows = [network.collaboration(row) for row in range(len(network.source))]
    assert {tuple(r.values()) for r in ties.records} == {
        (t.source, t.target, t.status.value, t.low, t.high) for t in rows
    }


def test_long_text_is_cut_where_people_see_it(tmp_path: Path) -> None:
    rows = [{"a": "=" + "ø" * 40_000}, {"a": "🧩" * 20_000}]
    (tmp_path / "x.xlsx").write_bytes(excel_bytes([Sheet("x", [Column("a", "A")], rows)]))
    page = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    for row in (2, 3):
        text = str(page.cell(row, 1).value)
        assert len(text.encode("utf-16-le")) // 2 <= 32_767
        assert text.endswith(" […]")
        assert page.cell(row, 1).data_type != "f"


def test_titles_of_sheets_are_what_excel_takes(tmp_path: Path) -> None:
    wanted = ["a/b[c]:*?", "A b c", "", "'quoted'", "x" * 40, "x" * 40, "History", "=1"]
    (tmp_path / "x.xlsx").write_bytes(
        excel_bytes([Sheet(title, [Column("a", "A")], []) for title in wanted])
    )
    titles = openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames
    assert len({t.casefold() for t in titles}) == len(wanted)
    assert all(0 < len(t) <= 31 and not set(t) & set("[]:*?/\\") for t in titles)
    assert not any(t.startswith("'") or t.endswith("'") for t in titles)
