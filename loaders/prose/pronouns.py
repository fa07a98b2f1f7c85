"""Whom "them" means where a sentence meets with them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.naming.mentions import PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Mark, Sentence

__all__ = ["with_them"]

_THEM = frozenset({"dem", "dei", "them"})
_RELATIVES = frozenset({"som", "der", "who", "that", "whose"})
_THEY = 0.8
_MOST = 2  # units before "them": the one meant and the one that acts


def with_them(
    sentence: Sentence, mentions: list[Mention], topic: Sequence[str]
) -> list[Mention]:
    """The mentions of a sentence, with the unit for "them" in "meets with them".

    Parameters
    ----------
    sentence : Sentence
    mentions : list of Mention
    topic : sequence of str
        Who acted in the sentence before.

    Returns
    -------
    list of Mention
        "Them" is the first unit of two in the sentence, the last being who acts; else the one
        unit that the sentence before was about. Unchanged where nobody or more could be meant.
    """
    at = next((mark.end for mark in _withs(sentence) if _is_them(sentence, mark.end)), None)
    if at is None:
        return mentions
    before = [m for m in mentions if m.end <= at]
    if any(m.sort in (PERSON, Sort.PEOPLE, Sort.ROLE) for m in before):
        return mentions
    units = [m for m in before if m.unit]
    meant = _meant(sentence, units, topic, at)
    if not meant or len(units) > _MOST:
        return mentions
    pronoun = Mention(meant, at, at + 1, Sort.UNIT, _THEY)
    return sorted([*mentions, pronoun], key=lambda one: one.start)


def _withs(sentence: Sentence) -> list[Mark]:
    return sentence.marks.get("with_preps", [])


def _is_them(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].low not in _THEM:
        return False
    following = at + 1
    following += following < len(tokens) and tokens[following].text == ","
    return following >= len(tokens) or tokens[following].low not in _RELATIVES


def _meant(sentence: Sentence, units: list[Mention], topic: Sequence[str], at: int) -> str:
    ours = units and any(sentence.covers("we", here) for here in range(units[-1].end, at))
    if len(units) == _MOST or ours:
        return units[0].text
    if len(topic) == 1 and not any(topic[0].casefold() == m.text.casefold() for m in units):
        return topic[0]
    return ""
