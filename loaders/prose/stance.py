"""How a tie stands: it happens, it is wished for, or it is a problem."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Status
from loaders.naming.text import Mark, Sentence
from loaders.prose.ended import is_over, plans_together
from loaders.prose.troubles import is_case, is_denied, troubles

__all__ = ["Stance", "segment", "stance"]

_TOPIC = 3  # words between a preposition and what it is about
_PREDICATIVE = frozenset({"som", "as"})  # "is felt as heavy"
_AIMS = frozenset({"at", "att", "å"})  # "That an agreement is made between …"
_REASONS = frozenset({"for", "för", "ty"})
_THAT = "that"
_LABEL = 3  # words and marks in front of a point: "R2:"
_PLANNED = 5  # words between "considers" and what is planned
_WHETHER = frozenset({"om", "whether", "if", "hvordan", "korleis", "hur", "how"})
_CLAUSES = frozenset({"där", "hvor", "kor", "der", "where"})
_TO = frozenset({"to"})
_OVER = 0.8
_LASTS = 2  # words between a wish and what goes on
_NEAR = 4  # words between a verb and its "not"
_RELATIVES = frozenset({"som", "der", "which", "that", "who"})


@dataclass(frozen=True)
class Stance:
    """A status, and how sure it is, from 0 to 1."""

    status: Status
    weight: float = 1.0


def segment(sentence: Sentence, at: int) -> tuple[int, int]:
    """The part of a sentence around a word, between "but", "while", "because" and ";"."""
    contrasts = sentence.marks.get("contrast", ())
    cuts = {m.start for m in contrasts if not sentence.covers("proposed", m.start)}
    cuts = {at for at in cuts if not (at and sentence.covers("verbs", at - 1))}  # "is however"
    cuts |= {i for i, token in enumerate(sentence.tokens) if token.text == ";"}
    cuts |= {i for i in range(1, len(sentence.tokens)) if _gives_reason(sentence, i)}
    start = max((cut + 1 for cut in cuts if cut < at), default=0)
    end = min((cut for cut in cuts if cut > at), default=len(sentence.tokens))
    return start, end


def _gives_reason(sentence: Sentence, at: int) -> bool:
    """Whether "for" behind a comma opens a reason: "wants a desk with them, *for* now …"."""
    reason = sentence.tokens[at].low in _REASONS and sentence.tokens[at - 1].text == ","
    following = sentence.tokens[at + 1 : at + 2]
    return reason and bool(following) and following[0].low not in _AIMS


def stance(
    sentence: Sentence,
    span: tuple[int, int],
    around: tuple[int, int],
    above: Status | None,
    *,
    clause: int = 0,
    duties: bool = False,
) -> Stance:
    """How the tie in some words of a sentence stands.

    Parameters
    ----------
    sentence : Sentence
    span : (int, int)
        The words of the tie: from its subject or verb to its last partner.
    around : (int, int)
        The words that may tell of it: up to the ties before and after it.
    above : Status or None
        What the headings say; it holds where the sentence itself says nothing.
    clause : int
        Where the clause of the tie begins: "shall" in another clause tells of something else.
    duties : bool
        Whether "shall" tells what is done, as in a job description.

    Notes
    -----
    A problem beats a wish: who wants more because there is none reports a problem first. A
    plain denial ("do not work with") counts as strained, the less sure the plainer it is.
    """
    strained = [m for m in troubles(sentence) if around[0] <= m.start and m.end <= around[1]]
    strained = [
        m
        for m in strained
        if m.start < span[1]
        or not (_is_topic(sentence, m, span) or _is_aside(sentence, m, span))
    ]
    infinitive = clause > 0 and sentence.tokens[clause - 1].low in _AIMS
    bound = min(clause, span[0]) if infinitive else clause  # "A *shall* see to it *that* …"
    proposed = [
        m
        for m in _within(sentence, "proposed", around)
        if not sentence.covers("duties", m.start) or (not duties and m.start >= bound)
    ]
    proposed = [
        m
        for m in proposed
        if not (
            _is_condition(sentence, m, span)
            or _goes_on(sentence, m)
            or _tells_of_other(sentence, m, span)
            or _only_weighed(sentence, m)
            or plans_together(sentence, m)
        )
    ]
    proposed = [
        m
        for m in proposed
        if not (_is_of_another(sentence, m, span) or _is_aim(sentence, m, span))
    ]
    existing = _within(sentence, "existing", span)
    unmet = any(mark.start >= span[1] for mark in sentence.marks.get("unmet", ()))
    if unmet or (strained and not _only_wish(sentence, strained, proposed)):
        return Stance(Status.STRAINED)
    if _denied(sentence, span):
        return Stance(Status.STRAINED, 0.75)
    if is_over(sentence, span):
        return Stance(Status.STRAINED, _OVER)
    if above is Status.STRAINED and not _within(sentence, "wishes", around):
        return Stance(above, 0.95)  # under "problems", what is needed is what is missing
    done = [m for m in _within(sentence, "done", around) if not is_case(sentence, m)]
    if done and not _within(sentence, "wishes", around):
        return Stance(Status.EXISTING)
    if proposed and not (existing and all(mark.start >= span[1] for mark in proposed)):
        return Stance(Status.PROPOSED)
    if _is_aimed_at(sentence, above):
        return Stance(Status.PROPOSED)
    if above is Status.PROPOSED and _continues(sentence):
        existing = _within(sentence, "present", span)  # "sets up *fixed* meetings" is a plan
    if existing or above is None:
        return Stance(Status.EXISTING)
    return Stance(above, 0.95)


def _is_aimed_at(sentence: Sentence, above: Status | None) -> bool:
    """Whether a sentence only says what is to be: "*That* an agreement is made between …"."""
    opening = next(
        (i for i, token in enumerate(sentence.tokens[:_LABEL]) if token.text.isalpha()), 0
    )
    low = sentence.tokens[opening].low
    if low == _THAT and not sentence.covers("verbs", opening + 1):
        return above is Status.PROPOSED or sentence.covers("fillers", opening + 1)
    return above is None and low in _AIMS


def _continues(sentence: Sentence) -> bool:
    """Whether a point ends a sentence that stands above it, or opens with what to do."""
    return sentence.text[:1].islower() or sentence.covers("actions", 0)


def _only_weighed(sentence: Sentence, mark: Mark) -> bool:
    """Whether things are weighed, and no plan: "they *consider* the applications together"."""
    if not sentence.covers("considering", mark.start):
        return False
    near = range(mark.end, min(mark.end + _PLANNED, len(sentence.tokens)))
    if sentence.tokens[mark.start].low.endswith("s") and sentence.has("with_heads"):
        near = range(mark.start)  # passive: what is planned stands before
    return not any(
        sentence.tokens[at].low in _AIMS | _TO | _WHETHER
        or (sentence.covers("with_heads", at) and not sentence.covers("join_ends", at))
        for at in near
    )


def _is_aside(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether "without" tells how something is done there: "…, *where* no name is used"."""
    if not sentence.covers("without", mark.start):
        return False
    between = range(span[1], mark.start)
    return any(
        sentence.tokens[at].low in _CLAUSES and sentence.tokens[at - 1].text == ","
        for at in between
    )


def _is_of_another(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether "possibly" stands before another partner: "the club and *possibly* the choir"."""
    return mark.start >= span[1] and sentence.covers("fillers", mark.start)


def _is_aim(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether a word behind a tie only tells what it is about, or for: "*to meet* needs"."""
    if mark.start < span[1]:
        return False
    if sentence.tokens[mark.start].low in _TO:
        return True
    return not sentence.covers("wishes", mark.start) and _is_topic(sentence, mark, span)


def _tells_of_other(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether "will" only tells of the partner: "visits the firm, *which will* show …"."""
    relative = mark.start > span[1] and sentence.tokens[mark.start - 1].low in _RELATIVES
    return relative and not sentence.covers("wishes", mark.start)


def _within(sentence: Sentence, key: str, around: tuple[int, int]) -> list[Mark]:
    start, end = around
    return [m for m in sentence.marks.get(key, ()) if start <= m.start and m.end <= end]


def _is_topic(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether a problem is only what is worked on: "with the schools *about challenges*"."""
    if sentence.covers("prepositions", mark.start):
        return False  # "… without an answer"
    before = range(max(mark.start - _TOPIC, span[1]), mark.start)
    return any(
        sentence.covers(key, at) and sentence.tokens[at].low not in _PREDICATIVE
        for key in ("prepositions", "topics")
        for at in before
    )


def _only_wish(sentence: Sentence, strained: list[Mark], proposed: list[Mark]) -> bool:
    """Whether what sounds like a problem is the lack that a wish names ("wants less …")."""
    wishes = {mark.start: mark.end for mark in proposed}
    return all(wishes.get(mark.start, 0) >= mark.end for mark in strained)


def _goes_on(sentence: Sentence, mark: Mark) -> bool:
    """Whether what is wished for is there, and ought to last: "this *should continue*"."""
    return any(sentence.covers("goes_on", at) for at in range(mark.end, mark.end + _LASTS))


def _is_condition(sentence: Sentence, mark: Mark, span: tuple[int, int]) -> bool:
    """Whether a wish only tells when: "calls the doctors *when somebody needs* one"."""
    return any(sentence.covers("conditions", at) for at in range(span[1], mark.start))


def _denied(sentence: Sentence, span: tuple[int, int]) -> bool:
    start, end = span
    near = (max(start - _NEAR, 0), min(end + 1, len(sentence.tokens)))
    troubled = {m.start for m in sentence.marks.get("strained", ()) if is_denied(sentence, m)}
    return any(
        not sentence.covers("not_negated", mark.start) and mark.end not in troubled
        for mark in _within(sentence, "negation", near)
    )
