"""Decide which actor each name means: rules that prove, questions for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.collaborations import Name
from graph.decisions import Decision
from graph.model import Actor, Record, Unit
from graph.names.actors import Drafts
from graph.names.solve import Solution, Written, solve

__all__ = ["Mention", "Question", "Resolution", "resolve"]

MOST_QUESTIONS = 3  # about one name


class Mention(NamedTuple):
    """A name as it occurs in the sources of one organisation."""

    organisation: str
    name: str
    times: int = 1
    respondent: bool = False  # whether a unit called so filed a list


class Question(Record):
    """A doubtful pair of names: merged by no rule, put to a person instead.

    `reason` is a key of the texts in `graph.questions`; `weight` is how many mentions hang
    on the answer.
    """

    organisation: str
    names: tuple[str, str]
    reason: str
    weight: int = 0


@dataclass(frozen=True)
class Resolution:
    """Who all the names mean.

    Attributes
    ----------
    actors : tuple of Actor
        Sorted by id.
    meaning : mapping from (organisation, name) to actor ids
        Two ids or more where a name means several actors.
    questions : tuple of Question
        The most consequential first.
    unused : tuple of Decision
        Decisions that speak of a name which no source has; what they say of other names
        holds.
    """

    actors: tuple[Actor, ...]
    meaning: Mapping[Name, tuple[str, ...]]
    questions: tuple[Question, ...]
    unused: tuple[Decision, ...] = ()


def resolve(
    mentions: Iterable[Mention],
    units: Iterable[tuple[str, Unit]] = (),
    decisions: Iterable[Decision] = (),
) -> Resolution:
    """Decide whom each mention means.

    Parameters
    ----------
    mentions : iterable of Mention
        In any order; the answer does not depend on it.
    units : iterable of (organisation, Unit)
        Rows of structure files: authoritative names, kinds, scopes and groups.
    decisions : iterable of Decision
        A person's word; the last one wins where two disagree.

    Notes
    -----
    Names are compared within one organisation only. A name is never compared with all
    others, only with those in its block, so time grows with the number of names.
    """
    gathered = _gather(mentions, units)
    decided = tuple(decisions)
    drafts = Drafts()
    questions: list[Question] = []
    unused = [d for d in decided if d.organisation not in gathered]
    for organisation in sorted(gathered):
        one = gathered[organisation]
        own = [d for d in decided if d.organisation == organisation]
        solution = solve(one.written(organisation), own)
        drafts.add(solution, one.units, one.respondents)
        questions += _questions(organisation, solution)
        unused += solution.verdicts.unused(solution.found)
    actors, meaning = drafts.finished()
    questions.sort(key=_order)
    return Resolution(actors, meaning, tuple(questions), tuple(unused))


@dataclass
class _Gathered:
    """All that is known of the names of one organisation before the rules are applied."""

    times: Counter[str] = field(default_factory=Counter[str])
    respondents: set[str] = field(default_factory=set[str])
    units: list[Unit] = field(default_factory=list[Unit])

    def written(self, organisation: str) -> Written:
        listed = frozenset(u.name for u in self.units)
        times = {**dict.fromkeys(listed, 0), **self.times}
        return Written(organisation, times, frozenset(self.respondents), listed)


def _gather(
    mentions: Iterable[Mention], units: Iterable[tuple[str, Unit]]
) -> dict[str, _Gathered]:
    gathered: dict[str, _Gathered] = {}
    for mention in mentions:
        one = gathered.setdefault(mention.organisation, _Gathered())
        one.times[mention.name] += mention.times
        if mention.respondent:
            one.respondents.add(mention.name)
    for organisation, unit in units:
        gathered.setdefault(organisation, _Gathered()).units.append(unit)
    for one in gathered.values():
        one.units.sort(key=lambda u: u.model_dump_json())
    return gathered


def _questions(organisation: str, solution: Solution) -> list[Question]:
    """The open doubts, the weightiest first, a handful for each name."""
    weight: Counter[str] = Counter()
    for name, times in solution.names.times.items():
        weight[solution.clusters.find(name)] += times
    questions = [
        Question(
            organisation=organisation,
            names=(doubt.one, doubt.other),
            reason=doubt.reason,
            weight=sum(weight[s] for s in _sets(solution, (doubt.one, doubt.other))),
        )
        for doubt in solution.doubts
    ]
    questions.sort(key=_order)
    asked: Counter[str] = Counter()
    kept: list[Question] = []
    for question in questions:
        sets = _sets(solution, question.names)
        if all(asked[s] < MOST_QUESTIONS for s in sets):
            asked.update(sets)
            kept.append(question)
    return kept


def _sets(solution: Solution, names: tuple[str, str]) -> set[str]:
    return {solution.clusters.find(name) for name in names}


def _order(question: Question) -> tuple[int, str, tuple[str, str], str]:
    return -question.weight, question.organisation, question.names, question.reason
