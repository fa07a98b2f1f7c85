"""Tell what stands beside a name or in its place: how long, how much, closed since when."""

from __future__ import annotations

import re
from functools import cache

from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["is_aside", "is_break"]

_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d)?)?")
_NUMBER = r"(?:\d+(?:[ .\xa0]\d{3})+|\d+(?:[.,/]\d+)?|½)(?:\s*[-–]\s*\d+)?"
_PIECES = re.compile(r",\s+|;\s*")
_PHONE = re.compile(r"(?:\+?\d[ \xa0-]?){8,}")


def is_aside(text: str) -> bool:
    """Whether a text is a duration, an amount, years or a telephone number: no part of a name.

    Examples
    --------
    >>> [is_aside(text) for text in ("60 min", "kr 250 000", "since 2016", "1-7 trinn")]
    [True, True, True, False]
    """
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    return bool(pieces) and all(map(_is_one, pieces))


def is_break(text: str) -> bool:
    """Whether a text in the place of a partner only says that nobody meets then.

    Examples
    --------
    >>> [is_break(text) for text in ("Ferie", "Closed from 23rd", "Lukket avdeling")]
    [True, True, False]
    """
    words = vocabulary()
    if _own_meeting().match(text):
        return True
    closed = words.all("closed_words") | words.all("weekdays")
    small = words.all("function_words") | words.all("week_words") | words.all("months")
    parts = [part.strip(".,:;()–-") for part in fold(text).split()]
    parts = [part for part in parts if part and not part[0].isdigit()]
    return any(part in closed for part in parts) and all(
        part in closed or part in small for part in parts
    )


@cache
def _own_meeting() -> re.Pattern[str]:
    """A meeting of one's own staff, with nobody else in its name: "Staff meeting, weekly"."""
    ends = tuple(vocabulary().all("meeting_nouns"))
    own = "|".join(sorted(p for p in vocabulary().all("only_us") if p.endswith(ends)))
    others = any_of("with_words", "conjunctions")
    return re.compile(rf"^(?:{own})(?!\w)(?!\s+(?:{others})\s)", re.IGNORECASE)


def _is_one(piece: str) -> bool:
    words = fold(piece)
    if _PHONE.search(words):
        return True
    bare = _leading().sub("", words).strip(" .-–,")
    return bool(_YEARS.fullmatch(bare) or _measure().fullmatch(words))


@cache
def _leading() -> re.Pattern[str]:
    words = sorted(vocabulary().all("since_words"), key=lambda w: (-len(w), w))
    return re.compile(rf"^(?:{'|'.join(map(re.escape, words))})\s+")


@cache
def _measure() -> re.Pattern[str]:
    """An amount with what it counts, on either side of the number."""
    words = vocabulary()
    about = "|".join(re.escape(w) for w in sorted(words.all("about"), key=lambda w: -len(w)))
    named = {w for key in ("durations", "amounts") for w in words.all(key)}
    units = "|".join(re.escape(w) for w in sorted(named, key=lambda w: (-len(w), w)))
    numerals = {n for one in words.languages.values() for n in one.numerals}
    halves = words.all("half_words") | {fold(n) for n in numerals}
    number = rf"(?:{_NUMBER}|{'|'.join(sorted(halves, key=lambda w: (-len(w), w)))})"
    each = "|".join(sorted(words.all("per"), key=lambda w: (-len(w), w)))
    per = rf"(?:\s+(?:{each}|/)?\s*[^\W\d_]+)?"
    return re.compile(
        rf"(?:(?:{about})\.?\s+)?(?:(?:{units})\.?\s*{number}|{number}\s*(?:{units})"
        rf"(?:[\s.]+(?:{units}))?{per})\.?"
    )
