"""Networks of kinds that no other test has, through the front door, against other programs.

What networkx has is asked of networkx in the words of docs/metrics.md; the rest is written out.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import networkx as nx
import pytest

from graph.network import Network
from queries.brokers import Brokers, brokers
from queries.centrality import centrality
from queries.cohesion import cohesion
from queries.communities import communities
from queries.hubs import hubs
from queries.likeness import Method, best_pairs, circles, scores
from queries.missing import missing
from queries.partners import partners
from queries.silos import silos

Names = dict[str, Callable[[], "nx.Graph[object]"]]

PLAIN: Names = {
    "scale free, parallel": lambda: nx.MultiDiGraph(nx.scale_free_graph(30, seed=3)),
    "growing copies": lambda: nx.gnc_graph(24, seed=2),
    "small world": lambda: nx.watts_strogatz_graph(26, 4, 0.2, seed=4),
    "grid, all lengths tie": lambda: nx.convert_node_labels_to_integers(
        nx.grid_2d_graph(5, 5).to_directed()
    ),
    "each names three, parallel": lambda: nx.random_k_out_graph(24, 3, 1, seed=6),
    "caves": lambda: nx.connected_caveman_graph(5, 5),
    "tree": lambda: nx.random_labeled_tree(22, seed=5),
    "separate parts": lambda: nx.disjoint_union_all(
        [nx.complete_graph(5), nx.cycle_graph(6), nx.star_graph(4), nx.complete_graph(5)]
    ),
    "blocks": lambda: nx.stochastic_block_model(
        [9, 9, 9], [[0.4, 0.1, 0], [0.1, 0.4, 0.1], [0.2, 0.1, 0.3]], directed=True, seed=4
    ),
    "tournament": lambda: nx.tournament.random_tournament(12, seed=5),
    "lollipop": lambda: nx.lollipop_graph(6, 5),
    "two sides": lambda: nx.complete_bipartite_graph(4, 6),
    "karate": lambda: nx.karate_club_graph(),
    "davis": lambda: nx.davis_southern_women_graph(),
    "florence": lambda: nx.florentine_families_graph(),
}
WEIGHTS: dict[str, Callable[[random.Random], float]] = {
    "whole": lambda chance: chance.randint(1, 230),
    "ties": lambda chance: chance.choice([0.25, 0.5, 1, 2, 4]),  # lengths without rounding
    "some zero": lambda chance: chance.choice([0, 1, 2, 12, 52]),
}


def dressed(name: str, weights: str) -> nx.Graph[object]:
    """The graph with weights and groups, self-loops and isolates."""
    chance = random.Random(f"{name} {weights}")
    graph = PLAIN[name]()
    graph.graph.clear()
    chosen = sorted(graph, key=str)[:2]
    graph.add_edges_from((v, v) for v in chosen)
    graph.add_nodes_from(["alone", "apart"])
    for *_, said in graph.edges(data=True):
        said.clear()
        said["weight"] = float(WEIGHTS[weights](chance))
    for node in graph:
        said = graph.nodes[node]
        said.clear()
        if chance.random() < 0.9:
            said["dept"] = f"dept {chance.randrange(3)}"
    return graph


class Case:
    """A network as it came through a file, and the graphs that docs/metrics.md speaks of."""

    def __init__(self, name: str, weights: str, folder: Path) -> None:
        graph = dressed(name, weights)
        nx.write_graphml(graph, folder / "g.graphml")
        self.network = Network.from_networkx(nx.read_graphml(folder / "g.graphml"), "weight")
        self.ties = self._ties(graph)
        self.pairs = self._pairs(self.ties)
        self.group = {str(v): dept for v, dept in graph.nodes(data="dept") if dept}
        self.grouped = self.ties.subgraph(self.group)

    @staticmethod
    def _ties(graph: nx.Graph[object]) -> nx.DiGraph[str]:
        ties: nx.DiGraph[str] = nx.DiGraph()
        ties.add_nodes_from(map(str, graph))
        for u, v, weight in graph.edges(data="weight"):
            for a, b in [(u, v)] if graph.is_directed() else [(u, v), (v, u)]:
                if u != v:
                    before = ties.get_edge_data(str(a), str(b), {"weight": 0})["weight"]
                    ties.add_edge(str(a), str(b), weight=before + weight)
        return ties

    @staticmethod
    def _pairs(ties: nx.DiGraph[str]) -> nx.Graph[str]:
        pairs: nx.Graph[str] = nx.Graph()
        pairs.add_nodes_from(ties)
        for u, v, weight in ties.edges(data="weight"):
            pairs.add_edge(
                u, v, weight=max(weight, ties.get_edge_data(v, u, {"weight": 0})["weight"])
            )
        return pairs

    def weighted(self, graph: nx.Graph[str]) -> nx.Graph[str]:
        """Without what has no contact, and with lengths that are whole numbers."""
        found = graph.copy()
        none = [(u, v) for u, v, weight in graph.edges(data="weight") if not weight]
        found.remove_edges_from(none)
        scale = math.lcm(*(int(4 * w) for *_, w in found.edges(data="weight")))
        for _, _, said in found.edges(data=True):
            said["length"] = scale // int(4 * said["weight"])
            said["far"] = 1 / said["weight"]
        return found


CASES = [*itertools.product(PLAIN, WEIGHTS)]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: ", ".join(case))
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(*request.param, tmp_path_factory.mktemp("case"))


def agree(found: dict[str, float | None], expected: dict[str, float], within: float) -> None:
    assert found.keys() == expected.keys()
    for node, value in expected.items():
        if math.isnan(value):
            assert found[node] is None, node
        else:
            assert found[node] == pytest.approx(value, rel=within, abs=within), node


def test_hubs(case: Case) -> None:
    answer, n = hubs(case.network), len(case.ties)
    hub = {h.id: h for h in answer.hubs}
    assert {v: h.in_degree for v, h in hub.items()} == dict(case.ties.in_degree())
    assert {v: h.out_degree for v, h in hub.items()} == dict(case.ties.out_degree())
    degree = dict(case.pairs.degree())
    assert {v: h.degree for v, h in hub.items()} == degree
    far = sum(max(degree.values()) - d for d in degree.values()) / ((n - 1) * (n - 2))
    assert answer.centralisation == pytest.approx(far)
    for end, ask in (("in", case.ties.in_degree), ("out", case.ties.out_degree)):
        strength = {v: getattr(h, f"{end}_strength").low for v, h in hub.items()}
        agree(strength, dict(ask(weight="weight")), 1e-12)
    for normal, field in ((False, "pairs"), (True, "share")):
        for graph, length, reading in (
            (case.pairs, None, "betweenness"),
            (case.weighted(case.pairs), "length", "if_unknown_yearly"),
        ):
            between = nx.betweenness_centrality(graph, normalized=normal, weight=length)
            agree(
                {v: getattr(getattr(h, reading), field) for v, h in hub.items()}, between, 1e-9
            )
    named = sorted(d for _, d in case.ties.in_degree())
    gini = sum((2 * i - n - 1) * x for i, x in enumerate(named, 1)) / (n * sum(named))
    assert answer.concentration.gini == pytest.approx(gini)


def test_centrality(case: Case) -> None:
    answer, n = centrality(case.network), len(case.ties)
    found = {c.id: c for c in answer.actors_by_pagerank}
    assert {v: c.core for v, c in found.items()} == nx.core_number(case.pairs)
    for reading, ties, pairs, weight, far, alpha in (
        ("plain", case.ties, case.pairs, None, None, answer.alpha),
        (
            "if_unknown_daily",
            case.weighted(case.ties),
            case.weighted(case.pairs),
            "weight",
            "far",
            answer.alpha_if_unknown_daily,
        ),
    ):
        near = nx.harmonic_centrality(pairs, distance=far)
        expected = {
            "closeness": {v: value / (n - 1) for v, value in near.items()},
            "pagerank": nx.pagerank(ties, weight=weight, tol=1e-14, max_iter=9999),
            "katz": nx.katz_centrality(ties, alpha, weight=weight, tol=1e-12, max_iter=9999),
        }
        for measure, values in expected.items():
            agree(
                {v: getattr(getattr(c, measure), reading) for v, c in found.items()},
                values,
                1e-9,
            )


def test_brokers(case: Case) -> None:
    answer = brokers(case.network, "dept")
    found = {b.id: b for b in answer.brokers}
    for ties, weight, reading in (
        (case.ties, None, "holes"),
        (case.weighted(case.ties), "weight", "if_unknown_yearly"),
    ):
        holes = {v: getattr(b, reading) for v, b in found.items()}
        agree(
            {v: h.constraint for v, h in holes.items()},
            nx.constraint(ties, weight=weight),
            1e-9,
        )
        # It leaves out who names nobody.
        asked = [v for v in ties if ties.out_degree(v)]
        sizes = nx.effective_size(ties, asked, weight=weight)
        agree({v: holes[v].effective_size for v in asked}, sizes, 1e-9)
        for h in holes.values():
            if h.effective_size is not None:
                assert 0 <= (h.hierarchy or 0) <= 1
    _falls_apart(case, answer)
    _roles(case, answer)


def _falls_apart(case: Case, answer: Brokers) -> None:
    cuts = answer.cuts
    assert {c.actor.id for c in cuts.cut_points} == set(nx.articulation_points(case.pairs))
    bridges = {frozenset((b.one.id, b.other.id)) for b in cuts.bridges}
    assert bridges == {frozenset(pair) for pair in nx.bridges(case.pairs)}
    assert cuts.fragmentation == pytest.approx(_fragmentation(case.pairs))
    for broker in answer.brokers:
        rest = case.pairs.copy()
        rest.remove_node(broker.id)
        assert broker.fragmentation_without == pytest.approx(_fragmentation(rest))


def _fragmentation(graph: nx.Graph[str]) -> float:
    together = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    return 1 - together / (len(graph) * (len(graph) - 1))


def _role(a: str, v: str, b: str) -> str:
    if a == b:
        return "coordinator" if a == v else "consultant"
    return "gatekeeper" if v == b else "representative" if a == v else "liaison"


def _roles(case: Case, answer: Brokers) -> None:
    group, ties = case.group, case.grouped
    n, m = len(ties), ties.number_of_edges()
    density = m / (n * (n - 1))
    for found in answer.roles:
        v = found.id
        counts = Counter(
            _role(group[a], group[v], group[b])
            for a in ties.predecessors(v)
            for b in ties.successors(v)
            if a != b and not ties.has_edge(a, b)
        )
        possible = Counter(
            _role(group[a], group[v], group[b])
            for a, b in itertools.permutations(set(ties) - {v}, 2)
        )
        for role in ("coordinator", "consultant", "gatekeeper", "representative", "liaison"):
            assert getattr(found, role).count == counts[role]
            mean = density**2 * (1 - density) * possible[role]
            assert getattr(found, role).expected == pytest.approx(mean)
        assert found.total.count == counts.total()


def _index(inside: float, outside: float) -> float:
    return (outside - inside) / (outside + inside) if inside + outside else math.nan


def test_silos(case: Case) -> None:
    answer, group = silos(case.network, "dept", permutations=9), case.group
    crossing = {(u, v): group[u] != group[v] for u, v in case.grouped.edges}
    size, n, m = Counter(group.values()), len(group), len(crossing)
    out = sum(crossing.values())
    assert answer.index.value == pytest.approx(_index(m - out, out))
    same = sum(k * (k - 1) for k in size.values()) / (n * (n - 1))
    assert answer.index.expected == pytest.approx(1 - 2 * same)
    for one in answer.groups:
        own = [far for (u, _), far in crossing.items() if group[u] == one.name]
        assert (one.index.internal, one.index.external) == (len(own) - sum(own), sum(own))
    for actor in answer.members:
        own = [far for (u, _), far in crossing.items() if u == actor.id]
        agree({"": actor.value}, {"": _index(len(own) - sum(own), sum(own))}, 1e-12)
    for cell in answer.cells:
        there = [
            e for e in crossing if (group[e[0]], group[e[1]]) == (cell.source, cell.target)
        ]
        possible = size[cell.source] * (size[cell.target] - (cell.source == cell.target))
        assert (cell.ties, cell.possible) == (len(there), possible)
        assert cell.density == (pytest.approx(len(there) / possible) if possible else None)
        assert cell.expected == pytest.approx(m * possible / (n * (n - 1)))
        contacts = sum(case.grouped.edges[e]["weight"] for e in there)
        assert cell.strength.low == cell.strength.high == pytest.approx(contacts)


def test_cohesion(case: Case) -> None:
    answer, group = cohesion(case.network, "dept", permutations=9), case.group
    parts = [{v for v in group if group[v] == name} for name in sorted(set(group.values()))]
    ties, pairs = case.grouped.copy(), case.pairs.subgraph(group).copy()
    for found, graph, weight in (
        (answer.said, ties, None),
        (answer.partners, pairs, None),
        (answer.if_unknown_daily, pairs, "weight"),
    ):
        modularity = nx.community.modularity(graph, parts, weight=weight)
        assert found.modularity == pytest.approx(modularity)
        if weight is None:
            nx.set_node_attributes(graph, group, "dept")
            same = nx.attribute_assortativity_coefficient(graph, "dept")
            assert found.assortativity == pytest.approx(same)
    for one, part in zip(answer.groups, parts, strict=True):
        for found, weight in ((one.conductance, None), (one.if_unknown_yearly, "weight")):
            sides = [nx.volume(pairs, side, weight) for side in (part, set(pairs) - part)]
            if one.reason is None and all(sides):
                expected = nx.conductance(pairs, part, weight=weight)
                assert found.value == pytest.approx(expected)
                assert 0 <= (found.expected or 0) <= 1
            else:
                assert found.value is None
    weights = [(group[u] == group[v], w) for u, v, w in ties.edges(data="weight")]
    inside = sum(w for same, w in weights if same)
    outside = sum(w for same, w in weights if not same)
    assert answer.strength_if_yearly.value == pytest.approx(_index(inside, outside))


def test_communities(case: Case) -> None:
    answer = communities(case.network)
    circle = {p.id: c.number for c in answer.communities for p in c.members}
    parts = [{v for v in circle if circle[v] == i} for i in set(circle.values())]
    linked = case.pairs.subgraph(circle)
    assert answer.modularity == pytest.approx(nx.community.modularity(linked, parts, None))
    (fit,) = answer.fits
    both = [(case.group[v], circle[v]) for v in circle if v in case.group]
    together = sum(k * (k - 1) for k in Counter(both).values())
    one, other = (
        sum(k * (k - 1) for k in Counter(column).values()) for column in zip(*both, strict=True)
    )
    mean = one * other / (len(both) * (len(both) - 1))
    rand = (together - mean) / ((one + other) / 2 - mean)
    assert fit.adjusted_rand == pytest.approx(rand)
    here, there, joint = map(_entropy, (*zip(*both, strict=True), both))
    assert fit.normalised_information == pytest.approx(
        2 * (here + there - joint) / (here + there)
    )


def _entropy(values: Iterable[object]) -> float:
    counts = Counter(values)
    total = counts.total()
    return -sum(k / total * math.log(k / total) for k in counts.values())


SAME: dict[Method, Callable[..., Iterable[tuple[str, str, float]]]] = {
    "adamic_adar": nx.adamic_adar_index,
    "resource_allocation": nx.resource_allocation_index,
    "jaccard": nx.jaccard_coefficient,
}


@pytest.mark.parametrize("method", SAME)
def test_scores_of_pairs(case: Case, method: Method) -> None:
    links, n = partners(case.network), len(case.network)
    found = best_pairs(links, method, case.network.respondent, n * n)
    values = scores(circles(links), found.one, found.other)[method]
    ids = [a.id for a in case.network.actors]
    mine = {
        frozenset((ids[u], ids[v])): value
        for u, v, value in zip(found.one, found.other, values, strict=True)
    }
    theirs = {frozenset((u, v)): s for u, v, s in SAME[method](case.pairs) if s}
    assert mine == pytest.approx(theirs)


def test_reciprocity(case: Case) -> None:
    assert missing(case.network).edge_reciprocity == pytest.approx(
        nx.overall_reciprocity(case.ties)
    )
