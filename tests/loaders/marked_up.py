"""Read Markdown as a document, and give what its lists and tables say."""

from __future__ import annotations

from graph.model import Source, Statement
from loaders.document import work_through
from loaders.frequency import STANDARD
from loaders.readers import pipes

__all__ = ["SOURCE", "pairs", "read"]

SOURCE = Source(name="marked-up.md", sha256="0" * 64)


def read(text: str) -> list[Statement]:
    """The statements of a text but for those of its running text."""
    statements = work_through(pipes.read(text), SOURCE, STANDARD).reading().statements
    return [said for said in statements if not said.rule]


def pairs(text: str) -> list[tuple[str, str]]:
    """Who works with whom by a text."""
    return [(said.subject, said.object) for said in read(text)]
