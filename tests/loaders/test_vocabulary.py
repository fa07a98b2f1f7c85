"""The words are data: whole in every language, and free of what YAML makes of "no"."""

from itertools import pairwise

import pytest

from graph.model import Kind, Scope, Status
from loaders.vocabulary import LANGUAGES, Words, fold, vocabulary

LISTS = [name for name in Words.model_fields if name not in {"language", "once"}]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", LISTS)
def test_every_key_is_filled_in_every_language(code, key):
    words = getattr(vocabulary().languages[code], key)
    assert words
    for value in words.values() if isinstance(words, dict) else [words]:
        assert value


@pytest.mark.parametrize("code", LANGUAGES)
def test_languages_name_the_same_things(code):
    words, model = vocabulary().languages[code], vocabulary().languages["nb"]
    for key in ("rates", "periods", "headers", "statuses", "kinds", "scopes"):
        assert getattr(words, key).keys() == getattr(model, key).keys()
    assert words.language == code
    assert len(words.months) == 12
    assert len(set(words.months)) == 12


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Samarbeidspartner:", "partner"), ("ENHET", "unit"), ("eining", "unit"),
        ("Hyppighed", "frequency"), ("Syfte", "purpose"), ("how often", "frequency"),
        ("Status", "status"), ("overordnet_enhet", "parent"), ("Rom", None), ("", None),
    ],
)  # fmt: skip
def test_a_header_names_its_column(header, column):
    assert vocabulary().column(header) == column


def test_words_of_tables_have_one_meaning_each():
    words = vocabulary()
    assert words.status("ønsket") is words.status("önskat") is Status.PROPOSED
    assert words.status("Strained") is words.status("anstrengt") is Status.STRAINED
    assert words.kind("rolle") is words.kind("roll") is Kind.ROLE
    assert words.scope("ekstern") is words.scope("external") is Scope.EXTERNAL
    assert words.status("blue") is words.kind("blue") is words.scope("blue") is None


def test_merged_words_are_folded():
    ends = vocabulary().all("list_ends")
    assert {"vedlegg", "bilag", "bilaga", "appendix"} <= ends
    assert all(fold(word) == word for word in ends)


def test_fold_forgives_what_the_eye_does():
    forms = ["Hyppig\u00adhet", " hyppighet: ", "HYPPIGHET", "*hyppighet*", "hyppighet."]
    assert all(fold(a) == fold(b) for a, b in pairwise(forms))
