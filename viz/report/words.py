"""Words that the sections share: defined terms, actors, names in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from graph.model import Status
from viz.definitions import DEFINITIONS
from viz.quotes import Quote
from viz.report.runs import Look, Run, Words, foreign
from viz.report.tables import Cell, Column
from viz.wording import Wording, mark

__all__ = [
    "STATUS_WORDS",
    "actor",
    "head",
    "listed",
    "notes",
    "sentences",
    "status_mark",
    "term",
]

STATUS_WORDS: dict[str, str] = {
    Status.EXISTING: mark("Existing"),
    Status.PROPOSED: mark("Proposed"),
    Status.STRAINED: mark("Strained"),
}


def term(key: str, wording: Wording, text: str = "") -> Run:
    """A word that leads to its definition."""
    return Run(text or wording(DEFINITIONS[key].term), f"def-{key}")


def head(
    key: str,
    wording: Wording,
    text: str = "",
    share: float = 1.0,
    form: Literal["", "percent", "p"] = "",
) -> Column:
    """A column of numbers whose head leads to its definition."""
    words = term(key, wording, text).text
    return Column(words, f"def-{key}", "number", share, form=form)


class Named(Protocol):
    """Whoever has a name, and has answered or not."""

    @property
    def name(self) -> str: ...
    @property
    def respondent(self) -> bool: ...


def actor(who: Named, wording: Wording, *more: Run) -> Cell:
    """A name, with a mark where it has handed in no list, and what else is said of it."""
    silent = () if who.respondent else (Run(" "), Run(wording("no list"), look="mark"))
    return Cell(((foreign(who.name), *silent, *more),))


def listed(parties: Iterable[Run], separator: str = ", ") -> Words:
    """Runs in a row, with something between them."""
    row: list[Run] = []
    for run in parties:
        row += [Run(separator)] * bool(row) + [run]
    return tuple(row)


def status_mark(status: str, wording: Wording) -> tuple[Run, ...]:
    """A mark behind a tie that is wished for or strained."""
    if status == Status.EXISTING:
        return ()
    look: Look = "wish" if status == Status.PROPOSED else "alert"
    return Run(" "), Run(wording(STATUS_WORDS[status]), look=look)


def sentences(*parts: str | Run | Sequence[Run]) -> Words:
    """Words and runs one after the other; an empty text is left out."""
    row: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            row += [Run(part)] * bool(part)
        elif isinstance(part, Run):
            row.append(part)
        else:
            row += part
    return tuple(row)


def notes(quote: Quote) -> dict[str, list[str]]:
    """The notes that bear on a quote, by the place where they stand."""
    found: dict[str, list[str]] = {}
    for text, place in quote.notes:
        found.setdefault(place, []).append(text)
    return found
