"""The rules for ordinary verbs: what units do again and again, and in whose house."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.frequency import spans
from loaders.naming.mentions import PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Mark
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import HERE, Tie, pairs, preposition, tie

__all__ = ["attending", "fronted", "given", "hosted", "regular", "taken"]

_GAP = 9  # words between "concerts" and "in the church"
_NEAR = 5  # words between "we" and what we do
_VERB = 3  # words between "with roads" and "we"
_MOST_TOGETHER = 4
_SURE = 0.8  # from which a word that opens a sentence names a unit, and no thing
_HOUSES = frozenset({Sort.UNIT, Sort.MANY, Sort.BODY, Sort.ROLE})
_OPEN = frozenset(
    {
        "åpent",
        "åpen",
        "åpne",
        "ope",
        "open",
        "opne",
        "åbent",
        "åben",
        "åbne",
        "öppet",
        "öppen",
        "öppna",
        "opens",
        "closed",
        "stengt",
        "stengte",
        "lukket",
        "stängt",
        "each",
        "every",
        "own",
        "egne",
        "eigne",
        "egna",
        "hver",
        "sine",
        "sina",
    }
)
_WHERE = frozenset({"der", "hvor", "kor", "där", "where", "which"})
_NOMINATIVE = frozenset({"vi", "me"})
_SPEAKING = _NOMINATIVE | {"we"}
_GIVES = frozenset(
    {
        *("gir", "gjev", "giver", "ger", "give", "gives", "send", "sender", "sends", "skickar"),
        *(
            "tilbyr",
            "tilbyder",
            "erbjuder",
            "offer",
            "offers",
            "låner",
            "lånar",
            "lend",
            "lends",
        ),
        *("viser", "visar", "show", "shows", "leverer", "leverar"),
    }
)
_FROM = frozenset({"fra", "frå", "från", "from"})


def regular(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A and B hold a course every spring: two that do the same thing, with how often."""
    if not _is_regular(slots):
        return
    acting = [m for m in slots.subjects(mark.start) or [] if m.unit]
    if len(acting) < 2:  # "the cases are reviewed by A and B", "every spring holds A and B"
        at = preposition(slots, "by_preps", mark.end, 3)
        acting = slots.partners(at or mark.end, 1 if at else 0, themes=False)
    elif mark.start - acting[-1].end > _VERB:
        return
    tokens = slots.sentence.tokens[mark.start :]
    together = _OPEN.isdisjoint(token.low for token in tokens[: _GAP // 2])
    if together and 2 <= len(acting) <= _MOST_TOGETHER:
        yield from pairs("regular", mark, acting)


def hosted(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A holds concerts in B; story time with A takes place at B."""
    where = _house(slots, mark.end)
    if where is None:
        return
    guests = [m for m in _guests(slots, mark) if m.start != where.start]
    for one in guests:
        yield tie("hosted", one, where, mark)


def attending(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A meets on Mondays, B is always there; a group in which A, B and C take part."""
    tokens = slots.sentence.tokens
    if mark.end < len(tokens) and tokens[mark.end].word:
        return  # in what, or with whom, is said: another rule's
    start = _relative(slots, mark.start) or slots.clause(mark.start)
    own = [m for m in slots.mentions if m.unit and start <= m.start and m.end <= mark.start]
    before = [m for m in slots.mentions if m.unit and m.end <= start]
    if len(own) > 1:
        yield from pairs("members", mark, own)
    elif own and len(before) == 1 and before[0].start <= _VERB and start:
        yield tie("members", before[0], own[0], mark)


def fronted(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """*With the school* we go through the lists every month."""
    if mark.start > 0:
        return
    partners = slots.partners(mark.end, 1, themes=False)
    if not partners:
        return
    at = partners[-1].end
    tokens = slots.sentence.tokens
    ours = next(
        (
            here
            for here in range(at, min(at + _VERB, len(tokens)))
            if slots.sentence.covers("we", here)
        ),
        None,
    )
    told = _is_regular(slots) or slots.sentence.has("with_heads")
    if slots.sentence.covers("from_preps", mark.start):
        told = slots.sentence.has("from_heads")  # "from the school we walk home"
    if ours is None or not told or tokens[at].text == ",":
        return
    for other in partners:
        yield tie("fronted", HERE, other, mark)


def taken(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """*The school* we meet every month: whom "we" behind the verb meet, use or ask."""
    verb = _inverted(slots, mark)
    if verb is None:
        return
    start = slots.clause(verb)
    named = [m for m in slots.mentions if start <= m.start and m.end <= verb]
    named = [m for m in named if not _is_aside(slots, named, m)]
    first = named[0].start if named else start
    opens = all(slots.sentence.covers("fillers", at) for at in range(start, first))
    if named and slots.past_brackets(named[-1].end) == verb and opens:
        for other in (m for m in named if m.unit and m.weight >= _SURE):
            if _is_beside(slots, named, other):
                yield tie("fronted", HERE, other, mark)


def _inverted(slots: Slots, mark: Mark) -> int | None:
    """The verb before "we", the word itself or a helping one: "the school *have* we met"."""
    tokens = slots.sentence.tokens
    if mark.end < len(tokens) and tokens[mark.end].low in _NOMINATIVE:
        return mark.start
    for at in range(mark.start - 1, max(mark.start - _NEAR, 0), -1):
        if at in slots.starts or not tokens[at].word:
            return None
        if tokens[at].low in _NOMINATIVE:
            return at - 1 if slots.sentence.covers("verbs", at - 1) else None
    return None


def given(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A *gives B notice*; we send the school a list."""
    tokens = slots.sentence.tokens
    if tokens[mark.start].low not in _GIVES:
        return
    acting = slots.ending(mark.start)
    ours = mark.start > 0 and tokens[mark.start - 1].low in _SPEAKING
    to_whom = slots.partners(mark.end, 0, themes=False)
    if not to_whom or not (ours or (acting and acting.unit)):
        return
    at = to_whom[-1].end
    keys = ("prepositions", "verbs", "conjunctions", "contrast", "conditions")
    what = at < len(tokens) and tokens[at].word and tokens[at].text.islower()
    if what and not any(slots.sentence.covers(key, at) for key in keys):
        for other in to_whom:
            yield tie("to", HERE if ours else acting, other, mark)


def _is_aside(slots: Slots, named: list[Mention], one: Mention) -> bool:
    """Whether a mention stands in the brackets behind another."""
    return any(other.end <= one.start < slots.past_brackets(other.end) for other in named)


def _is_beside(slots: Slots, named: list[Mention], one: Mention) -> bool:
    """Whether only commas and "and" stand from a mention to the last: "*A*, B and C"."""
    inside = {at for m in named for at in range(m.start, slots.past_brackets(m.end))}
    between = (at for at in range(one.end, named[-1].start) if at not in inside)
    keys = ("conjunctions", "fillers")
    return all(
        slots.sentence.tokens[at].text == ","
        or any(slots.sentence.covers(key, at) for key in keys)
        for at in between
    )


def _relative(slots: Slots, at: int) -> int:
    """Where a clause begins that "where" opens: a group *where A and B take part*."""
    lows = [token.low for token in slots.sentence.tokens[:at]]
    return next((i + 1 for i in range(at - 1, 0, -1) if lows[i] in _WHERE), 0)


def _is_regular(slots: Slots) -> bool:
    """Whether a sentence says how often, in numbers."""
    return any(span.low is not None and span.low > 0 for span in spans(slots.sentence.text))


def _house(slots: Slots, at: int) -> Mention | None:
    """The unit in whose house it is: the first that a preposition leads to."""
    tokens = slots.sentence.tokens
    for here in range(at, min(at + _GAP, len(tokens))):
        token = tokens[here]
        if token.text in ";:.?!" or slots.sentence.covers("contrast", here):
            return None
        leads = slots.sentence.covers("places", here) or slots.sentence.covers("to_preps", here)
        if not (leads or token.low in _FROM):
            continue
        found = slots.partners(here + 1, 1, themes=False)
        if found and found[0].sort in _HOUSES:
            return found[0]
    return None


def _guests(slots: Slots, mark: Mark) -> list[Mention]:
    """Who holds it: named before the verb, or with whom it is held."""
    acting = slots.subjects(mark.start)
    if acting and not slots.sentence.covers("takes_place", mark.start):
        return [m for m in acting if m.unit and m.end <= mark.start]
    before = [m for m in slots.mentions if m.end <= mark.start and m.sort != PERSON]
    return [
        m
        for m in before
        if m.unit and any(mk.end in (m.start, m.start - 1) for mk in _withs(slots))
    ]


def _withs(slots: Slots) -> list[Mark]:
    return slots.sentence.marks.get("with_preps", [])
