"""The arrays that a store gives are those that the statements give, for any statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assembly import assemble, outline
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
    ),
    max_size=12,
)
Bullets = list[tuple[str, str, Status, Frequency, str]]


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
        )
        for line, (subject, object_, status, frequency, purpose) in enumerate(said)
    )
    store.add(Reading(source=Source(name="x", sha256=str(number)), statements=statements))
    store.settle(Resolution(ACTORS, MEANING, ()), str(number))
    network, _ = assemble(store)
    bare = outline(store)
    for column in ("source", "target", "status"):
        assert np.array_equal(getattr(bare, column), getattr(network, column))
    for column in ("low", "high"):
        np.testing.assert_allclose(getattr(bare, column), getattr(network, column), rtol=1e-12)
    store.remove(str(number))


@given(bullets)
def test_sql_gathers_as_python_does(said: Bullets) -> None:
    with SqliteStore(Path(":memory:"), create=True) as store:
        _compare(store, said, 0)


def test_neo4j_gives_back_what_was_gathered(neo4j_server: Callable[[], str]) -> None:
    store = open_store(neo4j_server(), create=True)
    numbers = iter(range(1000))

    @settings(max_examples=12)
    @given(bullets)
    def compare(said: Bullets) -> None:
        _compare(store, said, next(numbers))

    compare()
    store.close()
