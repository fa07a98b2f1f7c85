"""What looks like the name of a unit in a sentence and is none."""

from __future__ import annotations

from loaders.naming.mentions import Mention
from loaders.naming.text import Sentence

__all__ = ["is_no_unit"]

# "*Laget av* the office" is made by it; elsewhere it is the team.
_MADE = frozenset({"laget"})
_STREETS = ("gata", "gaten", "gate", "gade", "gatan", "veien", "vegen", "vej", "vägen", "plass")
_ENGLISH_STREETS = frozenset(
    {"lane", "road", "street", "avenue", "close", "drive", "crescent", "terrace", "row"}
)
_WHERE = frozenset({"(", "på", "ved", "i", "at", "on", "in", "to"})
_ARTICLES = frozenset({"a", "an"})


def is_no_unit(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention is a letter that counts, a street, what was done, or a modifier.

    Examples are "option *A*", "on *Mill Lane*", "*Laget* av kontoret", "a *business* case".
    """
    if len(mention.text) == 1:
        return True
    start, end = mention.start, mention.end
    made = end == start + 1 and sentence.tokens[start].low in _MADE
    if made and start == 0 and sentence.covers("by_preps", end):
        return True
    return _is_street(mention, sentence) or _modifies(mention, sentence)


def _is_street(mention: Mention, sentence: Sentence) -> bool:
    """Whether a preposition or a bracket leads to an address."""
    if mention.start == 0 or sentence.tokens[mention.start - 1].low not in _WHERE:
        return False
    last = sentence.tokens[mention.end - 1]
    if mention.end - mention.start > 1 and last.low in _ENGLISH_STREETS:
        return True
    return last.capital and last.low.endswith(_STREETS)


def _modifies(mention: Mention, sentence: Sentence) -> bool:
    """Whether a bare word only tells of what sort the next is: "a *business* case"."""
    tokens = sentence.tokens
    at = mention.end
    bare = at == mention.start + 1 and mention.text.islower() and mention.start > 0
    if not bare or tokens[mention.start - 1].low not in _ARTICLES or at >= len(tokens):
        return False
    keys = ("verbs", "prepositions", "conjunctions", "to_heads", "object_heads", "contrast")
    plain = tokens[at].word and tokens[at].text.islower()
    return plain and not any(sentence.covers(key, at) for key in keys)
