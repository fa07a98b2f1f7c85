from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, permutations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from graph.errors import UsageError
from graph.model import Actor, Collaboration, Status
from graph.network import Network
from queries.cells import Cell
from queries.hypergeometric import at_least_from_two
from queries.relabelling import grouped
from queries.shuffles import draw
from queries.silos import Group, Silos, silos

Label = dict[str, str]


def organisation(groups: str, ties: nx.DiGraph[int], mute: frozenset[int]) -> Network:
    """Actor i is in group ``groups[i]``; those in `mute` filed no list."""
    for i, group in enumerate(groups):
        ties.add_node(i, team=group, respondent=i not in mute)
    return Network.from_networkx(ties)


def random_ties(size: int, count: int, seed: int, mute: frozenset[int]) -> nx.DiGraph[int]:
    random = np.random.default_rng(seed)
    graph: nx.DiGraph[int] = nx.DiGraph()
    while graph.number_of_edges() < count:
        u, v = (int(i) for i in random.integers(size, size=2))
        if u != v and u not in mute:
            graph.add_edge(u, v)
    return graph


def cell(answer: Silos, source: str, target: str) -> Cell:
    (found,) = [c for c in answer.cells if (c.source, c.target) == (source, target)]
    return found


def group(answer: Silos, name: str) -> Group:
    (found,) = [g for g in answer.groups if g.name == name]
    return found


def e_i(graph: nx.DiGraph[int], label: list[str]) -> float:
    sides = [1 if label[u] != label[v] else -1 for u, v in graph.edges]
    return sum(sides) / len(sides)


def relabellings(
    groups: str, mute: frozenset[int], spoken_for: frozenset[int] = frozenset()
) -> Iterator[list[str]]:
    """Every way to hand the labels out among respondents, and among the others."""
    answered = [i for i in range(len(groups)) if i not in mute]
    strata = [answered, sorted(mute - spoken_for), sorted(spoken_for)]
    for drawn in product(*(permutations([groups[i] for i in one]) for one in strata)):
        label = dict(zip(chain(*strata), chain(*drawn), strict=True))
        yield [label[i] for i in range(len(groups))]


def test_chance_level_against_20_000_permutations() -> None:
    groups = "aaaaabbbbccc"
    graph = random_ties(12, 40, 1, frozenset())
    index = silos(organisation(groups, graph, frozenset()), "team", permutations=20_000).index
    random = np.random.default_rng(2)
    drawn = np.array(
        [e_i(graph, list(random.permutation(list(groups)))) for _ in range(20_000)]
    )
    assert index.expected is not None
    assert index.expected == pytest.approx(1 - 2 * (20 + 12 + 6) / 132, abs=1e-12)
    assert index.expected == index.expected_if_all_answered
    assert abs(drawn.mean() - index.expected) < 4 * drawn.std() / np.sqrt(20_000)
    assert index.value == pytest.approx(e_i(graph, list(groups)))
    closed = (drawn <= index.value + 1e-9).mean()
    opened = (drawn >= index.value - 1e-9).mean()
    assert index.p_silo == pytest.approx(closed, abs=0.02)
    assert index.p_open == pytest.approx(opened, abs=0.02)


NOBODY = frozenset[int]()


@pytest.mark.parametrize(
    ("mute", "spoken_for"),
    [
        (NOBODY, NOBODY),
        (frozenset({4, 5, 6}), NOBODY),
        (frozenset({0, 6}), NOBODY),
        (frozenset({1, 2, 4, 5, 6}), frozenset({2, 5, 6})),
    ],
)
def test_chance_is_exact_whoever_answered(
    mute: frozenset[int], spoken_for: frozenset[int]
) -> None:
    groups = "aaabbbc"
    graph = random_ties(7, 14 if not spoken_for else 9, 3, mute - spoken_for)
    graph.add_edges_from((i, (i + 1) % 7) for i in spoken_for)
    answer = silos(organisation(groups, graph, mute), "team", permutations=2000)
    every = list(relabellings(groups, mute, spoken_for))
    assert answer.index.expected == pytest.approx(np.mean([e_i(graph, x) for x in every]))
    for found in answer.cells:
        counts = [
            sum((label[u], label[v]) == (found.source, found.target) for u, v in graph.edges)
            for label in every
        ]
        assert found.expected == pytest.approx(np.mean(counts))
    closed = np.mean([e_i(graph, x) <= e_i(graph, list(groups)) + 1e-9 for x in every])
    assert answer.index.p_silo == pytest.approx(closed, abs=0.05)


@pytest.mark.parametrize("mute", [frozenset[int](), frozenset({4, 5, 6})])
def test_chance_of_an_actor_holds_its_own_group(mute: frozenset[int]) -> None:
    groups = "aaabbbc"
    graph = random_ties(7, 14, 3, mute)
    answer = silos(organisation(groups, graph, mute), "team", permutations=10)
    for actor in answer.members:
        me = int(actor.id)
        theirs = [x for x in relabellings(groups, mute) if x[me] == groups[me]]
        out = [v for _, v in graph.out_edges(me)]
        if not out or me in mute:
            assert (actor.value, actor.expected, actor.p_silo) == (None, None, None)
            continue
        means = [np.mean([1 if x[v] != x[me] else -1 for v in out]) for x in theirs]
        assert actor.expected == pytest.approx(np.mean(means))
        assert actor.value == pytest.approx(
            np.mean([1 if groups[v] != groups[me] else -1 for v in out])
        )
        closed = [mean <= actor.value + 1e-9 for mean in means]
        assert actor.p_silo == pytest.approx(np.mean(closed))


def test_groups_are_the_sum_of_their_members_and_cells() -> None:
    graph = random_ties(12, 50, 5, frozenset({3, 11}))
    answer = silos(organisation("aaaabbbbcccc", graph, frozenset({3, 11})), "team")
    for found in answer.groups:
        members = [m for m in answer.members if m.group == found.name]
        ties = found.index.external + found.index.internal
        assert found.index.internal == sum(m.internal or 0 for m in members)
        assert found.index.external == sum(m.external or 0 for m in members)
        assert found.inside == cell(answer, found.name, found.name).ties
        assert found.index.expected is not None
        weights = [(m.expected, (m.internal or 0) + (m.external or 0)) for m in members]
        total = sum(value * weight for value, weight in weights if value is not None)
        assert found.index.expected == pytest.approx(total / ties)
    assert sum(c.ties for c in answer.cells) == answer.ties == 50
    assert sum(c.expected for c in answer.cells) == pytest.approx(50)
    assert sum(c.possible for c in answer.cells) == answer.respondents * (answer.actors - 1)


def test_drawn_groups_keep_their_sizes_and_all_ties() -> None:
    mute = frozenset({3, 11})
    graph = random_ties(12, 50, 5, mute)
    data = grouped(organisation("aaaabbbbcccc", graph, mute), "team")
    drawn = draw(data, 500, seed=1)
    assert set(drawn.own.sum(axis=1)) == {50}
    assert (drawn.inside <= drawn.own).all()
    assert (drawn.inside.sum(axis=1) < 50).all()


def test_small_steps_draw_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = random_ties(12, 50, 5, frozenset())
    data = grouped(organisation("aaaabbbbcccc", graph, frozenset()), "team")
    monkeypatch.setattr("queries.shuffles.CELLS", 350)  # seven shuffles at a time
    drawn = draw(data, 30, seed=1)
    assert len(drawn.inside) == 30
    assert set(drawn.own.sum(axis=1)) == {50}


def cliques(groups: int, size: int) -> nx.Graph[int]:
    """Groups in which all work with all, in a ring with one tie between neighbours."""
    graph: nx.Graph[int] = nx.Graph()
    for g in range(groups):
        members = range(g * size, (g + 1) * size)
        graph.add_edges_from((u, v) for u in members for v in members if u < v)
        graph.add_edge(g * size, ((g + 1) * size + 1) % (groups * size))
        for member in members:
            graph.nodes[member]["team"] = "abcdefgh"[g]
    return graph


def test_closed_groups_are_silos() -> None:
    answer = silos(Network.from_networkx(cliques(4, 5)), "team")
    assert [(g.name, g.silo) for g in answer.groups] == [(x, True) for x in "abcd"]
    for found in answer.groups:
        assert found.inside == 20 > found.inside_expected
        assert found.across == 4 < found.across_expected
        assert found.index.p_silo is not None
        assert found.index.p_silo < 0.01
        assert found.index.expected == pytest.approx(1 - 2 * 4 / 19)
    assert [(p.one, p.other) for p in answer.unlinked] == [("a", "c"), ("b", "d")]
    assert answer.unlinked[0].possible == 50
    assert answer.unlinked[0].expected == pytest.approx(2 * 88 * 25 / 380)


def test_a_busy_group_is_no_silo_although_it_is_dense_inside() -> None:
    graph = cliques(4, 5)
    graph.add_edges_from((0, v) for v in range(5, 20))
    graph.add_edges_from((1, v) for v in range(5, 20))
    found = group(silos(Network.from_networkx(graph), "team"), "a")
    assert found.inside > found.inside_expected
    assert found.across > found.across_expected
    assert found.silo is False


def test_a_quiet_group_is_no_silo_although_it_names_nobody_outside() -> None:
    graph = cliques(4, 5)
    graph.remove_edges_from([(u, v) for u, v in list(graph.edges) if u < 5])
    graph.add_edges_from((u, v) for u in range(5, 20) for v in range(5, u))
    graph.add_edge(0, 1)
    found = group(silos(Network.from_networkx(graph), "team"), "a")
    assert (found.inside, found.across, found.index.value) == (2, 0, -1)
    assert found.index.p_silo is not None
    assert found.index.p_silo < 0.05
    assert found.inside < found.inside_expected
    assert found.silo is False


def test_what_others_say_opens_a_group_that_lists_only_itself() -> None:
    graph = cliques(5, 5).to_directed()
    own = [(u, v) for u, v in graph.edges if u < 5 <= v]
    graph.remove_edges_from(own)
    graph.add_edges_from((u, v) for u in range(5, 25) for v in range(5))
    found = group(silos(Network.from_networkx(graph), "team"), "a")
    assert found.index.value == -1
    assert found.index.p_silo is not None
    assert found.index.p_silo < 0.01
    assert found.across == 100 > found.across_expected
    assert found.silo is False


def test_random_groups_are_rarely_silos() -> None:
    verdicts: list[bool | None] = []
    for seed in range(20):
        graph = random_ties(20, 80, seed, frozenset())
        network = organisation("aaaaabbbbbcccccddddd", graph, frozenset())
        verdicts += [g.silo for g in silos(network, "team", permutations=400).groups]
    assert None not in verdicts
    assert 0 < sum(map(bool, verdicts)) <= 8  # 80 groups, at most one in twenty by chance


def test_actors_that_could_not_answer_hide_no_silo() -> None:
    # Two closed teams, and many outside bodies that they all share and that filed no lists.
    graph: nx.DiGraph[int] = nx.DiGraph()
    for team in (range(5), range(5, 10)):
        graph.add_edges_from((u, v) for u in team for v in team if u != v)
        graph.add_edges_from((u, 10 + u) for u in team)
    mute = frozenset(range(10, 50))
    index = silos(organisation("a" * 5 + "b" * 5 + "x" * 40, graph, mute), "team").index
    assert index.value is not None
    assert index.expected is not None
    assert index.expected_if_all_answered is not None
    # As if bodies could have named bodies, the teams would seem to be open ...
    assert index.expected_if_all_answered < index.value + 0.3
    # ... while among the ties that somebody could report they are closed beyond doubt.
    assert index.value < index.expected - 0.5
    assert index.p_silo is not None
    assert index.p_silo < 0.01


def test_the_matrix_by_hand(municipality: Network) -> None:
    answer = silos(municipality, "department")
    assert (answer.actors, answer.respondents, answer.without_group) == (4, 3, 2)
    assert answer.ties == 5
    assert answer.density == pytest.approx(5 / 9)
    assert [(c.source, c.target) for c in answer.cells[:3]] == [
        ("Culture", "Culture"),
        ("Culture", "Learning"),
        ("Culture", "Staff"),
    ]
    inside = cell(answer, "Culture", "Culture")
    assert (inside.ties, inside.possible, inside.density) == (0, 1, 0)
    assert (inside.strength.low, inside.strength.high) == (0, 0)
    staff = cell(answer, "Staff", "Culture")
    assert (staff.ties, staff.possible, staff.density) == (1, 2, 0.5)
    assert (staff.strength.low, staff.strength.high, staff.strength.unknown) == (230, 230, 0)
    blind = cell(answer, "Culture", "Staff")
    assert (blind.ties, blind.strength.low, blind.strength.unknown) == (1, None, 1)
    assert answer.index.value == 1
    assert answer.index.expected == pytest.approx(1 - 2 / 3 / 5)
    assert answer.index.expected_if_all_answered == pytest.approx(2 / 3)
    assert {g.index.reason for g in answer.groups} == {"too_few_respondents"}
    assert {g.silo for g in answer.groups} == {None}
    assert answer.unlinked == ()


def test_somebody_else_spoke_for_a_non_respondent() -> None:
    graph = nx.DiGraph([(0, 1), (1, 0), (2, 3), (2, 0)])
    answer = silos(organisation("aabb", graph, frozenset({2, 3})), "team", permutations=10)
    found = cell(answer, "b", "b")
    assert (found.ties, found.reported, found.possible, found.density) == (1, 0, 0, None)
    assert cell(answer, "b", "a").ties == 1
    assert group(answer, "b").index.reason == "too_few_respondents"
    assert [m.external for m in answer.members] == [0, 0, None, None]
    assert answer.index.expected == pytest.approx(
        np.mean([e_i(graph, x) for x in relabellings("aabb", frozenset({2, 3}))])
    )


def test_groups_that_nobody_could_link_are_not_called_unlinked() -> None:
    graph = nx.DiGraph([(0, 1), (1, 0)])
    answer = silos(organisation("aabc", graph, frozenset({2, 3})), "team", permutations=10)
    assert [(p.one, p.other) for p in answer.unlinked] == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize(
    ("groups", "ties", "mute", "reason"),
    [
        ("a", [], frozenset[int](), "one_group"),
        ("aaa", [(0, 1), (1, 2)], frozenset[int](), "one_group"),
        ("aabb", [], frozenset[int](), "no_ties"),
        ("aabb", [(0, 0), (1, 1)], frozenset[int](), "no_ties"),
        ("aabb", [(0, 1), (0, 2)], frozenset({1, 2, 3}), "too_few_respondents"),
        ("aabb", [(0, 1)], frozenset({0, 1, 2, 3}), "too_few_respondents"),
    ],
)
def test_too_little_data_is_no_number(
    groups: str, ties: list[tuple[int, int]], mute: frozenset[int], reason: str
) -> None:
    answer = silos(organisation(groups, nx.DiGraph(ties), mute), "team")
    for index in (answer.index, *(g.index for g in answer.groups)):
        assert index.reason == reason
        assert index.value is index.expected is index.p_silo is index.p_open is None
        assert index.expected_if_all_answered is None
    assert {g.silo for g in answer.groups} == {None}


def test_a_wish_is_no_tie() -> None:
    actors = [Actor(id=i, name=i, respondent=True, groups={"team": i}) for i in "ab"]
    wish = Collaboration(
        source="a",
        target="b",
        status=Status.PROPOSED,
        low=None,
        high=None,
        purposes=(),
        statements=("s",),
    )
    assert silos(Network.build(actors, [wish]), "team").index.reason == "no_ties"


def test_one_group_has_no_actor_index() -> None:
    answer = silos(organisation("aa", nx.DiGraph([(0, 1)]), frozenset()), "team")
    assert [(m.internal, m.value, m.expected) for m in answer.members] == [
        (1, None, None),
        (0, None, None),
    ]


def test_a_group_without_ties_of_its_own() -> None:
    graph = nx.DiGraph([(0, 1), (1, 0), (0, 2)])
    answer = silos(organisation("aabb", graph, frozenset()), "team", permutations=50)
    assert group(answer, "b").index.reason == "no_ties"
    assert group(answer, "a").index.reason is None


@pytest.mark.parametrize("size", [0, 3])
def test_an_attribute_that_nobody_has(size: int) -> None:
    with pytest.raises(UsageError, match="structure file"):
        silos(Network.from_networkx(nx.empty_graph(size)), "team")


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert silos(municipality, "department") == silos(shuffled, "department")


def test_other_names_change_no_exact_figure() -> None:
    groups, mute = "aaaabbbbcccc", frozenset({3, 11})
    graph = random_ties(12, 50, 5, mute)
    one = silos(organisation(groups, graph, mute), "team")
    turned = nx.relabel_nodes(graph, {i: 11 - i for i in range(12)})
    mirror = {"a": "z", "b": "y", "c": "x"}
    other_groups = "".join(mirror[g] for g in reversed(groups))
    other = silos(organisation(other_groups, turned, frozenset(11 - i for i in mute)), "team")
    assert (one.index.value, one.density) == (other.index.value, other.density)
    assert one.index.expected == pytest.approx(other.index.expected)
    assert one.index.p_silo == pytest.approx(other.index.p_silo, abs=0.03)
    for found in one.cells:
        twin = cell(other, mirror[found.source], mirror[found.target])
        assert (found.ties, found.possible) == (twin.ties, twin.possible)
        assert found.expected == pytest.approx(twin.expected)


def test_a_seed_decides_the_shuffles() -> None:
    network = organisation("aaaabbbbcccc", random_ties(12, 50, 5, frozenset()), frozenset())
    assert silos(network, "team", seed=1) == silos(network, "team", seed=1)
    one, other = (silos(network, "team", permutations=99, seed=s).index for s in (1, 2))
    assert one.p_silo != other.p_silo
    assert one.expected == other.expected


def test_of_very_many_groups_the_cells_with_ties_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = organisation("aabbcc", nx.DiGraph([(0, 1), (0, 2), (3, 0)]), frozenset())
    whole = silos(network, "team", permutations=99)
    monkeypatch.setattr("queries.silos.ALL_CELLS", 2)
    monkeypatch.setattr("queries.cells.ALL_CELLS", 2)
    part = silos(network, "team", permutations=99)
    assert part.cells == tuple(c for c in whole.cells if c.ties)
    assert part.groups == whole.groups
    assert part.unlinked == ()  # the two largest are linked
    assert [(p.one, p.other) for p in whole.unlinked] == [("a", "c"), ("b", "c")]


@settings(max_examples=200)
@given(st.data())
def test_draws_without_putting_back(data: st.DataObject) -> None:
    boxes = []
    for _ in range(2):
        among = data.draw(st.integers(0, 12))
        boxes.append(
            (among, data.draw(st.integers(0, among)), data.draw(st.integers(0, among)))
        )
    seen = data.draw(st.integers(0, 26))
    spread = [
        {x: float(hypergeom.pmf(x, *box)) if box[0] else float(x == 0) for x in range(13)}
        for box in boxes
    ]
    expected = sum(
        p * q for x, p in spread[0].items() for y, q in spread[1].items() if x + y >= seen
    )
    one, other = (tuple(np.array([v]) for v in box) for box in boxes)
    (found,) = at_least_from_two(np.array([seen]), one, other)  # type: ignore[arg-type]
    assert found == pytest.approx(expected, abs=1e-9)
