"""Ties of units that a sentence does not name: "both", "they", whom the heading names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from graph.model import Statement, Status
from loaders.blocks import Block
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.alike import is_same
from loaders.prose.context import Context
from loaders.prose.ledger import Ledger
from loaders.prose.outline import Scope
from loaders.prose.pointed import is_pointed_at
from loaders.prose.stance import stance
from loaders.prose.troubles import troubles
from loaders.vocabulary import vocabulary

__all__ = ["Implied"]

_BOTH = 0.7
_TOGETHER = ("mutual", "with_heads")
_OF_HEADING = 0.6
_OF_GROUP = 0.6
_OF_POINTED = 0.7
_ANSWER = 9  # words
_SURE = 0.9
_UNSURE = 0.9
_IS = frozenset({"er", "är", "is", "are", "would", "be", "blir", "bliver"})
_EXPLETIVES = frozenset({"det", "der", "there", "it"})


class Implied:
    """Reads what a sentence tells of units that were named before it or above it."""

    def __init__(self, context: Context, ledger: Ledger, *, duties: bool) -> None:
        self._context = context
        self._ledger = ledger
        self._duties = duties

    def said(
        self, sentence: Sentence, mentions: Sequence[Mention], block: Block, scope: Scope
    ) -> list[Statement | None]:
        """What is said of both, or them, or the unit of the document and the heading's."""
        found = self._of_those_before(sentence, mentions, block, scope)
        found = found or self._of_partner(sentence, mentions, block, scope)
        found = found or self._of_pointed(sentence, mentions, block, scope)
        return found or self._of_question(sentence, mentions, block, scope)

    def _of_question(
        self, sentence: Sentence, mentions: Sequence[Mention], block: Block, scope: Scope
    ) -> list[Statement | None]:
        """``The library, mostly.``, under "Whom do you work with?" or "What is hard?"."""
        asked = scope.titles[-1] if scope.titles else ""
        speaker = self._context.speaker(scope)
        if speaker is None or not asked.endswith("?") or len(sentence.tokens) > _ANSWER:
            return []
        others = [m for m in mentions if m.unit and not is_same(m.text, speaker.name)]
        status = scope.stance or (Status.EXISTING if scope.asks_with_whom else None)
        if len(others) != 1 or status is None or not _only_names(sentence, others[0]):
            return []
        weight = _OF_HEADING * speaker.weight * others[0].weight
        return [
            self._ledger.statement(
                sentence, block, scope, speaker.name, others[0].text, status, weight, "answer"
            )
        ]

    def _of_pointed(
        self, sentence: Sentence, mentions: Sequence[Mention], block: Block, scope: Scope
    ) -> list[Statement | None]:
        """``Parks is a sore point``, says who speaks, or wrote the document."""
        speaker = self._context.speaker(scope)
        if speaker is None:
            return []
        others = [m for m in mentions if m.unit and not is_same(m.text, speaker.name)]
        others = [m for m in others if not sentence.covers("mutual", m.start)]  # "joint team"
        if len(others) != 1 or not is_pointed_at(sentence, others[0], scope.stance):
            return []
        weight = _OF_POINTED * speaker.weight * others[0].weight
        status, other = Status.STRAINED, others[0].text
        return [
            self._ledger.statement(
                sentence, block, scope, speaker.name, other, status, weight, "pointed"
            )
        ]

    def of_group(
        self, partner: Mention, sentence: Sentence, block: Block, scope: Scope
    ) -> list[Statement | None]:
        """``Schools: a visit each term``, as a point of the group of the youth team."""
        if scope.group is None or not partner.unit:
            return []
        status = scope.stance or Status.EXISTING
        weight = _OF_GROUP * partner.weight
        return [
            self._ledger.statement(
                sentence, block, scope, scope.group.name, partner.text, status, weight, "group"
            )
        ]

    def _of_those_before(
        self, sentence: Sentence, mentions: Sequence[Mention], block: Block, scope: Scope
    ) -> list[Statement | None]:
        """``Both work closely together``: those that the sentence before named."""
        keys = ("mutual", "with_heads", "disputed") if troubles(sentence) else _TOGETHER
        heads = [mark for key in keys for mark in sentence.marks.get(key, ())]
        if not heads:
            return []
        first = min(mark.start for mark in heads)
        if any(m.end <= first for m in mentions if m.acts and not _points(m, sentence)):
            return []
        said = (0, min(mark.end for mark in heads))
        how = stance(sentence, said, said, scope.stance, duties=self._duties)
        return [
            self._ledger.statement(
                sentence, block, scope, one, other, how.status, _BOTH * how.weight, "both"
            )
            for one, other in combinations(self._context.together(sentence), 2)
        ]

    def _of_partner(
        self, sentence: Sentence, mentions: Sequence[Mention], block: Block, scope: Scope
    ) -> list[Statement | None]:
        """``There are no fixed meetings``, under a heading that names with whom."""
        of, partner = scope.document, scope.partner
        if of is None or partner is None or is_same(of.name, partner.name):
            return []
        if not (partner.partner or self._context.has_named(of.name)):
            return []
        others = [m for m in mentions if m.unit and not is_same(m.text, of.name)]
        if any(not is_same(m.text, partner.name) for m in others):
            return []
        status = self._status(sentence, scope)
        ours = partner.partner and _of_us_and_them(sentence)
        if status is None or not (ours or self._impersonal(sentence, mentions)):
            return []
        sure = 1.0 if of.weight >= _SURE else _UNSURE
        weight = _OF_HEADING * sure
        return [
            self._ledger.statement(
                sentence, block, scope, of.name, partner.name, status, weight, "heading"
            )
        ]

    def _status(self, sentence: Sentence, scope: Scope) -> Status | None:
        """How the two stand, where a sentence tells of their meetings or who has to do what."""
        meets = sentence.has("with_heads") or sentence.has("mutual")
        meets = meets or _of_us_and_them(sentence)
        whose = {token.low for token in sentence.tokens} & vocabulary().all("who_words")
        if troubles(sentence) and (meets or whose):
            return Status.STRAINED
        if not meets or sentence.has("strained"):
            return None
        everything = (0, len(sentence.tokens))
        how = stance(sentence, everything, everything, scope.stance, duties=self._duties)
        told = scope.partner is not None and scope.partner.partner
        return how.status if told or sentence.has("existing") else None

    def _impersonal(self, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
        first = sentence.tokens[0].low
        nobody = not any(m.start <= 1 and m.acts for m in mentions)
        opened = sentence.covers("with_heads", 0) or sentence.covers("negation", 0)
        return nobody and (first in _EXPLETIVES or opened or sentence.has("both"))


def _of_us_and_them(sentence: Sentence) -> bool:
    """Whether "we" and "they" do something: "*we* meet", "*they* visit *us*"."""
    keys = ("with_heads", "mutual", "from_heads", "to_heads", "object_heads")
    if sentence.covers("they", 0):
        return sentence.has("us")
    return sentence.covers("we", 0) and any(sentence.has(key) for key in keys)


def _only_names(sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence does no more than name somebody: "That is *the library*"."""
    if sentence.has("negation") or sentence.has("we") or mention.sort == Sort.PEOPLE:
        return False
    verbs = [m for m in sentence.marks.get("verbs", ()) if m.start < mention.start]
    return not sentence.covers("verbs", mention.end) and all(
        sentence.tokens[mark.start].low in _IS for mark in verbs
    )


def _points(mention: Mention, sentence: Sentence) -> bool:
    """Whether a word only tells who both are: "*the two* services"."""
    return mention.start > 0 and sentence.covers("both", mention.start - 1)
