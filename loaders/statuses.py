"""Read what a cell or a title says of how ties stand: existing, proposed or strained."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Status
from loaders.titles.kept import kept
from loaders.vocabulary import fold, vocabulary
from loaders.wording import holds

__all__ = ["stance_of", "status_in"]

_MOST_WORDS = 12  # what is longer is a comment and no status
_SHORTEST = 4  # letters of a word that tells beside others: "ny" alone, not in "ny leder"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORD_OR_STOP = re.compile(rf"{_WORD.pattern}|[,;:.!–—]")  # "No, difficult" denies nothing


def status_in(cell: str) -> Status | None:
    """The status that a cell names, None when it names none.

    A cell may say it in one of our words or in a few more of its own. What does not work well
    is strained, whatever else is said of it; else what is said first counts: "established, to
    be strengthened" exists. A word that is denied says nothing.

    Examples
    --------
    >>> status_in("Fungerer dårlig i dag").value, status_in("not planned"), status_in("blue")
    ('strained', None, None)
    """
    if known := vocabulary().status(cell):
        return known
    words = _WORD_OR_STOP.findall(fold(cell))
    if len(words) > _MOST_WORDS:
        return None
    found = _named(f" {' '.join(words)} ")
    if Status.STRAINED in found.values():
        return Status.STRAINED
    return found[min(found)] if found else None


@kept
def stance_of(title: str) -> Status:
    """How the ties stand that are listed under a title; existing unless it says otherwise.

    Examples
    --------
    >>> stance_of("We would like to work with:").value, stance_of("We work with:").value
    ('proposed', 'existing')
    """
    if holds(title, "wishes"):
        return Status.PROPOSED
    return status_in(title) or Status.EXISTING


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
