"""A tie between two units of a sentence, and what the rules that find ties share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from loaders.naming.mentions import Mention
from loaders.naming.text import Mark, Sentence
from loaders.prose.rules.slots import Slots

__all__ = ["HERE", "Tie", "inside_mention", "pairs", "preposition", "tie", "tied"]

HERE = None  # a subject that the sentence does not name: the context does
_JOINT = frozenset({"with", "works"})
_THAT = frozenset({"at", "att", "that"})
_MOST_IN_PAIRS = 5  # units of an enumeration that are tied each with each
_BASES = {
    "with": 0.9,
    "works": 0.75,
    "between": 0.85,
    "fields": 0.6,
    "mutual": 0.85,
    "common": 0.65,
    "partner": 0.85,
    "members": 0.75,
    "by": 0.8,
    "wisher": 0.8,
    "join": 0.8,
    "from": 0.75,
    "object": 0.7,
    "to": 0.7,
    "arrow": 0.8,
    "transfer": 0.75,
    "beside": 0.65,
    "responsible": 0.9,
    "seat": 0.75,
    "us": 0.7,
    "regular": 0.65,
    "hosted": 0.7,
    "fronted": 0.75,
    "convened": 0.75,
    "stood": 0.75,
}


class Tie(NamedTuple):
    """Two units tied by some words of a sentence; `subject` None is whom the context means."""

    rule: str
    subject: Mention | None
    object: Mention
    start: int
    end: int
    head: int
    weight: float
    clause: int = 0  # where the clause of its verb begins


def tied(slots: Slots, rule: str, mark: Mark, partners: Sequence[Mention]) -> Iterator[Tie]:
    """Each subject with each partner; without a named subject it is the context's."""
    if not partners:
        return
    passive = slots.by_whom(mark.end) if rule in _JOINT else []
    acting = [m for m in passive if m.start < partners[0].start] or _acting(
        slots, mark, partners[0].start
    )
    if acting is None:
        return
    for other in partners:
        for one in acting:
            yield tie(rule, one, other, mark)
        if not acting:
            yield tie(rule, HERE, other, mark)


def _acting(slots: Slots, mark: Mark, partner: int) -> list[Mention] | None:
    """Who acts: named before the verb, right behind it, or behind the first partner."""
    start = slots.clause(mark.start)
    acting = slots.subjects(mark.start)
    if acting or acting is None:
        return acting
    behind = [m for m in slots.after(mark.end) if m.end <= partner and m.start < partner]
    if behind:
        return behind
    phrase = slots.sentence.covers("prepositions", mark.start - 1)
    if mark.start <= start + 1 or phrase:
        behind = _behind_partner(slots, partner)
        return behind or (slots.placed(start, mark.start) if phrase else [])
    return []


def _behind_partner(slots: Slots, partner: int) -> list[Mention]:
    """``Together with B, A runs …``: who acts stands behind the partner and the verb."""
    members = [m for m in slots.mentions if m.start >= partner]
    if len(members) < 2 or not members[1].unit:
        return []
    between = range(members[0].end, members[1].start)
    gap = [slots.sentence.tokens[at] for at in between]
    if any(
        token.low in _THAT or slots.sentence.covers("wishes", at)
        for at, token in zip(between, gap, strict=True)
    ):
        return []  # another clause, or one more that may be there: "B, possibly C"
    if all(token.text == "," for token in gap) and slots.goes_on(members[1]):
        return []  # all of them are partners
    if any(slots.sentence.covers("topics", at) for at in between):
        return []  # what they meet about
    opens = partner <= 6 and 1 <= len(gap) <= 3
    small = all(not token.word or token.text.islower() for token in gap)
    joined = slots.sentence.covers("conjunctions", members[0].end)
    phrase = slots.sentence.covers("prepositions", members[1].start - 1)
    return [members[1]] if opens and small and not joined and not phrase else []


def pairs(rule: str, mark: Mark, members: Sequence[Mention]) -> Iterator[Tie]:
    """Each with each; of a long enumeration the first with the others."""
    if len(members) > _MOST_IN_PAIRS:
        for other in members[1:]:
            yield tie(rule, members[0], other, mark)
        return
    for one, other in combinations(members, 2):
        yield tie(rule, one, other, mark)


def tie(rule: str, subject: Mention | None, other: Mention, mark: Mark) -> Tie:
    """A tie as sure as its rule and the less sure of its two names."""
    ends = [mark.start, mark.end, other.start, other.end]
    weight = _BASES[rule] * other.weight
    if subject is not None:
        ends += [subject.start, subject.end]
        weight = _BASES[rule] * min(subject.weight, other.weight)
    return Tie(rule, subject, other, min(ends), max(ends), mark.start, weight)


def preposition(slots: Slots, key: str, at: int, gap: int) -> int | None:
    """Where the words after a preposition begin, None when none stands near enough."""
    sentence: Sentence = slots.sentence
    for here in range(at, min(at + gap, len(sentence.tokens))):
        if mark := sentence.at(key, here):
            return mark.end
        if sentence.tokens[here].text in ";:.?!–" or sentence.covers("contrast", here):
            return None
    return None


def inside_mention(slots: Slots, mark: Mark) -> bool:
    """Whether a word that ties is itself part of the name of a unit."""
    return any(m.start <= mark.start < m.end and m.unit for m in slots.mentions)
