"""Small groups lose their names, and nothing that is left gives them away."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from graph.disclosure import guarded, together
from graph.model import Actor
from graph.network import Network


def network(groups: dict[str, int], people: int | None = None) -> Network:
    """One actor a member, each of `people`."""
    return Network.build(
        [
            Actor(id=f"{label}-{i}", name=f"{label} {i}", groups={"area": label}, people=people)
            for label, members in groups.items()
            for i in range(members)
        ],
        [],
    )


def areas(net: Network) -> Counter[str]:
    return Counter(a.groups["area"] for a in net.actors if "area" in a.groups)


def test_a_group_of_five_is_shown_and_two_small_ones_are_counted_together() -> None:
    shown = areas(guarded(network({"Care": 5, "Park": 4, "Archive": 1})))
    assert shown == {"Care": 5, together(): 5}


def test_a_total_does_not_give_a_single_small_group_away() -> None:
    shown = areas(guarded(network({"Care": 9, "Park": 6, "Archive": 2})))
    assert shown == {"Care": 9, together(): 8}  # the next larger group hides the small one


def test_head_counts_make_a_small_department_large_enough_and_are_not_shown() -> None:
    net = guarded(network({"Care": 2, "Park": 3}, people=20))
    assert areas(net) == {"Care": 2, "Park": 3}
    assert all(a.people is None for a in net.actors)


def test_a_column_of_leaders_is_no_attribute() -> None:
    leaders = {f"Leader {i}": 1 for i in range(12)}
    assert guarded(network(leaders)).attributes == ()
    assert (
        guarded(network(leaders, people=30), 1).attributes == ()
    )  # one of each groups nothing


def test_a_limit_of_one_shows_every_group() -> None:
    assert areas(guarded(network({"Care": 1, "Park": 3}), 1)) == {"Care": 1, "Park": 3}


sizes = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 9), min_size=1)


@given(sizes, st.integers(1, 8))
def test_every_name_shown_stands_for_enough_people(sizes: dict[str, int], least: int) -> None:
    before = network(sizes)
    after = guarded(before, least)
    shown = areas(after)
    assert all(count >= least for count in shown.values())
    for label, count in shown.items():
        if label != together(least):
            assert count == sizes[label]  # what is shown is whole
    hidden = sum(sizes.values()) - sum(shown.values())
    assert hidden in (0, sum(sizes.values()))  # an attribute is there for all, or gone
    assert [a.id for a in after.actors] == [a.id for a in before.actors]
    assert guarded(after, least).attributes == after.attributes
