"""Read notes that speak of all units: whom everybody works with, how often unless stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.model import Basis, Conventions, Frequency
from loaders.lists.names import content
from loaders.titles.contents import title_key
from loaders.titles.promises import says_works_with
from loaders.vocabulary import fold, vocabulary
from loaders.wording import LONGEST, any_of, without_frequency, worded

__all__ = ["Everybody", "default_frequency", "everybody", "rate_of_title"]


@dataclass(frozen=True)
class Everybody:
    """What a sentence says that every unit does."""

    subject: str
    partner: str
    purpose: str
    frequency: Frequency


def everybody(sentence: str, conventions: Conventions) -> Everybody | None:
    """Read "everybody must work with X, which …"; None when a sentence says no such thing."""
    match = _everybody_pattern().match(without_frequency(sentence))
    if not match or len(sentence) > LONGEST:
        return None
    rest = match["rest"]
    cut = _relative_pattern().search(rest)
    purpose = rest[cut.end() :].strip(" .;") if cut else ""
    partner = (rest[: cut.start()] if cut else rest).strip(" .,;:()")
    frequency = worded(sentence, conventions, Basis.DOCUMENT_NOTE) or Frequency()
    return (
        Everybody(match["subject"], partner, purpose, frequency) if content(partner) else None
    )


def default_frequency(sentence: str, conventions: Conventions) -> Frequency | None:
    """The frequency that a note before all lists gives to what says nothing itself."""
    folded = f" {fold(sentence)} "
    unless = any(f" {cue} " in folded for cue in vocabulary().all("unless"))
    speaks = fold(sentence).split(" ")[0] in vocabulary().all("contact_words")
    if not (unless or speaks):
        return None
    return worded(sentence, conventions, Basis.DOCUMENT_NOTE)


def rate_of_title(title: str, conventions: Conventions) -> Frequency | None:
    """How often all are met that a title heads, where it says so: "Works daily with"."""
    if not says_works_with(title_key(title)):
        return None
    return worded(title, conventions, Basis.DOCUMENT_NOTE)


@cache
def _everybody_pattern() -> re.Pattern[str]:
    # Around the words of the verb only words that make it stronger, one by one.
    stronger = rf"(?:(?:{any_of('must')})\s+)*"
    work_with = any_of("work_with").replace("\\ ", rf"\s+{stronger}")
    return re.compile(
        rf"(?P<subject>{any_of('everybody')})\s+{stronger}(?:{work_with})\s+(?P<rest>\S.*)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _relative_pattern() -> re.Pattern[str]:
    words = any_of("relative", "topics")
    return re.compile(
        rf",\s*(?:(?:{words})\s+)|\s+(?:{words})\s+|\s*[:;]\s*|,\s", re.IGNORECASE
    )
