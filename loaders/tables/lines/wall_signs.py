"""Read the colour, letter or sign of a note on a wall, or of a title above several notes."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.vocabulary import fold, vocabulary
from loaders.wording import LONGEST

__all__ = [
    "LETTER",
    "MARKS",
    "PICTURES",
    "Signed",
    "Titled",
    "colours_in",
    "first_sign",
    "sign_of",
    "signed",
    "title_in",
    "without_votes",
]

PICTURES = "🟢🟡🔴🔵🟠🟣⚪⚫😀🙂😐😕🙁😡👍👎❌✅❗❓⭐⚡💡"
MARKS = rf"[+!?*✓✔√✗✘×~°#☺☹♥❤★☆➕➖{PICTURES}-]"
LETTER = "[A-ZÆØÅÄÖ]"
_TITLE_WORDS = 16  # of what stands above notes: "Red: where does it pinch?"
_DOTS = {
    "🟢": "green", "🟡": "yellow", "🔴": "red", "🔵": "blue", "🟠": "orange", "🟣": "purple",
    "⚪": "white", "⚫": "black", "–": "-", "➕": "+", "➖": "-",
}  # fmt: skip
_QUOTES = " \"'“”«»„"
_BRACKETED = re.compile(
    r"^[\[({<](?P<sign>[^\[\](){}<>]{1,12})[\])}>]\s*[:=–—-]?\s*(?P<rest>.*)$"
)
_BARE = re.compile(
    rf"^(?P<sign>(?:{MARKS}|–){{1,3}}|[^\W\d_]+(?:\s+[^\W\d_-]+(?:-[^\W\d_]+)?)?)"
    r"(?::|\s*[=–—-]\s|\s)\s*(?P<rest>.*)$"
)
_BEHIND = re.compile(r"^(?P<rest>.+?)\s*[\[({](?P<sign>[^\[\](){}]{1,12})[\])}]$")
_LAST = re.compile(rf"^(?P<rest>.+?)\s*(?:\s[–—/|-]|,|#|\s(?=[{PICTURES}]))\s*(?P<sign>\S+)$")
_VOTES = re.compile(r"\s*[\[(]\s*[x×+]?\d{1,3}(?:\s+[^\W\d_]+)?\s*[\])]\s*$")
_RULES = re.compile(r"^[–—=~-]{2,}\s+|\s+[–—=~-]{2,}$")  # "--- Red notes ---"
_TITLED = re.compile(
    rf"^(?P<sign>{MARKS}|[^\W\d_]+)(?P<what>(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?)?)\s*"
    r"(?:\((?P<in>[^()]+)\):?|(?::|\s?[=–—-])\s+(?P<said>.+)|:?)$"
)


@dataclass(frozen=True)
class Signed:
    """A note: its sign, and what it says without that."""

    sign: str
    text: str


@dataclass(frozen=True)
class Titled:
    """A title of notes: their sign, and what it says that they are; empty where it does not."""

    sign: str
    said: str


def signed(text: str, signs: Container[str]) -> Signed | None:
    """The sign of a note, at its beginning or its end; None where it has none of those."""
    bare = without_votes(text)
    for pattern in (_BRACKETED, _BARE, _BEHIND, _LAST):
        match = pattern.match(bare[:LONGEST])
        if match is None or not match["sign"].strip():
            continue
        sign, rest = sign_of(match["sign"]), match["rest"]
        if not sign and pattern is _BARE:  # "yellow Schools: reading weeks"
            first = match["sign"].split()[0]
            sign, rest = sign_of(first), bare[len(first) :]
        if sign in signs and rest.strip(" .,:;=–—-()[]*_\n"):
            return Signed(sign, _VOTES.sub("", rest).strip(" :=–—-*_"))
    return None


def first_sign(text: str) -> Signed | None:
    """The sign with which a line of a legend begins, and what it says of that."""
    match = _BRACKETED.match(text) or _BARE.match(text)
    if match is None:
        return None
    words = match["sign"].split() or [""]
    whole = sign_of(match["sign"])
    sign = whole or sign_of(words[0])
    return (
        Signed(sign, " ".join([*(() if whole else words[1:]), match["rest"]])) if sign else None
    )


def without_votes(text: str) -> str:
    """A note without the quotes around it, and without how many wrote the same: "(3)"."""
    return _VOTES.sub("", text.strip(_QUOTES))


def title_in(block: Block, after: Block | None) -> Titled | None:
    """A sign with which a line heads notes: "Green wall: what goes well", "Yellow".

    It says nothing but that, or stands above bullets.
    """
    text = _VOTES.sub("", _RULES.sub("", block.text.replace("**", ""))).strip(" =*_#")
    if block.kind is BlockKind.BULLET or len(text.split()) > _TITLE_WORDS:
        return None
    match = _TITLED.match(text)
    if match is None or not (sign := sign_of(match["sign"])):
        return None
    said = match["in"] or match["said"] or ""
    what = fold(match["what"])
    if what and what not in _noted():
        return None
    below = after is not None and (after.kind is BlockKind.BULLET or text.endswith(("?", ":")))
    apart = block.gap and after is not None and after.gap
    noun = bool(what) and (not said or match["in"] is not None or apart)
    return Titled(sign, said) if below or noun or not said else None


def sign_of(text: str) -> str:
    """One name for a sign: the colour in English, a letter or a mark as it is; else empty."""
    bare = text.strip(" .:*_[]()") or text.strip(" []()") or text.strip()
    if bare in _DOTS:
        return _DOTS[bare]
    words = [word for word in fold(bare).split() if word not in _noted()]
    if len(words) == 1 and (colour := _colours().get(words[0])):
        return colour
    if re.fullmatch(rf"{LETTER}{{1,2}}|{MARKS}{{1,3}}", bare):
        return bare
    return ""


def colours_in(text: str) -> list[tuple[int, int, str]]:
    """Where colours stand in a text, from the first letter to the last, and which."""
    return [(m.start(), m.end(), _colours()[fold(m[0])]) for m in _colour().finditer(text)]


@cache
def _noted() -> frozenset[str]:
    """Words for notes and for what they hang on."""
    return vocabulary().all("note_words") | vocabulary().all("table_words")


@cache
def _colours() -> dict[str, str]:
    return {
        fold(word): name
        for words in vocabulary().languages.values()
        for name, phrases in words.colours.items()
        for word in phrases
    }


@cache
def _colour() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _colours()), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)
