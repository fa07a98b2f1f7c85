"""What looks like a tie and is a formality: a registration, a hearing that rules ask for."""

from __future__ import annotations

from loaders.frequency import spans
from loaders.naming.mentions import Mention
from loaders.naming.text import Sentence
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import Tie

__all__ = ["is_formality", "is_heard"]

_NEAR = 3  # words between "registered" and with whom
_THAT = frozenset({"at", "att", "that", "om", "about"})
_TELLS = frozenset(
    {
        *("told", "informed", "briefed", "reminded", "assured", "tells", "informs"),
        *("orienterte", "orienterede", "informerte", "informerede", "informerade"),
        *("fortalte", "fortalde", "minnet", "minnte", "mindede", "underrettede"),
    }
)
_LOOSE = frozenset({"to", "from", "by", "object", "beside", "hosted", "fronted", "us", "works"})


def is_formality(slots: Slots, one: Tie) -> bool:
    """Whether a tie is only that something is registered with, or was laid before, somebody."""
    if one.rule not in _LOOSE:
        return False
    sentence = slots.sentence
    if _is_told(sentence, one) or _opens_report(sentence, one):
        return True
    settled = [m for m in sentence.marks.get("settled", ()) if _leads_on(sentence, m.end)]
    if any(0 <= one.object.start - mark.end <= _NEAR for mark in settled):
        return True
    heard = is_heard(sentence, one.object)
    return heard and not any(span.low is not None for span in spans(sentence.text))


def _is_told(sentence: Sentence, one: Tie) -> bool:
    """Whether a unit only hears what somebody says: "*told the committee that* …"."""
    at = one.object.end
    at += at < len(sentence.tokens) and sentence.tokens[at].text == ","
    heard = at < len(sentence.tokens) and sentence.tokens[at].low in _THAT
    return heard and one.head < one.object.start and sentence.tokens[one.head].low in _TELLS


def _opens_report(sentence: Sentence, one: Tie) -> bool:
    """Whether a line only tells to whom a document goes: "*Report to* the cabinet, 9 May"."""
    opens = one.head == 0 and sentence.covers("document_words", 0)
    return opens and not sentence.has("verbs")


def is_heard(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is of those that rules ask to hear: unions, safety representatives."""
    return any(sentence.covers("consulted", at) for at in range(mention.start, mention.end))


def _leads_on(sentence: Sentence, at: int) -> bool:
    """Whether a preposition follows: "registered *with*", not "registered charities"."""
    return sentence.covers("prepositions", at)
