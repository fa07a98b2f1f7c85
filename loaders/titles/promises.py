"""Tell by its words what a title promises."""

from __future__ import annotations

import re
from functools import cache

from loaders.blocks import Block
from loaders.titles.contents import title_key
from loaders.titles.kept import kept
from loaders.vocabulary import fold, vocabulary

__all__ = [
    "announces",
    "begins_section",
    "ends_lists",
    "is_no_answer",
    "is_place",
    "is_scope",
    "names_document",
    "names_document_first",
    "names_section",
    "says_works_with",
    "speaks_of_contact",
    "without_place",
]

_PLACE_WORDS = 5
_STEM = 5  # letters of a word that a compound may begin with: contact-matrix


@kept
def announces(key: str) -> bool:
    """Whether a title, as `title_key` gives it, announces a list of collaborators."""
    words = vocabulary()
    if _list_phrase().search(key):
        return True
    if key in words.all("work_with") or _is_header(key) or _asks_with_whom(key):
        return True
    if says_works_with(key):
        return True
    key = _place().sub("", key).strip()
    cores, small = (
        words.all("list_words"),
        words.all("list_fillers") | words.all("function_words"),
    )
    parts = key.split()
    return any(part in cores for part in parts) and all(
        part in cores or part in small for part in parts
    )


@cache
def _list_phrase() -> re.Pattern[str]:
    phrases = sorted(vocabulary().all("list_phrases"), key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, phrases))})(?!\S)")


def _asks_with_whom(key: str) -> bool:
    """Whether a title is "Who we deal with" in other words: whom and with, and not what."""
    words = vocabulary()
    parts = key.split()
    withs = words.all("with_words")
    asking = [at for at, part in enumerate(parts) if part in words.all("who_words")]
    if asking[:1] == [0] and len(parts) > 2 and parts[-1] in withs:  # "Who do we do what with"
        return True
    if asking[1:] and asking[:1] == [0] and asking[1] > 1:  # "Who meets whom"
        return not set(parts[1 : asking[1]]) <= words.all("function_words")
    return (
        any(part in words.all("who_words") for part in parts[:2])
        and any(part in withs for part in parts)
        and not any(part in words.all("question_words") for part in parts)
    )


def says_works_with(key: str) -> bool:
    """Whether a text is "Works with", perhaps with how often or how closely in it."""
    parts = key.split()
    return (
        1 < len(parts) <= _PLACE_WORDS
        and parts[-1] in vocabulary().all("with_words")
        and parts[0] in _verbs()
    )


@cache
def _verbs() -> frozenset[str]:
    """What stands before "with" in what says that somebody works with others."""
    words = vocabulary()
    phrases = [phrase.split() for phrase in words.all("work_with")]
    withs = words.all("with_words")
    return frozenset(said[0] for said in phrases if len(said) > 1 and said[1] in withs)


def _is_header(key: str) -> bool:
    """Whether a title is what a column of partners is called, but for the shortest words."""
    return len(key) > _STEM and vocabulary().column(key) == "partner"


@cache
def _place() -> re.Pattern[str]:
    """The end of a title that says where: "in the municipality of X", "i X kommune"."""
    words = "|".join(sorted(vocabulary().all("municipality_words")))
    return re.compile(
        rf"\s+(?:i|in|of|for)\s+(?:the\s+)?(?:(?:{words})\s+of\s+)?\w+(?:\s+\w+)??"
        rf"(?:\s+(?:{words}))?$"
        rf"|(?<!\w)\w+\s+(?:{words})$"
    )


def is_scope(key: str) -> bool:
    """Whether a title only parts insiders from outsiders: "External", "I kommunen"."""
    words = vocabulary()
    parts = key.split()
    small = words.all("function_words") | words.all("owner_words") | words.all("list_fillers")
    scope = words.all("scope_words")
    return any(part in scope for part in parts) and all(
        part in scope or part in small for part in parts
    )


def names_section(key: str) -> bool:
    """Whether a title is one that parts of any document have, such as "Organisation"."""
    return key in vocabulary().all("section_titles")


def begins_section(key: str) -> bool:
    """Whether a title is such a one, or goes on from its first word: "Requirements for …"."""
    return names_section(key) or names_section(key.split(" ")[0])


def ends_lists(key: str) -> bool:
    """Whether a title begins something else than lists, such as an appendix."""
    ends = vocabulary().all("list_ends")
    return key in ends or key.split(" ")[0] in vocabulary().all("appendix_words")


def names_document(block: Block) -> bool:
    """Whether a title is that of a report or a meeting, not of a unit."""
    words = title_key(block.text).split()
    if words[1:2] and words[1] in vocabulary().all("conjunctions"):
        words = words[2:]  # "Plan and building" is a unit
    return bool(set(words) & vocabulary().all("document_words"))


def names_document_first(key: str) -> bool:
    """Whether a title begins with what kind of document it is: "Report on …"."""
    first, second, *_ = [*key.split(), "", ""]
    joined = second in vocabulary().all("conjunctions")
    return first in vocabulary().all("document_words") and not joined


def is_place(key: str) -> bool:
    """Whether a title only names a municipality."""
    words = key.split()
    municipal = vocabulary().all("municipality_words")
    if any(word in vocabulary().all("owner_words") for word in words[1:-1]):
        return words[0] in municipal  # "The library in X municipality" is a unit
    return 1 < len(words) < _PLACE_WORDS and (words[-1] in municipal or words[0] in municipal)


@kept
def without_place(name: str) -> str:
    """A name without the municipality that a comma parts from it: "Harbour, X Council"."""
    pieces = [piece.strip() for piece in name.split(",")]
    kept = [piece for piece in pieces if not is_place(title_key(piece))]
    return ", ".join(kept) if kept and len(kept) < len(pieces) else name


def is_no_answer(text: str) -> bool:
    """Whether a line only tells that a unit did not answer."""
    folded = fold(text)
    phrases = vocabulary().all("no_answer")
    return folded in phrases or any(
        folded.startswith(f"{phrase} ") for phrase in phrases if " " in phrase
    )


@kept
def speaks_of_contact(text: str) -> bool:
    """Whether any word of a text says that people meet or work together.

    Examples
    --------
    >>> speaks_of_contact("Samarbeidsmatrise 2025"), speaks_of_contact("Budsjett 2025")
    (True, False)
    """
    stems = _contact_stems()
    return any(word in stems or _begins_with(word, stems) for word in title_key(text).split())


def _begins_with(word: str, stems: frozenset[str]) -> bool:
    return any(word[:cut] in stems for cut in range(_STEM, len(word)))


@cache
def _contact_stems() -> frozenset[str]:
    words = vocabulary()
    phrases = words.all("contact_words") | words.all("joint_work") | words.all("list_words")
    phrases |= words.all("list_phrases") | words.all("meeting_titles")
    return frozenset(phrase for phrase in phrases if " " not in phrase)
