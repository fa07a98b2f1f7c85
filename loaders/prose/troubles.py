"""Words for a problem that tell of one: not denied, not a case, not what the work is on."""

from __future__ import annotations

from loaders.naming.text import Mark, Sentence

__all__ = ["is_case", "is_denied", "is_topic", "troubles"]

_TOPIC = 3  # words between a preposition and what it is about
_NEAR = 4  # words between "so" and its "not"
_AVERTED = 6  # words between "not" and what is not to come
_OF = frozenset({"af", "av", "of"})
_IF = frozenset({"om", "if", "hvis", "når", "when"})
_CASE = 7  # words of a clause that no comma ends
_SO = frozenset({"så", "so"})


def troubles(sentence: Sentence) -> list[Mark]:
    """The words for a problem in a sentence, without those it denies: "no difficulties"."""
    return [
        mark
        for mark in sentence.marks.get("strained", ())
        if not (
            is_denied(sentence, mark)
            or _is_averted(sentence, mark)
            or is_case(sentence, mark)
            or _is_hard_case(sentence, mark)
            or _is_smooth(sentence, mark)
        )
    ]


def _is_hard_case(sentence: Sentence, mark: Mark) -> bool:
    """Whether it is the cases that are hard, not the work on them: "*difficult* cases"."""
    if mark.end > mark.start + 1 or sentence.covers("verbs", mark.start):
        return False
    named = next((i for i in (mark.end, mark.end + 1) if _is_case_noun(sentence, i)), None)
    return named is not None and all(
        sentence.tokens[at].text.islower() and not sentence.covers("prepositions", at)
        for at in range(mark.end, named)
    )


def _is_case_noun(sentence: Sentence, at: int) -> bool:
    return sentence.covers("cases", at) or sentence.covers("people", at)


def _is_smooth(sentence: Sentence, mark: Mark) -> bool:
    """Whether "without" says that there is no problem: it goes "*without* delay"."""
    if sentence.covers("without", mark.start):
        following = mark.end + sentence.covers("fillers", mark.end)
        return sentence.covers("strained", following)
    before = mark.start - 1 - sentence.covers("fillers", mark.start - 1)
    return sentence.covers("without", before)


def is_denied(sentence: Sentence, mark: Mark) -> bool:
    """Whether "no" or "not" stands right before a word that does not deny by itself."""
    denies = any(sentence.covers("negation", at) for at in range(mark.start, mark.end))
    return not denies and sentence.covers("negation", mark.start - 1)


def is_case(sentence: Sentence, mark: Mark) -> bool:
    """Whether a problem is only the case that is spoken of: "*if* problems show, we call …"."""
    first = sentence.tokens[0]
    if not (sentence.covers("conditions", 0) or first.low in _IF):
        return False
    end = next((i for i, t in enumerate(sentence.tokens) if t.text == ","), _CASE)
    return mark.end <= end


def _is_averted(sentence: Sentence, mark: Mark) -> bool:
    """Whether a problem is what is not to come: "so that we do *not* work in silos"."""
    near = range(max(mark.start - _AVERTED, 1), mark.start)
    negation = next((at for at in near if sentence.covers("negation", at)), None)
    if negation is None:
        return False
    opening = range(max(negation - _NEAR, 0), negation)
    return any(sentence.tokens[at].low in _SO for at in opening)


def is_topic(sentence: Sentence, mark: Mark) -> bool:
    """Whether a problem is only what something is of: "a study *of needs and challenges*"."""
    if any(sentence.covers("prepositions", at) for at in range(mark.start, mark.end)):
        return False  # "… without an answer"
    for at in range(mark.start - 1, max(mark.start - _TOPIC - 1, 0), -1):
        token = sentence.tokens[at]
        if token.low in _OF:
            return sentence.tokens[at - 1].text.islower()
        if token.capital or not token.word or sentence.covers("verbs", at):
            return False
    return False
