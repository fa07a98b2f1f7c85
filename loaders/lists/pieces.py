"""Cut the text of a bullet at its punctuation, and take words out of it cleanly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.vocabulary import fold, vocabulary

__all__ = ["Piece", "cut", "without"]

_DIVIDER = re.compile(
    r"(?P<dash>\s+[–—-]\s+|\s*[–—]\s*(?=[^\W\d])|\s*[–—]\s+)|(?P<colon>:)"
    r"|(?P<stop>[.!?]\s+(?=[^\W\d_a-zæøåäöéü]))|(?P<comma>,\s+)|(?P<semicolon>;\s*)"
    r"|(?P<open>\s*[(\[])|(?P<close>[)\]]\s*)"
)
_MARKS = {
    "dash": "–", "colon": ":", "stop": ".", "comma": ",", "semicolon": ";", "open": "(",
    "close": ")",
}  # fmt: skip
_LAST_WORD = re.compile(r"[^\s(]+$")
_NUMBER_ENDS = re.compile(r"(?<!\d)\d{1,3}$")  # a year is none: "Plan 2025 – 4 meetings"
_EMPTY_BRACKET = re.compile(r"\s*[(\[][\s,;:–—-]*[)\]]")
_BRACKET_START = re.compile(r"([(\[])[\s,;:–—-]+")
_BRACKET_END = re.compile(r"[\s,;:–—-]+([)\]])")
_MARKS_TOGETHER = re.compile(r"(?:\s*[,;:]|\s+[–—-](?=\s))(?=\s*[,;:.]|\s+[–—-]\s)")
_ENDS = " ,;:–—-"


@dataclass(frozen=True)
class Piece:
    """What stands between two marks of a bullet.

    Attributes
    ----------
    text : str
    start, end : int
        Where it stands in the bullet.
    mark : str
        The mark in front of it: one of ``– : . , ; ( )``, empty at the beginning.
    inside : bool
        Whether it stands in brackets.
    """

    text: str
    start: int
    end: int
    mark: str
    inside: bool


def cut(text: str) -> list[Piece]:
    """The pieces of a text, in order, those without a letter or digit left out.

    A colon in a time or an address cuts nothing, nor does the full stop of an abbreviation or
    the dash of "8 – 12".
    Brackets that do not close cut like commas.

    Examples
    --------
    >>> [(p.mark, p.text, p.inside) for p in cut("Schools (weekly): reading")]
    [('', 'Schools', False), ('(', 'weekly', True), (':', 'reading', False)]
    """
    balanced = text.count("(") == text.count(")") and text.count("[") == text.count("]")
    pieces: list[Piece] = []
    start, mark, depth = 0, "", 0
    for match in _DIVIDER.finditer(text):
        kind = match.lastgroup or ""
        if not _cuts(text, match, kind):
            continue
        _append(pieces, text, start, match.start(), mark, depth > 0)
        if balanced:
            depth = max(depth + (kind == "open") - (kind == "close"), 0)
        start, mark = match.end(), _MARKS[kind]
    _append(pieces, text, start, len(text), mark, depth > 0)
    return pieces


def without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """A text without some stretches of it, with brackets and marks as they should be.

    Examples
    --------
    >>> without("board (60 min, weekly), in May", [(7, 13), (15, 21)])
    'board, in May'
    """
    for start, end in sorted(ranges, reverse=True):
        text = f"{text[:start].rstrip(' ')} {text[end:].lstrip(' ')}"
    text = _BRACKET_END.sub(r"\1", _BRACKET_START.sub(r"\1", text))
    text = _EMPTY_BRACKET.sub("", text)
    text = re.sub(r"\.\s+\.(?!\.)", ".", text)
    text = re.sub(r"\s+(?=[,;.)\]])", "", text)
    text = re.sub(r"([(\[])\s+", r"\1", text)
    text = _MARKS_TOGETHER.sub("", text)
    text = " ".join(text.strip().lstrip(f"{_ENDS}.!?").rstrip(f"{_ENDS}([").split())
    return text[:-1] if _ends_sentence(text) else text


def _ends_sentence(text: str) -> bool:
    """Whether a full stop at the end is none of an abbreviation, and no dots."""
    last = _LAST_WORD.search(text[:-1])
    return text.endswith(".") and not (
        last and (_is_short(fold(last[0])) or last[0][-1] == ".")
    )


def _append(
    pieces: list[Piece], text: str, start: int, end: int, mark: str, inside: bool
) -> None:
    said = text[start:end].strip()
    if any(letter.isalnum() for letter in said):
        at = text.index(said, start)
        pieces.append(Piece(said, at, at + len(said), mark, inside))


def _cuts(text: str, match: re.Match[str], kind: str) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if kind == "colon":
        time = before[-1:].isdigit() and after[:1].isdigit()
        return not time and not after.startswith("/")
    if kind == "dash":
        return not (_NUMBER_ENDS.search(before) and after[:1].isdigit())
    if kind == "stop" and text[match.start()] == ".":
        last = _LAST_WORD.search(before)
        word = fold(last[0]) if last else ""
        return len(word) > 1 and not word.isdigit() and not _is_short(word)
    return True


def _is_short(word: str) -> bool:
    return word in vocabulary().all("abbreviations")
