"""A person's own words in the reading of documents, and what each language lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.model import Reading, Status
from graph.own_words import LANGUAGES, OwnWords, adopt, read
from loaders.folders.find import find
from loaders.folders.pool import read_files
from loaders.folders.worker import Setup
from loaders.vocabulary import read_words
from loaders.vocabulary.coverage import categories, check


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    adopt(OwnWords())


def own(folder: Path, lists: str) -> OwnWords:
    (folder / "own.yaml").write_text(f"language: nb\nlists:\n{lists}", "utf-8")
    adopt(read(folder))
    return read(folder)


def test_own_words_are_read_in_the_processes(tmp_path: Path) -> None:
    words = "  list_phrases: [makkerskap]\n  rates:\n    weekly: [hver markedsdag]\n"
    (tmp_path / "own").mkdir()
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "list.txt").write_text(
        "Referat\n\nVåre makkerskap\n\nBasseng\n\n- Renhold (hver markedsdag): vann\n", "utf-8"
    )
    files = find([tmp_path / "documents"]).files
    setup = Setup(own_words=own(tmp_path / "own", words))
    ((_, found),) = read_files(files, setup)
    assert isinstance(found, Reading)
    (said,) = found.statements
    assert (said.subject, said.object, said.frequency.low) == ("Basseng", "Renhold", 52)


def test_a_word_has_the_meaning_that_the_person_gives_it(tmp_path: Path) -> None:
    ours = read_words()
    assert "jevnlig" in ours.languages["nb"].numberless
    assert ours.column("område") == "unit"
    own(
        tmp_path,
        "  rates: {monthly: [jevnlig]}\n  headers: {partner: [område]}\n"
        "  statuses: {strained: [planlagt]}\n",
    )
    words = read_words()
    assert words.column("område") == "partner"
    assert words.status("planlagt") is Status.STRAINED
    for code in LANGUAGES:
        assert "jevnlig" not in words.languages[code].numberless
    assert "jevnlig" in words.languages["nb"].rates["monthly"]
    assert words.column("enhet") == "unit"  # what was not claimed is as it was


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        ("lists", "  rates: {wekly: [a]}", "lists.rates.wekly"),
        ("prose", "  straned: [a]", "did you mean strained"),
        ("names", "  nouns: {collectives: {'-': [a]}}", "did you mean collective"),
    ],
)
def test_every_part_is_checked_before_anything_is_read(
    tmp_path: Path, part: str, text: str, said: str
) -> None:
    (tmp_path / "own.yaml").write_text(f"language: sv\n{part}:\n{text}\n", "utf-8")
    adopt(read(tmp_path))
    with pytest.raises(UsageError) as refused:
        check()
    assert said in str(refused.value)
    assert "own.yaml" in str(refused.value)


# Where a language may have none: the others' words serve it, or it needs no such thing.
NONE_NEEDED = {
    "lists.once": ("nb", "nn", "da", "sv"),  # "twice" is two words there
    "names.nouns.council": ("en",),
    "names.nouns.plain": ("en",),
    "names.spelling": ("nn", "da", "sv", "en"),
    "names.same": ("nn",),
    "names.expansions": ("en",),
}


def test_no_language_lacks_a_kind_of_words() -> None:
    """What a language lacks is named here with its reason, or filled in."""
    found = categories()
    assert {"lists.rates.weekly", "prose.strained", "names.nouns.collective"} <= {
        category.name for category in found
    }
    lacking = {
        category.name: set(category.absent) - set(NONE_NEEDED.get(category.name, ()))
        for category in found
    }
    assert {name: codes for name, codes in lacking.items() if codes} == {}


def test_few_words_are_told(tmp_path: Path) -> None:
    many = ", ".join(f"word{n}" for n in range(200))
    own(tmp_path, f"  topics: [{many}]\n")
    (topics,) = [category for category in categories() if category.name == "lists.topics"]
    assert topics.words["nb"] > 200
    assert topics.thin == ()  # one language with many makes no usual number
    for code in LANGUAGES[1:4]:
        (tmp_path / f"{code}.yaml").write_text(
            f"language: {code}\nlists:\n  topics: [{many}]\n", "utf-8"
        )
    adopt(read(tmp_path))
    (topics,) = [category for category in categories() if category.name == "lists.topics"]
    assert topics.thin == ("en",)
