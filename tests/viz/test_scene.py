from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence import Evidence
from graph.model import Status
from graph.network import Network
from tests.viz.municipality import municipality
from viz.map.labels import size, wrap
from viz.map.scene import BANDS, band, scene
from viz.wording import Wording

Graph = tuple[Network, Evidence]
EN = Wording("en")


def test_every_collaboration_is_in_one_line(organisation: Graph) -> None:
    network, evidence = organisation
    shown = scene(network, evidence, EN)
    assert len(shown.ties) == len(network.source)
    listed = [tie for line in shown.lines for tie in line.ties]
    assert sorted(listed) == list(range(len(shown.ties)))
    for line in shown.lines:
        ends = {frozenset((shown.ties[t].source, shown.ties[t].target)) for t in line.ties}
        assert ends == {frozenset((line.a, line.b))}
    pairs = {frozenset((t.source, t.target)) for t in shown.ties}
    assert len(shown.lines) == len(pairs)


def test_counts_are_those_of_networkx(organisation: Graph) -> None:
    network, evidence = organisation
    graph = network.to_networkx()
    existing = [
        (u, v)
        for u, v, data in graph.edges(data=True)
        if "existing" in data["statuses"] and u != v
    ]
    named_by, names = Counter(v for _, v in existing), Counter(u for u, _ in existing)
    for node in scene(network, evidence, EN).nodes:
        assert (node.named_by, node.names) == (named_by[node.key], names[node.key])


def test_each_tie_leads_to_its_quotes(organisation: Graph) -> None:
    network, evidence = organisation
    shown = scene(network, evidence, EN)
    for row, tie in enumerate(shown.ties):
        said = evidence.said(network.evidence[row])
        assert [shown.quotes[q].text for q in tie.quotes] == [s.quote for s in said]
    places = {quote.place for quote in shown.quotes}
    assert "tabell.xlsx, sheet Ark1, row 2" in places
    assert any("samarbeid.txt, page" in place and "line" in place for place in places)
    assert any(note for quote in shown.quotes for note in quote.notes)


@given(st.floats(0, 1e6))
def test_a_band_holds_what_its_limits_say(low: float) -> None:
    limits = list(BANDS.items())
    found = band(low)
    at = [name for name, _ in limits].index(found)
    assert low >= limits[at][1]
    assert at == 0 or low < limits[at - 1][1]


def test_an_unknown_frequency_is_in_no_band_of_numbers() -> None:
    assert band(None) == "unknown"


def test_facets_offer_what_occurs(organisation: Graph) -> None:
    shown = scene(*organisation, EN)
    facets = {facet.key: [value for value, _ in facet.values] for facet in shown.facets}
    assert set(facets["status"]) == {tie.status for tie in shown.ties} == set(Status)
    assert set(facets["band"]) == {tie.band for tie in shown.ties}
    assert set(facets["kind"]) == {node.kind for node in shown.nodes}
    assert set(facets["group"]) == {str(node.group) for node in shown.nodes}
    assert facets["group"][-1] == "-1"


def test_the_group_is_the_attribute_that_most_have() -> None:
    network, evidence = municipality(30, 8, 40)
    actors = [
        a.model_copy(update={"groups": {"all": str(i % 3), **({"few": "x"} if i < 9 else {})}})
        for i, a in enumerate(network.actors)
    ]
    rows = [network.collaboration(row) for row in range(len(network.source))]
    shown = scene(Network.build(actors, rows), evidence, EN)
    assert shown.groups == ("0", "1", "2")


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv"])
def test_the_legend_speaks_the_readers_language(organisation: Graph, language: str) -> None:
    network, evidence = organisation
    english = scene(network, evidence, EN)
    other = scene(network, evidence, Wording(language))
    same = [
        (a, b)
        for one, two in zip(english.facets, other.facets, strict=True)
        if one.key != "group"
        for (_, a), (_, b) in zip(one.values, two.values, strict=True)
        if a == b
    ]
    assert not same


def test_a_network_of_nobody_has_an_empty_scene() -> None:
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    shown = scene(Network.build([], []), empty, EN)
    assert (shown.nodes, shown.ties, shown.facets) == ((), (), ())


@given(st.text())
def test_labels_are_short_lines_of_the_name(name: str) -> None:
    lines = wrap(name)
    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 25 for line in lines)
    width, height = size(lines)
    assert width >= 0
    assert height > 0
    if not lines[-1].endswith("…"):
        kept = "".join(lines).replace("-", "").replace(" ", "")
        assert kept == "".join(name.split()).replace("-", "")


def test_bold_letters_are_wider() -> None:
    assert size(("Byggesak",), bold=True)[0] > size(("Byggesak",))[0]
    assert np.isclose(size(("ab",))[0] * 2, size(("abab",))[0])
