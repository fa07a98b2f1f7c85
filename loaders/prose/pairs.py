"""Ties that only a wish or a complaint tells of, in a sentence that names two units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from graph.model import Status
from loaders.naming.mentions import INFINITIVE, PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.outline import Scope
from loaders.prose.rules.formalities import is_heard
from loaders.prose.troubles import is_topic, troubles
from loaders.vocabulary import vocabulary

__all__ = ["Guess", "pairs_by_stance"]

_PAIR = 0.62
_WITH_HEADING = 0.55
_SERVES = 0.55
_SURE = 0.9
_OPENING = 3  # words
_EXPLETIVES = frozenset({"det", "der", "there", "it"})
_BOTH = frozenset({"både", "såväl", "both"})
_THAT = frozenset({"at", "att", "that"})
_WEAK = 0.92
_SHORT = 20  # words
_LONG = 28
_WEAKER = 0.8  # in a long sentence two units may have nothing to do with each other
_AREAS = ("region", "kommun")
_DEFINITE = ("n", "t", "a", "ne", "na")  # "the office", in one word


class Guess(NamedTuple):
    """Two units and how they stand; `subject` None is the unit above the sentence."""

    rule: str
    subject: Mention | None
    object: Mention
    status: Status
    weight: float


def pairs_by_stance(sentence: Sentence, mentions: list[Mention], scope: Scope) -> list[Guess]:
    """What a sentence without a word for working together tells of two units.

    Two units in one sentence are not working together. They are tied when the sentence, or the
    heading above, tells of a wish or a problem and there is nobody else it could be about.
    """
    if sentence.has("between") and sentence.has("not_between"):
        return []
    units = [m for m in mentions if m.unit and m.weight >= 0.8]
    units = [m for m in units if not (_bracketed(sentence, m) or _is_vague(sentence, m))]
    units = [m for m in units if not (is_heard(sentence, m) or _is_matter(sentence, m))]
    units = _distinct(m for m in units if not _only_struggles(sentence, m))
    status = _status(sentence, scope)
    if any(m.sort == PERSON for m in mentions) and not sentence.has("verbs"):
        return []  # who signs, or was there
    if len(sentence.tokens) > _LONG:
        units = [replace(m, weight=m.weight * _WEAKER) for m in units]
    if scope.parent is not None and units and _reached(sentence, units[0]):
        return _with_parent(sentence, units[0], status, scope)
    if status is not None and 2 <= len(units) <= 3:
        return _paired(sentence, units, status)
    if scope.parent is None and len(units) == 1 and status and _ours(sentence, scope):
        return [Guess("pair", None, units[0], status, _WITH_HEADING * units[0].weight)]
    if scope.parent is not None and len(units) == 1:
        return _with_parent(sentence, units[0], status, scope)
    return []


def _ours(sentence: Sentence, scope: Scope) -> bool:
    """Whether "we" or nobody acts, under the heading of a unit."""
    heading = scope.heading
    opening = range(min(_OPENING, len(sentence.tokens)))
    impersonal = (
        any(sentence.covers("we", at) for at in opening)
        or sentence.tokens[0].low in _EXPLETIVES
    )
    return heading is not None and heading.weight > _SURE and impersonal


def _status(sentence: Sentence, scope: Scope) -> Status | None:
    if any(not is_topic(sentence, mark) for mark in troubles(sentence)):
        return Status.STRAINED
    if any(mark.end > mark.start + 1 for mark in sentence.marks.get("disputed", ())):
        return Status.STRAINED  # "which of A and B"
    above = scope.stance if len(sentence.tokens) <= _SHORT else None  # of a point, as in notes
    if _is_declined(sentence):
        return None
    if sentence.has("wishes") or above is Status.PROPOSED:
        return Status.PROPOSED
    if scope.stance is Status.STRAINED and sentence.has("negation"):
        return Status.STRAINED
    return None


def _is_declined(sentence: Sentence) -> bool:
    """Whether somebody is against what is proposed: "we do *not* support the *proposal*"."""
    wishes = [*sentence.marks.get("wishes", ()), *sentence.marks.get("proposed", ())]
    denials = [mark.end for mark in sentence.marks.get("negation", ())]
    return any(0 <= wish.start - end <= 1 for wish in wishes for end in denials)


def _only_struggles(sentence: Sentence, mention: Mention) -> bool:
    """Whether it is hard for a unit to do a thing: "it is hard *for the library* to …"."""
    before = mention.start - 1
    while before > 0 and sentence.covers("fillers", before):
        before -= 1
    hard = before > 0 and sentence.covers("to_preps", before)
    hard = hard and any(mark.end == before for mark in troubles(sentence))
    following = mention.end < len(sentence.tokens) and sentence.tokens[mention.end].low
    return hard and following in INFINITIVE


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.text.casefold(), mention)
    return list(found.values())


def _paired(sentence: Sentence, units: list[Mention], status: Status) -> list[Guess]:
    *before, last = units
    if len(units) == 2:
        if status is Status.STRAINED and _disputed(sentence, *units):
            return [Guess("disputed", units[0], last, status, _weight(units))]
        if status is Status.STRAINED and _both_find(sentence, *units):
            return [Guess("disputed", units[0], last, status, _weight(units))]
        if _enumerated(sentence, units[0], units[1]) or _one_phrase(sentence, *units):
            return []
        if status is Status.PROPOSED and _parted(sentence, *units):
            return []
        if status is Status.STRAINED and _each_its_own(sentence, *units):
            return []
        return [Guess("pair", units[0], last, status, _weight(units))]
    first, second, third = units
    if status is Status.STRAINED and (asked := _who_of_three(sentence, units)):
        return asked
    if _enumerated(sentence, second, third) and not _enumerated(sentence, first, second):
        return [Guess("pair", first, one, status, _weight(units)) for one in (second, third)]
    if _enumerated(sentence, first, second) and not _enumerated(sentence, second, third):
        return [Guess("pair", one, last, status, _weight(units)) for one in before]
    return []


def _who_of_three(sentence: Sentence, units: list[Mention]) -> list[Guess]:
    """The two to whom it is unclear, beside a third who tells it."""
    for one, other in pairwise(units):
        if _asks_who(sentence, other) and _enumerated(sentence, one, other):
            return [Guess("disputed", one, other, Status.STRAINED, _weight([one, other]))]
    return []


def _parted(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether something else is said of the second: A should stay, *but* B."""
    cuts = sentence.marks.get("contrast", ())
    return any(one.end <= mark.start < other.start for mark in cuts)


def _each_its_own(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether each has a problem of its own: "A lacks space *and B lacks* staff"."""
    found = troubles(sentence)
    first = any(one.end <= mark.start and mark.end < other.start for mark in found)
    second = any(0 <= mark.start - other.end <= 1 for mark in found)
    at = other.start - 1
    while at > 0 and sentence.covers("fillers", at):
        at -= 1
    return first and second and sentence.covers("conjunctions", at)


def _disputed(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """``Nobody knows whether A or B …``, ``which of A and B …``."""
    near = range(max(one.start - 3, 0), other.start)
    marked = any(
        mark.start in near or mark.end > mark.start + 1  # "neither … knows which of them"
        for mark in sentence.marks.get("disputed", ())
    )
    return (marked or _asks_who(sentence, other)) and _enumerated(sentence, one, other)


def _asks_who(sentence: Sentence, last: Mention) -> bool:
    """Whether it is unclear to two who does it: "unclear for A and B *who* should …"."""
    at = last.end
    at += at < len(sentence.tokens) and sentence.tokens[at].text == ","
    if at >= len(sentence.tokens):
        return False
    return sentence.tokens[at].low in vocabulary().all("who_words") | {"who", "kven", "vem"}


def _both_find(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """``Both A and B find that …``: a problem that two have, and not each its own."""
    before = sentence.tokens[max(one.start - 2, 0) : one.start]
    both = any(token.low in _BOTH for token in before)
    near = range(other.end + 1, min(other.end + _OPENING, len(sentence.tokens)))
    finds = any(sentence.tokens[at].low in _THAT for at in near)
    return both and finds and _enumerated(sentence, one, other)


def _weight(units: list[Mention]) -> float:
    return _PAIR * min(mention.weight for mention in units)


def _enumerated(sentence: Sentence, one: Mention, other: Mention) -> bool:
    between = range(one.end, other.start)
    return all(
        sentence.tokens[at].text == ","
        or sentence.covers("conjunctions", at)
        or sentence.covers("fillers", at)
        for at in between
    )


def _reached(sentence: Sentence, unit: Mention) -> bool:
    """Whether a preposition leads to a unit: for, at, from it."""
    before = unit.start - 1
    while before >= 0 and sentence.covers("fillers", before):
        before -= 1
    keys = ("to_preps", "from_preps", "with_preps")
    return before >= 0 and any(sentence.covers(key, before) for key in keys)


def _bracketed(sentence: Sentence, mention: Mention) -> bool:
    before = [token.text for token in sentence.tokens[: mention.start]]
    return before.count("(") > before.count(")")


def _is_vague(sentence: Sentence, mention: Mention) -> bool:
    """Whether units are only pointed at, or a region tells where: "events *in the region*"."""
    single = mention.end == mention.start + 1
    if mention.text.islower() and sentence.covers("mutual", mention.start):
        return True  # "the *joint* team"
    if single and mention.sort == Sort.MANY and sentence.covers("generic", mention.start):
        return True
    if single and sentence.covers("generic", mention.start) and _qualifies(sentence, mention):
        return True
    area = mention.sort in (Sort.PLACE, Sort.BODY, Sort.MANY)
    return (
        area
        and mention.text.casefold().startswith(_AREAS)
        and sentence.covers("places", mention.start - 1)
    )


def _is_matter(sentence: Sentence, mention: Mention) -> bool:
    """Whether a bare word tells what it is about: "who pays for *purchasing*"."""
    plain = mention.end == mention.start + 1 and mention.text.islower()
    if not plain or mention.sort != Sort.UNIT or mention.text.endswith(_DEFINITE):
        return False
    before = mention.start - 1
    adjective = sentence.tokens[before]
    if adjective.word and adjective.text.islower() and not sentence.covers("verbs", before):
        before -= not sentence.covers("prepositions", before)
    told = any(sentence.covers(key, before) for key in ("prepositions", "topics"))
    return before >= 0 and told


def _qualifies(sentence: Sentence, mention: Mention) -> bool:
    """Whether a bare word only tells which meeting or plan: "*committee* meetings"."""
    following = mention.end < len(sentence.tokens) and sentence.tokens[mention.end]
    noun = following and following.word and following.text.islower()
    return bool(noun) and sentence.covers("with_heads", mention.end)


def _one_phrase(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether the second only tells where the first is: the centre at the hall."""
    between = range(one.end, other.start)
    return 0 < len(between) <= 2 and sentence.covers("places", between[0])


def _with_parent(
    sentence: Sentence, unit: Mention, status: Status | None, scope: Scope
) -> list[Guess]:
    """Under a unit's own bullet or label: what is said to be for, at or from another unit."""
    reached = _reached(sentence, unit)
    if reached and unit.sort in (Sort.MANY, "", Sort.BODY):
        stands = status or scope.stance or Status.EXISTING
        return [Guess("serves", None, unit, stands, _SERVES * unit.weight)]
    if status is not None and (unit.start > 1 or status is Status.STRAINED):
        weight = _WITH_HEADING * unit.weight * (1.0 if reached else _WEAK)
        return [Guess("pair", None, unit, status, weight)]
    return []
