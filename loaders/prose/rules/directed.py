"""The rules for what one unit does to another: it sends, asks, helps, waits."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.frequency import spans
from loaders.naming.mentions import COPULAS, PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Mark
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import HERE, Tie, inside_mention, preposition, tie, tied
from loaders.prose.troubles import troubles

__all__ = [
    "arrow",
    "beside",
    "by_others",
    "for_us",
    "from_others",
    "seated",
    "to_others",
    "transfer",
    "wisher",
    "with_object",
]

_GAP = 8  # words between "sent" and "from"
_SHORT_GAP = 5
_FAR = 11  # words between "sends" and "to", where it is said what and when
_TO = frozenset({"til", "till", "to"})
_ARTICLES = frozenset({"en", "ein", "ei", "et", "eit", "ett", "a", "an"})
_BEEN = frozenset({"vært", "vore", "været", "varit", "been"})
# "for us", "lends us a room"
_BEFORE_US = ("with_preps", "to_preps", "from_preps", "to_heads", "object_heads", "from_heads")


def to_others(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A delivers to B."""
    if _tells_what(slots, mark) or _is_hard_for(slots, mark):
        return
    yield from _directed(slots, "to", mark, "to_preps")


def from_others(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A receives from B."""
    yield from _directed(slots, "from", mark, "from_preps")


def with_object(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A supports B."""
    if _opens_case(slots, mark):
        return
    if not (inside_mention(slots, mark) or slots.in_relative(mark.start)):
        yield from tied(slots, "object", mark, slots.partners(mark.end, 1, themes=False))


def _is_hard_for(slots: Slots, mark: Mark) -> bool:
    """Whether somebody only has a problem: it "*is hard for* roads to …"."""
    if mark.end > mark.start + 1 or slots.sentence.tokens[mark.start].low not in COPULAS:
        return False
    at = preposition(slots, "to_preps", mark.end, _SHORT_GAP)
    return at is not None and any(
        mark.end <= one.start and one.start < at for one in troubles(slots.sentence)
    )


def _opens_case(slots: Slots, mark: Mark) -> bool:
    """Whether a word that is a verb as well only opens a clause: "*når* biblioteket åpner"."""
    if not slots.sentence.covers("conditions", mark.start):
        return False
    return slots.ending(mark.start) is None


def by_others(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A is consulted by B."""
    if slots.is_of_thing(mark.start):
        return  # it is the plan that is coordinated
    at = preposition(slots, "by_preps", mark.end, 3)
    partners = slots.partners(at, 1, themes=False) if at else []
    if (
        partners
        and all(m.sort == Sort.ROLE for m in partners)
        and _opens_with_thing(slots, mark)
    ):
        return  # "the table is kept up to date by the coordinator"
    yield from tied(slots, "by", mark, partners)


def transfer(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """It is sent from A to B."""
    verbs = slots.sentence.marks.get("to_heads", ())
    if not any(0 <= mark.start - verb.end <= _GAP for verb in verbs):
        return
    first = slots.partners(mark.end, 1, themes=False)
    at = preposition(slots, "to_preps", first[-1].end, 2) if first else None
    if at and slots.sentence.covers("linking", at - 1):
        return  # "a report from the institute *for* health"
    for one in first if at else ():
        for other in slots.partners(at or 0, 1, themes=False):
            yield tie("transfer", one, other, mark)


def arrow(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """``A -> B: …``, as notes have it."""
    before = [m for m in slots.mentions if m.end == mark.start and m.unit]
    for one in before:
        for other in slots.partners(mark.end, 0, themes=False):
            yield tie("arrow", one, other, mark)


def wisher(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """… (a wish of A's), in a sentence about B."""
    at = preposition(slots, "from_preps", mark.end, 2)
    wishing = slots.partners(at, 1, themes=False) if at else []
    others = [m for m in slots.mentions if m.unit and not m.start <= mark.start < m.end]
    for one in wishing:
        for other in others:
            if other.start != one.start:
                yield tie("wisher", one, other, mark)


def beside(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A does something with B, with no word that says "together"."""
    partners = slots.partners(mark.end, 1, themes=False)
    if partners and partners[0].sort != Sort.ROLE:
        for tie in tied(slots, "beside", mark, partners):
            if tie.subject is not None and _unknown_before(slots, tie.subject):
                continue
            if tie.subject is not None or slots.sentence.has("strained"):
                yield tie


def seated(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A is a member of B, is represented on B."""
    if any(m.sort == PERSON and m.end <= mark.start for m in slots.mentions):
        return  # "Ola Nord, head of roads and a member of the board"
    beside = slots.ending(mark.start - 1)  # "… and *the pool is* a member of …"
    acting = [beside] if beside else slots.subjects(mark.start) or []
    for other in slots.partners(mark.end, 1, themes=False):
        for one in (m for m in acting if m.unit):
            yield tie("seat", one, other, mark)


def for_us(slots: Slots, mark: Mark) -> Iterator[Tie]:
    """A helps with something *for us*: who speaks is the other."""
    before = mark.start - 1
    house = mark.end > mark.start + 1
    if house and not any(span.low for span in spans(slots.sentence.text)):
        return  # "the library is in the building"
    been = before >= 0 and slots.sentence.tokens[before].low in _BEEN
    if before < 0 or not (
        been or any(slots.sentence.covers(key, before) for key in _BEFORE_US)
    ):
        return
    for one in slots.subjects(mark.start) or []:
        one = _sender(slots, one)
        if one.unit:
            yield tie("us", HERE, one, mark)._replace(head=mark.end)


def _sender(slots: Slots, one: Mention) -> Mention:
    """The unit of somebody who comes from it: *an adviser from the job centre*."""
    person = one.sort == Sort.ROLE or slots.sentence.covers("professions", one.start)
    if not (person and slots.sentence.covers("from_preps", one.end)):
        return one
    return next(iter(slots.partners(one.end + 1, 0, themes=False)), one)


def _opens_with_thing(slots: Slots, mark: Mark) -> bool:
    """Whether a thing, and nobody, is named before a passive verb."""
    before = range(slots.clause(mark.start), mark.start)
    if not before or any(m.acts and m.start in before for m in slots.mentions):
        return False
    keys = ("we", "they")
    return not any(slots.sentence.covers(key, at) for key in keys for at in before)


def _directed(slots: Slots, rule: str, mark: Mark, preps: str) -> Iterator[Tie]:
    if inside_mention(slots, mark):
        return
    at = preposition(slots, preps, mark.end, _SHORT_GAP)
    partners = slots.partners(at, 1, themes=False) if at else []
    if at and not partners:  # "puts a room *at the disposal* of"
        at = preposition(slots, preps, at, 2)
        partners = slots.partners(at, 1, themes=False) if at else []
    if not partners and rule == "to":
        partners = _far_off(slots, mark)
    partners = [m for m in partners if m.sort != Sort.OWN]  # where it is, more than with whom
    if not slots.in_relative(mark.start):
        yield from tied(slots, rule, mark, partners)


def _far_off(slots: Slots, mark: Mark) -> list[Mention]:
    """Whom a thing goes to that takes many words: "sends *a list of … every day to* roads"."""
    sentence = slots.sentence
    for at in range(mark.end + 1, min(mark.end + _FAR, len(sentence.tokens))):
        if sentence.tokens[at].low in _TO:
            found = slots.partners(at + 1, 1, themes=False)
            if found:
                return found
        ends = any(sentence.covers(key, at) for key in ("verbs", "contrast", "conjunctions"))
        if ends or at in slots.starts or not (sentence.tokens[at].word):
            return []
    return []


def _tells_what(slots: Slots, mark: Mark) -> bool:
    """Whether it is only said what something is: "the form *is a tool* for the schools"."""
    tokens = slots.sentence.tokens
    article = mark.end < len(tokens) and tokens[mark.end].low in _ARTICLES
    if not (article and tokens[mark.start].low in COPULAS):
        return False
    at = next(
        (
            at
            for at in range(mark.end + 1, len(tokens))
            if slots.sentence.covers("to_preps", at)
        ),
        len(tokens),
    )
    keys = ("to_heads", "partner_nouns", "with_heads")
    return not any(slots.sentence.covers(key, at - 1) for key in keys)


def _unknown_before(slots: Slots, subject: Mention) -> bool:
    """Whether another name opens the clause: "Norby is a twin town of …"."""
    start = slots.clause(subject.start)
    tokens = slots.sentence.tokens[start : subject.start]
    small = ("fillers", "prepositions", "they", "we", "existing", "proposed", "generic")
    return any(
        token.capital and not any(slots.sentence.covers(key, start + at) for key in small)
        for at, token in enumerate(tokens)
    )
