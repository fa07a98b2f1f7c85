"""How much of a sentence tells of one tie: its words, and whether somebody is to do it."""

from __future__ import annotations

from loaders.naming.mentions import INFINITIVE
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.rules.ties import Tie
from loaders.prose.stance import segment

__all__ = ["is_task", "is_vague", "words_around"]


def is_vague(sentence: Sentence, tie: Tie) -> bool:
    """Whether nobody acts on units that are not told apart: "built *on what services say*"."""
    one = tie.object
    bare = one.end == one.start + 1 and sentence.covers("generic", one.start)
    return bare and one.sort == Sort.MANY and not sentence.has("we")


def is_task(sentence: Sentence, tie: Tie) -> bool:
    """``Parks to share its plans with …``, as minutes have it."""
    following = tie.subject.end if tie.subject else len(sentence.tokens)
    return following < tie.head and sentence.tokens[following].low in INFINITIVE


def words_around(sentence: Sentence, ties: list[Tie], at: int) -> tuple[int, int]:
    """The words that may tell how a tie stands: not those of the ties beside it."""
    tie = ties[at]
    start, end = segment(sentence, tie.head)
    for other in ties:
        if other.head > tie.head and other.head < end and other.rule != "wisher":
            end = max(tie.end, min(end, tie.end))
        own = tie.subject is not None and tie.subject.start >= other.end
        if other.head < tie.head and own and other.end <= tie.start:
            start = max(start, other.end)
    return min(start, tie.start), max(end, tie.end)
