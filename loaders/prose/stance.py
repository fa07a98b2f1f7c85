"""How a tie stands: it happens, it is wished for, or it is a problem."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Status
from loaders.naming.text import Mark, Sentence

__all__ = ["Stance", "is_topic", "segment", "stance", "troubles"]

_TOPIC = 3  # words between a preposition and what it is about
_PREDICATIVE = frozenset({"som", "as"})  # "is felt as heavy"
_AIMS = frozenset({"at", "att", "å"})  # "That an agreement is made between …"
_TO = frozenset({"to"})
_NEAR = 4  # words between a verb and its "not"
_AVERTED = 6  # words between "not" and what is not to come
_OF = frozenset({"af", "av", "of"})
_IF = frozenset({"om", "if", "hvis", "når", "when"})
_CASE = 7  # words of a clause that no comma ends
_SO = frozenset({"så", "so"})
_RELATIVES = frozenset({"som", "der", "which", "that", "who"})


@dataclass(frozen=True)
class Stance:
    """A status, and how sure it is, from 0 to 1."""

    status: Status
    weight: float = 1.0


def segment(sentence: Sentence, at: int) -> tuple[int, int]:
    """The part of a sentence around a word, between "but", "while", "because" and ";"."""
    cuts = {mark.start for mark in sentence.marks.get("contrast", ())}
    cuts |= {i for i, token in enumerate(sentence.tokens) if token.text == ";"}
    start = max((cut + 1 for cut in cuts if cut < at), default=0)
    end = min((cut for cut in cuts if cut > at), default=len(sentence.tokens))
    return start, end


def stance(
    sentence: Sentence,
    span: tuple[int, int],
    around: tuple[int, int],
    above: Status | None,
    *,
    clause: int = 0,
    duties: bool = False,
) -> Stance:
    """How the tie in some words of a sentence stands.

    Parameters
    ----------
    sentence : Sentence
    span : (int, int)
        The words of the tie: from its subject or verb to its last partner.
    around : (int, int)
        The words that may tell of it: up to the ties before and after it.
    above : Status or None
        What the headings say; it holds where the sentence itself says nothing.
    clause : int
        Where the clause of the tie begins: "shall" in another clause tells of something else.
    duties : bool
        Whether "shall" tells what is done, as in a job description.

    Notes
    -----
    A problem beats a wish: who wants more because there is none reports a problem first. A
    plain denial ("do not work with") counts as strained, the less sure the plainer it is.
    """
    strained = [m for m in troubles(sentence) if around[0] <= m.start and m.end <= around[1]]
    strained = [m for m in strained if m.start < span[1] or not _is_topic(sentence, m, span)]
    proposed = [
        m
        for m in _within(sentence, "proposed", around)
        if not sentence.covers("duties", m.start) or (not duties and m.start >= clause)
    ]
    proposed = [
        m
        for m in proposed
        if not (_is_condition(sentence, m, span) or _tells_of_other(sentence, m, span))
    ]
    proposed = [
        m
        for m in proposed
        if not (_is_of_another(sentence, m, span) or _is_aim(sentence, m, span))
    ]
    existing = _within(sentence, "existing", span)
    if strained and not _only_wish(sentence, strained, proposed):
        return Stance(Status.STRAINED)
    if _denied(sentence, span):
        return Stance(Status.STRAINED, 0.75)
    if above is Status.STRAINED and not _within(sentence, "wishes", around):
        return Stance(above, 0.95)  # under "problems", what is needed is what is missing
    done = [m for m in _within(sentence, "done", around) if not _is_case(sentence, m)]
    if done and not _within(sentence, "wishes", around):
        return Stance(Status.EXISTING)
    if proposed and not (existing and all(mark.start >= span[1] for mark in proposed)):
        return Stance(Status.PROPOSED)
    if above is None and sentence.tokens[0].low in _AIMS:
        return Stance(Status.PROPOSED)
    if existing or above is None:
        return Stance(Status.EXISTING)
    return Stance(above, 0.95)


def troubles(sentence: Sentence) -> list[Mark]:
    """The words for a problem in a sentence, without those it denies: "no difficulties"."""
    return [
        mark
        for mark in sentence.marks.get("strained", ())
        if not (
            _is_denied(sentence, mark)
            or _is_averted(sentence, mark)
            or _is_case(sentence, mark)
        )
    ]


def _is_denied(sentence: Sentence, mark: Mark) -> bool:
    """Whether "no" or "not" stands right before a word that does not deny by itself."""
    denies = any(sentence.covers("negation", at) for at in range(mark.start, mark.end))
    return not denies and sentence.covers("negation", mark.start - 1)


def _is_case(sentence: Sentence, mark: Mark) -> bool:
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


def _is_of_another(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether "possibly" stands before another partner: "the club and *possibly* the choir"."""
    return mark.start >= span[1] and sentence.covers("fillers", mark.start)


def _is_aim(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether a word behind a tie only tells what it is about, or for: "*to meet* needs"."""
    if mark.start < span[1] or sentence.covers("wishes", mark.start):
        return False
    first = sentence.tokens[mark.start].low
    return first in _TO or _is_topic(sentence, mark, span)


def _tells_of_other(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether "will" only tells of the partner: "visits the firm, *which will* show …"."""
    relative = mark.start > span[1] and sentence.tokens[mark.start - 1].low in _RELATIVES
    return relative and not sentence.covers("wishes", mark.start)


def _within(sentence: Sentence, key: str, around: tuple[int, int]) -> list[Mark]:
    start, end = around
    return [m for m in sentence.marks.get(key, ()) if start <= m.start and m.end <= end]


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


def _is_topic(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether a problem is only what is worked on: "with the schools *about challenges*"."""
    if sentence.covers("prepositions", mark.start):
        return False  # "… without an answer"
    before = range(max(mark.start - _TOPIC, span[1]), mark.start)
    return any(
        sentence.covers(key, at) and sentence.tokens[at].low not in _PREDICATIVE
        for key in ("prepositions", "topics")
        for at in before
    )


def _only_wish(sentence: Sentence, strained: list[Mark], proposed: list[Mark]) -> bool:
    """Whether what sounds like a problem is the lack that a wish names ("wants less …")."""
    wishes = {mark.start: mark.end for mark in proposed}
    return all(wishes.get(mark.start, 0) >= mark.end for mark in strained)


def _is_condition(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether a wish only tells when: "calls the doctors *when somebody needs* one"."""
    return any(sentence.covers("conditions", at) for at in range(span[1], mark.start))


def _denied(sentence: Sentence, span: tuple[int, int]) -> bool:
    start, end = span
    near = (max(start - _NEAR, 0), min(end + 1, len(sentence.tokens)))
    troubled = {m.start for m in sentence.marks.get("strained", ()) if _is_denied(sentence, m)}
    return any(
        not sentence.covers("not_negated", mark.start) and mark.end not in troubled
        for mark in _within(sentence, "negation", near)
    )
