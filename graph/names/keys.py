"""From a name to what is compared: its words without what does not tell actors apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.names.vocabulary import Tag
from graph.names.words import Lexicon, Word, fold, fold_word

__all__ = ["Key", "Term", "parse"]

BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
TOKEN = re.compile(r"[^\W_]+(?:_[^\W_]+)*\.?")
COMPANY_FORMS = frozenset(
    ["as", "asa", "kf", "iks", "hf", "sa", "ans", "aps", "amba", "ab", "hb", "kb", "ltd", "plc"]
)
LISTED = frozenset({Tag.COLLECTIVE, Tag.ROLE, Tag.BODY, Tag.ASSOCIATION, Tag.OUTSIDE})

Key = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A name taken apart.

    Attributes
    ----------
    text : str
        As written.
    main : str
        Without brackets.
    qualifiers : tuple of str
        What stood in brackets.
    words : tuple of Word
        The words that tell actors apart, in order.
    """

    text: str
    main: str
    qualifiers: tuple[str, ...]
    words: tuple[Word, ...]

    @cached_property
    def key(self) -> Key:
        """Dictionary forms in no particular order: two terms with one key are one actor."""
        return tuple(sorted(w.base for w in self.words))

    @property
    def joined(self) -> str:
        """The dictionary forms written in one word."""
        return "".join(w.base for w in self.words)

    @property
    def classed(self) -> bool:
        """Whether all its words stand for any one of many: schools, leaders, clubs."""
        return bool(self.words) and all(w.tag in LISTED for w in self.words)


def parse(text: str, lexicon: Lexicon) -> Term:
    """Take a name apart."""
    qualifiers = tuple(q.strip() for q in BRACKETS.findall(text) if q.strip())
    main = " ".join(BRACKETS.sub(" ", text).split()) or text.strip()
    words = _telling([lexicon.word(t) for t in _tokens(main)], lexicon)
    if not words:
        words = [Word(main, fold(main))]
    return Term(text, main, qualifiers, tuple(words))


def _tokens(main: str) -> Iterator[str]:
    """The words as written; what is left of one before a lone hyphen is no name of its own."""
    for match in TOKEN.finditer(main):
        left = main[match.end() : match.end() + 2].rstrip() == "-"
        yield match[0].lower() if left else match[0]


def _telling(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """Drop joining words, articles, company forms and adjectives that fit any unit."""
    known = lexicon.vocabulary
    words = [w for i, w in enumerate(words) if not _in(w, known.empty, first=i == 0)] or words
    while len(words) > 1 and fold_word(words[-1].text) in COMPANY_FORMS:
        words = words[:-1]
    if len(words) > 1 and fold_word(words[0].text) in known.other and _role(words[1:]):
        words = words[1:]
    telling = [w for w in words if fold_word(w.text) not in known.generic]
    return telling or words


def _in(word: Word, empty: frozenset[str], *, first: bool) -> bool:
    """Whether a word joins or points only. In capitals it is a name: "Ward A"."""
    return fold_word(word.text) in empty and (first or word.text.islower())


def _role(words: list[Word]) -> bool:
    return any(w.tag is Tag.ROLE for w in words) and all(
        w.tag in (Tag.ROLE, None) for w in words
    )
