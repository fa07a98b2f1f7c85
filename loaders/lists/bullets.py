"""Take a bullet apart: ``partner (frequency): purpose``, where all but the partner may lack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.model import Conventions, Frequency
from loaders.frequency import attempted, is_pure, read, spans
from loaders.lists.asides import is_aside
from loaders.titles.likeness import looks_like_unit
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["Parts", "divides_by_dash", "take_apart"]

_DASH = re.compile(r"\s+[–—-]\s+|\s*[–—]\s+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_OPEN_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)$")
_EMPHASIS = re.compile(r"^(\*\*|\*|__|_)(?=\S)(.+?)(?<=\S)\1(?=$|[\s,(\[])")
_LEAD = re.compile(r"\s*[,;]\s+|\s+[–—-]\s+")
_PART = re.compile(r"\s*[,;]\s*")
_COMMA_BEHIND = re.compile(r",\s+(?=[^\W\d_])")
_STOP = re.compile(r"[.;]\s+(?=\S)")
_DASH_BEHIND_BRACKET = re.compile(r"(?<=[)\]])\s+[–—-]\s+")


@dataclass(frozen=True)
class Parts:
    """What a bullet says.

    Attributes
    ----------
    partner : str
        As written, with the brackets that are no frequency.
    purpose : str
        What stands after the colon.
    frequency : Frequency or None
        None where the bullet says nothing of it.
    doubtful : str
        A bracket that seems meant as a frequency and was not understood.
    """

    partner: str
    purpose: str = ""
    frequency: Frequency | None = None
    doubtful: str = ""


def take_apart(text: str, conventions: Conventions, dash: bool = False) -> Parts:
    """Read the text of a bullet; with `dash` a spaced dash divides as a colon does.

    Examples
    --------
    >>> parts = take_apart("Schools (primary) (weekly): reading weeks", Conventions())
    >>> parts.partner, parts.purpose, parts.frequency.low
    ('Schools (primary)', 'reading weeks', 52.0)
    """
    partner, purpose = _divide(text, dash)
    partner = _EMPHASIS.sub(r"\2", partner)
    if not purpose:
        partner, purpose = _behind_frequency(partner)
    partner, frequency, doubtful = _without_frequency(partner, conventions)
    if frequency is None and purpose and _colon(text) < 0:
        purpose, frequency = _frequency_among(_DASH.split(purpose), purpose, conventions)
    if frequency is None and purpose:
        purpose, frequency = _frequency_of_purpose(purpose, conventions)
    partner = _meeting().sub("", partner) or partner
    return Parts(partner, _without_lead(purpose), frequency, doubtful)


def _behind_frequency(text: str) -> tuple[str, str]:
    """A name with its frequency in brackets, and what stands behind them without any mark.

    What goes on with a preposition or a conjunction is more of the name: "Schools (weekly) in
    the north".
    """
    for match in _BRACKET.finditer(text):
        behind = text[match.end() :].strip()
        if match.start() and is_pure(match[1]) and _COMMA_BEHIND.match(behind):
            return text[: match.end()], behind.lstrip(", ")
        if match.start() and behind and behind[0].isalnum() and is_pure(match[1]):
            goes_on = fold(behind.split()[0]) in _joints() and not _opens_purpose(behind)
            return (text, "") if goes_on else (text[: match.end()], behind)
    name, *rest = text.split(", ", 2)
    if len(rest) > 1 and is_pure(rest[0]) and "(" not in name:  # "Schools, weekly, reading"
        return f"{name}, {rest[0]}", rest[1]
    why = ", ".join(rest)
    if rest and "(" not in name and _ends_often(name) and _is_why(why):
        return name, why  # "Schools twice a year, reading"
    return text, ""


def _ends_often(name: str) -> bool:
    """Whether a name has a frequency, and nothing more, behind it."""
    return any(span.start and is_pure(name[span.start :]) for span in spans(name))


def _is_why(text: str) -> bool:
    """Whether a text begins in lower case, and is neither a name nor says how often."""
    return text[:1].islower() and not spans(text) and not looks_like_unit(text.split(",")[0])


@cache
def _meeting() -> re.Pattern[str]:
    """What is held with a partner, in front of its name: "Meeting with the schools"."""
    return re.compile(rf"^(?:{any_of('meet_with')})\s+(?=\S)", re.IGNORECASE)


@cache
def _joints() -> frozenset[str]:
    words = vocabulary()
    keys = ("conjunctions", "owner_words", "with_words")
    return frozenset(word for key in keys for word in words.all(key))


def _opens_purpose(text: str) -> bool:
    said = f"{fold(text)} "
    return any(said.startswith(f"{cue} ") for cue in vocabulary().all("purpose_cues"))


def _without_lead(purpose: str) -> str:
    """A purpose without how long or how much in front: "45 min – new cases"."""
    first, *rest = _LEAD.split(purpose, maxsplit=1)
    return (rest[0] if rest else "") if is_aside(first) else purpose


def divides_by_dash(texts: list[str]) -> bool:
    """Whether a document puts a dash, and never a colon, between partner and purpose."""
    return not any(_colon(text) >= 0 for text in texts) and any(
        _DASH.search(text) for text in texts
    )


def _colon(text: str) -> int:
    """Where the first colon outside brackets is, -1 without; times and addresses have none."""
    depth = 0
    balanced = text.count("(") == text.count(")")
    for at, letter in enumerate(text):
        if letter in "([" and balanced:
            depth += 1
        elif letter in ")]" and balanced:
            depth -= 1
        elif letter == ":" and depth <= 0:
            around = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
            if not (around[0].isdigit() and around[1].isdigit()) and around[1] != "/":
                return at
    return -1


def _divide(text: str, dash: bool) -> tuple[str, str]:
    at = _colon(text)
    if at >= 0:
        return text[:at].strip(), text[at + 1 :].strip()
    match = _DASH.search(text)
    if match and match.start():
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if dash or spans(right):
            return left, right
    behind = _DASH_BEHIND_BRACKET.search(text)
    if behind:
        return text[: behind.start()].strip(), text[behind.end() :].strip()
    return text.strip(), ""


def _without_frequency(
    partner: str, conventions: Conventions
) -> tuple[str, Frequency | None, str]:
    """The partner without its frequency, the frequency, and a bracket that resembles one."""
    doubtful = ""
    for match in [*_BRACKET.finditer(partner), *_OPEN_BRACKET.finditer(partner)]:
        inner = match[1].strip()
        if frequency := read(inner, conventions):
            qualifier, words = _qualifier(inner)
            if qualifier:
                frequency = read(words, conventions)
            kept = f" ({qualifier})" if qualifier and not is_aside(qualifier) else ""
            name = partner[: match.start()] + kept + partner[match.end() :]
            return " ".join(name.split()).strip(" ,"), frequency, ""
        if attempted(inner):
            doubtful = inner
    if doubtful:
        return partner, None, doubtful
    name, frequency = _trailing(partner, conventions)
    return _without_asides(name), frequency, ""


def _without_asides(partner: str) -> str:
    """A name without brackets that are no part of it; a bracket alone stays."""
    kept = _BRACKET.sub(lambda found: "" if is_aside(found[1]) else found[0], partner)
    return kept.strip(" ,") or partner


def _qualifier(inner: str) -> tuple[str, str]:
    """Parts of a bracket before its frequency: ``(lower secondary, weekly)``."""
    parts = _PART.split(inner)
    if len(parts) == 1:
        return "", inner
    first = next((at for at, part in enumerate(parts) if spans(part)), 0)
    before = ", ".join(parts[:first])
    if not before or any(letter.isdigit() for letter in before):
        return "", inner
    return before, inner[inner.index(parts[first]) :]


def _trailing(partner: str, conventions: Conventions) -> tuple[str, Frequency | None]:
    """A frequency without brackets behind the name: ``Schools, weekly``."""
    found = spans(partner, conventions)
    if not found:
        return partner, None
    for span in found:
        name, words = partner[: span.start].rstrip(" ,;–-"), partner[span.start :]
        if name and is_pure(words):
            return name, read(words, conventions)
    return partner, None


def _frequency_among(
    parts: list[str], purpose: str, conventions: Conventions
) -> tuple[str, Frequency | None]:
    """A frequency between dashes: ``partner – weekly – purpose``, in either order."""
    if len(parts) > 1 and is_pure(parts[0]):
        return purpose[purpose.index(parts[1], len(parts[0])) :], read(parts[0], conventions)
    if len(parts) > 1 and is_pure(parts[-1]):
        before = purpose[: len(purpose) - len(parts[-1])].rstrip(" –—-")
        return before, read(parts[-1], conventions)
    return purpose, None


def _frequency_of_purpose(
    purpose: str, conventions: Conventions
) -> tuple[str, Frequency | None]:
    """A frequency behind the colon; it stays in the purpose but at its ends."""
    if is_pure(purpose):
        return "", read(purpose, conventions)
    parts = [part for part in _PART.split(_DASH.sub(", ", purpose)) if part]
    if not parts:
        return purpose, None
    if among := _sentence_of_rate(purpose):
        rate, rest = among
        return rest, read(rate, conventions)
    if is_pure(parts[0]):
        rest = purpose[len(parts[0]) :].lstrip(" ,;–—-") if purpose.startswith(parts[0]) else ""
        return rest or purpose, read(parts[0], conventions)
    before, comma, last = purpose.rpartition(", ")
    if comma and is_pure(last):
        return before, read(last, conventions)
    brackets = [match[1] for match in _BRACKET.finditer(purpose) if is_pure(match[1])]
    if brackets and purpose.rstrip(" .").endswith((")", "]")):
        return purpose, read(brackets[-1], conventions)
    return purpose, None


def _sentence_of_rate(purpose: str) -> tuple[str, str] | None:
    """A first or last sentence that is nothing but a frequency, and the other sentences."""
    for match in _STOP.finditer(purpose):
        before, behind = purpose[: match.start()], purpose[match.end() :]
        if is_pure(before):
            return before, behind
        if is_pure(behind) and not spans(before):
            return behind.rstrip(". "), before
    return None
