"""Read what a cell, a bullet or a title says of how ties stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from graph.model import Status
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, holds

__all__ = ["Sign", "sign_in", "stance_of", "status_in", "status_told"]

_MOST_WORDS = 12  # what is longer is a comment and no status
_SHORTEST = 4  # letters of a word that tells beside others: "ny" alone, not in "ny leder"
_LONGEST_CLAUSE = 400  # letters; only a hostile text has longer ones
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORD_OR_STOP = re.compile(rf"{_WORD.pattern}|[,;:.!–—]")  # "No, difficult" denies nothing
_CLAUSE_END = re.compile(r"[.,;:!?]\s+|\s+[–—-]\s+|[()\[\]\n]")
# "pupils who want a job": what somebody else wants, or is wanted in some case only.
_OF_OTHERS = frozenset({"som", "der", "who", "that", "which", "hvis", "når", "if", "when"})


@dataclass(frozen=True)
class Sign:
    """The words of a clause that tell how a tie stands, and where they are in it."""

    status: Status
    start: int
    end: int


def status_in(cell: str) -> Status | None:
    """The status that a cell names, None when it names none.

    A cell may say it in one of our words or in a few more of its own. What does not work well
    is strained, whatever else is said of it; else what is said first counts: "established, to
    be strengthened" exists. A word that is denied says nothing. Where no such word stands, a
    cell may still tell it as a bullet does: "GIS meeting should be restarted".

    Examples
    --------
    >>> status_in("Fungerer dårlig i dag").value, status_in("not planned"), status_in("blue")
    ('strained', None, None)
    """
    named = _in_few_words(cell)
    told = None if named is Status.STRAINED else status_told(cell)
    return told if told is Status.STRAINED else named or told


def status_told(text: str) -> Status | None:
    """How a tie stands by what a bullet, a note or a longer cell tells of it.

    Clauses are asked one by one: of a wish ("should", "would like"), of what is not there
    yet ("not started", "lapsed", "planned") and of trouble ("unclear who", "blocked"). Trouble
    beats a wish. None is no doubt: most texts only say what two work on.

    Examples
    --------
    >>> status_told("Shared slot, should be restarted").value, status_told("new planters")
    ('proposed', None)
    >>> status_told("Repairs, but nobody knows who orders them").value
    'strained'
    """
    found = {sign.status for clause in _CLAUSE_END.split(text) if (sign := sign_in(clause))}
    return next((s for s in (Status.STRAINED, Status.PROPOSED) if s in found), None)


def sign_in(clause: str) -> Sign | None:
    """The words of one clause that tell that a tie is no ordinary one, None without any."""
    if len(clause) > _LONGEST_CLAUSE:
        return None
    whole = vocabulary().status(clause) if len(clause.strip()) >= _SHORTEST else None
    if whole is Status.PROPOSED or whole is Status.STRAINED:
        return Sign(whole, 0, len(clause))
    for pattern, status in _signs():
        for match in pattern.finditer(clause):
            if _holds_here(clause, match) and not _is_of_matter(clause, match):
                return Sign(status, match.start(), match.end())
    return None


@lru_cache(maxsize=1024)  # one title is asked the same many times
def stance_of(title: str) -> Status:
    """How the ties stand that are listed under a title; existing unless it says otherwise.

    Examples
    --------
    >>> stance_of("We would like to work with:").value, stance_of("We work with:").value
    ('proposed', 'existing')
    """
    if holds(title, "wishes"):
        return Status.PROPOSED
    return _in_few_words(title) or Status.EXISTING


def _holds_here(clause: str, match: re.Match[str]) -> bool:
    """Whether some words are neither denied nor said of somebody else."""
    before = _WORD.findall(fold(clause[: match.start()]))
    denials = vocabulary().all("no_words")
    denies = fold(match[0]).split()[0] in denials
    denied = not denies and bool(set(before[-1:]) & denials)
    small = vocabulary().all("function_words")  # "here is there trouble", in Danish
    return not denied and not any(
        word in _OF_OTHERS and noun not in small for noun, word in pairwise(before)
    )


def _is_of_matter(clause: str, match: re.Match[str]) -> bool:
    """Whether an adjective tells of what is worked on: "planned repairs", "proposed sites".

    "Planned for May" and "start planned" tell of the work itself.
    """
    words = vocabulary()
    behind = _WORD.findall(fold(clause[match.end() :]))
    small = words.all("function_words") | words.all("begin_words")
    return fold(match[0]) in words.statuses and bool(behind) and behind[0] not in small


@cache
def _signs() -> tuple[tuple[re.Pattern[str], Status], ...]:
    def words(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE)

    troubled = rf"(?:{any_of('joint_work')})(?:\s+[^\W\d_]+)?\s+(?:{any_of('troubles')})"
    return (
        (words(any_of("stuck")), Status.STRAINED),
        (words(troubled), Status.STRAINED),
        (words(any_of("wishes", "not_begun")), Status.PROPOSED),
    )


def _in_few_words(text: str) -> Status | None:
    """The status that a text of a few words names."""
    if known := vocabulary().status(text):
        return known
    words = _WORD_OR_STOP.findall(fold(text))
    if len(words) > _MOST_WORDS:
        return None
    found = _named(f" {' '.join(words)} ")
    if Status.STRAINED in found.values():
        return Status.STRAINED
    return found[min(found)] if found else None


def _named(text: str) -> dict[int, Status]:
    """The statuses whose words stand in a text and are not denied, by where they stand.

    A longer phrase goes before a shorter one in it.
    """
    found: dict[int, Status] = {}
    for phrase, status in _phrases():
        before, said, after = text.partition(f" {phrase} ")
        if said:
            text = f"{before} {'|' * len(phrase)} {after}"
            if not set(before.split()[-1:]) & vocabulary().all("no_words"):
                found[len(before)] = status
    return found


@cache
def _phrases() -> list[tuple[str, Status]]:
    known = vocabulary().statuses
    said = [(" ".join(_WORD.findall(words)), status) for words, status in known.items()]
    return sorted(
        ((words, status) for words, status in said if len(words) >= _SHORTEST),
        key=lambda one: (-len(one[0]), one[0]),
    )
