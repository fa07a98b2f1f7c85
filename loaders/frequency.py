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
from loaders.vocabulary import vocabulary

__all__ = ["Span", "attempted", "is_pure", "read", "spans"]

_COUNT = r"(?:(?:N(?:[-L/]N)?|K)T?|VT?|Z(?:[-L]Z)?)"
_GRAMMAR = re.compile(
    r"(?P<bound>[BU])?(?:"
    rf"(?P<count>{_COUNT})(?:[I/]*E[NO]?[PD]|[I/]*A[PD]|[I/]+[PD]|R|(?<=T)P(?![NI/]))"
    r"|(?P<days>N(?:[-L/]N)?)DI+[PD]"
    r"|(?P<interval>E[NO]?[PD]|A[PD])"
    r"|(?P<weekdays>O(?:L?O)*W[I/]+E?P"
    r"|(?:E(?P<nth>[NO])?|(?P<alternate>A))?W(?:L?W)*(?:[I/]+E?P)?)"
    r"|(?P<rate>R)"
    r")(?P<more>M)?"
)
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


def is_pure(text: str) -> bool:
    """Whether a text is nothing but a frequency, small words aside.

    Examples
    --------
    >>> is_pure("ca. hver uke"), is_pure("hver uke om sykefravær")
    (True, False)
    """
    found = spans(text)
    if not found:
        return False
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
    at = 0
    while at < len(codes):
        match = _GRAMMAR.match(codes, at)
        if match and (span := _span(match, words, conventions)):
            yield span
            at = match.end()
            continue
        if codes[at] == "Q":
            yield Span(words[at].start, words[at].end, None, None)
        at += 1


def _span(match: re.Match[str], words: list[Word], conventions: Conventions) -> Span | None:
    found = words[match.start() : match.end()]
    if match.start() and words[match.start() - 1].code == "$":
        return None
    bounds = _bounds(match, found, conventions)
    if bounds is None:
        return None
    low, high = bounds
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
    if match["rate"]:
        rate = _rate(found, conventions)
        return rate, rate
    if match["weekdays"]:
        return _weekdays(match, found, conventions)
    if match["interval"]:
        rate = _rate(found, conventions)
        return rate, rate
    return _counted(match, found, conventions)


def _counted(
    match: re.Match[str], found: list[Word], conventions: Conventions
) -> tuple[float, float] | None:
    codes = match["count"] or match["days"]
    offset = 1 if match["bound"] else 0
    counted, per = found[offset : offset + len(codes)], found[offset + len(codes) :]
    if match["days"]:
        per = per[1:]
    rate = _rate(per, conventions)
    if "V" in codes:
        return 2 * rate, max(2 * rate, _next_shorter(per, conventions))
    if "K" in codes:
        return 2 * rate, 3 * rate
    numbers = [word.value for word in counted if word.code in "NZ"]
    bare = match["count"] and "T" not in codes and "Z" not in codes
    if bare and max(numbers) > _MOST_WITHOUT_TIMES:
        return None
    return min(numbers) * rate, max(numbers) * rate


def _weekdays(
    match: re.Match[str], found: list[Word], conventions: Conventions
) -> tuple[float, float]:
    named = [word.code for word in found]
    days = max(named.count("W"), named.count("O"))  # "the first and third Monday"
    periods = [word for word in found if word.code == "P"]
    if periods:  # "every first Monday of the month"
        rate = days * _per_year(periods[0].name, conventions)
    elif match["alternate"]:
        rate = days * conventions.fortnightly
    elif match["nth"]:
        nth = next(word.value for word in found if word.code in "NO")
        rate = days * _divided("week", nth, conventions)
    else:
        rate = days * conventions.weekly
    return rate, rate


def _rate(per: list[Word], conventions: Conventions) -> float:
    """Contacts a year of "each week", "every 3 weeks", "every other week", "weekly"."""
    period = next(word.name for word in per if word.code in "RPD")
    if any(word.code == "A" for word in per):
        return _divided(period, 2, conventions)
    nth = next((word.value for word in per if word.code in "NO"), 1.0)
    return _divided(period, nth, conventions)


def _divided(period: str, nth: float, conventions: Conventions) -> float:
    if nth <= 0:
        return 0.0
    if period == "week" and nth == 2:
        return conventions.fortnightly
    if period == "day" and nth >= 7:  # calendar days; shorter spells are working days
        weeks, rest = divmod(nth, 7)
        return 365 / nth if rest else _divided("week", weeks, conventions)
    return _per_year(period, conventions) / nth


def _per_year(name: str, conventions: Conventions) -> float:
    return {
        "day": conventions.daily,
        "daily": conventions.daily,
        "week": conventions.weekly,
        "weekly": conventions.weekly,
        "fortnightly": conventions.fortnightly,
        "month": conventions.monthly,
        "monthly": conventions.monthly,
        "quarter": conventions.quarterly,
        "quarterly": conventions.quarterly,
        "third_year": 3 * conventions.yearly,
        "third_yearly": 3 * conventions.yearly,
        "half_year": conventions.half_yearly,
        "half_yearly": conventions.half_yearly,
        "year": conventions.yearly,
        "yearly": conventions.yearly,
    }[name]


def _next_shorter(per: list[Word], conventions: Conventions) -> float:
    period = next(word.name for word in per if word.code in "RPD")
    if period in {"week", "weekly", "day", "daily", "fortnightly"}:
        return conventions.daily
    return conventions.weekly if period in {"month", "monthly"} else conventions.monthly
