"""What a heading says of all under it: it is so today, it limps, or it is what we want."""

from __future__ import annotations

import re

from graph.model import Status
from loaders.naming.text import Marker, Sentence
from loaders.titles.contents import title_of

__all__ = ["stance_of_title"]

_BRACKETS = re.compile(r"\([^()]*\)")
_KEYS = (
    ("existing_titles", Status.EXISTING),
    ("proposed_titles", Status.PROPOSED),
    ("strained_titles", Status.STRAINED),
)


def stance_of_title(text: str, marker: Marker) -> Status | None:
    """What a heading says of all under it: strengths, wishes or problems.

    Notes
    -----
    The first word that is known to head such a part tells it. A heading that is half a
    sentence, as it opens with "what" or "things that", is asked as a sentence is: one that
    denies or names trouble heads problems, one with "should" or "want" heads wishes.
    """
    sentence = marker.sentence(title_of(_BRACKETS.sub(" ", text)))
    found = [
        (mark.start, -mark.end, status)
        for key, status in _KEYS
        for mark in sentence.marks.get(key, ())
    ]
    known = min(found)[2] if found else None
    if not sentence.covers("title_openers", 0):
        return known
    if known is not Status.EXISTING and known is not None:
        return known
    return _half_sentence(sentence) or known


def _half_sentence(sentence: Sentence) -> Status | None:
    """How things stand by the words of a heading that opens as a clause does."""
    denials = sentence.marks.get("negation", ())
    denied = any(not sentence.covers("existing_titles", mark.start) for mark in denials)
    if denied or sentence.has("strained"):  # "no" is now, in Nynorsk
        return Status.STRAINED
    if sentence.has("wishes") or sentence.has("proposed"):
        return Status.PROPOSED
    return Status.EXISTING if sentence.has("we") and sentence.has("verbs") else None
