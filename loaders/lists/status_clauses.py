"""Take out of what a bullet says of a partner the clauses that only tell how it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Status
from loaders.lists.pieces import Piece, cut, without
from loaders.statuses import Sign, sign_in
from loaders.vocabulary import fold, vocabulary

__all__ = ["take_status"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class _Told:
    piece: Piece
    sign: Sign


def take_status(said: str) -> tuple[str, Status | None]:
    """What is said of a partner without clauses that tell how it stands, and how it stands.

    Where nothing else is said, the words beside the wish or the trouble are the purpose: what
    is wished for, or what is unclear.

    Examples
    --------
    >>> rest, status = take_status("back to work. Blocked, it is unclear who orders")
    >>> rest, status.value
    ('back to work', 'strained')
    >>> take_status("suggest a joint web slot")[0]
    'joint web slot'
    """
    pieces = cut(said)
    told = [
        _Told(piece, sign)
        for at, piece in enumerate(pieces)
        if (sign := sign_in(piece.text)) and not _is_matter(pieces, at, sign)
    ]
    if not told:
        return said, None
    signs = {one.sign.status for one in told}
    status = Status.STRAINED if Status.STRAINED in signs else Status.PROPOSED
    silent = [piece for piece in pieces if all(one.piece is not piece for one in told)]
    empty = [piece for piece in silent if _says_nothing(piece.text)]
    gone = [(p.start, p.end) for p in (*empty, *(one.piece for one in told))]
    remarks = [piece for piece in silent if _is_remark(piece, told[0])]
    beside = _beside(told[0]) if remarks else ""
    if len(empty) < len(silent) and not (beside and len(remarks) == len(silent)):
        return without(said, gone), status
    return next((words for one in told if (words := _beside(one))), ""), status


def _is_remark(piece: Piece, told: _Told) -> bool:
    """Whether a piece tells more of the wish or trouble before it, and not what about.

    So does another sentence, what stands in brackets, and "…, and they never reply".
    """
    if piece.start < told.piece.end:
        return False
    first = fold(piece.text).split(" ")[0]
    return piece.inside or piece.mark == "." or first in vocabulary().all("conjunctions")


def _is_matter(pieces: list[Piece], at: int, sign: Sign) -> bool:
    """Whether a word for trouble is one of several matters: "abuse, conflict, debt"."""
    one_word = " " not in pieces[at].text and sign.status is Status.STRAINED
    named = fold(pieces[at].text) in vocabulary().statuses
    return one_word and named and any(piece.mark == "," for piece in pieces[at : at + 2])


def _says_nothing(text: str) -> bool:
    """Whether a piece only denies, or says that there is contact: "no meeting", "but today"."""
    words = vocabulary()
    keys = ("no_words", "function_words", "begin_words", "contact_words", "joint_work", "times")
    small = {word for key in keys for word in words.all(key)}
    return all(fold(word) in small for word in _WORD.findall(text))


def _beside(told: _Told) -> str:
    """The words of a clause beside those for a wish or a trouble."""
    text, sign = told.piece.text, told.sign
    before, behind = text[: sign.start], text[sign.end :]
    if _says_nothing(before):
        return _from_content(behind)
    words = before if sign.status is Status.PROPOSED else text
    return without(words, ())


def _from_content(text: str) -> str:
    """A text from its first word that is more than "start a", "that is" and the like."""
    words = vocabulary()
    small = words.all("function_words") | words.all("begin_words")
    small -= words.all("who_words") | words.all("question_words")  # "nobody agrees *who* pays"
    for match in _WORD.finditer(text):
        if fold(match[0]) not in small:
            return without(text[match.start() :], ())
    return ""
