"""Whom a sentence means that does not name who acts: "we", "they", "the department"."""

from __future__ import annotations

from loaders.prose.finder import Finder
from loaders.prose.headings import Owner, scoped
from loaders.prose.mentions import Mention
from loaders.prose.nouns import Sort
from loaders.prose.outline import Scope
from loaders.prose.rules import Tie
from loaders.prose.text import Sentence

__all__ = ["Context", "full_name"]

_SURE = 0.75  # from which a heading is a unit; who speaks in a document is less
_EXPLETIVES = frozenset({"der", "det", "there", "it"})  # nobody: "there has been …"
_OPENING = 3  # words before who acts
_NEAR = 6  # words between "we" and what we do
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
            return tie.subject.text, 0.8
        if above is None:
            return "", 0.0
        plain = pointed or self._plain(sentence, tie)
        return above.name, above.weight * (1.0 if plain else _UNNAMED)

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
            m
            for m in mentions
            if m.unit and (m.start <= _OPENING or self._behind_person(sentence, m))
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

    def _behind_person(self, sentence: Sentence, mention: Mention) -> bool:
        opening = mention.start <= 2 * _OPENING
        return opening and sentence.tokens[mention.start - 1].text == "("
