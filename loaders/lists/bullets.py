"""Take a bullet apart: partner, how often, what for and how it stands, in any order.

::

    bullet    = [frequency mark] partners {mark said}
    partners  = name {("," | ";" | "+") name}        a name may have brackets
    said      = frequency | clause that tells how it stands | what it is about
    mark      = ":" | "–" | "," | "." | brackets

`pieces` cuts at the marks, `ends` finds where the partners end, `rates` takes out how often,
`loaders.statuses` reads the clauses. What is left is the purpose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.model import Conventions, Frequency, Status
from loaders.frequency import attempted, is_pure, read, spans
from loaders.lists.asides import is_aside
from loaders.lists.ends import goes_on, is_activity, name_end
from loaders.lists.names import Partners
from loaders.lists.pieces import Piece, cut, without
from loaders.lists.rates import take_rate, with_about
from loaders.lists.several import named_in_bullet
from loaders.lists.status_clauses import take_status
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, sentences

__all__ = ["Parts", "divides_by_dash", "take_all_apart", "take_apart"]

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_OPEN_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)$")
_EMPHASIS = re.compile(r"^(\*\*|\*|__|_)(?=\S)(.+?)(?<=\S)\1(?=$|[\s,:(\[])")
_EMPHASISED = re.compile(
    r"(?P<mark>\*\*|__)(?=\S)(?P<name>.+?)(?P=mark)(?P<said>.*)", re.DOTALL
)
_MARKS = ("**", "__")
_NAME_WORDS = 8  # of a name that is emphasised
_MANY = 4  # bullets that a dash divides, for each that has one within its name
_LEAD = re.compile(r"\s*[,;]\s+|\s+[–—-]\s+")
_PART = re.compile(r"\s*[,;]\s*")
_LONGEST = 2000  # letters; no bullet is longer, and only a hostile file tries
_ENDS = " ,;:–—-"


@dataclass(frozen=True)
class Parts:
    """What a bullet says.

    Attributes
    ----------
    partner : str
        As written, with the brackets that are no frequency.
    purpose : str
        What is left of the words when all else is taken out.
    frequency : Frequency or None
        None where the bullet says nothing of it.
    doubtful : str
        A bracket that seems meant as a frequency and was not understood.
    status : Status or None
        None where the bullet does not say how it stands.
    """

    partner: str
    purpose: str = ""
    frequency: Frequency | None = None
    doubtful: str = ""
    status: Status | None = None


def take_apart(text: str, conventions: Conventions, dash: bool = False) -> Parts:
    """Read the text of a bullet of one partner; with `dash` a dash divides as a colon does.

    Examples
    --------
    >>> parts = take_apart("Schools (primary) (weekly): reading weeks", Conventions())
    >>> parts.partner, parts.purpose, parts.frequency.low
    ('Schools (primary)', 'reading weeks', 52.0)
    """
    named, said = _divide(text, dash)
    return _with(_named(named, conventions), said, conventions)


def take_all_apart(text: str, conventions: Conventions, dash: bool = False) -> list[Parts]:
    """Read the text of a bullet, one `Parts` for each partner that it names.

    What is said behind the names is said of each. A frequency in brackets is that of the name
    before it, or of all where only the last has one: "A, B and C (weekly)".

    Examples
    --------
    >>> said = take_all_apart("Police (weekly), Roads Office (monthly): patrols", Conventions())
    >>> [(one.partner, one.frequency.low, one.purpose) for one in said]
    [('Police', 52.0, 'patrols'), ('Roads Office', 12.0, 'patrols')]
    """
    named, said = _divide(text, dash)
    names = [_named(name, conventions) for name in named_in_bullet(named)]
    if not any(name.frequency for name in names[:-1]):
        names = [replace(name, frequency=names[-1].frequency) for name in names]
    return [_with(name, said, conventions) for name in names]


def divides_by_dash(texts: Sequence[str]) -> bool:
    """Whether dashes divide in a document: few of its names have one in front of a colon."""
    dashed = named = 0
    for text in texts:
        marks = [piece.mark for piece in cut(text[:_LONGEST]) if not piece.inside]
        dashed += "–" in marks
        named += "–" in marks and ":" in marks and marks.index("–") < marks.index(":")
    return dashed > 0 and _MANY * named <= dashed


def _divide(text: str, dash: bool) -> tuple[str, str]:
    """The names of a bullet, and what is said of them; a frequency in front is said, too."""
    if len(text) > _LONGEST:
        return text.strip(), ""
    if marked := _emphasised_name(text):
        return marked
    pieces = cut(text)
    lead = ""
    if len(pieces) > 1 and pieces[1].mark in {":", "–"} and _leads(pieces[0]):
        lead, text = pieces[0].text, text[pieces[1].start :]
        pieces, dash = cut(text), True
    if not pieces:
        return text.strip(), ""
    end = name_end(text, pieces, dash)
    said = text[end:].lstrip(f"{_ENDS}.")
    if lead:
        said = f"{lead}, {said}" if said else lead
    return text[:end].strip(), said.strip()


def _emphasised_name(text: str) -> tuple[str, str] | None:
    """A name that emphasis parts from what is said: "**Police** come along twice a year"."""
    match = _EMPHASISED.match(text)
    if match is None or is_pure(match["name"]) or len(match["name"].split()) > _NAME_WORDS:
        return None
    said = match["said"].lstrip()
    if said.startswith(("(", "[", "/", "&", "+", *_MARKS)) or (said and goes_on(said)):
        return None
    return match["name"].strip(_ENDS), said.lstrip(f"{_ENDS}.")


def _leads(piece: Piece) -> bool:
    return not piece.inside and is_pure(piece.text)


def _with(name: Parts, said: str, conventions: Conventions) -> Parts:
    """What a name tells itself, and what is said behind it."""
    frequency = name.frequency
    said = _without_lead(said)
    if frequency is None and said:
        said, frequency = take_rate(said, conventions)
        frequency = frequency or _told_by_name(name.partner, said, conventions)
    said, status = take_status(said)
    said = _without_contact(_without_lead(said))
    purpose = ", ".join(part for part in (name.purpose, said) if part)
    return replace(name, purpose=purpose, frequency=frequency, status=name.status or status)


def _told_by_name(partner: str, said: str, conventions: Conventions) -> Frequency | None:
    """How often, in a later sentence that names the partner once more."""
    for sentence in sentences(said):
        told = [span for span in spans(sentence, conventions) if span.low is not None]
        if len(told) == 1 and Partners([partner]).mentioned(sentence):
            return read(sentence[told[0].start : told[0].end], conventions)
    return None


# --- the name with its brackets ---------------------------------------------------------------


def _named(text: str, conventions: Conventions) -> Parts:
    """A name with what stands in its brackets, or behind it without any mark."""
    text = _EMPHASIS.sub(r"\2", text).replace("**", "")
    purposes: list[str] = []
    status: Status | None = None
    frequency: Frequency | None = None
    doubtful = ""
    for match in [*_BRACKET.finditer(text), *_OPEN_BRACKET.finditer(text)]:
        inner = match[1].strip()
        named, rate = _trailing(text[: match.start()], conventions)
        if rate is not None and rate.low is not None:  # "Schools, monthly (Tuesdays at 9)"
            text, frequency = named, rate
            break
        if frequency is None and (frequency := read(inner, conventions)):
            kept, purposes, frequency = _in_bracket(inner, conventions)
            text = f"{text[: match.start()]}{kept}{text[match.end() :]}"
            break
        doubtful = inner if attempted(inner) else doubtful
    text, told = _without_status(text)
    status = told
    if frequency is None and not doubtful:
        text, frequency = _trailing(text, conventions)
    name = " ".join(_without_asides(text).split()).strip(" ,")
    name, held = _held(name)
    purposes = [*([held] if held else []), *purposes]
    return Parts(name, ", ".join(purposes), frequency, "" if frequency else doubtful, status)


def _in_bracket(
    inner: str, conventions: Conventions
) -> tuple[str, list[str], Frequency | None]:
    """What of a bracket stays with the name, what is a purpose, and how often it says.

    "(lower secondary, weekly)" narrows the name; "(case review, weekly)" and "(weekly review
    of cases)" tell what for.
    """
    parts = [part for part in _PART.split(inner) if part.strip()]
    first = next((at for at, part in enumerate(parts) if spans(part)), 0)
    kept = [part for part in parts[:first] if not is_aside(part) and not _has_digit(part)]
    purposes = [part for part in kept if is_activity(part)]
    kept = [part for part in kept if part not in purposes]
    words = inner[inner.index(parts[first]) :] if first or len(parts) == 1 else inner
    rest, _ = take_rate(parts[first], conventions)
    if not is_pure(parts[first]) and is_activity(rest):
        purposes.append(rest)
    purposes += [part for part in parts[first + 1 :] if is_activity(part) and not spans(part)]
    return f" ({', '.join(kept)})" if kept else "", purposes, read(words, conventions)


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _without_status(text: str) -> tuple[str, Status | None]:
    """A name without a bracket that only tells how it stands: "Schools (planned)"."""
    for match in _BRACKET.finditer(text):
        rest, status = take_status(match[1])
        if status and not rest:
            return text[: match.start()] + text[match.end() :], status
    return text, None


def _without_asides(partner: str) -> str:
    """A name without brackets that are no part of it; a bracket alone stays."""
    kept = _BRACKET.sub(lambda found: "" if is_aside(found[1]) else found[0], partner)
    return kept.strip(" ,") or partner


def _trailing(partner: str, conventions: Conventions) -> tuple[str, Frequency | None]:
    """A frequency without brackets behind the name: ``Schools, weekly``."""
    pieces = cut(partner)
    if len(pieces) > 1 and pieces[-1].mark in {",", ";"} and is_pure(pieces[-1].text):
        at = pieces[-1].start
        if not is_pure(pieces[-2].text):
            return without(partner[:at], ()), read(partner[at:], conventions)
    for span in spans(partner, conventions):
        name, words = partner[: with_about(partner, span.start)], partner[span.start :]
        if name.rstrip(_ENDS) and is_pure(words):
            return without(name, ()), read(words, conventions)
    return partner, None


@cache
def _meeting() -> re.Pattern[str]:
    """What is held with a partner, in front of its name: "Meeting with the schools"."""
    return re.compile(rf"^(?P<what>[^\W\d_]*(?:{any_of('meet_with')}))\s+(?=\S)", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of('topics')})\s+", re.IGNORECASE)


def _held(name: str) -> tuple[str, str]:
    """The partner and the matter of "Meeting with the schools about reading"."""
    match = _meeting().match(name)
    if match is None:
        return name, ""
    partner, *matter = _about().split(name[match.end() :], maxsplit=1)
    return partner, "".join(matter)


# --- what is said of the partner --------------------------------------------------------------


def _without_lead(purpose: str) -> str:
    """A purpose without how long or how much in front: "45 min – new cases"."""
    first, *rest = _LEAD.split(purpose, maxsplit=1)
    return (rest[0] if rest else "") if is_aside(first) else purpose


def _without_contact(purpose: str) -> str:
    """A purpose without words in front that only say that there is contact: "attend"."""
    words = vocabulary()
    keys = ("takes_part", "contact_words", "joint_work", "times", "standing", "loose_words")
    known = {word for key in keys for word in words.all(key)}
    pieces = cut(purpose)
    if not pieces or not all(fold(word) in known for word in pieces[0].text.split()):
        return purpose
    return purpose[pieces[1].start :] if len(pieces) > 1 else ""
