"""From a word as written to its dictionary form and what it stands for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import takewhile

from graph.names.vocabulary import LANGUAGES, Form, Tag, Vocabulary, vocabulary

__all__ = ["Lexicon", "Word", "fold", "fold_word", "languages"]

LONGEST_FORM = 24
ENDINGS = frozenset(
    [
        *("a", "an", "ane", "ar", "arna", "e", "en", "ene", "er", "erna", "erne", "et"),
        *("n", "na", "ne", "or", "orna", "r", "rne", "s", "t"),
    ]
)
_ENDINGS = tuple(ENDINGS)
SHORTEST_PREFIX = 2  # letters that must stand before a known word in a compound
SHORTEST_END = 4  # letters of a known word at the end of a compound
SHORTEST_LEMMA = 4  # letters of a word that is looked up in the dictionaries
ENOUGH = 0.34  # of the leading language's cues, for another language to be looked up as well


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name.

    Attributes
    ----------
    text : str
        As written.
    base : str
        Dictionary form, in lower case.
    tag : Tag or None
        What the noun, or the last part of the compound, stands for.
    stem : str
        What stands before the last part of a compound; empty for a word by itself.
    plural, proper : bool
        Whether it is a form of the plural, and whether it looks like a name of its own.
    """

    text: str
    base: str
    tag: Tag | None = None
    stem: str = ""
    plural: bool = False
    proper: bool = False

    @property
    def short(self) -> bool:
        """Whether it is written as an abbreviation in capitals."""
        return 2 <= len(self.text) <= 6 and self.text.isalpha() and self.text.isupper()


def fold(text: str) -> str:
    """One form for spellings that differ in case, white space or composed letters only."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


# The same few thousand words stand in most names.
fold_word = lru_cache(maxsize=2**16)(fold)


def languages(names: Iterable[str]) -> tuple[str, ...]:
    """Languages that the names of one organisation are written in, the likeliest first.

    One name says little, so all names of the organisation are asked together.
    """
    cues = vocabulary().cues
    found: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for name in names:
        folded = fold(name)
        words.update(folded.replace("-", " ").split())
        for language, cue in cues.items():
            found[language] += not cue.letters.isdisjoint(folded)
    for word, times in words.items():
        for language, cue in cues.items():
            found[language] += times * ((word in cue.words) + word.endswith(cue.endings))
    top = max(found.values(), default=0)
    if not top:
        return ("nb",)
    order = sorted(found, key=lambda one: (-found[one], LANGUAGES.index(one)))
    return tuple(one for one in order if found[one] and found[one] >= ENOUGH * top)


@dataclass
class Lexicon:
    """Looks words up for the names of one organisation."""

    languages: tuple[str, ...]
    vocabulary: Vocabulary = field(default_factory=vocabulary)
    _known: dict[str, Word] = field(default_factory=dict[str, Word])

    def word(self, text: str) -> Word:
        """The word for a token as written."""
        word = self._known.get(text)
        if word is None:
            word = self._known[text] = self._look_up(text)
        return word

    def in_dictionary(self, token: str) -> bool:
        """Whether a dictionary of the languages has the word."""
        from simplemma import is_known

        return any(is_known(token, lang=language) for language in self.languages)

    def _look_up(self, text: str) -> Word:
        token = fold(text)
        token = self.vocabulary.same.get(token, token)
        for start in range(max(0, len(token) - LONGEST_FORM), len(token) - 1):
            form = self.vocabulary.forms.get(token[start:])
            if form and (start == 0 or (start >= SHORTEST_PREFIX and _ends(form))):
                stem = token[:start]
                base = self._spelt(stem + form.lemma)
                return Word(text, base, form.tag, stem, form.plural)
        if token in self._telling:
            return Word(text, token)
        lemma, named = self._lemma(token)
        form = self.vocabulary.forms.get(lemma)
        if form:
            return Word(text, self._spelt(form.lemma), form.tag)
        return Word(
            text, self._spelt(lemma), proper=named and text[:1].isupper() and text[-1] != "."
        )

    @cached_property
    def _telling(self) -> frozenset[str]:
        known = self.vocabulary
        return known.domains | known.functions | frozenset(known.same.values())

    def _spelt(self, base: str) -> str:
        """One spelling for the ends that languages spell differently."""
        for one, other in self.vocabulary.spelling.items():
            if base.endswith(one):
                return base.removesuffix(one) + other
        return base

    def _lemma(self, token: str) -> tuple[str, bool]:
        """The dictionary form, and whether the word looks like a name of its own.

        For a word that no dictionary has, the lemma is guessed from its end. It is used only
        where the end is one of an inflected form: not "Fjordby" for "Fjordbygd".
        """
        if not token.isalpha() or len(token) < SHORTEST_LEMMA:
            return token, True
        from simplemma import is_known, lemmatize

        unknown, inflected = True, token.endswith(_ENDINGS)
        for language in self.languages:
            known = is_known(token, lang=language)
            if not known and not inflected:
                continue  # a guess would not be used, and guessing takes long
            lemma = lemmatize(token, lang=language)
            if lemma[:1].isupper():
                return token, True
            if lemma != token and _plausible(token, lemma, known=known):
                return lemma, False
            unknown = unknown and not known
        return token, unknown


def _plausible(token: str, lemma: str, *, known: bool) -> bool:
    """Whether the two may be forms of one word."""
    if known:
        return lemma[:3] == token[:3]
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(token, lemma, strict=False))
    )
    return token[shared:] in ENDINGS


def _ends(form: Form) -> bool:
    """Whether compounds end with the word: not with a short abbreviation such as SFO."""
    return len(form.lemma) >= SHORTEST_END or form.tag in (Tag.COUNCIL, Tag.ASSOCIATION)
