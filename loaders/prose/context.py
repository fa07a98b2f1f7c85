"""Whom a sentence means that does not name who acts: "we", "they", "the department"."""

from __future__ import annotations

from dataclasses import replace

from loaders.naming.finder import Finder
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.headings import Owner, scoped
from loaders.prose.outline import Scope
from loaders.prose.rules.ties import Tie

__all__ = ["Context", "full_name"]

_SURE = 0.75  # from which a heading is a unit; who speaks in a document is less
_EXPLETIVES = frozenset({"der", "det", "there", "it"})  # nobody: "there has been …"
_THAT = frozenset({"at", "att", "that"})
_OPENING = 3  # words before who acts
_NEAR = 6  # words between "we" and what we do
_DEFINITE = ("en", "et", "a", "n")
_ARTICLES = frozenset({"the", "our", "their"})
_SHORTEST_STEM = 3  # letters
_WE = 0.8  # "we" in a document with one speaker
_UNNAMED = 0.75  # somebody acts whom the sentence names in words we do not know


def full_name(name: str, scope: Scope) -> str:
    """The name of the bullet or heading above for a word that only begins it."""
    for owner in (scope.parent, scope.heading):
        if owner and (full := scoped(name, owner)) != name:
            return full
    return name


class Context:
    """Remembers whom the sentences of a block spoke of.

    What a sentence named is looked up when a later one points back to it: most never do.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._pair: list[str] = []  # the two units that the sentence before named
        self._topic: list[str] = []  # who acted in the sentence before
        self._waiting: list[tuple[Sentence, list[Mention] | None, Scope]] = []

    def resolved(
        self, mentions: list[Mention], sentence: Sentence, scope: Scope
    ) -> list[Mention]:
        """With the heading's name for a word that points to it: in its answer, "the board"."""
        heading = scope.heading
        if heading is None or heading.weight < _SURE:
            return mentions
        pointing = (m.sort == Sort.GENERIC and m.end == m.start + 1 for m in mentions)
        return [
            self._pointed(m, sentence, heading.name) if points else m
            for m, points in zip(mentions, pointing, strict=True)
        ]

    def _pointed(self, mention: Mention, sentence: Sentence, name: str) -> Mention:
        low = sentence.tokens[mention.start].low
        article = mention.start > 0 and sentence.tokens[mention.start - 1].low == "the"
        ending = next((end for end in _DEFINITE if low.endswith(end)), "")
        if not (article or ending):
            return mention
        stem = low if article else low[: -len(ending)]
        words = name.casefold().split()
        if len(stem) >= _SHORTEST_STEM and any(
            word.startswith(stem) or word.endswith((stem, low)) for word in words
        ):
            return replace(mention, text=name, sort=Sort.UNIT, weight=0.9)
        decides = self._finder.decides(low)
        if decides != any(self._finder.decides(word) for word in words):
            return replace(mention, sort=Sort.UNIT, weight=0.75)  # "the office", says the board
        return mention

    def clear(self) -> None:
        """A new block begins."""
        self._pair, self._topic, self._waiting = [], [], []

    @property
    def pair(self) -> list[str]:
        """The two units that the sentence before named, empty when it named others."""
        self._catch_up()
        return self._pair

    def subject(self, sentence: Sentence, tie: Tie, scope: Scope) -> tuple[str, float]:
        """Who acts in a tie, and how sure that is."""
        if tie.subject is not None and tie.subject.sort != Sort.GENERIC:
            return tie.subject.text, 1.0
        if tie.subject is not None and tie.rule == "between":
            return tie.subject.text, 0.85
        self._catch_up()
        pointed = tie.subject is not None  # "the department": the one above, else as it is
        if self._topic and not pointed and self._pronoun(sentence, tie):
            return self._topic[0], 0.85
        above = self._above(scope)
        if not pointed and not scope.owner and sentence.has("we"):
            return "", 0.0  # "we" are not they of whom the sentence before spoke
        if pointed and tie.subject and (above is None or above.weight < _SURE):
            known = self._is_definite(sentence, tie.subject)
            return (tie.subject.text, 0.8) if known else ("", 0.0)
        if above is None:
            return "", 0.0
        plain = pointed or self._plain(sentence, tie)
        weight = max(above.weight, _WE) if sentence.has("we") else above.weight
        return above.name, weight * (1.0 if plain else _UNNAMED)

    def remember(
        self, sentence: Sentence, scope: Scope, mentions: list[Mention] | None = None
    ) -> None:
        """Whom "they" and "both" of the next sentence mean."""
        self._waiting.append((sentence, mentions, scope))

    def _catch_up(self) -> None:
        for sentence, mentions, scope in self._waiting:
            if mentions is None:
                mentions = self._finder.mentions(sentence)
            self._look_up(sentence, mentions, scope)
        self._waiting.clear()

    def _look_up(self, sentence: Sentence, mentions: list[Mention], scope: Scope) -> None:
        acting = [
            m for m in mentions if m.unit and (m.start <= _OPENING or self._behind(sentence, m))
        ]
        named = [full_name(m.text, scope) for m in mentions if m.unit]
        if len(named) == 2:
            self._topic = named if acting or sentence.has("both") else named[:0]
            self._pair = named
        elif acting:
            self._topic, self._pair = [full_name(acting[0].text, scope)], []
        elif not sentence.has("they"):
            self._topic, self._pair = [], []

    def _above(self, scope: Scope) -> Owner | None:
        """Whom a sentence without subject speaks of: what is named nearest above it."""
        heading = scope.heading
        if scope.parent or (heading and heading.weight >= _SURE) or not self._topic:
            return scope.owner
        return Owner(self._topic[0], 0.8)

    def _pronoun(self, sentence: Sentence, tie: Tie) -> bool:
        return any(sentence.covers("they", at) for at in range(min(tie.head, 3)))

    def _plain(self, sentence: Sentence, tie: Tie) -> bool:
        """Whether "we", "it" or nobody acts: then the context does."""
        near = range(max(tie.head - _NEAR, 0), tie.head)
        return (
            tie.head <= 3
            or sentence.tokens[0].low in _EXPLETIVES
            or any(sentence.covers("we", at) for at in near)
            or self._pronoun(sentence, tie)
        )

    def _behind(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a unit acts behind a person, or in what somebody said: "heard *that* A …"."""
        before = sentence.tokens[mention.start - 1]
        said = before.low in _THAT or (
            before.low in _ARTICLES and sentence.tokens[mention.start - 2].low in _THAT
        )
        return mention.start <= 2 * _OPENING and (before.text == "(" or said)

    def _is_definite(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a bare word means a certain unit: "the office", and not "office"."""
        before = sentence.tokens[mention.start - 1] if mention.start else None
        article = before is not None and before.low in _ARTICLES
        return article or self._finder.is_definite(sentence.tokens[mention.end - 1].low)
