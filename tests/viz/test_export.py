from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SamspillError, UsageError
from graph.evidence import Evidence
from graph.exchange import statement_row
from graph.model import Basis, Frequency, Place, Source, Statement
from graph.network import Network
from viz.exports.export import export
from viz.exports.graphml import graphml_graph
from viz.exports.nodelink import read_json
from viz.exports.spreadsheet import guard, unguard
from viz.files import write_whole

Graph = tuple[Network, Evidence]


def columns(network: Network) -> object:
    rows = range(len(network.source))
    return network.actors, [network.collaboration(row) for row in rows]


def table(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture(params=["organisation", "hostile"])
def graph(request: pytest.FixtureRequest) -> Graph:
    found: Graph = request.getfixturevalue(request.param)
    return found


def test_json_reads_back_equal(graph: Graph, tmp_path: Path) -> None:
    export(*graph, tmp_path / "g.json")
    network, evidence = read_json(tmp_path / "g.json")
    assert columns(network) == columns(graph[0])
    assert evidence == graph[1]


def test_json_is_what_networkx_reads(organisation: Graph, tmp_path: Path) -> None:
    export(*organisation, tmp_path / "g.json")
    data = json.loads((tmp_path / "g.json").read_text("utf-8"))
    read = nx.node_link_graph(data, edges="edges")
    written = organisation[0].to_networkx()
    assert set(read.nodes) == set(written.nodes)
    assert set(read.edges) == set(written.edges)


def test_graphml_reads_back_equal(graph: Graph, tmp_path: Path) -> None:
    export(*graph, tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    written = graphml_graph(*graph)
    assert dict(read.nodes(data=True)) == dict(written.nodes(data=True))
    assert {(u, v, k): d for u, v, k, d in read.edges(keys=True, data=True)} == {
        (u, v, k): d for u, v, k, d in written.edges(keys=True, data=True)
    }


def test_graphml_leaves_out_what_is_unknown(organisation: Graph) -> None:
    network = organisation[0]
    edges = list(graphml_graph(*organisation).edges(data=True))
    unknown = sum(bool(x) for x in (network.low != network.low))
    assert 0 < unknown == sum("low" not in data for _, _, data in edges)


def test_csv_has_every_row_and_every_text(graph: Graph, tmp_path: Path) -> None:
    network, evidence = graph
    ties, nodes, statements = export(network, evidence, tmp_path / "g.CSV")
    assert len(table(ties)) == len(network.source)
    assert [unguard(row["name"]) for row in table(nodes)] == [a.name for a in network.actors]
    said = {row["id"]: unguard(row["quote"]) for row in table(statements)}
    assert said == {key: s.quote for key, s in evidence.statements.items()}


def test_csv_opens_in_a_nordic_excel(organisation: Graph, tmp_path: Path) -> None:
    ties = export(*organisation, tmp_path / "g.csv")[0]
    assert ties.read_bytes().startswith(b"\xef\xbb\xbfsource;target;")
    pair = {(r["source_name"], r["target_name"], r["status"]): r for r in table(ties)}
    row = pair["Skole", "Legevakt", "proposed"]
    assert (row["low"], row["high"]) == ("", "")
    assert row["quotes"] == "Vi ønsker faste møter med Legevakt."
    assert row["places"] == "samarbeid.txt:401"


def test_no_cell_starts_as_a_formula(hostile: Graph, tmp_path: Path) -> None:
    for path in export(*hostile, tmp_path / "g.csv"):
        for row in table(path):
            assert not any(v.startswith(tuple("=+-@\t\r\n")) for v in row.values())


@given(st.text())
def test_guard_can_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("ending", ["json", "graphml", "csv"])
def test_same_graph_same_bytes(organisation: Graph, tmp_path: Path, ending: str) -> None:
    network, evidence = organisation
    turned = Evidence(
        sources=dict(reversed(evidence.sources.items())),
        statements=dict(reversed(evidence.statements.items())),
        problems=evidence.problems,
        questions=evidence.questions,
        meaning=dict(reversed(evidence.meaning.items())),
    )
    one = [p.read_bytes() for p in export(network, evidence, tmp_path / f"a.{ending}")]
    other = [p.read_bytes() for p in export(network, turned, tmp_path / f"b.{ending}")]
    assert one == other


def test_unknown_ending_says_which_there_are(organisation: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.json, \.xlsx, \.csv"):
        export(*organisation, tmp_path / "g.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", '{"format": "other", "version": 1}', "\x00"])
def test_reading_something_else_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(SamspillError, match=r"x\.json"):
        read_json(tmp_path / "x.json")


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_what_drawing_programs_read_comes_back(
    organisation: Graph, tmp_path: Path, ending: str
) -> None:
    network, evidence = organisation
    (path,) = export(network, evidence, tmp_path / f"g.{ending}")
    read = nx.read_graphml if ending == "graphml" else nx.read_gexf
    found = Network.from_networkx(read(path))
    assert found.actors == network.actors
    assert found.purposes == network.purposes
    for column in ("source", "target", "status", "low", "high"):
        there = getattr(network, column)
        assert np.array_equal(getattr(found, column), there, equal_nan=there.dtype.kind == "f")


def test_damaged_export_is_an_error(organisation: Graph, tmp_path: Path) -> None:
    (path,) = export(*organisation, tmp_path / "g.json")
    data = json.loads(path.read_text("utf-8"))
    del data["statements"][0]["quote"]
    path.write_text(json.dumps(data))
    with pytest.raises(SamspillError, match="damaged: “quote” of a statement is missing"):
        read_json(path)


@pytest.mark.parametrize(
    ("part", "wrong", "told"),
    [
        ("statements", [{"quote": "x"}], "there is no “id”"),
        ("nodes", None, "it does not have the form of such an export"),
        ("nodes", [{"name": "A"}], "there is no “id”"),
        ("nodes", [{"id": "hr"}], "it does not have the form of such an export"),
        (
            "problems",
            [{"file": "x"}],
            "“kind” of a problem is missing or not what it should be",
        ),
    ],
)
def test_damage_is_told_in_plain_words(
    organisation: Graph, tmp_path: Path, part: str, wrong: object, told: str
) -> None:
    (path,) = export(*organisation, tmp_path / "g.json")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), part: wrong}))
    with pytest.raises(SamspillError) as found:
        read_json(path)
    assert told in str(found.value)
    assert len(str(found.value).splitlines()) == 1
    assert "pydantic" not in str(found.value)


def test_exchange_form(organisation: Graph) -> None:
    network, evidence = organisation
    listed = next(s for s in evidence.statements.values() if s.place.line == 401)
    assert statement_row(listed, network, evidence) == {
        "source": "samarbeid.txt",
        "sha256": listed.source,
        "speaker": "Skole",
        "subject": "Skole",
        "object": "Legevakt",
        "subject_actors": ["Skole"],
        "object_actors": ["Legevakt"],
        "status": "proposed",
        "frequency": {"low": None, "high": None, "text": "", "basis": "unknown"},
        "purpose": "",
        "quote": "Vi ønsker faste møter med Legevakt.",
        "page": 11,
        "line": 401,
        "heading": ["Samarbeid", "Skole"],
        "confidence": 1.0,
        "rule": "",
    }
    row = next(s for s in evidence.statements.values() if s.place.row == 2)
    exchanged = statement_row(row, network, evidence)
    assert (exchanged["sheet"], exchanged["row"], exchanged["line"]) == ("Ark1", 2, None)


def test_exchange_form_names_both_actors() -> None:
    from graph.model import Actor

    source = Source(name="a.txt", sha256="0")
    said = Statement(
        source="0",
        speaker="HR",
        subject="HR",
        object="Skole og SFO",
        quote="Skole og SFO",
        frequency=Frequency(low=52, high=52, text="weekly", basis=Basis.STATED),
        place=Place(line=1),
    )
    actors = [Actor(id=i, name=i.upper()) for i in ("hr", "skole", "sfo")]
    evidence = Evidence(
        sources={"0": source},
        statements={said.id: said},
        problems=(),
        questions=(),
        meaning={("", "HR"): ("hr",), ("", "Skole og SFO"): ("skole", "sfo")},
    )
    row = statement_row(said, Network.build(actors, ()), evidence)
    assert row["object_actors"] == ["SKOLE", "SFO"]


def test_write_whole_replaces_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "æ.txt"
    write_whole(path, "one\r\n")
    write_whole(path, "två\n")
    assert path.read_bytes() == "två\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["æ.txt"]


def test_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SamspillError, match="disk is full"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["old.txt"]


def test_errors_of_the_path_are_explained(tmp_path: Path) -> None:
    with pytest.raises(SamspillError, match="folder does not exist"):
        write_whole(tmp_path / "no" / "x.txt", "")
    with pytest.raises(SamspillError, match="this is a folder"):
        write_whole(tmp_path, "")
    (tmp_path / "file").write_text("")
    with pytest.raises(SamspillError, match="not a folder"):
        write_whole(tmp_path / "file" / "x.txt", "")
