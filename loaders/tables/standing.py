"""Tell how the tie of a row stands: it happens, it is wished for, or it does not work.

The column for it says so first. Else any cell may: how often ("not agreed"), what for ("unclear
who does what"), a remark ("proposed, not started").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.model import Status
from loaders.frequency import read
from loaders.readers.table import Row
from loaders.statuses import sign_in, status_in
from loaders.tables.columns import Layout
from loaders.tables.legend import is_nothing
from loaders.vocabulary import vocabulary
from loaders.wording import any_of, opens_with

__all__ = ["standing", "told_in", "without_wish"]

_CLAUSE = re.compile(r"\s*[,;:.()]\s+|\s+[–—-]\s+|[()]|[.;:]$")
_LIGHTS = {"r": Status.STRAINED, "🔴": Status.STRAINED}  # of a traffic light, and the others:
_OTHER_LIGHTS = frozenset({"a", "g", "y", "🟡", "🟠", "🟢"})
_MOST_WORDS = 8  # of a cell that says how often


def standing(layout: Layout, row: Row) -> Status | None:
    """How the tie of a row stands, None where its column for that is not understood.

    Where it is not, another cell may say that the tie is wished for or strained.
    """
    said = layout.cell(row, "status")
    light = said.strip().casefold()
    written = bool(said.strip("–—- ")) and light not in _OTHER_LIGHTS
    if written and (found := _LIGHTS.get(light) or status_in(said)):
        return found
    told = told_in(
        often=layout.cell(row, "frequency"),
        why=layout.cell(row, "purpose"),
        beside=[row.cells[at] for at in layout.spare if at < len(row.cells)],
    )
    return None if written and told is Status.EXISTING else told


def told_in(*, often: str, why: str = "", beside: Iterable[str] = ()) -> Status:
    """How a tie stands by what is said of how often, of what for and beside it.

    Examples
    --------
    >>> told_in(often="monthly").value, told_in(often="not agreed").value
    ('existing', 'proposed')
    >>> told_in(often="", why="Rota; unclear who plans it").value
    'strained'
    """
    found = {_told(clause) for text in (often, why, *beside) for clause in _clauses(text)}
    found |= {vocabulary().status(clause) for text in beside for clause in _clauses(text)}
    if Status.STRAINED in found:
        return Status.STRAINED
    if Status.PROPOSED in found or _denies(often) or _is_proposed(often):
        return Status.PROPOSED
    return Status.EXISTING


def _denies(often: str) -> bool:
    """Whether a text says that there is no contact now: "none at present"; a blank does not."""
    return any(map(str.isalpha, often)) and is_nothing(often) and read(often) is None


def _is_proposed(often: str) -> bool:
    short = len(often.split()) <= _MOST_WORDS
    return short and status_in(often) is Status.PROPOSED


def without_wish(why: str) -> str:
    """What is wished for, without the words that wish: "would like a fixed meeting"."""
    bare = _wishing().sub("", why.strip())
    return bare if bare and bare[0].isalnum() else why


@cache
def _wishing() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{any_of('wishes')})\s+(?:(?:{any_of('topics')})\s+)?", re.IGNORECASE
    )


def _told(clause: str) -> Status | None:
    """How a tie stands by a clause that says so and is no matter: "planned repairs" is one.

    A wish opens the clause, other signs of a wish are several words; a word for trouble that
    is the whole clause is what is worked on: "abuse, conflict".
    """
    sign = sign_in(clause)
    if sign is None:
        return None
    phrase = " " in clause[sign.start : sign.end].strip()
    if sign.status is Status.STRAINED:
        return sign.status if phrase or sign.end - sign.start < len(clause) else None
    return sign.status if phrase or opens_with(clause, "wishes") else None


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause]
