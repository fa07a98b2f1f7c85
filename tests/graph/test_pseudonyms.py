"""Labels for names: the same graph, and no word of the documents in it."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from graph.assembly import assemble, settle
from graph.errors import UsageError
from graph.evidence import Evidence
from graph.network import Network
from graph.pseudonyms import Labels, keep_secret, pseudonymous
from graph.stores import open_store
from loaders.load import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SECRET = b"kept by the adviser alone"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Network, Evidence]:
    store = open_store(str(tmp_path_factory.mktemp("graph") / "a.db"), create=True)
    for path in sorted(EXAMPLES.glob("fagersund*")):
        reading = load(path, organisation="Fagersund")
        store.add(reading)  # type: ignore[arg-type]
    settle(store)
    found = assemble(store)
    store.close()
    return found


def words(network: Network, evidence: Evidence) -> set[str]:
    """Every word of four letters or more that a reader could meet in the values."""
    texts = [str(value) for a in network.actors for value in a.model_dump().values()]
    texts += [str(s.model_dump()) for s in evidence.statements.values()]
    texts += [str(s.model_dump()) for s in evidence.sources.values()]
    texts += [str(evidence.problems), str(evidence.questions), str(evidence.meaning)]
    texts += [str(network.purposes), str(network.evidence)]
    return set(re.findall(r"[^\W\d_]{4,}", " ".join(texts).casefold()))


def test_no_name_purpose_or_quote_is_left(example: tuple[Network, Evidence]) -> None:
    network, evidence = example
    shown = pseudonymous(network, evidence, Labels(SECRET))
    said = {
        word
        for a in network.actors
        for text in (*a.names, a.name, *a.groups.values())
        for word in re.findall(r"[^\W\d_]{4,}", text.casefold())
    }
    for statement in evidence.statements.values():
        said.update(re.findall(r"[^\W\d_]{4,}", statement.quote.casefold()))
    assert len(said) > 100
    # the words of the model itself ("proposed", "internal") are ours, not the documents'
    ours = {"existing", "proposed", "strained", "unit", "role", "body", "intern", "internal"}
    assert words(*shown) & said <= ours


def test_the_shape_and_the_numbers_stay(example: tuple[Network, Evidence]) -> None:
    network, evidence = example
    labels = Labels(SECRET)
    shown, behind = pseudonymous(network, evidence, labels)
    name = {a.id: labels.actor(a) for a in network.actors}

    def ties(net: Network, key: dict[str, str]) -> set[tuple[object, ...]]:
        rows = (net.collaboration(i) for i in range(len(net.source)))
        return {
            (key[r.source], key[r.target], r.status, r.low, r.high, len(r.statements))
            for r in rows
        }

    assert ties(shown, {a.id: a.id for a in shown.actors}) == ties(network, name)
    assert len(behind.statements) == len(evidence.statements)
    for row in range(len(shown.source)):
        tie = shown.collaboration(row)
        for statement in behind.said(tie.statements):
            assert tie.source in behind.actors_of(statement, statement.subject)
            assert tie.target in behind.actors_of(statement, statement.object)


def test_one_secret_gives_one_label_and_another_gives_others(
    example: tuple[Network, Evidence],
) -> None:
    network, evidence = example
    first, _ = pseudonymous(network, evidence, Labels(SECRET))
    again, _ = pseudonymous(network, evidence, Labels(SECRET))
    other, _ = pseudonymous(network, evidence, Labels(b"another secret of some length"))
    assert first.actors == again.actors
    assert not {a.id for a in first.actors} & {a.id for a in other.actors}


def test_the_secret_is_made_once_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "samspill.secret"
    made = keep_secret(path)
    assert len(made) >= 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert keep_secret(path) == made
    assert keep_secret(tmp_path / "other.secret") != made


def test_a_short_secret_and_a_folder_that_is_missing_are_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="16 bytes"):
        Labels(b"1234")
    with pytest.raises(UsageError, match=r"nowhere"):
        keep_secret(tmp_path / "nowhere" / "samspill.secret")
