"""What stands behind a network: the sources, their statements, problems and open questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.collaborations import Name
from graph.identity import Question
from graph.model import Problem, Source, Statement

__all__ = ["Evidence"]


@dataclass(frozen=True)
class Evidence:
    """Everything a number can be led back to.

    Attributes
    ----------
    sources : mapping from SHA-256 to Source
    statements : mapping from statement id to Statement
    problems : tuple of Problem
    questions : tuple of Question
        Doubtful names that nobody has decided on yet.
    meaning : mapping from (organisation, name) to ids of actors of the network
    doubtful : tuple of str
        Ids of the statements, in their order, that are trusted too little to make a
        collaboration: proposals for a person to judge. A name that stands only in these
        means no actor.
    """

    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    meaning: Mapping[Name, tuple[str, ...]]
    doubtful: tuple[str, ...] = ()

    def said(self, ids: Iterable[str]) -> list[Statement]:
        """The statements with these ids, in their order."""
        return [self.statements[i] for i in ids]

    def source_of(self, statement: Statement) -> Source:
        """The source that a statement stands in."""
        return self.sources[statement.source]

    def actors_of(self, statement: Statement, name: str) -> tuple[str, ...]:
        """Ids of the actors that a name in a statement means; none in doubtful ones at most."""
        return self.meaning.get((self.source_of(statement).organisation, name), ())
