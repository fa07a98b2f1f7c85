"""Findings in words: every kind, in every language, with the figures of the overview."""

from __future__ import annotations

import re
from itertools import permutations
from typing import get_args

import networkx as nx
import numpy as np
import pytest

from graph.evidence import Evidence
from graph.network import Network
from queries.finding import Finding as Found
from queries.finding import Kind
from queries.overview import Overview, overview
from viz.findings import Finding, findings
from viz.wording import LANGUAGES, Wording

Graph = tuple[Network, Evidence]
SEED = 1  # of ties within rooms: with it all kinds of findings are there
NOTHING = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})


def rooms() -> nx.DiGraph[str]:
    """Five closed rooms, a desk that others hang on, and one who sits in another room."""
    random, graph = np.random.default_rng(SEED), nx.DiGraph()
    for room in "abcde":
        members = [f"{room}{i}" for i in range(14)]
        graph.add_nodes_from(members, team=f"room {room}")
        graph.add_edges_from(p for p in permutations(members, 2) if random.random() < 0.5)
    graph.nodes["a0"]["team"] = "room b"
    graph.add_edges_from((f"{room}1", "desk") for room in "abcde")
    graph.add_edges_from(("desk", f"x{i}") for i in range(8))
    graph.add_edges_from((v, "b2") for v in list(graph) if v[0] in "abcde" and v != "b2")
    graph.nodes["x1"].update(scope="internal", respondent=False)
    for status, target in (("strained", "c3"), ("proposed", "d4")):
        said = {"status": status, "low": None, "high": None, "purposes": (), "statements": ()}
        graph.add_edge("x5", target, collaborations=[said])
    return graph


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.from_networkx(rooms())


@pytest.fixture(scope="module")
def found(network: Network) -> Overview:
    return overview(network, limit=100)


def worded(found: Overview, network: Network, language: str = "en") -> list[Finding]:
    return findings(found, network, NOTHING, Wording(language))


def named(found: Found) -> list[str]:
    """Whom a sentence must name; of those who are named by one side only it gives a count."""
    return [] if found.kind == "one_sided" else [actor.name for actor in found.actors[:3]]


def test_there_is_one_of_every_kind(found: Overview) -> None:
    assert {f.kind for f in found.findings} == set(get_args(Kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_says_whom_and_how_sure(
    found: Overview, network: Network, language: str
) -> None:
    for each, words in zip(found.findings, worded(found, network, language), strict=True):
        assert (words.kind, words.attribute) == (each.kind, each.attribute)
        assert words.evidence == each.evidence
        for text in (words.title, words.sentence, words.caveat):
            assert text
            assert not re.search("[{}]", text)
        assert all(name in words.sentence for name in (*each.groups, *named(each)))
        assert ("(p" in words.caveat) == (each.p is not None)


def test_the_languages_differ(found: Overview, network: Network) -> None:
    for kind in get_args(Kind):
        said = {
            next(f.sentence for f in worded(found, network, language) if f.kind == kind)
            for language in LANGUAGES
        }
        assert len(said) == len(LANGUAGES), kind


def of_kind(found: Overview, network: Network, kind: str) -> list[str]:
    return [f.sentence for f in worded(found, network) if f.kind == kind]


def test_figures_are_those_of_the_graph(found: Overview, network: Network) -> None:
    graph = rooms()
    graph.remove_edges_from([("x5", "c3"), ("x5", "d4")])
    (hub,) = of_kind(found, network, "hub")
    assert hub.startswith(f"b2 is named by {graph.in_degree('b2')} others;")
    (cut,) = of_kind(found, network, "cut_point")
    assert cut.startswith("Without desk, 8 others would be cut off from the rest: x0, x1")
    (closed,) = of_kind(found, network, "closed")
    team = nx.get_node_attributes(graph, "team")
    ties = [(u, v) for u, v in graph.edges if u in team and v in team]
    inside = sum(team[u] == team[v] for u, v in ties)
    assert f"{inside} of {len(ties)} ties stay within a group" in closed
    (elsewhere,) = of_kind(found, network, "elsewhere")
    circle = {v for pair in graph.edges if "a0" in pair for v in pair} - {"a0"}
    there = sum(team[v] == "room a" for v in circle)
    assert f"of its {len(circle)} partners; room a has {there} of them" in elsewhere


def test_a_pair_that_is_perhaps_not_reported(found: Overview, network: Network) -> None:
    pairs = nx.Graph(rooms().to_undirected())
    pairs.remove_edges_from([("x5", "c3"), ("x5", "d4")])
    (guess,) = [f for f in found.findings if f.kind == "unreported"]
    one, other = (actor.id for actor in guess.actors)
    common = len(set(nx.common_neighbors(pairs, one, other)))
    (said,) = of_kind(found, network, "unreported")
    assert said.startswith(f"{one} and {other} do not name each other, but have {common} ")


def test_hostile_names_stay_as_they_are(hostile: Graph) -> None:
    network, evidence = hostile
    seen = overview(network, limit=100)
    assert seen.findings
    for each, words in zip(
        seen.findings, findings(seen, network, evidence, Wording("nb")), strict=True
    ):
        assert all(name in words.sentence for name in named(each))


def test_one_of_several_pairs_is_told_of_pairs() -> None:
    ties = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a"), ("b", "c")]
    network = Network.from_networkx(nx.DiGraph(ties))
    for language, pairs in (("en", "In 1 of 3 linked pairs of"), ("nb", "1 av 3")):
        told = findings(overview(network), network, NOTHING, Wording(language))
        assert any(pairs in one.sentence for one in told)
