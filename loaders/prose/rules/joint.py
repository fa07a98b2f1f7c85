"""The rules for what units do together: they cooperate, share, meet, sit in one group."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.frequency import spans
from loaders.naming.mentions import COPULAS, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Mark
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import HERE, Tie, inside_mention, pairs, preposition, tie, tied
from loaders.prose.troubles import troubles

__all__ = ["between", "joined", "members", "mutual", "partner", "responsible", "with_others"]

_GAP = 8  # words between "cooperate" and "with"
_SHORT_GAP = 5
_LABEL_GAP = 4
_FEWEST_MEMBERS = 2


def with_others(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A cooperates with B; A and B cooperate."""
    if inside_mention(slots, mark) or slots.sentence.covers("of_people", mark.start):
        return  # "the *work of* the library"
    at = preposition(slots, "with_preps", mark.end, _GAP)
    if at and slots.sentence.covers("people", at - 2):
        if not any(slots.sentence.covers("topics", i) for i in range(mark.end, at)):
            return  # "a talk about *children with* …"
        at = None  # what the work is about: "work on lists for *children with* …"
    if at and slots.sentence.covers("us", at):
        return  # "together *with us* make a plan": with nobody else
    partners = slots.partners(at) if at else []
    if partners:
        verbs = (mark.start, *range(mark.end, at or 0))
        works = any(slots.sentence.covers("work_heads", here) for here in verbs)
        if works:  # "works with culture" is a field of work, "with the schools" a tie
            partners = [m for m in partners if m.sort != Sort.THEME and not _modifies(slots, m)]
        yield from tied(slots, "works" if works else "with", mark, partners)
    elif at is None:
        yield from _together(slots, mark, "common")


def mutual(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A and B agree, share, talk past each other."""
    at = preposition(slots, "with_preps", mark.end, _GAP)
    if at and slots.partners(at):
        return  # with others, not with each other
    owners = slots.owners(mark.start)
    whose = preposition(slots, "linking", mark.end, _SHORT_GAP)
    shared = slots.partners(whose, 1, themes=False) if whose else []
    if len(owners) > 1:
        yield from pairs("mutual", mark, owners)
    elif len(shared) > 1:  # "a joint plan for A and B"
        yield from pairs("mutual", mark, shared)
    else:
        yield from _together(slots, mark)


def between(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """The division of work between A and B."""
    before = range(max(mark.start - 4, 0), mark.start)
    if _tells_no_work(slots, before):
        return
    at = mark.end
    if slots.sentence.covers("us", at) and slots.sentence.covers("conjunctions", at + 1):
        at += 2  # "between *us and* the schools"
    members = slots.partners(at, generic=True)
    if len(members) >= 2 and at == mark.end:
        rule = "between" if any(m.unit for m in members) else "fields"
        for one in pairs(rule, mark, members):
            if len(members) == 2 or not _alternatives(slots, one):
                yield one
    elif at > mark.end or (len(members) == 1 and _us_beside(slots, members[0], mark)):
        for other in members:
            yield tie("between", HERE, other, mark)


def joined(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """Think A and B together; link A to B; think A into B."""
    first = slots.partners(mark.end, 1)
    if not first:
        return
    end = first[-1].end
    ends = preposition(slots, "join_ends", end, _GAP)
    whole = slots.sentence.tokens[mark.start].low.startswith(("sam", "merg"))
    if len(first) > 1 and (ends or whole):  # the verb itself says "together"
        yield from pairs("join", mark, first)
    for preps in ("join_ends", "with_preps", "to_preps"):
        at = preposition(slots, preps, end, _SHORT_GAP)
        second = slots.partners(at, 1) if at else []
        for one in first if second else ():
            for other in second:
                yield tie("join", one, other, mark)


def partner(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """B is an important partner (of A); important partners are B and C."""
    before = [m for m in slots.mentions if m.unit and m.end <= mark.start]
    near = [m for m in before if mark.start - m.end <= 5]
    at = preposition(slots, "to_preps", mark.end, 2)
    other = slots.partners(at, 1, themes=False) if at else []
    for mention in near:
        yield tie("partner", other[0] if other else None, mention, mark)
    if not near:
        acting = [m for m in slots.subjects(mark.start) or [] if m.unit]
        for mention in other or slots.partners(mark.end, 2, themes=False):
            yield tie("partner", acting[0] if acting else HERE, mention, mark)


def members(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """The group consists of A, B and C; the participants are A, B and C."""
    at = mark.end if mark.end > mark.start + 1 else _copula(slots, mark.end)
    members = slots.partners(at, 1, themes=False) if at else []
    if len(members) < _FEWEST_MEMBERS:
        return
    acting = [m for m in slots.subjects(mark.start) or [] if m.unit]
    for other in members:
        yield tie("members", acting[0] if acting else HERE, other, mark)


def responsible(slots: Slots, mark: Mark) -> Iterator[Tie]:
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
        yield from pairs("responsible", mark, named)


def _modifies(slots: Slots, mention: Mention) -> bool:
    """Whether an abbreviation only tells of what sort the next word is: "with XYZ data"."""
    tokens = slots.sentence.tokens
    if mention.sort or mention.end >= len(tokens) or not tokens[mention.start].short:
        return False
    following = tokens[mention.end]
    small = ("prepositions", "conjunctions", "topics", "verbs", "proposed", "existing")
    covered = any(slots.sentence.covers(key, mention.end) for key in small)
    return following.word and following.text.islower() and not covered


def _together(slots: Slots, mark: Mark, rule: str = "mutual") -> Iterator[Tie]:
    if slots.sentence.covers("join_ends", mark.start - 1):
        return  # taken into the work, not working
    acting = slots.subjects(mark.start)
    if acting is None:
        return  # people do it
    if len(acting) < 2:
        inverted = slots.partners(mark.end, 0, themes=False)
        if inverted and _are_examples(slots, mark.end, inverted[0].start):
            inverted = []
        acting = inverted if len(inverted) > 1 else acting
    often = any(span.low for span in spans(slots.sentence.text))  # a thing meets nobody
    if often and len(acting) == 1 and (other := slots.unlisted_beside(acting[0], mark)):
        acting = [acting[0], other]
    if len(acting) >= 2:
        yield from pairs(rule, mark, acting)


def _are_examples(slots: Slots, start: int, end: int) -> bool:
    """Whether units are only named as such: others may be spoken of, *e.g. A and B*."""
    return any(slots.sentence.covers("such_as", at) for at in range(start, end))


def _alternatives(slots: Slots, one: Tie) -> bool:
    """``between clubs/schools and the library``: what a stroke joins is one side."""
    first = one.subject
    strokes = range(first.end, one.object.start) if first else ()
    return len(strokes) == 1 and slots.sentence.tokens[strokes[0]].text == "/"


def _us_beside(slots: Slots, member: Mention, mark: Mark) -> bool:
    """``between us and the schools``."""
    beside = {*range(mark.end, member.start), *range(member.end, member.end + 2)}
    return any(slots.sentence.covers("we", at) for at in beside)


def _tells_no_work(slots: Slots, before: range) -> bool:
    """Whether a distance or a choice is between two; a relation tells of trouble only."""
    if not any(slots.sentence.covers("not_between", at) for at in before):
        return False
    relation = any(slots.sentence.covers("relations", at) for at in before)
    return not (relation and troubles(slots.sentence))


def _copula(slots: Slots, at: int) -> int | None:
    """Where the words after "are" begin, in the clause that a noun opens."""
    for here in range(at, min(at + _SHORT_GAP, len(slots.sentence.tokens))):
        token = slots.sentence.tokens[here]
        if token.low in COPULAS:
            return here + 1
        if not token.word:
            return None
    return None
