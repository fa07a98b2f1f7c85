"""Ask a sentence for phrases of the vocabulary, and cut a text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Basis, Conventions, Frequency
from loaders.frequency import read, spans
from loaders.vocabulary import fold, vocabulary

__all__ = [
    "LONGEST",
    "after_cue",
    "any_of",
    "holds",
    "is_unclear",
    "label",
    "opens_with",
    "sentences",
    "without_frequency",
    "without_person",
    "worded",
]

_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[^a-zæøåäöéü])|;\s*")
_LABEL = re.compile(r"(?::|\s[–—-]\s)\s*")
_LAST_WORDS = frozenset({"i.", "å."})  # words of one letter that may end a sentence
_INITIAL = re.compile(r"[^\W\d_]\.")
_PHONE = re.compile(r"(?:\d[ -]?){8}")
_LABEL_WORDS = 5
LONGEST = 2000  # letters; no sentence is longer, and only a hostile file tries
_WORD = re.compile(r"[^\W_]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, verbatim; abbreviations do not end one.

    Examples
    --------
    >>> sentences("We share e.g. halls. Weekly; more in May.")
    ['We share e.g. halls.', 'Weekly;', 'more in May.']
    """
    short = vocabulary().all("abbreviations")
    found: list[str] = []
    for piece in _pieces(text):
        last = found[-1].split()[-1] if found and found[-1].split() else ""
        cut = fold(last).lstrip("(") in short or _INITIAL.fullmatch(last) is not None
        word = bool(found) and last in _LAST_WORDS and found[-1] != last
        if found and last.endswith(".") and cut and not word:
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _pieces(text: str) -> Iterator[str]:
    """A text cut behind every mark that may end a sentence."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield text[start : match.start() + 1]
        start = match.end()
    yield text[start:]


def any_of(*keys: str) -> str:
    """A pattern for the phrases of some keys of the vocabulary, the longest first."""
    words = {phrase for key in keys for phrase in vocabulary().all(key)}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def label(text: str) -> tuple[str, str]:
    """A short name in front of a colon or a dash, and what is said of it."""
    match = _LABEL.search(text)
    if not match or len(text[: match.start()].split()) > _LABEL_WORDS:
        return "", text
    return text[: match.start()].strip(), text[match.end() :].strip()


def after_cue(text: str, key: str) -> str:
    """What follows when a sentence opens with a phrase of a key and a colon, else nothing."""
    name, said = label(text)
    return said if name and fold(name) in vocabulary().all(key) else ""


def opens_with(text: str, key: str) -> bool:
    """Whether a sentence begins with a phrase of a key."""
    folded = fold(text).replace(",", " ").replace(":", " ")
    return any(f"{folded} ".startswith(f"{phrase} ") for phrase in vocabulary().all(key))


def holds(text: str, key: str) -> bool:
    """Whether a phrase of a key stands anywhere in a sentence, as whole words."""
    folded = f" {' '.join(_WORD.findall(text.casefold()))} "
    return any(f" {phrase} " in folded for phrase in vocabulary().all(key))


def worded(text: str, conventions: Conventions, basis: Basis) -> Frequency | None:
    """The frequency in a text, with the words of it that give the number."""
    frequency = read(text, conventions, basis)
    if frequency is None:
        return None
    known = [span for span in spans(text, conventions) if span.low is not None]
    words = text[known[0].start : known[-1].end] if known else text.rstrip(" .;")
    return frequency.model_copy(update={"text": words})


def is_unclear(text: str) -> bool:
    """A question, a wish, a complaint, an opinion or a person: nothing about the list."""
    if len(text) > LONGEST or "?" in text or holds(text, "wishes") or _tells_of_person(text):
        return True
    trouble = holds(text, "troubles") and opens_with(text, "joint_work")
    return trouble or _is_opinion(text)


def _tells_of_person(text: str) -> bool:
    return bool(after_cue(text, "person_cues") or "@" in text or _PHONE.search(text))


def _is_opinion(text: str) -> bool:
    words = text.split()
    while words and fold(words[0]) in vocabulary().all("function_words"):
        words = words[1:]
    return opens_with(" ".join(words), "unclear")


def without_frequency(text: str) -> str:
    """A sentence without the words that tell how often, wherever they stand in it."""
    for span in reversed(spans(text[:LONGEST])):
        text = f"{text[: span.start].rstrip(' (')} {text[span.end :].lstrip(' )')}"
    return text


def without_person(text: str) -> str:
    """A text as it may be shown: who the contact person is, is nobody's business."""
    if not _tells_of_person(text):
        return text
    return f"{label(text)[0]}: …" if after_cue(text, "person_cues") else "…"
