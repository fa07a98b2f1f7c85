"""Doubtful names as rows."""

from __future__ import annotations

from typing import Any

from graph.evidence import Evidence
from graph.questions import describe
from samspill.answers.table import quote

__all__ = ["questions"]


def questions(evidence: Evidence) -> list[dict[str, Any]]:
    """Doubtful names with why they are asked and a sentence for each."""
    found: dict[tuple[str, str], str] = {}
    for statement in evidence.statements.values():
        where = evidence.source_of(statement).organisation
        for name in (statement.subject, statement.object):
            found.setdefault((where, name), quote(statement.id, evidence))
    return [
        {
            "names": " = ".join(question.names),
            "reason": describe(question),
            "organisation": question.organisation,
            "quotes": " / ".join(
                found.get((question.organisation, name), "") for name in question.names
            ),
        }
        for question in evidence.questions
    ]
