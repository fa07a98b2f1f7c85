"""Decide which actor each name means: rules that prove, questions for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.collaborations import Name
from graph.decisions import Decision
from graph.model import Actor, Record, Unit

__all__ = ["Mention", "Question", "Resolution", "resolve"]


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
    """

    actors: tuple[Actor, ...]
    meaning: Mapping[Name, tuple[str, ...]]
    questions: tuple[Question, ...]


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
    """
    raise NotImplementedError
