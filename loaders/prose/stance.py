"""How a tie stands: it happens, it is wished for, or it is a problem."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Status
from loaders.prose.text import Mark, Sentence

__all__ = ["Stance", "segment", "stance"]

_TOPIC = 3  # words between a preposition and what it is about
_PREDICATIVE = frozenset({"som", "as"})  # "is felt as heavy"
_AIMS = frozenset({"at", "att", "å"})  # "That an agreement is made between …"
_NEAR = 4  # words between a verb and its "not"


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
    strained = _within(sentence, "strained", around)
    strained = [m for m in strained if m.start < span[1] or not _is_topic(sentence, m, span)]
    proposed = [
        m
        for m in _within(sentence, "proposed", around)
        if not sentence.covers("duties", m.start) or (not duties and m.start >= clause)
    ]
    proposed = [m for m in proposed if not _is_condition(sentence, m, span)]
    existing = _within(sentence, "existing", span)
    if strained and not _only_wish(sentence, strained, proposed):
        return Stance(Status.STRAINED)
    if _denied(sentence, span):
        return Stance(Status.STRAINED, 0.75)
    if above is Status.STRAINED and not _within(sentence, "wishes", around):
        return Stance(above, 0.95)  # under "problems", what is needed is what is missing
    if proposed and not (existing and all(mark.start >= span[1] for mark in proposed)):
        return Stance(Status.PROPOSED)
    if above is None and sentence.tokens[0].low in _AIMS:
        return Stance(Status.PROPOSED)
    if existing or above is None:
        return Stance(Status.EXISTING)
    return Stance(above, 0.95)


def _within(sentence: Sentence, key: str, around: tuple[int, int]) -> list[Mark]:
    start, end = around
    return [m for m in sentence.marks.get(key, ()) if start <= m.start and m.end <= end]


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
    return any(
        not sentence.covers("not_negated", mark.start)
        for mark in _within(sentence, "negation", near)
    )
