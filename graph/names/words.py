"""From a word as written to its dictionary form and what it stands for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.names.vocabulary import LANGUAGES, Tag, Vocabulary, vocabulary

__all__ = ["Lexicon", "Word", "fold", "languages"]

LONGEST_FORM = 24
SHORTEST_PREFIX = 2  # letters that must stand before a known word in a compound
ENOUGH = 0.12  # of the leading language's cues, for another language to be looked up as well


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


def languages(names: Iterable[str]) -> tuple[str, ...]:
    """Languages that the names of one organisation are written in, the likeliest first.

    One name says little, so all names of the organisation are asked together.
    """
    cues = vocabulary().cues
    found: Counter[str] = Counter()
    for name in names:
        folded = fold(name)
        words = folded.replace("-", " ").split()
        for language, cue in cues.items():
            found[language] += sum(w in cue.words for w in words)
            found[language] += sum(w.endswith(cue.endings) for w in words)
            found[language] += bool(cue.letters and cue.letters & set(folded))
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

    def _look_up(self, text: str) -> Word:
        token = fold(text)
        token = self.vocabulary.same.get(token, token)
        for start in range(max(0, len(token) - LONGEST_FORM), len(token) - 1):
            form = self.vocabulary.forms.get(token[start:])
            if form and (start == 0 or start >= SHORTEST_PREFIX):
                stem = token[:start]
                return Word(text, stem + form.lemma, form.tag, stem, form.plural)
        lemma = self._lemma(token)
        lower = lemma.casefold()
        known = lower in self.vocabulary.domains or lower in self.vocabulary.functions
        proper = text[:1].isupper() and not known and self._named(token, lemma)
        return Word(text, lower, proper=proper)

    def _lemma(self, token: str) -> str:
        """The lemma of the first language that has another one than the token itself."""
        if not token.isalpha() or len(token) < 4:
            return token
        from simplemma import lemmatize

        for language in self.languages:
            lemma = lemmatize(token, lang=language)
            if lemma != token and lemma[:3].casefold() == token[:3]:
                return lemma
        return token

    def _named(self, token: str, lemma: str) -> bool:
        """Whether the dictionaries do not know the word, or only as a name."""
        if lemma != token:
            return lemma[:1].isupper()
        from simplemma import is_known

        return not any(is_known(token, lang=language) for language in self.languages)
