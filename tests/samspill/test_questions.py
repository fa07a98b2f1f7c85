"""Every question at the command line: its forms, its definition, its options, its errors."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from typer.testing import Result

import samspill
from graph.model import Conventions, Reading, Source
from graph.network import Network
from graph.stores import open_store
from queries.hubs import Hubs, hubs
from queries.uncertainty import if_unknown_were
from samspill.answers.measures import MEASURES
from samspill.demo import examples
from samspill.numpydoc import meanings, sources
from samspill.progress import steps

Run = Callable[..., Result]

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("overview",),
    ("show", "Skolene"),
    ("ties",),
    ("path", "Skolene", "Brann og redning"),
    ("hubs",),
    ("hubs", "--measure", "betweenness"),
    ("hubs", "--measure", "katz"),
    ("brokers", "--by", "sted"),
    ("silos",),
    ("cohesion", "--by", "sted"),
    ("communities",),
    ("missing",),
    ("missing", "--predicted"),
    ("missing", "--bridging"),
    ("themes",),
    ("uncertainty",),
    ("coverage",),
)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
QUICK = ("--permutations", "99")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example municipality."""
    path = tmp_path_factory.mktemp("example") / "samspill.db"
    files = [examples() / f"fagersund_{name}" for name in ("samarbeid.txt", "struktur.csv")]
    samspill.load(files, str(path))
    return path


@pytest.fixture
def network(example: Path) -> Network:
    return samspill.open(str(example))[0]


@pytest.fixture
def ask(run: Run, example: Path) -> Callable[..., Any]:
    """Ask the example municipality, and read the JSON."""

    def ask(*words: str) -> Any:
        result = run(*words, "-g", str(example), "-f", "json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return ask


def quick(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, *QUICK) if words[0] in ("silos", "cohesion") else words


def keys(value: Any, way: str = "") -> Iterator[str]:
    """The way to every field of a record in JSON."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield f"{way}{key}"
            yield from keys(part, f"{way}{key}.")
    elif isinstance(value, list):
        for part in value:
            yield from keys(part, way)


def evidence_in(text: Any) -> list[str]:
    """Whatever looks like the id of a statement."""
    return re.findall('"([0-9a-f]{20})"', json.dumps(text))


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_an_answer_tells_what_every_figure_means(
    ask: Callable[..., Any], words: tuple[str, ...]
) -> None:
    found = ask(*quick(words))
    assert found.pop("definition").endswith(".")
    assert found.pop("asked") == {"if_unknown": None, "min_confidence": 0.5}
    meaning, literature = found.pop("meaning"), found.pop("literature")
    assert all(len(text) > 10 for text in literature)
    quoted = found.pop("quotes")
    assert set(quoted) == set(evidence_in(found))
    assert all(said["quote"] and said["file"] and said["line"] for said in quoted.values())
    record = found["rows"] if set(found) == {"rows"} else found
    for way in set(keys(record)):
        # Where a record stands a second time, its fields are told of at the first.
        inner = way
        while inner not in meaning:
            inner = inner.rpartition(".")[0]
            assert inner, way
            assert inner not in meaning or "each field as in" in meaning[inner], way
        assert meaning[inner], way


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_every_form_holds_the_same_rows(
    run: Run, example: Path, words: tuple[str, ...]
) -> None:
    said = {
        form: run(*quick(words), "-g", str(example), "-f", form)
        for form in ("table", "jsonl", "csv")
    }
    assert [result.exit_code for result in said.values()] == [0, 0, 0]
    lines = [json.loads(line) for line in said["jsonl"].stdout.splitlines()]
    head, *table = csv.reader(io.StringIO(said["csv"].stdout))
    assert lines
    assert len(table) == len(lines)
    assert {len(row) for row in table} == {len(head)}
    assert set(head) == {key for line in lines for key in line}
    assert said["table"].stdout.strip()


@pytest.mark.parametrize("words", [q for q in QUESTIONS if len(q) == 1], ids=" ".join)
def test_a_graph_that_holds_nothing_says_what_to_load(
    run: Run, folder: Path, words: tuple[str, ...]
) -> None:
    open_store("samspill.db", create=True).close()
    result = run(*words)
    assert result.exit_code == 2
    assert "samspill load" in str(result.exception)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "Økonomienn"), "Økonomi"),
        (("path", "Skolen", "NAV"), "Nearest: Skolene, Kulturskolen"),
        (("ties", "--from", "Bibloteket"), "Biblioteket"),
        (("silos", "--by", "farge"), "kommunalområde, parent, sted"),
        (("cohesion", "--by", "farge"), "sted"),
        (("communities", "--by", "farge"), "sted"),
        (("brokers", "--by", "farge"), "sted"),
        (("missing", "--bridging", "--by", "farge"), "sted"),
        (("ties", "--group", "sted=Månen"), "Rådhuset"),
        (("ties", "--group", "sted"), "ATTRIBUTE=GROUP"),
        (("ties", "--status", "odd"), "strained"),
        (("ties", "--frequency", "often"), "12-230"),
        (("ties", "--source-document", "x.txt"), "fagersund_samarbeid.txt"),
        (("hubs", "--measure", "fame"), "pagerank"),
        (("hubs", "--if-unknown", "sometimes"), "yearly"),
        (("hubs", "--if-unknown", "-3"), "no frequency"),
        (("missing", "--predicted", "--method", "luck"), "jaccard"),
        (("themes", "--themes", "none.yaml"), "none.yaml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_asked_is_told_with_what_can(
    run: Run, example: Path, words: tuple[str, ...], told: str
) -> None:
    result = run(*words, "-g", str(example))
    assert result.exit_code == 2
    assert told in str(result.exception)


@pytest.mark.parametrize(
    "words",
    [
        ("--predicted", "--bridging"),
        ("--method", "katz"),
        ("--by", "sted"),
    ],
)
def test_kinds_of_missing_links_are_asked_for_one_by_one(
    run: Run, example: Path, words: tuple[str, ...]
) -> None:
    assert run("missing", *words, "-g", str(example)).exit_code == 2


def test_what_if_the_unknown_were_weekly(ask: Callable[..., Any], network: Network) -> None:
    found = ask("hubs", "--if-unknown", "weekly")
    assert found["asked"]["if_unknown"] == 52
    guessed = asdict(hubs(if_unknown_were(network, 52)))
    assert found["hubs"] == json.loads(json.dumps(guessed["hubs"]))
    assert found["hubs"] != ask("hubs")["hubs"]
    assert all(hub["in_strength"]["high"] is not None for hub in found["hubs"])
    assert ask("hubs", "--if-unknown", "52")["hubs"] == found["hubs"]


def test_a_guess_in_words_follows_the_conventions(run: Run, folder: Path) -> None:
    (folder / "samspill.toml").write_text("[frequency]\nweekly = 40\n", "utf-8")
    run("load", "list.txt")
    found = json.loads(run("ties", "--if-unknown", "weekly", "-f", "json").stdout)
    assert found["asked"]["if_unknown"] == 40
    assert [t["low"] for t in found["rows"] if t["target"]["name"] == "Works"] == [40]


def test_every_question_can_be_asked_what_if(run: Run, example: Path) -> None:
    for words in QUESTIONS:
        result = run(
            *quick(words), "-g", str(example), "--if-unknown", "12", "--min-confidence", "0.9"
        )
        assert result.exit_code == 0, words
        assert "12 contacts a year" in result.stderr


def test_what_is_said_with_little_confidence_is_left_out(run: Run, folder: Path) -> None:
    run("load", "list.txt")
    store = open_store("samspill.db")
    (sure,) = [s for s in store.statements() if s.object == "Schools" and s.subject == "Pool"]
    reading = Reading(
        source=Source(name="minutes.txt", sha256="m" * 64),
        statements=tuple(
            sure.model_copy(
                update={
                    "source": "m" * 64,
                    "object": name,
                    "confidence": 0.3,
                    "rule": "a guess",
                }
            )
            for name in ("Works", "Choir")
        ),
    )
    store.add(reading)
    store.close()

    def partners(*words: str) -> set[str]:
        found = json.loads(run("ties", "--from", "Pool", *words, "-f", "json").stdout)
        return {tie["target"]["name"] for tie in found["rows"]}

    assert partners() == {"Schools", "Library"}
    assert partners("--min-confidence", "0.3") == {"Schools", "Library", "Works", "Choir"}
    (folder / "samspill.toml").write_text("min_confidence = 0.2\n", "utf-8")
    assert "Choir" in partners()


@pytest.mark.parametrize("measure", MEASURES)
def test_hubs_by_any_measure(run: Run, example: Path, network: Network, measure: str) -> None:
    words = ("hubs", "--measure", measure, "-g", str(example), "--top", "0")
    rows = [json.loads(line) for line in run(*words, "-f", "jsonl").stdout.splitlines()]
    assert len(rows) == len(network)
    graph = network.to_networkx()
    graph.remove_edges_from([(u, v) for u, v, d in graph.edges(data=True) if not d["statuses"]])
    graph.remove_edges_from(nx.selfloop_edges(graph))
    values = expected(graph, measure)
    seen = [values[row["id"]] for row in rows if values.get(row["id"]) is not None]
    assert seen == pytest.approx(sorted(seen, reverse=True), abs=1e-6)
    assert rows[0]["name"].split()[0] in run(*words).stdout.splitlines()[1]


def expected(graph: nx.DiGraph[str], measure: str) -> dict[str, float | None]:
    """The measure as networkx has it, of ties or of the pairs that work together."""
    there = nx.DiGraph(
        (u, v, d) for u, v, d in graph.edges(data=True) if "existing" in d["statuses"]
    )
    there.add_nodes_from(graph)
    pairs = nx.Graph(there)
    side, _, kind = measure.partition("-")
    if kind == "degree":
        return dict(there.in_degree if side == "in" else there.out_degree)
    if kind == "strength":
        edges = there.in_edges if side == "in" else there.out_edges
        return {v: sum(d["low"] or 0 for *_, d in edges(v, data=True)) for v in there}
    return {
        "betweenness": lambda: nx.betweenness_centrality(pairs),
        "closeness": lambda: nx.harmonic_centrality(pairs),
        "eigenvector": lambda: nx.eigenvector_centrality(pairs, 1000, 1e-10),
        "pagerank": lambda: nx.pagerank(there, tol=1e-12, max_iter=1000),
        "katz": lambda: katz(there, pairs),
        "core": lambda: nx.core_number(pairs),
    }[measure]()


def katz(there: nx.DiGraph[str], pairs: nx.Graph[str]) -> dict[str, float]:
    largest = max(nx.adjacency_spectrum(pairs).real)
    return nx.katz_centrality_numpy(there, alpha=0.9 / largest)


def test_the_foot_of_hubs_tells_how_unequal_it_is(run: Run, example: Path) -> None:
    told = run("hubs", "-g", str(example)).stderr
    share = json.loads(run("hubs", "-g", str(example), "-f", "json").stdout)["concentration"]
    assert f"Gini coefficient of {share['gini']:.2f}, by chance {share['expected']:.2f}" in told


def test_ties_by_group_document_and_quote(ask: Callable[..., Any], network: Network) -> None:
    sted = {a.id: a.groups.get("sted") for a in network.actors}
    found = ask("ties", "--group", "sted=Rådhuset")["rows"]
    assert found
    assert all("Rådhuset" in (sted[t["source"]["id"]], sted[t["target"]["id"]]) for t in found)
    everything = ask("ties")["rows"]
    assert ask("ties", "--source-document", "fagersund_samarbeid.txt")["rows"] == everything
    assert ask("ties", "--source-document", "fagersund_struktur.csv")["rows"] == []
    quoted = ask("ties", "--text", "BEREDSKAP.")["rows"]
    assert 0 < len(quoted) < len(everything)
    assert all("eredskap" in json.dumps(t, ensure_ascii=False) for t in quoted)


def test_the_strongest_path_is_that_of_networkx(
    ask: Callable[..., Any], network: Network
) -> None:
    found = ask("path", "Skolene", "Brann og redning", "--if-unknown", "yearly")
    graph: nx.Graph[str] = nx.Graph()
    for row in network.rows():
        tie = network.collaboration(int(row))
        low = 1.0 if tie.low is None else tie.low
        before = graph.get_edge_data(tie.source, tie.target, {"low": 0.0})["low"]
        graph.add_edge(tie.source, tie.target, low=max(low, before), far=1 / max(low, before))
    ends = (found["one"]["id"], found["other"]["id"])
    assert found["strongest_if_yearly"]["length"] == pytest.approx(
        nx.dijkstra_path_length(graph, *ends, weight="far")
    )
    assert found["fewest"]["length"] == nx.shortest_path_length(graph, *ends)
    assert found["ways"] == len(list(nx.all_shortest_paths(graph, *ends)))
    steps = found["fewest"]["steps"]
    assert [s["one"]["id"] for s in steps[1:]] == [s["other"]["id"] for s in steps[:-1]]


def test_a_path_that_no_tie_allows(run: Run, example: Path) -> None:
    ends = ("Skolene", "Brann og redning")
    result = run("path", *ends, "--purpose", "beredskap", "-g", str(example))
    assert result.exit_code == 0
    assert "no such way" in result.stderr


def test_themes_of_ones_own(ask: Callable[..., Any], folder: Path) -> None:
    (folder / "t.yaml").write_text("Emergency: [beredskap*]\nMoney: [budsjett]\n", "utf-8")
    found = ask("themes", "--themes", "t.yaml")
    assert found["named"]
    assert {theme["name"] for theme in found["themes"]} == {"Emergency", "Money"}
    assert not ask("themes")["named"]


def test_communities_against_one_grouping(ask: Callable[..., Any]) -> None:
    every, one = ask("communities"), ask("communities", "--by", "sted")
    assert {fit["attribute"] for fit in every["fits"]} == {"kommunalområde", "parent", "sted"}
    assert [fit["attribute"] for fit in one["fits"]] == ["sted"]
    assert one["communities"] == every["communities"]


def test_guesses_come_with_their_accuracy_or_not_at_all(run: Run, example: Path) -> None:
    told = run("missing", "--predicted", "-g", str(example))
    assert "AUC of adamic_adar on hidden ties of this network: 0." in told.stderr
    assert "by chance" in told.stdout
    run("load", "list.txt")
    few = run("missing", "--predicted")
    assert "Too little data" in few.stderr


def test_overview_shows_as_many_as_are_asked_for(run: Run, example: Path) -> None:
    every = run("overview", "--top", "0", "-g", str(example), "-f", "jsonl").stdout.splitlines()
    first = run("overview", "--top", "3", "-g", str(example), "-f", "jsonl").stdout.splitlines()
    assert first == every[:3]
    for line in map(json.loads, every):
        assert line["sentence"]
        assert line["caveat"]
        assert line["why_here"].startswith(f"touches {line['touches']} of {line['of']}")


def test_conventions_reach_the_readings(run: Run, folder: Path) -> None:
    (folder / "samspill.toml").write_text("[frequency]\ndaily = 100\n", "utf-8")
    run("load", "list.txt")
    assert json.loads(run("hubs", "-f", "json").stdout)["daily"] == 100
    assert Conventions().daily != 100


def test_the_front_door_has_twelve_names() -> None:
    assert len(samspill.__all__) <= 12


def blocks(page: Path, language: str) -> str:
    """The code of one language in a page, all blocks in a row."""
    parts = re.split(r"^```(.*)\n", page.read_text("utf-8"), flags=re.MULTILINE)
    fenced = zip(parts[1::4], parts[2::4], strict=True)  # opening, code, closing, text
    return "\n".join(code for opening, code in fenced if opening == language)


def test_the_examples_of_the_documents_run(
    run: Run, example: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "themes.yaml").write_text(blocks(PAGE, "yaml"), "utf-8")
    monkeypatch.setenv("SAMSPILL_GRAPH", str(example))
    lines = [shlex.split(line) for line in blocks(PAGE, "").splitlines() if line]
    asked = {words[1] for words in lines}
    assert {words[0] for words in QUESTIONS} <= asked
    for _, *words in lines:
        if words[0] != "load":
            result = run(*words)
            assert result.exit_code == 0, words
            assert len(result.stdout.splitlines()) > 1, words


def test_the_python_of_the_documents_runs(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(example.parent)
    exec(compile(blocks(PAGE, "python"), PAGE.name, "exec"), {})  # noqa: S102
    assert "silent" in capsys.readouterr().out


def test_the_parts_of_the_work_are_shown_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with steps() as step:
        step("communities")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with steps() as step:
        step("communities")
    assert "communities" in capsys.readouterr().err


def test_a_record_within_a_record_is_told_once() -> None:
    found = meanings(Hubs)
    assert found["hubs.in_strength.low"].startswith("float or None. Sum of the known lower")
    assert "hubs.out_strength.low" not in found
    assert found["hubs.out_strength"].endswith("(each field as in hubs.in_strength)")
    assert found["yearly"] == found["daily"]
    assert any(source.startswith("Freeman, L. C. (1977)") for source in sources(Hubs))
    assert len(sources(Hubs)) == len(set(sources(Hubs)))


def test_the_report_reads_frequencies_as_the_person_does(run: Run, folder: Path) -> None:
    run("load", "list.txt", "structure.csv")
    pages: list[str] = []
    for yearly in ("1", "200"):
        (folder / "samspill.toml").write_text(f"[frequency]\nyearly = {yearly}\n", "utf-8")
        assert run("report", "-o", "r.html", "--lang", "en").exit_code == 0
        pages.append((folder / "r.html").read_text("utf-8"))
    assert pages[0] != pages[1]
