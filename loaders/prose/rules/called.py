"""The rules for whose meeting or task it is, where the unit stands behind the thing."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.naming.mentions import Mention
from loaders.naming.text import Mark
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import Tie, tie

__all__ = ["convened", "stood_for"]

_RELATIVES = frozenset({"som", "der", "which", "that"})
_STANDS = frozenset({"står", "svarer", "svarar", "sørger", "syter", "sørgjer"})
_NEAR = 4  # words between the clause's "takes part" and the meeting's noun
_FURTHEST = 8


def convened(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A takes part in, or stays away from, the *meetings that B calls*."""
    at = mark.end
    tokens = slots.sentence.tokens
    at += at < len(tokens) and tokens[at].text == ","
    if at < len(tokens) and tokens[at].low in _RELATIVES:
        at += 1
    elif slots.sentence.covers("fillers", at) or at > mark.end:
        return
    caller = next(iter(slots.partners(at, 0, themes=False)), None)
    if caller is None or not caller.unit or not _is_verb(slots, caller.end):
        return
    going = ("attending", "to_heads", "strained")
    near = range(max(mark.start - _FURTHEST, 0), mark.start)
    told = any(slots.sentence.covers(key, here) for key in going for here in near)
    missed = any(slots.sentence.covers("strained", here) for here in near)
    for one in slots.subjects(mark.start) or [] if told else []:
        if one.unit:  # who stays away is missed by who calls
            ends = (caller, one) if missed else (one, caller)
            yield tie("convened", *ends, mark)


def stood_for(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """``The cleaning at B stands A for``: what is done comes first, who does it behind."""
    behind = slots.ending(mark.start)
    if behind is None or not behind.unit or behind.start < 2:
        return
    verb = behind.start - 1
    while verb > 0 and slots.sentence.covers("fillers", verb):
        verb -= 1
    if slots.sentence.tokens[verb].low not in _STANDS or _goes_on(slots, mark.end):
        return
    start = slots.clause(verb)
    places = [m for m in slots.mentions if start < m.start and m.end <= verb and m.unit]
    if len(places) == 1 and _is_reached(slots, places[0], start):
        yield tie("stood", behind, places[0], mark)


def _is_verb(slots: Slots, at: int) -> bool:
    """Whether a word that no list knows as another kind follows who acts."""
    tokens = slots.sentence.tokens
    small = ("conjunctions", "prepositions", "contrast")
    plain = at < len(tokens) and tokens[at].word and tokens[at].text.islower()
    return plain and not any(slots.sentence.covers(key, at) for key in small)


def _goes_on(slots: Slots, at: int) -> bool:
    """Whether what is done stands behind: "roads stands *for the clearing*"."""
    tokens = slots.sentence.tokens
    return at < len(tokens) and tokens[at].word and at in slots.starts


def _is_reached(slots: Slots, place: Mention, start: int) -> bool:
    """Whether a preposition leads from a thing to a unit: "the cleaning *at the library*"."""
    before = place.start - 1
    while before > start and slots.sentence.covers("fillers", before):
        before -= 1
    keys = ("places", "to_preps", "linking")
    return before > start and any(slots.sentence.covers(key, before) for key in keys)
