"""Find how often two meet in what a bullet says of a partner, and take it out."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Conventions, Frequency
from loaders.frequency import Span, is_pure, read, spans
from loaders.lists.asides import is_aside
from loaders.lists.pieces import Piece, cut, without
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["take_rate", "with_about"]

_BEFORE_RATE = 2  # words of a sentence such as "Joint meeting once a quarter"
_WORD = re.compile(r"[^\W\d_]+")
_HOUR = r"\d{1,2}(?:[.:]\d\d)?(?:\s*[–-]\s*\d{1,2}(?:[.:]\d\d)?)?(?:\s*[ap]\.?m\.?)?"


def take_rate(text: str, conventions: Conventions) -> tuple[str, Frequency | None]:
    """What is said of a partner without the words for how often, and how often.

    A piece that is nothing else counts first, then words in the first sentence: "a meeting
    every Tuesday at 9". In a later sentence they tell of something else, unless it only says
    that they meet: "Joint meeting once a quarter". Without a number
    ("when needed") they count at the end of a piece only. The hour, and brackets with how
    long, go with them.

    Examples
    --------
    >>> rest, frequency = take_rate("fortnightly case surgery (grants)", Conventions())
    >>> rest, frequency.low
    ('case surgery (grants)', 26.0)
    """
    pieces = cut(text)
    found = _pure(pieces) or _in_words(_first_sentence(pieces), conventions)
    if found is None:
        return _met(text, pieces, conventions)
    start, end = found
    start = with_about(text, start)
    if clock := _clock().match(text, end):
        end = clock.end()
    long = [(p.start, p.end) for p in pieces if p.inside and is_aside(p.text)]
    gone = [(s, e) for s, e in long if e <= start or s >= end]
    return without(text, [(start, end), *gone]), read(text[found[0] : found[1]], conventions)


def _pure(pieces: list[Piece]) -> tuple[int, int] | None:
    """The first piece that is nothing but a frequency, and those that go on behind it."""
    for at, piece in enumerate(pieces):
        if is_pure(piece.text) and not (piece.mark == "." and _rated(pieces[:at])):
            end = at
            while end + 1 < len(pieces) and _goes_on(piece, pieces[end + 1]):
                end += 1
            return piece.start, pieces[end].end
    return None


def _goes_on(piece: Piece, after: Piece) -> bool:
    return after.mark == "," and after.inside == piece.inside and is_pure(after.text)


def _rated(pieces: list[Piece]) -> bool:
    return any(spans(piece.text) for piece in pieces)


def _first_sentence(pieces: list[Piece]) -> list[Piece]:
    for at, piece in enumerate(pieces):
        if at and piece.mark == ".":
            return pieces[:at]
    return pieces


def _met(
    text: str, pieces: list[Piece], conventions: Conventions
) -> tuple[str, Frequency | None]:
    """A text without a later sentence that only says that two meet, and how often they do."""
    for piece in pieces:
        for span in spans(piece.text):
            before = _WORD.findall(fold(piece.text[: span.start]))
            if span.low is not None and _ends(piece, span) and _only_meet(before):
                rest = without(text, [(piece.start, piece.end)])
                return rest, read(piece.text[span.start :].rstrip(" ."), conventions)
    return text, None


def _only_meet(said: list[str]) -> bool:
    """Whether words say no more than that there is a meeting: "joint meeting", "we meet"."""
    if not said or len(said) > _BEFORE_RATE:
        return False
    words = vocabulary()
    keys = ("meeting_nouns", "times", "contact_words", "joint_work")
    ends = tuple(end for end in words.all("meeting_nouns") if " " not in end)
    return said[-1].endswith(ends) or any(said[-1] in words.all(key) for key in keys)


def _in_words(pieces: list[Piece], conventions: Conventions) -> tuple[int, int] | None:
    """Where a number is told among other words, or at the end of a piece no number is."""
    told = [(p, span) for p in pieces for span in spans(p.text, conventions)]
    for piece, span in sorted(told, key=lambda one: one[1].low is None):
        if span.low is not None or _ends(piece, span):
            return piece.start + span.start, piece.start + span.end
    return None


def _ends(piece: Piece, span: Span) -> bool:
    return not piece.text[span.end :].strip(" .")


def with_about(text: str, start: int) -> int:
    """The place of a frequency, with an "about" in front of it."""
    match = _about().search(text[:start])
    return match.start() if match else start


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:(?:{any_of('about', 'loose_words')})\.?\s+)+$", re.IGNORECASE
    )


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of('clock_words')})\.?\s*{_HOUR}", re.IGNORECASE)
