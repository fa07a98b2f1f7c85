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
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, opens_with

__all__ = ["has_ended", "status_of", "told_in", "without_wish"]

_CLAUSE = re.compile(r"\s*[,;:.()]\s+|\s+[–—-]\s+|[()]|[.;:]$")
_LIGHTS = {"r": Status.STRAINED, "🔴": Status.STRAINED}  # of a traffic light, and the others:
_OTHER_LIGHTS = frozenset({"a", "g", "y", "🟡", "🟠", "🟢"})
_MOST_WORDS = 8  # of a clause that says how often
_SHORTEST = 4  # letters of a word in capitals that heads a remark
_BETWEEN = 6  # words between "but" and "cancelled"


def status_of(layout: Layout, row: Row) -> Status | None:
    """How the tie of a row stands, None where its column for that is not understood.

    Where it is not, another cell may say that the tie is wished for or strained.
    """
    said = layout.cell(row, "status")
    light = said.strip().casefold()
    written = bool(said.strip("–—- ")) and light not in _OTHER_LIGHTS
    if written and (found := _LIGHTS.get(light) or status_in(said)):
        denied = found is Status.EXISTING and _told(_clauses(said)[0])
        return denied or found  # "exists not today, but we wish for it"
    told = told_in(
        often=layout.cell(row, "frequency"),
        why=layout.cell(row, "purpose"),
        beside=[
            row.note,
            *_headed(layout.cell(row, "forum")),
            *(row.cells[at] for at in layout.spare if at < len(row.cells)),
        ],
    )
    return None if written and told is Status.EXISTING else told


def has_ended(layout: Layout, row: Row) -> bool:
    """Whether a row is of a tie that is no more: "ended 2023", or when in a column for that."""
    told = [layout.cell(row, "status"), layout.cell(row, "frequency")]
    told += [row.cells[at] for at in layout.spare if at < len(row.cells)]
    if any(opens_with(text.strip(), "ended_words") for text in told):
        # What is trouble now goes on, though the agreement on it has run out.
        return told_in(often="", beside=told) is not Status.STRAINED
    heads = (at for at in layout.spare if at < len(layout.header.cells))
    ends = [at for at in heads if fold(layout.header.cells[at]) in _ended()]
    return any(at < len(row.cells) and not is_nothing(row.cells[at]) for at in ends)


def _ended() -> frozenset[str]:
    return vocabulary().all("ended_words")


def told_in(*, often: str, why: str = "", beside: Iterable[str] = ()) -> Status:
    """How a tie stands by what is said of how often, of what for and beside it.

    Examples
    --------
    >>> told_in(often="monthly").value, told_in(often="not agreed").value
    ('existing', 'proposed')
    >>> told_in(often="", why="Rota; unclear who plans it").value
    'strained'
    """
    beside = list(beside)
    found = {_told(clause) for text in (often, why, *beside) for clause in _clauses(text)}
    found |= {vocabulary().status(clause) for text in beside for clause in _clauses(text)}
    found |= {vocabulary().status(word) for text in (why, *beside) for word in _headed(text)}
    if not often.strip():
        found |= {_opened(clause) for text in beside for clause in _clauses(text)}
    if Status.STRAINED in found or _called_off(often):
        return Status.STRAINED
    if Status.PROPOSED in found or _denies(often) or _is_proposed(often):
        return Status.PROPOSED
    return Status.EXISTING


def _headed(text: str) -> list[str]:
    """The word in capitals that heads a text and says how it stands: "PROPOSAL shared slot"."""
    first = text.split()[:1]
    word = first[0].strip(":.,–-") if first else ""
    capital = word.isupper() and len(word) >= _SHORTEST and not text.isupper()
    return [word] if capital else []


def _denies(often: str) -> bool:
    """Whether a text says that there is no contact now: "none at present"; a blank does not."""
    return any(map(str.isalpha, often)) and is_nothing(often) and read(often) is None


def _is_proposed(often: str) -> bool:
    """Whether a clause of how often wishes or proposes: nothing else is written there."""
    clauses = (clause for clause in _clauses(often) if len(clause.split()) <= _MOST_WORDS)
    return any(status_in(clause) is Status.PROPOSED for clause in clauses)


def _called_off(often: str) -> bool:
    """Whether a text says that nothing comes of what was agreed.

    "Weekly, but cancelled in July" tells of some weeks without a meeting.
    """
    return _coming_to_nothing().search(often) is not None


@cache
def _coming_to_nothing() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{any_of('but_words')})\s+(?:[^\s.;]+\s+){{0,{_BETWEEN}}}?"
        rf"(?:{any_of('called_off')})(?![^\W_])(?!\s+(?:i|in|om)\s+(?:{_times()})(?![^\W_]))",
        re.IGNORECASE,
    )


def _times() -> str:
    return f"{any_of('months')}|{any_of('seasons')}"


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


def _opened(clause: str) -> Status | None:
    """How a tie without a rate stands by the word that opens a remark: "proposed in May"."""
    sign = sign_in(clause)
    return sign.status if sign and sign.start == 0 else None


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause]
