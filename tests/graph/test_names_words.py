"""The words per language, and what the dictionaries add."""

from itertools import chain

import pytest
import yaml

from graph.names import vocabulary as vocabularies
from graph.names.vocabulary import LANGUAGES, Tag, inflect, vocabulary
from graph.names.words import Lexicon, languages

FILES = {
    language: (vocabularies.files("graph.names") / f"{language}.yaml").read_text(
        encoding="utf-8"
    )
    for language in LANGUAGES
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_leads_to_its_dictionary_form(language: str) -> None:
    """Also where two languages share a form, or a word is listed twice."""
    lexicon = Lexicon(("nb",))
    for tables in yaml.safe_load(FILES[language])["nouns"].values():
        for endings, stems in tables.items():
            for stem in stems:
                forms = inflect(stem, endings, Tag.PLAIN)
                bases = {lexicon.word(form).base for form, _ in forms}
                assert len(bases) == 1, (stem, endings, bases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_have_the_same_fields_and_no_field_twice(language: str) -> None:
    data = yaml.safe_load(FILES[language])
    assert set(data) == set(yaml.safe_load(FILES["nb"]))
    assert set(data["nouns"]) <= set(Tag)
    root = yaml.compose(FILES[language], yaml.SafeLoader)
    maps = [root]
    while maps:
        node = maps.pop()
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), keys
        maps += [value for _, value in node.value if isinstance(value, yaml.MappingNode)]


def test_words_are_words() -> None:
    known = vocabulary()
    texts = chain(known.joining, known.skip, known.generic, known.other, known.domains)
    assert all(isinstance(text, str) and text == text.casefold() for text in texts)


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["Skoler og barnehager", "Frivilligsentralen", "Hjemmetjenesten"], "nb"),
        (["Skular og barnehagar", "Einingsleiarar", "Heimetenesta"], "nn"),
        (["Skoler og dagplejen", "Afdelingen", "Børnehaverne"], "da"),
        (["Skolor och förskolor", "Hemtjänsten"], "sv"),
        (["Schools and nurseries", "The library"], "en"),
        (["HR", "PPT"], "nb"),
    ],
)
def test_languages(names: list[str], first: str) -> None:
    assert languages(names)[0] == first


@pytest.mark.parametrize(
    ("text", "base", "tag"),
    [
        ("virksomhetsledere", "virksomhetsleder", Tag.ROLE),
        ("Læringscentret", "læringssenter", Tag.INSTITUTION),
        ("Kulturskolen", "kulturskole", Tag.INSTITUTION),
        ("Grunnskolen", "grunnskole", Tag.COLLECTIVE),
        ("Biblioteker", "bibliotek", Tag.INSTITUTION),
        ("Tekniske", "teknisk", None),
        ("IT", "ikt", None),
    ],
)
def test_words(text: str, base: str, tag: Tag | None) -> None:
    word = Lexicon(("nb",)).word(text)
    assert (word.base, word.tag) == (base, tag)


def test_names_of_places_are_not_inflected() -> None:
    word = Lexicon(("nb", "da")).word("Fjordbygd")
    assert word.base == "fjordbygd"
    assert Lexicon(("nb",)).word("Solnesvik").proper
    assert not Lexicon(("nb",)).word("Kultur").proper
