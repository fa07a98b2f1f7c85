"""Sentences that only say that it is hard with a unit: "Parks is a sore point"."""

from __future__ import annotations

from graph.model import Status
from loaders.naming.mentions import COPULAS, Mention
from loaders.naming.text import Mark, Sentence

__all__ = ["is_pointed_at"]

_PREDICATE = 6  # words between "is" and what it is
_NEAR = 3  # words between "points" and at whom
_OPENING = 2  # words before who acts
_SHORT = 12  # words of a sentence that does nothing but name whom it is hard with


def is_pointed_at(sentence: Sentence, unit: Mention, above: Status | None) -> bool:
    """Whether a sentence tells of the one unit it names that it is hard with it.

    Parameters
    ----------
    sentence : Sentence
        One in which no words tell what two units do.
    unit : Mention
        The only one in it, but for who speaks.
    above : Status or None
        What the headings say.

    Examples
    --------
    "Parks is a sore point", "we struggle with Parks", "Parks never answers"; and, under a
    heading on what does not work or beside a word that denies, "we would point to Parks".
    """
    sore = sentence.marks.get("sore_points", ())
    if unit.start <= 1 and any(_is_predicate(sentence, unit, mark) for mark in sore):
        return True
    if any(mark.end > mark.start + 1 and _leads_to(mark, unit) for mark in sore):
        return True
    away = sentence.marks.get("turns_away", ())
    if unit.start <= _OPENING and any(0 <= mark.start - unit.end <= _NEAR for mark in away):
        return True
    raised = any(_leads_to(mark, unit) for mark in sentence.marks.get("raises", ()))
    troubled = sentence.has("negation") or sentence.has("strained")
    short = above is Status.STRAINED and len(sentence.tokens) <= _SHORT
    return raised and (troubled or short)


def _leads_to(mark: Mark, unit: Mention) -> bool:
    return 0 <= unit.start - mark.end <= _NEAR


def _is_predicate(sentence: Sentence, unit: Mention, mark: Mark) -> bool:
    """Whether a problem is what a unit is said to be, and not denied."""
    at = unit.end
    if at >= len(sentence.tokens) or sentence.tokens[at].low not in COPULAS:
        return False
    between = range(at + 1, mark.start)
    denied = any(sentence.covers("negation", here) for here in between)
    commas = any(sentence.tokens[here].text in ",;" for here in between)
    ends = mark.end >= len(sentence.tokens) or not sentence.tokens[mark.end].word
    return 0 <= mark.start - at - 1 <= _PREDICATE and ends and not (denied or commas)
