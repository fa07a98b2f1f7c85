"""Read when something happens in a year: months, weeks, quarters and dates."""

from __future__ import annotations

import re
from functools import cache

from loaders.vocabulary import fold, vocabulary

__all__ = ["bare_whens", "is_when", "leading_when", "whens"]

_MONTH_LETTERS = 3  # "jan", "sept": what a month is cut to
_DATE = re.compile(r"\b(?:\d{4}-)?(\d{1,2})([./-])(\d{1,2})(?!\d)(?:\2\d{2,4})?\b\.?")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+\.?")
_LEAD = re.compile(r"\s*(?:[:–—]|\s-|\s)\s*")
_MOST_WEEK = 53


def whens(text: str, number: str = "") -> frozenset[str]:
    """The distinct times of a year that a text names, as codes such as ``m3`` and ``w12``.

    Parameters
    ----------
    text : str
        "uke 3, 7 og 11", "Mars", "Q2", "12.3.".
    number : str
        What a bare number is, where a header tells: ``"w"`` a week, ``"m"`` a month.

    Returns
    -------
    frozenset of str
        Empty when the text names no time. A span ("week 3-5") is one time.

    Examples
    --------
    >>> sorted(whens("uke 3, 7 og 11")), sorted(whens("januar og mai"))
    (['w11', 'w3', 'w7'], ['m1', 'm5'])
    """
    if not _DIGIT.search(text):  # but for the months, every time has a number
        return frozenset(f"m{_month(match['month'])}" for match in _months().finditer(text))
    found: set[str] = set()
    rest = text
    for match in _quarters().finditer(rest):
        found.add(f"q{match[1] or match[2]}")
    rest = _quarters().sub(" ", rest)
    for match in _weeks().finditer(rest):
        found |= {f"w{n}" for n in _numbers(match["numbers"])}
    rest = _weeks().sub(" ", rest)
    for match in _DATE.finditer(rest):
        found.add(f"d{match[3]}.{match[1]}")
    rest = _DATE.sub(" ", rest)
    for match in _months().finditer(rest):
        day = match["day"] or ""
        found.add(f"d{_month(match['month'])}.{day}" if day else f"m{_month(match['month'])}")
    rest = _months().sub(" ", rest)
    if number and re.search(r"\d", rest):
        found |= {f"{number}{n}" for n in _numbers(rest)}
    return frozenset(found)


def bare_whens(header: str) -> str:
    """What the bare numbers under a header are: ``"w"`` weeks, ``"m"`` months, or nothing."""
    word = fold(header).split(" ")[0].rstrip(".")
    weeks = vocabulary().all("week_words")
    if word in weeks or any(len(w) > 2 and word.startswith(w) for w in weeks):
        return "w"
    months = {w for words in vocabulary().languages.values() for w in words.periods["month"]}
    return "m" if word in {fold(month) for month in months} else ""


def is_when(text: str) -> bool:
    """Whether a text is nothing but times of the year: "Uke 4", "Januar 2025", "Q3"."""
    if not whens(text):
        return False
    rest = _months().sub(" ", _DATE.sub(" ", _weeks().sub(" ", _quarters().sub(" ", text))))
    small = vocabulary().all("conjunctions") | vocabulary().all("seasons")
    return all(fold(word) in small for word in _WORD.findall(rest))


def leading_when(text: str) -> tuple[str, str]:
    """The times that a line begins with and what it says then: "Uke 4: Møte med NAV".

    Returns
    -------
    tuple of str
        Both empty when the line does not begin so.
    """
    for cut in _LEAD.finditer(text[:60]):
        before, after = text[: cut.start()], text[cut.end() :]
        if before and cut.group().strip() and after and is_when(before):
            return before.strip(), after.strip()
    match = re.match(r"\s*", text)
    head = _weeks().match(text, match.end() if match else 0) or _DATE.match(text)
    if head and text[head.end() :].strip(" .:–-"):
        return head.group().strip(), text[head.end() :].strip(" .:–-")
    return "", ""


def _numbers(text: str) -> list[int]:
    """The numbers of an enumeration; of a span its first."""
    spans = re.findall(r"(\d{1,2})(?:\s*[-–]\s*\d{1,2})?", text)
    return [int(n) for n in spans if 1 <= int(n) <= _MOST_WEEK]


def _month(word: str) -> int:
    head = fold(word)
    for words in vocabulary().languages.values():
        for number, name in enumerate(words.months, start=1):
            if fold(name).startswith(head):
                return number
    return 0


@cache
def _months() -> re.Pattern[str]:
    names = {fold(name) for words in vocabulary().languages.values() for name in words.months}
    cut = {name[:_MONTH_LETTERS] for name in names} | {"sept"}
    spelled = sorted(names | cut, key=lambda name: (-len(name), name))
    span = rf"(?:\s*[-–]\s*(?:{'|'.join(spelled)})\b\.?)?"
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})\.?\s+)?(?P<month>{'|'.join(spelled)})\b\.?{span}"
        r"(?:\s+(?:19|20)\d\d)?",
        re.IGNORECASE,
    )


@cache
def _quarters() -> re.Pattern[str]:
    """Find "Q2" and "3. kvartal"."""
    periods = [words.periods for words in vocabulary().languages.values()]
    names = {
        fold(name) for one in periods for key in ("quarter", "third_year") for name in one[key]
    }
    spelled = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?:q\s?([1-4])|([1-4])\.?\s?(?:{spelled}))\b", re.IGNORECASE)


@cache
def _weeks() -> re.Pattern[str]:
    words = sorted(vocabulary().all("week_words"), key=lambda word: (-len(word), word))
    # "ukene 3 og 7", but "v" only by itself.
    ends_in = [re.escape(w) + ("[a-zæøå]{0,3}" if len(w) > 2 else "") for w in words]
    joiners = "|".join(map(re.escape, sorted(vocabulary().all("conjunctions"))))
    ends = rf"(?:\s*(?:,|-|–|/|{joiners})\s*\d{{1,2}})*"
    return re.compile(
        rf"\b(?:{'|'.join(ends_in)})\.?\s*(?:nr\.?\s*)?"
        rf"(?P<numbers>\d{{1,2}}{ends})\b(?!\s*[:.]?\d)",
        re.IGNORECASE,
    )
