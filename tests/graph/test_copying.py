"""A graph goes from store to store and stays the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.assembly import assemble, settle
from graph.checks import check
from graph.copying import copy
from graph.errors import StoreError
from graph.model import Problem, ProblemKind, Reading
from graph.store import Label, Store
from graph.stores import open_store
from graph.stores.sqlite import SqliteStore, backup

MakeReading = Callable[..., Reading]


@pytest.fixture
def filled(store: Store, reading: MakeReading) -> Store:
    store.add(reading())
    store.add(reading("other.txt", (("Pool", "Library", 4, 4, ""),), organisation="Vik"))
    store.note_failure(Problem(kind=ProblemKind.EMPTY, file="empty.txt"))
    store.set_label(Label("spring", date(2026, 3, 1)))
    settle(store)
    return store


def _everything(store: Store) -> tuple[object, ...]:
    return (
        store.sources(),
        [store.reading(s.sha256) for s in store.sources()],
        store.problems(),
        store.mentions(),
        store.actors(),
        store.meaning(),
        store.questions(),
        store.settled,
        store.label,
        store.counts(),
        assemble(store)[1],
    )


def test_there_and_back(filled: Store, tmp_path: Path, empty: Callable[[], str]) -> None:
    held = _everything(filled)
    with SqliteStore(tmp_path / "copy.db", create=True) as middle:
        assert copy(filled, middle) == filled.counts()
        assert _everything(middle) == held
        assert check(middle) == ()
        filled.close()
        back = open_store(empty(), create=True)
        copy(middle, back)
        assert _everything(back) == held
        assert check(back) == ()
        back.close()


def test_a_copy_that_was_broken_off_goes_on(filled: Store, tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "copy.db", create=True) as target:
        target.add(filled.reading(filled.sources()[0].sha256))
        copy(filled, target)
        assert _everything(target) == _everything(filled)


def test_another_graph_is_not_copied_over(
    filled: Store, tmp_path: Path, reading: MakeReading
) -> None:
    with SqliteStore(tmp_path / "copy.db", create=True) as target:
        target.add(reading("third.txt"))
        with pytest.raises(StoreError, match="another graph"):
            copy(filled, target)
        assert target.counts().sources == 1


def test_a_backup_is_the_graph_and_never_overwrites(
    tmp_path: Path, reading: MakeReading
) -> None:
    path, target = tmp_path / "graph.db", tmp_path / "backup.db"
    with SqliteStore(path, create=True) as store:
        store.add(reading())
        settle(store)
        assert backup(path, target) == store.counts()
        with SqliteStore(target) as kept:
            assert _everything(kept) == _everything(store)
    with pytest.raises(StoreError, match="exists already"):
        backup(path, target)
    with pytest.raises(StoreError, match="there is no graph"):
        backup(tmp_path / "none.db", tmp_path / "new.db")
    with pytest.raises(StoreError, match="cannot be written"):
        backup(path, tmp_path / "no such folder" / "new.db")
    assert not list(tmp_path.glob("*.part"))
