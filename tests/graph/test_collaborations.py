"""Statements become collaborations: frequencies combine, and the unknown stays unknown."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from graph.collaborations import collaborations, interval
from graph.model import Basis, Frequency, Reading, Status

MakeReading = Callable[..., Reading]

frequencies = st.one_of(
    st.just(Frequency()),
    st.tuples(st.integers(1, 230), st.integers(0, 230)).map(
        lambda p: Frequency(low=p[0], high=p[0] + p[1], basis=Basis.STATED)
    ),
)
said = st.lists(st.tuples(st.sampled_from(["", "pay", "rota"]), frequencies), max_size=6)


@given(said)
def test_the_interval_brackets_every_known_statement(
    pairs: list[tuple[str, Frequency]],
) -> None:
    low, high = interval(pairs)
    known = [f for _, f in pairs if f.low is not None and f.high is not None]
    if not known:
        assert (low, high) == (None, None)
        return
    assert low == max(f.low or 0 for f in known)
    if len(known) < len(pairs):
        assert high is None
    else:
        assert high is not None
        assert max(f.high or 0 for f in known) <= high <= sum(f.high or 0 for f in known)


@given(said, st.randoms())
def test_the_interval_does_not_depend_on_order(pairs: list[tuple[str, Frequency]], rng) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(pairs)
    rng.shuffle(shuffled)
    assert interval(pairs) == interval(shuffled)


def test_a_repeated_purpose_is_not_counted_twice() -> None:
    weekly = Frequency(low=52, high=52)
    assert interval([("pay", weekly), ("pay", weekly)]) == (52, 52)


def test_one_collaboration_per_pair_and_status_with_all_its_evidence(
    reading: MakeReading,
) -> None:
    one = reading(
        bullets=(
            ("Library", "Schools", 52, 52, "reading weeks"),
            ("Library", "The schools", 12, 12, "book boxes"),
            ("Library", "Schools and nurseries", None, None, ""),
        )
    )
    meaning = {
        ("", "Library"): ("library",),
        ("", "Schools"): ("school",),
        ("", "The schools"): ("school",),
        ("", "Schools and nurseries"): ("school", "nursery"),
    }
    found = collaborations(one.statements, {one.source.sha256: ""}, meaning)
    assert [(c.source, c.target, c.low, c.high, len(c.statements)) for c in found] == [
        ("library", "nursery", None, None, 1),
        ("library", "school", 52, None, 3),
    ]
    assert found[1].purposes == ("reading weeks", "all of it", "book boxes")
    assert found[1].status is Status.EXISTING
