"""Read how often from words: "2-3 ganger i uka", "hver 14. dag", "weekly", "vid behov".

The words come from `loaders.vocabulary`. Each language is tried by itself, because a word
may be a number in one and a preposition in another; the language that understands most of
the text wins. A text becomes a row of one-letter codes, one for each word, and the grammar
is a handful of patterns over the codes.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, cast

from graph.model import Basis, Conventions, Frequency
from loaders.codes import Word, coded, tells
from loaders.misspelt import mended
from loaders.periods import divided, next_shorter, per_year, rate_of
from loaders.vocabulary import vocabulary
from loaders.whens import is_when, whens

__all__ = ["Span", "attempted", "is_pure", "read", "spans"]

_COUNT = r"(?:(?:N(?:[-L/]N)?|K)T?|VT?|Z(?:[-L]Z)?)"
_IN_SEASON = r"[NZ]T?[I/]*S"
_EVERY = r"(?:E(?:[NO](?:[-L/][NO])?)?|A)"
_DAYS = r"(?:W(?:L?W)*|H(?:L?H)*)"
_GRAMMAR = re.compile(
    r"(?P<bound>[BU])?(?:"
    r"(?P<seasons>E?S(?:[L/]E?S)+)"
    rf"|(?P<each>{_IN_SEASON}(?:L{_IN_SEASON})+)"
    rf"|(?P<count>{_COUNT})(?:[I/]*{_EVERY}[PDS]|[I/]+[PDS]|(?:(?<=[ZT])-)?R|(?<=[TZ])[PS](?![NOI/]))"
    r"|(?P<days>N(?:[-L/]N)?)DI+[PD]"
    rf"|(?P<interval>{_EVERY}[PDS])"
    r"|(?P<nthly>N-R)"
    rf"|(?P<weekdays>(?:O(?:L?O)*|N)[WH](?:[I/]+E?|E)P"
    rf"|(?:E(?P<nth>[NO])?|(?P<alternate>A)){_DAYS}(?:[I/]+E?P)?"
    r"|(?P<bare>(?:W(?!-W)(?:L?W)*|H(?:L?H)+)(?:(?:[I/]+E?|E)P)?))"
    r"|(?P<rate>R)"
    r")(?P<more>M)?"
)
_WEEKDAYS_APART = re.compile(r"[LIO/]*")  # what parts a rate from its day of the week
_DAYS_TOGETHER = re.compile(r"[WH]-[WH]")  # "Monday to Friday": when a door is open
_SEVERAL = 2  # one time of the year is when, two are how often
STANDARD = Conventions()
_MOST = 100_000  # contacts a year; digits without end are no number of meetings
_MOST_WITHOUT_TIMES = 366  # "4/year" is a frequency, "50 000 per year" an amount


class Span(NamedTuple):
    """A frequency inside a text: contacts a year, both None when the words give no number."""

    start: int
    end: int
    low: float | None
    high: float | None


def read(
    text: str, conventions: Conventions = STANDARD, basis: Basis = Basis.STATED
) -> Frequency | None:
    """Read a frequency from the words of a bracket, a table cell or a sentence.

    Several frequencies in one text give the interval from the lowest to the highest. "At
    least N" reaches up to daily, "at most N" down to one contact a year (or N where that is
    less); "several times a week" goes from two a week to one in the next shorter period.

    Parameters
    ----------
    text : str
        In nb, nn, da, sv or en.
    conventions : Conventions
        How many contacts a year a word stands for.
    basis : Basis
        Goes into the result.

    Returns
    -------
    Frequency or None
        With unknown bounds when the words are understood but give no number ("ved behov"),
        None when the text says nothing about how often: qualifiers, amounts, years,
        durations and telephone numbers.

    Examples
    --------
    >>> read("hver 14. dag").low, read("two or three times a week").high
    (26.0, 156.0)
    >>> read("when needed").known, read("60 min")
    (False, None)
    """
    found = spans(text, conventions) or spans(mended(text), conventions)
    found = found or _dated(text, conventions)
    if not found:
        return None
    lows = [span.low for span in found if span.low is not None]
    highs = [span.high for span in found if span.high is not None]
    low, high = (min(lows), max(highs)) if lows else (None, None)
    return Frequency(low=low, high=high, text=" ".join(text.split()), basis=basis)


def spans(text: str, conventions: Conventions = STANDARD) -> tuple[Span, ...]:
    """Each frequency in a text with where it stands, in order; empty when there is none."""
    # Frozen records have a hash, which type checkers do not see.
    return _spans(text, cast("Hashable", conventions)) if tells(text) else ()


@lru_cache(maxsize=2048)  # lists say the same few frequencies over and over
def _spans(text: str, conventions: Any) -> tuple[Span, ...]:
    best: tuple[Span, ...] = ()
    for words in coded(text):
        found = tuple(_find(words, conventions))
        if _covered(found) > _covered(best):
            best = found
    return best


def _dated(text: str, conventions: Conventions) -> tuple[Span, ...]:
    """A text that is nothing but several times of the year: "March and September"."""
    times = len(whens(text)) * conventions.yearly if "/" not in text and is_when(text) else 0
    return (Span(0, len(text), times, times),) if times >= _SEVERAL else ()


def is_pure(text: str) -> bool:
    """Whether a text is nothing but a frequency, small words aside.

    Examples
    --------
    >>> is_pure("ca. hver uke"), is_pure("hver uke om sykefravær")
    (True, False)
    """
    found = spans(text)
    if not found:
        return bool(_dated(text, STANDARD))
    loose = vocabulary().all("loose_words")
    outside = [
        word
        for word in max(
            coded(text),
            key=lambda words: sum(word.code != "." for word in words),
        )
        if not any(span.start <= word.start < span.end for span in found)
    ]
    return not any(word.code in ".X$" and word.name not in loose for word in outside)


def attempted(text: str) -> bool:
    """Whether a text that is no frequency looks as if it was meant as one ("x ganger")."""
    return not spans(text) and any(
        word.code == "T" and len(word.name) > 1 for words in coded(text) for word in words
    )


def _covered(found: tuple[Span, ...]) -> tuple[int, int]:
    known = sum(span.end - span.start for span in found if span.low is not None)
    return known, sum(span.end - span.start for span in found)


def _find(words: list[Word], conventions: Conventions) -> Iterator[Span]:
    codes = "".join(word.code for word in words)
    found = list(_matches(codes, words, conventions))
    rated = [(match.start(), match.end()) for match, _ in found if not match["bare"]]
    at = 0
    for match, span in found:
        yield from _needed(words[at : match.start()])
        at = match.end()
        if not (match["bare"] and _is_day_of(match, codes, rated)):
            yield span
    yield from _needed(words[at:])


def _matches(
    codes: str, words: list[Word], conventions: Conventions
) -> Iterator[tuple[re.Match[str], Span]]:
    at = 0
    while at < len(codes):
        if days := _DAYS_TOGETHER.match(codes, at):
            at = days.end()
            continue
        match = _GRAMMAR.match(codes, at)
        if match and (span := _span(match, words, conventions)):
            yield match, span
            at = match.end()
        else:
            at += 1


def _needed(words: list[Word]) -> Iterator[Span]:
    """Words without a number: "when needed"."""
    return (Span(word.start, word.end, None, None) for word in words if word.code == "Q")


def _is_day_of(match: re.Match[str], codes: str, rated: list[tuple[int, int]]) -> bool:
    """Whether a day of the week only says when a rate beside it is: "monthly, Tuesdays"."""
    return any(
        _WEEKDAYS_APART.fullmatch(codes, end, match.start())
        or _WEEKDAYS_APART.fullmatch(codes, match.end(), start)
        for start, end in rated
    )


def _span(match: re.Match[str], words: list[Word], conventions: Conventions) -> Span | None:
    found = words[match.start() : match.end()]
    if match.start() and words[match.start() - 1].code == "$":
        return None
    low, high = _bounds(match, found, conventions) or (0.0, _MOST + 1)
    if not high <= _MOST:
        return None
    bound = match["bound"]
    if bound and match.start() and words[match.start() - 1].code == "N":
        bound, found = None, found[1:]  # "60 min, weekly": minutes, not a minimum
    if bound == "B" or match["more"]:
        high = max(high, conventions.daily)
    elif bound == "U":
        low = min(low, 1.0)
    return Span(found[0].start, found[-1].end, low, high)


def _bounds(
    match: re.Match[str], found: list[Word], conventions: Conventions
) -> tuple[float, float] | None:
    if match["seasons"]:
        times = match["seasons"].count("S") * conventions.yearly
        return times, times
    if match["each"]:  # "once in spring and twice in autumn"
        times = sum(word.value for word in found if word.code in "NZ") * conventions.yearly
        return times, times
    if match["weekdays"]:
        return _weekdays(match, found, conventions)
    if match["count"] or match["days"]:
        return _counted(match, found, conventions)
    return rate_of(found, conventions)


def _counted(
    match: re.Match[str], found: list[Word], conventions: Conventions
) -> tuple[float, float] | None:
    codes = match["count"] or match["days"]
    offset = 1 if match["bound"] else 0
    counted, per = found[offset : offset + len(codes)], found[offset + len(codes) :]
    if match["days"]:
        per = per[1:]
    rate, most = rate_of(per, conventions)
    if "V" in codes:
        return 2 * rate, max(2 * most, next_shorter(per, conventions))
    if "K" in codes:
        return 2 * rate, 3 * most
    numbers = [word.value for word in counted if word.code in "NZ"]
    bare = match["count"] and "T" not in codes and "Z" not in codes
    if bare and max(numbers) > _MOST_WITHOUT_TIMES:
        return None
    return min(numbers) * rate, max(numbers) * most


def _weekdays(
    match: re.Match[str], found: list[Word], conventions: Conventions
) -> tuple[float, float]:
    named = [word.code for word in found]
    days: float = max(sum(code in "WH" for code in named), named.count("O"))
    if named[0] == "N":  # "two Mondays a month"; "the first and third" are as many as ordinals
        days = found[0].value
    periods = [word for word in found if word.code == "P"]
    nth = next((word.value for word in found if word.code in "NO"), 1.0)
    if periods:  # "every first Monday of the month"
        rate = days * per_year(periods[0].name, conventions)
    elif match["alternate"]:
        rate = days * conventions.fortnightly
    elif match["nth"] == "O" and nth == 1:  # "every first Monday": of the month
        rate = days * conventions.monthly
    else:
        rate = days * divided("week", nth, conventions)
    return rate, rate
