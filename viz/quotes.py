"""A statement as a reader sees it: what stands there, and where."""

from __future__ import annotations

from dataclasses import dataclass

from graph.evidence import Evidence
from graph.model import Place, Statement
from viz.wording import Wording

__all__ = ["Quote", "place_words", "quote"]


@dataclass(frozen=True)
class Quote:
    """What stands in a source, and where. `notes` are pairs of text and place.

    `found` says how sure it is that this was meant, where running text had to be understood;
    it is empty for lists and tables.
    """

    text: str
    place: str
    heading: str
    speaker: str
    notes: tuple[tuple[str, str], ...]
    found: str = ""


def quote(statement: Statement, evidence: Evidence, wording: Wording) -> Quote:
    """The statement with its file and place in words."""
    file = evidence.source_of(statement).name
    return Quote(
        text=statement.quote,
        place=place_words(file, statement.place, wording),
        heading=" › ".join(statement.place.heading),
        speaker=statement.speaker,
        notes=tuple(
            (note.text, place_words(file, note.place, wording)) for note in statement.notes
        ),
        found=_found(statement, wording),
    )


def _found(statement: Statement, wording: Wording) -> str:
    if not statement.rule:
        return ""
    sure = wording.number(statement.confidence)
    return wording("found in running text, confidence {sure}", sure=sure)


def place_words(file: str, place: Place, wording: Wording) -> str:
    """Where something stands, such as ``list.txt, page 3, line 41``."""
    said = [file]
    # These numbers are names, not quantities: no thousands mark.
    if place.page is not None:
        said.append(wording("page {page}", page=str(place.page)))
    if place.sheet is not None:
        said.append(wording("sheet {sheet}", sheet=place.sheet))
    if place.line is not None:
        said.append(wording("line {line}", line=str(place.line)))
    if place.row is not None:
        said.append(wording("row {row}", row=str(place.row)))
    return ", ".join(said)
