"""Tell where the name of a bullet ends and what is said of the partner begins.

A colon ends it, a dash where the document or the words behind it say so, a comma or a full
stop where what follows is a frequency, a clause or something that is held or done. "Culture,
sports and leisure" and "Clubs, mainly choirs" are names.
"""

from __future__ import annotations

import re
from functools import cache

from graph.names.vocabulary import vocabulary as names_vocabulary
from loaders.frequency import is_pure, spans
from loaders.lists.asides import is_aside
from loaders.lists.pieces import Piece
from loaders.statuses import sign_in, status_told
from loaders.titles.likeness import is_place_of_work, looks_like_unit
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["goes_on", "is_activity", "name_end"]

_NAME_WORDS = 9  # of what stands in front of a full stop
_FIRST = 5  # words of a phrase among which its noun is
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGER = 2  # letters that a word has in front of its ending, at least


def name_end(text: str, pieces: list[Piece], dash: bool) -> int:
    """The place in a bullet where its name ends, with the brackets that belong to it.

    Parameters
    ----------
    text : str
    pieces : list of Piece
        Of that text.
    dash : bool
        Whether dashes divide in this document.
    """
    colon = next((at for at, p in enumerate(pieces) if p.mark == ":" and not p.inside), None)
    stop = next((at for at, p in enumerate(pieces) if p.mark == "." and not p.inside), None)
    if colon and (stop is None or colon < stop):
        dashes = (n for n, p in enumerate(pieces[:colon]) if p.mark == "–" and not p.inside)
        return _before(text, pieces, next(dashes, colon) if dash else colon)
    for at, piece in enumerate(pieces):
        if at and not piece.inside and _opens(text, pieces, at, dash):
            return _before(text, pieces, at)
    return len(text)


def is_activity(phrase: str) -> bool:
    """Whether a phrase begins with a noun for what is held or done, and no unit.

    Examples
    --------
    >>> [is_activity(words) for words in ("contract review", "lower secondary")]
    [True, False]
    """
    words = _WORD.findall(_joiner().split(phrase, maxsplit=1)[0])[:_FIRST]
    return any(_is_done(word.casefold()) and not is_place_of_work(word) for word in words[-1:])


def _is_done(word: str) -> bool:
    return any(
        word == end or (word.endswith(end) and len(word) >= len(end) + _LONGER)
        for end in vocabulary().all("activity_ends")
    )


@cache
def _joiner() -> re.Pattern[str]:
    """What stands behind the noun of a phrase: "review *of* contracts"."""
    words = any_of("topics", "owner_words", "with_words", "conjunctions", "purpose_cues")
    return re.compile(rf"\s+(?:{words})\s+|\d", re.IGNORECASE)


def _before(text: str, pieces: list[Piece], at: int) -> int:
    """The end of the text before a piece, its mark left out and brackets kept."""
    piece = pieces[at]
    between = text[pieces[at - 1].end : piece.start]
    closing = re.search(r"^[^)\]]*[)\]]", between)
    return pieces[at - 1].end + (closing.end() if closing else 0)


def _opens(text: str, pieces: list[Piece], at: int, dash: bool) -> bool:
    """Whether a piece is no more of the name."""
    piece = pieces[at]
    rest = text[piece.start :]
    if piece.mark == "–":
        behind = pieces[at - 1].inside
        return dash or behind or bool(spans(rest)) or status_told(rest) is not None
    if piece.mark == ".":
        return len(text[: piece.start].split()) <= _NAME_WORDS
    if piece.mark == ")":
        return is_pure(pieces[at - 1].text) and not goes_on(piece.text)
    if piece.mark in {",", ";"}:
        return _opens_behind_comma(text, pieces, at)
    return False


def goes_on(text: str) -> bool:
    """Whether a name goes on behind brackets: "Schools (weekly) *in* the north"."""
    words = vocabulary()
    joints = {
        w for key in ("conjunctions", "owner_words", "with_words") for w in words.all(key)
    }
    opens = any(f"{fold(text)} ".startswith(f"{cue} ") for cue in words.all("purpose_cues"))
    return fold(text.split()[0]) in joints and not opens


def _opens_behind_comma(text: str, pieces: list[Piece], at: int) -> bool:
    piece, before = pieces[at], pieces[at - 1]
    if is_pure(piece.text) or is_aside(piece.text) or _is_more_of_name(piece.text):
        return False
    if sign_in(piece.text) or _opens_clause(piece.text):
        return True
    if piece.text[0].isupper() or piece.text[0].isdigit():
        return False
    name = text[: pieces[at - 1].end]
    if any(is_place_of_work(word) for word in piece.text.split()[:1]):
        return False
    rated = bool(before.text and not before.inside and spans(before.text))
    if before.inside and _has_own_rate(pieces, at):
        return False
    if rated or (before.inside and is_pure(before.text)):
        return not looks_like_unit(piece.text)
    if spans(piece.text) or (is_activity(piece.text) and _is_whole(name)):
        return True
    return _is_between_name_and_rate(pieces, at)


def _has_own_rate(pieces: list[Piece], at: int) -> bool:
    """Whether a piece is one more partner: "police (weekly), *church* (monthly)"."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return after is not None and after.inside and is_pure(after.text)


def _is_between_name_and_rate(pieces: list[Piece], at: int) -> bool:
    """Whether a piece is the matter of "name, matter, weekly"; fields of work are names."""
    field = fold(pieces[0].text) in names_vocabulary().domains
    behind = pieces[at + 1 :]
    told = len(behind) == 1 and behind[0].mark in {",", ";"} and is_pure(behind[0].text)
    return at == 1 and told and not field and not looks_like_unit(pieces[at].text)


def _is_more_of_name(text: str) -> bool:
    """Whether a piece narrows a name, as "mainly choirs" does, or ends an enumeration."""
    return any(
        f"{fold(text)} ".startswith(f"{word} ")
        for word in vocabulary().all("name_fillers") | vocabulary().all("conjunctions")
    )


@cache
def _openers() -> frozenset[str]:
    words = vocabulary()
    keys = ("topics", "purpose_cues", "clause_openers")
    return frozenset(word for key in keys for word in words.all(key))


def _opens_clause(text: str) -> bool:
    return any(f"{fold(text)} ".startswith(f"{word} ") for word in _openers())


def _is_whole(name: str) -> bool:
    """Whether a name can stand by itself: a unit, an abbreviation or names in capitals."""
    words = name.partition("(")[0].split()
    if looks_like_unit(name) or any(len(word) > 1 and word.isupper() for word in words):
        return True
    capitals = all(word[:1].isupper() for word in words)
    if len(words) == 1:
        field = fold(name) in names_vocabulary().domains or _is_done(name.casefold())
        return capitals and not field
    return capitals
