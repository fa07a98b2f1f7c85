from __future__ import annotations

import networkx as nx

from graph.model import Actor
from graph.network import Network
from queries.coverage import AttributeCoverage, coverage


def test_the_municipality_by_hand(municipality: Network) -> None:
    answer = coverage(municipality)
    assert (answer.actors, answer.internal, answer.external) == (6, 4, 1)
    assert (answer.respondents, answer.respondent_share) == (3, 0.5)
    assert answer.internal_share == 0.75
    assert [party.name for party in answer.answered] == ["HR", "Library", "School"]
    assert [party.name for party in answer.silent] == ["Pool"]
    assert (answer.existing, answer.proposed, answer.strained) == (7, 2, 1)
    assert (answer.known, answer.partly_known, answer.unknown) == (3, 1, 3)
    assert answer.known_share == 3 / 7
    assert (answer.statements, answer.about_themselves) == (11, 1)
    assert [party.name for party in answer.isolates] == ["Attic"]
    assert answer.attributes == (AttributeCoverage("department", 3, 4, 4 / 6),)


def test_a_statement_that_names_two_partners_counts_once() -> None:
    graph = nx.DiGraph()
    for partner in ("nurses", "doctors"):
        said = {"status": "existing", "low": 52, "high": 52, "purposes": ()}
        graph.add_edge("school", partner, collaborations=[{**said, "statements": ("s1",)}])
    answer = coverage(Network.from_networkx(graph))
    assert (answer.existing, answer.statements) == (2, 1)


def test_a_collective_is_not_asked_for_a_list() -> None:
    inside = {"scope": "internal", "respondent": False}
    graph = nx.DiGraph([("HR", "all departments"), ("HR", "Pool")])
    graph.add_node("HR", scope="internal", respondent=True)
    graph.add_node("Pool", **inside)
    graph.add_node("all departments", kind="collective", **inside)
    answer = coverage(Network.from_networkx(graph))
    assert (answer.internal, answer.internal_share) == (3, 0.5)
    assert [party.name for party in answer.silent] == ["Pool"]


def test_an_empty_network_has_no_shares() -> None:
    answer = coverage(Network.from_networkx(nx.empty_graph(0)))
    assert (answer.actors, answer.existing, answer.statements) == (0, 0, 0)
    assert answer.respondent_share is answer.internal_share is answer.known_share is None
    assert answer.isolates == answer.attributes == ()


def test_who_only_speaks_of_itself_is_an_isolate() -> None:
    answer = coverage(Network.from_networkx(nx.DiGraph([("a", "a")])))
    assert [party.name for party in answer.isolates] == ["a"]
    assert (answer.about_themselves, answer.known_share) == (1, None)


def test_an_attribute_with_empty_values_groups_nobody() -> None:
    network = Network.build([Actor(id="a", name="a", groups={"team": ""})], [])
    assert coverage(network).attributes == (AttributeCoverage("team", 0, 0, 0),)


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert coverage(municipality) == coverage(shuffled)
