"""Whom a sentence means that does not name who acts: "we", "they", "the department"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.naming.finder import Finder
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.alike import is_same
from loaders.prose.company import enumerated, opening_two
from loaders.prose.headings import Owner, scoped
from loaders.prose.mistaken import is_no_unit
from loaders.prose.outline import Scope
from loaders.prose.pronouns import with_them
from loaders.prose.referents import Referents, is_named_by, pointing_stem
from loaders.prose.rules.ties import Tie
from loaders.prose.speakers import Speakers

__all__ = ["Context", "full_name"]

_SURE = 0.75  # from which a heading is a unit; who speaks in a document is less
_EXPLETIVES = frozenset({"der", "det", "there", "it"})  # nobody: "there has been …"
_PLURAL = frozenset({"de", "dei", "they"})
_THAT = frozenset({"at", "att", "that"})
_OPENING = 3  # words before who acts
_NEAR = 6  # words between "we" and what we do
_ARTICLES = frozenset({"the", "our", "their"})
_WRITES = 0.9  # from which a unit wrote the document itself
_NAMED_BEFORE = 0.75  # "the service", of one that another block named
_GOES_ON = 0.75  # who acted last in the block before
_TWO = 2
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

    def __init__(self, finder: Finder, speakers: Sequence[tuple[str, str]] = ()) -> None:
        self._finder = finder
        self._speakers = Speakers(speakers)
        self._voice: Owner | None = None  # for whom a person speaks in the block
        self._referents = Referents(finder)
        self._spoken: dict[str, str] = {}  # the units that the block named
        self._pair: list[str] = []  # the two units that the sentence before named
        self._topic: list[str] = []  # who acted in the sentence before
        self._group: list[str] = []  # those that the sentence before enumerated
        self._couple: list[str] = []  # the two that it opened with
        self._titles: tuple[str, ...] = ()  # that stand above the block
        self._before: tuple[tuple[str, ...], str] = ((), "")  # who acted last in the one before
        self._waiting: list[tuple[Sentence, list[Mention] | None, Scope]] = []

    def resolved(
        self, mentions: list[Mention], sentence: Sentence, scope: Scope
    ) -> list[Mention]:
        """With the full name for a word that only points to it: in its answer, "the board"."""
        mentions = self._heard(mentions, sentence)
        known = [
            self._pointed(m, sentence, scope) if self._points(m, sentence, scope) else m
            for m in mentions
            if not is_no_unit(m, sentence)
        ]
        if sentence.has("with_preps") and sentence.has("they"):
            self._catch_up()
            known = with_them(sentence, known, self._topic)
        return self._with_staff(known, sentence, scope)

    def _heard(self, mentions: list[Mention], sentence: Sentence) -> list[Mention]:
        """With the unit for a person who opens a sentence and speaks for one."""
        said = self._speakers.speaking(mentions, sentence)
        if said and said[0].unit and (not mentions or said[0] is not mentions[0]):
            self._voice = Owner(said[0].text, _WRITES)
        return said

    def _points(self, mention: Mention, sentence: Sentence, scope: Scope) -> bool:
        """Whether a mention is one bare word for any unit, or for the whole document's."""
        if mention.end != mention.start + 1:
            return False
        if mention.sort == Sort.GENERIC:
            return True
        named = self._article(mention, sentence) and mention.text[0].isupper()
        of = scope.document
        low = sentence.tokens[mention.start].low
        whole = of is not None and of.name.casefold().endswith(low) and self._definite(low)
        return mention.sort in (Sort.UNIT, Sort.MANY) and (named or whole)

    def _definite(self, low: str) -> bool:
        return self._finder.is_definite(low)

    def _article(self, mention: Mention, sentence: Sentence) -> bool:
        before = sentence.tokens[mention.start - 1].low if mention.start else ""
        return before == "the"

    def _pointed(self, mention: Mention, sentence: Sentence, scope: Scope) -> Mention:
        low = sentence.tokens[mention.start].low
        stem = pointing_stem(low, article=self._article(mention, sentence))
        if not stem:
            return mention
        heading = scope.heading if scope.heading and scope.heading.weight >= _SURE else None
        if heading and self._is_named(heading.name, mention, sentence):
            heading = None  # "the service and *home care*": not the heading's, but another
        if heading and (is_named_by(stem, heading.name) or _ends_with(heading.name, low)):
            return replace(mention, text=heading.name, sort=Sort.UNIT, weight=0.9)
        document = scope.document.name if scope.document else ""
        if meant := self._referents.meant(stem, document):
            self._catch_up()
            here = meant == document or meant.casefold() in self._spoken
            weight = 0.9 if here else _NAMED_BEFORE
            return replace(mention, text=meant, sort=Sort.UNIT, weight=weight)
        if heading is None or mention.sort != Sort.GENERIC:
            return mention
        decides = self._finder.decides(low)
        if decides != any(self._finder.decides(word) for word in _words(heading.name)):
            return replace(mention, sort=Sort.UNIT, weight=0.75)  # "the office", says the board
        return mention

    def _is_named(self, name: str, mention: Mention, sentence: Sentence) -> bool:
        """Whether a sentence names a unit in full, beside a word that may point to it."""
        low = sentence.text.casefold()
        pointing = sentence.slice(mention.start, mention.end).casefold()
        return name.casefold() != pointing and name.casefold() in low

    def _with_staff(
        self, mentions: list[Mention], sentence: Sentence, scope: Scope
    ) -> list[Mention]:
        """With the unit for those who work there, as a sentence opens with them: "Staff …"."""
        first = mentions[0] if mentions else None
        opens = first is not None and first.sort == Sort.PEOPLE and first.start <= 1
        if first is None or not opens or not sentence.covers("staff", first.start):
            return mentions
        if sentence.covers("prepositions", first.end) or first.end > first.start + 1:
            return mentions  # "the staff *of the library*" tell whose they are
        self._catch_up()
        above = self._above(scope)
        if above is None:
            return mentions
        unit = replace(first, text=above.name, sort=Sort.UNIT, weight=min(above.weight, 0.9))
        return [unit, *mentions[1:]]

    def clear(self) -> None:
        """A new block begins."""
        self._before = (self._titles, self._topic[0]) if self._topic else ((), "")
        self._pair, self._topic, self._waiting, self._group = [], [], [], []
        self._couple, self._voice = [], None
        self._spoken.clear()

    def together(self, sentence: Sentence) -> list[str]:
        """The units that "both", or "they", of a sentence means; empty when none is meant."""
        self._catch_up()
        if sentence.has("both"):
            spoken = list(self._spoken.values())
            return self._pair or (spoken if len(spoken) == _TWO else [])
        if sentence.tokens[0].low in _PLURAL and sentence.has("mutual"):
            return self._group or self._couple
        return self._group if sentence.covers("they", 0) else []

    def has_named(self, name: str) -> bool:
        """Whether the block has named a unit so far."""
        self._catch_up()
        return name.casefold() in self._spoken

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
        ours = sentence.has("we") and (self._voice or scope.owner) is not None
        above = (self._voice or scope.owner) if ours else self._above(scope)
        if not pointed and above is None and sentence.has("we"):
            return "", 0.0  # "we" are not they of whom the sentence before spoke
        if pointed and tie.subject and (above is None or above.weight < _SURE):
            known = self._is_definite(sentence, tie.subject)
            return (tie.subject.text, 0.8) if known else ("", 0.0)
        above = self._not_partner(above, sentence, tie, scope)
        if above is None:
            return "", 0.0
        plain = pointed or tie.rule == "us" or self._plain(sentence, tie)
        weight = max(above.weight, _WE) if sentence.has("we") else above.weight
        return above.name, weight * (1.0 if plain else _UNNAMED)

    def _not_partner(
        self, above: Owner | None, sentence: Sentence, tie: Tie, scope: Scope
    ) -> Owner | None:
        """The document's unit, where the heading names with whom it works."""
        of = scope.document
        if above is None or of is None:
            return above
        ours = of.weight >= _WRITES and scope.parent is None and sentence.has("we")
        return of if ours or is_same(above.name, tie.object.text) else above

    def speaker(self, scope: Scope) -> Owner | None:
        """Who surely speaks in a block: a person's unit, the heading's, who wrote it all."""
        self._catch_up()
        if self._voice and not scope.parent:
            return self._voice
        above = scope.owner
        if above and above.weight >= _WRITES and not above.partner:
            return above
        titles, name = self._before
        told = bool(name) and titles == scope.titles and not self._topic
        return Owner(name, _GOES_ON) if told and above is None else None

    def remember(
        self, sentence: Sentence, scope: Scope, mentions: list[Mention] | None = None
    ) -> None:
        """Whom "they" and "both" of the next sentence mean."""
        self._titles = scope.titles
        self._waiting.append((sentence, mentions, scope))
        self._referents.hear(sentence)

    def _catch_up(self) -> None:
        for sentence, mentions, scope in self._waiting:
            if mentions is None:
                mentions = self._heard(self._finder.mentions(sentence), sentence)
            self._look_up(sentence, mentions, scope)
        self._waiting.clear()

    def _look_up(self, sentence: Sentence, mentions: list[Mention], scope: Scope) -> None:
        acting = [
            m for m in mentions if m.unit and (m.start <= _OPENING or self._behind(sentence, m))
        ]
        named = [full_name(m.text, scope) for m in mentions if m.unit]
        self._spoken |= {name.casefold(): name for name in named}
        self._group = [full_name(m.text, scope) for m in enumerated(sentence, mentions)]
        self._couple = opening_two(sentence, mentions)
        same = sentence.covers("they", 0) and bool(self._topic)  # who acted before still does
        if len(named) == 2:
            told = acting or sentence.has("both")
            self._topic = self._topic if same else named if told else []
            self._pair = named
        elif acting and not same:
            self._topic, self._pair = [full_name(acting[0].text, scope)], []
        elif not sentence.has("they"):
            self._topic, self._pair = [], []

    def _above(self, scope: Scope) -> Owner | None:
        """Whom a sentence without subject speaks of: what is named nearest above it."""
        heading = scope.heading
        if self._voice and not scope.parent:
            return self._voice
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


def _words(name: str) -> list[str]:
    return name.casefold().split()


def _ends_with(name: str, low: str) -> bool:
    return any(word.endswith(low) for word in _words(name))
