"""Every text of the Cypher cookbook, run on a real server, against Samspill's own queries."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.assembly import assemble, outline, settle
from graph.copying import copy
from graph.evidence import Evidence
from graph.model import Place, Reading, Source, Statement
from graph.network import Network
from graph.store import Store
from graph.stores import open_store
from graph.stores.bolt import Connection, address
from graph.stores.sqlite import SqliteStore
from loaders.folders.find import find
from queries.coverage import coverage
from queries.hubs import hubs
from queries.missing import missing
from queries.silos import silos
from queries.ties import show, ties
from samspill.demo import examples
from samspill.loading import load

UNIT, PARTNER, ATTRIBUTE, WORD = "Barnehagene", "Skolene", "sted", "barn"
BLOCKS = re.findall(
    r"^## (.+?)\n(.*?)(?=^## |\Z)",
    (Path(__file__).resolve().parents[2] / "docs" / "cypher.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)
RECIPES = {title: re.findall(r"```cypher\n(.*?)```", body, re.DOTALL) for title, body in BLOCKS}

Rows = Counter[tuple[Any, ...]]
Answer = Callable[[Network, Evidence], Iterator[tuple[Any, ...]]]


def _names(network: Network) -> dict[str, str]:
    return {actor.id: actor.name for actor in network.actors}


def _hubs(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    return ((hub.name, hub.in_degree) for hub in hubs(network).hubs)


def _strength(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for hub in hubs(network).hubs:
        if hub.in_degree:
            yield hub.name, hub.in_strength.low or 0, hub.in_strength.unknown


def _neighbours(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for other in show(network, UNIT).neighbours:
        if other.status == "existing":
            yield other.name, int(other.says is not None), int(other.is_said is not None)


def _evidence(network: Network, evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    ids = {i for tie in ties(network, source=UNIT, target=PARTNER) for i in tie.evidence}
    for said in evidence.said(ids):
        yield evidence.source_of(said).name, said.place.line, said.quote


def _cells(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for cell in silos(network, ATTRIBUTE, permutations=1).cells:
        if cell.ties:
            yield cell.source, cell.target, cell.ties


def _unlinked(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for pair in silos(network, ATTRIBUTE, permutations=1).unlinked:
        yield pair.one, pair.other


def _one_sided(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for link in missing(network).one_sided:
        yield link.source.name, link.target.name, link.low


def _proposed(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for link in missing(network).proposed:
        yield link.source.name, link.target.name, link.purposes, link.exists


def _strained(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for link in missing(network).strained:
        yield link.source.name, link.target.name, link.purposes


def _shared(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    mine, theirs = (
        {n.id for n in show(network, unit).neighbours if n.status == "existing"}
        for unit in (UNIT, PARTNER)
    )
    ends = {network.actors[network.find(unit)].id for unit in (UNIT, PARTNER)}
    return ((_names(network)[i],) for i in (mine & theirs) - ends)


def _purposes(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    for tie in ties(network):
        if any(WORD in purpose.lower() for purpose in tie.purposes):
            yield tie.source.name, tie.target.name, tie.status


def _doubtful(_: Network, evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    for said in evidence.said(evidence.doubtful):
        ends = said.subject, said.object
        yield *ends, said.quote, said.rule, said.confidence, evidence.source_of(said).name


def _coverage(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    found = coverage(network)
    yield found.actors, found.respondents, found.existing, found.known, found.unknown


def _silent(network: Network, _: Evidence) -> Iterator[tuple[Any, ...]]:
    return ((party.name,) for party in coverage(network).silent)


def _written(network: Network, evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    wanted = network.actors[network.find(UNIT)].id
    times = Counter(
        name
        for said in evidence.statements.values()
        for name in (said.subject, said.object)
        if wanted in evidence.actors_of(said, name)
    )
    return iter(times.items())


ANSWERS: dict[str, Answer] = {
    "Hubs": _hubs,
    "Contacts a year": _strength,
    "Neighbours": _neighbours,
    "Evidence": _evidence,
    "Doubtful statements": _doubtful,
    "Density within and between groups": _cells,
    "Groups without a tie": _unlinked,
    "One-sided ties": _one_sided,
    "Wished links": _proposed,
    "Strained links": _strained,
    "Shared partners": _shared,
    "Purposes": _purposes,
    "Coverage": _coverage,
    "Silent units": _silent,
    "Names": _written,
}
APART = {"Paths", "Who is behind each source"}  # have tests of their own


def _doubted() -> Reading:
    """A unit that works with a choir, as nobody would swear."""
    said = Statement(
        source="doubted",
        speaker=UNIT,
        subject=UNIT,
        object="Byens kor",
        quote="Kanskje koret kan spørres?",
        place=Place(line=1),
        confidence=0.3,
        rule="verb",
    )
    about = Source(name="doubted.txt", sha256="doubted", organisation="fagersund")
    return Reading(source=about, statements=(said,))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """The example documents in a file."""
    with SqliteStore(tmp_path_factory.mktemp("graph") / "graph.db", create=True) as store:
        for document in sorted(p for p in examples().iterdir() if p.suffix != ".md"):
            organisation = document.stem.partition("_")[0]
            assert len(list(load(store, find([document]), organisation=organisation))) == 1
        store.add(_doubted())
        settle(store)
        yield store


@pytest.fixture(scope="module")
def server(held: SqliteStore, neo4j_server: Callable[[], str]) -> Iterator[Store]:
    """The same in Neo4j."""
    store = open_store(neo4j_server(), create=True)
    copy(held, store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def ask(server: Store) -> Iterator[Callable[[str], list[dict[str, Any]]]]:
    """Run a text of the cookbook."""
    link = Connection(address(server.location))
    values = {"unit": UNIT, "partner": PARTNER, "attribute": ATTRIBUTE, "word": WORD}
    yield lambda text: link.read(text, **values)
    link.close()


def _rows(found: list[dict[str, Any]]) -> Rows:
    return Counter(
        tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in found
    )


def test_the_page_has_a_test_for_each_of_its_texts() -> None:
    assert set(RECIPES) == set(ANSWERS) | APART
    assert all(RECIPES.values())


@pytest.mark.parametrize("title", ANSWERS)
def test_cypher_answers_as_samspill_does(
    title: str, held: SqliteStore, ask: Callable[[str], list[dict[str, Any]]]
) -> None:
    wanted = Counter(ANSWERS[title](*assemble(held, smallest_group=1)))
    assert wanted, "an example without an answer proves nothing"
    assert _rows(ask(RECIPES[title][0])) == wanted


def test_the_evidence_can_be_seen(ask: Callable[[str], list[dict[str, Any]]]) -> None:
    quotes, picture = RECIPES["Evidence"]
    assert len(ask(picture)) == len(ask(quotes)) > 0


def test_the_shortest_path_is_as_short_as_networkx_says(
    held: SqliteStore, ask: Callable[[str], list[dict[str, Any]]]
) -> None:
    network, _ = assemble(held)
    rows = network.rows()
    graph = nx.DiGraph(zip(network.source[rows], network.target[rows], strict=True))
    ends = (network.find(UNIT), network.find(PARTNER))
    assert ask(RECIPES["Paths"][0])[0]["steps"] == nx.shortest_path_length(graph, *ends)


def test_respondents_are_counted_by_source(
    held: SqliteStore, ask: Callable[[str], list[dict[str, Any]]]
) -> None:
    wanted = {s.name: len(held.reading(s.sha256).respondents) for s in held.sources()}
    found = {r["file"]: r["respondents"] for r in ask(RECIPES["Who is behind each source"][0])}
    assert found == {name: number for name, number in wanted.items() if number}


def _json(network: Network) -> str:
    attributes = {a: asdict(silos(network, a, permutations=50)) for a in network.attributes}
    answers: list[object] = [
        asdict(hubs(network)),
        asdict(missing(network)),
        asdict(coverage(network)),
        [asdict(tie) for tie in ties(network)],
        [actor.model_dump(mode="json") for actor in network.actors],
        attributes,
    ]
    return json.dumps(answers, ensure_ascii=False)


def test_both_stores_answer_byte_for_byte_alike(held: SqliteStore, server: Store) -> None:
    (one, there), (other, here) = assemble(held), assemble(server)
    assert _json(one) == _json(other)
    assert there == here
    assert list(there.statements) == list(here.statements)
    bare = asdict(hubs(outline(held)))
    assert bare == asdict(hubs(outline(server)))
    assert _figures(bare) == _figures(asdict(hubs(one)))


def _figures(answer: Any) -> Any:
    """An answer without what leads to quotes, which an outline does not carry."""
    if isinstance(answer, dict):
        told = {"statements", "evidence"}
        return {name: _figures(part) for name, part in answer.items() if name not in told}
    return [_figures(part) for part in answer] if isinstance(answer, list | tuple) else answer
