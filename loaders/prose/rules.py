"""The rules that find ties in one sentence, each by how such sentences are built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from loaders.prose.mentions import Mention
from loaders.prose.nouns import Sort
from loaders.prose.slots import Slots
from loaders.prose.text import Mark, Sentence

__all__ = ["CUES", "HERE", "Tie", "find_ties"]

HERE = None  # a subject that the sentence does not name: the context does
_GAP = 8  # words between "cooperate" and "with"
_SHORT_GAP = 5
_LABEL_GAP = 4
_MOST_IN_PAIRS = 4  # units of an enumeration that are tied each with each
_BASES = {
    "with": 0.9,
    "works": 0.75,
    "between": 0.85,
    "fields": 0.6,
    "mutual": 0.85,
    "common": 0.65,
    "partner": 0.85,
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
    "us": 0.7,
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


def find_ties(slots: Slots) -> list[Tie]:
    """The ties that a sentence tells of by its words, in order.

    A pair that several rules find is given once, by the rule that is surest.
    """
    found: dict[frozenset[str], Tie] = {}
    for key, rule in _RULES:
        for mark in slots.sentence.marks.get(key, ()):
            for tie in rule(slots, mark):
                pair = frozenset(((tie.subject.text if tie.subject else ""), tie.object.text))
                known = found.get(pair)
                if len(pair) == 2 and (known is None or tie.weight > known.weight):
                    found[pair] = tie
    told = [tie._replace(clause=slots.clause(tie.head)) for tie in found.values()]
    return sorted(told, key=lambda tie: (tie.head, tie.start, tie.end))


# --- one rule a way of saying it -----------------------------------------------------------


def _with(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A cooperates with B; A and B cooperate."""
    if _inside_mention(slots, mark):
        return
    at = _preposition(slots, "with_preps", mark.end, _GAP)
    partners = slots.partners(at) if at else []
    if partners:
        works = slots.sentence.covers("work_heads", mark.start)
        if works:  # "works with culture" is a field of work, "with the schools" a tie
            partners = [m for m in partners if m.sort != Sort.THEME and not _modifies(slots, m)]
        yield from _tied(slots, "works" if works else "with", mark, partners)
    elif at is None:
        yield from _together(slots, mark, "common")


def _modifies(slots: Slots, mention: Mention) -> bool:
    """Whether an abbreviation only tells of what sort the next word is: "with XYZ data"."""
    tokens = slots.sentence.tokens
    if mention.sort or mention.end >= len(tokens) or not tokens[mention.start].short:
        return False
    following = tokens[mention.end]
    small = ("prepositions", "conjunctions", "topics", "verbs", "proposed", "existing")
    covered = any(slots.sentence.covers(key, mention.end) for key in small)
    return following.word and following.text.islower() and not covered


def _mutual(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A and B agree, share, talk past each other."""
    at = _preposition(slots, "with_preps", mark.end, _GAP)
    if at and slots.partners(at):
        return  # with others, not with each other
    yield from _together(slots, mark)


def _together(slots: Slots, mark: Mark, rule: str = "mutual") -> Iterator[Tie]:
    acting = slots.subjects(mark.start) or []
    if len(acting) < 2:
        inverted = slots.partners(mark.end, 0, themes=False)
        acting = inverted if len(inverted) > 1 else acting
    if len(acting) >= 2:
        yield from _pairs(rule, mark, acting)


def _between(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """The division of work between A and B."""
    before = range(max(mark.start - 4, 0), mark.start)
    if any(slots.sentence.covers("not_between", at) for at in before):
        return
    members = slots.partners(mark.end, generic=True)
    if len(members) >= 2:
        rule = "between" if any(m.unit for m in members) else "fields"
        yield from _pairs(rule, mark, members)
    elif len(members) == 1 and _us_beside(slots, members[0], mark):
        yield _tie("between", None, members[0], mark)


def _transfer(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """It is sent from A to B."""
    verbs = slots.sentence.marks.get("to_heads", ())
    if not any(0 <= mark.start - verb.end <= _GAP for verb in verbs):
        return
    first = slots.partners(mark.end, 1, themes=False)
    at = _preposition(slots, "to_preps", first[-1].end, 2) if first else None
    for one in first if at else ():
        for other in slots.partners(at or 0, 1, themes=False):
            yield _tie("transfer", one, other, mark)


def _arrow(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """``A -> B: …``, as notes have it."""
    before = [m for m in slots.mentions if m.end == mark.start and m.unit]
    for one in before:
        for other in slots.partners(mark.end, 0, themes=False):
            yield _tie("arrow", one, other, mark)


def _to(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A delivers to B."""
    yield from _directed(slots, "to", mark, "to_preps")


def _from(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A receives from B."""
    yield from _directed(slots, "from", mark, "from_preps")


def _directed(slots: Slots, rule: str, mark: Mark, preps: str) -> Iterator[Tie]:
    if _inside_mention(slots, mark):
        return
    at = _preposition(slots, preps, mark.end, _SHORT_GAP)
    partners = slots.partners(at, 1, themes=False) if at else []
    yield from _tied(slots, rule, mark, partners)


def _object(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A supports B."""
    if not _inside_mention(slots, mark):
        yield from _tied(slots, "object", mark, slots.partners(mark.end, 1, themes=False))


def _by(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A is consulted by B."""
    at = _preposition(slots, "by_preps", mark.end, 3)
    partners = slots.partners(at, 1, themes=False) if at else []
    yield from _tied(slots, "by", mark, partners)


def _join(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """Think A and B together; link A to B; think A into B."""
    first = slots.partners(mark.end, 1)
    if not first:
        return
    end = first[-1].end
    ends = _preposition(slots, "join_ends", end, _GAP)
    whole = slots.sentence.tokens[mark.start].low.startswith(("sam", "merg"))
    if len(first) > 1 and (ends or whole):  # the verb itself says "together"
        yield from _pairs("join", mark, first)
    for preps in ("join_ends", "with_preps", "to_preps"):
        at = _preposition(slots, preps, end, _SHORT_GAP)
        second = slots.partners(at, 1) if at else []
        for one in first if second else ():
            for other in second:
                yield _tie("join", one, other, mark)


def _partner(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """B is an important partner (of A); important partners are B and C."""
    before = [m for m in slots.mentions if m.unit and m.end <= mark.start]
    near = [m for m in before if mark.start - m.end <= 5]
    at = _preposition(slots, "to_preps", mark.end, 2)
    other = slots.partners(at, 1, themes=False) if at else []
    for mention in near:
        yield _tie("partner", other[0] if other else None, mention, mark)
    if not near:
        for mention in other or slots.partners(mark.end, 2, themes=False):
            yield _tie("partner", None, mention, mark)


def _wisher(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """… (a wish of A's), in a sentence about B."""
    at = _preposition(slots, "from_preps", mark.end, 2)
    wishing = slots.partners(at, 1, themes=False) if at else []
    others = [m for m in slots.mentions if m.unit and not m.start <= mark.start < m.end]
    for one in wishing:
        for other in others:
            if other.start != one.start:
                yield _tie("wisher", one, other, mark)


def _beside(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A does something with B, with no word that says "together"."""
    partners = slots.partners(mark.end, 1, themes=False)
    if partners and partners[0].sort != Sort.ROLE:
        for tie in _tied(slots, "beside", mark, partners):
            if tie.subject is not None and _unknown_before(slots, tie.subject):
                continue
            if tie.subject is not None or slots.sentence.has("strained"):
                yield tie


def _responsible(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """``Responsible: A and B``; ``A and B responsible``, as lists of actions have it."""
    tokens = slots.sentence.tokens
    for at in range(mark.end, min(mark.end + _LABEL_GAP, len(tokens))):
        if tokens[at].text == ":":
            named = slots.partners(at + 1, 0, themes=False)
            break
    else:
        named = slots.subjects(mark.start) or []
        named = named if named and named[-1].end == mark.start else []
    if len(named) > 1:
        yield from _pairs("responsible", mark, named)


def _us(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A helps with something *for us*: who speaks is the other."""
    before = mark.start - 1
    preps = ("with_preps", "to_preps", "from_preps")
    if before < 0 or not any(slots.sentence.covers(key, before) for key in preps):
        return
    for one in slots.subjects(mark.start) or []:
        if one.unit:
            yield _tie("us", HERE, one, mark)._replace(head=mark.end)


_RULES: tuple[tuple[str, Callable[[Slots, Mark], Iterator[Tie]]], ...] = (
    ("with_heads", _with),
    ("between", _between),
    ("mutual", _mutual),
    ("partner_nouns", _partner),
    ("wish_nouns", _wisher),
    ("join_heads", _join),
    ("by_heads", _by),
    ("from_heads", _from),
    ("object_heads", _object),
    ("to_heads", _to),
    ("from_preps", _transfer),
    ("arrow", _arrow),
    ("with_preps", _beside),
    ("responsible", _responsible),
    ("us", _us),
)
# Without any of these a sentence tells of no tie, nor of a wish or a problem.
CUES = frozenset({"strained", "wishes", *(key for key, _ in _RULES)})


# --- what the rules share ------------------------------------------------------------------


def _tied(slots: Slots, rule: str, mark: Mark, partners: Sequence[Mention]) -> Iterator[Tie]:
    """Each subject with each partner; without a named subject it is the context's."""
    if not partners:
        return
    acting = _acting(slots, mark, partners[0].start)
    if acting is None:
        return
    for other in partners:
        for one in acting:
            yield _tie(rule, one, other, mark)
        if not acting:
            yield _tie(rule, HERE, other, mark)


def _acting(slots: Slots, mark: Mark, partner: int) -> list[Mention] | None:
    """Who acts: named before the verb, right behind it, or behind the first partner."""
    start = slots.clause(mark.start)
    acting = slots.subjects(mark.start)
    if acting or acting is None:
        return acting
    if agent := slots.agent(mark.start):
        return [agent]
    behind = [m for m in slots.after(mark.end) if m.end <= partner and m.start < partner]
    if behind:
        return behind
    if mark.start <= start + 1 or slots.sentence.covers("prepositions", mark.start - 1):
        return _behind_partner(slots, partner)
    return []


def _behind_partner(slots: Slots, partner: int) -> list[Mention]:
    """``Together with B, A runs …``: who acts stands behind the partner and the verb."""
    members = [m for m in slots.mentions if m.start >= partner]
    if len(members) < 2 or not members[1].unit:
        return []
    gap = slots.sentence.tokens[members[0].end : members[1].start]
    opens = partner <= 6 and 1 <= len(gap) <= 3
    small = all(not token.word or token.text.islower() for token in gap)
    joined = slots.sentence.covers("conjunctions", members[0].end)
    phrase = slots.sentence.covers("prepositions", members[1].start - 1)
    return [members[1]] if opens and small and not joined and not phrase else []


def _pairs(rule: str, mark: Mark, members: Sequence[Mention]) -> Iterator[Tie]:
    if len(members) > _MOST_IN_PAIRS:
        for other in members[1:]:
            yield _tie(rule, members[0], other, mark)
        return
    for one, other in combinations(members, 2):
        yield _tie(rule, one, other, mark)


def _tie(rule: str, subject: Mention | None, other: Mention, mark: Mark) -> Tie:
    ends = [mark.start, mark.end, other.start, other.end]
    weight = _BASES[rule] * other.weight
    if subject is not None:
        ends += [subject.start, subject.end]
        weight = _BASES[rule] * min(subject.weight, other.weight)
    return Tie(rule, subject, other, min(ends), max(ends), mark.start, weight)


def _preposition(slots: Slots, key: str, at: int, gap: int) -> int | None:
    """Where the words after a preposition begin, None when none stands near enough."""
    sentence: Sentence = slots.sentence
    for here in range(at, min(at + gap, len(sentence.tokens))):
        if mark := sentence.at(key, here):
            return mark.end
        if sentence.tokens[here].text in ";:.?!–" or sentence.covers("contrast", here):
            return None
    return None


def _inside_mention(slots: Slots, mark: Mark) -> bool:
    return any(m.start <= mark.start < m.end and m.unit for m in slots.mentions)


def _unknown_before(slots: Slots, subject: Mention) -> bool:
    """Whether another name opens the clause: "Norby is a twin town of …"."""
    start = slots.clause(subject.start)
    tokens = slots.sentence.tokens[start : subject.start]
    small = ("fillers", "prepositions", "they", "we", "existing", "proposed", "generic")
    return any(
        token.capital and not any(slots.sentence.covers(key, start + at) for key in small)
        for at, token in enumerate(tokens)
    )


def _us_beside(slots: Slots, member: Mention, mark: Mark) -> bool:
    """``between us and the schools``."""
    beside = {*range(mark.end, member.start), *range(member.end, member.end + 2)}
    return any(slots.sentence.covers("we", at) for at in beside)
