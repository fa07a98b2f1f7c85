"""The rules that find ties in one sentence, each by how such sentences are built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from loaders.naming.mentions import Mention
from loaders.naming.text import Mark
from loaders.prose.rules import called, directed, doings, joint
from loaders.prose.rules.formalities import is_formality
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import Tie

__all__ = ["CUES", "find_ties"]

_RULES: tuple[tuple[str, Callable[[Slots, Mark], Iterator[Tie]]], ...] = (
    ("with_heads", joint.with_others),
    ("between", joint.between),
    ("mutual", joint.mutual),
    ("partner_nouns", joint.partner),
    ("member_heads", joint.members),
    ("wish_nouns", directed.wisher),
    ("join_heads", joint.joined),
    ("by_heads", directed.by_others),
    ("from_heads", directed.from_others),
    ("object_heads", directed.with_object),
    ("to_heads", directed.to_others),
    ("from_preps", directed.transfer),
    ("arrow", directed.arrow),
    ("with_preps", directed.beside),
    ("member_of", directed.seated),
    ("responsible", joint.responsible),
    ("us", directed.for_us),
    ("doing", doings.regular),
    ("place_heads", doings.hosted),
    ("attending", doings.attending),
    ("with_heads", called.convened),
    ("to_preps", called.stood_for),
    ("with_preps", doings.fronted),
    ("from_preps", doings.fronted),
    ("to_heads", doings.given),
    *((key, doings.taken) for key in ("object_heads", "from_heads", "with_heads", "mutual")),
)
_WHERE = frozenset({"der", "hvor", "kor", "där", "where"})
# Without any of these a sentence tells of no tie, nor of a wish or a problem.
CUES = frozenset({"strained", "wishes", *(key for key, _ in _RULES)})


def find_ties(slots: Slots) -> list[Tie]:
    """The ties that a sentence tells of by its words, in order.

    A pair that several rules find is given once, by the rule that is surest.
    """
    found: dict[frozenset[str], Tie] = {}
    for key, rule in _RULES:
        for mark in slots.sentence.marks.get(key, ()):
            for one in rule(slots, mark):
                pair = frozenset(((one.subject.text if one.subject else ""), one.object.text))
                known = found.get(pair)
                if len(pair) == 2 and (known is None or one.weight > known.weight):
                    found[pair] = one
    kept = [
        one
        for one in found.values()
        if not (_are_both_partners(one, found.values()) or is_formality(slots, one))
    ]
    kept = [one for one in kept if not _tells_what_there(slots, one, kept)]
    told = [one._replace(clause=slots.clause(one.head)) for one in kept]
    return sorted(told, key=lambda one: (one.head, one.start, one.end))


def _tells_what_there(slots: Slots, one: Tie, found: Collection[Tie]) -> bool:
    """Whether a clause only tells what is done there: they meet, "*where* tasks are given"."""
    if one.rule not in ("to", "from", "object"):
        return False
    tokens = slots.sentence.tokens
    opened = [
        at
        for at in range(1, one.head)
        if tokens[at].low in _WHERE and tokens[at - 1].text == ","
    ]
    if not opened or any(m.start > opened[-1] and m.end <= one.head for m in _acting(slots)):
        return False
    whose = one.subject
    return any(
        other.end <= opened[-1] and (other.subject is whose or other.subject == whose)
        for other in found
    )


def _acting(slots: Slots) -> list[Mention]:
    return [mention for mention in slots.mentions if mention.unit]


def _are_both_partners(one: Tie, found: Collection[Tie]) -> bool:
    """Whether two that seem to do something only stand beside each other: helps *A and B*."""
    if one.rule != "common" or one.subject is None:
        return False
    ends = {one.subject.start, one.object.start}
    objects: dict[int, set[int]] = {}
    for other in found:
        if other is not one and other.rule != "common":
            whose = other.subject.start if other.subject else -1
            objects.setdefault(whose, set()).add(other.object.start)
    return any(ends <= named for named in objects.values())
