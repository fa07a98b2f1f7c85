"""Which words of a sentence tell how often, where it tells that of several ties."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.frequency import spans
from loaders.naming.text import Sentence
from loaders.prose.rules.ties import Tie

__all__ = ["told_often"]


def told_often(sentence: Sentence, ties: Sequence[Tie], at: int) -> str:
    """The part of a sentence in which to read how often one of its ties is.

    Parameters
    ----------
    sentence : Sentence
    ties : sequence of Tie
        All that it tells of.
    at : int
        Which of them.

    Returns
    -------
    str
        "weekly" for the school in "meets the school weekly and the museum monthly", and in
        "weekly with the school and monthly with the museum"; the whole sentence where it has
        one tie or one frequency.
    """
    found = [span for span in spans(sentence.text) if span.low is not None]
    objects = {tie.object.start for tie in ties}
    if len(found) < 2 or len(objects) < 2:
        return sentence.text
    own = sentence.tokens[ties[at].object.start].start
    first = sentence.tokens[min(objects)].start
    behind = [span for span in found if span.start > own]
    before = [span for span in found if span.end <= own]
    leads = found[0].end <= first
    span = before[-1] if before and (leads or not behind) else behind[0]
    return sentence.text[span.start : span.end]
