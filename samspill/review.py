"""The doubtful names one after the other: what was answered, and how to take it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.decisions import Decision, Judgement, add, read
from graph.decisions import undo as take_back
from graph.errors import UsageError
from graph.evidence import Evidence
from graph.identity import Question
from samspill.answers.table import quote

__all__ = ["Case", "Review", "Side", "cases"]

Key = tuple[str, tuple[str, ...]]  # an organisation and the actors that a name means there


@dataclass(frozen=True)
class Side:
    """One name of a question: what it means now, in how many statements, and a sentence."""

    name: str
    key: Key
    statements: int
    quote: str


@dataclass(frozen=True)
class Case:
    """A question with the evidence for it; the side with more statements comes first."""

    question: Question
    sides: tuple[Side, Side]

    @property
    def moves(self) -> int:
        """How many statements come to be about another actor if the two are one."""
        return self.sides[1].statements


def cases(evidence: Evidence) -> list[Case]:
    """The doubtful names, those first whose answer moves most statements."""
    counts, quotes = _said(evidence)

    def side(organisation: str, name: str) -> Side:
        key = organisation, evidence.meaning.get((organisation, name), (name,))
        said = sum(counts[organisation, actor] for actor in key[1])
        return Side(name, key, said, quotes.get((organisation, name), ""))

    found: list[Case] = []
    for question in evidence.questions:
        one, other = (side(question.organisation, name) for name in question.names)
        sides = (one, other) if one.statements >= other.statements else (other, one)
        found.append(Case(question, sides))
    # The questions come in one order always, and a sort keeps it where this says nothing.
    return sorted(found, key=lambda case: (-case.moves, -case.sides[0].statements))


def _said(evidence: Evidence) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], str]]:
    """Statements about each actor, and the first sentence with each name."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for statement in evidence.statements.values():
        organisation = evidence.source_of(statement).organisation
        about: set[str] = set()
        for name in (statement.subject, statement.object):
            about.update(evidence.actors_of(statement, name))
            first.setdefault((organisation, name), statement.id)
        counts.update((organisation, actor) for actor in about)
    asked = {(q.organisation, name) for q in evidence.questions for name in q.names}
    return counts, {key: quote(first[key], evidence) for key in asked & first.keys()}


@dataclass
class Review:
    """Goes through the cases; each answer is written into the file of decisions at once.

    Cases that earlier answers answer already are passed over: when A is B and B is C, nobody
    is asked whether A is C.
    """

    cases: list[Case]
    decisions: Path
    _past: list[tuple[int, Decision | None]] = field(
        default_factory=list[tuple[int, Decision | None]]
    )
    _at: int = 0

    @property
    def current(self) -> Case | None:
        """The case to be answered; None when all have been."""
        return self.cases[self._at] if self._at < len(self.cases) else None

    @property
    def number(self) -> int:
        """Which case it is, from 1."""
        return self._at + 1

    def answer(self, judgement: Judgement, into: tuple[str, ...] = ()) -> None:
        """Write what the person said of the case, and go on.

        Raises
        ------
        DecisionError
            If the file of decisions cannot be written.
        """
        case = self.cases[self._at]
        names = tuple(side.name for side in case.sides)
        if judgement is Judgement.SPLIT:
            names = (case.question.names[1],)
        decision = Decision(
            judgement=judgement,
            names=names,
            into=into,
            organisation=case.question.organisation,
        )
        add(self.decisions, decision)
        self._go_on(decision)

    def skip(self) -> None:
        """Leave the case open, and go on."""
        self._go_on(None)

    def _go_on(self, decision: Decision | None) -> None:
        self._past.append((self._at, decision))
        self._at += 1
        known = _Known(self._answered())
        while (case := self.current) is not None and known.answers(case):
            self._at += 1

    def undo(self) -> bool:
        """Go back to the case before and take its answer back; False when there is none.

        Raises
        ------
        UsageError
            If somebody else has written into the file of decisions since.
        """
        if not self._past:
            return False
        at, decision = self._past[-1]
        if decision is not None:
            if read(self.decisions)[-1:] != (decision,):
                raise UsageError(
                    f"{self.decisions} was changed since; take the decision out of it by hand"
                )
            take_back(self.decisions)
        self._past.pop()
        self._at = at
        return True

    def _answered(self) -> Iterator[tuple[Case, Judgement]]:
        for at, decision in self._past:
            if decision is not None:
                yield self.cases[at], decision.judgement

    def tally(self) -> Counter[str]:
        """How many answers of each judgement were given, and how many cases were "skipped"."""
        return Counter(d.judgement.value if d else "skipped" for _, d in self._past)


class _Known:
    """What follows from the answers: names that are one, pairs that are two, names no more."""

    def __init__(self, answered: Iterator[tuple[Case, Judgement]]) -> None:
        self._same: dict[Key, Key] = {}
        self._split: set[Key] = set()
        apart: list[tuple[Key, Key]] = []
        for case, judgement in answered:
            one, other = (side.key for side in case.sides)
            if judgement is Judgement.SAME:
                self._same[self._find(other)] = self._find(one)
            elif judgement is Judgement.DIFFERENT:
                apart.append((one, other))
            else:
                whole = case.question.names[1]
                self._split |= {side.key for side in case.sides if side.name == whole}
        self._apart = {frozenset(map(self._find, pair)) for pair in apart}

    def _find(self, key: Key) -> Key:
        while key in self._same and self._same[key] != key:
            key = self._same[key]
        return key

    def answers(self, case: Case) -> bool:
        if any(side.key in self._split for side in case.sides):
            return True
        one, other = (self._find(side.key) for side in case.sides)
        return one == other or frozenset((one, other)) in self._apart
