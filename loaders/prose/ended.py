"""What is over, what is only asked, and what is planned with others already."""

from __future__ import annotations

from graph.model import Status
from loaders.frequency import spans
from loaders.naming.text import Mark, Sentence

__all__ = ["is_over", "only_asked", "plans_together"]

_OPENING = 6  # words from "until" to the verb in the past
_AIMS = frozenset({"at", "att", "å", "to", "om", "på", "for"})
_USED = frozenset({"used", "pleide", "pleidde", "plejede", "brukade"})


def is_over(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a tie was and is no more: "*until 2020 they had* meetings", "they *used to*".

    Parameters
    ----------
    sentence : Sentence
    span : (int, int)
        The words of the tie.
    """
    for mark in sentence.marks.get("until", ()):
        verbs = range(mark.end, min(mark.end + _OPENING, len(sentence.tokens)))
        near = mark.start == 0 or sentence.tokens[mark.start - 1].text in ",;"
        named = mark.start < span[1]
        if near and named and any(sentence.covers("past", at) for at in verbs):
            return True
        if near and named and mark.start == 0 and _past_inside(sentence, span):
            return True
    return any(
        sentence.tokens[mark.start].low in _USED and span[0] <= mark.start < span[1]
        for mark in sentence.marks.get("past", ())
    )


def _past_inside(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether the verb of a tie stands in the past: "until 2020 A and B *met*"."""
    return any(span[0] <= mark.start < span[1] for mark in sentence.marks.get("past", ()))


def plans_together(sentence: Sentence, mark: Mark) -> bool:
    """Whether it is planning that is done: "*plan together*", "meet weekly *and plan* trips".

    What is planned stands behind the verb; where "to" follows, it is a plan to do something.
    """
    if not sentence.tokens[mark.start].low.startswith("plan"):
        return False
    if sentence.covers("join_ends", mark.end):
        return True
    joined = mark.start > 0 and sentence.covers("conjunctions", mark.start - 1)
    following = sentence.tokens[mark.end : mark.end + 1]
    matter = bool(following) and following[0].word and following[0].low not in _AIMS
    return joined and matter and any(span.low for span in spans(sentence.text))


def only_asked(sentence: Sentence, status: Status) -> bool:
    """Whether it is asked, and not told, that two work together."""
    return status is Status.EXISTING and sentence.text.endswith("?")
