"""The arrays that a store gives are those that the statements give, for any statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assembly import assemble, outline
from graph.collaborations import MIN_CONFIDENCE
from graph.identity import Resolution
from graph.model import Actor, Frequency, Place, Reading, Source, Statement, Status
from graph.store import Store
from graph.stores import open_store
from graph.stores.sqlite import SqliteStore

NAMES = ("a", "b", "c", "a and b")
MEANING = {("", "a"): ("A",), ("", "b"): ("B",), ("", "c"): ("A",), ("", "a and b"): ("B", "A")}
ACTORS = (Actor(id="A", name="A"), Actor(id="B", name="B"))

frequencies = st.one_of(
    st.just(Frequency()),
    st.tuples(st.floats(0, 500), st.floats(0, 500)).map(
        lambda p: Frequency(low=min(p), high=max(p))
    ),
)
bullets = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(Status),
        frequencies,
        st.sampled_from(["", "Straße", "STRASSE", "Ærend", "ærend", "pay"]),
        st.sampled_from([0, 0.3, 0.5, 0.8, 1]),
    ),
    max_size=12,
)
Bullets = list[tuple[str, str, Status, Frequency, str, float]]


def _compare(store: Store, said: Bullets, number: int) -> None:
    statements = tuple(
        Statement(
            source=str(number),
            speaker=subject,
            subject=subject,
            object=object_,
            status=status,
            frequency=frequency,
            purpose=purpose,
            quote="",
            place=Place(line=line),
            confidence=confidence,
        )
        for line, (subject, object_, status, frequency, purpose, confidence) in enumerate(said)
    )
    store.add(Reading(source=Source(name="x", sha256=str(number)), statements=statements))
    store.settle(Resolution(ACTORS, MEANING, ()), str(number))
    for limit in (MIN_CONFIDENCE, 0, 0.8):
        network, _ = assemble(store, limit)
        bare = outline(store, limit)
        assert bare.actors == network.actors
        for column in ("source", "target", "status"):
            assert np.array_equal(getattr(bare, column), getattr(network, column))
        for column in ("low", "high"):
            one, other = getattr(bare, column), getattr(network, column)
            np.testing.assert_allclose(one, other, rtol=1e-12)
    store.remove(str(number))


@given(bullets)
def test_sql_gathers_as_python_does(said: Bullets) -> None:
    with SqliteStore(Path(":memory:"), create=True) as store:
        _compare(store, said, 0)


def test_neo4j_gives_back_what_was_gathered(neo4j_server: Callable[[], str]) -> None:
    store = open_store(neo4j_server(), create=True)
    numbers = iter(range(1000))

    @settings(max_examples=8)
    @given(bullets)
    def compare(said: Bullets) -> None:
        _compare(store, said, next(numbers))

    compare()
    store.close()
