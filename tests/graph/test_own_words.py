"""A person's own words: merged over ours, or refused with file and key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import own_words
from graph.errors import UsageError
from graph.identity import Mention, resolve
from graph.model import Kind
from graph.names.vocabulary import vocabulary
from graph.own_words import OwnWords, adopt, overlaid, read

NB = "language: nb\nlists: "
BASE = {"rates": {"weekly": ["ukentlig"]}, "words": ["a"], "numbers": {"to": 2}, "text": "x"}


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    adopt(OwnWords())


def put(folder: Path, text: str, name: str = "own.yaml") -> OwnWords:
    (folder / name).write_text(text, "utf-8")
    adopt(read(folder))
    return own_words.in_use()


def test_words_are_added_and_ours_stay(tmp_path: Path) -> None:
    put(tmp_path, "language: nb\nlists:\n  rates:\n    weekly: [hver fredag]\n  words: [b]\n")
    put(tmp_path, "language: nb\nlists:\n  numbers: {snes: 20}\n  words: [c]\n", "p.yml")
    put(tmp_path, "language: da\nlists:\n  words: [d]\n", "q.yaml")
    assert overlaid("lists", "nb", BASE) == {
        "rates": {"weekly": ["ukentlig", "hver fredag"]},
        "words": ["a", "b", "c"],
        "numbers": {"to": 2, "snes": 20},
        "text": "x",
    }
    assert overlaid("lists", "sv", BASE) == BASE
    assert BASE["words"] == ["a"]


def test_no_folder_is_no_words(tmp_path: Path) -> None:
    assert not read(tmp_path / "none")
    assert read(tmp_path).digest == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("language: [", "own.yaml:1: not YAML"),
        ("- a", "keys with their words"),
        ("lists: {}", "language: one of nb"),
        ("language: nb\nlist: {}", "list: there is no such key; did you mean lists?"),
        (NB + "[a]", "lists: keys with their words"),
        (NB + "{wrds: [a]}", "lists.wrds: there is no such key; did you mean words"),
        (NB + "{rates: {wekly: [a]}}", "lists.rates.wekly: there is no such key"),
        (NB + "{rates: [a]}", "lists.rates: keys with their words"),
        (NB + "{words: a}", "lists.words: a list is expected"),
        (NB + "{words: ['']}", "'' is no word"),
        (NB + "{words: [[a]]}", "['a'] is no word"),
        (NB + "{numbers: {snes: mange}}", "lists.numbers.snes: a number is expected"),
        (NB + "{text: [a]}", "lists.text: a text is expected"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_file_and_key(
    tmp_path: Path, text: str, said: str
) -> None:
    def lay() -> None:
        put(tmp_path, text)
        overlaid("lists", "nb", BASE)

    with pytest.raises(UsageError) as refused:
        lay()
    assert said in str(refused.value)
    assert str(tmp_path / "own.yaml") in str(refused.value)


def test_words_need_no_quotes(tmp_path: Path) -> None:
    put(tmp_path, NB + "{words: [no, on, 12, 13_23, 2024-01-01, null]}")
    own = ["a", "no", "on", "12", "13_23", "2024-01-01", "null"]
    assert overlaid("lists", "nb", BASE)["words"] == own


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(b"language: \xff\xfe")
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path)


def test_a_kind_of_unit_that_the_person_names(tmp_path: Path) -> None:
    """Singular and plural of a collective mean the same; of a word nobody knows they do not."""
    names = [Mention("", "Grobb"), Mention("", "Grobbari"), Mention("", "Arkiv")]
    assert len(resolve(names).actors) == 3
    put(
        tmp_path,
        'language: nb\nnames:\n  nouns:\n    collective:\n      "- | ari": [grobb]\n',
    )
    assert "grobbari" in vocabulary().forms
    actors = resolve(names).actors
    (one,) = [a for a in actors if "Grobb" in a.names]
    assert set(one.names) == {"Grobb", "Grobbari"}
    assert one.kind is Kind.COLLECTIVE
    adopt(OwnWords())
    assert "grobbari" not in vocabulary().forms
